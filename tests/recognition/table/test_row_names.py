"""Where the names of rows stand, and how deep."""

import pytest

from cedu_targets.files.catalogue import read_file
from cedu_targets.recognition.table.find import find_tables
from cedu_targets.recognition.table.recognise import recognise
from cedu_targets.recognition.view import views_of


def indents(text: str) -> list[tuple[str, int]]:
    (view,) = views_of(read_file(text.encode()).grids)
    (found,) = find_tables(view)
    regions = recognise(*found).regions
    return list(zip(regions.names, regions.indents, strict=True))


def order(text: str) -> list[int]:
    """The levels of the names, counted from 0."""
    depths = [depth for _, depth in indents(text)]
    return [sorted(set(depths)).index(depth) for depth in depths]


@pytest.mark.parametrize(
    ("lead", "deeper"),
    [(" ", "   "), ("　", "　　"), ("\u00a0", "\u00a0\u00a0"), ("-", "--"), ("- ", " - - "), ("·", "··"), ("…", "……"), ("──", "────")],
)  # fmt: skip
@pytest.mark.parametrize("codes", ["", "栏次,1,2\n"])
def test_what_stands_before_a_name_is_its_level(lead: str, deeper: str, codes: str) -> None:
    rows = f"合计,9,9\n东片,4,4\n{lead}甲镇,4,4\n{deeper}甲村,4,4\n西片,5,5\n{lead}乙镇,5,5\n"
    assert order("单位,讲座,义诊\n" + codes + rows) == [0, 0, 1, 2, 0, 1]


def test_names_without_anything_before_them_stand_at_the_margin() -> None:
    assert indents("单位,讲座,义诊\n合计,9,9\n甲镇,4,4\n-,1,1\n") == [("合计", 0), ("甲镇", 0), ("-", 0)]


def test_of_which_is_a_level() -> None:
    assert order("单位,讲座,义诊\n合计,9,9\n其中：甲镇,4,4\n乙镇,5,5\n") == [0, 1, 0]
    assert order("Town,Talks,Checks\nTotal,9,9\nof which: East,4,4\nWest,5,5\n") == [0, 1, 0]


def test_a_column_further_right_is_deeper_than_blanks() -> None:
    text = "区,镇,讲座,义诊\n合计,,9,9\n" + " " * 30 + "东片,,4,4\n,甲镇,3,3\n,乙镇,1,1\n西片,,5,5\n,丙镇,5,5\n"
    assert order(text) == [0, 1, 2, 2, 0, 2]


def test_rows_left_out_take_their_level_with_them() -> None:
    assert indents("单位,讲座,义诊\n合计,9,9\n上年数,1,1\n 甲镇,4,4\n 乙镇,5,5\n") == [
        ("合计", 0),
        ("甲镇", 1),
        ("乙镇", 1),
    ]
