"""Groups of findings: what differs only by place; and ranges of cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cedu_targets.domain.finding import Explanation, Finding, NotJudged, Severity
from cedu_targets.domain.finding_groups import grouped, ranges
from cedu_targets.domain.place import Place, a1

FIRST = Finding("RD001", "reading", Severity.ERROR, Place(cell="B5", unit="甲", indicator="1"), {"text": "约5"})


def test_what_differs_by_place_and_by_what_stands_there_is_one_group() -> None:
    second = replace(FIRST, place=Place(cell="C7", unit="乙", indicator="2"), parameters={"text": "x"})
    (group,) = grouped([FIRST, second])
    assert (group.first, group.members, group.positions) == (FIRST, (FIRST, second), (0, 1))


@pytest.mark.parametrize(
    "other",
    [
        replace(FIRST, code="RD003"),
        replace(FIRST, rule="a-parts"),
        replace(FIRST, severity=Severity.WARNING),
        replace(FIRST, variant="blank"),
        replace(FIRST, explained=Explanation("属实", "王科长")),
    ],
)
def test_what_differs_by_more_is_not(other: Finding) -> None:
    assert [group.positions for group in grouped([FIRST, other, FIRST])] == [(0, 2), (1,)]


def test_a_rule_that_a_sheet_has_for_each_column_or_row_is_one() -> None:
    def of(rule: str, unit: str, column: str) -> NotJudged:
        return NotJudged(rule, Place(unit=unit, indicator=column), "unreadable")

    entries = [of("district:17", "全区", "17"), of("district:18", "全区", "18"), of("area:东片", "东片", "1")]
    entries += [of("area:西片", "西片", "1"), of("sum:1=2+3", "甲", "1"), of("sum:4=5+6", "甲", "4")]
    assert [group.positions for group in grouped(entries)] == [(0, 1), (2, 3), (4,), (5,)]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("", ""),
        ("B8", "B8"),
        ("B8 C8 D8 B8", "B8:D8"),
        ("B8 B9 C8 C9", "B8:C9"),
        ("B8 B9 C9", "B8 B9:C9"),
        ("Z3 AA3 B3", "B3 Z3:AA3"),
        ("B3 B5 B4", "B3:B5"),
        ("B3 D3 B4 D4", "B3:B4 D3:D4"),
        ("B3 B5", "B3 B5"),
    ],
)
def test_cells_as_ranges(cells: str, found: str) -> None:
    assert " ".join(ranges([Place(cell=cell) for cell in cells.split()])) == found
    assert ranges([Place(line=3), Place(unit="甲")]) == []


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6))))
def test_ranges_hold_each_cell_once_and_no_other(cells: set[tuple[int, int]]) -> None:
    held = []
    for text in ranges([Place(cell=a1(*cell)) for cell in cells]):
        first, _, last = text.partition(":")
        top, left = Place(cell=first).position or (0, 0)
        bottom, right = Place(cell=last or first).position or (0, 0)
        held += [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
    assert sorted(held) == sorted(cells)
