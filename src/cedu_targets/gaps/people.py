"""People: 人 against 人次. Who comes to three classes is one person and three attendances; neither tells the other."""

from collections.abc import Mapping

from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import PERSONS, people_counted, persons_beside_attendances
from cedu_targets.packs.likely_names import without_measure

_COUNTED = lazy_pattern("人次|人员|学员|居民|学习者|人$")
_CAME = lazy_pattern("首次|其中|实际|参加|参与|参训|参学|培训|受训|学习|总")
"""Words for coming to a class: 参训人数 and 培训人次 speak of one thing."""


def other_count(table: Table, targets: Table, found: Mapping[str, str]) -> dict[str, str]:
    """The targets' codes -> the column of a submission that counts the same people otherwise: 培训人数 -> 培训人次.

    Of the targets that are not in `found`. Two that nothing else speaks for are one where no other column is met.
    """
    pairs: dict[str, str] = {}
    left = [one for one in targets.indicators if one.code not in found and people_counted(one)]
    for target in left:
        opposite = [one for one in table.indicators if persons_beside_attendances(one, target)]
        same = [one for one in opposite if _stem(one) == _stem(target)]
        if not same and not found and len(left) == len(opposite) == 1:
            same = opposite
        if same:
            pairs[target.code] = same[0].code
    return pairs


def attendances_of(table: Table, persons: Indicator) -> list[Indicator]:
    """The columns of attendances that speak of what a column of persons speaks of; none of any other column."""
    if people_counted(persons) != PERSONS:
        return []
    others = (one for one in table.indicators if persons_beside_attendances(one, persons))
    return [one for one in others if _stem(one) == _stem(persons)]


def _stem(indicator: Indicator) -> str:
    """What a column speaks of, without how it counts people and without the words for their coming."""
    return _CAME.sub("", _COUNTED.sub("", without_measure(indicator.name)))
