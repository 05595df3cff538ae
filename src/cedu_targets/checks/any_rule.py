"""A rule of any kind, told apart by its `check:`. What only rules about lists and forms need is loaded for these."""

from collections.abc import Sequence
from functools import cache
from typing import Annotated

from cedu_targets.checks.field_marks import OneOf
from cedu_targets.checks.rule import Rule
from cedu_targets.checks.table.catalogue import TABLE_CHECKS


def every_kind() -> Sequence[type[Rule]]:
    """All kinds of rules."""
    from cedu_targets.checks.catalogue import CHECKS

    return CHECKS


@cache
def kind_called(name: str) -> type[Rule]:
    """The kind of rule that a `check:` names. Raises KeyError where there is none."""
    of_tables = {kind.kind(): kind for kind in TABLE_CHECKS}
    if name in of_tables:
        return of_tables[name]
    return {kind.kind(): kind for kind in every_kind()}[name]


AnyRule = Annotated[Rule, OneOf(every_kind, "check")]
