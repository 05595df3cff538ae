"""Why a number was rounded as it was: its remainder, its rank, and who got what was left."""

from cedu_targets.allocation.plan.understood_plan import row_of
from cedu_targets.allocation.report import AllocationReport
from cedu_targets.allocation.solver.outcome import Reason
from cedu_targets.allocation.solver.remainders import Remainder
from cedu_targets.domain.numbers import plain
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.allocation.amounts import granules_text, remainder_text

_MOST_TIED = 12
"""Units with equal remainders that a sentence names; a table may have thousands."""


def rounding_text(report: AllocationReport, reason: Reason, code: str, messages: Messages) -> str:
    """`；先取 1.24，余数 0.00267 排第 3，全区目标还差 2 个 0.01，给了前 2 名，所以是 1.24`."""
    assert report.understood is not None
    indicator = report.understood.by_code[code]
    granule, shown = plain(indicator.granule), granules_text(reason.value, indicator)
    remainder = reason.remainder
    sums = _other_sums(report, code, messages)
    if remainder is None or remainder.left <= 0 or not (remainder.is_by_rank or sums):
        return messages.term("why_rounded", granule=granule, amount=shown)
    moved = reason.value - remainder.by_rank
    outcome = {
        "left": remainder.left,
        "place": remainder.place,
        "units": _tied(report, remainder, messages),
        "granule": granule,
        "by_rank": granules_text(remainder.by_rank, indicator),
        "sums": messages.punctuation.names.join(sums),
        "count": abs(moved),
    }
    return messages.term(
        "why_rank",
        whole=granules_text(remainder.whole, indicator),
        rest=remainder_text(remainder.rest, indicator),
        rank=remainder.rank,
        alike=messages.term("why_rank_alike", count=remainder.alike) if remainder.alike > 1 else "",
        holder=_holder(report, reason, code, messages),
        left=remainder.left,
        granule=granule,
        outcome=messages.term(f"why_rank_{_outcome(remainder, moved)}", **outcome),
        amount=shown,
    )


def _tied(report: AllocationReport, remainder: Remainder, messages: Messages) -> str:
    """The units with the same remainder in the order in which they are served."""
    assert report.understood is not None
    shown = remainder.tied[:_MOST_TIED]
    names = [report.understood.units[unit] for unit in shown] + ["…"] * (len(shown) < len(remainder.tied))
    return messages.punctuation.names.join(names)


def _outcome(remainder: Remainder, moved: int) -> str:
    if moved:
        return "more" if moved > 0 else "less"
    if remainder.is_by_rank:
        return "tie" if remainder.is_tied else "first"
    return "given" if remainder.place <= remainder.left else "not_given"


def _holder(report: AllocationReport, reason: Reason, code: str, messages: Messages) -> str:
    """Whose total the units share: the area's where it has a subtotal of its own, else the district's."""
    assert report.understood is not None
    assert report.allocation is not None
    if reason.area is not None:
        return row_of(reason.area)
    if any(code in area.totals for area in report.allocation.problem.areas):
        return messages.term("why_others")
    return report.understood.plan.district


def _other_sums(report: AllocationReport, code: str, messages: Messages) -> list[str]:
    """The other sums that the numbers of a column must come near to at once: those of its wholes, and of areas."""
    assert report.allocation is not None
    problem, found, inner = report.allocation.problem, [], code
    for _ in problem.wholes:
        whole = next((one for one in problem.wholes if inner in one.parts), None)
        if whole is None:
            break
        inner = whole.code
        found.append(messages.term("why_sum_whole", code=inner))
    return [*found, messages.term("why_sum_area")] if problem.areas else found
