"""Days as people and spreadsheet programs write them."""

from datetime import date, datetime, timedelta

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import Raw, text_of
from cedu_targets.files.number_formats import FIRST_DAY

_DAY = lazy_pattern(r"(\d{4})\s*[-/.．年]\s*(\d{1,2})\s*[-/.．月]\s*(\d{1,2})\s*[日号]?(?:\s+0{1,2}:00(?::00)?)?")
_IN_A_ROW = lazy_pattern(r"(\d{4})(\d\d)(\d\d)")
_SERIAL = lazy_pattern(r"[34567]\d{4}")
"""The number of a day of 1982–2118 in a cell whose format was lost."""
_HALF_WIDTH = str.maketrans("０１２３４５６７８９／－", "0123456789/-")


def iso_day(raw: Raw) -> str | None:
    """The day in a cell, YYYY-MM-DD; None where it is blank. Raises ValueError where it is no day."""
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    text = text_of(raw).translate(_HALF_WIDTH)
    if not text:
        return None
    if _SERIAL.fullmatch(text):
        return (FIRST_DAY + timedelta(days=int(text))).date().isoformat()
    found = _DAY.fullmatch(text) or _IN_A_ROW.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return date(*map(int, found.groups())).isoformat()
