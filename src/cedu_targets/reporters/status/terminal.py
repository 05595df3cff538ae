"""`cedu status` on a terminal: what is late first, then what comes next, the owners, and the counts."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.agenda.report import LATE, StatusReport
from cedu_targets.domain.place import Place
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.bounded import Part, Screen
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import fault_lines, passed_over_lines, where
from cedu_targets.reporters.shared.terminal import MOST_NAMES, Prose
from cedu_targets.reporters.status.material_words import materials_lines
from cedu_targets.reporters.status.row_words import (
    SETTLED,
    chosen,
    days_text,
    end_of,
    owners_text,
    period_text,
    row_id,
    title,
)
from cedu_targets.reporters.status.sentences import (
    MOST_SIGNS,
    by_state,
    finding_lines,
    notes_line,
    owner_lines,
    remarks,
    short,
    standing_text,
    summary,
)
from cedu_targets.reporters.status.states import short_word, state_text

STATE_STYLES: dict[State | None, str] = {
    State.OVERDUE: "bold red", State.NOT_REPORTED: "bold magenta", None: "bold magenta", State.DUE_SOON: "bold yellow",
    State.IN_PROGRESS: "cyan", State.DUE: "cyan", State.DONE: "green", State.DONE_LATE: "yellow",
}  # fmt: skip
"""The other states are plain: nobody has to look at them first."""
_PLAIN = "bold"
_LEAST = {State.OVERDUE: 3, State.NOT_REPORTED: 3, None: 2, State.DUE_SOON: 2, State.IN_PROGRESS: 1, State.DUE: 1}
"""Rows of a state that are shown in any case."""


def render(report: StatusReport, messages: Messages) -> RenderableType:
    """Everything that fits a screen, as one renderable."""
    faults = [Prose(visible(f"! {line}"), style="bold yellow") for line in fault_lines(report.files, messages)]
    foot = [Prose(visible(line), style="dim") for line in notes_line(report, messages)]
    foot += [Prose(visible(line), style="bold") for line in passed_over_lines(report.passed_over, messages, MOST_NAMES)]
    if not report.rows:
        return Group(*faults, *foot)
    head = [*faults, Prose(visible(title(report, messages)), style="bold")]
    if (sheet := _only_sheet(report)) is not None:
        head.append(Prose(visible(where(sheet.path, Place(sheet=sheet.item.sheet), messages)), style="dim"))
    head += [Prose(visible(line), style="dim") for line in chosen(report, messages)]
    foot += [Prose(visible(line), style="bold") for line in materials_lines(report, messages)]
    foot.append(Prose(visible(summary(report, messages)), style="bold"))

    def cut(left: Sequence[str]) -> RenderableType:
        return Prose(messages.term("agenda_more", parts=messages.punctuation.names.join(left)), style="bold")

    return Screen(head, [*_parts(report, messages)], foot, cut)


def _parts(report: StatusReport, messages: Messages) -> Iterator[Part]:
    yield from _findings(report, messages)
    is_one_sheet = _only_sheet(report) is not None
    for state, rows in by_state(report).items():
        yield _rows_of(state, rows, messages, is_one_sheet=is_one_sheet)
    if report.owner is None:
        yield from _owners(report, messages)


def _only_sheet(report: StatusReport) -> StatusRow | None:
    """A row of the only sheet whose cells hold the items; None where there are several, or they are lines of a text."""
    sheets = {(row.path, row.item.sheet) for row in report.rows}
    return report.rows[0] if len(sheets) == 1 and report.rows[0].item.cell is not None else None


def _rows_of(state: State | None, rows: Sequence[StatusRow], messages: Messages, *, is_one_sheet: bool) -> Part:
    heading = messages.term("agenda_group", state=state_text(state, messages, rows), count=len(rows))
    together = _together(state, rows)

    def drawn(count: int, _width: int) -> RenderableType:
        shown = _table(together[:count], messages, is_one_sheet=is_one_sheet)
        return Group(Text(""), Prose(heading, style=STATE_STYLES.get(state, _PLAIN)), shown)

    def left_out(count: int) -> str:
        left = sum(len(one) for one in together[len(together) - count :])
        return messages.term("agenda_count", state=short_word(state, messages, rows), count=left)

    return Part(len(together), _LEAST.get(state, 0), drawn, left_out)


def _together(state: State | None, rows: Sequence[StatusRow]) -> list[list[StatusRow]]:
    """The rows, those of one item that is late time after time, with the same words or none, in one."""
    found: dict[object, list[StatusRow]] = {}
    for row in rows:
        said = tuple((one.unit, one.said, one.reason) for one in row.returns)
        one = (row.path, row.table, row.item.id, row.unit, said) if row.period and state in LATE else id(row)
        found.setdefault(one, []).append(row)
    return list(found.values())


def _table(together: Sequence[Sequence[StatusRow]], messages: Messages, *, is_one_sheet: bool) -> Columns:
    """The item and its text, its last day and how far off it is; below the text who owns it, and where it stands."""
    rows = [several[0] for several in together]
    table = Columns.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, width=max(8, max(cell_len(visible(row_id(row, messages))) for row in rows)) + 2)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True, width=10)
    table.add_column(no_wrap=True, width=max(8, *(cell_len(days_text(row, messages)) for row in rows)), justify="right")
    for several in together:
        row = several[0]
        end = end_of(row)
        name = PurePath(row.path).name
        place = row.item.cell or "" if is_one_sheet else where(name, row.item.place, messages)
        below = " · ".join(filter(None, (owners_text(row, messages), place)))
        table.add_row(
            Text(f"  {visible(row_id(row, messages) if len(several) == 1 else row.item.id)}"),
            Group(
                Prose(visible(short(row.item.text))),
                *_times(several, messages),
                *_why(row, messages),
                Prose(visible(below), style="dim"),
            ),
            Text("" if end is None else end.isoformat()),
            Text(days_text(row, messages), style=STATE_STYLES.get(row.state, "")),
        )
    return table


def _times(rows: Sequence[StatusRow], messages: Messages) -> Iterator[RenderableType]:
    """How many times round, from which to which, where a line is about several."""
    if len(rows) > 1:
        first, last = (period_text(row.period or "", messages) for row in (rows[0], rows[-1]))
        yield Prose(messages.term("agenda_times", first=first, last=last, count=len(rows)))


def _why(row: StatusRow, messages: Messages) -> Iterator[RenderableType]:
    """What the columns beside the text do not say: the day of completion, a time that is no day, what was reported."""
    is_told = end_of(row) is not None and row.state not in SETTLED
    told = filter(None, remarks(row, messages, MOST_SIGNS)) if is_told else [standing_text(row, messages, MOST_SIGNS)]
    yield from (Prose(visible(line)) for line in told if line)


def _owners(report: StatusReport, messages: Messages) -> Iterator[Part]:
    told = [Prose(visible(f"  {line}")) for line in owner_lines(report, messages)]

    def drawn(count: int, _width: int) -> RenderableType:
        return Group(Text(""), Prose(messages.term("agenda_owners"), style="bold"), *told[:count])

    if told:
        yield Part(len(told), 0, drawn, lambda count: messages.term("agenda_more_owners", count=count))


def _findings(report: StatusReport, messages: Messages) -> Iterator[Part]:
    lines = [Prose(visible(line), style="yellow") for line in finding_lines(report, messages)]

    def drawn(count: int, _width: int) -> RenderableType:
        return Group(*lines[:count])

    if lines:
        yield Part(len(lines), 2, drawn, lambda count: messages.term("agenda_more_findings", count=count))
