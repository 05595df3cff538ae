"""A table of indicators by years that says nothing of goals stays a table, and a note says so; statistics get none."""

from pathlib import Path

import pytest

from cedu_targets import check

INDICATORS = "参与率（%） 40 45 50\n投诉（件） 5 4 3\n"


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("西区社区教育主要指标\n指标 2021年 2022年 2023年\n" + INDICATORS, True),
        ("西区社区教育主要指标\n指标名称 2021 2022 2023\n" + INDICATORS, True),
        ("西区社区教育指标\n年份 参与率（%） 学校（所）\n2021年 40 3\n2022年 45 4\n2023年 50 5\n", True),
        ("西区社区教育主要指标统计表\n指标 2021年 2022年 2023年\n" + INDICATORS, False),
        ("西区社区教育主要指标完成情况\n指标 2021年 2022年 2023年\n" + INDICATORS, False),
        ("西区社区教育基本数\n指标 2021年 2022年 2023年\n" + INDICATORS, False),
        ("西区学员指标\n指标 2021年 2022年 2023年\n培训人数（人） 40 45 50\n讲座人数（人） 5 4 3\n", False),
        ("西区社区教育主要指标\n指标 东街 西街 南街\n" + INDICATORS, False),
        ("西区社区教育主要指标\n指标 2017年 2019年 2023年\n" + INDICATORS, False),
    ],
)
def test_years_in_the_place_of_units_are_said(text: str, is_said: bool, tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text(text.replace(" ", "\t"), encoding="utf-8")
    (file,) = check(path, rules="none").files
    assert ("RD096" in {finding.code for finding in file.findings}) is is_said
