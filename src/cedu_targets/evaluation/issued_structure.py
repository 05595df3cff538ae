"""How a returned table meets the issued one: its rows, its columns, its year, its notes; what is gone or renamed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.declaration import is_of_sums_alone
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.place import Place
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.similar_names import suggestion
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import comparable, factor, parse_unit_of_measure
from cedu_targets.evaluation.bind import same_units
from cedu_targets.packs.likely_names import listed, of_one_column
from cedu_targets.packs.names import column_names, plain_name, same_columns
from cedu_targets.packs.pack import RulePack

_RULE = "against"
_FEWEST_NUMBERS = 3
"""So many equal numbers of a row, most of those that it has, and it is that row under another name."""
_MOST_SIGNS, _BEFORE = 80, 20
"""Signs of a note that a sentence cites, and of these before what was changed."""
_ALIKE = 0.6
"""Two notes with so much in common are one that was changed."""


class Meeting(Struct, frozen=True, dict=True):
    """A returned table and the issued one. Only rows and columns that meet are compared."""

    table: Table
    issued: Table
    path: str
    """Of the issued file."""
    units: Mapping[str, str]
    """The issued table's rows by the return's, the district's among them."""
    columns: Mapping[str, str]
    """The issued table's columns by the return's."""
    renamed: frozenset[str] = frozenset()
    """The return's units that are known by their numbers alone."""

    @property
    def is_of_one_unit(self) -> bool:
        """Whether it is one unit's own form, from which all other rows were taken on purpose."""
        return len(self.table.units) == 1

    @cached_property
    def year_differs(self) -> bool:
        """Whether the two say that they are of different years."""
        ours, theirs = (one.period and one.period[:4] for one in (self.table, self.issued))
        return bool(ours and theirs and ours != theirs and self.table.names_its_year)

    @property
    def absent_columns(self) -> list[str]:
        """The issued columns that the return does not have."""
        met = set(self.columns.values())
        return [code for code in self.issued.codes if code not in met]

    @property
    def absent_rows(self) -> list[str]:
        """The issued rows that the return does not have."""
        met = set(self.units.values())
        return [row for row in self.issued.rows if row not in met]

    def is_demanded(self, code: str) -> bool:
        """Whether an issued column holds anything for the rows that came back; where none met, it may."""
        rows = self.units.values()
        values = (self.issued.value(row, code) is not None or self.issued.is_unreadable(row, code) for row in rows)
        return not rows or any(values)

    def source(self, place: Place) -> str:
        """An issued cell as a sentence names it: `issued.xlsx:任务分解表!R21`."""
        return ":".join(filter(None, (self.path, "!".join(filter(None, (place.sheet, place.cell))))))

    def in_issued(self, place: Place) -> Place:
        """A place of the issued table as one that a finding relates to."""
        return replace(place, path=self.path)


def meeting_of(table: Table, issued: Table, pack: RulePack | None, path: str) -> Meeting:
    """Which rows and columns of a return are which of the issued table's: by code, name and alias, else by evidence."""
    columns = _columns(table, issued, pack)
    units = same_units(table, issued, pack)
    renamed = _by_numbers(table, issued, units, columns)
    return Meeting(table, issued, path, units | renamed, columns, frozenset(renamed))


def _columns(table: Table, issued: Table, pack: RulePack | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for ours, theirs in same_columns(table, issued).items():
        if theirs not in found.values():
            found[ours] = theirs
    if pack is not None:
        now, then = (column_names(one, pack.indicators) for one in (table, issued))
        for name, ours in now.items():
            theirs = then.get(name, name if name in issued.by_code else "")
            if theirs and ours not in found and theirs not in found.values():
                found[ours] = theirs
    return found | _between_the_same(table.codes, issued.codes, found)


def _between_the_same(ours: Sequence[str], theirs: Sequence[str], met: Mapping[str, str]) -> dict[str, str]:
    """Columns renamed: each alone between two that meet, in both tables (or at the same end of both)."""
    found: dict[str, str] = {}
    position = {code: number for number, code in enumerate(theirs)}
    taken = set(met.values())
    for number, code in enumerate(ours):
        if code in met:
            continue
        before = met.get(ours[number - 1], "") if number else None
        after = met.get(ours[number + 1], "") if number + 1 < len(ours) else None
        start = -1 if before is None else position.get(before, -2)
        end = len(theirs) if after is None else position.get(after, -2)
        if (before, after) != (None, None) and end - start == 2 and start >= -1 and theirs[start + 1] not in taken:
            found[code] = theirs[start + 1]
    return found


def _by_numbers(table: Table, issued: Table, units: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    """Units renamed: the one row left over whose numbers are an issued row's that is left over, too."""
    strange = [row for row in table.rows if row not in units]
    absent = [row for row in issued.rows if row not in units.values()]
    found: dict[str, str] = {}
    if len(strange) * len(absent) > 10_000:
        return {}
    for row in strange:
        likeness = Counter[str]()
        for other in absent:
            pairs = [(table.value(row, a), issued.value(other, b)) for a, b in columns.items()]
            filled = [(a, b) for a, b in pairs if b is not None]
            same = sum(a == b for a, b in filled)
            if same >= _FEWEST_NUMBERS and 2 * same > len(filled):
                likeness[other] = same
        best = likeness.most_common(2)
        if best and (len(best) == 1 or best[0][1] > best[1][1]) and best[0][0] not in found.values():
            found[row] = best[0][0]
    return found


def structure_findings(meeting: Meeting) -> Iterator[Finding]:
    """What was done to the form itself, its numbers aside."""
    yield from _rows(meeting)
    yield from _column_findings(meeting)
    yield from _note_findings(meeting)


def _rows(meeting: Meeting) -> Iterator[Finding]:
    """RE003 rows gone, RE004 names of units."""
    table, issued = meeting.table, meeting.issued
    absent = meeting.absent_rows
    strange = [row for row in table.rows if row not in meeting.units and row != table.district]
    for row in strange:
        guess = suggestion(row, [name for name in absent if name != issued.district])
        yield Finding(
            "RE004", _RULE, Severity.ERROR, table.row_place(row), {"guess": guess, "path": meeting.path},
            variant="guess" if guess else "",
        )  # fmt: skip
    for row in sorted(meeting.renamed, key=table.rows.index):
        place = issued.row_place(meeting.units[row])
        parameters: dict[str, Parameter] = {"known": meeting.units[row], "source": meeting.source(place)}
        yield Finding(
            "RE004", _RULE, Severity.WARNING, table.row_place(row), parameters,
            related=(meeting.in_issued(place),), variant="renamed",
        )  # fmt: skip
    if meeting.is_of_one_unit or not absent:
        return
    if 2 * len(table.units) < len(issued.units):
        parameters = {
            "count": len(absent), "here": len(table.units), "all": len(issued.units), "names": "、".join(absent),
        }  # fmt: skip
        related = tuple(meeting.in_issued(issued.row_place(row)) for row in absent)
        yield Finding(
            "RE003", _RULE, Severity.WARNING, table.whole_place, parameters, related=related, variant="several"
        )
        return
    for row in absent:
        place = issued.row_place(row)
        parameters = {"wanted": row, "source": meeting.source(place)}
        yield Finding(
            "RE003", _RULE, Severity.ERROR, table.whole_place, parameters, related=(meeting.in_issued(place),)
        )


def _column_findings(meeting: Meeting) -> Iterator[Finding]:
    """RE002 columns gone, RE005 renamed, RE006 added, RE007 in another unit of measure."""
    table, issued = meeting.table, meeting.issued
    if not meeting.columns:  # as many columns gone as were issued would all say the same
        names = [[one.name for one in side.indicators] for side in (table, issued)]
        told: dict[str, Parameter] = {"path": meeting.path, "ours": listed(names[0]), "theirs": listed(names[1])}
        yield Finding("RE010", _RULE, Severity.ERROR, table.whole_place, told, variant="columns")
        return
    for code in meeting.absent_columns:
        if not meeting.is_demanded(code):
            continue
        place = replace(table.whole_place, indicator=code)
        there = _head(issued, code)
        parameters = {**issued.by_code[code].named, "source": meeting.source(there)}
        yield Finding("RE002", _RULE, Severity.ERROR, place, parameters, related=(meeting.in_issued(there),))
    for ours, theirs in meeting.columns.items():
        yield from _renamed(meeting, ours, theirs)
        yield from _measured(meeting, ours, theirs)
    if table.measure is issued.measure:
        for code in table.codes:
            if code not in meeting.columns:
                yield Finding("RE006", _RULE, Severity.NOTE, _head(table, code), dict(table.by_code[code].named))


def _head(table: Table, code: str) -> Place:
    """A column as a whole, by the cell of its first row."""
    return replace(table.whole_place, indicator=code, cell=table.layout.cell(table.rows[0], code))


def _renamed(meeting: Meeting, ours: str, theirs: str) -> Iterator[Finding]:
    here, there = meeting.table.by_code[ours], meeting.issued.by_code[theirs]
    renumbered = here.coded and there.coded and here.code != there.code
    is_same = plain_name(here.name) == plain_name(there.name) or _is_inner(here.name, there.name)
    # 完成人次 under 年度目标人次 says which side it is, as it should.
    is_same = is_same or of_one_column(meeting.table, meeting.issued, {}).get(ours) == theirs
    if is_same and not renumbered:
        return
    place, other = _head(meeting.table, ours), _head(meeting.issued, theirs)
    parameters: dict[str, Parameter] = {
        "printed": here.name, "known": there.name, "code": there.code, "source": meeting.source(other), "coded": 1,
        "name": here.name,
    }  # fmt: skip
    yield Finding(
        "RE005", _RULE, Severity.WARNING, replace(place, indicator=ours), parameters,
        related=(meeting.in_issued(other),), variant="code" if renumbered else "",
    )  # fmt: skip


def _is_inner(ours: str, theirs: str) -> bool:
    """A header path that is shorter at its beginning, as a form of indicators one under the other has it."""
    return folded(theirs).endswith(f"/{folded(ours)}") or folded(ours).endswith(f"/{folded(theirs)}")


def _measured(meeting: Meeting, ours: str, theirs: str) -> Iterator[Finding]:
    here, there = meeting.table.by_code[ours], meeting.issued.by_code[theirs]
    if here.unit_of_measure is None or there.unit_of_measure is None:
        return
    if parse_unit_of_measure(here.unit_of_measure) == parse_unit_of_measure(there.unit_of_measure):
        return
    place, other = _head(meeting.table, ours), _head(meeting.issued, theirs)
    converted = is_converted(meeting, ours, theirs)
    parameters: dict[str, Parameter] = {
        **here.named, "printed": here.unit_of_measure, "known": there.unit_of_measure, "source": meeting.source(other),
    }  # fmt: skip
    yield Finding(
        "RE007", _RULE, Severity.WARNING if converted else Severity.ERROR, place, parameters,
        related=(meeting.in_issued(other),), variant="converted" if converted else "",
    )  # fmt: skip


def is_converted(meeting: Meeting, ours: str, theirs: str) -> bool:
    """Whether a column's numbers went over into its other unit of measure: 2.47 万人次 is 24700 人次."""
    here, there = meeting.table.by_code[ours], meeting.issued.by_code[theirs]
    if not comparable(here, there):
        return False
    by = factor(here, there)
    pairs = [(meeting.table.value(a, ours), meeting.issued.value(b, theirs)) for a, b in meeting.units.items()]
    filled = [(a, b) for a, b in pairs if a is not None and b]
    return by != 1 and 2 * sum(a * by == b for a, b in filled) > len(filled)


def _note_findings(meeting: Meeting) -> Iterator[Finding]:
    """RE009 notes of the issued table that read otherwise now, or are gone; what a unit adds below is its own."""
    ours = {folded(note): note for note in meeting.table.notes}
    left = [note for text, note in ours.items() if text not in {folded(note) for note in meeting.issued.notes}]
    if meeting.is_of_one_unit:  # the sums of its own lines, which are judged themselves
        left = [note for note in left if not is_of_sums_alone(note, meeting.table.declarations)]
    for note in meeting.issued.notes:
        if folded(note) in ours:
            continue
        changed = max(left, key=lambda other: _likeness(other, note), default=None)
        is_changed = changed is not None and _likeness(changed, note) >= _ALIKE
        known, printed = _where_they_part(note, changed if changed is not None and is_changed else "")
        parameters: dict[str, Parameter] = {"known": known, "printed": printed, "path": meeting.path}
        if not is_changed and (meeting.is_of_one_unit or not meeting.table.notes):
            continue
        yield Finding(
            "RE009", _RULE, Severity.WARNING if is_changed else Severity.NOTE, meeting.table.whole_place, parameters,
            variant="" if is_changed else "gone",
        )  # fmt: skip


def _where_they_part(known: str, printed: str) -> tuple[str, str]:
    """Of two long texts the part around their first difference."""
    differing = (place for place, (one, other) in enumerate(zip(known, printed, strict=False)) if one != other)
    same = next(differing, min(len(known), len(printed)))
    start = 0 if max(len(known), len(printed)) <= _MOST_SIGNS else max(0, same - _BEFORE)
    shown = [f"{'…' if start else ''}{text[start : start + _MOST_SIGNS]}" for text in (known, printed)]
    return shown[0], shown[1]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, folded(one)[:500], folded(other)[:500]).ratio()
