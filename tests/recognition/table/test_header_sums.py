"""Sums that a header declares by 合计 and 其中."""

from collections.abc import Callable
from pathlib import Path

from cedu_targets import read


def test_a_list_that_begins_in_the_heading_goes_on(sheet: Callable[..., Path]) -> None:
    """合计, 其中：镇级, 村级: both are parts where the numbers say so; 其中：女性 beside others is one alone."""
    rows = "单位 活动合计 其中：镇级 村级\n全县 60 20 40\n城关镇 30 10 20\n河口镇 20 6 14\n白云乡 10 4 6"
    (table,) = read(sheet(rows)).tables
    wholes = {str(entry.relation) for entry in table.declarations}
    assert wholes == {"活动合计=其中：镇级+村级", "活动合计>=其中：镇级"}
    rows = "单位 学员合计 其中：女性 城镇 农村\n全县 60 20 45 15\n城关镇 30 10 25 5\n河口镇 20 6 14 6\n白云乡 10 4 6 4"
    (table,) = read(sheet(rows)).tables
    assert {str(entry.relation) for entry in table.declarations} == {"学员合计=城镇+农村", "学员合计>=其中：女性"}
