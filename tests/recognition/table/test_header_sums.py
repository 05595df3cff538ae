"""Sums that a header declares by 合计 and 其中."""

from collections.abc import Callable
from pathlib import Path

from cedu_targets import check, read


def test_a_list_that_begins_in_the_heading_goes_on(sheet: Callable[..., Path]) -> None:
    """合计, 其中：镇级, 村级: both are parts where the numbers say so; 其中：女性 beside others is one alone."""
    rows = "单位 活动合计 其中：镇级 村级\n全县 60 20 40\n城关镇 30 10 20\n河口镇 20 6 14\n白云乡 10 4 6"
    (table,) = read(sheet(rows)).tables
    wholes = {str(entry.relation) for entry in table.declarations}
    assert wholes == {"活动合计=其中：镇级+村级", "活动合计>=其中：镇级"}
    rows = "单位 学员合计 其中：女性 城镇 农村\n全县 60 20 45 15\n城关镇 30 10 25 5\n河口镇 20 6 14 6\n白云乡 10 4 6 4"
    (table,) = read(sheet(rows)).tables
    assert {str(entry.relation) for entry in table.declarations} == {"学员合计=城镇+农村", "学员合计>=其中：女性"}


def test_a_total_of_another_kind_behind_some_parts_is_none_of_them(sheet: Callable[..., Path]) -> None:
    """活动合计 is above 培训合计 in every row: it bounds nothing, and is a total with parts of its own."""
    rows = (
        "单位 培训合计 其中：男 女 活动合计 其中：男 女\n全县 60 20 40 330 150 180\n"
        "城关镇 30 10 20 110 40 70\n河口镇 20 6 14 120 50 70\n白云乡 10 4 6 100 60 40"
    )
    report = check(sheet(rows))
    assert report.exit_code == 0
    assert report.files[0].checked.relations > 12
    assert check(sheet(rows.replace("30 10 20", "31 10 20"))).exit_code == 1
