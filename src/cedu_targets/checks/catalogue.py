"""The checks, listed by hand: one line a kind of rule."""

from typing import Annotated

from pydantic import Field

from cedu_targets.checks.area_sum import AreaSum
from cedu_targets.checks.district_sum import DistrictSum
from cedu_targets.checks.not_above import NotAbove
from cedu_targets.checks.part_whole import PartWhole
from cedu_targets.checks.rule import Rule

CHECKS: tuple[type[Rule], ...] = (PartWhole, DistrictSum, AreaSum, NotAbove)

AnyRule = Annotated[PartWhole | DistrictSum | AreaSum | NotAbove, Field(discriminator="check")]
"""A rule of any kind, told apart by its `check:`."""
