"""The sums that a header declares by 合计 and 其中, and how far the numbers bear them out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cedu_targets.domain.declaration import Declaration, Origin, Reading
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.relation import Relation, Side, Term
from cedu_targets.recognition.table.header_texts import HeaderText, Tower
from cedu_targets.recognition.table.sheet_relations import Columns

_MOST_AFTER = 100
"""Columns behind the parts of a sum that are looked for as none of them."""
_FEWEST_SHORT = 3  # rows short of their total before 其中 is taken for a list of some parts, though others add up


class HeaderSum(NamedTuple):
    """A total and what stands beside or under it, as positions of columns."""

    whole: int
    parts: tuple[int, ...]
    at_root: bool = False
    """The total stands beside whole groups, not inside one."""
    listed: bool = False
    """The parts stand under a bare 其中, which may list all of them or some."""
    partial: bool = False
    """One part named outright (其中：女性): never all of the whole."""
    named: int | None = None
    """A part named outright right after the total; the others may go on from it (合计, 其中：镇级, 村级)."""


def header_sums(towers: Sequence[Tower]) -> list[HeaderSum]:
    """The sums and parts that 合计/其中 declare, by column."""
    sums: list[HeaderSum] = []
    _sums_of_group(towers, list(range(len(towers))), 0, sums)
    return sorted(sums, key=lambda found: (found.whole, -len(found.parts)))


def _sums_of_group(towers: Sequence[Tower], positions: list[int], level: int, sums: list[HeaderSum]) -> list[int]:
    """Note the sums inside a group; return the columns that stand for the whole group."""
    whole: int | None = None
    parts: list[int] = []
    listed = False
    named: int | None = None
    for heading, members in _children(towers, positions, level):
        is_leaf = len(members) == 1 and len(towers[members[0]]) <= level + 1
        if heading is None:
            parts.extend(members)  # a column without a name at this level
        elif not is_leaf:
            listed |= heading.is_of_which
            parts.extend(_sums_of_group(towers, members, level + 1, sums))
        elif heading.is_one_of_which:
            if (owner := parts[-1] if parts else whole) is not None:
                sums.append(HeaderSum(owner, (members[0],), partial=True))
                named = members[0] if owner == whole else named
        elif heading.is_total and whole is None:
            whole = members[0]
        else:
            parts.extend(members)
    if whole is None:
        return parts
    if parts:
        sums.append(HeaderSum(whole, tuple(parts), at_root=level == 0, listed=listed, named=named))
    return [whole]


def _children(towers: Sequence[Tower], positions: list[int], level: int) -> list[tuple[HeaderText | None, list[int]]]:
    children: list[tuple[HeaderText | None, list[int]]] = []
    for position in positions:
        heading = towers[position][level] if level < len(towers[position]) else None
        if children and heading is not None and children[-1][0] == heading:
            children[-1][1].append(position)
        else:
            children.append((heading, [position]))
    return children


def declared_by_header(
    towers: Sequence[Tower], columns: Columns, indicators: Sequence[Indicator], noted: Sequence[Declaration]
) -> list[Declaration]:
    """The sums that 合计/其中 declare, as far as the notes do not already say it.

    A reading that a note overrules is kept, unchecked, so that both can be reported.
    """
    by_code = {indicator.code: indicator for indicator in indicators}
    known = [entry.relation for entry in noted if entry.relation is not None]
    wholes = {relation.sides[0][0].code for relation in known if relation.is_equality}
    said = frozenset(link for relation in known for link in relation.substance)
    noted_parts = {
        relation.sides[0][0].code: {term.code for side in relation.sides[1:] for term in side}
        for relation in known
        if relation.is_equality
    }
    found: list[Declaration] = []
    for entry in header_sums(towers):
        is_noted = columns.codes[entry.whole] in wholes
        text = "".join(heading.text for heading in towers[entry.whole])
        for relation, reading in _readings(entry, columns, by_code, is_noted):
            if not relation.substance <= said and not (is_noted and _is_nested(relation, noted_parts)):
                found.append(Declaration(text, relation, Origin.HEADER, reading, checked=not is_noted))
    return found


def _is_nested(relation: Relation, noted_parts: Mapping[str, set[str]]) -> bool:
    """True where a header's sum only seems to differ from the notes: it cannot say which of its columns are sums, too.

    Over 合计, 小计, 甲, 乙, 丙 it reads 1=2+3+4+5 where the notes say 1=2+5 and 2=3+4.
    """
    mine = noted_parts[relation.sides[0][0].code]
    listed = {term.code for term in relation.sides[1]}
    elsewhere = {code for parts in noted_parts.values() for code in parts}
    return len(noted_parts) > 1 and mine <= listed and listed - mine <= elsewhere


def _readings(
    entry: HeaderSum, columns: Columns, indicators: Mapping[str, Indicator], is_noted: bool
) -> Iterator[tuple[Relation, Reading]]:
    """The readings of a declared sum, by its words and by the numbers; none where it is no sum at all."""
    whole = Term(columns.codes[entry.whole])
    parts = tuple(
        Term(columns.codes[position])
        for position in entry.parts
        if _is_alike(indicators[whole.code], indicators[columns.codes[position]])
    )
    if not parts:
        return
    if not is_noted and (going_on := _going_on(entry, whole, parts, columns)):
        yield going_on, Reading.LITERAL
        return
    at_least = Relation(((whole,), parts), (">=",))
    equality = Relation(((whole,), parts), ("=",))
    if is_noted:
        if len(parts) > 1 and not entry.at_root:
            yield equality, Reading.LITERAL  # beside the note's reading, which prevails
        return
    if entry.partial or len(parts) == 1:
        if not entry.at_root and not columns.mostly_fails(at_least):
            yield at_least, Reading.PART
        return
    held, failed = columns.agreement(equality)
    if held > failed or (held == failed and not entry.at_root):
        yield equality, Reading.LITERAL
    elif (run := next(filter(columns.mostly_holds, _leading_runs(equality)), None)) is not None:
        yield run, Reading.LITERAL  # 合计 老年 青少年 场次: what follows the parts is none of them
    elif entry.at_root and (entry.named is None or held):
        yield equality, Reading.LITERAL
    elif (entry.listed or entry.named is not None) and (held == 0 or (failed >= _FEWEST_SHORT and failed > 2 * held)):
        yield from ((bound, Reading.OF_WHICH) for bound in _bounds(at_least, columns))
    else:
        yield equality, Reading.LITERAL


def _going_on(entry: HeaderSum, whole: Term, parts: Side, columns: Columns) -> Relation | None:
    """合计, 其中：镇级, 村级: the list that 其中： begins, where the numbers say that it goes on to the last part."""
    if entry.named is None:
        return None
    relation = Relation(((whole,), (Term(columns.codes[entry.named]), *parts)), ("=",))
    return relation if columns.mostly_holds(relation) else None


def _is_alike(whole: Indicator, part: Indicator) -> bool:
    """True where the two count the same thing: a rate is no part of a number, money none of a head count."""
    same = whole.unit_of_measure == part.unit_of_measure or None in (whole.unit_of_measure, part.unit_of_measure)
    return whole.additive and part.additive and same


def _bounds(at_least: Relation, columns: Columns) -> list[Relation]:
    """Of some parts: that all of them together are not above the whole, or else that each is not.

    A column that is above it in nearly every row is none of its parts, but a number of another kind behind them:
    培训合计, 其中：男, 女, 活动合计.
    """
    if _is_plain(at_least, columns):
        return [at_least]
    (whole,), parts = at_least.sides
    each = [Relation(((whole,), (part,)), (">=",)) for part in parts]
    return [bound for bound in each if not columns.mostly_fails(bound)] or each


def _is_plain(bound: Relation, columns: Columns) -> bool:
    """True where the numbers bear a bound out, but for a slip here and there."""
    held, failed = columns.agreement(bound)
    return held >= 3 * failed


def _leading_runs(equality: Relation) -> Iterator[Relation]:
    whole, parts = equality.sides
    for length in range(len(parts) - 1, max(1, len(parts) - 1 - _MOST_AFTER), -1):
        yield Relation((whole, parts[:length]), ("=",))
