"""Who sent what: the unit of each file, the units that sent nothing, and those of which two files came."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from cedu_targets.domain.months import Span, said_by_path, span_of
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.roster import Roster
from cedu_targets.domain.similar_names import bare
from cedu_targets.domain.table import Table
from cedu_targets.packs.names import NameEntry
from cedu_targets.report import FileReport

_SHORTEST_NAME = 2
Reporting = Callable[[FileReport], Sequence[str]]
"""The units, as a file's table prints them, that have anything of their own in it."""


def all_units(file: FileReport) -> Sequence[str]:
    """Every row of a table is a unit's report; a form is that of its unit, a ledger of those of its rows."""
    if file.records is not None:
        return file.records.units
    return () if file.table is None else file.table.units


def roster_of(
    files: Sequence[FileReport], expected: Sequence[NameEntry], *, is_due: bool, reporting: Reporting = all_units
) -> Roster | None:
    """The roster of a run of several files, or of a folder; None where they are no units' own forms.

    `is_due` says that all of `expected` were to report (they are of the issued table). Otherwise a unit is only
    missing where at least one file is another unit's own form: a folder of district tables has no roster.
    """
    by_path = [(path, list(reports)) for path, reports in groupby(files, key=lambda file: file.path)]
    if len(by_path) < 2 and not is_due:
        return None
    names = UnitNames(expected)
    printed = {path: [unit for one in reports for unit in reporting(one)] for path, reports in by_path}
    unit_of = {
        path: unit for path, reports in by_path if (unit := names.unit_of(path, reports, printed[path])) is not None
    }
    if not unit_of and not is_due:
        return None
    rows = {known for units in printed.values() for unit in units if (known := names.known(unit)) is not None}
    came = {*unit_of.values(), *rows}
    return Roster(
        expected=tuple(entry.name for entry in expected),
        missing=tuple(entry.name for entry in expected if entry.name not in came),
        twice=tuple(_twice(by_path, unit_of)),
        unit_of=unit_of,
    )


class UnitNames:
    """The units that were to report, under all their names."""

    def __init__(self, expected: Sequence[NameEntry]) -> None:
        by_name = {folded(name): entry.name for entry in expected for name in entry.names}
        self._named = {bare(entry.name): entry.name for entry in expected} | by_name
        # The longest first: 江宁开发区 is not 江宁.
        texts = sorted(self._named.items(), key=lambda pair: -len(pair[0]))
        self._texts = [(text, name) for text, name in texts if len(text) >= _SHORTEST_NAME]

    def unit_of(self, path: str, reports: Sequence[FileReport], printed: Sequence[str]) -> str | None:
        """The one unit that a file is of: by the only row with anything in it, else by title, sheet or file name."""
        tables = [report.table for report in reports if report.table is not None]
        units = dict.fromkeys(printed)
        if len(units) > 1:
            return None
        if units and (known := self.known(*units)) is not None:
            return known
        return self.named(path, tables) or next(iter(units), None)

    def named(self, path: str, tables: Sequence[Table] = ()) -> str | None:
        """The one unit that the titles or sheets of a file name, its own name, or that of its folder."""
        texts = [text for table in tables for text in (table.title, table.sheet) if text]
        said = next((unit for text in (*texts, Path(path).stem) if (unit := self._spoken_of(text))), None)
        return said or self.known(Path(path).parent.name)

    def known(self, printed: str) -> str | None:
        """The expected unit of this name; None where there is none."""
        return self._named.get(folded(printed)) or self._named.get(bare(printed))

    def _spoken_of(self, text: str) -> str | None:
        """The one expected unit that a text names."""
        left, found = folded(text), set[str]()
        for name, unit in self._texts:
            if name in left:
                left = left.replace(name, " ")
                found.add(unit)
        return found.pop() if len(found) == 1 else None


def _twice(
    by_path: Sequence[tuple[str, Sequence[FileReport]]], unit_of: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Units with several files for the same year and months; what cannot be read is no second form."""
    forms: dict[tuple[str, str | None, Span | None, frozenset[str]], list[str]] = {}
    for path, reports in by_path:
        tables = [report.table for report in reports if report.table is not None]
        if path in unit_of and tables:
            table = tables[0]
            headed = next((one.span for one in tables if one.span is not None), None)
            span = headed or span_of(table.title, table.sheet, *said_by_path(path))
            kind = frozenset(str(one.measure) for one in tables)
            forms.setdefault((unit_of[path], table.period, span, kind), []).append(path)
    yield from ((unit, tuple(paths)) for (unit, *_), paths in forms.items() if len(paths) > 1)
