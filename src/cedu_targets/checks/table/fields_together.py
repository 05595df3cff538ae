"""Fields of a rule of which one at least, or just one, must be given.

They are asked at the last of them, not of the whole rule: what is wrong with another field then hides nothing. Where
one of them is wrong itself, nobody knows whether it is given, and nothing is said.
"""

from collections.abc import Mapping

from cedu_targets.checks.field_marks import CheckedBeside, UnfitError


def has_one_of(*others: str, kind: str = "no_bound") -> CheckedBeside:
    """The field, or one of the `others` that stand before it in the rule, is given; `kind` names the mistake."""

    def check(value: object, beside: Mapping[str, object]) -> None:
        if not value and all(name in beside and not beside[name] for name in others):
            raise UnfitError(kind, "none of these fields is given", others=others)

    return CheckedBeside(check)


def has_just_one_of(other: str, kind: str) -> CheckedBeside:
    """Either the field or the `other`, which stands before it in the rule, is given; `kind` names the mistake."""

    def check(value: object, beside: Mapping[str, object]) -> None:
        if other in beside and (value is None) == (beside[other] is None):
            raise UnfitError(kind, "not just one of these fields is given")

    return CheckedBeside(check)
