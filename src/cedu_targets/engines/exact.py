"""Cells as whole numbers of small steps, in SQL: what an engine can keep exactly, and nothing else.

A number is kept where its decimal is the one that `domain.numbers` reads: a text of our pattern with no more places
than the column's steps, a double that is nearest to such a decimal (the shortest, as `from_float` has it), a decimal or
a whole number of the file. Whatever else is no blank is *odd*: never cast, never rounded; its district is read cell by
cell. So no cast can fail, on any engine.
"""

from enum import StrEnum

from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.domain.quantity import MOST_AS_SHARE
from cedu_targets.engines.engine import SourceColumn, Storage
from cedu_targets.engines.form import MOST_DIGITS

_WIDE = "０１２３４５６７８９．，－％\u00a0\u3000\t"
_PLAIN = "0123456789.,-%   "
_MARKS = ", ".join(
    f"'{mark}'" for mark in sorted(BLANK_MARKS - {"...", ""}, key=lambda mark: (len(mark), mark)) if "\\" not in mark
)
_DUST = "4e-16"
"""How far, as a share of itself, a stored double may be from the decimal of at most 14 digits that it stands for."""

_IN_64_BITS, _MOST_WIDTH = 18, 38
"""Digits."""


class Shares(StrEnum):
    """How the plain numbers of a column of rates are written."""

    AS_SHARES = "as shares"
    """0.95; a number above MOST_AS_SHARE is in doubt, so odd."""
    IN_PERCENT = "in per cent"
    """95; a number up to MOST_AS_SHARE is in doubt, so odd."""


def nearest(column: SourceColumn, at: int, places: int, shares: Shares | None = None) -> str | None:
    """The SQL of the step that is nearest to a stored double, as `n4` of column 4; None for other columns."""
    if column.storage is not Storage.DOUBLE:
        return None
    shift = _shift(places, shares)
    near = f"s{at} * CAST({10**shift} AS DOUBLE) + 0.5"
    # One that is too large to be kept is none here: some engines make a BIGINT of it at once, which it does not fit.
    return f"FLOOR(CASE WHEN ABS(s{at}) < {10 ** (MOST_DIGITS - shift)} THEN {near} END) AS n{at}"


def _shift(places: int, shares: Shares | None) -> int:
    return places - 2 if shares is Shares.IN_PERCENT else places


def kept(column: SourceColumn, at: int, places: int, shares: Shares | None = None) -> str:
    """The SQL of a column's numbers in steps of 10^-places: BIGINT, NULL for a blank and for what is odd.

    Of rates `shares` says how plain numbers are written; a text with a sign of per cent says it itself. Of doubles it
    asks the `nearest` step.
    """
    shift, name = _shift(places, shares), f"s{at}"
    if column.storage is Storage.TEXT:
        return _of_text(name, places, shift, shares)
    if column.storage is Storage.DOUBLE:
        return _of_double(at, shift, _doubtless(f"n{at}", shift, shares))
    if column.storage is Storage.INTEGER:
        number = f"CAST({name} AS BIGINT) * {10**shift}" if shift else f"CAST({name} AS BIGINT)"
        number = number if column.digits + shift <= MOST_DIGITS else _within(name, shift, number)
    else:
        digits = column.digits - column.places + shift
        if digits <= MOST_DIGITS:
            number = _of_decimal(name, column.digits, column.places, shift)
        else:
            number = _of_decimal(name, MOST_DIGITS - shift + column.places, column.places, shift)
            number = _within(name, shift, number)
    return _undoubted(number, shift, shares)


def _doubtless(number: str, shift: int, shares: Shares | None) -> str | None:
    """Of rates when a number is written as the others are."""
    if shares is None:
        return None
    most = int(MOST_AS_SHARE * 10**shift)
    return f"ABS({number}) <= {most}" if shares is Shares.AS_SHARES else f"({number} = 0 OR ABS({number}) > {most})"


def _undoubted(number: str, shift: int, shares: Shares | None) -> str:
    """Of rates the numbers that are written as the others are."""
    when = _doubtless(number, shift, shares)
    return number if when is None else f"CASE WHEN {when} THEN {number} END"


def is_blank(column: SourceColumn, name: str) -> str:
    """The SQL of whether a cell of the file holds nothing."""
    if column.storage is not Storage.TEXT:
        return f"{name} IS NULL"
    folded = f"replace({_folded(name)}, ' ', '')"
    return f"({name} IS NULL OR {folded} = '' OR {folded} IN ({_MARKS}))"


def is_never_odd(column: SourceColumn, places: int) -> bool:
    """Whether every number of a type is kept."""
    if column.storage is Storage.INTEGER:
        return column.digits + places <= MOST_DIGITS
    return column.storage is Storage.DECIMAL and column.digits - column.places + places <= MOST_DIGITS


def _within(name: str, shift: int, number: str) -> str:
    most = 10 ** (MOST_DIGITS - shift)
    return f"CASE WHEN {name} > -{most} AND {name} < {most} THEN {number} END"


def _of_decimal(name: str, digits: int, places: int, shift: int) -> str:
    """A decimal of so many digits at most; with few of them engines multiply in 64 bits, else in as many as they have.

    DuckDB multiplies a decimal of up to 18 digits in 64 bits whatever comes of it.
    """
    width = digits if digits + places < _IN_64_BITS else _MOST_WIDTH
    narrow = f"CAST({name} AS DECIMAL({width}, {places}))"
    whole = f"CAST({narrow} * {10**places} AS BIGINT)" if places else f"CAST({name} AS BIGINT)"
    return f"{whole} * {10 ** (shift - places)}" if shift > places else whole


def _of_double(at: int, shift: int, when: str | None) -> str:
    """The nearest step, where the double is no further from it than the last digits that Excel does not keep either."""
    value, step = f"s{at}", f"n{at}"
    back = f"{step} / CAST({10**shift} AS DOUBLE)"
    is_near = f"({back} = {value} OR ABS({back} - {value}) <= {_DUST} * ABS({value}))"
    conditions = [f"ABS({step}) < {10**MOST_DIGITS}", is_near, *([when] if when else [])]
    return f"CASE WHEN {' AND '.join(conditions)} THEN CAST({step} AS BIGINT) END"


def _of_text(name: str, places: int, shift: int, shares: Shares | None) -> str:
    whole, signed = MOST_DIGITS - places, places - 2
    folded = _folded(name)
    ungrouped, unsigned = f"replace({folded}, ',', '')", f"trim(replace({folded}, '%', ''))"
    readings = [
        (name, _pattern(whole, shift), _undoubted(_cast(name, shift), shift, shares)),
        (folded, _pattern(whole, shift), _undoubted(_cast(folded, shift), shift, shares)),
        (folded, _grouped(whole, shift), _undoubted(_cast(ungrouped, shift), shift, shares)),
    ]
    if shares is not None:
        readings.append((folded, _pattern(whole, signed, " ?%"), _cast(unsigned, signed)))
    cases = (f"WHEN fits({text}, '{pattern}') THEN {number}" for text, pattern, number in readings)
    return f"CASE {' '.join(cases)} END"


def _pattern(whole: int, places: int, end: str = "") -> str:
    behind = f"([.][0-9]{{1,{places}}})?" if places else ""
    return f"^-?[0-9]{{1,{whole}}}{behind}{end}$"


def _grouped(whole: int, places: int) -> str:
    behind = f"([.][0-9]{{1,{places}}})?" if places else ""
    return f"^-?[0-9]{{1,3}}(,[0-9]{{3}}){{1,{max(1, (whole - 3) // 3)}}}{behind}$"


def _cast(text: str, shift: int) -> str:
    return f"CAST(CAST({text} AS DECIMAL(18, {shift})) * {10**shift} AS BIGINT)"


def _folded(name: str) -> str:
    return f"trim(translate({name}, '{_WIDE}', '{_PLAIN}'))"
