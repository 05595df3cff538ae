"""Where a table stands is known from an earlier form: the same place as is found anew, whatever the numbers are."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cedu_targets.files.catalogue import read_file
from cedu_targets.files.grid import CellRange, Raw
from cedu_targets.recognition.table.find import FoundTable, _sought, find_tables
from cedu_targets.recognition.table.known_places import NOT_LOOKED_AT, places_kept
from cedu_targets.recognition.view import GridView, views_of

EXAMPLES = Path(__file__).parents[3] / "examples"
FORMS = sorted(path for path in EXAMPLES.rglob("*.xlsx") if path.stat().st_size < 40_000)
OTHERS = (0.0, -0.0, 1.0, 2.0, 12.5, -3.0, 1799.5, 1850.0, 2020.0, 2101.0, 20211.0, 43831.0, 1e14, 1e15, 1e20, 1e300)

_NUMBERS = st.sampled_from(OTHERS)
_CELLS: st.SearchStrategy[Raw] = st.one_of(_NUMBERS, st.none(), st.just("-"), st.just("3人"))
_NAMES: st.SearchStrategy[Raw] = st.sampled_from(
    ["全区", "东山", "秣陵", "合计", "", "3", 3.0, 2020.0, "说明：", "一、城区", "其中"]
)
_HEADS: st.SearchStrategy[list[Raw]] = st.one_of(
    st.just(["培训", "讲座", "课程"]),
    st.lists(st.sampled_from(["培训", "讲座", "目标", "3月", "", 1.0, 2020.0, "完成率"]), min_size=3, max_size=3),
)
_CODES: st.SearchStrategy[list[Raw]] = st.one_of(
    st.just([1.0, 2.0, 3.0]), st.lists(st.sampled_from([1.0, 2.0, 3.0, 4.0, "A", "2", 0.0]), min_size=3, max_size=3)
)
_LABELS: st.SearchStrategy[Raw] = st.one_of(st.just("栏次"), st.sampled_from(["甲", "", "东山", 1.0]))


def view(rows: Sequence[Sequence[Raw]]) -> GridView:
    return GridView("表", [list(cells) for cells in rows])


def places(found: Sequence[FoundTable]) -> list[object]:
    return [(list(map(list, one.grid.rows)), one.regions) for one in found]


def same_found(one: GridView) -> None:
    assert repr(places(list(find_tables(one)))) == repr(places(list(_sought(one))))


@st.composite
def forms(draw: st.DrawFn) -> tuple[list[list[Raw]], list[list[Raw]]]:
    """Two forms of the same words and other numbers, those of codes and names among them."""
    rows: list[list[Raw]] = [["2020年任务分解表"], ["单位", *draw(_HEADS)]]
    rows.append([draw(_LABELS), *draw(_CODES)])
    body = st.lists(st.tuples(_NAMES, _CELLS, _CELLS, _CELLS), min_size=1, max_size=5)
    rows += [list(cells) for cells in draw(body)]
    rows += draw(
        st.lists(st.sampled_from([["注：以上", 3.0], ["乙", 7.0, 8.0, 9.0], [], ["栏次", 1.0, 2.0, 3.0]]), max_size=3)
    )
    again = [[draw(_NUMBERS) if type(raw) is float and draw(st.booleans()) else raw for raw in cells] for cells in rows]
    return rows, again


@given(forms())
def test_a_table_is_found_where_it_would_be_found_anew(two: tuple[list[list[Raw]], list[list[Raw]]]) -> None:
    for rows in (two[0], *two, two[0]):
        same_found(view(rows))


def as_read(path: Path) -> list[GridView]:
    return views_of(read_file(path.read_bytes()).grids, path.stem)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_tables_of_the_examples_are_found_whatever_their_numbers_are(path: Path) -> None:
    for one in as_read(path):
        if not isinstance(one.rows, list):
            continue
        same_found(one)
        same_found(one)
        for step in range(len(OTHERS)):
            changed = [
                [
                    OTHERS[(row * 7 + at * step + step) % len(OTHERS)] if type(raw) is float else raw
                    for at, raw in enumerate(cells)
                ]
                for row, cells in enumerate(one.rows)
            ]
            same_found(replace(one, rows=changed))
            kept = [
                [raw if type(raw) is not float or row % 3 else raw + step for raw in cells]
                for row, cells in enumerate(one.rows)
            ]
            same_found(replace(one, rows=kept))


def test_the_next_form_is_known_by_its_words_its_codes_and_what_the_file_says_of_its_cells() -> None:
    def form(*numbers: float, first: float = 1.0, spans: Sequence[CellRange] = ()) -> GridView:
        rows: list[list[Raw]] = [["街道任务表"], ["单位", "培训", "讲座"], ["栏次", first, first + 1]]
        body: list[list[Raw]] = [["甲", *map(float, numbers[:2])], ["乙", *map(float, numbers[2:])]]
        return replace(view([*rows, *body]), merges=list(spans))

    first = form(1, 2, 3, 4)
    assert places_kept(first) is None, "of the first form nothing is kept"
    assert len(list(find_tables(first))) == 1
    known = places_kept(first)
    assert known is not None
    assert len(known) == 1
    assert known[0].is_of(form(5, 600.25, 7, 8))
    assert not known[0].is_of(form(5, 6, 7, 8, first=4.0))
    assert not known[0].is_of(form(5, 6, 7, 8, spans=[CellRange(0, 0, 0, 2)]))
    for name in (2001.0, 2002.0, 2103.0):  # numbers that name rows
        named = view([*first.rows[:3], [name, 1.0, 2.0], [2104.0, 3.0, 4.0]])
        assert [one.regions.names[0] for one in find_tables(named)] == [f"{name:g}"]
    list(find_tables(form(5, 6, 7, 8)))
    assert len(known) == 1, "nothing is kept twice"
    list(find_tables(form(5, 6, 7, 8, first=4.0)))
    assert len(known) == 2


class _Watched(GridView, frozen=True):
    """A view that remembers what of it was asked for."""

    def __getattribute__(self, name: str) -> object:
        if name in NOT_LOOKED_AT and name != "rows":
            raise AssertionError(name)
        return super().__getattribute__(name)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_of_a_form_that_is_kept_nothing_of_its_file_was_asked(path: Path) -> None:
    for one in as_read(path):
        for _ in range(2):
            list(find_tables(one))
        known = places_kept(one)
        if known and known[-1].is_of(one):
            list(_sought(_Watched(**{name: getattr(one, name) for name in GridView.__struct_fields__})))
