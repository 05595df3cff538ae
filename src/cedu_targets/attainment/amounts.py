"""Amounts: what one cell under a known name holds, in plain units: 3.57万人 is 35700, 57.2% is 0.572, 有 is 1."""

import re
from decimal import Decimal

from msgspec import Struct

from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import BLANK_MARKS, from_float, parse_number, plain
from cedu_targets.domain.quantity import MOST_AS_SHARE
from cedu_targets.domain.unknown_marks import is_unknown_mark
from cedu_targets.domain.written_number import WrittenNumber, written_number
from cedu_targets.files.grid import Raw

_HUNDRED = Decimal(100)
_FEW_TIMES = 20
"""A base of no more than so many times a number may be what it is a part of."""
_DONE = "建成|建|完成|成立|挂牌|设立|建立|链接|连接|联网|接入|接通|开通|达标|覆盖"
_YES = lazy_pattern(
    rf"[有是√✓✔☑]|均?[有是]|已经?(?:{_DONE})|建成|(?:建成)?已?挂牌|全部(?:{_DONE})|yes|y|true", re.IGNORECASE
)
_NO = lazy_pattern(rf"[无否没×✗✘☒]|没有|(?:尚未|还没|没有|未)(?:{_DONE})|no|n|false", re.IGNORECASE)
_NOTHING = frozenset({"无", "否", "没有"})
_FAILED = lazy_pattern(
    r"\D{0,4}\d[\d.,~—–-]{0,30}\D{0,4}|[+-]?\d[\d.]{0,30}e[+-]?\d{1,4}|[+-]?(?:∞|inf|infinity|nan)|#[A-Z/0]{1,8}[!?]?",
    re.IGNORECASE,
)
"""What somebody wrote for a number: 约10000, 1e5, NaN, #REF!."""
_SOME = "一批"
"""No number of lots, as 3批 is."""


class Amount(Struct, frozen=True):
    """A number as a cell has it."""

    value: Decimal
    """With the power that its own text says (万): in plain units where `has_power`."""
    percent: bool = False
    """Whether it is written, or shown, as a per cent: then it is a share."""
    noun: str | None = None
    """The unit of measure that the cell itself says."""
    has_unit: bool = False
    """Whether the cell says in what it counts, so that the heading's 万 is not meant."""
    is_answer: bool = False
    """Whether it is 有 or 无."""


class NoNumber(Exception):
    """A cell with something that is no number; `variant` says why."""

    def __init__(self, text: str, variant: str = "") -> None:
        super().__init__(text)
        self.text, self.variant = text, variant


def amount_in(raw: Raw, *, percent: bool = False, takes_answers: bool = False) -> Amount | None:
    """The number in a cell, `percent` where its format shows one; None for a blank, a dash and 未报.

    Where answers are taken, 有 is 1 and 无 is 0. Raises NoNumber for what is no number, and for one below 0.
    """
    amount = _read(raw, percent, takes_answers)
    if amount is not None and amount.value < 0:
        raise NoNumber(plain(amount.value), "negative")
    return amount


def may_be_part_of(amount: Amount, base: Decimal) -> bool:
    """Whether a plain number under the name of a rate may be persons as well as a per cent: 57 beside a base of 80."""
    value = amount.value
    is_plain = not (amount.percent or amount.has_unit) and value == value.to_integral_value()
    return is_plain and MOST_AS_SHARE < value <= min(base, _HUNDRED) and base <= _FEW_TIMES * value


def holds_amount(raw: Raw) -> bool:
    """Whether a cell holds a number or an answer: a look, by which a sheet's names are told from its numbers."""
    if raw is None or raw == "":
        return False
    try:
        return _read(raw, percent=False, takes_answers=True) is not None
    except NoNumber:
        return False


def is_meant_for_number(raw: Raw) -> bool:
    """Whether a text that is no number was written for one."""
    return type(raw) is str and _FAILED.fullmatch("".join(fold(raw).split())) is not None


def _read(raw: Raw, percent: bool, takes_answers: bool) -> Amount | None:
    if isinstance(raw, bool):
        if takes_answers:
            return Amount(Decimal(int(raw)), is_answer=True)
        raise NoNumber("TRUE" if raw else "FALSE")
    if isinstance(raw, int | float):
        try:
            return Amount(from_float(float(raw)), percent)
        except ValueError:
            raise NoNumber(str(raw)) from None
    if raw is None:
        return None
    if isinstance(raw, WrittenNumber):
        return _written(raw)
    if not isinstance(raw, str):
        raise NoNumber(str(raw), "date")
    return _of_text(raw, percent, takes_answers)


def _of_text(text: str, percent: bool, takes_answers: bool) -> Amount | None:
    said = "".join(fold(text).split())
    if takes_answers and (_YES.fullmatch(said) or _NO.fullmatch(said)):
        return Amount(Decimal(1 if _YES.fullmatch(said) else 0), is_answer=True)
    if said in BLANK_MARKS or is_unknown_mark(said):
        if said in _NOTHING:
            raise NoNumber(text.strip())
        return None
    try:
        number = parse_number(text)
        return None if number is None else Amount(number.value, number.percent or percent)
    except ValueError:
        written = written_number(text.strip())
    if written is None or said == _SOME:
        raise NoNumber(text.strip())
    return _written(written)


def _written(number: WrittenNumber) -> Amount:
    if number.bound is not None:
        raise NoNumber(number.text.strip(), "vague")
    return Amount(number.value, number.percent, number.noun, number.has_unit or number.percent)
