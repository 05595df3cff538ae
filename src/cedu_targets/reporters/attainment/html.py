"""`cedu gap TEXT … -f html`: one page to look at: what is missed, what to send, paths, units, every target."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.attainment.ratios import RULE
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Figure
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.domain.paper import Paper
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import names_text, part_text
from cedu_targets.reporters.attainment.by_unit import covered_text, is_counted_by_unit
from cedu_targets.reporters.attainment.cells import next_cell, reason_cell
from cedu_targets.reporters.attainment.inputs import owners_of
from cedu_targets.reporters.attainment.page_lines import Line, entry_line, place_text, unit_line, with_owners
from cedu_targets.reporters.attainment.path_part import CLASSES, looks_of, path_part
from cedu_targets.reporters.attainment.sentences import (
    demand,
    nothing_judged,
    target_name,
    time_text,
    title,
    whole_name,
)
from cedu_targets.reporters.attainment.unit_marks import by_unit, unit_marks, units_by_mark
from cedu_targets.reporters.attainment.verdicts import (
    SYMBOLS,
    URGENCY,
    Entry,
    Verdict,
    by_verdict,
    counts,
    entries,
    targets_n,
    verdict_word,
)
from cedu_targets.reporters.shared.html_findings import FilePart, file_part
from cedu_targets.reporters.shared.html_page import page
from cedu_targets.reporters.shared.sentences import passed_over_lines

MOST_LINES = 1_000
"""Of a list; a page with more would be too heavy for a phone."""
MOST_UNIT_LINES = 5_000
"""With more of them the page does without the lists of what each unit has."""


class UnitList(Struct, frozen=True):
    """The units that stand alike, by their names."""

    state: str
    text: str
    """How they stand, in symbol and word."""
    count: int
    names: str


class UnitsPart(Struct, frozen=True):
    """A target that is judged unit by unit: who has it, who lacks it, who did not report, and each unit's line."""

    anchor: str
    id: str
    name: str
    time: str
    state: str
    symbol: str
    word: str
    text: str
    lists: Sequence[UnitList]
    lines: Sequence[Line]


class BaseLine(Struct, frozen=True):
    """A base: whose it is, of which year, from where."""

    name: str
    unit: str
    year: str
    value: str
    source: str
    place: str


def render(report: AttainmentReport, messages: Messages, paper: Paper | None = None) -> str:
    """The whole attainment as one page."""
    found = entries(report)
    standing = by_verdict(found)
    units = _units_parts(found, messages)
    unit_bases = [one for one in report.bases if one.unit is not None]
    anchors = {id(entry): part.anchor for entry, part in units}
    paths = [path_part(number, path, report, messages) for number, path in enumerate(report.paths, start=1)]
    owners = owners_of(report, messages)
    lines = {
        id(entry): (
            with_owners(entry_line(entry, report, messages), owners.get(entry.target.id, ""), messages),
            anchors.get(id(entry), ""),
        )
        for entry in found
    }
    return page(
        "attainment.html",
        messages,
        paper=paper or Paper.A4,
        title=title(report, messages),
        lead=" · ".join(_lead(report, found, messages)),
        nothing="" if report.is_compared else nothing_judged(messages),
        tiles=_tiles(found, messages),
        marks=[(CLASSES[one], SYMBOLS[one], verdict_word(one, messages)) for one in URGENCY if standing[one]],
        missed=[lines[id(entry)] for entry in standing[Verdict.MISSED][:MOST_LINES]],
        missed_n=len(standing[Verdict.MISSED]),
        unjudged=[_unjudged(entry, messages) for entry in standing[Verdict.UNJUDGED][:MOST_LINES]],
        unjudged_n=len(standing[Verdict.UNJUDGED]),
        silent=[
            (target_name(one.target), time_text(one.row, messages), demand(one.row, messages))
            for one in standing[Verdict.SILENT]
        ],
        paths=paths,
        looks=looks_of(paths),
        units=[part for _, part in units],
        unit_lines_left=sum(len(entry.units) - len(part.lines) for entry, part in units),
        lines=[lines[id(entry)] for entry in found[:MOST_LINES]],
        count=len(found),
        bases=_bases([one for one in report.bases if one.unit is None], report, messages),
        unit_bases=_bases(unit_bases[:MOST_LINES], report, messages),
        unit_bases_n=len(unit_bases),
        files=list(_files(report, messages, are_questions=False)),
        questions=list(_files(report, messages, are_questions=True)),
        passed_over=list(passed_over_lines(report.passed_over, messages)),
    )


def _lead(report: AttainmentReport, found: Sequence[Entry], messages: Messages) -> Iterator[str]:
    """`截至2023年6月30日 · 26 项目标 · 规划期 2019-2023 年 · 2020年1月14日印发`."""
    yield messages.term("gap_as_of", day=messages.day(report.as_of))
    several = messages.term("att_rows", count=len(found)) if len(found) > targets_n(found) else ""
    yield messages.term("att_page_targets", count=targets_n(found)) + several
    if report.period:
        yield messages.term("att_page_period", period=report.period)
    if report.issued:
        yield messages.term("att_page_issued", day=messages.day(report.issued))


def _tiles(found: Sequence[Entry], messages: Messages) -> list[tuple[str, str, str, int]]:
    """(class, sign, word, number) of every verdict that occurs, the most urgent first."""
    counted = counts(found)
    return [(CLASSES[one], SYMBOLS[one], verdict_word(one, messages), counted[one]) for one in URGENCY if counted[one]]


def _unjudged(entry: Entry, messages: Messages) -> tuple[str, str, str, str]:
    """(name, time, why, what to send)."""
    time = time_text(entry.row, messages)
    return target_name(entry.target), time, reason_cell(entry, messages), next_cell(entry, messages)


def _units_parts(found: Sequence[Entry], messages: Messages) -> list[tuple[Entry, UnitsPart]]:
    """What is judged unit by unit, in the order of the text."""
    chosen = by_unit(found)
    with_lines = sum(len(entry.units) for entry in chosen) <= MOST_UNIT_LINES
    return [(entry, _units_part(number, entry, with_lines, messages)) for number, entry in enumerate(chosen, start=1)]


def _units_part(number: int, entry: Entry, with_lines: bool, messages: Messages) -> UnitsPart:
    return UnitsPart(
        anchor=f"units-{number}",
        id=entry.target.id,
        name=target_name(entry.target),
        time=time_text(entry.row, messages),
        state=CLASSES[entry.verdict],
        symbol=SYMBOLS[entry.verdict],
        word=verdict_word(entry.verdict, messages),
        text=_units_reached(entry, messages),
        lists=list(_lists(entry, messages)),
        lines=[unit_line(row, verdict, messages) for row, verdict in zip(entry.units, entry.verdicts, strict=True)]
        if with_lines
        else [],
    )


def _units_reached(entry: Entry, messages: Messages) -> str:
    """`县(区) 6 个中 5 个建成（83.3%）`, `6 个单位中 4 个达到（66.7%）`."""
    if is_counted_by_unit(entry):
        return covered_text(entry.row, messages)
    count, total = len(entry.reaching), len(entry.units)
    return messages.term("att_units_reached", total=total, count=count, share=part_text(count, total))


def _lists(entry: Entry, messages: Messages) -> Iterator[UnitList]:
    """The units by how they stand, the most urgent first."""
    for (verdict, text), names in units_by_mark(unit_marks(entry, messages)).items():
        yield UnitList(CLASSES[verdict], text, len(names), names_text(names, messages))


def _bases(figures: Sequence[Figure], report: AttainmentReport, messages: Messages) -> list[BaseLine]:
    whole = whole_name(report, messages)
    return [
        BaseLine(
            name=one.name,
            unit=one.unit or whole,
            year="" if one.year is None else str(one.year),
            value=percent(one.value) if one.is_rate else f"{plain(one.value)} {one.unit_of_measure or ''}".rstrip(),
            source=one.source or "",
            place=place_text(one, messages),
        )
        for one in figures
    ]


def _files(report: AttainmentReport, messages: Messages, *, are_questions: bool) -> Iterator[FilePart]:
    """What was found in the inputs, or what they ask; a document without any is left out."""
    for number, file in enumerate(report.files, start=len(report.files) + 1 if are_questions else 1):
        kept = tuple(one for one in file.findings if one.is_question is are_questions)
        unread = tuple(one for one in file.not_judged if one.rule != RULE)  # what is told of each target is not
        only = replace(file, findings=kept, not_judged=unread, search=None)
        if are_questions:
            only = replace(only, not_judged=(), fault=None)
        part = file_part(number, only, Severity.ERROR, (), messages, {})
        if not part.is_silent:
            yield part
