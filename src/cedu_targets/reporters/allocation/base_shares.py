"""Sentences on numbers that are a share of a base: 40 % of a village's residents."""

from decimal import Decimal
from fractions import Fraction

from cedu_targets.allocation.report import AllocationReport
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.allocation.amounts import with_unit


def share_line(report: AllocationReport, code: str, messages: Messages) -> str:
    """What a column was worked out from, and how its numbers were rounded."""
    assert report.understood is not None
    share, indicator = report.understood.shares[code], report.understood.by_code[code]
    granule, district = with_unit(indicator.granule, indicator), report.understood.plan.district
    told = {"base": share.base, "share": percent(share.share), "granule": granule, "code": code, "district": district}
    return messages.term("plan_share", **told)


def share_reason(report: AllocationReport, row: str, code: str, messages: Messages) -> str:
    """The reason of a number that is such a share, or of the district's total of them."""
    understood = report.understood
    assert understood is not None
    share, indicator = understood.shares[code], understood.by_code[code]
    is_district = row == understood.plan.district
    if is_district and len(share.numbers) < len(understood.units):
        return messages.term("why_share_some")
    exact = share.exact(None if is_district else row)
    measure = understood.plan.sources[share.base].unit_of_measure
    base = plain(sum(share.numbers.values(), Decimal(0)) if is_district else share.numbers[row])
    told = {
        "base": share.base, "number": f"{base} {measure}" if measure else base, "share": percent(share.share),
        "exact": with_unit(Decimal(exact.numerator) / Decimal(exact.denominator), indicator),
        "granule": with_unit(indicator.granule, indicator), "amount": with_unit(report.rows[row][code], indicator),
    }  # fmt: skip
    if is_district:
        return messages.term("why_share_total", **told)
    is_whole = exact == Fraction(report.rows[row][code] or 0)
    text = messages.term("why_share", **told) + ("" if is_whole else messages.term("why_share_up", **told))
    return text + messages.term("why_end")
