"""Where the marks of a path stand, and that nothing that is written covers anything else that is."""

from datetime import date
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.reporters.attainment.path_chart import (
    EDGE,
    LEVEL,
    MARK,
    NARROWEST,
    PLOT,
    Column,
    Demanded,
    Label,
    PathChart,
    Reached,
    path_chart,
    scale_of,
    text_width,
)

DAY = "截至2022年6月30日"
WORDS = ("✗ 滞后", "✓ 已完成", "~ 无法判定", "not yet", "+ exceeded")
VALUES = st.one_of(
    st.fractions(Fraction(0), Fraction(1), max_denominator=1000),
    st.sampled_from([Fraction(0), Fraction(1), Fraction(1, 2), Fraction(501, 1000), Fraction(12), Fraction(-1, 4)]),
    st.integers(0, 30_000_000).map(Fraction),
)
TEXTS = st.sampled_from(["50%", "49.97%", "≥12.5%", "123456789", "1.2万元", "0"])


@st.composite
def paths(draw: st.DrawFn) -> list[Column]:
    """Up to twelve columns, each with any marks or none, with values that may lie together or far apart."""
    first = draw(st.integers(2015, 2030))
    columns: list[Column] = []
    for _ in range(draw(st.integers(1, 12))):
        last = first + draw(st.sampled_from([0, 0, 0, 0, 9]))
        demanded: list[Demanded] = draw(st.lists(st.builds(Demanded, VALUES, TEXTS), max_size=3))
        is_range: bool = draw(st.booleans())
        if demanded and is_range:
            low = demanded[0]
            demanded[0] = Demanded(low.value, low.text, low.value + draw(st.fractions(0, 5, max_denominator=100)))
        texts = (draw(TEXTS), draw(st.sampled_from(WORDS))) if draw(st.booleans()) else (draw(TEXTS),)
        reached = Reached(draw(VALUES), texts, "m") if draw(st.booleans()) else None
        remark = draw(st.sampled_from(["", "无目标", "no target"]))
        name = str(first) if first == last else f"{first}–{last}"
        columns.append(Column(first, last, name, remark, tuple(demanded), reached))
        first = last + 1
    return columns


def drawn(columns: list[Column], as_of: date = date(2022, 6, 30)) -> PathChart:
    return path_chart(columns, as_of, DAY, scale_of(columns))


def column(year: int, demanded: str | None, reached: str | None = None, word: str = "✓ 已完成") -> Column:
    """A year with a target and what was reached, in per cent."""
    levels = () if demanded is None else (Demanded(Fraction(demanded) / 100, f"{demanded}%"),)
    point = None if reached is None else Reached(Fraction(reached) / 100, (f"{reached}%", word), "m")
    return Column(year, year, str(year), "", levels, point)


def boxes(chart: PathChart) -> list[tuple[int, int, int, int]]:
    """(left, top, right, bottom) of everything that is written."""
    return [box(label) for label in (*chart.labels, *chart.years, chart.day.label)]


def box(label: Label) -> tuple[int, int, int, int]:
    left = label.x - label.width // 2
    return left, label.y, left + label.width, label.y + label.height


def meet(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(paths(), st.dates(date(2010, 1, 1), date(2160, 12, 31)))
def test_nothing_that_is_written_covers_anything_else_that_is(columns: list[Column], as_of: date) -> None:
    chart = drawn(columns, as_of)
    written = boxes(chart)
    assert not [pair for pair in combinations(written, 2) if meet(*pair)]
    assert all(left >= 0 and top >= 0 for left, top, _, _ in written)
    assert all(right <= chart.width and bottom <= chart.height for _, _, right, bottom in written)


@given(paths(), st.dates(date(2015, 1, 1), date(2060, 12, 31)))
def test_no_mark_of_a_year_is_covered_by_a_label(columns: list[Column], as_of: date) -> None:
    """The line from point to point may pass behind a label; points, steps, base and the day's line never do."""
    chart = drawn(columns, as_of)
    marks = [(point.x - MARK, point.y - MARK, point.x + MARK, point.y + MARK) for point in chart.points]
    marks += [
        (level.x1, (level.y if level.high is None else level.high) - LEVEL, level.x2, level.y + LEVEL)
        for level in chart.levels
    ]
    marks.append((0, chart.base, chart.width, chart.base + 1))
    marks += [(chart.day.x, start, chart.day.x + 1, end) for start, end in chart.day.parts if chart.day.x is not None]
    assert not [(mark, one) for mark in marks for one in map(box, chart.labels) if meet(mark, one)]


@given(paths())
def test_every_number_is_written_and_every_mark_is_as_high_as_its_value(columns: list[Column]) -> None:
    chart = drawn(columns)
    written = [text for label in chart.labels for text in label.texts]
    told = [one.text for column in columns for one in column.demanded]
    told += [text for column in columns if column.reached for text in column.reached.texts]
    assert sorted(written) == sorted(told)
    values = [(column.reached.value, point.y) for column, point in zip(_reached(columns), chart.points, strict=True)]  # type: ignore[union-attr]
    demanded = [one for column in columns for one in column.demanded]
    values += [(one.value, level.y) for one, level in zip(demanded, chart.levels, strict=True)]
    for one, other in combinations(values, 2):  # what is more stands higher, or as high
        assert (one[0] - other[0]) * (one[1] - other[1]) <= 0
    assert all(isinstance(place, int) for label in chart.labels for place in (label.x, label.y, label.width))


def _reached(columns: list[Column]) -> list[Column]:
    return [column for column in columns if column.reached]


def test_a_step_is_as_high_as_its_number_from_zero() -> None:
    chart = drawn([column(2020, "50", "40"), column(2021, "100")])
    low, high = chart.levels
    assert chart.base - high.y == PLOT
    assert chart.base - low.y == PLOT // 2
    assert chart.base - chart.points[0].y == PLOT * 4 // 10
    assert text_width("✓ 已完成") + EDGE < NARROWEST
    assert (low.x1, low.x2, high.x1) == (EDGE, EDGE + NARROWEST, EDGE + NARROWEST)


def test_what_is_more_has_its_label_above_and_what_is_less_below() -> None:
    short, over = drawn([column(2020, "50", "49.9")]).labels, drawn([column(2020, "50", "50.1")]).labels
    assert [label.texts[0] for label in sorted(short, key=lambda one: one.y)] == ["50%", "49.9%"]
    assert [label.texts[0] for label in sorted(over, key=lambda one: one.y)] == ["50.1%", "50%"]


def test_the_line_over_years_without_a_report_is_dashed() -> None:
    columns = [column(2020, "1", "1"), column(2021, "2", "2"), column(2022, "3"), column(2023, "4", "4")]
    assert [stretch.is_dashed for stretch in drawn(columns).stretches] == [False, True]


@pytest.mark.parametrize(
    ("as_of", "x"),
    [
        (date(2020, 1, 1), 0),
        (date(2020, 7, 1), 34),
        (date(2020, 12, 31), 68),
        (date(2021, 1, 1), 68),
        (date(2021, 12, 31), 136),
        (date(2019, 12, 31), None),
        (date(2022, 1, 1), None),
    ],
)
def test_the_line_of_the_day_stands_within_its_year(as_of: date, x: int | None) -> None:
    day = drawn([column(2020, "1"), column(2021, "2")], as_of).day
    assert NARROWEST == 68
    assert day.x == (None if x is None else EDGE + x)
    assert day.label.texts == (DAY,)


def test_the_line_of_the_day_is_broken_where_a_label_stands_on_it() -> None:
    chart = drawn([column(2022, "50", "40")], date(2022, 6, 30))  # in the middle of the year
    assert chart.day.x == EDGE + NARROWEST // 2
    above, below = sorted(chart.labels, key=lambda one: one.y)
    start = chart.day.label.y + chart.day.label.height
    ends = [(start, above.y), (above.y + above.height, below.y), (below.y + below.height, chart.base)]
    assert list(chart.day.parts) == [one for one in ends if one[0] < one[1]]


def test_a_number_near_zero_is_not_written_across_the_base() -> None:
    chart = drawn([column(2022, "1", "0"), column(2023, "100")])
    written = {label.texts[0]: label for label in chart.labels}
    assert written["0%"].y > chart.base
    assert written["1%"].y + written["1%"].height < chart.base


def test_an_empty_chart_has_a_base_and_its_years() -> None:
    chart = drawn([Column(2020, 2020, "2020"), Column(2021, 2021, "2021", "无目标")])
    assert (chart.levels, chart.points, chart.labels) == ([], [], [])
    assert [year.texts for year in chart.years] == [("2020",), ("2021", "无目标")]
