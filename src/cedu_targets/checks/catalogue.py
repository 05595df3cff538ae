"""All checks: those that a pack may name."""

from cedu_targets.checks.items.catalogue import ITEM_CHECKS
from cedu_targets.checks.records.catalogue import RECORD_CHECKS
from cedu_targets.checks.rule import Rule
from cedu_targets.checks.table.catalogue import TABLE_CHECKS

CHECKS: tuple[type[Rule], ...] = (*TABLE_CHECKS, *ITEM_CHECKS, *RECORD_CHECKS)
