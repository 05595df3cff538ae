"""Relations that one table proves of another of the same columns: the targets of a form of its achievements.

A form has one row for each measure, and one row that is wrong bears nothing out. What adds up in the row beside it, or
in the table that was issued, holds of it as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from cedu_targets.domain.declaration import Declaration, Origin, Reading
from cedu_targets.domain.relation import Relation, Term
from cedu_targets.domain.table import Table

_BY_CHANCE = 100
"""A whole of so many of its finest steps is hardly the sum of what is called its parts by chance."""


def of_one_form(tables: Sequence[Table]) -> list[Table]:
    """The tables of one sheet; those that a form of one unit was taken apart into confirm each other's sums."""
    found = list(tables)
    for at, table in enumerate(tables):
        for other in tables:
            if table.one_unit is not None and other is not table and other.codes == table.codes:
                found[at] = with_relations_of(found[at], other, {code: code for code in table.codes})
    return found


def with_relations_of(table: Table, other: Table, columns: Mapping[str, str]) -> Table:
    """A table of one row with the sums that `other` bears out; `columns` are the other's codes -> the table's."""
    if len(table.rows) != 1:
        return table
    said = list(table.declarations)
    for entry in _borne_out(other):
        relation = _renamed(entry.relation, columns)
        if relation is None or not _is_of_one_measure(table, relation):
            continue
        is_sure = [one for one in said if one.confirmed and one.checked and one.relation is not None]
        if any(relation.substance <= one.relation.substance for one in is_sure if one.relation is not None):
            continue
        # Its own words for the sum, or another reading of the same total that nothing bears out.
        own = [one for one in said if _is_in_doubt(one) and _whole(one.relation) == _whole(relation)]
        own = own if relation.is_equality else []
        position = said.index(own[0]) if own else len(said)
        said = [one for one in said if one not in own]
        lent = Declaration(own[0].text if own else entry.text, relation, entry.origin, entry.reading, entry.cell)
        said.insert(position, lent)
    said = [one for one in said if not _is_outdone(one, said, table)]
    same = len(said) == len(table.declarations) and all(map(_is, said, table.declarations))
    return table if same else replace(table, declarations=tuple(said), odd_rows=frozenset())


def _is(one: object, other: object) -> bool:
    return one is other


def _borne_out(table: Table) -> Iterator[Declaration]:
    """The sums that a table states or shows; of parts of a whole (其中) that make it up, that they do not exceed it.

    The parts that are named may be all of what is planned and not of what is done.
    """
    parts: dict[Term, list[Term]] = {}
    for entry in table.declarations:
        if entry.relation is None or not entry.checked:
            continue
        if entry.relation.is_equality:
            if entry.confirmed and _holds(table, entry.relation):
                yield entry
        elif entry.reading is Reading.PART:
            (whole, *_), (part, *_) = entry.relation.sides
            parts.setdefault(whole, []).append(part)
    for whole, found in parts.items():
        relation = Relation(((whole,), tuple(found)), (">=",))
        if len(found) > 1 and _makes_up(table, whole, found):
            yield Declaration(str(relation), relation, Origin.HEADER, Reading.OF_WHICH)


def _holds(table: Table, relation: Relation) -> bool:
    """Whether a sum comes out right in a row, with several numbers in it; of a table of many rows, what it says."""
    if len(table.rows) > 1:
        return True
    values = {term.code: table.value(table.rows[0], term.code) for term in relation.terms}
    return relation.holds(values.get) is True and sum(bool(value) for value in values.values()) > 2


def _makes_up(table: Table, whole: Term, parts: Sequence[Term]) -> bool:
    """Whether the parts that are named of a whole make it up exactly, in numbers that hardly do so by chance."""
    for row in table.rows:
        total, values = table.value(row, whole.code), [table.value(row, part.code) for part in parts]
        if not total or not all(values) or total != sum((value or Decimal(0) for value in values), Decimal(0)):
            return False
        finest = min(int(number.as_tuple().exponent) for number in (total, *values) if number is not None)
        if abs(total).scaleb(-min(finest, 0)) < _BY_CHANCE:
            return False
    return True


def _renamed(relation: Relation | None, columns: Mapping[str, str]) -> Relation | None:
    if relation is None or not all(term.code in columns for term in relation.terms):
        return None
    sides = tuple(tuple(term._replace(code=columns[term.code], last=None) for term in side) for side in relation.sides)
    return Relation(sides, relation.comparators)


def _is_of_one_measure(table: Table, relation: Relation) -> bool:
    """Whether all its columns are counted in the same: a form may have its whole in 万人次 and its parts in 人次."""
    measures = {table.by_code[term.code].unit_of_measure for term in relation.terms}
    return len(measures - {None}) < 2 and all(table.by_code[term.code].additive for term in relation.terms)


def _is_in_doubt(entry: Declaration) -> bool:
    return entry.relation is not None and entry.relation.is_equality and entry.checked and not entry.confirmed


def _is_outdone(entry: Declaration, said: Sequence[Declaration], table: Table) -> bool:
    """Whether only the numbers suggest a sum, which does not hold, of a total that another one is told of."""
    if entry.reading is not Reading.FOUND or entry.relation is None or _holds(table, entry.relation):
        return False
    others = (one for one in said if one.reading is not Reading.FOUND and one.relation is not None and one.checked)
    return any(_whole(one.relation) == _whole(entry.relation) for one in others)


def _whole(relation: Relation | None) -> object:
    return None if relation is None else relation.sides[0]
