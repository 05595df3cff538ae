"""The chart of a path: what an indicator is to be in each year, and what it was, placed in whole pixels.

Every year is a column as wide as the widest label, so that labels of two years never meet; within a column the upper
mark has its label above it and the others below, so that these never meet either, however near the values are. What
is written is given: here it only gets its place.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

SIGN, LINE = 13, 16
"""The size of the letters, and the height of a line of them."""
NARROWEST = 68
"""Of a column: five years fit a phone."""
PLOT = 150
"""From the lowest value to the highest."""
EDGE = 8
"""Around the chart."""
MARK = 6
"""Half the height of a point."""
LEVEL = 2
"""Half the height of a step."""
TICK = 4
"""Below the base, between two years."""
_ROOM = 3
"""Between a mark and its label."""
_BLANK, _HALF = 5, 9
_NARROW = frozenset(map(chr, range(ord("!"), ord("~") + 1))) - set("%@MWmw")
"""Signs that take about half of a square, as all of Latin but the widest."""


class Demanded(Struct, frozen=True):
    """A target in a column; `high` is the upper end of a range."""

    value: Fraction
    text: str
    high: Fraction | None = None


class Reached(Struct, frozen=True):
    """What was reached in a column: the number and what it means, a line each; `look` is a class of the style sheet."""

    value: Fraction
    texts: tuple[str, ...]
    look: str


class Column(Struct, frozen=True):
    """A year, or several of which nothing is known, with all that stands in it."""

    first: int
    last: int
    name: str
    remark: str = ""
    """Under the year: that it has no target."""
    demanded: tuple[Demanded, ...] = ()
    reached: Reached | None = None


class Label(NamedTuple):
    """A text of one line or several; `x` is its middle, `y` the top of its box."""

    x: int
    y: int
    texts: tuple[str, ...]
    look: str = ""
    """The class of the state that its last line names; empty of a target."""

    @property
    def width(self) -> int:
        """Of its box."""
        return max(map(text_width, self.texts))

    @property
    def height(self) -> int:
        """Of its box."""
        return LINE * len(self.texts)

    @property
    def lines(self) -> list[tuple[int, str]]:
        """Each line with the height that its letters stand on."""
        return [(self.y + LINE * number + SIGN - 1, text) for number, text in enumerate(self.texts)]


class Level(NamedTuple):
    """A target as a step: from `x1` to `x2`; `high` is the upper edge of a range."""

    x1: int
    x2: int
    y: int
    high: int | None

    def moved(self, by: int) -> "Level":
        """The same further down."""
        return self._replace(y=self.y + by, high=None if self.high is None else self.high + by)


class Point(NamedTuple):
    """What was reached in a year."""

    x: int
    y: int
    look: str


class Stretch(Struct, frozen=True):
    """The line from one point to the next; it is dashed over years of which nothing was reported."""

    x1: int
    y1: int
    x2: int
    y2: int
    is_dashed: bool


class Day(Struct, frozen=True):
    """The day of the report: its line, if it lies in the years of the chart, and the words above."""

    x: int | None
    label: Label
    parts: Sequence[tuple[int, int]] = ()
    """From where to where its line goes: it leaves out the labels that stand on it."""


class PathChart(Struct, frozen=True):
    """Everything that is drawn, in pixels."""

    width: int
    height: int
    base: int
    """Where zero is, or the lowest value."""
    levels: Sequence[Level]
    stretches: Sequence[Stretch]
    points: Sequence[Point]
    labels: Sequence[Label]
    years: Sequence[Label]
    ticks: Sequence[int]
    """Where one year ends and the next begins."""
    day: Day


def text_width(text: str) -> int:
    """The room that a text takes at the size SIGN, never less, bold and in the widest of the usual fonts."""
    return sum(_BLANK if sign == " " else _HALF if sign in _NARROW else SIGN for sign in text)


class Scale(Struct, frozen=True):
    """The lowest value and the highest; zero is always between them, so that a step is as high as its number."""

    low: Fraction
    high: Fraction

    def height(self, value: Fraction) -> int:
        """How far below the highest value a value lies."""
        return round((self.high - value) * PLOT / (self.high - self.low))


def scale_of(columns: Sequence[Column]) -> Scale:
    """The scale that holds all values of a path."""
    values = [Fraction(0)]
    for column in columns:
        values += [one.value for one in column.demanded]
        values += [one.high for one in column.demanded if one.high is not None]
        values += [column.reached.value] if column.reached else []
    low, high = min(values), max(values)
    return Scale(low, high if high > low else low + 1)


def path_chart(columns: Sequence[Column], as_of: date, day: str, scale: Scale) -> PathChart:
    """The chart of some columns; `day` says `as_of` in words."""
    width = _column_width(columns)
    total = max(width * len(columns), text_width(day)) + 2 * EDGE
    lefts = [EDGE + number * width for number in range(len(columns) + 1)]
    placed = [_placed(column, left, width, scale) for column, left in zip(columns, lefts, strict=False)]
    labels = [label for one in placed for label in one.labels]
    # what is placed counts from the highest value down: below the words of the day and the highest label
    top = 2 * EDGE + LINE + max([_ROOM, *(-label.y for label in labels)])
    years = top + max([PLOT, *(label.y + label.height for label in labels)]) + EDGE
    base = top + scale.height(Fraction(0))
    labels = [label._replace(y=label.y + top) for label in labels]
    points = [(number, one.point._replace(y=one.point.y + top)) for number, one in enumerate(placed) if one.point]
    return PathChart(
        width=total,
        height=years + LINE * max(1 + bool(column.remark) for column in columns) + EDGE,
        base=base,
        levels=[level.moved(top) for one in placed for level in one.levels],
        stretches=list(_stretches(points)),
        points=[point for _, point in points],
        labels=labels,
        years=[
            Label(left + width // 2, years, tuple(filter(None, (column.name, column.remark))))
            for column, left in zip(columns, lefts, strict=False)
        ],
        ticks=lefts,
        day=_day_line(_day(columns, width, total, as_of, day), labels, base),
    )


class _Mark(NamedTuple):
    """A mark: how far its value is below zero, its edges and its label; of two of one value a point is first."""

    depth: Fraction
    order: int
    above: int
    below: int
    texts: tuple[str, ...]
    look: str


class _Placed(Struct, frozen=True):
    """What stands in one column, by its height below the highest value."""

    levels: Sequence[Level]
    point: Point | None
    labels: Sequence[Label]


def _placed(column: Column, left: int, width: int, scale: Scale) -> _Placed:
    middle, reached = left + width // 2, column.reached
    point, levels, marks = None, [], []
    if reached is not None:
        y = scale.height(reached.value)
        point = Point(middle, y, reached.look)
        marks.append(_Mark(-reached.value, 0, y - MARK, y + MARK, reached.texts, reached.look))
    for one in column.demanded:
        y, high = scale.height(one.value), None if one.high is None else scale.height(one.high)
        levels.append(Level(left, left + width, y, high))
        marks.append(_Mark(-one.value, 1, (y if high is None else high) - LEVEL, y + LEVEL, (one.text,), ""))
    return _Placed(levels, point, list(_labels(sorted(marks), middle, scale.height(Fraction(0)))))


def _labels(marks: Sequence[_Mark], middle: int, base: int) -> Iterator[Label]:
    """The first mark's label stands above all marks, the others' one under the other below them; none on the base."""
    below = max((mark.below for mark in marks), default=0) + _ROOM
    for number, mark in enumerate(marks):
        height = LINE * len(mark.texts)
        y = below if number else min(one.above for one in marks) - _ROOM - height
        if y <= base + TICK and base <= y + height:
            y = base + TICK + _ROOM if number else base - _ROOM - height
        below = y + height if number else below
        yield Label(middle, y, mark.texts, mark.look)


def _stretches(points: Sequence[tuple[int, Point]]) -> Iterator[Stretch]:
    for (number, one), (later, other) in pairwise(points):
        yield Stretch(one.x, one.y, other.x, other.y, later - number > 1)


def _column_width(columns: Sequence[Column]) -> int:
    texts = [text for column in columns for text in _texts(column)]
    return max([NARROWEST, *(text_width(text) + EDGE for text in texts)])


def _texts(column: Column) -> Iterator[str]:
    yield column.name
    yield column.remark
    yield from (one.text for one in column.demanded)
    yield from column.reached.texts if column.reached else ()


def _day(columns: Sequence[Column], width: int, total: int, as_of: date, text: str) -> Day:
    """The line at the end of the day, within its year; the words beside it where they would be cut."""
    inside = [number for number, column in enumerate(columns) if column.first <= as_of.year <= column.last]
    if not inside:
        is_before = as_of.year < columns[0].first
        half = text_width(text) // 2
        return Day(None, Label(EDGE + half if is_before else total - EDGE - half, EDGE // 2, (text,)))
    column = columns[inside[0]]
    first, after = date(column.first, 1, 1).toordinal(), date(column.last, 12, 31).toordinal() + 1
    x = EDGE + inside[0] * width + round(Fraction(as_of.toordinal() + 1 - first, after - first) * width)
    half = -(-text_width(text) // 2)
    return Day(x, Label(min(max(x, EDGE + half), total - EDGE - half), EDGE // 2, (text,)))


def _day_line(day: Day, labels: Sequence[Label], base: int) -> Day:
    """The day with its line from the words to the base, broken where a label stands."""
    if day.x is None:
        return day
    top, parts = day.label.y + day.label.height, []
    for label in sorted(labels, key=lambda one: one.y):
        if 2 * abs(label.x - day.x) <= label.width + 2 and label.y < base:
            parts.append((top, label.y))
            top = label.y + label.height
    return replace(day, parts=[(one, other) for one, other in [*parts, (top, base)] if one < other])
