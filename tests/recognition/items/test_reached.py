"""The numbers of a list that came back: exact ones are read, all others are kept as they are written."""

from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import Workbook

from cedu_targets import read
from cedu_targets.domain.items import Items

HEADINGS = ["事项编号", "材料要求", "指标", "数值", "基数", "基数来源", "佐证材料", "完成情况", "备注"]


def returned(tmp_path: Path, *rows: list[object], percents: tuple[int, ...] = ()) -> Items:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["建档目录"])
    sheet.append(HEADINGS)
    for row in rows:
        sheet.append(row)
    for line in percents:
        sheet.cell(line, 4).number_format = "0.0%"
    path = tmp_path / "目录.xlsx"
    book.save(path)
    (file,) = read([path]).files
    assert file.items is not None
    return file.items


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("52%", "0.52"), ("52.5％", "0.525"), ("百分之五十二", "0.52"), (2, "2"), ("2名", "2"), ("１２０人", "120"),
        ("1.2万", "12000"), ("1,200", "1200"), ("人均2.1元", "2.1"), ("二", "2"), (0, "0"),
        ("约50%", None), ("50%以上", None), ("50—60", None), ("未统计", None), ("52/100", None), ("三十多人", None),
    ],
)  # fmt: skip
def test_exact_numbers_alone_are_read(tmp_path: Path, written: object, value: str | None) -> None:
    row = ["卷二-三", "志愿者占社区人口的1%以上", "志愿者", written, None, None, None, None, None]
    one = returned(tmp_path, row, ["卷二-四", "培训率达50%以上。", None, None, None, None, None, None, None]).returns[0]
    assert one.numerator == (None if value is None else Decimal(value))
    assert one.number_text
    assert one.number_cell == "D3"


def test_a_cell_in_per_cent_and_a_base(tmp_path: Path) -> None:
    items = returned(
        tmp_path,
        ["卷二-三", "志愿者占社区人口的1%以上", "志愿者", 0.009, "12000人", "派出所", "名册.xlsx、无", "已完成", None],
        ["卷二-四", "培训率达50%以上，有记录。", None, "-", "-", None, "无", "进行中", "补报"],
        percents=(3,),
    )
    assert items.asks_numbers
    first, second = items.returns
    assert (first.numerator, first.number_text, first.denominator) == (Decimal("0.009"), "0.9%", Decimal(12000))
    assert (first.base_source, first.evidence, first.evidence_cell) == ("派出所", ("名册.xlsx",), "G3")
    assert (second.numerator, second.number_text, second.base_text, second.evidence) == (None, "", "", ())
    assert [entry.text for entry in items.entries] == ["志愿者占社区人口的1%以上", "培训率达50%以上，有记录。"]
    assert [entry.id for entry in items.entries] == ["卷二-三", "卷二-四"]


def test_the_name_of_an_item_wins_over_its_printed_number(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["卷", "序号", "事项编号", "材料要求", "指标", "数值", "完成情况"])
    sheet.append(["卷一 领导与管理", "一", "卷一-一", "建立领导小组，有专人负责。", None, None, "已完成"])
    sheet.append(["卷二 条件与保障", "一", "卷二-一a", "培训率达50%，或70%以上。", "甲", "52%", None])
    book.save(tmp_path / "目录.xlsx")
    (file,) = read([tmp_path / "目录.xlsx"]).files
    assert file.items is not None
    assert [(entry.id, entry.section) for entry in file.items.entries] == [
        ("卷一-一", "卷一 领导与管理"), ("卷二-一a", "卷二 条件与保障"),
    ]  # fmt: skip
    assert not [one for one in file.findings if one.code.startswith("RD0")]


def test_a_checklist_has_no_numbers(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["编号", "事项", "期限", "完成情况"], ["安排-1", "开展项目申报工作", "3月", "已完成"]):
        sheet.append(row)
    book.save(tmp_path / "清单.xlsx")
    (file,) = read([tmp_path / "清单.xlsx"]).files
    assert file.items is not None
    assert not file.items.asks_numbers
    assert file.items.returns[0] == replace(file.items.returns[0], numerator=None, number_text="")
