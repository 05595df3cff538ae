"""Likely names: columns that are the same but for words of measure, and names that a person may take for one another.

目标人次 and 完成人次 are one column of the two sides: such words say which side it is, not what is counted. What is
merely alike (教育培训 for 培训, one sign written otherwise) is suggested, and taken only where the caller accepts it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import comparable

_OF_TARGETS = r"下达|分解|目标|任务|计划|指标|应|targets?|planned|plan"
_OF_ACHIEVEMENTS = r"累计|实际|实绩|已|完成|达成|achieved|actual|completed|achievements?|done"
_TIMES = r"\d{4}年度?|(?:全|本|当|今)年度?|年度|年初|(?:截至)?\d{1,2}(?:[-—–~至]\d{1,2})?月(?:份|底|末)?|annual"
_MEASURE_WORDS = lazy_pattern(
    rf"{_TIMES}|{_OF_TARGETS}|{_OF_ACHIEVEMENTS}|情况|数量|数值|[数值]$|^的|的$", re.IGNORECASE
)
_SAYS_TARGET, _SAYS_ACHIEVED = lazy_pattern(_OF_TARGETS, re.IGNORECASE), lazy_pattern(_OF_ACHIEVEMENTS, re.IGNORECASE)
_COUNTED = lazy_pattern(r"(?:人次|人天|人|户次|户|场次|场|个|所|次|率|元|学时|课时|门|班|期|比例|占比)$")
_SHORTEST = 2
"""Signs of a name of which the other one may be a longer form."""


@lru_cache(maxsize=2048)
def without_measure(name: str) -> str:
    """A column's name without remarks in brackets and words of measure: 年度目标人次 -> 人次, 目标数 -> nothing."""
    plain = folded(name)
    plain = plain.split("(")[0] or plain
    while (shorter := _MEASURE_WORDS.sub("", plain)) != plain:
        plain = shorter
    return plain


def of_one_column(other: Table, table: Table, found: Mapping[str, str]) -> dict[str, str]:
    """Another table's code of a column -> this one's, where the names differ in words of measure only.

    Of the columns that are not in `found`; the name must be the only one of its kind in both tables, and both must
    count the same. A column of targets is not taken for one of achievements.
    """
    ours, theirs = _by_name(table), _by_name(other)
    pairs = {}
    for name, (own, *more) in theirs.items():
        same = ours.get(name, [])
        if more or len(same) != 1 or own.code in found or same[0].code in found.values():
            continue
        if comparable(own, same[0]) and not _is_of_the_other_side(own.name, same[0].name):
            pairs[own.code] = same[0].code
    return pairs


def _by_name(table: Table) -> dict[str, list[Indicator]]:
    found: dict[str, list[Indicator]] = {}
    for indicator in table.indicators:
        found.setdefault(without_measure(indicator.name), []).append(indicator)
    return found


def _is_of_the_other_side(own: str, other: str) -> bool:
    """Whether `own` says 目标 and not 完成, and the other one says nothing of the kind."""
    says_target = _SAYS_TARGET.search(own) is not None and _SAYS_ACHIEVED.search(own) is None
    return says_target and _SAYS_TARGET.search(other) is None


def likely_columns(other: Table, table: Table, found: Mapping[str, str]) -> dict[str, str]:
    """Another table's code of a column -> this one's, where each name is the other's only likely one.

    Of the columns that are not in `found`. Only ever shown, unless the caller accepts likely names.
    """
    left = [one for one in other.indicators if one.code not in found]
    free = [one for one in table.indicators if one.code not in found.values()]
    names = {one.code: without_measure(one.name) for one in (*left,)}
    ours = {one.code: without_measure(one.name) for one in free}
    by_code = {one.code: one for one in free}
    return one_to_one(
        [one.code for one in left],
        lambda code: [
            own
            for own, name in ours.items()
            if comparable(other.by_code[code], by_code[own])
            and (name == names[code] or are_alike(name, names[code]))
        ],
    )  # fmt: skip


def one_to_one(names: Iterable[str], likely: Callable[[str], Sequence[str]]) -> dict[str, str]:
    """Each name with the only one that is likely to be meant, where no other name has the same."""
    guesses = {name: found[0] for name in names if len(found := likely(name)) == 1}
    others = list(guesses.values())
    return {name: guess for name, guess in guesses.items() if others.count(guess) == 1}


def are_alike(one: str, other: str) -> bool:
    """Whether one name is the other with signs left out, or with one sign of four or more written otherwise."""
    counted = [match[0] for name in (one, other) if (match := _COUNTED.search(name))]
    if len(counted) == 2 and counted[0] != counted[1]:
        return False  # 培训人数 and 培训人次 are not the same
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return len(short) >= 2 * _SHORTEST and sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return len(short) >= _SHORTEST and _is_within(short, long)


def _is_within(short: str, long: str) -> bool:
    """Whether the signs of one stand in the other, in their order."""
    signs = iter(long)
    return all(sign in signs for sign in short)


def listed(names: Iterable[str], most: int = 6) -> str:
    """The first of some names in one line, and how many more there are."""
    found = list(names)
    shown = "、".join(found[:most])
    return shown if len(found) <= most else f"{shown}…（{len(found)}）"
