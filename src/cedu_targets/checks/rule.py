"""Rule: one entry of a rule pack, whatever the shape of the document that it judges; see CONTRIBUTING.md to add one."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, NamedTuple, Self

from msgspec import Meta, Struct

from cedu_targets.domain.context import Context
from cedu_targets.domain.document import Document
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity, Strength
from cedu_targets.domain.place import Place
from cedu_targets.domain.shape import Shape


class Extent(NamedTuple):
    """How much a rule judges in a document."""

    relations: int
    """Sums and bounds between columns; 0 for a rule that is neither."""
    places: int
    """All places, relations included."""


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every rule says: its name in the pack, how binding it is, and the clause it rests on."""

    shapes: ClassVar[frozenset[Shape]]
    """The shapes of document that this kind of rule judges."""
    codes: ClassVar[tuple[str, ...]]
    usual_severity: ClassVar[Severity] = Severity.ERROR
    """How binding a finding of this kind is where the pack does not say."""
    judges_numbers: ClassVar[bool] = True
    """Whether other numbers in the cells could break it; that a cell be filled says nothing about its number."""

    id: Annotated[str, Meta(pattern=r"^\S{1,200}$")]
    check: str
    severity: Severity | None = None
    """By default as usual for the check; a note where the strength is `expected`."""
    strength: Strength = Strength.BINDING
    why: Annotated[str, Meta(max_length=500)] = ""
    """The clause that the rule rests on."""

    @classmethod
    def kind(cls) -> str:
        """What `check` is in every rule of this kind."""
        usual = zip(reversed(cls.__struct_fields__), reversed(cls.__struct_defaults__), strict=False)
        return str(dict(usual)["check"])

    @classmethod
    def usual(cls) -> Self:
        """A rule of this kind that says nothing but what is usual; it bears the name of its kind."""
        return cls(id=cls.kind(), check=cls.kind())

    @property
    def binds(self) -> Severity:
        """How binding its findings are."""
        if self.severity is not None:
            return self.severity
        return Severity.NOTE if self.strength is Strength.EXPECTED else self.usual_severity

    @property
    def claim(self) -> str | None:
        """The sentence of the notice whose number it holds against the document; None for a rule of another kind."""
        return None

    def applies(self, context: Context) -> bool:
        """Whether what the rule needs beside the document was given: the text, last year's table."""
        return True

    def told(self, document: Document, context: Context) -> dict[str, Parameter]:
        """What its sentence (`messages.rule`) names."""
        raise NotImplementedError

    def findings(self, document: Document, context: Context) -> Iterator[Finding | NotJudged]:
        """What the rule has to say about a document: nothing where it holds, or where it does not apply."""
        raise NotImplementedError

    def extent(self, document: Document, context: Context) -> Extent:
        """How much there is to judge by it in a document."""
        raise NotImplementedError

    def not_judged(self, place: Place, reason: str, **parameters: Parameter) -> NotJudged:
        """This rule, not judged at a place; `reason` is a key of `messages`."""
        return NotJudged(self.id, place, reason, parameters)
