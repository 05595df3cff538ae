"""RecordRule: a rule about what took place. A subclass is a kind of check."""

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from cedu_targets.checks.rule import Extent, Rule
from cedu_targets.domain.context import Context
from cedu_targets.domain.document import Document
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.records import Record, RecordField, Records
from cedu_targets.domain.shape import Shape


class RecordRule(Rule, frozen=True, kw_only=True):
    """What every rule about records says. A kind of check defines `judge` and `places`."""

    shapes: ClassVar = frozenset({Shape.RECORDS})
    is_usual: ClassVar[bool] = False
    """Whether every form is held to it, without a pack."""
    is_of_blank_forms: ClassVar[bool] = False
    """Whether it is about forms that nobody filled in; of such nothing else is asked."""

    def judge(self, records: Records, context: Context) -> Iterator[Finding | NotJudged]:
        """What it finds in a form that it applies to."""
        raise NotImplementedError

    def places(self, records: Records) -> int:
        """How many classes or totals it judges."""
        raise NotImplementedError

    def parameters(self) -> dict[str, Parameter]:
        """What its sentence (`messages.rule`) names."""
        return {}

    def findings(self, document: Document, context: Context) -> Iterator[Finding | NotJudged]:
        """What the rule has to say about records: nothing where it holds, or where it does not apply."""
        assert isinstance(document, Records)
        if self._is_held(document, context):
            for found in self.judge(document, context):  # of what is not judged the cell is enough
                is_finding = isinstance(found, Finding)
                yield replace(found, place=document.within(found.place)) if is_finding else found

    def told(self, document: Document, context: Context) -> dict[str, Parameter]:
        """Like `parameters`."""
        return self.parameters()

    def extent(self, document: Document, context: Context) -> Extent:
        """Its places; none where what it needs beside the document was not given."""
        assert isinstance(document, Records)
        return Extent(0, self.places(document) if self._is_held(document, context) else 0)

    def _is_held(self, records: Records, context: Context) -> bool:
        return self.applies(context) and records.is_blank == self.is_of_blank_forms

    def at(self, entry: Record, one: RecordField | None, code: str, **parameters: Parameter) -> Finding:
        """A finding at a class, or at one of its fields."""
        about: dict[str, Parameter] = {"number": entry.number, "project": entry.project}
        return Finding(code, self.id, self.binds, entry.at(one), about | parameters)

    def at_most(self, severity: Severity) -> Severity:
        """How binding its lesser findings are: no more than so."""
        return min(self.binds, severity, key=lambda one: one.rank)
