"""Rates that a plan may have kept from last year: they are filled in already, so nobody has to look at them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from cedu_targets.allocation.plan.limits import last_year
from cedu_targets.allocation.plan.plan_reading import PlanReading
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.numbers import percent, plain

_MOST_NAMED = 8


def say_unchanged_rates(rates: Mapping[str, Mapping[str, Decimal]], reading: PlanReading) -> None:
    """AL110 once a column: the district's rate lies outside its units', or changed while units' stayed last year's.

    A note where it lies among them and some unit's did change: to leave a rate as it was may be meant.
    `rates` by code and unit, the district included; rates as shares.
    """
    for code, column in rates.items():
        district = column.get(reading.plan.district)
        own = {unit: rate for unit, rate in column.items() if unit != reading.plan.district}
        if district is None or len(own) < 2:
            continue
        indicator = reading.indicators[code]
        is_outside = not min(own.values()) <= district <= max(own.values())
        before = _last(reading.plan.district, code, reading)
        kept = [unit for unit, rate in own.items() if rate == _last(unit, code, reading)]
        if before is None or before == district:
            kept = []
        if not is_outside and not kept:
            continue
        said: dict[str, Any] = {"total": _text(district, indicator)}
        if is_outside:
            said |= {"lowest": _text(min(own.values()), indicator), "highest": _text(max(own.values()), indicator)}
        if kept:
            assert before is not None
            units = "、".join(kept[:_MOST_NAMED]) + ("…" if len(kept) > _MOST_NAMED else "")
            said |= {"last": _text(before, indicator), "units": units, "count": len(kept)}
        variant = ("outside_kept" if kept else "outside") if is_outside else ""
        severity = Severity.WARNING if is_outside or len(kept) == len(own) else Severity.NOTE
        reading.say("AL110", ("indicators", code, "total"), severity, indicator=code, variant=variant, **said)


def _last(row: str, code: str, reading: PlanReading) -> Decimal | None:
    """A row's rate in the table that growth is measured against."""
    base = next(iter(reading.plan.tables), None)
    return None if base is None else last_year(reading, base, row, code)


def _text(rate: Decimal, indicator: Indicator) -> str:
    return percent(rate) if indicator.kind is Kind.RATE else plain(rate)
