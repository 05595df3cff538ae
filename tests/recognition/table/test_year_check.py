"""The year of a table's title against that of its file's name."""

from collections.abc import Callable
from datetime import date
from pathlib import Path, PurePath

import pytest

from cedu_targets import check, gap, read
from cedu_targets.recognition.table.year_check import year_said_by_path

TITLE = "2021年目标任务表\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2022年任务表.csv", "2022"), ("任务2020.csv", "2020"), ("2021年表.csv", ""), ("表.csv", ""),
        ("江教〔2020〕18号.csv", ""), ("任务20200301.csv", ""), ("任务2020-12-3.csv", ""), ("2020-2022年任务.csv", ""),
        ("2020年12月下达2021年任务.csv", ""),
    ],
)  # fmt: skip
def test_the_year_of_the_title_and_of_the_file(name: str, said: str, sheet: Callable[..., Path]) -> None:
    (file,) = check(sheet(TITLE + "单位 培训 农村\n全区 3 3\n东山 1 1\n秣陵 2 2\n", name), rules="none").files
    assert [finding.parameters["other"] for finding in file.findings if finding.code == "RD026"] == said.split()


@pytest.mark.parametrize(
    ("path", "year"),
    [
        ("上报/2025年8月.xlsx", "2025"),
        ("上报/2025目标.xlsx", "2025"),
        ("上报/202508.xlsx", "2025"),
        ("上报/2025-8.xlsx", "2025"),
        ("2025年/8月.xlsx", "2025"),
        ("2025/8月.xlsx", "2025"),
        ("2025年/8月/东山街道.xlsx", "2025"),
        ("2024年/2025年8月/东山街道.xlsx", "2025"),
        ("2024年/2025年8月.xlsx", "2025"),
        ("2025年/上报/东山街道.xlsx", None),
        ("上报/20250812.xlsx", None),
        ("上报/东山2025-08-12.xlsx", None),
        ("上报/东山2025年8月12日.xlsx", None),
        ("上报/完成情况（2025版）.xlsx", None),
        ("上报/2025年度新版.xlsx", None),
        ("上报/〔2025〕18号.xlsx", None),
        ("上报/2021-2025规划.xlsx", None),
        ("上报/12025.xlsx", None),
        ("8月.xlsx", None),
    ],
)
def test_the_year_that_a_path_says(path: str, year: str | None) -> None:
    assert year_said_by_path(PurePath(path)) == year


def test_a_path_says_the_year_only_where_nothing_in_the_file_does(tmp_path: Path, sheet: Callable[..., Path]) -> None:
    """A form with nothing but 目标 and 完成 in its title is last year's by its name, and not counted."""
    (tmp_path / "2025年").mkdir()
    targets = sheet("2026年目标任务表\n单位 培训（人次）\n东山街道 100\n", "目标.csv")
    rows = "单位 培训（人次）\n东山街道 80\n"
    for name in ("2025年8月.csv", "2025年/8月.csv"):
        silent = sheet(f"社区教育完成情况表\n{rows}", name)
        assert [one.period for one in read(silent).tables] == ["2025"]
        report = gap(targets, [silent], as_of=date(2026, 8, 31))
        assert "GA009" in {one.code for _, one in report.findings}
        titled = sheet(f"2026年社区教育完成情况表\n{rows}", name)
        assert [one.period for one in read(titled).tables] == ["2026"]
    dated = sheet(f"填报日期：2026年9月1日\n完成情况\n{rows}", "2025年8月.csv")
    assert [one.period for one in read(dated).tables] == ["2026"]


def test_a_return_is_of_another_year_where_it_says_so_itself(sheet: Callable[..., Path]) -> None:
    """What the title does not say is not said of the title (RE008)."""
    rows = "单位 培训（人次） 活动（场）\n东山街道 120 14\n"
    issued = sheet(f"2026年目标任务表\n{rows}湖熟街道 80 11\n", "下发.csv")

    def said(title: str, name: str) -> list[tuple[str, str]]:
        files = check(sheet(f"{title}目标任务表\n{rows}", name), against=issued).files
        return [(one.code, one.severity) for file in files for one in file.findings if one.code in ("RE008", "RD077")]

    assert said("2025年", "东山.csv") == [("RE008", "error")]
    assert said("", "2025年东山.csv") == [("RD077", "error")]
    assert said("2026年", "2025年东山.csv") == []
