"""A total that was held against nothing is named under "not judged", once; one that was judged is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets.api import check
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport

Sheet = Callable[..., Path]


def judged(path: Path) -> FileReport:
    (file,) = check([path]).files
    return file


def unjudged(file: FileReport) -> list[tuple[str, str, str | None]]:
    return [(one.reason, one.rule, one.place.cell) for one in file.not_judged if one.reason.startswith("total_")]


ROWS = "青石 30 10 20\n白云 40 30 10\n松林 50 25 25\n全区 120 65 55\n"


@pytest.mark.parametrize("head", ["合计", "总计", "小计", "Total"])
def test_a_column_without_parts_is_named(head: str, sheet: Sheet) -> None:
    file = judged(sheet(f"单位 {head}\n青石 30\n白云 40\n松林 50\n"))
    assert unjudged(file) == [("total_alone", f"sum:{head}", "B2")]
    assert not file.is_judged


@pytest.mark.parametrize("head", ["合计率%", "占合计", "Percent_of_total", "人数"])
def test_what_is_no_total_is_not_named(head: str, sheet: Sheet) -> None:
    assert unjudged(judged(sheet(f"单位 {head}\n青石 30\n白云 40\n松林 50\n"))) == []


def test_a_column_that_is_whole_or_part_is_not_named(sheet: Sheet) -> None:
    assert unjudged(judged(sheet(f"单位 合计 男 女\n{ROWS}"))) == []
    wide = "单位 总计 小计 甲 乙 丙\n青石 60 30 10 20 30\n白云 90 40 30 10 50\n松林 70 50 25 25 20\n全区 220 120 65 55 100\n"
    assert unjudged(judged(sheet(wide))) == []


def test_a_column_whose_parts_are_not_clear_is_named(sheet: Sheet) -> None:
    text = "单位 未详 合计\n青石 1 30\n白云 2 40\n松林 1 50\n全区 4 120\n"
    assert unjudged(judged(sheet(text))) == [("total_unheld", "sum:合计", "C2")]


def test_a_subtotal_without_members_is_named_once(sheet: Sheet) -> None:
    file = judged(sheet("单位 合计 男 女\n青石 30 10 20\n白云 40 30 10\n小计 7 4 3\n松林 50 25 25\n全区 120 65 55\n"))
    assert unjudged(file) == [("total_row_unheld", "area:小计", "A4")]
    assert "RD018" not in [one.code for one in file.findings]
    assert file.is_judged
    assert file.checked.not_judged == 1


def test_each_reason_reads_well_in_both_languages(sheet: Sheet) -> None:
    file = judged(sheet("单位 合计\n青石 30\n白云 40\n松林 50\n"))
    (entry,) = [one for one in file.not_judged if one.reason == "total_alone"]
    assert Messages(Language.ZH).reason(entry).startswith("“合计”栏像是合计，")
    assert Messages(Language.EN).reason(entry).startswith('column "合计" is headed like a total')
