"""What a struct says of its fields is asked by pydantic, and what passes is that struct again."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import pytest
from msgspec import Meta, Struct
from pydantic import ValidationError

from cedu_targets.checks.field_marks import Checked, CheckedBeside, OneOf, UnfitError, WrittenShort
from cedu_targets.packs.border import validated


def is_even(number: int) -> None:
    if number % 2:
        raise UnfitError("odd", "{name} is odd", name=number)


def is_not_first(value: str | None, beside: Mapping[str, Any]) -> None:
    if "name" in beside and value == beside["name"]:
        raise UnfitError("same", "the same")


class Apple(Struct, frozen=True, kw_only=True):
    """An apple."""

    kind: Literal["apple"] = "apple"
    weight: Annotated[int, Meta(ge=10, le=500), Checked(is_even)] = 100


class Pear(Struct, frozen=True, kw_only=True):
    """A pear."""

    kind: Literal["pear"] = "pear"


class Named(Struct, frozen=True, kw_only=True):
    """A name."""

    name: Annotated[str, Meta(pattern="^[a-z]+$", max_length=5)]
    other: Annotated[str | None, CheckedBeside(is_not_first)] = None


class Basket(Struct, frozen=True, kw_only=True):
    """Fruit of a person."""

    owner: Annotated[Named, WrittenShort("name")]
    fruit: Annotated[tuple[Annotated[Struct, OneOf(lambda: (Apple, Pear), "kind")], ...], Meta(max_length=2)]
    spare: Apple = Apple()
    by_name: dict[str, Named] = {}


GOOD = {"owner": "ann", "fruit": [{"kind": "apple", "weight": "12"}, {"kind": "pear"}]}


def test_what_passes_is_the_struct() -> None:
    found = validated(Basket, {**GOOD, "by_name": {"x": {"name": "bob", "other": "al"}}})
    assert found == Basket(
        owner=Named(name="ann"), fruit=(Apple(weight=12), Pear()), by_name={"x": Named(name="bob", other="al")}
    )
    assert isinstance(found.spare, Apple)


@pytest.mark.parametrize(
    ("change", "kind", "place"),
    [
        ({"owner": "annabel"}, "string_too_long", ("owner", "name")),
        ({"owner": "Ann"}, "string_pattern_mismatch", ("owner", "name")),
        ({"owner": {"name": "ann", "other": "ann"}}, "same", ("owner", "other")),
        ({"fruit": [{"kind": "pear"}] * 3}, "too_long", ("fruit",)),
        ({"fruit": [{"kind": "plum"}]}, "union_tag_invalid", ("fruit", 0)),
        ({"fruit": [{"kind": "apple", "weight": 9}]}, "greater_than_equal", ("fruit", 0, "apple", "weight")),
        ({"fruit": [{"kind": "apple", "weight": 501}]}, "less_than_equal", ("fruit", 0, "apple", "weight")),
        ({"fruit": [{"kind": "apple", "weight": 11}]}, "odd", ("fruit", 0, "apple", "weight")),
        ({"spare": {"colour": "red"}}, "extra_forbidden", ("spare", "colour")),
        ({"by_name": {"x": {}}}, "missing", ("by_name", "x", "name")),
    ],
)  # fmt: skip
def test_what_does_not_is_told_where_it_stands(change: dict[str, Any], kind: str, place: tuple[str | int, ...]) -> None:
    with pytest.raises(ValidationError) as caught:
        validated(Basket, {**GOOD, **change})
    assert [(one["type"], one["loc"]) for one in caught.value.errors()] == [(kind, place)]


def test_a_field_that_is_not_given_is_held_against_those_before_it() -> None:
    class Either(Struct, frozen=True, kw_only=True):
        one: str | None = None
        other: Annotated[str | None, CheckedBeside(_has_one)] = None

    with pytest.raises(ValidationError, match="none is given"):
        validated(Either, {})
    assert validated(Either, {"one": "a"}) == Either(one="a")


def _has_one(value: object, beside: Mapping[str, Any]) -> None:
    if not value and not beside.get("one"):
        raise UnfitError("none", "none is given")
