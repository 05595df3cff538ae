"""RD084: times that are understood and have no days, since nothing says their year."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from cedu_targets.recognition.read import read_documents

HEADER = ["序号", "工作任务", "完成时限", "责任单位"]
TASKS = [
    ["1", "举办师资培训班", "4月", "社区学院"],
    ["2", "开展调研活动", "", "教育局"],
    ["3", "推进数字平台建设", "长期", "教育局"],
]


def notes(path: Path) -> list[tuple[str, str, object, object]]:
    found = [one for read in read_documents(path) for one in read.findings if one.code == "RD084"]
    return [(one.code, one.variant, one.parameters["texts"], one.parameters["count"]) for one in found]


def written(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def test_a_schedule_without_a_year_says_so_once(tmp_path: Path) -> None:
    rows = [["甲区社区教育工作安排"], HEADER, *TASKS]
    assert notes(written(tmp_path / "a.csv", rows)) == [("RD084", "", "4月", 2)]  # the second has it from above


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("a", [["2024年甲区安排"]]),
        ("a", [["甲区安排"], ["2024年2月1日"]]),
        ("2024年安排", [["甲区安排"]]),
        ("a", [["甲区安排"], ["（2024年）"]]),
    ],
)
def test_each_way_to_say_the_year_ends_it(tmp_path: Path, name: str, above: list[list[str]]) -> None:
    assert notes(written(tmp_path / f"{name}.csv", [*above, HEADER, *TASKS])) == []


def test_a_time_from_the_day_of_issue_needs_that_day(tmp_path: Path) -> None:
    rows = [["2024年甲区安排"], HEADER, ["1", "建成数字平台", "用2-3年", "学院"], ["2", "举办培训班次", "4月", "学院"]]
    assert notes(written(tmp_path / "a.csv", rows)) == [("RD084", "issued", "用2-3年", 1)]
    assert notes(written(tmp_path / "b.csv", [rows[0], ["2024年2月1日"], *rows[1:]])) == []


def test_paragraphs_of_a_text_are_told_alike(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = [
        "1.推进平台建设。（责任单位：教育局；完成时限：6月底前）",
        "2.推进老年教育。（责任单位：教育局；完成时限：9月底前）",
    ]
    path.write_text("\n".join(["甲区社区教育工作要点", *lines]), encoding="utf-8")
    assert notes(path) == [("RD084", "", "6月底前、9月底前", 2)]
    path.write_text("\n".join(["甲区2024年社区教育工作要点", *lines]), encoding="utf-8")
    assert notes(path) == []


def test_a_plan_for_several_years_asks_which_of_them(tmp_path: Path) -> None:
    rows = [
        ["2024-2026年甲区安排"],
        HEADER,
        ["1", "举办培训班次", "6月", "学院"],
        ["2", "举办读书活动", "每年6月", "学院"],
    ]
    rows.append(["3", "建成数字平台", "2025年6月", "学院"])
    assert notes(written(tmp_path / "a.csv", rows)) == [("RD084", "years", "6月", 1)]
