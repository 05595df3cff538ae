"""Grid: the cells of one sheet or text file, before anything is understood."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct, field

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import from_float, plain, writes_number
from cedu_targets.domain.written_number import WrittenNumber

_LONGEST_NUMBER = 40
_BETWEEN_OTHERS = lazy_pattern(r"(?<![A-Za-z0-9]) | (?![A-Za-z0-9])")

Raw = str | float | int | bool | date | time | timedelta | WrittenNumber | None
"""The content of a cell; a blank cell is None or an empty text."""

Spot = tuple[int, int]
"""A zero-based (row, column)."""


class CellRange(NamedTuple):
    """A merged range, ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Obstacle(NamedTuple):
    """Why a formula without a result cannot be calculated."""

    kind: str
    """`function`, `form`, `circle`, `outside` (another file), `sheet`, `text`, `date`, `hidden`, `cell` or `size`."""
    detail: str = ""
    """The function, the sheet, or the cell that stands in the way."""


class HeldRows(Sequence[Sequence[Raw]]):
    """Rows that are held otherwise than as a list, since they are many; a row is made when it is asked for."""

    are_held = True

    @property
    @abstractmethod
    def width(self) -> int:
        """The cells of the longest row."""

    @abstractmethod
    def with_rows(self, changes: Mapping[int, Sequence[Raw]]) -> "HeldRows":
        """The same rows but for some."""

    @abstractmethod
    def without(self, rows: Iterable[int]) -> "HeldRows":
        """The same rows, some of them blank."""

    @abstractmethod
    def cell(self, row: int, column: int) -> Raw:
        """One cell, None beyond the end of its row."""

    @abstractmethod
    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Every text by its row and column, from top to bottom; plain numbers of a csv are none."""

    @abstractmethod
    def numbered(self, columns: tuple[int, ...] | range) -> bytes:
        """For each row whether it has a number in one of these columns."""

    @abstractmethod
    def filled(self, least: int) -> bytes:
        """For each row whether it has so many filled cells at least."""

    @abstractmethod
    def beyond(self, low: float, high: float) -> bytes:
        """For each row whether a stored number in it is none from `low` to `high`."""


def with_rows(rows: Sequence[Sequence[Raw]], changes: Mapping[int, Sequence[Raw]]) -> Sequence[Sequence[Raw]]:
    """The same rows but for some."""
    if isinstance(rows, HeldRows):
        return rows.with_rows(changes)
    changed = list(rows)
    for row, cells in changes.items():
        changed[row] = cells
    return changed


class Grid(Struct, frozen=True):
    """Raw cells in rows (which may be of different lengths), with what the file says about them."""

    sheet: str | None
    rows: Sequence[Sequence[Raw]]
    merges: Sequence[CellRange] = ()
    percents: Set[Spot] = frozenset()
    """Cells whose number format shows per cent: their stored 0.95 is written 95%."""
    broken: Mapping[Spot, str] = field(default_factory=dict)
    """Cells with an Excel error (its text), or a formula whose result is not known (an empty text)."""
    encoding: str | None = None
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    """Rows and columns of the file that nobody sees; they are read like all others."""
    formulas: Mapping[Spot, str] = field(default_factory=dict)
    """The formulas without their equals sign; empty where a text is not known for certain."""
    uncalculated: Mapping[Spot, Obstacle | None] = field(default_factory=dict)
    """Formulas stored without a result: None where it was calculated from their cells, else why it cannot be."""
    is_hidden: bool = False
    """The whole sheet is hidden."""
    unseen: frozenset[str] = frozenset()
    """Facts that the file's format hides from every reader: `formulas`, whether they were ever calculated."""
    indents: Mapping[Spot, int] = field(default_factory=dict)
    """How far cells are set in by their format, where they are; the text has no blanks then."""
    continued: frozenset[int] = frozenset()
    """Lines of a text file that hold the rest of a field begun in a line above: blank rows that separate nothing."""
    concealed: Mapping[Spot, str] = field(default_factory=dict)
    """What cells hold and nobody sees (hidden text, what a merge covers): it was not read."""
    before: Sequence[str] = ()
    """The paragraphs between the last table of a document and this one, blank ones too."""
    after: Sequence[str] = ()
    """The paragraphs between this table and the next one, which has them before it."""

    @property
    def width(self) -> int:
        """The cells of the longest row."""
        return self.rows.width if isinstance(self.rows, HeldRows) else max(map(len, self.rows), default=0)

    def raw(self, row: int, column: int) -> Raw:
        """The cell, None beyond the end of its row."""
        rows = self.rows
        if type(rows) is not list and (held := _held(rows)) is not None:
            return held.cell(row, column)
        cells = rows[row]
        return cells[column] if column < len(cells) else None

    def text(self, row: int, column: int) -> str:
        """The cell as a person reads it, without white space at its ends."""
        return text_of(self.raw(row, column))

    def filled(self, row: int) -> list[int]:
        """The columns of a row that are not blank."""
        return [
            column
            for column, raw in enumerate(self.rows[row])
            if raw is not None and raw != "" and (type(raw) is not str or not raw.isspace())
        ]

    def has_number(self, row: int, columns: Iterable[int]) -> bool:
        """True where one of these cells of a row holds a number. Asked of every row; its first cell mostly answers."""
        if type(self.rows) is not list and (held := _held(self.rows)) is not None and type(columns) in (tuple, range):
            return held.numbered(columns)[row] != 0  # type: ignore[arg-type]
        cells = self.rows[row]
        width = len(cells)
        for column in columns:
            if column < width and (type(raw := cells[column]) is float or (raw != "" and is_number(raw))):
                return True
        return False

    def is_blank(self, row: int) -> bool:
        """True for a row without any content."""
        if type(self.rows) is not list and (held := _held(self.rows)) is not None:
            return not held.filled(1)[row]
        return not any(map(is_filled, self.rows[row]))

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Every text by its row and column."""
        if isinstance(self.rows, HeldRows):
            return self.rows.texts()
        rows = enumerate(self.rows)
        return ((row, column, raw) for row, cells in rows for column, raw in enumerate(cells) if type(raw) is str)


def _held(rows: Sequence[Sequence[Raw]]) -> HeldRows | None:
    """The rows where they are held otherwise; asked of every cell, so it is no question to an abstract class."""
    return rows if getattr(rows, "are_held", False) else None  # type: ignore[return-value]


def is_number(raw: Raw) -> bool:
    """True for a number (a mark for "nothing" is none). Asked of every cell, so the usual case is first."""
    if type(raw) is float:
        return True
    if isinstance(raw, bool):
        return False
    if isinstance(raw, int | WrittenNumber):
        return True
    return isinstance(raw, str) and 0 < len(raw) <= _LONGEST_NUMBER and writes_number(raw)


def is_filled(raw: Raw) -> bool:
    """True for any content but white space."""
    return raw is not None and (not isinstance(raw, str) or bool(raw.strip()))


def text_of(raw: Raw) -> str:
    """A raw cell as text; a number without needless zeros, of one with something to it (500人) the number alone."""
    if type(raw) is str:
        return raw.strip()
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    return _written(raw) if isinstance(raw, float) else str(raw).strip()


@lru_cache(maxsize=4096)
def _written(stored: float) -> str:
    try:
        return plain(from_float(stored))
    except ValueError:
        return str(stored)


def squeezed(text: str) -> str:
    """The text without white space: page breaks and narrow columns cut Chinese words with blanks.

    A blank between two Latin words stays.
    """
    if text.isalnum():  # nearly always: a name without any
        return text
    words = text.split()
    return _BETWEEN_OTHERS.sub("", " ".join(words)) if len(words) > 1 else "".join(words)


def numbers_below(ranges: Iterable[range], end: int) -> frozenset[int]:
    """The numbers below `end` of all ranges, each looked at once however often the ranges overlap."""
    found: set[int] = set()
    done = 0
    for one in sorted(ranges, key=lambda each: each.start):
        found.update(range(max(one.start, done), min(one.stop, end)))
        done = max(done, one.stop)
    return frozenset(found)
