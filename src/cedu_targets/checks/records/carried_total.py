"""RC007: a total that a form carries is the sum of its classes."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar, Literal

from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.records import CarriedTotal, Record, RecordField, Records


class CarriedTotals(RecordRule, frozen=True, kw_only=True):
    """合计, 本月合计 and 小计 are the sum of the classes that they stand for."""

    codes: ClassVar = ("RC007",)
    is_usual: ClassVar = True

    check: Literal["carried_total"] = "carried_total"

    def judge(self, records: Records, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - its numbers
        """RC007 at a total that differs; not judged where the sum is hidden, or what it is the sum of does not show."""
        for total in records.totals if not records.is_unread else ():  # RD090 says that there are no classes
            if total.is_cumulative:
                yield self.not_judged(total.place, "cumulative", name=total.name)
                continue
            if total.is_unknown:
                yield self.not_judged(total.place, "total_of_unknown", name=total.name)
                continue
            entries = [records.by_number[number] for number in total.entries if number in records.by_number]
            numbers: list[Decimal | None] = [getattr(entry, total.field) for entry in entries]
            due = sum((number for number in numbers if number is not None), Decimal(0))
            if _is_unreadable(records, total):
                yield self.not_judged(total.place, "total_over_unreadable", name=total.name)
            elif None in numbers and total.value > due:  # what is blank may make up for it
                yield self.not_judged(total.place, "total_over_blank", name=total.name, counted=total.field)
            elif total.value != due:
                yield self._differing(total, due, entries)

    def _differing(self, total: CarriedTotal, due: Decimal, entries: Sequence[Record]) -> Finding:
        return Finding(
            "RC007",
            self.id,
            self.binds,
            total.place,
            {"name": total.name, "counted": total.field},
            expected=due,
            actual=total.value,
            difference=total.value - due,
            related=tuple(entry.at(total.field) for entry in entries if total.field in entry.cells),
            variant="" if total.field is RecordField.PEOPLE else "other",
        )

    def places(self, records: Records) -> int:
        """Every total that a form carries."""
        return len(records.totals)


def _is_unreadable(records: Records, total: CarriedTotal) -> bool:
    return any(cell.field is total.field and cell.record in total.entries for cell in records.unreadable)
