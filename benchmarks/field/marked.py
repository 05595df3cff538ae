"""Marked tables: the AggreCol collection, tables in which people said which cells are sums of which.

Each line of its files is one sheet: its texts, its way of writing numbers, and marks `total = sum of parts` with an
error level, the largest difference that whoever marked it took for rounding. Positions are (row, column), counted
from 0.
"""

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

Cell = tuple[int, int]

DATA = ("data/dataset.jl.gz", "data/unseen.jl.gz")
BLANKS = frozenset({"", "-", "--", "–", "—", "…", "...", "."})
"""What stands for nothing, and adds nothing. Any other text (x, .., N/A, (Z)) hides a number that nobody knows."""
DUST = Decimal("1e-9")
"""Differences below this share of the total come from binary numbers that were written out in full."""

_SEPARATORS = {"Comma": ",", "Point": ".", "Space": r"\s", "None": ""}
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


class State(StrEnum):
    """How a marked total stands to its marked parts."""

    HOLDS = "holds"
    WITHIN = "within"
    """Off by no more than the error level of its mark."""
    SMALL = "small"
    """Off beyond the level, but by no more than the rounding of so many printed numbers explains."""
    PLAIN = "plain"
    """Off by more than rounding explains."""
    DOUBTFUL = "doubtful"
    """Off by more than half of the total or of the sum: marked by mistake, it seems (an average, blank parts)."""
    UNKNOWN = "unknown"
    """A part is suppressed or is no number."""

    @property
    def is_off(self) -> bool:
        """Whether somebody has to be told: the difference is beyond the error level."""
        return self in (State.SMALL, State.PLAIN)


@dataclass(frozen=True)
class Mark:
    """One marked sum."""

    total: Cell
    parts: tuple[Cell, ...]
    level: Decimal


@dataclass(frozen=True)
class Standing:
    """What a mark comes to in its table's numbers: total minus parts, and what that means."""

    mark: Mark
    difference: Decimal
    state: State


@dataclass(frozen=True)
class MarkedTable:
    """A sheet and its marked sums."""

    file: str
    sheet: str
    rows: tuple[tuple[str, ...], ...]
    thousands: str
    """A pattern of what stands between thousands; empty where nothing does."""
    point: str
    marks: tuple[Mark, ...]
    record: dict[str, Any]
    """The line as it is published, for the program that was published with it."""

    def number(self, cell: Cell) -> Decimal | None:
        """The number in a cell, a blank as 0; None where it holds none, or hides one."""
        text = self.rows[cell[0]][cell[1]].strip()
        return Decimal(0) if text in BLANKS else self.amount(text)

    def amount(self, text: str) -> Decimal | None:
        """A text as a number, by this table's way of writing: (1,234) is −1234, 95% is 0.95."""
        text = re.sub(r"[$€£]", "", text).strip()
        negative, percent = bool(re.fullmatch(r"\(.+\)", text)), text.rstrip("()").endswith("%")
        text = text.strip("()").rstrip("%").strip()
        if self.thousands:
            text = re.sub(rf"(?<=\d){self.thousands}(?=\d{{3}})", "", text)
        text = text.replace(self.point, ".") if self.point == "," else text
        if not _PLAIN.fullmatch(text):
            return None
        value = Decimal(text) / (100 if percent else 1)
        return -value if negative else value

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Every mark, held against the numbers."""
        return tuple(self._standing(mark) for mark in self.marks)

    @cached_property
    def by_total(self) -> dict[Cell, list[Standing]]:
        """The standings of each marked total: it may have several breakdowns."""
        found: dict[Cell, list[Standing]] = defaultdict(list)
        for standing in self.standings:
            found[standing.mark.total].append(standing)
        return dict(found)

    @cached_property
    def totals_off(self) -> dict[Cell, State]:
        """The marked totals that are off, and how plainly."""
        return {
            total: State.PLAIN if any(s.state is State.PLAIN for s in found) else State.SMALL
            for total, found in self.by_total.items()
            if any(s.state.is_off for s in found)
        }

    def _standing(self, mark: Mark) -> Standing:
        total, parts = self.number(mark.total), [self.number(part) for part in mark.parts]
        if total is None:
            return Standing(mark, Decimal(0), State.UNKNOWN)
        difference = total - sum((part for part in parts if part is not None), Decimal(0))
        size = abs(difference)
        if size <= DUST * max(abs(total), Decimal(1)):
            return Standing(mark, difference, State.HOLDS)
        if any(part is None for part in parts):
            return Standing(mark, difference, State.UNKNOWN)
        if size <= mark.level:
            return Standing(mark, difference, State.WITHIN)
        if 2 * size > max(abs(total), abs(total - difference)):
            return Standing(mark, difference, State.DOUBTFUL)
        granule = max(
            mark.level, self._steps or min(_last_place(number) for number in (total, *parts) if number is not None)
        )
        return Standing(mark, difference, State.SMALL if 2 * size <= granule * (len(parts) + 1) else State.PLAIN)

    @cached_property
    def _steps(self) -> Decimal | None:
        """The step that all marked numbers go in (rounded to 5, to thousands); None where it is 1 or less."""
        cells = {cell for mark in self.marks for cell in (mark.total, *mark.parts)}
        numbers = [number for number in map(self.number, cells) if number]
        steps = map(Decimal, (1000, 500, 100, 50, 10, 5))
        return next((step for step in steps if not any(number % step for number in numbers)), None)

    def half(self, seed: int) -> str:
        """Whether it is for developing or held back: by a hash of its name, so that it never changes sides."""
        digest = hashlib.sha256(f"{seed}:{self.file}".encode()).digest()
        return "development" if digest[0] % 2 == 0 else "held"


def _last_place(number: Decimal) -> Decimal:
    """The last place that a number uses, 1 at most: that of 2.50000 is 0.1."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


def load(checkout: Path) -> Iterator[MarkedTable]:
    """The tables of a checkout of the collection, in its order."""
    for name in DATA:
        with gzip.open(checkout / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield marked_table(json.loads(line))


def marked_table(record: dict[str, Any]) -> MarkedTable:
    """A table of one published line; only its sums are marks."""
    thousands, point = record["number_format"].split()
    return MarkedTable(
        file=record["file_name"],
        sheet=record["table_id"],
        rows=tuple(tuple(row) for row in record["table_array"]),
        thousands=_SEPARATORS[thousands],
        point=_SEPARATORS[point],
        marks=tuple(_marks(record["aggregation_annotations"])),
        record=record,
    )


def _marks(annotations: Sequence[dict[str, Any]]) -> Iterator[Mark]:
    for entry in annotations:
        if entry["operator"] == "Sum":
            row, column = entry["aggregator_index"]
            parts = tuple(sorted((part_row, part_column) for part_row, part_column in entry["aggregatee_indices"]))
            yield Mark((row, column), parts, Decimal(str(entry["error_bound"])))
