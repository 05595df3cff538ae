"""`cedu allocate` on a terminal or in a pipe: the table, how it was spread, what moved; or what is wrong."""

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.allocation.report import AllocationReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.allocation.amounts import amount
from cedu_targets.reporters.allocation.conflicts import conflict_groups, conflict_place, demand_text, infeasible_text
from cedu_targets.reporters.allocation.sentences import move_text, spreading_lines, why
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.group_sentences import findings_listed
from cedu_targets.reporters.shared.sentences import joined, where
from cedu_targets.reporters.shared.terminal import STYLES, as_text

_MOST_UNITS = 40
_MOST_MOVES = 40
_NAME_WIDTH = 24
_GAP = 2
"""Between columns, and at both edges together."""


def render(report: AllocationReport, messages: Messages) -> str:
    """Everything, as lines of text."""
    return as_text(_shown(report, messages, one_by_one=True))


def render_styled(report: AllocationReport, messages: Messages) -> RenderableType:
    """Everything, as one renderable; of a number that was asked for, only why it is what it is."""
    return _shown(report, messages, one_by_one=False)


def _shown(report: AllocationReport, messages: Messages, *, one_by_one: bool) -> RenderableType:
    if report.asked is not None and report.allocation is not None:
        # Printed by itself, a text is folded whatever it says of itself.
        return Group(_line(Text(visible(why(report, *report.asked, messages)))))
    return _AllocationText(report, messages, one_by_one=one_by_one)


class _AllocationText:
    """The text of an allocation, which takes as many columns as there are; in a pipe each finding is a line."""

    def __init__(self, report: AllocationReport, messages: Messages, *, one_by_one: bool) -> None:
        self._report = report
        self._messages = messages
        self._is_one_by_one = one_by_one

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        yield from _parts(self._report, self._messages, options.max_width)
        yield from _findings(self._report, self._messages, one_by_one=self._is_one_by_one)


def _line(text: Text) -> Text:
    """One line however long: it must do in a log, and a terminal breaks it by itself."""
    text.no_wrap, text.overflow = True, "ignore"
    return text


def _parts(report: AllocationReport, messages: Messages, width: int) -> Iterator[RenderableType]:
    if report.mistakes:
        yield Text(messages.term("plan_mistakes", count=len(report.mistakes)), style="bold red")
    elif report.conflicts:
        yield Text(infeasible_text(report, messages), style="bold red")
        for conflicts, sentences in conflict_groups(report, messages):
            for sentence in sentences:
                yield _line(Text(visible(sentence), style="red" if sentence.startswith(" ") else ""))
            for member in (member for conflict in conflicts for member in conflict.constraints):
                place = where(report.path, conflict_place(member, report), messages)
                yield _line(Text(visible(f"{place}: {demand_text(member, report, messages)}"), style="dim"))
    elif report.understood is not None:
        yield Text(visible(report.understood.plan.title), style="bold")
        size = {"units": len(report.understood.units), "columns": len(report.understood.indicators)}
        yield Text(messages.term("plan_done", **size), style="green")
        yield Text("")
        yield from _table(report, messages, width)
        for line in spreading_lines(report, messages):
            yield Text(visible(line))
        yield Text("")
        yield from _moves(report, messages)


def _table(report: AllocationReport, messages: Messages, width: int) -> Iterator[RenderableType]:
    """Indicators down, units across, in as many blocks as the width asks for."""
    assert report.understood is not None
    understood = report.understood
    rows = [understood.plan.district, *understood.areas, *understood.units]
    shown = rows[: 1 + len(understood.areas) + _MOST_UNITS]
    longest = {row: max(cell_len(row), *(len(text) for text in _cells(report, row))) for row in shown}
    widths = {row: longest[row] + _GAP for row in shown}
    names = min(_NAME_WIDTH, max(cell_len(one.name) for one in understood.indicators)) + _GAP
    codes = max(cell_len(messages.term("head_code")), *(cell_len(code) for code in understood.by_code)) + _GAP
    room = max(width - names - codes - _GAP, 30)
    for block in _blocks(shown, widths, room):
        table = Columns(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
        table.add_column(messages.term("head_code"), justify="right", no_wrap=True)
        table.add_column(messages.term("head_name"), overflow="ellipsis", no_wrap=True, max_width=_NAME_WIDTH)
        for row in block:
            table.add_column(Text(visible(row)), justify="right", no_wrap=True)
        for code, indicator in understood.by_code.items():
            style = "bold" if code in understood.wholes else ""
            label = Text(visible(indicator.name))
            table.add_row(code, label, *(amount(report.rows[row][code], indicator) for row in block), style=style)
        yield table
    if len(rows) > len(shown):
        yield Text(messages.term("plan_more_units", count=len(rows) - len(shown)), style="dim")


def _cells(report: AllocationReport, row: str) -> list[str]:
    assert report.understood is not None
    return [amount(report.rows[row][code], indicator) for code, indicator in report.understood.by_code.items()]


def _blocks(rows: Sequence[str], widths: dict[str, int], room: int) -> Iterator[list[str]]:
    block: list[str] = []
    for row in rows:
        if block and sum(widths[one] for one in block) + widths[row] > room:
            yield block
            block = []
        block.append(row)
    yield block


def _moves(report: AllocationReport, messages: Messages) -> Iterator[RenderableType]:
    if report.issued is None:
        return
    if not report.moves:
        yield Text(messages.term("plan_no_moves"), style="green")
        return
    yield Text(messages.term("plan_moves", count=len(report.moves)), style="bold")
    table = Columns(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column(messages.term("head_unit"), overflow="fold")
    table.add_column(messages.term("head_code"), justify="right", no_wrap=True)
    table.add_column(messages.term("head_name"), overflow="fold")
    for name in ("head_was", "head_now", "head_moved"):
        table.add_column(messages.term(name), justify="right", no_wrap=True)
    for move in report.moves[:_MOST_MOVES]:
        label = Text(visible(move.indicator.name))
        table.add_row(Text(visible(move.row)), move.indicator.code, label, *move_text(move))
    yield table
    if len(report.moves) > _MOST_MOVES:
        yield Text(messages.term("plan_more_moves", count=len(report.moves) - _MOST_MOVES), style="dim")


def _findings(report: AllocationReport, messages: Messages, *, one_by_one: bool) -> Iterator[RenderableType]:
    findings = sorted(report.findings, key=lambda one: -one.severity.rank)
    told = (
        [(one, messages.message(one)) for one in findings]
        if one_by_one
        else [(entry.group.first, entry.in_one(messages)) for entry in findings_listed(findings, messages)]
    )
    for first, sentence in told:
        place = where(report.path, first.place, messages)
        text = visible(joined(messages, sentence, messages.help(first)))
        word = Text(f"{messages.term(first.severity)} ", style=STYLES[first.severity])
        yield _line(Text.assemble(Text(visible(f"{place}: ")), word, f"{first.code} {text}"))
