"""The number in a cell of a form: how many came, how many hours. What is no exact number is told, never guessed."""

from decimal import Decimal

from msgspec import Struct

from cedu_targets.domain.folding import fold
from cedu_targets.domain.numbers import BLANK_MARKS, parse_number
from cedu_targets.domain.records import HIDDEN_NUMBER, RecordField
from cedu_targets.domain.written_number import WrittenNumber, written_number
from cedu_targets.files.grid import Spot, text_of
from cedu_targets.recognition.cell_texts import cell_text
from cedu_targets.recognition.records.multiples import PLAIN
from cedu_targets.recognition.records.persons import number_shown, without_persons
from cedu_targets.recognition.view import GridView

_NOUNS = {
    RecordField.PEOPLE: frozenset({None, "人", "人次", "名", "位", "个"}),
    RecordField.FIRST_TIME: frozenset({None, "人", "人次", "名", "位", "个"}),
    RecordField.HOURS: frozenset({None, "课时", "学时", "小时", "节", "时"}),
}


_LONGEST = 40
_MOST = 1_000_000
"""Nobody has taught more people, or hours, in one class: such a number is that of a telephone, or a slip."""


class Amount(Struct, frozen=True):
    """A number, or what stands in its place; neither where the cell is blank."""

    value: Decimal | None = None
    unreadable: str = ""


BLANK = Amount()


def amount_in(view: GridView, spot: Spot, field: RecordField, multiple: Decimal = PLAIN) -> Amount:
    """The number in a cell of a summed field; people are whole and nobody is less than nobody.

    `multiple` is what its column counts in: 10000 under 人次（万人次）.
    """
    raw = view.raw(*spot)
    if spot in view.broken:
        return Amount(
            unreadable=view.broken[spot]
            or without_persons(text_of(raw))
            or f"={view.formulas.get(spot, '')[:_LONGEST]}"
        )
    if raw is None or raw == "":
        return BLANK
    if type(raw) is float and raw.is_integer() and 0 <= raw <= _MOST and spot not in view.percents:
        return Amount(Decimal(int(raw)) * multiple)  # nearly always
    text = cell_text(view, *spot)
    if "".join(text.split()) in BLANK_MARKS:
        return BLANK
    value = None if isinstance(raw, bool) or spot in view.percents else _value(raw, text, field, multiple)
    if value is None or value < 0 or (field is not RecordField.HOURS and value != value.to_integral_value()):
        return Amount(unreadable=number_shown(" ".join(text.split())))
    return Amount(value) if value <= _MOST * multiple else Amount(unreadable=HIDDEN_NUMBER)


def _value(raw: object, text: str, field: RecordField, multiple: Decimal) -> Decimal | None:
    """The exact number that a cell writes; None for about 40, for more than 30, for per cents, and for words.

    None as well for a cell that says itself what it counts in, and something else than its column: 30人 under 万人次.
    """
    written = raw if isinstance(raw, WrittenNumber) else None
    if written is None:
        try:
            number = parse_number(text)
        except ValueError:
            written = written_number(fold(text))
        else:
            return None if number is None or number.percent else number.value * multiple
    if written is None or written.bound is not None or written.percent or written.noun not in _NOUNS[field]:
        return None
    if written.has_unit and written.power != multiple != PLAIN:
        return None
    return written.value if written.has_unit else written.value * multiple
