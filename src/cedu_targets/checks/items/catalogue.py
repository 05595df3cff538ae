"""The checks about what is due, listed by hand: one line a kind of rule."""

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
