"""The items of a list of which something is said, each with its sign."""

from collections.abc import Mapping
from dataclasses import dataclass

from cedu_targets.report import FileReport
from cedu_targets.reporters.shared.symbols import SYMBOLS, URGENCY, kind_of


@dataclass(frozen=True)
class ItemMark:
    """What is said of one item; the most urgent kind decides its sign."""

    kind: str
    positions: tuple[int, ...]
    """Of the findings, the most urgent first."""

    @property
    def sign(self) -> str:
        """The sign beside the item's name."""
        return SYMBOLS[self.kind]


def item_marks(file: FileReport) -> Mapping[str, ItemMark]:
    """By the item's name."""
    found: dict[str, list[int]] = {}
    for position, finding in enumerate(file.findings):
        if file.items is not None and finding.place.item in file.items.by_id:
            found.setdefault(finding.place.item, []).append(position)
    marks = {}
    for item, positions in found.items():
        positions.sort(key=lambda position: URGENCY.index(kind_of(file.findings[position])))
        marks[item] = ItemMark(kind_of(file.findings[positions[0]]), tuple(positions))
    return marks
