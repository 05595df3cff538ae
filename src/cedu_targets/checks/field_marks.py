"""Marks on the fields of what a person writes: what is asked of a value beyond its type and the limits of `Meta`.

The structs say it; `packs/border.py` makes pydantic models of them, which ask it. This knows nothing of either.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields


def annotations_of(kind: type[Struct]) -> dict[str, Any]:
    """The fields of a struct with their types and marks, those of its bases first."""
    found: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        found |= vars(base).get("__annotations__", {})
    return {name: one for name, one in found.items() if name in kind.__struct_fields__}


def usual_values(kind: type[Struct]) -> dict[str, Any]:
    """The value of each field where none is given; NODEFAULT where one must be."""
    known = {one.name: one for one in fields(kind)}
    ordered = (known[name] for name in annotations_of(kind))
    return {one.name: one.default if one.default_factory is NODEFAULT else one.default_factory() for one in ordered}


class UnfitError(ValueError):
    """A value that is not what a field asks for: the name of the mistake, and what its message names."""

    def __init__(self, kind: str, message: str, **named: object) -> None:
        super().__init__(message)
        self.kind, self.message, self.named = kind, message, named


class Checked(Struct, frozen=True):
    """The value passes `check`, which raises UnfitError."""

    check: Callable[[Any], object]


class CheckedBeside(Struct, frozen=True):
    """The same, of the value and the fields before it that are right themselves; asked where it is not given, too."""

    check: Callable[[Any, Mapping[str, Any]], object]


class WrittenShort(Struct, frozen=True):
    """A plain text stands for an entry that has this field only."""

    field: str


class OneOf(Struct, frozen=True):
    """An entry of one of several kinds, told apart by a field that each of them has."""

    kinds: Callable[[], Sequence[type[Struct]]]
    field: str
