"""Persons that are named in cells which are kept: nothing of them is read, and no report shows any."""

from pathlib import Path

import pytest

from cedu_targets import read
from cedu_targets.recognition.records.persons import day_shown, number_shown, without_persons
from monthly_forms import form, write_forms
from project import Run
from writers import Cell

KEPT = {
    "文化站（联系人范蠡舟 15912345678）": "文化站（联系人…）",
    "讲座（主讲范蠡舟）": "讲座（主讲…）",
    "剪纸（授课人：范蠡舟、孟小溪）": "剪纸（授课人：…）",
    "剪纸，主讲：某人，中级": "剪纸，主讲：…，中级",
    "由范蠡舟主讲": "…主讲",
    "范老师国画": "…老师国画",
    "活动室 范蠡舟 159 1234 5678": "活动室 …",
    "活动室范蠡舟：159-1234-5678": "活动室…",
    "活动室（范蠡舟1591-234-5678）": "活动室（…）",
    "１５９１２３４５６７８": "…",
    "8615912345678": "…",
    "报名电话：72345678": "报名电话：…",
    "(023)72345678": "…",
    "报名 a.b-c@school.edu.cn": "报名 …",
    "11010119900307123X": "…",
}
WHOLE = (
    "教师培训", "教师节慰问", "老师傅技能班", "负责人培训班", "手机摄影", "微信课堂", "电话营销", "讲师团宣讲", "身份证办理", "全体老师会",
    "线上：腾讯会议", "12345热线", "2020年5月10日", "第1-3教室", "110警务室", "2019-2020学年", "教师资格（笔试）",
)  # fmt: skip


@pytest.mark.parametrize("written", KEPT)
def test_what_belongs_to_a_person_is_taken_out(written: str) -> None:
    assert without_persons(written) == KEPT[written]


@pytest.mark.parametrize("written", WHOLE)
def test_what_a_class_is_called_stays_as_it_is_written(written: str) -> None:
    assert without_persons(written) == written


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("30多", "30多"), ("三十来人", "三十来人"), ("几十", "几十"), ("约十", "约十"), ("未报", "未报"), ("两节", "两节"),
        ("范蠡舟", "…"), ("孟三", "…"), ("全体", "…"), ("159 1234 5678", "#####"), ("30多（联系人：范蠡舟）", "30多（联系人：…）"),
    ],
)  # fmt: skip
def test_of_a_number_that_cannot_be_read_only_what_speaks_of_numbers_is_told(written: str, shown: str) -> None:
    assert number_shown(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"), [("5月底", "5月底"), ("上旬", "上旬"), ("范蠡舟", "…"), ("", ""), ("15912345678", "…")]
)
def test_of_a_day_that_cannot_be_read_only_what_speaks_of_time_is_told(written: str, shown: str) -> None:
    assert day_shown(written) == shown


SECRET = ("范蠡舟", "孟小溪", "褚云帆", "159123", "72345678", "school")


def shifted_form(folder: Path) -> Path:
    rows: list[list[Cell]] = [
        ["剪纸（主讲：范蠡舟）", "文艺", "5月6日", "文化站（联系人范蠡舟 15912345678）", 20, 2, "讲座（授课孟小溪）"],
        ["合唱", "文艺", "范蠡舟", "活动室 a.b@school.cn", 15912345678, "褚云帆", "集中"],
        ["书法", "文艺", "5月8日", "活动室", "孟小溪", 2, "集中"],
    ]
    return write_forms(folder / "a.xlsx", form(headings=HEADINGS, rows=rows))


HEADINGS = ("培训项目", "培训类别", "培训日期", "培训地点", "人数", "课时", "方式")


@pytest.mark.parametrize("command", ["read", "check", "rollup"])
@pytest.mark.parametrize("written", ["text", "json"])
def test_no_report_shows_a_person(command: str, written: str, tmp_path: Path, cedu: Run) -> None:
    said = cedu(command, shifted_form(tmp_path), "-f", written)
    assert "甲村" in said.stdout
    assert [word for word in SECRET if word in said.stdout] == []


def test_that_persons_were_left_out_is_told_once_with_a_count(tmp_path: Path) -> None:
    (one,) = read(shifted_form(tmp_path)).files
    (found,) = [finding for finding in one.findings if finding.variant == "persons"]
    assert (found.code, found.place.cell, found.parameters["count"]) == ("RD085", "A4", 4)


def test_a_telephone_number_counts_nobody(tmp_path: Path) -> None:
    (one,) = read(shifted_form(tmp_path)).files
    assert one.records is not None
    assert [entry.people for entry in one.records.entries] == [20, None, None]
    assert [(cell.field, cell.text) for cell in one.records.unreadable] == [
        ("people", "#####"), ("hours", "…"), ("people", "…")
    ]  # fmt: skip
