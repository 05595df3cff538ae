"""Whose row and which column of the targets a submission speaks of."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

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
