"""A header row of units of measure: the units of the names above it, in every layout and every kind of file."""

from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from cedu_targets import check, read
from cedu_targets.files.grid import Grid
from cedu_targets.recognition.unit_rows import with_units_at_names
from cedu_targets.recognition.view import views_of
from writers import Cell, Merge, Truth, by_csv, by_libreoffice, by_openpyxl, by_python_docx

NAMED = "培训总量 万人次 | 讲座活动 场 | 居民参与率 % | 新建课程 门"
BODY: Sequence[Sequence[Cell]] = (
    ("全区", 6.3, 60, 0.9, 6), ("甲街", 2.5, 10, 0.8, 1), ("乙街", 1.7, 20, 0.7, 2), ("丙街", 2.1, 30, 0.85, 3),
    ("丁街", None, None, 0.8, None), ("戊街", None, None, 0.75, None), ("己街", None, None, 0.8, None),
)  # fmt: skip
LAYOUTS = {
    "brackets": "单位 培训总量 讲座活动 居民参与率 新建课程 / . （万人次） （场） （%） （门）",
    "half brackets": "单位 培训总量 讲座活动 居民参与率 新建课程 / . (万人次) (场) (%) (门)",
    "plain": "单位 培训总量 讲座活动 居民参与率 新建课程 / . 万人次 场 % 门",
    "full-width percent": "单位 培训总量 讲座活动 居民参与率 新建课程 / . 万人次 场 ％ 门",
    "label": "单位 培训总量 讲座活动 居民参与率 新建课程 / 计量单位 万人次 场 % 门",
    "short label": "街道 培训总量 讲座活动 居民参与率 新建课程 / 单位 万人次 场 % 门",
    "said in each": "街道 培训总量 讲座活动 居民参与率 新建课程 / . 单位：万人次 单位：场 单位：% 单位：门",
    "said in brackets": "街道 培训总量 讲座活动 居民参与率 新建课程 / . （单位：万人次） （单位：场） （单位：%） （单位：门）",
    "names headed beside the units": ". 培训总量 讲座活动 居民参与率 新建课程 / 单位 万人次 场 % 门",
    "under codes": "单位 培训总量 讲座活动 居民参与率 新建课程 / 栏次 1 2 3 4 / . 万人次 场 % 门",
    "over codes": "单位 培训总量 讲座活动 居民参与率 新建课程 / . （万人次） （场） （%） （门） / 栏次 1 2 3 4",
    "label over codes": "单位 培训总量 讲座活动 居民参与率 新建课程 / 计量单位 万人次 场 % 门 / 栏次 1 2 3 4",
    "a blank row": "单位 培训总量 讲座活动 居民参与率 新建课程 / . 万人次 场 % 门 / . . . . .",
    "one already said": "单位 培训总量（万人次） 讲座活动 居民参与率 新建课程 / . 万人次 场 % 门",
}  # fmt: skip
GROUPED = {
    "group": ("单位 培训 . 居民参与率 新建课程 / . 总量 讲座 . . / . 万人次 场 % 门", [(1, 1, 1, 2)]),
    "group, merged down": (
        "单位 培训 . 居民参与率 新建课程 / . 总量 讲座 . . / . 万人次 场 % 门",
        [(1, 1, 1, 2), (1, 0, 3, 0), (1, 3, 2, 3), (1, 4, 2, 4)],
    ),
    "group, codes": ("单位 培训 . 居民参与率 新建课程 / . 总量 讲座 . . / . 万人次 场 % 门 / 栏次 1 2 3 4", [(1, 1, 1, 2)]),
    "four rows": (
        "单位 任务 . . 新建课程 / . 培训 . 居民参与率 . / . 总量 讲座 . . / . 万人次 场 % 门",
        [(1, 1, 1, 3), (2, 1, 2, 2)],
    ),
}  # fmt: skip


def made(header: str, body: Sequence[Sequence[Cell]] = BODY, merges: Sequence[Merge] = ()) -> Truth:
    rows = [[None if cell == "." else cell for cell in line.split()] for line in header.split(" / ")]
    width = max(map(len, rows))
    return Truth([["清源区2026年目标任务分解表", *[None] * (width - 1)], *rows, *body], merges)


def units(path: Path) -> str:
    (file,) = read(path).files
    assert file.table is not None
    return " | ".join(f"{one.name} {one.unit_of_measure}" for one in file.table.indicators)


def found(path: Path) -> list[str]:
    (file,) = check(path).files
    return [one.code for one in file.findings]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("write", "suffix"), [(by_openpyxl, "xlsx"), (by_csv, "csv"), (by_python_docx, "docx")], ids=["xlsx", "csv", "docx"]
)
def test_units_of_names(layout: str, write: Callable[[Sequence[Truth]], bytes], suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"t.{suffix}"
    path.write_bytes(write([made(LAYOUTS[layout])]))
    assert units(path) == NAMED
    assert "RD012" not in (codes := found(path))
    assert "RT002" in codes  # 全区 90%, the streets 70% to 85%: a rate by the name over its unit


@pytest.mark.parametrize("layout", GROUPED)
def test_under_groups(layout: str, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    header, merges = GROUPED[layout]
    path.write_bytes(by_openpyxl([made(header, merges=merges)]))
    assert units(path) == "总量 万人次 | 讲座 场 | 居民参与率 % | 新建课程 门"
    assert "RD012" not in found(path)


@pytest.mark.render
def test_in_other_workbooks(soffice: str, tmp_path: Path) -> None:
    header, merges = GROUPED["group, merged down"]
    sources = [by_openpyxl([made(LAYOUTS["label over codes"])]), by_openpyxl([made(header, merges=merges)])]
    for suffix in ("ods", "xls"):
        (folder := tmp_path / suffix).mkdir()
        for number, content in enumerate(by_libreoffice(soffice, sources, suffix, folder)):
            (path := tmp_path / f"{number}.{suffix}").write_bytes(content)
            assert units(path).endswith("居民参与率 % | 新建课程 门")


def test_a_unit_over_several_columns(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    header = "单位 培训总量 其中 . 讲座 / . . 老年 青少年 . / . 万人次 . . 场"
    body: Sequence[Sequence[Cell]] = [
        ["全区", 3.3, 1.2, 2.1, 9],
        ["甲街", 1.1, 0.4, 0.7, 4],
        ["乙街", 2.2, 0.8, 1.4, 5],
    ]
    path.write_bytes(by_openpyxl([made(header, body, [(1, 2, 1, 3), (3, 1, 3, 3)])]))
    assert units(path) == "培训总量 万人次 | 老年 万人次 | 青少年 万人次 | 讲座 场"


def test_beside_remarks_and_running_numbers(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    body: Sequence[Sequence[Cell]] = [[1, "甲街", 1.1, 4, "无"], [2, "乙街", 2.2, 5, None]]
    path.write_bytes(by_csv([made("序号 单位 培训总量 讲座 备注 / . . 万人次 场 .", body)]))
    assert units(path) == "培训总量 万人次 | 讲座 场"


def test_one_column(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(by_csv([made("单位 培训总量 / . （万人次）", [["甲街", 1.1], ["乙街", 2.2]])]))
    assert units(path) == "培训总量 万人次"


def test_a_unit_that_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(
        by_csv([made("单位 培训总量 讲座 设备 / . 人次 场 （台）", [["甲街", 1, 4, 3], ["乙街", 2, 5, 4]])])
    )
    assert units(path).startswith("培训总量 人次 | 讲座 场 | 设备")


@pytest.mark.parametrize("over", [True, False])
def test_targets_beside_achievements(over: bool, tmp_path: Path) -> None:
    """The units stand between the names and 目标 │ 完成, or under these."""
    kinds, measures = ". 目标 完成 目标 完成", ". 万人次 万人次 场 场"
    lines = (measures, kinds) if over else (kinds, measures)
    path = tmp_path / "t.xlsx"
    body: Sequence[Sequence[Cell]] = [["甲街", 1.1, 0.5, 4, 3], ["乙街", 2.2, 0.8, 5, 4]]
    header = " / ".join(("单位 培训总量 . 讲座 .", *lines))
    path.write_bytes(by_openpyxl([made(header, body, [(1, 1, 1, 2), (1, 3, 1, 4)])]))
    tables = [file.table for file in read(path).files if file.table is not None]
    assert [[one.unit_of_measure for one in table.indicators] for table in tables] == [["万人次", "场"]] * 2
    assert [[one.name for one in table.indicators] for table in tables] == [["培训总量", "讲座"]] * 2


@pytest.mark.parametrize(
    ("header", "merges", "names"),
    [
        # units that tell the columns of one name apart are their names
        ("单位 培训 . 讲座 . / . 期 人次 场 人次", [(1, 1, 1, 2), (1, 3, 1, 4)], "期 人次 场 人次"),
        ("单位 培训 . 讲座 . / . 期 人次 场 人次", [], "期 人次 场 人次"),
        ("单位 培训 . 讲座 课程 / . 期 人次 场 门", [(1, 1, 1, 2)], "期 人次 讲座 课程"),
        # the only header there is
        ("单位 人次 场 个 门", [], "人次 场 个 门"),
        # levels are none
        ("单位 站点 . . 讲座 / . 市级 区级 镇级 .", [(1, 1, 1, 3)], "市级 区级 镇级 讲座"),
    ],
)  # fmt: skip
def test_names_that_look_like_units(header: str, merges: list[Merge], names: str, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    body: Sequence[Sequence[Cell]] = [["甲街", 1, 2, 3, 4], ["乙街", 5, 6, 7, 8]]
    path.write_bytes(by_openpyxl([made(header, body, merges)]))
    (file,) = read(path).files
    assert file.table is not None
    assert " ".join(one.name for one in file.table.indicators) == names


@pytest.mark.parametrize(
    "rows",
    [
        [["单位", "培训", "讲座"], ["甲街", "场", "人"], ["乙街", "一", "二"]],  # no numbers follow
        [["单位", "培训", "讲座"], ["甲街", 1, 2], [None, "场", "人"], ["乙街", 3, 4]],  # among data
        [["目标任务表", None, None], [None, "场", "人"], ["乙街", 3, 4]],  # no names
        [["单位", "培训", "讲座"], ["甲街", "—", "—"], ["乙街", 3, 4]],
    ],
)
def test_other_rows_stay(rows: list[list[Any]]) -> None:
    (view,) = views_of([Grid(None, rows)])
    assert with_units_at_names(view) is view


@pytest.mark.parametrize("head", ["计量单位", "单位"])
@pytest.mark.parametrize(
    "cells", ["万人次 场 %", "（万人次） （场） （%）", "单位：万人次 单位：场 单位：％", "万人次 场 ％"]
)
@pytest.mark.parametrize("columns", ["全年目标 1—9月完成", "东山街道 西山街道"])
def test_columns_of_units(head: str, cells: str, columns: str, tmp_path: Path) -> None:
    names = zip(["培训", "讲座", "参与情况"], cells.split(), [4, 8, 95], [3, 6, 90], strict=True)
    path = tmp_path / "t.csv"
    title = "东山街道2026年目标完成情况" if "完成" in columns else "2026年目标分解表"
    path.write_bytes(by_csv([Truth([[title], ["指标", head, *columns.split()], *names])]))
    first, *_ = [file.table for file in read(path).files if file.table is not None]
    assert first.units[0] == "东山街道"
    assert [f"{one.name} {one.unit_of_measure}" for one in first.indicators] == ["培训 万人次", "讲座 场", "参与情况 %"]


def test_all_tables_of_a_sheet(tmp_path: Path) -> None:
    table = made("单位 培训总量 讲座 / . 万人次 场", [["甲街", 1.1, 4], ["乙街", 2.2, 5]]).rows
    path = tmp_path / "t.csv"
    path.write_bytes(by_csv([Truth([*table, [None], *table])]))
    said = [[one.unit_of_measure for one in file.table.indicators] for file in read(path).files if file.table]
    assert said == [["万人次", "场"]] * 2


@pytest.mark.parametrize("count", [2, 3])
def test_units_in_a_column_may_have_one_in_five_other_words_between_them_wherever(count: int) -> None:
    for others in combinations(range(10), count):
        _others_among_units(others)


def _others_among_units(others: tuple[int, ...]) -> None:
    rows = [[f"指标{number}", "见注" if number in others else "（人次）", 5.0] for number in range(10)]
    (view,) = views_of([Grid("S", [["指标", "计量单位", "目标"], *rows])])
    found = with_units_at_names(view)
    told = {found.text(row, 1) for row in range(1, 11)}
    assert told == ({"人次", "见注"} if len(others) == 2 else {"（人次）", "见注"})
