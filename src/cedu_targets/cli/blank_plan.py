"""cedu template --for allocate: a plan to spread targets by, blank or prefilled from last year's table."""

from pathlib import Path

from cedu_targets.cli.delivery import deliver, is_written
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.cli.streams import say, warn
from cedu_targets.domain.typed_words import typed
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportKind, format_named


def write_plan(output: OutputFile, like: Path | None, messages: Messages) -> int:
    """Write a plan to be allocated, prefilled by last year's table; what could not be read of it is told."""
    from cedu_targets.blank_plans import plan_to_fill_in

    check_output(output, [like] if like else [], format_named(ReportKind.ALLOCATION, "excel"))
    plan = plan_to_fill_in(like, messages)
    deliver(plan.workbook, output)
    if is_written(output):
        warn(messages.term("form_written", path=output))
        warn(f"  cedu allocate {typed(str(output))} -o {messages.term('form_result')}")
    for line in plan.unread:
        (say if is_written(output) else warn)(line)
    return 1 if plan.unread else 0
