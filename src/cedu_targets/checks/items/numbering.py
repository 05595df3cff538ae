"""SC001: the items of a list are numbered one after the other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from msgspec.structs import replace

from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import parse_quantity

_MOST_MISSING = 3
"""A list with more gaps is an extract of a longer one, whose numbers it keeps."""
_NUMERAL = lazy_pattern("[一二三四五六七八九十百]{1,4}")


class Numbering(ItemRule, frozen=True, kw_only=True):
    """No number stands twice, and none is left out. Numbers that begin again in every section are counted in each."""

    codes: ClassVar = ("SC001",)
    usual_severity: ClassVar = Severity.WARNING
    is_usual: ClassVar = True

    check: Literal["numbering"] = "numbering"

    def judge(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - numbers alone
        """SC001 at the second item with a number, and (a note) at the item after a number that is left out."""
        for run in _runs(items.entries):
            yield from self._twice(run)
            yield from self._missing(run)

    def places(self, items: Items) -> int:
        """Every item with a number."""
        return sum(_number(entry) is not None for entry in items.entries)

    def _twice(self, run: Sequence[Item]) -> Iterator[Finding]:
        first: dict[int, Item] = {}
        for entry in run:
            number = _number(entry)
            if number is None:
                continue
            other = first.setdefault(number, entry)
            if other is not entry:
                yield replace(self.at(entry, "SC001", number=number), variant="twice")

    def _missing(self, run: Sequence[Item]) -> Iterator[Finding]:
        there = {number for entry in run if (number := _number(entry)) is not None}
        if not there or max(there) - min(there) + 1 - len(there) > min(_MOST_MISSING, len(there) // 4):
            return
        told: set[int] = set()
        for entry in run:
            number = _number(entry)
            if number is None or number - 1 in there or number == min(there) or number in told:
                continue
            told.add(number)
            above = max(other for other in there if other < number)
            missing = str(number - 1) if above == number - 2 else f"{above + 1}—{number - 1}"
            severity = min(self.binds, Severity.NOTE, key=lambda one: one.rank)
            yield Finding("SC001", self.id, severity, entry.place, {"item": entry.id, "missing": missing})


def _runs(entries: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items in runs of one numbering: sections are apart where their numbers overlap."""
    by_section: dict[str | None, list[Item]] = {}
    for entry in entries:
        by_section.setdefault(entry.section, []).append(entry)
    of_each = [{number for entry in run if (number := _number(entry)) is not None} for run in by_section.values()]
    numbers = Counter(number for one in of_each for number in one)
    begins_again = 2 * sum(count > 1 for count in numbers.values()) > len(numbers)
    is_dossier = all(entry.kind is ItemKind.DOSSIER for entry in entries)
    is_by_volume = is_dossier and 2 * sum(1 in one for one in of_each) > len(of_each)
    yield from by_section.values() if len(by_section) > 1 and (begins_again or is_by_volume) else [entries]


def _number(entry: Item) -> int | None:
    """The number of an item; in Chinese numerals only of a dossier, elsewhere they number what is above the items."""
    text = entry.number or ""
    if entry.kind is ItemKind.DOSSIER and _NUMERAL.fullmatch(text):
        return int(parse_quantity(text).low or 0)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
