"""The value of one cell of an ods, or the error that it shows."""

import re
from datetime import date, datetime, timedelta

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import Raw
from cedu_targets.files.number_formats import as_month, is_shown_month

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "

_ERROR_TEXT = lazy_pattern(r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A)|(?:Err|错误)[:：]\d+")
_NUMBER = lazy_pattern(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_DURATION = lazy_pattern(r"-?P(?:(\d{1,6})D)?T?(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,]\d*)?S)?")
_SHEET = r"\$?('(?:[^']|'')+'|[^\[\].':]+)"
_END = r"\.(\$?[A-Za-z]{0,3}\$?\d{0,7})"
_PIECE = lazy_pattern(rf'("(?:[^"]|"")*")|;|\[(?:{_SHEET})?{_END}(?::(?:{_SHEET})?{_END})?\]')
"""What differs from the formulas of an xlsx: the marks around addresses, and what stands between arguments."""
_PREFIX = lazy_pattern(r"^(?:\w++:)?=")
_STORED_IN = {"boolean": "boolean-value", "date": "date-value", "time": "time-value"}
"""The attribute that holds a value of a type, `value` for numbers."""
_TRUTHS = {"TRUE()": True, "FALSE()": False}


def count_of(attributes: dict[str, str], name: str) -> int:
    """A count of at least 1, of the table's namespace. Raises InputFault for what is no count."""
    text = attributes.get(TABLE + name)
    return 1 if text is None else a_count(name, text)


def a_count(name: str, text: str) -> int:
    """A count of at least 1. Raises InputFault for what is no count."""
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise InputFault("RD109", {"reason": f"content.xml: {name}={text[:20]}"})
    return max(int(text), 1)


def error_of(attributes: dict[str, str], lines: list[str]) -> str | None:
    """The error that a cell shows; an empty text for a formula that has no result; None for a sound cell."""
    shown = "\n".join(lines)
    if attributes.get(_CALC + "value-type") == "error" or attributes.get(OFFICE + "value-type") == "error":
        return shown or "#N/A"
    if TABLE + "formula" not in attributes:
        return None
    if _ERROR_TEXT.fullmatch(shown.strip()):
        return shown.strip()
    kind = attributes.get(OFFICE + "value-type")
    has_result = kind == "string" or OFFICE + _STORED_IN.get(kind or "", "value") in attributes
    return None if has_result or shown else ""


def formula_of(attributes: dict[str, str]) -> str | None:
    """The formula as an xlsx has it: `of:=SUM([.B7:.B12];[$乙.D7])` is SUM(B7:B12,'乙'!D7). None for no formula."""
    text = attributes.get(TABLE + "formula")
    if text is None:
        return None
    return _PIECE.sub(_plain_piece, _PREFIX.sub("", text, count=1))


def _plain_piece(match: re.Match[str]) -> str:
    text, sheet, first, other, last = match.groups()
    if text or first is None:
        return text or ","
    if other not in (None, sheet):
        return match[0]  # through several sheets, which is not read
    quoted = "" if sheet is None else f"{sheet}!" if sheet.startswith("'") else f"'{sheet}'!"
    return f"{quoted}{first}:{last}" if last else f"{quoted}{first}"


def value_of(attributes: dict[str, str], lines: list[str]) -> Raw:
    """The value that a cell stores, not the rounded one that it shows."""
    kind = attributes.get(OFFICE + "value-type") or attributes.get(_CALC + "value-type", "")
    shown = "\n".join(lines)
    if kind in ("float", "percentage", "currency"):
        stored = attributes.get(OFFICE + "value", "").strip()
        truth = _TRUTHS.get(formula_of(attributes) or "")
        if truth is not None:  # LibreOffice keeps a truth value as a formula that makes the number 1 or 0
            return truth
        return float(stored) if _NUMBER.fullmatch(stored) else stored or shown
    if kind == "boolean":
        return attributes.get(OFFICE + "boolean-value") == "true"
    if kind == "date":
        day = _date(attributes.get(OFFICE + "date-value", ""))
        return (as_month(day) if is_shown_month(shown) else day) or shown
    if kind == "time":
        match = _DURATION.fullmatch(attributes.get(OFFICE + "time-value", ""))
        if match is None:
            return shown
        days, hours, minutes, seconds = (int(group or 0) for group in match.groups())
        return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return attributes.get(OFFICE + "string-value") or shown


def _date(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None
