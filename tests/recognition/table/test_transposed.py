"""Tables turned round: set upright where they are, and only there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets import check
from cedu_targets.report import FileReport

TITLE = "2021年目标任务表\n"


def wrong(file: FileReport) -> list[str | None]:
    return [finding.place.cell for finding in file.findings if finding.severity == "error"]


TURNED = {
    "by its corner and its district": "指标 全区 东山 秣陵\n培训人数 30 10 21\n讲座场次 11 5 6\n参与率 80% 80% 75%\n",
    "with units of measure and numbers": "序号 指标名称 单位 东山 秣陵 全区\n1 培训人数 人 10 21 30\n2 讲座 场 5 6 11\n3 参与率 % 80 75 80\n",
    "with numbers over its units": "指标 代码 全区 东山 秣陵\n培训人数 01 30 10 21\n讲座场次 02 11 5 6\n参与率(%) 03 80 80 75\n",
    "without a corner": "\\ 东山街道 秣陵镇 合计\n培训人数 10 21 30\n讲座场次 5 6 11\n参与率 80% 75% 80%\n",
}


@pytest.mark.parametrize("name", TURNED)
def test_indicators_as_rows(name: str, sheet: Callable[..., Path]) -> None:
    text = TURNED[name]
    (file,) = check(sheet(TITLE + text), rules="none").files
    table = file.table
    assert table
    assert [unit[:2] for unit in table.units] == ["东山", "秣陵"]
    assert [indicator.name[:2] for indicator in table.indicators] == ["培训", "讲座", "参与"]
    assert [indicator.additive for indicator in table.indicators] == [True, True, False]
    assert str(table.value(table.units[1], table.codes[2])) == "0.75"
    district = "BFCD"[list(TURNED).index(name)]
    assert wrong(file) == [f"{district}3"]
    assert [finding.code for finding in file.findings if finding.severity == "note"] == ["RD030"]
    assert file.checked.relations == 2


@pytest.mark.parametrize(
    "text",
    [
        "项目 人数 课时\n讲座 60 6\n电工班 10 5\n",  # a monthly form
        "单位 培训人数 讲座场次\n东山街道 10 5\n秣陵街道 20 6\n",
        "街道 示范社区 老年学校 社区学院\n东山 1 2 3\n秣陵 4 5 6\n",
        "单位 全年 一季度 二季度\n东山 3 1 2\n秣陵 5 2 3\n",
    ],
)
def test_an_upright_table_is_not_turned(text: str, sheet: Callable[..., Path]) -> None:
    (file,) = check(sheet(TITLE + text), rules="none").files
    assert "RD030" not in {finding.code for finding in file.findings}


def test_column_numbers_over_turned_units_are_no_codes(sheet: Callable[..., Path]) -> None:
    text = "指标 代码 全区 东山 秣陵\n甲 乙 1 2 3\n培训人数 01 30 10 20\n讲座场次 02 11 5 6\n"
    (file,) = check(sheet(TITLE + text), rules="none").files
    assert file.table
    assert (file.table.district, file.table.codes, wrong(file)) == ("全区", ("01", "02"), [])
