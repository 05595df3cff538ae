"""Completeness (报送率) and timeliness (及时率) of a roll-up: two numbers, each with what it is a share of."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cedu_targets.domain.numbers import plain
from cedu_targets.messages.messages import Messages
from cedu_targets.rollups.slots import Slot, Slots, SlotState


def due_of(slots: Sequence[Slot]) -> list[Slot]:
    """Those of some slots whose form was due, or came before that."""
    return [slot for slot in slots if slot.state is not SlotState.NOT_DUE]


def begun_of(report: Slots) -> list[str]:
    """The months of which some form was due, or came; all where that is none."""
    begun = [month for month in report.months if any(map(_has_begun, report.of_month(month)))]
    return begun or [*report.months]


def _has_begun(slot: Slot) -> bool:
    return slot.state is not SlotState.NOT_DUE or bool(slot.forms)


def rate_lines(report: Slots, messages: Messages) -> Iterator[str]:
    """`报送率 66.7%：应报 9 份，计入 6 份`; `及时率 …` only where a last day is known."""
    found = report.completeness
    if not found.expected:
        yield messages.term("rollup_none_due")
        return
    values: dict[str, object] = {"expected": found.expected, "count": found.counted}
    yield messages.term("rollup_rate_of", share=share(found.counted, found.expected), **values)
    if not found.timed:
        yield messages.term("rollup_untimed")
        return
    in_time = found.counted - found.late - found.undated
    values["count"] = in_time
    yield messages.term("rollup_on_time_of", share=share(in_time, found.expected), **values)
    if found.undated:
        yield messages.term("rollup_undated_of", count=found.undated)


def share(part: int, whole: int) -> str:
    """A share in per cent to one place, half up; what is short of the whole never reads as 100 %."""
    tenths = (2000 * part + whole) // (2 * whole)
    if part < whole:
        tenths = min(tenths, 999)
    return f"{plain(Decimal(tenths).scaleb(-1))}%"
