"""`cedu rollup` on a terminal: what is wrong first, then what came of each unit and month, and the counts."""

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.rollup import figures_words
from cedu_targets.reporters.rollup.rates import begun_of
from cedu_targets.reporters.rollup.sentences import (
    aside_lines,
    completeness_line,
    finding_line,
    findings_of,
    sums_line,
    uncounted_line,
    uncounted_of,
)
from cedu_targets.reporters.rollup.words import HEADS, amount, mark, month_heads, title
from cedu_targets.reporters.shared.bounded import Part, Screen
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import fault_lines
from cedu_targets.reporters.shared.terminal import MOST_NAMES, STYLES, Prose
from cedu_targets.rollups.report import RollupReport
from cedu_targets.rollups.slots import Slot, SlotState
from cedu_targets.rollups.table import Column, columns_of

STATE_STYLES = {
    SlotState.DIFFERING: "bold red", SlotState.MISSING: "bold magenta", SlotState.REPORTED: "green",
    SlotState.NIL: "cyan", SlotState.NOT_DUE: "dim",
    SlotState.BLANK: "bold magenta",
}  # fmt: skip
_LATE_STYLE = "yellow"
_NARROWEST, _WIDEST = 8, 24
"""Columns for the names of units."""
_GAP = 2


def render(report: RollupReport, messages: Messages) -> RenderableType:
    """Everything that fits a screen, as one renderable."""
    foot = [Prose(visible(line), style="dim") for line in _remarks(report, messages)]
    foot += [Prose(visible(line), style="bold") for line in aside_lines(report, messages, MOST_NAMES)]
    if report.has_classes:
        foot.append(Prose(visible(completeness_line(report, messages, MOST_NAMES)), style="bold"))
        foot.append(Prose(visible(sums_line(report, messages)), style="bold"))
    if (figures := report.figures) is not None:
        foot += [Prose(messages.term("figures_both"), style="dim")] if report.has_classes else []
        foot.append(Prose(figures_words.meaning(figures, messages), style="dim"))
        if figures.units and not figures.has_roster and not report.units:
            foot.append(Prose(messages.term("rollup_no_roster"), style="dim"))
        foot.append(Prose(visible(completeness_line(figures, messages, MOST_NAMES)), style="bold"))
        foot.append(Prose(visible(figures_words.sums_line(figures, messages)), style="bold"))
    parts = [
        *_lines([*fault_lines(report.files, messages)], "bold yellow", "rollup_more_faults", messages, least=3),
        *_findings(report, messages),
        *_lines(
            [uncounted_line(form, messages) for form in uncounted_of(report)], "yellow", "rollup_more_uncounted",
            messages, least=2,
        ),
        *_matrix(report, messages),
        *_units_with_figures(report, messages),
    ]  # fmt: skip
    return Screen([Prose(visible(title(report, messages)), style="bold")], parts, foot, _cut(messages))


def _cut(messages: Messages) -> Callable[[Sequence[str]], RenderableType]:
    def said(left: Sequence[str]) -> RenderableType:
        return Prose(messages.term("rollup_more", parts=messages.punctuation.names.join(left)), style="bold")

    return said


def _remarks(report: RollupReport, messages: Messages) -> Iterator[str]:
    """What the marks mean, and what nobody can know."""
    if not report.units:
        return
    if ahead := len(report.months) - len(begun_of(report)):
        yield messages.term("rollup_months_ahead", count=ahead)
    yield messages.term("meaning_slot" if report.due_day is not None else "meaning_slot_untimed")
    if any(total and total.incomplete for total in report.totals.values()):
        yield messages.term("rollup_sign")
    if not report.has_roster:
        yield messages.term("rollup_no_roster")


def _lines(lines: Sequence[str], style: str, left_out: str, messages: Messages, *, least: int) -> Iterator[Part]:
    shown = [Prose(visible(line), style=style) for line in lines]

    def drawn(count: int, _width: int) -> RenderableType:
        return Group(*shown[:count])

    if shown:
        yield Part(len(shown), least, drawn, lambda count: messages.term(left_out, count=count))


def _findings(report: RollupReport, messages: Messages) -> Iterator[Part]:
    found = findings_of(report)

    def drawn(count: int, _width: int) -> RenderableType:
        told: set[str] = set()
        lines = []
        for file, one in found[:count]:
            # What to do about it is the same for all of a code.
            line = finding_line(file, one, messages, advises=one.code not in told)
            told.add(one.code)
            lines.append(Prose(visible(line), style=STYLES[one.severity]))
        return Group(*lines)

    least = min(4, sum(one.severity is not Severity.NOTE for _, one in found))
    if found:
        yield Part(len(found), least, drawn, lambda count: messages.term("rollup_more_findings", count=count))


def _matrix(report: RollupReport, messages: Messages) -> Iterator[Part]:
    """A row a unit: its sums and the mark of each month. All in the order of the roster, of many the worst first."""
    units = sorted(report.units, key=lambda unit: _badness(report.of_unit(unit)))

    def drawn(count: int, width: int) -> RenderableType:
        shown = report.units if count == len(units) else units[:count]
        return Group(*_tables(report, shown, width, messages))

    if units and report.months:
        yield Part(len(units), 5, drawn, lambda count: messages.term("rollup_more_units", count=count))


def _units_with_figures(report: RollupReport, messages: Messages) -> Iterator[Part]:
    """A line a unit of the forms with numbers: how far its numbers go, what they lack, what came."""
    figures = report.figures
    if figures is not None:
        lines = [figures_words.unit_line(unit, figures, messages) for unit in figures.units]
        yield from _lines(lines, "", "rollup_more_units", messages, least=5)


def _badness(slots: Sequence[Slot]) -> tuple[int, ...]:
    """Whom somebody has to call first: forms that differ, missing ones, sums that are not complete, late ones."""
    return (
        -sum(slot.state is SlotState.DIFFERING for slot in slots),
        -sum(slot.state is SlotState.MISSING for slot in slots),
        -sum(bool(slot.incomplete) for slot in slots),
        -sum(slot.is_late for slot in slots),
    )


def _tables(report: RollupReport, units: Sequence[str], width: int, messages: Messages) -> Iterator[RenderableType]:
    """The matrix, in as many tables as its months need in this width; the sums stand in the first.

    Months ahead would only fill it with one word.
    """
    begun = begun_of(report)
    known = {unit: total for unit, total in report.totals.items() if total is not None}
    columns = columns_of(known)
    name_width = min(_WIDEST, max(_NARROWEST, *(cell_len(visible(unit)) for unit in units)))
    marks = {mark(report.slots[unit, month], messages) for unit in units for month in begun}
    heads = month_heads(report.months, messages)
    mark_width = max(map(cell_len, (*marks, *heads.values())))
    sums = {column: [_amount(column, report, unit) for unit in units] for column in columns}
    sum_widths = {
        column: max(cell_len(messages.term(HEADS[column])), *map(cell_len, texts)) for column, texts in sums.items()
    }
    room = width - name_width - sum(size + _GAP for size in sum_widths.values())
    first = max(1, room // (mark_width + _GAP))
    further = max(1, (width - name_width) // (mark_width + _GAP))
    ends = [first, *range(first + further, len(begun) + further, further)]
    starts = [0, *ends[:-1]]
    for start, end in zip(starts, ends, strict=True):
        months = begun[start:end]
        if not months:
            return
        has_sums = start == 0
        heading = messages.term("rollup_matrix")
        if len(begun) > len(months):
            first_month, last_month = messages.month(months[0]), messages.month(months[-1])
            heading = messages.term("rollup_matrix_part", first=first_month, last=last_month)
        table = Columns.grid(padding=(0, _GAP, 0, 0))
        table.add_column(no_wrap=True, width=name_width, overflow="ellipsis")
        for column in columns if has_sums else ():
            table.add_column(no_wrap=True, width=sum_widths[column], justify="right")
        for _ in months:
            table.add_column(no_wrap=True, width=mark_width)
        told = [messages.term(HEADS[column]) for column in columns] if has_sums else []
        table.add_row(*(Text(text, style="dim") for text in ("", *told, *(heads[month] for month in months))))
        for number, unit in enumerate(units):
            row = [Text(sums[column][number]) for column in columns] if has_sums else []
            table.add_row(Text(visible(unit)), *row, *(_mark(report.slots[unit, month], messages) for month in months))
        yield Group(Text(""), Prose(heading, style="bold"), table)


def _amount(column: Column, report: RollupReport, unit: str) -> str:
    total = report.totals[unit]
    if total is None:
        return "—"
    return amount(column.of(total), is_incomplete=column.is_incomplete(total))


def _mark(slot: Slot, messages: Messages) -> Text:
    return Text(mark(slot, messages), style=_LATE_STYLE if slot.is_late else STATE_STYLES[slot.state])
