"""Criteria of SUMIF and SUMIFS: ">=5", "<>街道", "*镇", a number, a text."""

import operator
import re
from collections.abc import Callable
from fractions import Fraction

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.formula_scalars import Scalar, number_in

_CRITERION = lazy_pattern(r"(<=|>=|<>|=|<|>)?(.*)", re.DOTALL)
_ORDERS = {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}
_LONGEST = 255
"""So long a text Excel looks at; a longer one is as good as another one."""


def test_of(criterion: Scalar) -> Callable[[Scalar], bool] | None:
    """What tells whether a content meets a criterion, as Excel does; None for a criterion that is not understood."""
    if isinstance(criterion, bool):
        return None
    if not isinstance(criterion, str):
        return _equals(Fraction(0) if criterion is None else criterion)
    match = _CRITERION.fullmatch(criterion)
    assert match is not None
    sign, wanted = match[1] or "=", match[2]
    number = number_in(wanted)
    if sign in _ORDERS:
        compare = _ORDERS[sign]
        return None if number is None else lambda found: isinstance(found, Fraction) and compare(found, number)
    if len(wanted) > _LONGEST or (number is None and _is_date_or_money(wanted)):
        return None
    equals = _equals(number) if number is not None else _matches(wanted) if wanted else _is_blank(match[1])
    return (lambda found: not equals(found)) if sign == "<>" else equals


def _is_date_or_money(wanted: str) -> bool:
    """True for what Excel may take for a number although it is not plainly one: 2020-1-1, ￥5, 1,000, TRUE."""
    return (
        re.fullmatch(r"[\s.,:/\-年月日$€£¥￥%]*+\d[\d\s.,:/\-年月日$€£¥￥%]*|true|false", wanted, re.IGNORECASE)
        is not None
    )


def _equals(number: Fraction) -> Callable[[Scalar], bool]:
    def test(found: Scalar) -> bool:
        if isinstance(found, str):
            return number_in(found) == number
        return not isinstance(found, bool) and found == number

    return test


def _is_blank(sign: str | None) -> Callable[[Scalar], bool]:
    """`=` is met by a cell without content, an empty criterion by an empty text as well."""
    return lambda found: found is None or (sign is None and found == "")


def _matches(wanted: str) -> Callable[[Scalar], bool]:
    pattern = _signs(wanted.casefold())
    return lambda found: isinstance(found, str) and len(found) <= _LONGEST and _fits(found.casefold(), pattern)


def _signs(wanted: str) -> list[str]:
    """The signs of a pattern; `*` and `?` are two signs where a ~ before them makes them plain: `~*`."""
    return re.findall(r"~[*?~]|.", wanted, re.DOTALL)


def _fits(text: str, pattern: list[str]) -> bool:
    """Whether a text is what a pattern with * and ? describes. It goes back to the last * only: never for long."""
    at = sign = 0
    star, resumed = -1, 0
    while at < len(text):
        current = pattern[sign] if sign < len(pattern) else ""
        if current == "*":
            star, resumed = sign, at
            sign += 1
        elif current == "?" or current[-1:] == text[at]:
            at += 1
            sign += 1
        elif star >= 0:
            resumed += 1
            at, sign = resumed, star + 1
        else:
            return False
    return all(rest == "*" for rest in pattern[sign:])
