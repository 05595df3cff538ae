"""Formats × shapes of tables: what is understood of each, value by value, whoever wrote the file."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from cedu_targets import check, read
from cedu_targets.report import FileReport
from writers import (
    Cell,
    Merge,
    Percent,
    Truth,
    by_csv,
    by_libreoffice,
    by_openpyxl,
    by_python_docx,
    by_xlsxwriter,
)


class Meant(NamedTuple):
    """A table as its author meant it: names of columns, and rows of values (`.` is a blank) by name, district first."""

    columns: str
    rows: str
    district: str | None = "全县"
    measures: str = ""
    """The unit of measure of each column; `.` is none."""


class Shape(NamedTuple):
    """A sheet, and the tables on it."""

    rows: list[list[Cell]]
    tables: list[Meant]
    merges: Sequence[Merge] = ()
    sheets_before: Sequence[Truth] = ()


PLAIN = "全县 60 30\n城关镇 10 5\n河口乡 50 25"
COVER = Truth([[], ["", "教育局文件"], ["", "关于下达任务的通知"]], name="封面")
NOTES = Truth([["填报说明"], ["一、请按要求填写。"]], name="说明")

SHAPES = {
    "on the third sheet, away from the corner": Shape(
        [[], [], [None, "2023年目标任务表"], [], [None, "乡镇", "讲座（场）", "义诊（人次）"],
         [None, "全县", 60, 30], [None, "城关镇", 10, 5], [None, "河口乡", 50, 25]],
        [Meant("讲座 义诊", PLAIN, measures="场 人次")], sheets_before=[COVER, NOTES],
    ),
    "two rows of headings, numbers before the names, remarks": Shape(
        [["2023年社区教育任务表（人次）"], ["序号", "责任单位", "各类培训", None, None, "读书节", "备注"], [None, None, "合计", "老年", "青年", None, None],
         [1, "城关镇", 12, 5, 7, 3, None], [2, "河口乡", 8, 8, None, None, "新增"], ["合计", None, 20, 13, 7, 3, None]],
        [Meant("各类培训合计 老年 青年 读书节", "合计 20 13 7 3\n城关镇 12 5 7 3\n河口乡 8 8 . .", "合计", "人次 人次 人次 人次")],
        merges=[(0, 0, 0, 6), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 2, 5), (1, 6, 2, 6), (5, 0, 5, 1)],
    ),
    "three rows of headings over codes": Shape(
        [["2023年老年教育任务表"], ["单位名称", "招生（人）", None, None, "达标率（%）"], [None, "合计", "其中", None, None], [None, None, "春季", "秋季", None],
         ["甲", "栏1", "栏2", "栏3", "栏4"], ["全县", 60, 35, 25, 90], ["城关镇", 10, 5, 5, 95], ["河口乡", 50, 30, 20, 85], ["说明：1．1=2+3。"]],
        [Meant("招生合计 春季 秋季 达标率", "全县 60 35 25 0.9\n城关镇 10 5 5 0.95\n河口乡 50 30 20 0.85", measures="人 人 人 %")],
        merges=[(1, 0, 3, 0), (1, 1, 1, 3), (1, 4, 3, 4), (2, 1, 3, 1), (2, 2, 2, 3)],
    ),
    "areas with their sums, the whole at the bottom": Shape(
        [["2023年任务表"], ["单位：万人次"], ["单位", "培训", "线上"], ["城关镇", 1.5, 0.25], ["东门街道", 0.5, 0.1], ["东片小计", 2, 0.35],
         ["河口乡", 0.7, 0.3], ["西片小计", 0.7, 0.3], ["全县合计", 2.7, 0.65]],
        [Meant("培训 线上", "全县合计 2.7 0.65\n城关镇 1.5 0.25\n东门街道 0.5 0.1\n河口乡 0.7 0.3", "全县合计", "万人次 万人次")],
    ),
    "areas merged beside the names": Shape(
        [["2023年任务表"], ["序号", "片区", "镇街", "培训", "讲座"], [1, "东片", "城关 镇", 10, 5], [2, None, "东 门", 20, 5], [3, "西片", "河口乡", 30, 20], [None, None, "合计", 60, 30]],
        [Meant("培训 讲座", "合计 60 30\n城关镇 10 5\n东门 20 5\n河口乡 30 20", "合计")], merges=[(2, 1, 3, 1)],
    ),
    "turned round": Shape(
        [["2023年任务表"], ["序号", "指标名称", "计量单位", "全县", "城关镇", "河口乡"], [1, "培训人数", "人次", 60, 10, 50], [2, "讲座", "场", 30, 5, 25], [3, "参与率", "%", 90, 95, 85]],
        [Meant("培训人数 讲座 参与率", "全县 60 30 0.9\n城关镇 10 5 0.95\n河口乡 50 25 0.85", measures="人次 场 %")],
    ),
    "two tables of different widths": Shape(
        [["2023年任务表"], ["单位", "讲座", "义诊"], ["全县", 60, 30], ["城关镇", 10, 5], ["河口乡", 50, 25],
         ["单位", "比赛", "展演", "演讲", "培训"], ["全县", 3, 3, 5, 7], ["城关镇", 1, 1, 2, 3], ["河口乡", 2, 2, 3, 4]],
        [Meant("讲座 义诊", PLAIN), Meant("比赛 展演 演讲 培训", "全县 3 3 5 7\n城关镇 1 1 2 3\n河口乡 2 2 3 4")],
    ),
    "two tables side by side": Shape(
        [["2023年任务表"], ["单位", "讲座", "义诊", None, "单位", "比赛"], ["全县", 60, 30, None, "全县", 3], ["城关镇", 10, 5, None, "河口乡", 1], ["河口乡", 50, 25, None, "城关镇", 2]],
        [Meant("讲座 义诊", PLAIN), Meant("比赛", "全县 3\n河口乡 1\n城关镇 2")],
    ),
    "target and achievement": Shape(
        [["2023年任务表"], ["单位", "讲座", None, "义诊", None], [None, "目标", "完成", "目标", "完成"], ["全县", 60, 50, 30, 31], ["城关镇", 10, 9, 5, 6], ["河口乡", 50, 41, 25, 25]],
        [Meant("讲座 义诊", PLAIN), Meant("讲座 义诊", "全县 50 31\n城关镇 9 6\n河口乡 41 25")],
        merges=[(1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4)],
    ),
    "numbers as people type them": Shape(
        [["2023年任务表"], ["单位", "讲座", "义诊", "参与率"], ["全县", "1,060", "３０", "90%"], ["城关镇", "10", "—", Percent(0.95)], ["河口乡", " 1050 ", "30", "85％"], ["白云乡", "/", "……", "无"]],
        [Meant("讲座 义诊 参与率", "全县 1060 30 0.9\n城关镇 10 . 0.95\n河口乡 1050 30 0.85\n白云乡 . . .", measures=". . %")],
    ),
    "units and columns with nothing in them": Shape(
        [["2023年任务表"], ["单位", "讲座", "义诊", "展演", "备注"], ["白云乡", "—", "—", None, None], ["城关镇", 10, "—", None, None], ["河口乡", 50, "—", None, None], ["全县", 60, "—", None, None]],
        [Meant("讲座 义诊 展演", "全县 60 . .\n白云乡 . . .\n城关镇 10 . .\n河口乡 50 . .")],
    ),
    "one column with its code": Shape(
        [["2023年任务表"], ["单位", "培训（人次）"], ["栏次", 1], ["全县", 60], ["城关镇", 10], ["河口乡", 50]], [Meant("培训", "全县 60\n城关镇 10\n河口乡 50", measures="人次")],
    ),
    "in English": Shape(
        [["Community education targets 2023"], ["Town", "Workshops", "Participation rate"], ["North Town", 10, Percent(0.95)], ["Lake Village", 50, Percent(0.85)], ["Total", 60, Percent(0.9)]],
        [Meant("Workshops Participation_rate", "Total 60 0.9\nNorth_Town 10 0.95\nLake_Village 50 0.85", "Total", ". %")],
    ),
}  # fmt: skip


def sheets_of(shape: Shape) -> list[Truth]:
    return [*shape.sheets_before, Truth(shape.rows, shape.merges, name="任务表")]


def compare(name: str, path: Path) -> None:
    """Every table, unit, column, value and unit of measure, and that a sound table raises no alarm."""
    shape = SHAPES[name]
    files = read(path).files
    assert [described(file) for file in files] == [meant(table) for table in shape.tables]
    alarms = [f.code for file in check(path, rules="none").files for f in file.findings if f.severity != "note"]
    assert alarms == []


def meant(table: Meant) -> tuple[object, ...]:
    rows = {(words := line.split())[0].replace("_", " "): words[1:] for line in table.rows.splitlines()}
    numbers = {unit: [None if word == "." else Decimal(word) for word in words] for unit, words in rows.items()}
    columns = [word.replace("_", " ") for word in table.columns.split()]
    measures = [None if word == "." else word for word in table.measures.split()] or [None] * len(columns)
    return table.district, columns, measures, numbers


def described(file: FileReport) -> tuple[object, ...]:
    table = file.table
    assert table is not None
    numbers = {unit: [table.value(unit, code) for code in table.codes] for unit in table.rows}
    return table.district, [i.name for i in table.indicators], [i.unit_of_measure for i in table.indicators], numbers


WRITERS: dict[str, Callable[[list[Truth]], bytes]] = {
    "openpyxl.xlsx": by_openpyxl,
    "xlsxwriter.xlsx": by_xlsxwriter,
    "python-docx.docx": lambda sheets: by_python_docx(sheets[-1:]),
    "utf-8.csv": lambda sheets: by_csv(sheets[-1:]),
    "gb18030.csv": lambda sheets: by_csv(sheets[-1:], "gb18030"),
}


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", SHAPES)
def test_shape_in_a_format(name: str, writer: str, tmp_path: Path) -> None:
    path = tmp_path / writer
    path.write_bytes(WRITERS[writer](sheets_of(SHAPES[name])))
    compare(name, path)


@pytest.fixture(scope="module")
def converted(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[bytes]]:
    """All shapes saved anew by LibreOffice, once a format."""

    @cache
    def convert(suffix: str) -> list[bytes]:
        books = [by_openpyxl(sheets_of(shape)) for shape in SHAPES.values()]
        return by_libreoffice(soffice, books, suffix, tmp_path_factory.mktemp(suffix))

    return convert


@pytest.mark.render
@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsx"])
@pytest.mark.parametrize("name", SHAPES)
def test_shape_saved_by_libreoffice(
    name: str, suffix: str, tmp_path: Path, converted: Callable[[str], list[bytes]]
) -> None:
    path = tmp_path / f"t.{suffix}"
    path.write_bytes(converted(suffix)[list(SHAPES).index(name)])
    compare(name, path)
