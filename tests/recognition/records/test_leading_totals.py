"""Totals that stand over the classes they sum."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cedu_targets import check
from monthly_forms import form, write_forms
from writers import Cell

HEADINGS = ("类别", "课程名称", "开课日期", "上课地点", "培训人次")
A: list[Cell] = ["农技", "果树", "5月6日", "村部", 15]
B: list[Cell] = ["农技", "养蜂", "5月8日", "村部", 25]
C: list[Cell] = [None, "急救", "5月9日", "文化站", 9]


def total(name: str, number: int) -> list[Cell]:
    return [name, None, None, None, number]


FORMS: dict[str, tuple[Sequence[Sequence[Cell]], Sequence[tuple[int, ...]]]] = {
    "one over all": ([total("合计", 49), A, B, C], [(1, 2, 3)]),
    "one over, one under": ([total("合计", 49), A, B, C, total("总计", 49)], [(1, 2, 3), (1, 2, 3)]),
    "each over its part": ([total("小计", 40), A, B, total("小计", 9), C], [(1, 2), (3,)]),
    "all over parts": (
        [total("合计", 49), total("小计", 40), A, B, total("小计", 9), C], [(1, 2, 3), (1, 2), (3,)]),
    "parts under, one of them without a class": (
        [total("小计", 0), A, B, total("小计", 40), C, total("小计", 9)], [(), (1, 2), (3,)]),
    "each under its part": ([A, B, total("小计", 40), C, total("小计", 9)], [(1, 2), (3,)]),
    "under": ([A, B, C, total("合计", 49)], [(1, 2, 3)]),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_a_total_over_its_classes_sums_those_under_it(name: str, tmp_path: Path) -> None:
    rows, sums = FORMS[name]
    (file,) = check(write_forms(tmp_path / "a.xlsx", form(headings=HEADINGS, rows=rows))).files
    assert file.records is not None
    assert [one.entries for one in file.records.totals] == list(sums)
    assert "RC007" not in [one.code for one in file.findings]


@pytest.mark.parametrize("number", [48, 50])
def test_a_wrong_one_is_told(number: int, tmp_path: Path) -> None:
    (file,) = check(
        write_forms(tmp_path / "a.xlsx", form(headings=HEADINGS, rows=[total("合计", number), A, B, C]))
    ).files
    assert [(one.code, one.place.cell) for one in file.findings if one.code == "RC007"] == [("RC007", "E4")]
