"""Context: what stands beside a document and rules may compare it with."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from msgspec import Struct, field

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.table import Table


class Base(Struct, frozen=True):
    """A base (基数): the numbers per unit that a ratio divides by, with where they come from."""

    name: str
    unit_of_measure: str | None
    source: str
    values: Mapping[str, Decimal]
    """By unit, as the pack names it."""


class Context(Struct, frozen=True, dict=True):
    """The notice's text, last year's table, bases, and a pack's names for the units and columns of a table."""

    prose: Prose | None = None
    last_year: Table | None = None
    bases: Mapping[str, Base] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    """The pack's name of a unit, or an alias of it -> the name that the table prints."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The pack's code or name of a column -> the code that the table has; the table's own codes are not among them."""
    forms: ExpectedForms | None = None
    """Which monthly forms are expected, where a pack or a list of units says so."""

    paths: frozenset[str] = frozenset()
    """The indicators of whose targets over years a rule of the pack speaks."""

    @cached_property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """`columns` as pairs, by which readings of columns are kept."""
        return tuple(self.columns.items())
