"""cedu template --for allocate: a plan to spread targets by, blank or prefilled from last year's table."""

import shlex
from pathlib import Path

from cedu_targets.cli.delivery import deliver, is_written, say, warn
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportKind, format_named


def write_plan(output: OutputFile, like: Path | None, messages: Messages) -> int:
    """Write a plan to be allocated, prefilled by last year's table; what could not be read of it is told."""
    from cedu_targets.allocation import run as planning
    from cedu_targets.allocation.plan.blank_plan import blank_plan
    from cedu_targets.domain.fault import PackFault
    from cedu_targets.reporters.allocation.template import plan_workbook
    from cedu_targets.reporters.shared.lines import finding_line

    check_output(output, [like] if like else [], format_named(ReportKind.ALLOCATION, "excel"))
    last_year = None if like is None else planning.last_years_table(like)
    try:
        plan, totals = blank_plan(last_year.document if last_year else None, messages)
        made = plan_workbook(plan, totals, messages)
    except PackFault as fault:
        raise fault.in_file(str(like)) from None
    deliver(made, output)
    unread = [finding for finding in last_year.findings if finding.severity is Severity.ERROR] if last_year else []
    if is_written(output):
        warn(messages.term("form_written", path=output))
        warn(f"  cedu allocate {shlex.quote(str(output))} -o {messages.term('form_result')}")
    for finding in unread:  # blank in the plan, so not assigned
        (say if is_written(output) else warn)(finding_line(finding, str(like), messages))
    return 1 if unread else 0
