"""Names of rows: a long table is asked as a short one is."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.domain import named_rows
from cedu_targets.domain.name_index import NameIndex
from cedu_targets.domain.named_rows import (
    Names,
    NamesOfRows,
    RowsOfNames,
    in_order,
    in_short,
    names_of_rows,
    rows_of_names,
)
from cedu_targets.domain.packed_column import LONG


@given(st.sets(st.integers(0, 40), min_size=1), st.integers(0, 3), st.integers(1, 9))
def test_long_names_answer_as_a_dictionary_does(rows: set[int], before: int, kinds: int) -> None:
    ordered = sorted(rows)
    names = [f"街道{row % kinds if kinds < 5 else row}" for row in ordered]
    plain = dict(zip(ordered, names, strict=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(named_rows, "LONG", 2)
        long = names_of_rows(in_short(ordered), names)
        by_name = rows_of_names(long, before)
    assert isinstance(long, NamesOfRows) == (len(rows) > 1)
    assert (dict(long), len(long)) == (plain, len(plain))
    assert [long.get(row) for row in range(-2, 45)] == [plain.get(row) for row in range(-2, 45)]
    assert dict(by_name) == {name: row - before for row, name in plain.items()}
    assert "无" not in by_name


def test_rows_that_follow_one_another_are_a_range_where_there_are_many() -> None:
    assert in_short([3, 4, 5]) == (3, 4, 5)
    assert in_short(range(7, 6_007)) == range(7, 6_007)
    assert list(in_short([*range(6_000), 6_001])) == [*range(6_000), 6_001]


def test_rows_by_name_are_sent_as_a_dictionary() -> None:
    assert pickle.loads(pickle.dumps(RowsOfNames(Names(("甲", "乙")), range(4, 6)))) == {"甲": 4, "乙": 5}


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 30), max_size=60), st.booleans())
def test_the_index_of_many_names_answers_as_a_dictionary_does(kinds: list[int], alike: bool) -> None:
    names = [_Alike(f"村{kind}") if alike else f"村{kind}" for kind in kinds]
    plain = {name: at for at, name in enumerate(names)}
    index = NameIndex(tuple(names))
    asked = [*names, "村", "村31", ""]
    assert [index.get(name) for name in asked] == [plain.get(name) for name in asked]
    assert [name in index for name in asked] == [name in plain for name in asked]
    assert (len(index), dict(index)) == (len(plain), plain)


def test_many_names_are_held_without_a_dictionary() -> None:
    names = Names(f"单位{number}" for number in range(LONG + 10))
    assert isinstance(names.positions, NameIndex)
    assert names.are_unique
    assert all(names.positions[name] == at for at, name in enumerate(names))
    assert not Names((*names, names[7])).are_unique


@given(st.permutations(["甲", "乙", "丙", "丁"]), st.integers(0, 4))
def test_names_are_put_in_the_order_of_their_rows(names: list[str], known: int) -> None:
    by_name = {"甲": 3, "乙": 4, "丙": 5, "丁": 9}
    held = RowsOfNames(Names(by_name), tuple(by_name.values()))
    asked = [*names[:known], "无", *names[known:]]
    for rows in (by_name, held):
        assert in_order(names, rows) == [*by_name]
        assert in_order(tuple(by_name), rows) == [*by_name]
        assert in_order(asked, rows) == ["无", *by_name]


class _Alike(str):
    """A name whose hash is that of many others."""

    __slots__ = ()

    def __hash__(self) -> int:
        return len(self) << 60
