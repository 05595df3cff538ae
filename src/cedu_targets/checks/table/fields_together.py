"""Fields of a rule of which one at least, or just one, must be given.

They are asked at the last of them, not of the whole rule: what is wrong with another field then hides nothing. Where
one of them is wrong itself, nobody knows whether it is given, and nothing is said.
"""

from typing import TypeVar

from pydantic import AfterValidator, ValidationInfo
from pydantic_core import PydanticCustomError

_Value = TypeVar("_Value")


def has_one_of(*others: str, kind: str = "no_bound") -> AfterValidator:
    """The field, or one of the `others` that stand before it in the rule, is given; `kind` names the mistake."""

    def check(value: _Value, info: ValidationInfo) -> _Value:
        if not value and all(name in info.data and not info.data[name] for name in others):
            raise PydanticCustomError(kind, "none of these fields is given", {"others": others})
        return value

    return AfterValidator(check)


def has_just_one_of(other: str, kind: str) -> AfterValidator:
    """Either the field or the `other`, which stands before it in the rule, is given; `kind` names the mistake."""

    def check(value: _Value, info: ValidationInfo) -> _Value:
        if other in info.data and (value is None) == (info.data[other] is None):
            raise PydanticCustomError(kind, "not just one of these fields is given")
        return value

    return AfterValidator(check)
