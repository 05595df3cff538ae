"""A form of another year among others."""

from collections.abc import Callable
from pathlib import Path

import openpyxl

from cedu_targets import check
from cedu_targets.evaluation.years import with_other_years
from cedu_targets.report import Report
from project import Run

Sheet = Callable[..., Path]


def form(sheet: Sheet, title: str, name: str) -> Path:
    return sheet(f"{title}\n单位 培训 讲座\n全区 3 5\n甲 1 2\n乙 2 3", f"{name}.csv")


def odd(report: Report) -> dict[str, tuple[str, str]]:
    return {
        Path(file.path).stem: (one.severity, one.variant)
        for file in report.files
        for one in file.findings
        if one.code == "RD077"
    }


def test_most_files_are_of_one_year(sheet: Sheet) -> None:
    paths = [form(sheet, "2020年完成情况表", name) for name in "abc"]
    assert odd(check(paths)) == {}
    paths += [form(sheet, "2019年完成情况表", "d"), form(sheet, "完成情况表", "2018年e"), form(sheet, "完成表", "f")]
    assert odd(check(paths)) == {"d": ("warning", ""), "2018年e": ("warning", "")}


def test_where_no_year_has_more_than_half_it_is_asked_once(sheet: Sheet) -> None:
    paths = [form(sheet, f"{year}年完成情况表", str(year)) for year in (2018, 2019, 2020)]
    assert odd(check(paths)) == {"2018": ("note", "several")}
    assert odd(check([*paths[1:], form(sheet, "2020年完成表", "x"), form(sheet, "2019年完成表", "y")])) == {
        "2019": ("note", "several")
    }


def test_a_file_of_several_years_has_them_on_purpose(sheet: Sheet, tmp_path: Path) -> None:
    paths = [form(sheet, "2020年完成情况表", name) for name in "ab"]
    book = openpyxl.Workbook()
    for year in (2018, 2019):
        page = book.create_sheet(str(year))
        for line in ([f"{year}年完成情况表"], ["单位", "培训"], ["全区", 3], ["甲", 1], ["乙", 2]):
            page.append(line)
    book.save(tmp_path / "history.xlsx")
    assert odd(check([*paths, tmp_path / "history.xlsx"])) == {}


def test_the_year_that_is_wanted(sheet: Sheet) -> None:
    report = check([form(sheet, "2019年完成情况表", name) for name in "ab"])
    assert odd(report) == {}
    told = Report(with_other_years(report.files, "2020"))
    assert odd(told) == {"a": ("error", "wanted"), "b": ("error", "wanted")}


def test_it_is_the_first_thing_that_is_said(sheet: Sheet, cedu: Run) -> None:
    paths = [form(sheet, "2020年完成情况表", name) for name in "abc"] + [form(sheet, "2019年完成情况表", "d")]
    for kind, line in (("text", 0), ("markdown", 2)):
        said = cedu("check", *paths, "-f", kind).stdout.splitlines()[line]
        assert "年份不同：" in said
        assert "d.csv（2019 年）" in said
