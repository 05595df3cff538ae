"""Texts and dates that stand in a column of numbers because somebody meant a number."""

from datetime import date, time, timedelta

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import Raw, is_number, squeezed
from cedu_targets.recognition.table.measure_names import measure_named

_NEARLY_A_NUMBER = lazy_pattern(r"[^\d.]{0,2}\d[\d,.]*[^\d.]{0,3}(?:[(（]\d[\d,.]*[)）])?")
"""60人, 约10, ≥30, 100(60): no numbers, but what stands in a column of numbers; a date or a telephone is none."""
_ALMOST_A_NUMBER = lazy_pattern(r"[^\w.]{0,2}[增减升降]?\d[\d,.]*[^\w.]{0,3}(?:[(（]\d[\d,.]*[)）])?")
"""100(60), ↑5: what may be meant for numbers though no number stands in its column; 9级 and 3楼 are not."""
_DIGITS = r"(?:\d[\d,.]*|[一二两三四五六七八九十百千万亿几数零〇]+)"
_ABOUT, _OR_SO = r"(?:大约|大概|约|将近|接近|近|超过?|逾|不足|不到|至少)", r"(?:余|多|来|几|左右|上下|以上|以内)"
_COUNTS = r"(?:人次|人天|人|户|名|场次|场|元|门|所|个|次|学时|课时|小时|%)"
_AN_AMOUNT = lazy_pattern(
    rf"{_ABOUT}{_DIGITS}{_OR_SO}?{_COUNTS}?{_OR_SO}?|{_DIGITS}{_OR_SO}{_COUNTS}?|{_DIGITS}{_COUNTS}{_OR_SO}?|近百人次?"
)


def says_an_amount(text: str) -> bool:
    """True for an amount in words (三百来人, 约50, 100多人); 三班 and 二年级 are names. `text` has no white space."""
    return _AN_AMOUNT.fullmatch(text) is not None


def is_nearly_a_number(raw: Raw, *, beside_numbers: bool) -> bool:
    """True for what was meant for a number; where none stands in its column, words behind digits are words."""
    if isinstance(raw, str):
        nearly = _NEARLY_A_NUMBER if beside_numbers else _ALMOST_A_NUMBER
        return nearly.fullmatch(squeezed(raw)) is not None and not (is_number(raw) or measure_named(raw))
    # 1-2 becomes a date in a spreadsheet; a column of dates only is one of dates.
    return isinstance(raw, bool) or (beside_numbers and isinstance(raw, date | time | timedelta))
