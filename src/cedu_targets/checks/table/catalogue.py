"""The checks about tables, listed by hand: one line a kind of rule."""

from cedu_targets.checks.table.area_sum import AreaSum
from cedu_targets.checks.table.bounds import Bounds
from cedu_targets.checks.table.change import Change
from cedu_targets.checks.table.coverage import Coverage
from cedu_targets.checks.table.district_sum import DistrictSum
from cedu_targets.checks.table.either import Either
from cedu_targets.checks.table.granule import Granule
from cedu_targets.checks.table.narrative_claim import NarrativeClaim
from cedu_targets.checks.table.not_above import NotAbove
from cedu_targets.checks.table.part_whole import PartWhole
from cedu_targets.checks.table.present import Present
from cedu_targets.checks.table.question import Question
from cedu_targets.checks.table.rates import Rates
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.checks.table.text_consistency import TextConsistency
from cedu_targets.checks.table.usual_change import UsualChange

TABLE_CHECKS: tuple[type[TableRule], ...] = (
    PartWhole,
    DistrictSum,
    AreaSum,
    NotAbove,
    Bounds,
    Either,
    Present,
    Granule,
    Rates,
    Change,
    UsualChange,
    Coverage,
    NarrativeClaim,
    TextConsistency,
    Question,
)
