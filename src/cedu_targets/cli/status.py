"""cedu status: what is due, who is late, who did not report, what comes next?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cedu_targets.cli.day import day_asked_for
from cedu_targets.cli.delivery import deliver_report
from cedu_targets.cli.given_files import found_inputs, hold_stdin, outputs
from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.options import Exclude, ExitZero, Output, PaperSize, Sheet, format_option
from cedu_targets.cli.output_file import check_output
from cedu_targets.cli.second_run import run_in_child
from cedu_targets.cli.session import ending_on_faults, format_for, messages_in
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind

if TYPE_CHECKING:
    from cedu_targets.domain.status import State

_SEPARATORS = lazy_pattern(r"[\s,，、;；]")
ItemsGiven = Annotated[
    Path,
    typer.Argument(
        metavar="事项 · ITEMS",
        help="工作安排、任务清单或工作要点 · a schedule, a list of tasks or a programme of work",
        show_default=False,
        readable=False,
    ),
]
Returns = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="反馈 · RETURNS",
        help="报回来的清单（文件或文件夹）；事项里已有完成情况一栏的可不写"
        " · the lists that came back, files or folders; none where the items hold the answers",
        show_default=False,
        readable=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="日期 · DATE",
        help="截至日期，如 2019-06-15、2019年6月15日、2019年6月（即月底；默认今天）"
        " · the day, such as 2019-06-15 (default: today); of a month the last",
        show_default=False,
    ),
]
Remind = Annotated[
    int,
    typer.Option(
        "--remind",
        metavar="天数 · DAYS",
        min=0,
        help="离期限不超过这么多天的算将到期 · what is due within so many days is due soon",
    ),
]
Owner = Annotated[
    str | None,
    typer.Option(
        "--owner",
        metavar="责任单位 · NAME",
        help="只看这个责任单位的事项 · only the items of this owner",
        show_default=False,
    ),
]
Only = Annotated[
    str | None,
    typer.Option(
        "--only",
        metavar="状态 · STATES",
        help="只列出这些状态的事项，用逗号隔开，如 逾期未完成,已过期限未报"
        " · list only items in these states, set apart by commas, such as overdue,not_reported",
        show_default=False,
    ),
]
Evidence = Annotated[
    Path | None,
    typer.Option(
        "--evidence",
        metavar="文件夹 · DIR",
        help="在这个文件夹里核对佐证材料：文件在不在、开头对不对，不看内容"
        " · look for the evidence in this folder: whether files are there and begin as they should",
        show_default=False,
        readable=False,
    ),
]
Rules = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="规则包 · PACK",
        help="事项的规则包名称或文件（默认自动识别）；none 为不用"
        " · the items' rule pack (default: recognised); none: without",
        show_default=False,
    ),
]
OutputFormat = Annotated[
    ReportFormat | None,
    format_option(ReportKind.STATUS),
]
FailOnOverdue = Annotated[
    bool,
    typer.Option(
        "--fail-on-overdue",
        help="有事项逾期或已过期限未报也不通过 · fail where an item is overdue or was not reported in time, too",
    ),
]


def status(
    items: ItemsGiven,
    returns: Returns = None,
    as_of: AsOf = None,
    remind: Remind = 15,
    owner: Owner = None,
    only: Only = None,
    evidence: Evidence = None,
    rules: Rules = None,
    sheet: Sheet = None,
    exclude: Exclude = None,
    output_format: OutputFormat = None,
    output: Output = None,
    fail_on_overdue: FailOnOverdue = False,
    paper: PaperSize = None,
    exit_zero: ExitZero = False,
    lang: Lang = None,
) -> None:
    """看事项办到哪一步：谁逾期、谁没有报、什么快到期 · What is due: who is late, who did not report, what comes next?

    没有报的算未报，不算没有办；期限当天不算逾期
    · What was not reported is never taken for undone; the last day itself is in time.
    """
    messages = messages_in(lang)
    wanted = format_for(ReportKind.STATUS, output_format, output, messages, paper)
    with ending_on_faults(messages, wanted, output):
        hold_stdin([items, *(returns or ())])
        run_in_child()
        from msgspec.structs import replace

        from cedu_targets import api

        states = None if only is None else _states(only, messages)
        beside = [rules] if rules else []
        listed, came_in = found_inputs([[items], returns or []], exclude, [*beside, *outputs(output), items], messages)
        check_output(output, [*listed.paths, *came_in.paths, *beside], wanted)
        report = api.status(
            listed, came_in, as_of=day_asked_for(as_of, messages), remind=remind, owner=owner, only=states,
            rules=rules, sheet=sheet, evidence=evidence, in_use=[*beside, *outputs(output)],
        )  # fmt: skip
        report = replace(report, exit_zero=exit_zero, fail_on_overdue=fail_on_overdue)
        deliver_report(report, wanted, output, messages, paper)
        raise typer.Exit(report.exit_code)


def _states(text: str, messages: Messages) -> "list[State | None]":
    """States by their names or by their words in either language, set apart by commas. Raises CallFault."""
    from cedu_targets.domain.status import State
    from cedu_targets.reporters.status.states import URGENCY, short_word, state_word

    names: dict[str, State | None] = {str(state): state for state in State} | {"null": None}
    for language in Language:
        spoken = Messages(language)
        words = ((word(state, spoken).lower(), state) for state in URGENCY for word in (state_word, short_word))
        names |= dict(words)
    # A word may hold a comma, or be several.
    by_parts = {tuple(_parts(name)): state for name, state in names.items()}
    longest = max(map(len, by_parts))
    left, found = _parts(text), []
    while left:
        size = next((size for size in range(longest, 0, -1) if tuple(left[:size]) in by_parts), 0)
        if not size:
            known = messages.punctuation.names.join(short_word(state, messages) for state in URGENCY)
            raise CallFault("unknown_state", {"name": left[0], "known": known})
        found.append(by_parts[tuple(left[:size])])
        left = left[size:]
    return found


def _parts(text: str) -> list[str]:
    return [part for part in _SEPARATORS.split(text.lower()) if part]
