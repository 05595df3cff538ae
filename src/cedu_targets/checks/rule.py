"""Rule: one entry of a rule pack. A subclass is a kind of check; see CONTRIBUTING.md for adding one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from cedu_targets.domain.equation import Equation
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Place, Severity, Strength
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.quantity import measure_of, parse_quantity, share_of
from cedu_targets.domain.relation import (
    Relation,
    Side,
    Term,
    UnknownColumnError,
    resolve,
    short_side_text,
    total,
)
from cedu_targets.domain.submission import comparable, factor
from cedu_targets.domain.table import Document, Table
from cedu_targets.domain.tail_difference import Zone

_PART = r"[^\s.-](?:(?:(?!\.\.).)*[^\s.])?"
_TERM = re.compile(rf"-?({_PART})(?:\.\.({_PART}))?")


def _check_term(text: str) -> str:
    if _TERM.fullmatch(text) is None:
        raise PydanticCustomError("column", "column {name} is not written as it should be", {"name": text})
    return text


Column = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_check_term)]
"""A column in a pack: a code (`"14"`), or where a list is due a range (`"2..8"`) or one to subtract (`"-5"`)."""


def _check_single(text: str) -> str:
    match = _TERM.fullmatch(text)
    if match is None or match[2] is not None or text.startswith("-"):
        raise PydanticCustomError("column", "column {name} is not written as it should be", {"name": text})
    return text


SingleColumn = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_check_single)]
"""One column in a pack, by its code."""

Rows = Literal["all", "units", "district"]

Columns = Annotated[tuple[Column, ...], Field(min_length=1, max_length=500)]


def _check_amount(text: str) -> str:
    try:
        quantity = parse_quantity(text)
    except ValueError:
        raise PydanticCustomError("amount", "{name} is no amount", {"name": text}) from None
    if quantity.low is None or quantity.low != quantity.high or quantity.approximate:
        raise PydanticCustomError("amount", "{name} is no amount", {"name": text})
    return text


Amount = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_check_amount)]
"""A number in a pack: `0.30` in the column's own unit of measure, `90%`, or with one of its own: `3000 人次`."""

UnitName = Annotated[str, Field(min_length=1, max_length=80)]


_COLUMN_FIELDS = frozenset(
    ("whole", "parts", "also", "part", "indicators", "indicator", "count", "of", "rate", "floors")
)
"""The fields of all checks that name columns."""


class Rule(BaseModel):
    """What every rule says: its name in the pack, how binding it is, and the clause it rests on."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    codes: ClassVar[tuple[str, ...]]
    usual_severity: ClassVar[Severity] = Severity.ERROR
    """How binding a finding of this kind is where the pack does not say."""

    id: str = Field(pattern=r"^\S{1,200}$")
    check: str
    severity: Severity | None = None
    """By default as usual for the check; a note where the strength is `expected`."""
    strength: Strength = Strength.BINDING
    why: str = Field(default="", max_length=500)
    """The clause that the rule rests on."""

    @property
    def binds(self) -> Severity:
        """How binding its findings are."""
        if self.severity is not None:
            return self.severity
        return Severity.NOTE if self.strength is Strength.EXPECTED else self.usual_severity

    def parameters(self, table: Table) -> dict[str, Parameter]:
        """What its sentence (`messages.rule`) names."""
        raise NotImplementedError

    def told(self, table: Table) -> dict[str, Parameter]:
        """Like `parameters`; a column that the table does not have is named in `unknown`."""
        try:
            return self.parameters(table)
        except UnknownColumnError as error:
            return {"unknown": str(error.args[0])}

    def column_places(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every column that the rule writes, as it is written, with its path within the rule."""
        for name in type(self).model_fields:
            if name in _COLUMN_FIELDS:
                yield from _places(getattr(self, name), (name,))

    def column_texts(self) -> Iterator[str]:
        """Every column that the rule writes, as it is written."""
        return (text for _, text in self.column_places())

    def applies(self, table: Table) -> bool:  # noqa: ARG002 - what a subclass looks at
        """Whether what the rule needs beside the table was given: the text, last year's table."""
        return True

    def findings(self, table: Document) -> Iterator[Finding | NotJudged]:
        """What the rule has to say about a document: nothing where it holds, or where it does not apply."""
        if not self.applies(table):
            return
        try:
            self.columns(table)
            yield from self.judge(table)
        except UnknownColumnError as error:
            place = Place(sheet=table.layout.sheet, period=table.period, measure=table.measure)
            yield self.not_judged(place, "no_column", unknown=str(error.args[0]))

    def judge(self, table: Document) -> Iterator[Finding | NotJudged]:
        """Like `findings`, on a document that it applies to. Raises UnknownColumnError before the first finding."""
        raise NotImplementedError

    def column_codes(self, table: Table) -> list[str]:
        """The columns that the rule speaks of, as this table names them. Raises UnknownColumnError."""
        return [term.code for term in self.columns(table)]

    def columns(self, table: Table) -> Side:
        """All columns that the rule speaks of. Raises UnknownColumnError."""
        raise NotImplementedError

    def evaluations(self, table: Table) -> int:  # noqa: ARG002 - what a sum looks at
        """How many sums the rule amounts to on a table; 0 where it is no sum."""
        return 0

    def places(self, table: Table) -> int:
        """At how many places the rule judges, sums included."""
        try:
            self.columns(table)
        except UnknownColumnError:
            return 0
        return self.evaluations(table) or 1

    def equations(self, table: Table) -> tuple[Equation, ...]:  # noqa: ARG002 - a rule that gives some needs it
        """The equations that a search for causes may rely on; none where the rule is of another kind."""
        return ()

    def not_judged(self, place: Place, reason: str, **parameters: Parameter) -> NotJudged:
        """This rule, not judged at a place."""
        return NotJudged(self.id, place, reason, parameters)

    def unlike_columns(self, table: Table, side: Side) -> NotJudged | None:
        """Said once where a column counts something else in other steps than the first: 人 beside 万人次."""
        first = table.by_code[side[0].code]
        for term in side[1:]:
            other = table.by_code[term.code]
            if factor(other, first) != 1 and not comparable(first, other):
                place = replace(table.place(table.rows[0], first.code), cell=None, unit=None)
                details = {"wanted": other.unit_of_measure, "unit_of_measure": first.unit_of_measure}
                entry = self.not_judged(place, "other_measure", **details, **column_parameters(table, first.code))
                return replace(entry, places=self.places(table))
        return None


class OtherMeasureError(ValueError):
    """An amount counts something else (人) than the column does (人次); they are never compared silently."""


class RowRule(Rule):
    """A rule about rows of the table; by default all, the district's included."""

    rows: Rows = "all"
    only: tuple[UnitName, ...] = Field(default=(), max_length=5000)
    """Just these units."""
    without: tuple[UnitName, ...] = Field(default=(), max_length=5000)
    """Not these units."""

    def findings(self, table: Document) -> Iterator[Finding | NotJudged]:
        """As of every rule; a unit that it names and the table does not have is said once."""
        if self.applies(table):
            yield from self._absent(table)
        yield from super().findings(table)

    def rows_of(self, table: Table) -> list[str]:
        """The rows meant, in the order of the table."""
        only, without = (_printed(names, table) for names in (self.only, self.without))
        kinds = {"all": table.rows, "units": table.units, "district": table.rows[: table.district is not None]}
        return [row for row in kinds[self.rows] if (not only or row in only) and row not in without]

    def _absent(self, table: Table) -> Iterator[NotJudged]:
        """The units that the rule names and the table does not have."""
        for name in (*self.only, *self.without):
            if not _printed([name], table) & set(table.rows):
                place = Place(sheet=table.layout.sheet, period=table.period, measure=table.measure)
                yield replace(self.not_judged(place, "no_unit", wanted=name), places=0)

    def places(self, table: Table) -> int:
        """One a row and column."""
        try:
            return len(self.rows_of(table)) * len(self.column_codes(table))
        except UnknownColumnError:
            return 0

    def other_measure(self, table: Table, code: str, error: OtherMeasureError) -> NotJudged:
        """An amount of the rule counts something else than the column."""
        place = Place(sheet=table.layout.sheet, indicator=code, period=table.period, measure=table.measure)
        details = {"wanted": str(error.args[0]), "unit_of_measure": table.by_code[code].unit_of_measure}
        rows = len(self.rows_of(table))
        entry = self.not_judged(place, "other_measure", **details, **column_parameters(table, code))
        return replace(entry, places=rows)

    def row_parameters(self) -> dict[str, Parameter]:
        """Which rows, for the rule's sentence."""
        return {"rows": self.rows, "only": "、".join(self.only), "without": "、".join(self.without)}


def _printed(names: Sequence[str], table: Table) -> set[str]:
    return {table.beside.units.get(name, name) for name in names}


def in_unit_of(table: Table, code: str, amount: str) -> Decimal:
    """An amount of a pack in a column's own unit of measure. Raises OtherMeasureError."""
    quantity, column = parse_quantity(amount), measure_of(table.by_code[code].unit_of_measure)
    assert quantity.low is not None  # the model has checked it
    is_rate = table.by_code[code].kind is Kind.RATE
    if (quantity.noun == "%") != is_rate and quantity.noun is not None:
        raise OtherMeasureError(quantity.noun)
    if is_rate:
        return share_of(quantity)
    if quantity.noun is None and not re.search("[十百千万亿]", amount):
        return quantity.low
    if not column.agrees_with(quantity.noun):
        raise OtherMeasureError(quantity.noun)
    return quantity.low / column.factor


def _places(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        yield from _places(getattr(value, "indicator", None), (*path, "indicator"))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _places(one, (*path, index))


def side_of(columns: Sequence[str | Term], table: Table) -> Side:
    """The columns of a rule as terms of a table, ranges spelt out. Raises UnknownColumnError.

    A pack writes texts; a rule inferred from a sheet carries the terms themselves.
    """
    return _side_of(tuple(columns), table.codes, table.renamed)


@lru_cache(maxsize=4096)
def _side_of(columns: tuple[str | Term, ...], codes: tuple[str, ...], renamed: tuple[tuple[str, str], ...]) -> Side:
    """Kept, since every rule asks several times, and every table of a folder asks the same."""
    terms = []
    for text in columns:
        if isinstance(text, Term):
            terms.append(text)
            continue
        match = _TERM.fullmatch(text)
        assert match is not None  # the model has checked it
        terms.append(Term(match[1], -1 if text.startswith("-") else 1, match[2]))
    return resolve(Relation((tuple(terms),), ()), codes, dict(renamed), every_number=True).sides[0]


def column_parameters(table: Table, code: str) -> dict[str, Parameter]:
    """How messages name a column."""
    indicator = table.by_code[code]
    return {"name": indicator.name, "coded": int(indicator.coded), "rate": int(indicator.kind is Kind.RATE)}


def sum_text(table: Table, side: Side) -> str:
    """A sum of columns as a message writes it: `2+…+8`."""
    return short_side_text(side, table.codes)


def zone_severity(zone: Zone, severity: Severity) -> Severity:
    """How binding a difference is: an ordinary rounding difference is a note, an unlikely one at most a warning."""
    if zone is Zone.TAIL:
        return Severity.NOTE
    return min(severity, Severity.WARNING, key=lambda one: one.rank) if zone is Zone.UNLIKELY else severity


Factors = Mapping[str, Decimal]
"""What a column's numbers are multiplied by to be counted like another column: 人次 beside 万人次 by 1/10000."""


def factors_of(table: Table, side: Side) -> Factors:
    """The factors of columns that count the same thing in another unit of measure than the first; mostly none.

    Where the nouns differ (人, 人次) there is no factor: the numbers are taken as they stand.
    """
    first = table.by_code[side[0].code]
    found = {
        term.code: factor(other, first)
        for term in side[1:]
        if (other := table.by_code[term.code]).unit_of_measure != first.unit_of_measure and comparable(first, other)
    }
    return {code: by for code, by in found.items() if by != 1}


def unit_slack(table: Table, side: Side, factors: Factors) -> Decimal:
    """How far a sum over several units of measure may be off: each coarser column by half of its step."""
    steps = [table.by_code[term.code].granule * factors.get(term.code, 1) for term in side]
    return sum((step / 2 for step in steps if step > min(steps)), Decimal(0))


def row_total(table: Table, unit: str, side: Side, factors: Factors | None = None) -> Decimal | None:
    """The signed sum of the filled cells of a row; None where all are blank."""
    row = table.row(unit)
    if not factors:
        return total(side, row.get)
    return total(side, lambda code: None if (value := row.get(code)) is None else value * factors.get(code, 1))


def columns_text(table: Table, side: Side) -> str:
    """A list of columns as people write it: `1—20、22—24`, or the header paths one by one."""
    order = {code: position for position, code in enumerate(table.codes)}
    runs: list[list[str]] = []
    for term in side:
        if runs and order[term.code] == order[runs[-1][-1]] + 1:
            runs[-1].append(term.code)
        else:
            runs.append([term.code])
    return "、".join(f"{run[0]}—{run[-1]}" if len(run) > 2 else "、".join(run) for run in runs)


def listed(table: Table, side: Side) -> dict[str, Parameter]:
    """The columns of a rule, for its sentence."""
    return {"columns": columns_text(table, side), "coded": is_coded(table, side)}


def is_coded(table: Table, side: Side) -> int:
    """Whether columns are named by code (1) or by header path (0), as messages want to know it."""
    return int(all(table.by_code[term.code].coded for term in side))
