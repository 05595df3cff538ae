"""In what multiples the numbers of a form are written: 人次（万人次）, 单位：百人次."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import POWERS, folded
from cedu_targets.domain.records import RecordField

_POWER = "十万|百万|千万|[十百千万亿]"
_NOUN = "人次?|名|课时|学时|小时|节"
_IN_HEADING = lazy_pattern(rf"[(\[](?:单位:)?(?P<power>{_POWER})?(?P<noun>{_NOUN})?[)\]]")
_OF_ALL = lazy_pattern(rf"(?<!\w)(?:计量|数量)?单位:(?P<power>{_POWER})(?P<noun>{_NOUN})(?!\w)")
_OF_HOURS = frozenset({"课时", "学时", "小时", "节"})
_NUMBERING = "十"
"""In a bracket by itself it numbers the column: （十）."""
PLAIN = Decimal(1)


@lru_cache(maxsize=1024)
def multiple_in(heading: str) -> Decimal | None:
    """10000 for 人次（万人次）, 1 for 人数（人）; None where a heading does not say what it counts in."""
    for match in _IN_HEADING.finditer(folded(heading)):
        if match["noun"] or (match["power"] and match["power"] != _NUMBERING):
            return _multiple(match["power"])
    return None


def multiple_over(lines: Iterable[str], field: RecordField) -> Decimal:
    """What a line over the headings says for all columns of people, or of hours: 100 for 单位：百人次, else 1."""
    for line in lines:
        match = _OF_ALL.search(folded(line))
        if match and (match["noun"] in _OF_HOURS) == (field is RecordField.HOURS):
            return _multiple(match["power"])
    return PLAIN


def _multiple(power: str | None) -> Decimal:
    return Decimal(10) ** POWERS[power or ""]
