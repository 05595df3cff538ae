"""Checklists out and back: written for each owner, filled in as a clerk would, read by status and by check."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import copy, which
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from project import Run

TITLE = "2019年示例市社区教育工作安排"
ROWS: list[tuple[int, str | None, str, str]] = [
    (1, "全年", "推进终身学习平台建设", "市教育局 各有关县、区"),
    (2, "3月", "社区教育项目申报", "市教育局 各县、区"),
    (3, None, "专家委员会成立仪式", "社指中心"),
    (4, "4月", "终身教育立法培训班", "市教育局 社指中心"),
    (5, "6月", "社会教育课题申报", "社指中心 各县、区"),
    (6, "待定", "召开促进委员会会议", "市教育局"),
]
Answers = dict[str, tuple[str | None, date | None, str | None, str | None]]
"""By the item's name: what is answered, when it was completed, the evidence, the reason."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([TITLE])
    sheet.append(["序号", "时间", "内容", "责任单位"])
    for row in ROWS:
        sheet.append(row)
    path = tmp_path / "安排.xlsx"
    book.save(path)
    return path


@pytest.fixture
def out(plan: Path, tmp_path: Path, cedu: Run) -> Path:
    folder = tmp_path / "清单"
    done = cedu("template", "--for", "status", plan, "-o", folder)
    assert done.returncode == 0, done
    return folder


def fill(source: Path, target: Path, answers: Answers, unit: str | None = None) -> None:
    book = load_workbook(source)
    sheet: Any = book.active
    if unit is not None:
        sheet["B2"] = unit
    left = dict(answers)
    for row in sheet.iter_rows(min_row=5):
        for cell, value in zip(row[4:], left.pop(row[0].value, ()), strict=False):
            assert not cell.protection.locked
            cell.value = value
    assert not left
    target.parent.mkdir(exist_ok=True)
    book.save(target)


def states(report: dict[str, Any]) -> dict[tuple[str, str | None], tuple[str | None, str | None]]:
    return {(row["item"], row["unit"]): (row["state"], row["reported"]) for row in report["rows"]}


def codes(report: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for file in report["files"]:
        for finding in file["findings"]:
            if finding["code"] != "QU002":  # the plan has 各有关市、区
                yield Path(file["path"]).name, finding["code"]


def test_there_is_one_for_each_owner_and_an_untouched_one_says_nothing(
    plan: Path, out: Path, cedu_json: Callable[..., dict[str, Any]]
) -> None:
    names = {path.name for path in out.iterdir()}
    assert names == {"市教育局.xlsx", "社指中心.xlsx", "各县、区.xlsx", "各有关县、区.xlsx"}
    alone = cedu_json("status", plan, "--as-of", "2019-06-15")
    back = cedu_json("status", plan, out, "--as-of", "2019-06-15")
    assert back["exit_code"] == 0
    assert {row["reported"] for row in back["rows"]} == {"blank"}
    assert [(row["item"], row["state"]) for row in back["rows"]] == [
        (row["item"], row["state"]) for row in alone["rows"]
    ]
    assert list(codes(back)) == []


def test_what_is_filled_in_is_what_is_reported(
    plan: Path, out: Path, tmp_path: Path, cedu_json: Callable[..., dict[str, Any]]
) -> None:
    back = tmp_path / "back"
    fill(out / "市教育局.xlsx", back / "a.xlsx", {"安排-4": ("已完成", date(2019, 4, 20), "通知.docx、签到.pdf", None)})
    fill(out / "社指中心.xlsx", back / "b.xlsx", {"安排-3": ("不再执行", None, None, "并入其他活动")})
    for unit, said in (("东湖县", "已完成"), ("西山区", "进行中")):
        fill(out / "各县、区.xlsx", back / f"{unit}.xlsx", {"安排-2": (said, None, "表", None)}, unit)
    report = cedu_json("status", plan, back, "--as-of", "2019-06-15")
    found = states(report)
    assert found["安排-4", None] == ("done", "done")
    assert found["安排-3", None] == ("void", "cancelled")
    assert found["安排-2", "东湖县"] == ("done", "done")
    assert found["安排-2", "西山区"] == ("overdue", "in_progress")
    assert found["安排-6", None] == ("undated", "blank")
    row = next(row for row in report["rows"] if row["item"] == "安排-4")
    assert (row["completed"], row["evidence"]["named"]) == ("2019-04-20", ["通知.docx", "签到.pdf"])
    assert list(codes(report)) == []


def test_what_contradicts_is_told_and_not_judged(
    plan: Path, out: Path, tmp_path: Path, cedu_json: Callable[..., dict[str, Any]]
) -> None:
    back = tmp_path / "back"
    fill(out / "市教育局.xlsx", back / "a.xlsx", {"安排-4": ("已完成", date(2019, 4, 20), "通知.docx", None)})
    fill(out / "社指中心.xlsx", back / "b.xlsx", {"安排-4": ("未完成", None, None, "推迟")})
    copy(back / "b.xlsx", back / "c.xlsx")
    fill(out / "各县、区.xlsx", back / "谁.xlsx", {"安排-2": ("已完成", None, "表", None)})
    report = cedu_json("status", plan, back, "--as-of", "2019-06-15")
    assert states(report)["安排-4", None] == (None, None)
    assert list(codes(report)) == [("b.xlsx", "SC009"), ("c.xlsx", "SC009"), ("谁.xlsx", "SC013")]
    told = [file["findings"][0]["severity"] for file in report["files"][1:] if file["findings"]]
    assert told == ["warning", "note", "warning"]


def test_a_clerk_checks_a_checklist_alone(out: Path, cedu_json: Callable[..., dict[str, Any]], cedu: Run) -> None:
    assert cedu("check", out / "市教育局.xlsx").returncode == 0
    answers: Answers = {"安排-4": ("已完成", None, None, None), "安排-6": ("不再执行", None, None, None)}
    fill(out / "市教育局.xlsx", out / "a.xlsx", answers | {"安排-2": (None, date(2019, 3, 2), None, None)})
    [file] = cedu_json("check", out / "a.xlsx")["files"]
    found = [(one["code"], one["place"]["cell"], one["severity"]) for one in file["findings"]]
    assert found == [("SC014", "E6", "warning"), ("SC011", "E7", "warning"), ("SC012", "E8", "warning")]


def test_one_in_english_is_read_as_well(
    plan: Path, tmp_path: Path, cedu: Run, cedu_json: Callable[..., dict[str, Any]]
) -> None:
    out = tmp_path / "out"
    assert cedu("template", "--for", "status", plan, "-o", out, "--lang", "en").returncode == 0
    for name, said in (("市教育局", "done"), ("社指中心", "in progress")):
        fill(out / f"{name}.xlsx", out / f"{name}.xlsx", {"安排-4": (said, None, "notice.docx", None)})
    fill(out / "各县、区.xlsx", out / "各县、区.xlsx", {"安排-2": ("cancelled", None, None, "merged")}, "东湖县")
    report = cedu_json("status", plan, out, "--as-of", "2019-06-15")
    assert states(report)["安排-4", None] == (None, None)
    assert states(report)["安排-2", "东湖县"] == ("void", "cancelled")
    assert ("社指中心.xlsx", "SC009") in set(codes(report))


def test_what_was_filled_in_is_never_written_over(plan: Path, out: Path, cedu: Run) -> None:
    assert cedu("template", "--for", "status", plan, "-o", out).returncode == 0
    fill(out / "市教育局.xlsx", out / "市教育局.xlsx", {"安排-4": ("已完成", None, None, None)})
    (out / "社指中心.xlsx").unlink()
    filled = (out / "市教育局.xlsx").read_bytes()
    done = cedu("template", "--for", "status", plan, "-o", out)
    assert done.returncode == 2
    assert "市教育局.xlsx" in done.stderr
    assert (out / "市教育局.xlsx").read_bytes() == filled
    assert not (out / "社指中心.xlsx").exists()


@pytest.mark.render
@pytest.mark.parametrize("suffix", ["ods", "xls"])
def test_one_that_libreoffice_saved_is_read_as_well(
    plan: Path, out: Path, tmp_path: Path, suffix: str, cedu_json: Callable[..., dict[str, Any]]
) -> None:
    soffice = which("soffice")
    assert soffice
    filled = tmp_path / "市教育局.xlsx"
    fill(out / "市教育局.xlsx", filled, {"安排-4": ("已完成", date(2019, 4, 20), "通知.docx", None)})
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    back = tmp_path / "back"
    command = [soffice, profile, "--headless", "--convert-to", suffix, "--outdir", str(back), str(filled)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    report = cedu_json("status", plan, back, "--as-of", "2019-06-15")
    assert states(report)["安排-4", None] == ("done", "done")
    assert {(row["item"], row["completed"]) for row in report["rows"] if row["completed"]} == {("安排-4", "2019-04-20")}
    assert list(codes(report)) == []
