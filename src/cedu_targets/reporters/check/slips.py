"""Return slips (数据审核反馈单): the findings sorted by who has to answer them, one document for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import PurePath
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.table import Table
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.check.slip import Slip, SlipCause, SlipPart, cells
from cedu_targets.reporters.shared.diagnosis_sentences import Group, explained, standing
from cedu_targets.reporters.shared.escaping import file_name, told_apart
from cedu_targets.reporters.shared.sentences import form_of

_MOST_POSSIBILITIES = 9
"""Whoever has to find out which one it is wants them all."""


class Slips(Struct, frozen=True):
    """The slips of a run, and the findings (to mend or to verify) that are in none of them."""

    slips: tuple[Slip, ...]
    for_planner: int
    """They stand in the district's row, or speak of the table as a whole: no unit can answer them."""
    of_some_unit: int
    """How many of these a number of one of several units explains: nobody is written to on suspicion."""


def address(report: Report) -> Slips:
    """One slip for each unit of each file that has something to mend or to verify.

    A unit whose number is probably what breaks the district's sum is written to though no finding stands at its row;
    where it may as well be another unit's number, nobody is. The district's row is nobody's: its findings are for the
    planner who runs the check, and so are those that speak of no unit or of a subtotal. Only where a table has no
    district row is whoever made it written to.

    Units of two files may bear one name and be strangers, so files are never put together. Questions are for the
    office that issued the table, not for its units.
    """
    sorted_out: dict[tuple[str, str | None], list[SlipPart]] = {}
    for file in report.files:
        for unit, part in _parts(file):
            sorted_out.setdefault((file.path, unit), []).append(part)
    slips = [Slip(unit, path, tuple(_together(parts))) for (path, unit), parts in sorted_out.items()]
    slips = [slip for slip in slips if slip.is_due]
    told = {id(one) for slip in slips for part in slip.parts for one in _told(part)}
    for_planner = [
        (file, one) for file in report.files if file.table for one in _to_answer(file) if id(one) not in told
    ]
    of_some_unit = sum(_is_of_some_unit(one, file) for file, one in for_planner)
    return Slips(tuple(slips), len(for_planner), of_some_unit)


def _to_answer(file: FileReport) -> list[Finding]:
    return [*file.of_severity(Severity.ERROR), *file.of_severity(Severity.WARNING)]


def _told(part: SlipPart) -> Iterator[Finding]:
    yield from part.findings
    for cause in part.causes:
        yield from cause.findings


def _is_of_some_unit(finding: Finding, file: FileReport) -> bool:
    assert file.table is not None
    return any(
        any(finding is file.findings[position] for position in explained(group)) and _touched(group, file.table)
        for group in standing(file)
    )


class _Addressee(NamedTuple):
    name: str | None
    units: frozenset[str]
    takes_rest: bool
    """What speaks of no unit is for it, too."""


def _addressees(table: Table) -> list[_Addressee]:
    """Its units; of a table without a district row also whoever made it, who is its only unit if there is one."""
    units = [_Addressee(unit, frozenset((unit,)), takes_rest=False) for unit in table.units]
    if table.district is not None and units:
        return units
    if len(units) == 1:
        return [units[0]._replace(takes_rest=True)]
    return [_Addressee(None, frozenset(), takes_rest=True), *units]


def _parts(file: FileReport) -> Iterator[tuple[str | None, SlipPart]]:
    table = file.table
    if table is None:
        return
    # Each is gone through once: a table may have thousands of units and hundreds of causes.
    causes = _causes(file, table)
    open_findings = _Sorted([one for severity in Severity for one in file.of_severity(severity)], table)
    open_cells = _Sorted(file.told_not_judged, table)
    for one in _addressees(table):
        own = tuple(cause for unit in one.units for cause in causes.get(unit, ()))
        settled = {id(finding) for cause in own for finding in cause.findings}
        findings = tuple(finding for finding in open_findings.of(one) if id(finding) not in settled)
        not_judged = tuple(open_cells.of(one))
        if findings or not_judged or own:
            yield one.name, SlipPart(file, table, one.units, findings, not_judged, own)


_Entry = TypeVar("_Entry", Finding, NotJudged)


class _Sorted(Generic[_Entry]):
    """Entries by the unit at whose row they stand, with their positions; under None those of no unit of the table."""

    def __init__(self, entries: Iterable[_Entry], table: Table) -> None:
        units = set(table.units)
        self._by_unit: dict[str | None, list[tuple[int, _Entry]]] = {}
        for position, entry in enumerate(entries):
            unit = entry.place.unit if entry.place.unit in units else None
            self._by_unit.setdefault(unit, []).append((position, entry))

    def of(self, one: _Addressee) -> Iterator[_Entry]:
        """Those that an addressee has to answer, in their order."""
        found = [entry for unit in one.units for entry in self._by_unit.get(unit, ())]
        if one.takes_rest:
            found += [entry for entry in self._by_unit.get(None, ()) if _is_for(one, entry[1])]
        return (entry for _, entry in sorted(found, key=itemgetter(0)))


def _is_for(one: _Addressee, entry: Finding | NotJudged) -> bool:
    """Of what speaks of no unit: that there is no district row to compare with is nothing for the one street that
    fills the form in."""
    is_to_answer = isinstance(entry, Finding) and entry.severity is not Severity.NOTE
    return is_to_answer or one.name is None


def _together(parts: Sequence[SlipPart]) -> Iterator[SlipPart]:
    """The months of one form, each of which is a table, as one part: else all would be said of each of them."""
    by_form: dict[object, list[SlipPart]] = {}
    for part in parts:
        by_form.setdefault(form_of(part.file) or id(part), []).append(part)
    for first, *others in by_form.values():
        all_of_it = (first, *others)
        yield replace(
            first,
            units=frozenset(unit for part in all_of_it for unit in part.units),
            findings=tuple(one for part in all_of_it for one in part.findings),
            not_judged=tuple(one for part in all_of_it for one in part.not_judged),
            causes=tuple(one for part in all_of_it for one in part.causes),
        )


def _causes(file: FileReport, table: Table) -> dict[str, list[SlipCause]]:
    """The causes that say that one of a unit's numbers is wrong, by unit.

    Of several possibilities one has to answer for whose row a finding stands, or who alone has a part in all.
    """
    found: dict[str, list[SlipCause]] = {}
    for group in standing(file):
        cause = _cause(group, file, table)
        touched = _touched(group, table)
        rows = {one.place.unit for one in cause.findings}
        for unit in touched:
            if cause.is_only or unit in rows or (len(touched) == 1 and not cause.more):
                found.setdefault(unit, []).append(cause)
    return found


def _cause(group: Group, file: FileReport, table: Table) -> SlipCause:
    shown = tuple(group[:_MOST_POSSIBILITIES])
    findings = tuple(file.findings[position] for position in explained(group) if not file.findings[position].explained)
    return SlipCause(shown, len(group) - len(shown), findings, table)


def _touched(group: Group, table: Table) -> set[str]:
    """The units of whose numbers a cause or its alternatives say that they are wrong."""
    return set(table.units) & {one.place.unit or "" for diagnosis in group for one in cells(diagnosis)}


def beside_slips(found: Slips, report: Report, messages: Messages) -> list[str]:
    """What is in none of the slips, a line each."""
    counts = {
        "slips_for_planner": found.for_planner,
        "slips_of_some_unit": found.of_some_unit,
        "slips_no_table": sum(file.document is None for file in report.files),
        "slips_no_items": sum(file.items is not None for file in report.files),
        "slips_no_forms": sum(file.records is not None for file in report.files),
    }
    return [messages.term(name, count=count) for name, count in counts.items() if count]


def render(report: Report, messages: Messages) -> Mapping[str, bytes]:
    """The documents by file name; names are safe on any system and differ by more than case."""
    return rendered(address(report).slips, messages)


def rendered(slips: Sequence[Slip], messages: Messages) -> Mapping[str, bytes]:
    """The same of slips that are addressed already."""
    from cedu_targets.reporters.check import slip_document

    several = len({slip.path for slip in slips}) > 1
    names = told_apart(_stem(slip, messages, with_source=several) for slip in slips)
    return {f"{name}.docx": slip_document.render(slip, messages) for name, slip in zip(names, slips, strict=True)}


def _stem(slip: Slip, messages: Messages, *, with_source: bool) -> str:
    source = [file_name(PurePath(slip.path).stem)] if with_source else []
    unit = file_name(slip.unit or messages.term("slip_to_issuer"))
    return "-".join([file_name(messages.term("slip_title")), *source, unit])
