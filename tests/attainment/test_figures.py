"""Achievements and bases are read by the names of the targets, however a sheet is laid out."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from cedu_targets.attainment.figures import FiguresRead, read_figures
from cedu_targets.domain.attainment import Figure
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.targets import Target, TargetKind, TargetRelation

Row = Sequence[object]


def target(
    name: str, kind: TargetKind = TargetKind.SHARE, *, base: str | None = None, unit: str | None = None, **more: object
) -> Target:
    given = {"id": name, "indicator": name, "value": Decimal(1), "printed": "", "text": "", **more}
    return Target(name=name, kind=kind, relation=TargetRelation.AT_LEAST, base=base, unit_of_measure=unit, **given)  # type: ignore[arg-type]


TARGETS = (
    target("居民参与率", base="社区居民", unit="%"),
    target("社区学院", TargetKind.COVERAGE, base="县(区)数", unit="所"),
    target("社区教育经费", TargetKind.PER_HEAD, base="常住人口数", unit="元"),
    target("再就业培训", base="下岗职工", unit="%", aliases=("下岗人员培训",)),
    target("转移培训", TargetKind.COUNT, unit="人"),
)


def written(folder: Path, sheets: Sequence[tuple[str, Sequence[Row]]], name: str = "完成.xlsx") -> str:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = folder / name
    book.save(path)
    return str(path)


def told(figures: Sequence[Figure]) -> list[tuple[object, ...]]:
    return [(one.name, one.unit, one.year, plain(one.value)) for one in figures]


def read(folder: Path, *rows: Row, sheet: str = "表") -> FiguresRead:
    return read_figures([written(folder, [(sheet, rows)])], [], TARGETS)


def test_names_head_columns_and_rows_are_units(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ["某市2020年完成情况"],
        ["单位", "居民参与人数（万人）", "社区学院（所）"],
        ["甲区", 3.57, 1],
        ["乙县", "2.1", "有"],
        ["丙管委会", None, "无"],
        ["全市", 5.67, 2],
    )
    assert found.units == ("甲区", "乙县", "丙管委会")
    assert told(found.figures) == [
        ("居民参与率", "甲区", 2020, "35700"),
        ("社区学院", "甲区", 2020, "1"),
        ("居民参与率", "乙县", 2020, "21000"),
        ("社区学院", "乙县", 2020, "1"),
        ("社区学院", "丙管委会", 2020, "0"),
        ("居民参与率", None, 2020, "56700"),
        ("社区学院", None, 2020, "2"),
    ]


def test_names_head_rows_and_columns_are_years(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ["指标", "单位", "2020年", "2021年"],
        ["居民参与率", "%", 52.1, 60],
        ["社区学院", "所", 2, 3],
        ["再就业培训率", "%", "70%", "71.5%"],
    )
    assert told(found.figures) == [
        ("居民参与率", None, 2020, "0.521"),
        ("居民参与率", None, 2021, "0.6"),
        ("社区学院", None, 2020, "2"),
        ("社区学院", None, 2021, "3"),
        ("再就业培训", None, 2020, "0.7"),
        ("再就业培训", None, 2021, "0.715"),
    ]


def test_achievements_and_bases_stand_side_by_side(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ["序号", "指标", "目标", "完成", "基数", "基数来源", "年份"],
        [1, "居民参与率", "50%以上", 35700, 60000, "统计局", 2020],
        [2, "再就业培训", "≥70%", "71%", 1200, "人社局", 2019],
        sheet="2021年",
    )
    assert told(found.figures) == [("居民参与率", None, 2021, "35700"), ("再就业培训", None, 2021, "0.71")]
    assert told(found.bases) == [("社区居民", None, 2020, "60000"), ("下岗职工", None, 2019, "1200")]
    assert [one.source for one in found.bases] == ["统计局", "人社局"]
    assert [one.is_rate for one in found.figures] == [False, True]


@pytest.mark.parametrize("is_twice", [False, True])
def test_nothing_recognised_is_a_fault(tmp_path: Path, is_twice: bool) -> None:
    path = written(tmp_path, [("表", [["项目", "数"], ["别的事", 3]])])
    found = read_figures([path], [path] if is_twice else [], TARGETS)
    (file,) = found.files
    assert file.fault is not None
    assert file.fault.code == "GA035"
