"""The checks about what took place, listed by hand: one line a kind of rule."""

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
