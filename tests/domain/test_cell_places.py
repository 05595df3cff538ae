"""The places of cells are those that would be listed, one by one."""

import pickle

import pytest

from cedu_targets.domain.cell_places import CellPlaces, columns_of, rows_of
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.place import Place

LAYOUT = Layout("表", {"甲": 3, "乙": 4, "丙": 5}, {"1": 1, "2": 2})
LISTED = tuple(
    Place("表", cell, unit=unit, indicator=code, period="2026", measure="target")
    for code, column in (("2", "C"), ("1", "B"))
    for unit, cell in (("甲", f"{column}4"), ("丙", f"{column}6"))
)


def places() -> CellPlaces:
    return CellPlaces(LAYOUT, "2026", "target", ["甲", "丙"], ["2", "1"])


def test_they_read_as_a_tuple_of_places() -> None:
    made = places()
    assert tuple(made) == LISTED
    assert made == LISTED
    assert made == LISTED
    assert (len(made), made[1], made[-1], made[1:3]) == (4, LISTED[1], LISTED[-1], LISTED[1:3])
    assert hash(made) == hash(LISTED)
    assert repr(made) == repr(LISTED)
    assert made != LISTED[:3]
    with pytest.raises(IndexError):
        made[4]


def test_of_no_rows_there_are_none() -> None:
    assert list(CellPlaces(LAYOUT, None, "target", [], ["1"])) == []


def test_another_process_gets_the_places_themselves() -> None:
    assert pickle.loads(pickle.dumps(places())) == LISTED


def test_rows_and_columns_are_told_without_the_places() -> None:
    assert (list(columns_of(places())), list(rows_of(places()))) == (["2", "1"], ["甲", "丙"])
    assert set(columns_of(LISTED)) == {"1", "2"}
    assert set(rows_of(LISTED)) == {"甲", "丙"}
