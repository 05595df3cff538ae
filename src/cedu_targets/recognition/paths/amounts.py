"""The numbers of one indicator's cells: exact, in plain units, a per cent as a share, each with its bound."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import from_float, parse_number
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.domain.written_number import Bound, WrittenNumber, written_number
from cedu_targets.recognition.cell_texts import cell_text
from cedu_targets.recognition.table.additivity import Nature, is_count, nature_of
from cedu_targets.recognition.table.values import as_shares
from cedu_targets.recognition.view import GridView

_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_AROUND = {"[": "]", "【": "】", "〔": "〕"}
_TIME = lazy_pattern(r"(?<!\d{4})(?<=\d)[年岁天]")
"""11.6年以上, 79岁; 2021年 is a year."""
_PEOPLE = lazy_pattern("(?:人次|人数|户次|场次)(?=数?$)")
_ALL_OF_THEM = frozenset(("全覆盖", "全部覆盖"))
_RATES = (Nature.RATE, Nature.SHARE, Nature.CHANGE)
PERCENT = "%"


class Amount(Struct, frozen=True):
    """The number of one cell."""

    value: Decimal
    text: str
    """As it is printed."""
    most: Decimal | None = None
    """The upper end of a range."""
    bound: Bound | None = None
    in_percent: bool = False
    noun: str | None = None
    """What is counted, where the cell says it."""
    is_plain: bool = True
    """Whether the cell says neither what is counted nor in what multiples."""
    is_scaled: bool = False
    """Whether it is printed in multiples of what the value counts: 3 of 万人, 95 of %."""
    is_bracketed: bool = False
    """Whether it stands in [ ], which mark sums over the years of a plan."""

    def times(self, factor: Decimal) -> "Amount":
        """The same in another unit of measure."""
        most = None if self.most is None else self.most * factor
        return replace(self, value=self.value * factor, most=most, is_scaled=factor != 1)


def amount_in(view: GridView, row: int, column: int, measure: str | None = None) -> Amount | None:
    """The number of a cell in a row with this unit of measure; None for a blank or a mark for nothing.

    Raises ValueError, with its text, for all else.
    """
    if (row, column) in view.broken:
        raise ValueError(view.broken[row, column] or "?")
    raw, text = view.raw(row, column), cell_text(view, row, column)
    if isinstance(raw, WrittenNumber):
        return _written(raw, text)
    if isinstance(raw, bool | date | time | timedelta):
        raise ValueError(text)
    if isinstance(raw, int | float):
        return Amount(from_float(float(raw)), text, in_percent=(row, column) in view.percents)
    if raw is None:
        return None
    inner = _without_brackets(text)
    try:
        found = _in_text(inner, measure)
    except ValueError:
        raise ValueError(text) from None
    return None if found is None else replace(found, text=text, is_bracketed=inner != text)


def _in_text(text: str, measure: str | None) -> Amount | None:
    """The number that a text is, its unit of measure left out where it is the one of its row, or one of time."""
    if text in _ALL_OF_THEM:
        return Amount(Decimal(1), text, in_percent=True)
    try:
        number = parse_number(text)
    except ValueError:
        written = written_number(text)
        if written is not None:
            return _written(written, text)
        time = _TIME.search(text)
        unit = measure if measure is not None and measure in text else time[0] if time else None
        if unit is None:
            raise
        bare = _in_text(text.replace(unit, "", 1), None)
        if bare is None:
            raise
        return replace(bare, noun=unit)
    return None if number is None else Amount(number.value, text, in_percent=number.percent)


def _without_brackets(text: str) -> str:
    closing = _AROUND.get(text[:1])
    return text[1:-1].strip() if closing is not None and text.endswith(closing) else text


def _written(number: WrittenNumber, text: str) -> Amount:
    return Amount(
        number.value, text, number.most, number.bound, number.percent, number.noun, is_plain=not number.has_unit
    )


class Numbers(Struct, frozen=True):
    """The numbers of one indicator, by the columns (rows) of their years."""

    amounts: Mapping[int, Amount]
    unit_of_measure: str | None
    """% of shares; else what is counted, without its multiples: 人 of 万人."""
    doubtful: Mapping[int, str]
    """Texts of which nobody knows whether they are shares (0.9 among 85 and 90), or that count something else."""

    @property
    def are_shares(self) -> bool:
        """Whether they are per cents."""
        return self.unit_of_measure == PERCENT


def measure_for(name: str, of_all: str | None) -> str | None:
    """The unit of measure of the whole table where an indicator may have it: 学校数 is not in %, 参与率 not in 万人."""
    if of_all is None:
        return None
    is_percent = fold(of_all).strip() in (PERCENT, "‰")
    return None if (is_count(name) if is_percent else nature_of(name) in _RATES) else of_all


def numbers_of(amounts: Mapping[int, Amount], unit: str | None, name: str) -> Numbers:
    """The amounts of one indicator in one unit of measure, that of its column, its heading or its cells."""
    if not amounts:
        return Numbers({}, parse_unit_of_measure(unit).noun if unit else None, {})
    if _are_rates(amounts, unit, name):
        return _shares(amounts, unit, name)
    measure = parse_unit_of_measure(unit)
    noun = measure.noun or next((one.noun for one in amounts.values() if one.noun), None) or _people_in(name)
    plain = {key: one.times(measure.factor) if one.is_plain else one for key, one in amounts.items()}
    others = {key: one.text for key, one in amounts.items() if one.in_percent or not _agree(noun, one.noun)}
    return Numbers({key: one for key, one in plain.items() if key not in others}, noun, others)


def _people_in(name: str) -> str | None:
    """What a name says that is counted: 人次 of 网络学习人次, 人 of 培训人数."""
    match = _PEOPLE.search(name)
    return None if match is None else "人" if match[0] == "人数" else match[0]


def _agree(noun: str | None, other: str | None) -> bool:
    return parse_unit_of_measure(noun).agrees_with(other)


def _are_rates(amounts: Mapping[int, Amount], unit: str | None, name: str) -> bool:
    """By their unit of measure; without one by their own signs, or by a name such as 参与率 over numbers up to 100."""
    if unit is not None:
        return fold(unit).strip() in (PERCENT, "‰")
    if any(one.in_percent for one in amounts.values()):
        return True
    counted = any(not one.is_plain for one in amounts.values())
    return not counted and nature_of(name) in _RATES and all(abs(one.value) <= _HUNDRED for one in amounts.values())


def _shares(amounts: Mapping[int, Amount], unit: str | None, name: str) -> Numbers:
    counted = {key: one.text for key, one in amounts.items() if not one.is_plain}
    rates = {key: one for key, one in amounts.items() if key not in counted}
    in_percent = {key for key, one in rates.items() if one.in_percent}
    values = {key: one.value for key, one in rates.items()}
    plain = [abs(value) for key, value in values.items() if key not in in_percent]
    doubtful: Sequence[int] = []
    if unit is not None and fold(unit).strip() == "‰":
        factors = {key: 1 / _THOUSAND for key in rates if key not in in_percent}
    elif unit is not None and plain and not in_percent and max(plain) <= 1:
        if any(one.bound is Bound.MOST for one in rates.values()):
            factors = dict.fromkeys(rates, 1 / _HUNDRED)  # ≤0.4 is typed, and no share that a sheet shows in per cent
        else:
            factors, doubtful = {}, [key for key, value in values.items() if value]  # 0.5 under %: a half, or 0.5%
    else:
        changed, doubtful = as_shares(values, in_percent, unit is not None, varies=nature_of(name) is Nature.CHANGE)
        factors = dict.fromkeys(changed, 1 / _HUNDRED)
    shares = {key: one.times(factors.get(key, Decimal(1))) for key, one in rates.items() if key not in doubtful}
    return Numbers(shares, PERCENT, counted | {key: rates[key].text for key in doubtful})
