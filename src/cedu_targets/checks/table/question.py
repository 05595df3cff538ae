"""QU: what a document leaves open, as a question for the office."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cedu_targets.checks.table.columns import Columns, listed, side_of
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.place import Place
from cedu_targets.domain.relation import Side
from cedu_targets.domain.table import Table


class Question(TableRule):
    """Something that the document does not say and only its author can: new or cumulative, persons or attendances?

    Questions are listed apart from errors and never fail a run.
    """

    codes: ClassVar = ("QU001",)
    usual_severity: ClassVar = Severity.NOTE

    check: Literal["question"] = "question"
    ask: Annotated[str, Field(min_length=2, max_length=500)]
    indicators: Columns | None = None
    """The columns that it is about."""
    quote: Annotated[str, Field(min_length=2, max_length=500)] | None = None
    """The words that it is about; where they stand in the text, the question points there."""

    def columns(self, table: Table, context: Context) -> Side:
        """The columns that it is about."""
        return side_of(self.indicators or (), table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """The question, and the columns."""
        side = self.columns(table, context)
        return {"ask": self.ask, **listed(table, side)}

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """QU001, always."""
        side = self.columns(table, context)
        prose = context.prose
        passages = prose.find(self.quote) if prose is not None and self.quote else []
        code = side[0].code if side else None
        line = passages[0].line if passages else None
        place = Place(None if line else table.layout.sheet, None, line, indicator=code, period=table.period)
        told: dict[str, Parameter] = {"ask": self.ask, **({"prose": prose.path} if line and prose else {})}
        yield Finding("QU001", self.id, Severity.NOTE, place, told)

    def places(self, table: Table, context: Context) -> int:  # noqa: ARG002 - a question judges nothing
        """None."""
        return 0
