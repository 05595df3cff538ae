"""The relations of a sheet, read as relations of its columns.

Notes count by letters and include totals in their own sums (`A=1+2+…+8`, where
column 1 is headed 合计 and A is the whole group). Each statement is resolved to
existing columns, and the reading is kept so that it can be said.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.domain.declaration import Declaration, Origin, Reading
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.relation import Relation, Side, Term, UnknownColumnError, resolve
from cedu_targets.domain.statement import Statement
from cedu_targets.recognition.table.header_texts import Header

_GROUP_LETTER = lazy_pattern(r"[(（]?([A-Za-z])\s*+[)）]?\s*+[:：、.．)）]")


class Written(NamedTuple):
    """A statement with where it stands."""

    statement: Statement
    origin: Origin
    cell: str | None = None


class Columns(Struct, frozen=True):
    """The columns of a table as far as they are known when its relations are read."""

    codes: Sequence[str]
    agreement: Callable[[Relation], tuple[int, int]]
    """(rows in which a relation holds, rows in which it fails); blank rows count for neither."""
    totals: frozenset[str] = frozenset()
    """Codes of the columns headed 合计."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Letter of a group (`A: 各类…`) -> code of the group's total column."""

    def mostly_fails(self, relation: Relation) -> bool:
        """True where it fails in more rows than it holds."""
        held, failed = self.agreement(relation)
        return failed > held

    def mostly_holds(self, relation: Relation) -> bool:
        """True where it holds in more rows than it fails."""
        held, failed = self.agreement(relation)
        return held > failed


def columns_of(known: Columns, header: Header) -> Columns:
    """The columns with what their header says: which are totals, which letter names which group."""
    letters: dict[str, str] = {}
    totals = set()
    for code, tower in zip(known.codes, header.towers, strict=True):
        if tower and tower[-1].is_total:
            totals.add(code)
        if tower and (match := _GROUP_LETTER.match(tower[0].text)):
            letter = match[1].upper()
            if letter not in letters or (code in totals and letters[letter] not in totals):
                letters[letter] = code
    return replace(known, totals=frozenset(totals), letters={k: v for k, v in letters.items() if v in totals})


def declare(written: Iterable[Written], columns: Columns) -> list[Declaration]:
    """Every statement as a Declaration, read with what the earlier ones settled."""
    declarations: list[Declaration] = []
    rename = dict(columns.letters)
    demanded: set[frozenset[object]] = set()
    for entry in written:
        statement = entry.statement
        if statement.relation is None:
            declarations.append(Declaration(statement.text, None, entry.origin, Reading.NOT_UNDERSTOOD, entry.cell))
            continue
        try:
            relation, reading = _read(statement.relation, columns, rename)
        except UnknownColumnError as error:
            unknown = str(error.args[0])
            declarations.append(
                Declaration(statement.text, None, entry.origin, Reading.UNKNOWN_COLUMN, entry.cell, unknown)
            )
            continue
        if relation.substance not in demanded:
            demanded.add(relation.substance)
            declarations.append(Declaration(statement.text, relation, entry.origin, reading, entry.cell))
    return declarations


def _read(relation: Relation, columns: Columns, rename: dict[str, str]) -> tuple[Relation, Reading]:
    """The relation over existing columns. Raises UnknownColumnError."""
    left = relation.sides[0]
    letter = left[0].code if len(left) == 1 and left[0].code not in columns.codes else None
    if letter is None or relation.comparators[0] != "=":
        return _without_itself(resolve(relation, columns.codes, rename), Reading.LITERAL)
    rest = resolve(Relation(relation.sides[1:], relation.comparators[1:]), columns.codes, rename)
    single = next((side[0].code for side in rest.sides if len(side) == 1 and side[0].sign > 0), None)
    if single is not None and len(rest.sides) > 1:
        rename[letter] = single
        return _without_itself(rest, Reading.ALIAS)
    first = rest.sides[0]
    whole = rename.get(letter) or _whole_among(first, columns)
    if whole is None:
        raise UnknownColumnError(letter)
    rename[letter] = whole
    total = Relation(((Term(whole),), *rest.sides), ("=", *rest.comparators))
    return _without_itself(total, Reading.GROUP_TOTAL)


def _whole_among(side: Side, columns: Columns) -> str | None:
    """The total that a sum lists among its own parts: headed 合计, or equal to all the others."""
    if len(side) < 3:
        return None
    headed = [term.code for term in side if term.sign > 0 and term.code in columns.totals]
    if len(headed) == 1:
        return headed[0]
    first = Relation(((side[0],), side[1:]), ("=",))
    return side[0].code if side[0].sign > 0 and columns.mostly_holds(first) else None


def _without_itself(relation: Relation, reading: Reading) -> tuple[Relation, Reading]:
    """Take the whole out of its own parts: `1=1+2+3` can only mean `1=2+3`."""
    whole = relation.sides[0]
    if len(whole) != 1:
        return relation, reading
    sides: list[Side] = [whole]
    for side in relation.sides[1:]:
        rest = tuple(term for term in side if term != whole[0])
        sides.append(rest or side)
    read = Relation(tuple(sides), relation.comparators)
    return (relation, reading) if read == relation else (read, Reading.SELF_INCLUSION)
