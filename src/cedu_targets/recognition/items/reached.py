"""What a row says was reached (数值), of which base (基数), and where that base comes from."""

from decimal import Decimal
from typing import NamedTuple

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import parse_number, stored_decimal
from cedu_targets.domain.quantity import folded, parse_quantity
from cedu_targets.domain.written_number import WrittenNumber
from cedu_targets.files.grid import is_filled
from cedu_targets.recognition.items.cells import Cells, in_one_line
from cedu_targets.recognition.items.header import Header
from cedu_targets.recognition.items.headings import Heading

_A_HEAD = lazy_pattern("^(?:人均|每人|平均|均)+")
_LONGEST = 60


class Reached(NamedTuple):
    """The numbers of a row as written and as read; a number is None where it cannot be read exactly."""

    value: Decimal | None = None
    text: str = ""
    base: Decimal | None = None
    base_text: str = ""
    source: str | None = None
    cell: str | None = None


def reached_in(cells: Cells, header: Header, row: int) -> Reached:
    """What the columns of numbers say in a row; nothing where there are none."""
    columns = {one: found[0] for one in _COLUMNS if (found := header.of(one))}
    if Heading.VALUE not in columns:
        return Reached()
    value, text = _number(cells, row, columns[Heading.VALUE])
    base, base_text = _number(cells, row, columns[Heading.BASE]) if Heading.BASE in columns else (None, "")
    source = in_one_line(cells.text(row, columns[Heading.BASE_SOURCE])) if Heading.BASE_SOURCE in columns else ""
    cell = cells.place(row, columns[Heading.VALUE]).cell
    return Reached(value, text, base, base_text, source or None, cell)


_COLUMNS = (Heading.VALUE, Heading.BASE, Heading.BASE_SOURCE)


def _number(cells: Cells, row: int, column: int) -> tuple[Decimal | None, str]:
    """A cell's number, a per cent as a share, and what is written; nothing for a dash, None for 约 50 and words."""
    raw, text = cells.view.raw(*cells.holder(row, column)), in_one_line(cells.text(row, column))
    if not is_filled(raw) or not any(sign.isalnum() for sign in text):
        return None, ""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        try:
            return stored_decimal(raw), text  # of a cell in per cent it is the share
        except ValueError:
            return None, text
    written = raw.text if isinstance(raw, WrittenNumber) else text
    return _exact(written), written


def _exact(text: str) -> Decimal | None:
    """The number that a short text is, in plain units: 52%, 60人, 1.2万, 人均2.1元. None for 约50, 50以上, 50—60."""
    plain = _A_HEAD.sub("", folded(text))
    if len(plain) > _LONGEST:
        return None
    try:
        number = parse_number(plain)
        return None if number is None else number.value
    except ValueError:
        pass
    try:
        quantity = parse_quantity(plain)
    except ValueError:
        return None
    return quantity.low if quantity.low == quantity.high and not quantity.approximate else None
