"""Times without a year in a plan for several years."""

import csv
from pathlib import Path

import pytest

from cedu_targets.domain.items import Item, Items
from cedu_targets.domain.plan_years import years_of
from cedu_targets.recognition.read import read_documents

HEADER = ["序号", "工作任务", "完成时限", "责任单位"]
TIMES = {
    "6月": ("2024-06-01", "2024-06-30", "2026-06-30"),
    "年底前": (None, "2024-12-31", "2026-12-31"),
    "全年": ("2024-01-01", "2024-12-31", "2026-12-31"),
    "3月前": (None, "2024-02-29", "2026-03-31"),
    "2025年6月": ("2025-06-01", None, "2025-06-30"),
    "每年6月底前": (None, None, "2024-06-30"),
}


def days(item: Item) -> tuple[str | None, ...]:
    return tuple(day.isoformat() if day else None for day in (item.due.start, item.due.earliest_end, item.due.end))


def read(path: Path) -> Items:
    (items,) = [one.document for one in read_documents(path) if isinstance(one.document, Items)]
    return items


def test_a_time_without_a_year_may_be_in_any_of_them(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [
        [str(number), f"推进第{number}项社区教育工作", text, "教育局"] for number, text in enumerate(TIMES, start=1)
    ]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["甲区2024-2026年社区教育安排"], HEADER, *rows])
    assert [days(item) for item in read(path).entries] == [*TIMES.values()]


@pytest.mark.parametrize("issued", [[], ["2024年3月1日"]])
def test_paragraphs_of_a_plan_alike(tmp_path: Path, issued: list[str]) -> None:
    path = tmp_path / "a.txt"
    tasks = [
        f"{number}.推进第{number}项工作。（责任单位：教育局；完成时限：{text}）"
        for number, text in enumerate(("6月", "2025年6月"), start=1)
    ]
    path.write_text("\n".join(["甲区2024-2026年社区教育工作要点", *issued, *tasks]), encoding="utf-8")
    assert [days(item) for item in read(path).entries] == [TIMES["6月"], TIMES["2025年6月"]]


def test_a_deadline_in_the_text_and_steps_alike(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [["1", "①调研走访，3月底前完成", "", "教育局"], ["2", "建成数字平台，6月底前完成", "2023年3月", "教育局"]]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["甲区2024-2026年社区教育安排"], HEADER, *rows])
    first, second = read(path).entries
    assert days(first) == (None, "2024-03-31", "2026-03-31")
    assert second.deadline is not None
    assert [str(second.deadline.earliest_end), str(second.deadline.end)] == ["2024-06-30", "2026-06-30"]


def test_the_years_of_a_list() -> None:
    assert [years_of(period) for period in (None, "2024", "2024-2026")] == [(), (2024,), (2024, 2026)]
