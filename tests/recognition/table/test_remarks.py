"""Words between the rows of a table: nothing that was sent disappears below them, and no signature becomes a unit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets import check
from cedu_targets.domain.table import Table
from cedu_targets.recognition.read import read_tables

Sheet = Callable[..., Path]
HEADERS = ["单位 讲座 义诊\n", "单位 讲座 义诊\n栏次 1 2\n", "单位 讲座 义诊\n栏次 2 1\n"]
FIRST = "全区 14 16\n甲街 4 3\n"
REST = "乙镇 0 3\n丙镇 10 10\n"
NAMES = ["全区", "甲街", "乙镇", "丙镇"]


def table(path: Path) -> Table:
    (found,) = read_tables(path)
    return found.document


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize(
    "words", ["说明：以下为镇", "注：以下为镇。", "Note:_towns", "备注", "说明：\n以下为镇。", "说明：以下为镇\n\n", "以下为镇；由镇政府报送。"]
)  # fmt: skip
def test_units_under_a_remark_are_units(header: str, words: str, sheet: Sheet) -> None:
    found = table(sheet("2021年任务表\n" + header + FIRST + words + "\n" + REST))
    assert list(found.layout.rows) == NAMES
    assert words.split()[0].replace("_", " ") in found.notes


@pytest.mark.parametrize("header", HEADERS)
def test_a_wrong_sum_under_a_remark_is_found(header: str, sheet: Sheet) -> None:
    text = "2021年任务表\n" + header + FIRST + "说明：以下为镇\n" + REST.replace("丙镇 10", "丙镇 11")
    (file,) = check(sheet(text), rules="none").files
    assert [finding.code for finding in file.findings if finding.severity == "error"] == ["DS001"]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize(
    "below",
    [
        "说明：1=2\n填表日期 44260 .",
        "填表人：张三\n日期 2021 3",
        "注：另行通知\n审核人 日期 电话\n张三 44260 13800000000\n李四 44261 13900000000",
        "注：另行通知\n1.本表一式两份，年底前上报。\n2.报送单位盖章",
        "说明：见附件\n电话 83000000 83000001",
        "备注\n\n姓名 电话\n张三 13800000000",
    ],
)
def test_notes_and_signatures_at_the_end_are_no_units(header: str, below: str, sheet: Sheet) -> None:
    found = table(sheet("2021年任务表\n" + header + FIRST + REST + below))
    assert list(found.layout.rows) == NAMES
    assert below.split()[0] in " ".join(found.notes)


def test_a_row_with_numbers_is_a_unit_whatever_its_name_begins_with(sheet: Sheet) -> None:
    found = table(sheet("项目 场次 人次\n说明会 3 40\n备注册培训 2 30\n合计 5 70\n"))
    assert list(found.layout.rows) == ["说明会", "备注册培训", "合计"]


def test_a_row_of_a_name_and_a_colon_heads_a_group(sheet: Sheet) -> None:
    (found,) = check(
        sheet("单位 讲座 义诊\n城区： . .\n甲街 4 3\n农村： . .\n甲街 4 3\n合计 8 6\n"), rules="none"
    ).files
    assert [finding.code for finding in found.findings] == []
