"""What a schedule costs grows as it does, counted in calls; no text of a cell can make it dear."""

import cProfile
import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from cedu_targets.domain.items import Items
from cedu_targets.recognition.read import read_documents

MOST_GROWTH = 2.3
HEADER = ["序号", "工作任务", "完成时限", "责任单位", "完成情况", "佐证材料"]
Rows = Sequence[Sequence[str]]


def with_cell(column: int, text: Callable[[int], str]) -> Callable[[int], Rows]:
    def rows(count: int) -> Rows:
        lines = [
            ["1", "建设社区学习中心", "3月", "教育局", "", ""],
            ["2", "举办活动周开幕式", "10月", "社区学院", "", ""],
        ]
        lines[0][column] = text(count)
        return [["2024年任务"], HEADER, *lines]

    return rows


HOSTILE: dict[str, Callable[[int], Rows]] = {
    "steps in a cell": with_cell(1, lambda n: "①开展活动" * n),
    "numbered lines": with_cell(1, lambda n: "\n".join(f"{one}.开展活动" for one in range(1, n + 1))),
    "tasks in a cell": with_cell(1, lambda n: "2023年中期汇报、" * n),
    "deadlines": with_cell(1, lambda n: "3月底前开展，" * n),
    "times": with_cell(2, lambda n: "3月、" * n),
    "steps in a time": with_cell(2, lambda n: "①3月底前" * n),
    "owners": with_cell(3, lambda n: "、".join(f"第{one}街道办事处" for one in range(n))),
    "owners run together": with_cell(3, lambda n: "教育局" * n),
    "brackets": with_cell(3, lambda n: "（" * n + "教育局" + "）" * n),
    "open brackets": with_cell(5, lambda n: "（、" * n),
    "answers": with_cell(4, lambda n: "未完成正在" * n),
    "boxes": with_cell(4, lambda n: "□已完成" * n),
    "rows": lambda n: [["2024年任务"], HEADER, *([str(one), f"开展第{one}项工作", f"{one % 12 + 1}月", f"第{one}街道", "√", ""] for one in range(n))],
    "headers": lambda n: [["2024年任务"], *[HEADER] * n, ["1", "开展社区工作", "3月", "教育局"], ["2", "开展其他工作", "3月", "教育局"]],
    "half headers": lambda n: [["2024年任务"], *[["序号", "工作任务", "名称", "甲", "乙"]] * n, HEADER, ["1", "开展社区工作", "3月", "教育局"]],
    "schedules": lambda n: [line for _ in range(n) for line in (["任务"], HEADER, ["1", "开展社区工作", "3月", "教育局"], [])],
    "sections": lambda n: [["2024年任务"], HEADER, *([f"一、第{one}节"] for one in range(n)), ["1", "开展社区工作", "3月", "教育局"]],
}  # fmt: skip


def cost(path: Path, rows: Rows) -> int:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    profile = cProfile.Profile()
    profile.enable()
    documents = read_documents(path)
    profile.disable()
    assert any(isinstance(read.document, Items) for read in documents)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("name", HOSTILE)
def test_it_costs_what_it_holds(name: str, tmp_path: Path) -> None:
    size = 60 if name in ("rows", "headers", "half headers", "schedules", "sections") else 30
    cost(tmp_path / "a.csv", HOSTILE[name](size - 1))  # what is imported late; of the same words less would be asked
    once, twice = (cost(tmp_path / "a.csv", HOSTILE[name](count)) for count in (size, 2 * size))
    assert twice <= MOST_GROWTH * once


def test_what_no_person_reads_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "2024年任务\n序号\t工作任务\t完成时限\t责任单位\n1\t" + "开展社区工作、" * 300_000 + "\t3月\t教育局\n"
        "2\t举办活动周开幕式\t4月\t" + " ".join(f"第{one}街道" for one in range(10_000)) + "\n",
        encoding="utf-8",
    )
    (read,) = read_documents(path)
    assert isinstance(read.document, Items)
    assert [finding.code for finding in read.findings if finding.code == "RD055"] == ["RD055"]
    assert all(len(item.text) < 1_100 and len(item.owners) < 1_100 for item in read.document.entries)


def test_merges_beyond_the_sheet_cost_nothing(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["2024年任务"], HEADER, ["1", "开展社区工作", "3月", "教育局"], ["2", "举办活动周", None, "教育局"]):
        sheet.append(row)
    sheet.merged_cells.add("C3:XFD1048576")
    sheet.merged_cells.add("A5:A1048576")
    book.save(tmp_path / "a.xlsx")
    profile = cProfile.Profile()
    profile.enable()
    (read,) = read_documents(tmp_path / "a.xlsx")
    profile.disable()
    assert isinstance(read.document, Items)
    assert read.document.size == 2
    assert sum(entry.callcount for entry in profile.getstats()) < 2_000_000
