"""RC006: what is counted of a class is a number that can be counted."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from msgspec.structs import replace

from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.records import HIDDEN_NUMBER, HIDDEN_WORDS, SUMMED, RecordField, Records, UnreadableCell

_NUMBER = lazy_pattern(r"([-−－]?)\d+(?:\.(\d+))?")
_HIDDEN = {HIDDEN_WORDS: "words", HIDDEN_NUMBER: "large"}


class Numbers(RecordRule, frozen=True, kw_only=True):
    """People are counted by ones and hours in numbers; none of them is less than nothing."""

    codes: ClassVar = ("RC006",)
    is_usual: ClassVar = True

    check: Literal["numbers"] = "numbers"

    def judge(self, records: Records, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - cells alone
        """RC006 at each cell of a class that cannot be counted; at a total that the form carries it is a warning."""
        for cell in records.unreadable:
            yield self._of_cell(cell, records)
        for entry in records.entries:
            for one in SUMMED:
                value: Decimal | None = getattr(entry, one)
                variant = None if value is None else _fault_of(one, value)
                if value is not None and variant is not None:
                    found = self.at(entry, one, "RC006", counted=one, text=plain(value))
                    yield replace(found, variant=variant)

    def _of_cell(self, cell: UnreadableCell, records: Records) -> Finding:
        entry = records.by_number.get(cell.record)
        variant = _fault_in(cell)
        if entry is None:
            severity, parameters = self.at_most(Severity.WARNING), {"counted": cell.field, "text": cell.text}
            hidden = variant if variant in _HIDDEN.values() else ""
            return Finding("RC006", self.id, severity, cell.place, parameters, variant=f"total{hidden and '_'}{hidden}")
        found = self.at(entry, cell.field, "RC006", counted=cell.field, text=cell.text)
        return replace(found, place=replace(cell.place, record=str(entry.number)), variant=variant)

    def places(self, records: Records) -> int:
        """Every cell of a class with a number, or with something that is none."""
        filled = sum(getattr(entry, one) is not None for entry in records.entries for one in SUMMED)
        return filled + sum(cell.record > 0 for cell in records.unreadable)


def _fault_of(one: RecordField, value: Decimal) -> str | None:
    """What a number is that cannot be counted; None of one that can."""
    if value < 0:
        return "negative"
    return "fraction" if one is not RecordField.HOURS and value != value.to_integral_value() else None


def _fault_in(cell: UnreadableCell) -> str:
    """The same of a text; of one that is no number, that it cannot be read; what may be personal is not told."""
    if _HIDDEN.keys() >= (hidden := {*cell.text.split("、")}):  # 男、女
        return _HIDDEN[HIDDEN_NUMBER if HIDDEN_NUMBER in hidden else HIDDEN_WORDS]
    match = _NUMBER.fullmatch(folded(cell.text))
    if match is None:
        return ""
    return "negative" if match[1] else "fraction" if match[2] else ""
