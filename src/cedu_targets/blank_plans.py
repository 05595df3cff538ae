"""A plan to spread targets by, to be filled in: blank, or prefilled from last year's table."""

from pathlib import Path
from typing import NamedTuple

from cedu_targets.allocation.plan.blank_plan import blank_plan
from cedu_targets.allocation.run import last_years_table
from cedu_targets.domain.fault import PackFault
from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.allocation.template import plan_workbook
from cedu_targets.reporters.shared.lines import finding_line


class BlankPlan(NamedTuple):
    """A plan as it is sent out."""

    workbook: bytes
    unread: list[str]
    """What could not be read of last year's table, a line each: it is blank in the plan, so not assigned."""


def plan_to_fill_in(like: Path | None, messages: Messages) -> BlankPlan:
    """A plan that is prefilled by last year's table `like`.

    Raises InputFault for a table that cannot be read, PackFault for one that fits no plan, CallFault for one that is
    too large for one.
    """
    last_year = None if like is None else last_years_table(like)
    try:
        plan, totals = blank_plan(last_year.document if last_year else None, messages)
        workbook = plan_workbook(plan, totals, messages)
    except PackFault as fault:
        raise fault.in_file(str(like)) from None
    unread = [finding for finding in last_year.findings if finding.severity is Severity.ERROR] if last_year else []
    return BlankPlan(workbook, [finding_line(finding, str(like), messages) for finding in unread])
