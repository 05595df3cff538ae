"""Whose row and which column of the targets a submission speaks of."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cedu_targets import gap
from cedu_targets.gaps.report import GapReport

Sheet = Callable[..., Path]
SEPTEMBER = date(2020, 9, 30)
TARGETS = "2020年目标表 . .\n单位 培训（人次） 活动（场）\n东山 400 8\n湖熟 300 6"
PACK = """name: p
title: 目标表
indicators: {"培训": {name: 培训, aliases: [教育培训]}}
units: [{name: 东山, aliases: [东山社区学校]}, {name: 湖熟, aliases: [湖熟分校]}]
rules:
  - {id: a, check: present, indicators: ["培训"]}
"""


def achieved(report: GapReport) -> dict[tuple[str, str], str]:
    return {(row.unit, row.indicator.code): str(row.achieved) for row in report.rows if row.achieved is not None}


def codes(report: GapReport) -> list[str]:
    return [finding.code for _, finding in report.findings if finding.code.startswith("GA")]


def test_names_that_the_pack_knows(sheet: Sheet, tmp_path: Path) -> None:
    """A column and a unit may bear another name there, as the pack says; without it they are strange."""
    pack = tmp_path / "p.yaml"
    pack.write_text(PACK, encoding="utf-8")
    targets = sheet(TARGETS, "t.csv")
    done = sheet("2020年完成情况表 . .\n单位 教育培训（人次） 活动（场）\n东山社区学校 300 5\n湖熟分校 200 4", "d.csv")
    known = gap(targets, done, as_of=SEPTEMBER, rules=str(pack))
    assert achieved(known) == {
        ("东山", "培训"): "300",
        ("东山", "活动"): "5",
        ("湖熟", "培训"): "200",
        ("湖熟", "活动"): "4",
    }
    assert codes(known) == []
    unknown = gap(targets, done, as_of=SEPTEMBER)
    assert achieved(unknown) == {}
    assert codes(unknown).count("GA001") == 2


def test_a_submission_of_another_place_gets_no_guesses(sheet: Sheet) -> None:
    """Of more than twenty unknown units none is likely to be one of ours."""
    targets = sheet(TARGETS, "t.csv")
    for count, guessed in ((20, True), (21, False)):
        strange = "\n".join(f"{number}号村 1 1" for number in range(1, count))
        done = sheet(f"2020年完成情况表 . .\n单位 培训（人次） 活动（场）\n东山 300 5\n湖孰 1 1\n{strange}", "d.csv")
        said = [finding for _, finding in gap(targets, done, as_of=SEPTEMBER).findings if finding.code == "GA001"]
        assert len(said) == count
        assert (said[0].place.unit, said[0].parameters["guess"]) == ("湖孰", "湖熟" if guessed else None)
        assert said[0].variant == ("guess" if guessed else "")


def test_of_two_columns_of_one_name_the_first_counts(sheet: Sheet, tmp_path: Path) -> None:
    pack = tmp_path / "p.yaml"
    pack.write_text(PACK, encoding="utf-8")
    done = sheet(
        "2020年完成情况表 . . .\n单位 培训（人次） 教育培训（人次） 活动（场）\n东山 300 1 5\n湖熟 200 2 4", "d.csv"
    )
    report = gap(sheet(TARGETS, "t.csv"), done, as_of=SEPTEMBER, rules=str(pack))
    assert achieved(report)["东山", "培训"] == "300"
    (said,) = (finding for _, finding in report.findings if finding.code == "GA005")
    assert (said.variant, said.place.indicator) == ("no_target", "教育培训")


WORDED = (
    "2020年目标表 . . .\n单位 年度目标人次 培训覆盖率目标 创建数目标（个）\n"
    "东山 400 90% 8\n湖熟 300 90% 6"
)  # fmt: skip


def test_words_of_measure_do_not_tell_columns_apart(sheet: Sheet) -> None:
    """The field writes 目标人次 on one side and 完成人次 on the other; which pairs were made is said."""
    done = sheet(
        "2020年完成情况表 . . .\n单位 完成人次 培训覆盖率 创建完成数（个）\n东山 300 80% 5\n湖熟 200 80% 4", "d.csv"
    )
    report = gap(sheet(WORDED, "t.csv"), done, as_of=SEPTEMBER)
    assert achieved(report)["东山", "年度目标人次"] == "300"
    assert achieved(report)["湖熟", "培训覆盖率目标"] == "0.80"
    assert achieved(report)["湖熟", "创建数目标"] == "4"
    said = [(one.variant, one.parameters["other"]) for _, one in report.findings if one.code == "GA020"]
    assert said == [("", "年度目标人次"), ("", "培训覆盖率目标"), ("", "创建数目标")]
    assert "GA005" not in codes(report)


@pytest.mark.parametrize(
    ("heads", "why"),
    [
        ("完成人数 志愿 活动", "persons are not attendances"),
        ("完成人次（万元） 志愿 活动", "another unit of measure"),
        ("完成人次 实际人次 活动", "two that could be meant"),
        ("计划人次 志愿 活动", "a plan is no achievement"),
    ],
)
def test_what_is_not_taken_for_one_column(sheet: Sheet, heads: str, why: str) -> None:
    targets = sheet("2020年任务表 . . .\n单位 人次（人次） 讲座（场） 活动\n东山 400 90 8\n湖熟 300 90 6", "t.csv")
    done = sheet(f"2020年完成情况表 . . .\n单位 {heads}\n东山 300 80 5\n湖熟 200 80 4", "d.csv")
    report = gap(targets, done, as_of=SEPTEMBER)
    assert ("东山", "人次") not in achieved(report), why
    assert achieved(report)["东山", "活动"] == "5"


def test_likely_names_are_taken_where_the_caller_accepts_them(sheet: Sheet) -> None:
    """学院 and 社区学院, 讲座 and 专题讲座: shown, counted only if accepted, and then each is listed."""
    targets = sheet("2020年目标表 . .\n单位 培训（人次） 讲座（场）\n东山街道 400 8\n学院 300 6", "t.csv")
    done = sheet("2020年完成情况表 . .\n单位 培训（人次） 专题讲座（场）\n东山街道 300 5\n社区学院 200 4", "d.csv")
    asked = gap(targets, done, as_of=SEPTEMBER)
    assert achieved(asked) == {("东山街道", "培训"): "300"}
    guesses = [(one.code, one.parameters["guess"]) for _, one in asked.findings if one.variant == "guess"]
    assert guesses == [("GA005", "讲座"), ("GA001", "学院")]
    taken = gap(targets, done, as_of=SEPTEMBER, accept_names=True)
    assert achieved(taken)["学院", "讲座"] == "4"
    said = [(one.variant, one.parameters["other"]) for _, one in taken.findings if one.code == "GA020"]
    assert said == [("accepted", "讲座"), ("unit", "学院")]


def test_ambiguous_names_are_never_taken(sheet: Sheet) -> None:
    targets = sheet(
        "2020年目标表 . . .\n单位 培训（人次） 专题讲座（场） 大型讲座（场）\n东山 1 8 9\n湖熟 3 6 7", "t.csv"
    )
    done = sheet("2020年完成情况表 . .\n单位 培训（人次） 讲座（场）\n东山 1 5\n湖熟 2 4", "d.csv")
    report = gap(targets, done, as_of=SEPTEMBER, accept_names=True)
    assert {code for _, code in achieved(report)} == {"培训"}
    assert "GA020" not in codes(report)


@pytest.mark.parametrize(
    ("done", "variant", "guess"),
    [
        ("单位 经费（万元） 志愿者\n东山 3 5\n湖熟 2 4", "", ""),
        ("单位 教育培训（人次） 志愿者\n东山 3 5\n湖熟 2 4", "guess", "教育培训 → 培训"),
        ("单位 培训（人次） 活动（场）\n甲村 3 5\n乙村 2 4", "units", ""),
        ("单位 培训（人次） 活动（场）\n湖孰 3 5\n乙村 2 4", "units_guess", "湖孰 → 湖熟"),
    ],
)
def test_that_no_name_met_is_said_first(sheet: Sheet, done: str, variant: str, guess: str) -> None:
    """Nobody is listed as not having reported where nothing is known of anybody."""
    report = gap(sheet(TARGETS, "t.csv"), sheet(f"2020年完成情况表 . .\n{done}", "d.csv"), as_of=SEPTEMBER)
    first = report.findings[0][1]
    assert (first.code, first.variant, first.parameters["guess"]) == ("GA022", variant, guess)
    assert report.rows == ()
    assert report.exit_code == 3
    assert not {"GA003"} & set(codes(report))
