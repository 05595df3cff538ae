"""The checks, listed by hand: one line a kind of rule."""

from typing import Annotated

from pydantic import Field

from cedu_targets.checks.bounds import Bounds
from cedu_targets.checks.change import Change
from cedu_targets.checks.coverage import Coverage
from cedu_targets.checks.district_sum import DistrictSum
from cedu_targets.checks.either import Either
from cedu_targets.checks.granule import Granule
from cedu_targets.checks.narrative_claim import NarrativeClaim
from cedu_targets.checks.not_above import NotAbove
from cedu_targets.checks.part_whole import PartWhole
from cedu_targets.checks.present import Present
from cedu_targets.checks.question import Question
from cedu_targets.checks.rates import Rates
from cedu_targets.checks.rule import Rule
from cedu_targets.checks.text_consistency import TextConsistency

CHECKS: tuple[type[Rule], ...] = (
    PartWhole,
    DistrictSum,
    NotAbove,
    Bounds,
    Either,
    Present,
    Granule,
    Rates,
    Change,
    Coverage,
    NarrativeClaim,
    TextConsistency,
    Question,
)

AnyRule = Annotated[
    PartWhole
    | DistrictSum
    | NotAbove
    | Bounds
    | Either
    | Present
    | Granule
    | Rates
    | Change
    | Coverage
    | NarrativeClaim
    | TextConsistency
    | Question,
    Field(discriminator="check"),
]
"""A rule of any kind, told apart by its `check:`."""
