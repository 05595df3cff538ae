"""From the lists of a text, the numbers that were reported and the bases to the report."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import localcontext
from itertools import chain, islice

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.attainment.alternatives import with_alternatives
from cedu_targets.attainment.demands import Demand, demands_in, name_of
from cedu_targets.attainment.findings import (
    contradictions,
    left_in_sentences,
    not_judged,
    of_rows,
    other_bases,
    unused,
    unused_bases,
    years_unreported,
    years_unsaid,
)
from cedu_targets.attainment.judge import Judged, judged
from cedu_targets.attainment.measured import Evidence, Remark
from cedu_targets.attainment.numbers import Cell, Numbers
from cedu_targets.attainment.paths import Reached, with_achieved
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Attained, Figure, paths_of
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.gap import State
from cedu_targets.domain.items import Items
from cedu_targets.domain.numbers import PRECISION
from cedu_targets.domain.targets import TargetKind
from cedu_targets.report import FileReport


class Given(Struct, frozen=True):
    """What the targets are held against: all figures of all files, by the names of the targets."""

    achieved: Sequence[Figure] = ()
    bases: Sequence[Figure] = ()
    """Of the files."""
    pack_bases: Sequence[Figure] = ()
    """Of the rule pack; a base of a file comes before them."""
    units: Sequence[str] = ()
    """The units that report, where a list says so; else they are those of the bases, else of the achievements."""
    unread: Sequence[Cell] = ()
    """The achievements, and bases, of which something is written that is no number."""

    @property
    def roster(self) -> Sequence[str]:
        """The units that report, in their order; never more than somebody named."""
        for known in (self.units, _units_of((*self.bases, *self.pack_bases)), _units_of(self.achieved)):
            if known:
                return known
        return ()

    @property
    def all_bases(self) -> Sequence[Figure]:
        """The bases of the files, and those of the pack that no file has."""
        own = {(one.name, one.unit, one.year) for one in self.bases}
        return [*self.bases, *(one for one in self.pack_bases if (one.name, one.unit, one.year) not in own)]


def attain(
    texts: Sequence[FileReport], given: Given, as_of: date, beside: Sequence[FileReport] = ()
) -> AttainmentReport:
    """How the targets in the lists of `texts` stand on a day, by the numbers that are `given`.

    `beside` are the reports of the files of achievements and of bases, as far as they have any. Numbers without a year
    are those of the year of the day.
    """
    with localcontext(prec=PRECISION):
        lists = [file.items for file in texts if file.items is not None]
        demands = demands_in(lists)
        dated = [one if one.year is not None else replace(one, year=as_of.year) for one in given.achieved]
        unread = [(name, as_of.year if year is None else year, unit) for name, year, unit in given.unread]
        evidence = Evidence(Numbers(dated, given.roster, unread), Numbers(given.all_bases, given.roster, given.unread))
        found = [judged(demand, evidence, as_of) for demand in demands]
        found = [one for items in lists for one in _with_alternatives(found, items)]
        rows = [row for one in found for row in one.rows]
        paths = [one for items in lists for one in _paths(items, demands, evidence, as_of)]
        held = [*rows, *(row for path in paths for row in path.rows)]
        remarks = [
            *contradictions((*evidence.numbers.contradictions(), *evidence.bases.contradictions())),
            *other_bases(given.bases, given.pack_bases),
            *_each_once(chain.from_iterable([*(one.remarks for one in found), *(one.remarks for one in paths)])),
            *_unused(held, dated, given, as_of),
            *years_unsaid(given.achieved, demands, as_of),
        ]
        files = [_with_targets(file, found, as_of) for file in _with_remarks([*texts, *beside], remarks)]
    first = next(iter(lists), None)
    return AttainmentReport(
        files=tuple(files),
        rows=tuple(rows),
        as_of=as_of,
        title=next((items.title for items in lists if items.title), None),
        issued=None if first is None else first.issued,
        period=next((items.period for items in lists if items.period), None),
        paths=tuple(one.path for one in paths),
        bases=tuple(_bases_used(held, given.all_bases)),
        units=tuple(given.roster),
    )


def _units_of(figures: Iterable[Figure]) -> Sequence[str]:
    return list(dict.fromkeys(one.unit for one in figures if one.unit is not None))


def _with_alternatives(found: Iterable[Judged], items: Items) -> Iterator[Judged]:
    """The targets of one list, those of a group of alternatives judged together."""
    mine = [one for one in found if one.demand.items is items]
    rows = iter(with_alternatives(row for one in mine for row in one.rows))
    for one in mine:
        yield replace(one, rows=tuple(islice(rows, len(one.rows))))


def _paths(items: Items, demands: Sequence[Demand], evidence: Evidence, as_of: date) -> Iterator[Reached]:
    """The paths of a list, with what was achieved; none of which a step is a target of another list."""
    by_id = {demand.target.id: demand for demand in demands if demand.items is items}
    for path in paths_of(items):
        if all(step.target is not None and step.target.id in by_id for step in path.steps):
            yield with_achieved(path, by_id, evidence, as_of)


def _each_once(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """The remarks, each once; that a base is of another year is told once, and not once a unit."""
    seen: set[object] = set()
    for path, finding in remarks:
        place = None if finding.code == "GA040" else finding.place
        what = path, finding.code, place, tuple(finding.parameters.items()), finding.expected, finding.actual
        if what not in seen:
            seen.add(what)
            yield Remark(path, finding)


def _unused(rows: Sequence[Attained], figures: Sequence[Figure], given: Given, as_of: date) -> Iterator[Remark]:
    """The numbers and the bases that none of the rows were held against.

    Of what stays once it is there the numbers of earlier years are part of a later one.
    """
    held = [row for row in rows if row.state is not State.NOT_REPORTED and row.year is not None]
    used = {(name_of(row.target), row.year) for row in held}
    latest: dict[str, int] = {}
    for row in held:
        if (row.target.counting is not None or row.target.kind is TargetKind.COVERAGE) and row.year is not None:
            name = name_of(row.target)
            latest[name] = max(row.year, latest.get(name, row.year))
    left = [
        one
        for one in figures
        if (one.name, one.year) not in used and not (one.year is not None and one.year <= latest.get(one.name, 0))
    ]
    units = set(given.roster)
    silent = [row for row in rows if row.state is State.NOT_REPORTED]
    asked = {(name_of(row.target), row.year) for row in silent if row.year is not None}
    yield from unused([one for one in left if one.unit is None or one.unit in units], as_of, used, asked)
    used_bases = {(one.name, one.year) for one in _bases_used(held, given.all_bases)}
    yield from unused_bases(one for one in given.all_bases if (one.name, one.year) not in used_bases)


def _bases_used(rows: Iterable[Attained], bases: Iterable[Figure]) -> Iterator[Figure]:
    """The bases that any row was divided by: those of the whole and of every unit of the same year."""
    used = {(row.base.name, row.base.year) for row in rows if row.base is not None}
    return (one for one in bases if (one.name, one.year) in used)


def _with_remarks(files: Sequence[FileReport], remarks: Iterable[Remark]) -> list[FileReport]:
    """The files with what is to be said of each; what belongs to none of them goes to the text."""
    positions = {file.path: number for number, file in reversed(list(enumerate(files)))}
    added: dict[int, list[Finding]] = {}
    for path, finding in remarks:
        added.setdefault(positions.get(path or "", 0), []).append(finding)
    return [
        replace(file, findings=(*file.findings, *added[number])) if number in added else file
        for number, file in enumerate(files)
    ]


def _with_targets(file: FileReport, found: Iterable[Judged], as_of: date) -> FileReport:
    """A file with what is to be said of the targets in its list."""
    mine = [one for one in found if one.demand.items is file.items]
    findings = [finding for one in mine for finding in of_rows(one.demand, one.rows, as_of)]
    findings += left_in_sentences(file)
    findings += years_unreported((one.demand, one.rows) for one in mine)
    unjudged = [entry for one in mine for entry in not_judged(one.demand, one.rows, as_of)]
    checked = replace(file.checked, not_judged=file.checked.not_judged + len(unjudged))
    return replace(
        file, findings=(*file.findings, *findings), not_judged=(*file.not_judged, *unjudged), checked=checked
    )
