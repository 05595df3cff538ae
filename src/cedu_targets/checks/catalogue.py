"""The checks, listed by hand: one line a kind of rule."""

from typing import Annotated

from cedu_targets.checks.field_marks import OneOf
from cedu_targets.checks.items.after_issue import AfterIssue
from cedu_targets.checks.items.answers import Answers
from cedu_targets.checks.items.counting import HowCounted
from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.checks.items.month_order import MonthOrder
from cedu_targets.checks.items.numbering import Numbering
from cedu_targets.checks.items.owned import Owned
from cedu_targets.checks.items.path import Path
from cedu_targets.checks.items.precedence import Precedence
from cedu_targets.checks.items.repeated import Repeated
from cedu_targets.checks.items.vague_owner import VagueOwner
from cedu_targets.checks.records.carried_total import CarriedTotals
from cedu_targets.checks.records.category import Category
from cedu_targets.checks.records.class_repeated import ClassRepeated
from cedu_targets.checks.records.first_time import FirstTime
from cedu_targets.checks.records.late import Late
from cedu_targets.checks.records.months import Months
from cedu_targets.checks.records.nouns import Nouns
from cedu_targets.checks.records.numbers import Numbers
from cedu_targets.checks.records.on_roster import OnRoster
from cedu_targets.checks.records.people_present import PeoplePresent
from cedu_targets.checks.records.placed import Placed
from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.checks.records.unfilled import Unfilled
from cedu_targets.checks.rule import Rule
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
ITEM_CHECKS: tuple[type[ItemRule], ...] = (
    Numbering,
    Owned,
    MonthOrder,
    AfterIssue,
    Repeated,
    VagueOwner,
    Precedence,
    Answers,
    Path,
    HowCounted,
)
RECORD_CHECKS: tuple[type[RecordRule], ...] = (
    Unfilled,
    Placed,
    OnRoster,
    Months,
    Late,
    Numbers,
    PeoplePresent,
    CarriedTotals,
    FirstTime,
    ClassRepeated,
    Category,
    Nouns,
)
CHECKS: tuple[type[Rule], ...] = (*TABLE_CHECKS, *ITEM_CHECKS, *RECORD_CHECKS)

AnyRule = Annotated[Rule, OneOf(CHECKS, "check")]
"""A rule of any kind, told apart by its `check:`."""
