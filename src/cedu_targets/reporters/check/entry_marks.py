"""The items of a list, or the cells of a form, of which something is said, each with its sign."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from cedu_targets.domain.finding import Finding
from cedu_targets.domain.place import Place
from cedu_targets.domain.records import Records
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared.symbols import SYMBOLS, URGENCY, kind_of


class EntryMark(Struct, frozen=True):
    """What is said of one item or cell; the most urgent kind decides its sign."""

    kind: str
    positions: tuple[int, ...]
    """Of the findings, the most urgent first."""

    @property
    def sign(self) -> str:
        """The sign beside the item's name."""
        return SYMBOLS[self.kind]


def item_marks(file: FileReport) -> Mapping[str, EntryMark]:
    """By the item's name; what is said of several items is said at each of them."""
    items = file.items
    return {} if items is None else _marks(file, lambda place: place.item if place.item in items.by_id else None)


def form_marks(file: FileReport) -> Mapping[str, EntryMark]:
    """By the spot (`spot_of`) of a cell, or of a class as a whole."""
    if file.records is None:
        return {}
    cells = form_cells(file.records)
    return _marks(file, lambda place: spot_of(place, cells))


def form_cells(records: Records) -> frozenset[str]:
    """The addresses of all cells of a form that a report shows."""
    cells = {cell for entry in records.entries for cell in entry.cells.values()}
    return frozenset(cells | {total.place.cell for total in records.totals if total.place.cell})


def spot_of(place: Place, cells: frozenset[str]) -> str | None:
    """The cell, among these, that a place of a form is, else its class; None of what is about the form as a whole."""
    if place.cell in cells:
        return place.cell
    return class_spot(place.record) if place.record else None


def class_spot(number: int | str) -> str:
    """The spot of a class as a whole."""
    return f"#{number}"


def _marks(file: FileReport, key: Callable[[Place], str | None]) -> Mapping[str, EntryMark]:
    found: dict[str, list[int]] = {}
    for position, finding in enumerate(file.findings):
        items = (place for place in finding.related if place.item is not None)
        for spot in dict.fromkeys(map(key, (finding.place, *items))):
            if spot is not None:
                found.setdefault(spot, []).append(position)
    return {spot: _mark(file.findings, positions) for spot, positions in found.items()}


def _mark(findings: tuple[Finding, ...], positions: list[int]) -> EntryMark:
    positions.sort(key=lambda position: URGENCY.index(kind_of(findings[position])))
    return EntryMark(kind_of(findings[positions[0]]), tuple(positions))
