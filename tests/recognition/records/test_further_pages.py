"""A form over several pages: its headings once more go on with it, those of another form do not."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cedu_targets import check
from cedu_targets.domain.records import RecordField
from cedu_targets.report import FileReport
from monthly_forms import write_forms
from writers import Cell, Truth

TITLE = "杏林村2022年9月办班登记表"
HEAD: list[Cell] = ["填报单位：杏林村", None, "2022年9月"]
HEADINGS: list[Cell] = ["课程名称", "开课日期", "上课地点", "培训人次"]
TWO_LINES: list[list[Cell]] = [
    ["课程名称", "开课日期", "上课地点", "培训人次", None],
    [None, None, None, "合计", "首次参训"],
]
FIRST: list[list[Cell]] = [["剪纸", "9月2日", "文化站", 21], ["防火", "9月6日", "广场", 30]]
SECOND: list[list[Cell]] = [["急救", "9月16日", "文化站", 9]]


def forms_of(folder: Path, *rows: Sequence[Cell]) -> Sequence[FileReport]:
    files = check(write_forms(folder / "a.xlsx", Truth([[*row] for row in rows]))).files
    return [file for file in files if file.records is not None]


GOES_ON: dict[str, Sequence[Sequence[Cell]]] = {
    "headings alone": [],
    "headings after a gap": [[], []],
    "the title": [[TITLE]],
    "the title, marked": [[TITLE + "（续）"]],
    "the title, numbered": [[TITLE + "（第2页）"]],
    "title and head": [[TITLE + "（续表）"], HEAD],
    "a mark alone": [["续表"]],
    "a mark after a gap": [[], ["（接上页）"]],
}


@pytest.mark.parametrize("name", GOES_ON)
def test_headings_once_more_go_on_with_the_form(name: str, tmp_path: Path) -> None:
    (file,) = forms_of(
        tmp_path, [TITLE], HEAD, HEADINGS, *FIRST, *GOES_ON[name], HEADINGS, *SECOND, ["合计", None, None, 60]
    )
    assert file.records is not None
    assert [one.project for one in file.records.entries] == ["剪纸", "防火", "急救"]
    assert file.records.sum_of(RecordField.PEOPLE) == 60
    assert [one.code for one in file.findings] == ["RC005"]


def test_pages_with_sums_of_their_own(tmp_path: Path) -> None:
    (file,) = forms_of(
        tmp_path, [TITLE], HEADINGS, *FIRST, ["本页小计", None, None, 51], [TITLE], HEADINGS, *SECOND,
        ["本页小计", None, None, 9], ["合计", None, None, 60],
    )  # fmt: skip
    assert file.records is not None
    assert [one.entries for one in file.records.totals] == [(1, 2), (3,), (1, 2, 3)]
    assert [one.code for one in file.findings] == ["RC005"]


def test_headings_of_two_lines(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [[*row, 5] for row in (*FIRST, *SECOND)]
    (file,) = forms_of(tmp_path, [TITLE], *TWO_LINES, *rows[:2], [TITLE + "（续）"], *TWO_LINES, rows[2])
    assert file.records is not None
    assert [one.project for one in file.records.entries] == ["剪纸", "防火", "急救"]
    assert file.records.sum_of(RecordField.FIRST_TIME) == 15


def test_a_further_page_without_classes_is_no_form(tmp_path: Path) -> None:
    (file,) = forms_of(tmp_path, [TITLE], HEADINGS, *FIRST, [TITLE], HEADINGS)
    assert file.records is not None
    assert (file.records.size, [one.code for one in file.findings]) == (2, ["RC005"])


OF_ANOTHER: dict[str, Sequence[Sequence[Cell]]] = {
    "unit in the title": [["桃溪村2022年9月办班登记表"], HEADINGS],
    "month in the title": [["杏林村2022年10月办班登记表"], HEADINGS],
    "a line with the month": [["10月"], HEADINGS],
    "unit in the head": [[TITLE], ["填报单位：桃溪村", None, "2022年9月"], HEADINGS],
    "unit under the first": [["填报单位：杏林村", "填表人："], [TITLE], HEADINGS],
    "other headings": [[TITLE], [*HEADINGS[:3], "参训人数"]],
}


@pytest.mark.parametrize("name", OF_ANOTHER)
def test_another_title_head_or_headings_are_another_form(name: str, tmp_path: Path) -> None:
    files = forms_of(tmp_path, [TITLE], HEADINGS, *FIRST, *OF_ANOTHER[name], *SECOND)
    assert [file.records.size for file in files if file.records] == [2, 1]
