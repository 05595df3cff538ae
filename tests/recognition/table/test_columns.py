"""Columns -> indicators: units of measure and the step in which something is counted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets import check, read


def test_persons_are_counted_in_ones_whatever_a_slip_says(sheet: Callable[..., Path]) -> None:
    (file,) = check(sheet("单位 人数（人） 场次\n全县 12000 6\n城关镇 8000 1\n河口镇 3000.5 2\n白云乡 1000 3")).files
    assert file.table is not None
    assert str(file.table.indicators[0].granule) == "1"
    assert [finding.code for finding in file.findings] == ["DS001", "GR001"]
    (cause,) = file.diagnoses
    assert [(change.place.unit, str(change.after)) for change in cause.changes] == [("河口镇", "3000.0")]


@pytest.mark.parametrize(
    ("title", "corner", "measure"),
    [
        ("2023年终身学习目标任务分解表（万人次）", "", "万人次"),
        ("2023年终身学习目标任务分解表（单位：人）", "", "人"),
        ("2023年目标任务分解表（镇）", "", None),
        ("2023年目标任务分解表（个）", "单位：人次", "人次"),
    ],
)
def test_the_unit_of_measure_of_a_whole_table(
    title: str, corner: str, measure: str | None, sheet: Callable[..., Path]
) -> None:
    text = f"{title}\n{corner or '.'}\n单位 培训 讲座（场）\n" + "全区 60 30\n东山 10 5\n秣陵 50 25\n"
    (table,) = read(sheet(text)).tables
    assert [indicator.unit_of_measure for indicator in table.indicators] == [measure, "场"]


@pytest.mark.parametrize(
    ("heading", "measure"),
    [
        ("居（村）委会教学点建成率（%）", "%"),
        ("乡（镇）社区学校（所）", "所"),
        ("各类培训（万人次）", "万人次"),
        ("参训人数（人）（含线上）", "人"),
        ("教学点（含分点）", None),
    ],
)
def test_the_last_measure_in_brackets_is_that_of_a_heading(heading: str, measure: str | None) -> None:
    from cedu_targets.attainment.headings import says_rate
    from cedu_targets.recognition.table.columns import measure_in_brackets

    assert measure_in_brackets(heading) == measure
    assert says_rate(heading) is (measure == "%")
