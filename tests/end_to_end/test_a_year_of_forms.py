"""A town's year: residents -> a plan by village -> forms sent out, filled in and sent back -> who reached the plan.

Every number that is expected is worked out here, from what is written into the forms, and not by the program.
"""

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from math import ceil
from pathlib import Path
from shutil import copy
from typing import Any, NamedTuple

import pytest
from openpyxl import Workbook, load_workbook

from monthly_forms import WITH_FIRST_TIME, write_form
from project import Run
from writers import Cell

Json = Callable[..., dict[str, Any]]

RESIDENTS = {"柳湾村": 1203, "高坡村": 877, "河口社区": 2540, "石桥村": 1599, "青龙村": 640}
MONTHS = range(5, 12)
CATEGORIES = ["政策知识类", "农业科技类", "医药卫生类", "文明、礼仪、环保类", "其他类培训"]
PACK = f"""name: liuxi-2020
title: 柳溪镇社区教育工作实施方案
units: [{{name: 柳湾村, aliases: [柳湾]}}, 高坡村, 河口社区, 石桥村, 青龙村]
forms:
  monthly:
    title: 柳溪镇社区教育培训月报表
    months: 2020-05..2020-11
    due_day: 5
    categories: [{", ".join(CATEGORIES)}]
"""
AS_OF = "2020-12-31"


class Class(NamedTuple):
    """A class as it is written into a form."""

    project: str
    category: str
    day: date
    place: str
    people: int | str | None
    first_time: int
    hours: int
    mode: str


def classes(village: str, month: int) -> list[Class]:
    """What a village did in a month: one to three classes."""
    number = list(RESIDENTS).index(village)
    return [
        Class(
            f"{['科学种养', '卫生保健', '防骗知识'][one]}{month}月班", CATEGORIES[(number + one) % len(CATEGORIES)],
            date(2020, month, 3 + 7 * one), "村委会活动室", 31 + 13 * number + 4 * one + month, 17 + 9 * number + one, 2 + one, "集中授课",
        )
        for one in range(1 + (number + month) % 3)
    ]  # fmt: skip


class Sums(NamedTuple):
    """What a village's forms add up to."""

    classes: int = 0
    attendances: int = 0
    persons: int | None = 0
    hours: int = 0


def sums(*forms: list[Class]) -> Sums:
    """By hand, over numbers alone."""
    every = [one for form in forms for one in form]
    people, first, hours = ([n for one in every if isinstance(n := one[field], int)] for field in (4, 5, 6))
    return Sums(len(every), sum(people), sum(first), sum(hours))


@pytest.fixture
def town(tmp_path: Path) -> Path:
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["柳溪镇2019年末常住人口"])
    sheet.append(["序号", "村（居）", "别名", "常住人口（人）", "联系人"])
    for number, (village, count) in enumerate(RESIDENTS.items(), start=1):
        sheet.append([number, village, "柳湾" if number == 1 else None, count, "某某"])
    sheet.append(["合计", None, None, sum(RESIDENTS.values())])
    book.save(tmp_path / "villages.xlsx")
    return tmp_path


def fill(
    source: Path, target: Path, rows: list[Class], filed: date | None, sheet: str | None = None, **other: object
) -> Path:
    """A form as it was sent out, filled in as a clerk would; `other` are further cells by their address."""
    book = load_workbook(source)
    page: Any = book[sheet] if sheet else book.active
    cells: dict[str, object] = {"H2": filed, **other}
    cells |= {
        f"{column}{6 + row}": value
        for row, one in enumerate(rows)
        for column, value in zip("BCDEFGHI", one, strict=True)
    }
    for address, value in cells.items():
        assert address == "F21" or not page[address].protection.locked
        page[address] = value
    target.parent.mkdir(exist_ok=True)
    book.save(target)
    return target


@pytest.fixture
def back(town: Path, cedu: Run) -> Path:
    """Everything that came back by the end of the year, in one folder."""
    out, folder = town / "out", town / "back"
    call = ("template", "--for", "monthly", "--rules", town / "pack.yaml", "--units", town / "villages.xlsx")
    assert cedu(*call, "-o", town / "whole").returncode == 0
    for month in MONTHS:
        assert cedu(*call, "--month", f"2020-{month:02}", "-o", out).returncode == 0
    whole = town / "whole" / "石桥村.xlsx"  # this village keeps a year in one workbook
    for month in MONTHS:
        filed = date(2020, month + 1, 3)
        for village in ("柳湾村", "高坡村", "河口社区", "青龙村"):
            name = f"{village}-2020年{month}月.xlsx"
            if not odd_form(village, month, out / name, folder / name, filed):
                fill(out / name, folder / name, classes(village, month), filed)
        whole = fill(whole, folder / "石桥村.xlsx", classes("石桥村", month), filed, f"2020年{month}月")
    further_forms(out, folder)
    return folder


def odd_form(village: str, month: int, source: Path, target: Path, filed: date) -> bool:
    """A form with something to it, where this is the village and the month."""
    rows = classes(village, month)
    match village, month:
        case "青龙村", 5:  # the form as the town issued it, without a column of first-time learners
            own: list[Sequence[Cell]] = [(one.project, one.people, one.place, one.hours, one.mode) for one in rows]
            write_form(target.with_suffix(".csv"), village, "2020-05", own, filed=filed)
        case "青龙村", 7:
            fill(source, target, [], filed, C3="是")
        case "青龙村", 10:
            copy(source, target)  # nobody filled it in
        case "高坡村", 6:
            fill(source, target, rows, date(2020, 7, 8))
        case "高坡村", 8:
            fill(source, target, [rows[0]._replace(people="三十五"), *rows[1:]], filed)
        case "河口社区", 6:
            dated: list[Sequence[Cell]] = [(*one[:2], str(one.day), *one[3:]) for one in rows]
            write_form(target.with_suffix(".docx"), village, "2020-06", dated, filed=filed, headings=WITH_FIRST_TIME)
        case "河口社区", 10:
            fill(source, target, [*rows[:-1], rows[-1]._replace(people="四十来人")], filed)
        case "柳湾村", 11:
            fill(source, target, rows, filed, F21=sums(rows).attendances + 10)
        case _:
            return False
    return True


def further_forms(out: Path, folder: Path) -> None:
    """What came in beside: the same again, another one, a month that is none, a village of another town."""
    copy(folder / "柳湾村-2020年8月.xlsx", folder / "柳湾村-8月（再报）.xlsx")
    fill(out / "河口社区-2020年9月.xlsx", folder / "河口社区-9月-改.xlsx", corrected(), date(2020, 10, 4))
    fill(
        out / "河口社区-2020年11月.xlsx", folder / "河口社区-13月.xlsx", classes("河口社区", 11), None, E2="2020年13月"
    )
    fill(out / "柳湾村-2020年5月.xlsx", folder / "白云村-5月.xlsx", classes("柳湾村", 5), None, C2="白云村")


def corrected() -> list[Class]:
    """The second form of 河口社区 for September: one more came to each class."""
    return [one._replace(people=one.people + 1) for one in classes("河口社区", 9) if isinstance(one.people, int)]


def expected() -> dict[str, Sums]:
    """What counts, village by village."""
    found = {}
    for village in RESIDENTS:
        forms = {month: classes(village, month) for month in MONTHS}
        if village == "青龙村":
            del forms[7], forms[10]
        if village == "高坡村":
            forms[8][0] = forms[8][0]._replace(people=35)
        if village == "河口社区":
            del forms[9]  # two that differ
            forms[10][-1] = forms[10][-1]._replace(people=None)
        total = sums(*forms.values())
        found[village] = total._replace(persons=None) if village == "青龙村" else total
    return found


def table(report: Mapping[str, Any]) -> dict[str, Sums]:
    """The sums of the units of which something is counted."""
    names = ("classes", "attendances", "persons", "hours")
    found = {}
    for unit, one in report["table"].items():
        number, came, persons, hours = (None if one[name] is None else int(one[name]) for name in names)
        if number is not None:
            found[unit] = Sums(number, came or 0, persons, hours or 0)
    return found


def said(report: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for file in report["files"]:
        for finding in file["findings"]:
            yield Path(file["path"]).stem, finding["code"]


def codes_of(file: Mapping[str, Any]) -> list[str]:
    """What is said of a form, but that its totals are formulas."""
    return [finding["code"] for finding in file["findings"] if finding["code"] != "RD052"]


def rolled(town: Path, folder: Path, cedu_json: Json, *more: object, as_of: str = AS_OF) -> dict[str, Any]:
    call = ("rollup", folder, "--rules", town / "pack.yaml", "--units", town / "villages.xlsx", "--as-of", as_of)
    return cedu_json(*call, *more)


def is_right(report: Mapping[str, Any]) -> None:
    """Whether a roll-up is what the year came to, to the last person."""
    assert table(report) == expected()
    assert report["incomplete"] == {"河口社区": ["attendances"]}
    assert report["persons"] == {"total": None, "unknown": ["青龙村"]}
    found = report["completeness"]
    assert (found["expected"], found["counted"], found["nil"], found["late"]) == ("35", "33", "1", "1")
    assert found["missing"] == [{"unit": "青龙村", "period": "2020-10"}]
    assert [(one["unit"], one["period"], len(one["paths"])) for one in found["conflicting"]] == [
        ("河口社区", "2020-09", 2)
    ]
    late = [(slot["unit"], slot["period"]) for slot in report["slots"] if slot["late"]]
    assert late == [("高坡村", "2020-06")]
    uncounted = sorted((Path(one["path"]).stem, one["outcome"]) for one in report["uncounted"])
    assert uncounted == [
        ("柳湾村-8月（再报）", "same"), ("河口社区-13月", "outside"), ("河口社区-2020年9月", "differs"), ("河口社区-9月-改", "differs"),
        ("白云村-5月", "stranger"), ("青龙村-2020年10月", "blank"),
    ]  # fmt: skip
    codes = set(said(report))
    assert {one for one in codes if one[1] == "RC007"} == {
        ("柳湾村-2020年11月", "RC007"), ("高坡村-2020年8月", "RC007"),  # the form's own formula does not add 三十五
    }  # fmt: skip
    assert {("河口社区-2020年10月", "RC006"), ("河口社区-13月", "RC004")} <= codes
    assert {("河口社区-2020年9月", "RC002"), ("河口社区-9月-改", "RC002"), ("青龙村-2020年10月", "RC014")} <= codes
    assert {stem for stem, code in codes if code == "RC012"} <= {"柳湾村-8月（再报）", "柳湾村-2020年8月"}


def test_the_plan_is_two_fifths_of_the_residents(town: Path, cedu: Run, cedu_json: Json) -> None:
    plan = town / "plan.xlsx"
    done = cedu(
        "allocate", "--weights", town / "villages.xlsx", "--share", "40%", "--title", "柳溪镇2020年社区教育培训计划", "-o", plan,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    wanted = {village: ceil(count * 40 / 100) for village, count in RESIDENTS.items()}
    (file,) = cedu_json("read", plan)["files"]
    assert file["title"] == "柳溪镇2020年社区教育培训计划"
    assert {unit: int(cells["1"]) for unit, cells in file["values"].items()} == {
        "柳溪镇合计": sum(wanted.values()),
        **wanted,
    }
    assert cedu_json("check", plan)["files"][0]["status"] == "clean"


def test_a_clerk_checks_a_form_before_it_goes(town: Path, back: Path, cedu: Run, cedu_json: Json) -> None:
    rules = ("--rules", town / "pack.yaml")
    sound = cedu_json("check", back / "柳湾村-2020年6月.xlsx", *rules)
    assert (sound["exit_code"], set(said(sound))) == (0, {("柳湾村-2020年6月", "RD052")})  # the totals are formulas
    assert [file["checked"]["records"] for file in sound["files"]] == [len(classes("柳湾村", 6))]
    off = cedu_json("check", back / "柳湾村-2020年11月.xlsx", *rules)
    assert off["exit_code"] == 1
    (finding,) = [one for one in off["files"][0]["findings"] if one["severity"] == "error"]
    assert (finding["code"], finding["place"]["cell"], finding["difference"]) == ("RC007", "F21", "10")
    (blank,) = cedu_json("check", back / "青龙村-2020年10月.xlsx", *rules)["files"]
    assert [one["code"] for one in blank["findings"]] == ["RC014"]
    (nil,) = cedu_json("read", back / "青龙村-2020年7月.xlsx")["files"]
    assert (nil["unit"], nil["period"], nil["nil"], nil["filed"]) == ("青龙村", "2020-07", True, "2020-08-03")
    assert cedu_json("check", back / "青龙村-2020年7月.xlsx", *rules)["exit_code"] == 0
    year = cedu_json("check", back / "石桥村.xlsx", *rules)
    assert (year["exit_code"], set(said(year))) == (0, {("石桥村", "RD052")})
    assert len(year["files"]) == len(MONTHS)


def test_months_still_to_come_are_left_open(town: Path, cedu: Run, cedu_json: Json) -> None:
    call = ("template", "--for", "monthly", "--rules", town / "pack.yaml", "-o", town / "out")
    assert cedu(*call).returncode == 0
    may = fill(
        town / "out" / "柳湾村.xlsx", town / "back" / "柳湾村.xlsx", classes("柳湾村", 5), date(2020, 6, 3), "2020年5月"
    )
    report = cedu_json("check", may, "--rules", town / "pack.yaml")
    assert report["exit_code"] == 0
    assert [file["status"] for file in report["files"]] == ["clean", *["not_checked"] * 6]
    assert {code for _, code in said(report)} == {"RD052"}
    report = rolled(town, may.parent, cedu_json, as_of="2020-07-10")
    assert [(file["sheet"], code) for file in report["files"] for code in codes_of(file)] == [("2020年6月", "RC014")]
    waiting = {slot["period"]: slot["state"] for slot in report["slots"] if slot["unit"] == "柳湾村"}
    assert [*waiting.values()] == ["reported", "missing", *["not_due"] * 5]


def test_the_year_adds_up_to_the_last_person(town: Path, back: Path, cedu_json: Json) -> None:
    is_right(rolled(town, back, cedu_json))


def test_the_right_one_of_two_counts_when_it_is_named(town: Path, back: Path, cedu_json: Json) -> None:
    report = rolled(town, back, cedu_json, "--prefer", back / "河口社区-9月-改.xlsx")
    without, chosen = expected()["河口社区"], sums(corrected())
    assert table(report)["河口社区"].attendances == without.attendances + chosen.attendances
    assert report["completeness"]["conflicting"] == []


def test_who_reached_the_plan(town: Path, back: Path, cedu: Run, cedu_json: Json) -> None:
    plan, achieved = town / "plan.xlsx", town / "achieved.xlsx"
    title = "柳溪镇2020年社区教育培训计划"
    planned = cedu("allocate", "--weights", town / "villages.xlsx", "--share", "40%", "--title", title, "-o", plan)
    assert planned.returncode == 0
    call = ("rollup", back, "--rules", town / "pack.yaml", "--units", town / "villages.xlsx", "--as-of", AS_OF)
    assert cedu(*call, "-o", achieved).returncode == 1  # an unreadable cell, two forms that differ
    report = cedu_json("gap", plan, achieved, "--as-of", "2020-11-30")
    rows = {row["unit"]: row for row in report["rows"]}
    for village, one in expected().items():
        target = ceil(RESIDENTS[village] * 40 / 100)
        assert rows[village]["target"] == str(target)
        assert rows[village]["achieved"] == (None if one.persons is None else str(one.persons))
    assert {village: rows[village]["state"] for village in RESIDENTS} == {
        "柳湾村": "behind", "高坡村": "on_pace", "河口社区": None, "石桥村": "exceeded", "青龙村": None,
    }  # fmt: skip
    assert rows["河口社区"]["at_least"]  # of September two forms differ, and none of them counts
    assert ("achieved", "GA026") in set(said(report))  # 青龙村: attendances are no persons


def test_a_form_that_only_bears_a_date_says_nothing(town: Path, cedu: Run, cedu_json: Json) -> None:
    """It asks whether there was a class, and nobody answered: neither nil nor missing in silence."""
    call = ("template", "--for", "monthly", "--rules", town / "pack.yaml", "--month", "2020-05", "-o", town / "out")
    assert cedu(*call).returncode == 0
    path = fill(town / "out" / "柳湾村-2020年5月.xlsx", town / "back" / "a.xlsx", [], date(2020, 6, 1))
    assert set(said(cedu_json("check", path))) == {("a", "RC014"), ("a", "RD052")}
    assert rolled(town, path.parent, cedu_json)["uncounted"][0]["outcome"] == "blank"


def test_a_form_in_english_is_read_like_any_other(town: Path, cedu: Run, cedu_json: Json) -> None:
    call = ("template", "--for", "monthly", "--units", town / "villages.xlsx", "-o", town / "out", "--lang", "en")
    assert cedu(*call).returncode == 0
    blank, nil, filled = (town / "back" / f"{name}.xlsx" for name in ("blank", "nil", "filled"))
    blank.parent.mkdir()
    copy(town / "out" / "柳湾村.xlsx", blank)
    fill(town / "out" / "高坡村.xlsx", nil, [], date(2020, 6, 1), E2="2020-05", C3="yes")
    fill(town / "out" / "石桥村.xlsx", filled, classes("石桥村", 5), date(2020, 6, 2), E2="2020-05")
    report = cedu_json("rollup", nil.parent, "--units", town / "villages.xlsx", "--as-of", "2020-05-31")
    assert {one["unit"]: one["state"] for one in report["slots"] if one["state"] != "not_due"} == {
        "高坡村": "nil", "石桥村": "reported",
    }  # fmt: skip
    assert table(report)["石桥村"] == sums(classes("石桥村", 5))
    assert [one["outcome"] for one in report["uncounted"]] == ["blank"]
    assert {code for _, code in said(report)} == {"RC014", "RD052"}
    (file,) = cedu_json("read", filled)["files"]
    assert (file["unit"], file["period"], file["filed"]) == ("石桥村", "2020-05", "2020-06-02")


@pytest.mark.render
@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsx"])
def test_a_form_may_be_saved_by_another_program(
    town: Path, back: Path, cedu_json: Json, soffice: str, suffix: str
) -> None:
    """By LibreOffice, in another format; the Word document as one again."""
    saved = town / "saved"
    profile = f"-env:UserInstallation={(town / 'profile').as_uri()}"
    for kind, paths in ((suffix, back.glob("*.xlsx")), ("docx", back.glob("*.docx"))):
        command = [soffice, "--headless", profile, "--convert-to", kind, "--outdir", str(saved), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    for path in back.glob("*.csv"):
        copy(path, saved)
    assert len(list(saved.iterdir())) == len(list(back.iterdir()))
    is_right(rolled(town, saved, cedu_json))
