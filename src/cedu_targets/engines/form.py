"""WideForm: the table that every district of a wide table is, without its rows; and how its numbers are kept."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.checks.table.granule import Granule
from cedu_targets.checks.table.rates import Rates
from cedu_targets.domain.context import Context
from cedu_targets.domain.indicator import Indicator, Kind, Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.numbers import decimal_places
from cedu_targets.domain.quantity import parse_quantity
from cedu_targets.domain.relation import UnknownColumnError
from cedu_targets.domain.table import Table
from cedu_targets.engines.columns import WideColumns
from cedu_targets.engines.engine import SourceColumn, Storage
from cedu_targets.packs.names import column_names
from cedu_targets.packs.pack import RulePack
from cedu_targets.recognition.table.columns import bare, describe
from cedu_targets.recognition.table.number_shape import NumberShape

PLACES, RATE_PLACES = 4, 6
"""Decimal places in which numbers are kept whose type does not say them; what has more is read one by one."""
MOST_DIGITS = 14
"""Of a number that an engine keeps, so that none is a stored double that does not end, and no sum overflows."""
_MOST_PLACES = 9
_ANY_UNIT = "*"
"""Stands for all units: rules ask a table for its rows."""


class WideForm(Struct, frozen=True):
    """The table of every district, with one row for all: what the rules of a pack are bound to."""

    table: Table
    context: Context
    columns: WideColumns
    places: Mapping[str, int]
    """By code, in what steps an engine keeps its numbers: 2 is hundredths."""
    storage: Mapping[str, SourceColumn]

    def name(self, code: str) -> str:
        """The column in the view of numbers."""
        return f"c{self.columns.codes[code]}"

    def digits(self, code: str) -> int:
        """How many digits a number has at most that an engine keeps."""
        column, places = self.storage[code], self.places[code]
        if column.storage not in (Storage.INTEGER, Storage.DECIMAL):
            return MOST_DIGITS
        return min(MOST_DIGITS, column.digits - column.places + places)

    def scaled(self, code: str, value: Decimal | Fraction) -> Fraction:
        """A value in the steps of a column."""
        return Fraction(value) * Fraction(10 ** self.places[code])


def form_of(pack: RulePack, columns: WideColumns, source: Sequence[SourceColumn]) -> WideForm:
    """The form of a wide table, by its headers and what the pack says of its columns."""
    bound = _Rules(pack, columns)
    indicators = tuple(bound.indicator(code, columns.headers[at - 1]) for code, at in columns.codes.items())
    layout = Layout(None, {_ANY_UNIT: 0}, {code: at - 1 for code, at in columns.codes.items()})
    table = Table(pack.title, None, Measure.TARGET, None, (_ANY_UNIT,), indicators, {}, layout, blanks=pack.blanks)
    context = Context(columns=column_names(table, pack.indicators))
    table = pack.rounding.applied(table, context)
    storage = {code: source[at - 1] for code, at in columns.codes.items()}
    places = {one.code: _places(storage[one.code], one, bound.step(one.code)) for one in table.indicators}
    return WideForm(table, context, columns, places, storage)


class _Rules:
    """What the rules of a pack say about columns: which are rates, and in what steps they count."""

    def __init__(self, pack: RulePack, columns: WideColumns) -> None:
        self._names = {code: entry.name for code, entry in pack.indicators.items()}
        table, context = pack.specimen(), pack.names()
        self._rates: set[str] = set()
        self._steps: dict[str, Decimal] = {}
        for rule in pack.table_rules:
            try:
                codes = rule.column_codes(table, context)
            except UnknownColumnError:
                continue
            if isinstance(rule, Rates):
                self._rates.update(codes)
            elif isinstance(rule, Granule):
                self._steps |= {code: step for code in codes if (step := parse_quantity(rule.step).low)}
        self._columns = columns

    def step(self, code: str) -> Decimal | None:
        """The step in which a column counts; None where no rule says it."""
        return self._steps.get(code)

    def indicator(self, code: str, header: str) -> Indicator:
        """The indicator of a column, under the pack's name, else its header."""
        is_named = header != code and self._columns.codes[code] and bare(header).strip("0123456789cC栏第") != ""
        name = self._names.get(code) or (header if is_named else code)
        step = self._steps.get(code)
        places = 0 if step is None else decimal_places(step)
        shape = NumberShape(in_percent=False, places=places, mostly_whole=not places)
        found = describe(code, _tower(header if is_named and code not in self._names else name), shape, None, True)
        if code in self._rates and found.kind is not Kind.RATE:
            found = replace(found, kind=Kind.RATE, additive=False, unit_of_measure="%", granule=Decimal("0.01"))
        return replace(found, name=name, granule=step or found.granule)


def _tower(text: str):  # type: ignore[no-untyped-def]
    from cedu_targets.recognition.table.header_texts import HeaderText

    return (HeaderText(text, 0, 0),)


def _places(column: SourceColumn, indicator: Indicator, step: Decimal | None) -> int:
    """In how many decimal places an engine keeps a column's numbers."""
    is_rate = indicator.kind is Kind.RATE
    if column.storage is Storage.INTEGER:
        return RATE_PLACES if is_rate else 0
    if column.storage is Storage.DECIMAL:
        return min(_MOST_PLACES, max(column.places + 2, RATE_PLACES) if is_rate else column.places)
    return RATE_PLACES if is_rate else max(PLACES, 0 if step is None else decimal_places(step))
