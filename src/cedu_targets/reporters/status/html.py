"""`cedu status -f html`: one page to look at: what is late, a timeline, every owner, every item, what is open."""

from collections.abc import Container, Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.agenda.report import OwnerSummary, StatusReport
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.paper import Paper
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.html_findings import FilePart, file_part
from cedu_targets.reporters.shared.html_page import page
from cedu_targets.reporters.shared.sentences import joined, passed_over_lines
from cedu_targets.reporters.status.material_words import lacks_material, looked_in, material_text, materials_lines
from cedu_targets.reporters.status.row_words import (
    chosen,
    days_text,
    end_of,
    meaning,
    owners_text,
    part_in,
    place_text,
    printed_text,
    returned_texts,
    row_id,
    sources,
    span_text,
    title,
)
from cedu_targets.reporters.status.sentences import doubt_word, short, steps_text, summary
from cedu_targets.reporters.status.states import CLASSES, STATE_SYMBOLS, URGENCY, state_word
from cedu_targets.reporters.status.timeline import Axis, Bar, Chart, axis_of, bar, charts, percent

URGENT: Mapping[State | None, str] = {
    State.OVERDUE: "status_overdue", State.NOT_REPORTED: "status_not_reported", State.DUE_SOON: "status_due_soon",
    None: "status_not_judged",
}  # fmt: skip
"""The states with a list of their own, and its heading."""
MOST_ITEMS = 1_000
"""Items of a list and of the timeline; a page with more would be too heavy for a phone."""
MOST_SIGNS = 90
"""Of an item's text, in the lists that lead to the one of all items."""
MOST_OWNERS = 300
"""Owners of the summary."""
EDGE = Fraction(1, 12)
"""Of the axis, where a word in the middle of its place would be cut."""
MOST_OF_OWNERS = 2_000
"""With more items, each counted for each of its owners, the page does without the lists of the owners."""


class Line(Struct, frozen=True):
    """One item in words, with its bar where it has an end."""

    anchor: str
    id: str
    text: str
    short: str
    """The text, cut where it is long: the list of all items has it whole."""
    section: str
    owners: str
    printed: str
    span: str
    end: str
    days: str
    state: str
    symbol: str
    word: str
    returned: Sequence[str]
    place: str
    bar: Bar | None = None


class ChartPart(Struct, frozen=True):
    """One chart: months with their items."""

    number: int
    months: Sequence[tuple[str, Sequence[Line]]]


class AxisPart(Struct, frozen=True):
    """The head of a chart: where the years and months stand, and the line of the day."""

    divisions: int
    years: Sequence[tuple[str, str]]
    """(place, year)"""
    months: Sequence[tuple[str, str]]
    """(place, month); empty where a column is a quarter."""
    today: str
    """The place of the day; empty where it is not on the axis."""
    side: str
    """Where the word beside the line stands, or at which end of the axis: start, middle, end."""
    label: str
    title: str
    description: str


class OwnerPart(Struct, frozen=True):
    """One owner: its counts by state, and its items with its part in each."""

    anchor: str
    """Empty where its items are not listed."""
    name: str
    size: int
    counts: Sequence[int]
    supported: int
    items: Sequence[tuple[Line, str]]


def render(report: StatusReport, messages: Messages, paper: Paper | None = None) -> str:
    """The whole agenda as one page."""
    maker = _LineMaker(report, axis_of(report), messages)
    found = [state for state in URGENCY if report.counts[state]]
    states = [(CLASSES[one], STATE_SYMBOLS[one], state_word(one, messages, report.rows)) for one in found]
    listed = report.shown[:MOST_ITEMS]
    without_end = [row for row in listed if end_of(row) is None]
    owners = _owners(report, maker, found)
    return page(
        "status.html",
        messages,
        paper=paper or Paper.A3,
        title=title(report, messages),
        lead=" · ".join([summary(report, messages), *materials_lines(report, messages)]),
        sources=sources(report, messages),
        chosen=[*chosen(report, messages), *looked_in(report, messages)],
        tiles=[(*words, report.counts[one]) for one, words in zip(found, states, strict=True)],
        marks=[(*words, meaning(one, report, messages)) for one, words in zip(found, states, strict=True)],
        nothing=_nothing(report, messages),
        urgent=list(_urgent(report, maker)),
        axis=_axis_part(maker.axis, report, messages),
        charts=[_chart(number, part, maker) for number, part in enumerate(charts(listed), start=1)],
        key=joined(messages, *_key([maker.line(row).bar for row in listed], maker.axis, messages)),
        without_end=[maker.line(row) for row in without_end],
        owner_states=[(symbol, word) for _, symbol, word in states],
        has_support=any(owner.supported for owner in report.owners),
        owners=owners,
        owners_n=len(report.owners),
        owners_more=len(report.owners) - len(owners),
        are_owners_listed=any(owner.items for owner in owners),
        lines=[maker.line(row) for row in listed],
        shown_n=len(report.shown),
        is_all=report.only is None,
        items_more=len(report.shown) - len(listed),
        files=list(_parts(report, messages, are_questions=False)),
        questions=list(_parts(report, messages, are_questions=True)),
        passed_over=list(passed_over_lines(report.passed_over, messages)),
    )


class _LineMaker:
    """Makes the lines of rows; a row's line is made once."""

    def __init__(self, report: StatusReport, axis: Axis, messages: Messages) -> None:
        self.axis = axis
        self.messages = messages
        self.anchors = {id(row): f"item-{number}" for number, row in enumerate(report.rows, start=1)}
        self.with_path = len({row.path for row in report.shown}) > 1  # else it is told once for all
        self._lines: dict[int, Line] = {}

    def line(self, row: StatusRow) -> Line:
        """A row in words."""
        if id(row) not in self._lines:
            self._lines[id(row)] = self._line(row)
        return self._lines[id(row)]

    def _line(self, row: StatusRow) -> Line:
        messages, end = self.messages, end_of(row)
        doubt = "" if row.doubt is None else doubt_word(row, messages)
        told = (doubt, steps_text(row, messages), material_text(row, messages))
        return Line(
            anchor=self.anchors[id(row)],
            id=row_id(row, messages),
            text=row.item.text,
            short=short(row.item.text, MOST_SIGNS),
            section=row.item.section or "",
            owners=owners_text(row, messages),
            printed=printed_text(row, messages),
            span=span_text(row, messages),
            end="" if end is None else end.isoformat(),
            days=days_text(row, messages),
            state=CLASSES[row.state],
            symbol=STATE_SYMBOLS[row.state],
            word=state_word(row.state, messages, [row]),
            returned=[*returned_texts(row, messages), *filter(None, told)],
            place=place_text(row, messages, with_path=self.with_path),
            bar=None if end is None else bar(row, self.axis),
        )


def _nothing(report: StatusReport, messages: Messages) -> str:
    """That nothing is shown, or that nobody has to be urged; empty where somebody has."""
    if not report.shown:
        return messages.term("status_none_chosen" if report.rows else "status_none")
    return "" if any(row.state in URGENT for row in report.shown) else messages.term("status_calm")


def _urgent(report: StatusReport, maker: _LineMaker) -> Iterator[tuple[str, str, Sequence[Line], int]]:
    """(state, heading, items, how many are left out) of the states that somebody has to look after, worst first."""
    for state, heading in URGENT.items():
        rows = [row for row in report.shown if row.state is state]
        if rows:
            words = {"remind": report.remind} if state is State.DUE_SOON else {}
            lines = [maker.line(row) for row in rows[:MOST_ITEMS]]
            name = "unjudged" if state is None else state.replace("_", "-")
            yield name, maker.messages.term(heading, count=len(rows), **words), lines, len(rows) - len(lines)
    if rows := [row for row in report.shown if lacks_material(row)]:
        lines = [maker.line(row) for row in rows[:MOST_ITEMS]]
        yield "material", maker.messages.term("status_lacking", count=len(rows)), lines, len(rows) - len(lines)


def _key(bars: Sequence[Bar | None], axis: Axis, messages: Messages) -> Iterator[str]:
    """How the chart is to be read: only what occurs in it."""
    drawn = [one for one in bars if one is not None]
    yield messages.term("status_key" if axis.has_months else "status_key_quarters")
    if any(one.is_from_before or one.goes_on for one in drawn):
        yield messages.term("status_key_arrow")
    if any(one.thin for one in drawn):
        yield messages.term("status_key_thin")
    if any(one.light for one in drawn):
        yield messages.term("status_key_light")


def _chart(number: int, chart: Chart, maker: _LineMaker) -> ChartPart:
    """A chart with its months in words."""
    months = []
    for (year, month), rows in chart.months:
        heading = maker.messages.term("status_month", year=year, month=month, count=len(rows))
        months.append((heading, [maker.line(row) for row in rows]))
    return ChartPart(number, months)


def _axis_part(axis: Axis, report: StatusReport, messages: Messages) -> AxisPart:
    """The head of every chart."""
    day, last = messages.day(report.as_of), axis.first + axis.years - 1
    names = messages.term("status_months").split()
    step = 1 if axis.years == 1 else 3  # of two years every third month has room for its name
    months = [
        (percent(Fraction(year * 24 + 2 * month + step, axis.years * 24)), names[month])
        for year in range(axis.years if axis.has_months else 0)
        for month in range(0, 12, step)
    ]
    place = axis.before(report.as_of)
    is_on, side = axis.holds(report.as_of), "start" if place < EDGE else "end" if place > 1 - EDGE else "middle"
    where = "today" if is_on else "before" if place < 0 else "after"
    return AxisPart(
        divisions=axis.divisions,
        years=[
            (percent(Fraction(year, axis.years)), messages.term("status_year", year=axis.first + year))
            for year in range(axis.years)
        ],
        months=months,
        today=percent(axis.after(report.as_of)) if is_on else "",
        side=side,
        label=messages.term("status_today" if is_on else f"status_today_{where}"),
        title=messages.term("status_axis", first=f"{axis.first}-01-01", last=f"{last}-12-31"),
        description=messages.term(f"status_axis_{where}", day=day),
    )


def _owners(report: StatusReport, maker: _LineMaker, states: Sequence[State | None]) -> list[OwnerPart]:
    """Every owner with its counts, and its items where they are not too many for a page."""
    is_shown = {id(row) for row in report.shown[:MOST_ITEMS]}
    shown = report.owners[:MOST_OWNERS]
    with_items = sum(len(owner.rows) for owner in shown) <= MOST_OF_OWNERS
    return [
        _owner(number, owner, maker, states, is_shown if with_items else set()) for number, owner in enumerate(shown, 1)
    ]


def _owner(
    number: int, owner: OwnerSummary, maker: _LineMaker, states: Sequence[State | None], listed: Container[int]
) -> OwnerPart:
    rows = [row for row in owner.rows if id(row) in listed]
    return OwnerPart(
        f"owner-{number}" if rows else "",
        owner.owner,
        len(owner.own),
        [owner.counts[state] for state in states],
        owner.supported,
        [(maker.line(row), part_in(row, owner.owner, maker.messages)) for row in rows],
    )


def _parts(report: StatusReport, messages: Messages, *, are_questions: bool) -> Iterator[FilePart]:
    """What the checks of the inputs found, or what they ask; a document without any is left out."""
    for number, file in enumerate(report.files, start=len(report.files) + 1 if are_questions else 1):
        kept = tuple(one for one in file.findings if one.is_question is are_questions)
        only = replace(file, findings=kept, search=None)
        if are_questions:
            only = replace(only, not_judged=(), fault=None)
        part = file_part(number, only, Severity.ERROR, (), messages, {})
        if not part.is_silent:
            yield part
