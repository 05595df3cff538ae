"""Rule: one entry of a rule pack. A subclass is a kind of check; see CONTRIBUTING.md for adding one."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from cedu_targets.domain.equation import Equation
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Place, Severity
from cedu_targets.domain.relation import (
    Relation,
    Side,
    Term,
    UnknownColumnError,
    resolve,
    short_side_text,
    total,
)
from cedu_targets.domain.table import Document, Table
from cedu_targets.domain.tail_difference import Zone

_TERM = re.compile(r"-?([^\s.-][^\s]*?)(?:\.\.([^\s.-][^\s]*?))?")


def _check_term(text: str) -> str:
    if _TERM.fullmatch(text) is None:
        raise PydanticCustomError("column", "column {name} is not written as it should be", {"name": text})
    return text


Column = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_check_term)]
"""A column in a pack: a code (`"14"`), or where a list is due a range (`"2..8"`) or one to subtract (`"-5"`)."""


def _check_single(text: str) -> str:
    match = _TERM.fullmatch(text)
    if match is None or match[2] is not None or text.startswith("-"):
        raise PydanticCustomError("column", "column {name} is not written as it should be", {"name": text})
    return text


SingleColumn = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_check_single)]
"""One column in a pack, by its code."""

Columns = Annotated[tuple[Column, ...], Field(min_length=1, max_length=500)]


class Rule(BaseModel):
    """What every rule says: its name in the pack, how binding it is, and the clause it rests on."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    codes: ClassVar[tuple[str, ...]]

    id: str = Field(pattern=r"^\S{1,200}$")
    severity: Severity = Severity.ERROR
    why: str = Field(default="", max_length=500)

    def findings(self, table: Document) -> Iterator[Finding | NotJudged]:
        """What the rule has to say about a document: nothing where it holds."""
        raise NotImplementedError

    def columns(self, table: Table) -> Side:
        """All columns that the rule speaks of. Raises UnknownColumnError."""
        raise NotImplementedError

    def evaluations(self, table: Table) -> int:
        """How many sums or bounds the rule amounts to on a table."""
        raise NotImplementedError

    def equations(self, table: Table) -> tuple[Equation, ...]:  # noqa: ARG002 - a rule that gives some needs it
        """The equations that a search for causes may rely on; none where the rule is of another kind."""
        return ()

    def not_judged(self, place: Place, reason: str, **parameters: Parameter) -> NotJudged:
        """This rule, not judged at a place."""
        return NotJudged(self.id, place, reason, parameters)


def side_of(columns: Sequence[str | Term], table: Table) -> Side:
    """The columns of a rule as terms of a table, ranges spelt out. Raises UnknownColumnError.

    A pack writes texts; a rule inferred from a sheet carries the terms themselves.
    """
    terms = []
    for text in columns:
        if isinstance(text, Term):
            terms.append(text)
            continue
        match = _TERM.fullmatch(text)
        assert match is not None  # the model has checked it
        terms.append(Term(match[1], -1 if text.startswith("-") else 1, match[2]))
    return resolve(Relation((tuple(terms),), ()), table.codes, every_number=True).sides[0]


def missing_column(rule: Rule, table: Table, error: UnknownColumnError) -> NotJudged:
    """The rule names a column that this table does not have."""
    place = Place(sheet=table.layout.sheet, period=table.period, measure=table.measure)
    return rule.not_judged(place, "no_column", unknown=str(error.args[0]))


def column_parameters(table: Table, code: str) -> dict[str, Parameter]:
    """How messages name a column."""
    indicator = table.by_code[code]
    return {"name": indicator.name, "coded": int(indicator.coded)}


def sum_text(table: Table, side: Side) -> str:
    """A sum of columns as a message writes it: `2+…+8`."""
    return short_side_text(side, table.codes)


def zone_severity(zone: Zone, severity: Severity) -> Severity:
    """How binding a difference is: an ordinary rounding difference is a note, an unlikely one at most a warning."""
    if zone is Zone.TAIL:
        return Severity.NOTE
    return min(severity, Severity.WARNING, key=lambda one: one.rank) if zone is Zone.UNLIKELY else severity


def row_total(table: Table, unit: str, side: Side) -> Decimal | None:
    """The signed sum of the filled cells of a row; None where all are blank."""
    return total(side, lambda code: table.value(unit, code))
