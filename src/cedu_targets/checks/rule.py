"""Rule: one entry of a rule pack. A subclass is a kind of check; see CONTRIBUTING.md for adding one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from cedu_targets.checks.table.columns import column_parameters
from cedu_targets.domain.equation import Equation
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Place, Severity, Strength
from cedu_targets.domain.relation import Side, UnknownColumnError
from cedu_targets.domain.submission import comparable, factor
from cedu_targets.domain.table import Document, Table

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


def _places(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        yield from _places(getattr(value, "indicator", None), (*path, "indicator"))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _places(one, (*path, index))
