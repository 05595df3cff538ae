"""The workbook of a check: its sheets, its summary, its bytes."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.indicator import Indicator
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.excel import render
from cedu_targets.reporters.shared import workbook as excel_book
from report_texts import opened
from sample_reports import HOSTILE, STEERING, full, hostile, jiangning, messages_for, unsure


def book_of(report: Report, language: Language = Language.ZH, folder: Path = Path()) -> Any:
    return load_workbook(io.BytesIO(render(report, messages_for(language), folder)))


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """A list sheet as mappings by its headings, cells themselves."""
    head, *rows = sheet.iter_rows()
    names = [cell.value for cell in head]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_every_part_has_its_sheet() -> None:
    assert book_of(full()).sheetnames == [
        "摘要", "审核问题", "表格 任务分解表", "表格 任务分解表 (2)", "规则与依据", "疑问清单", "情况说明", "与上次相比",
    ]  # fmt: skip
    assert book_of(jiangning()).sheetnames == ["摘要", "审核问题", "表格 任务分解表", "规则与依据"]
    assert len(book_of(full(), Language.EN).sheetnames) == 8


def test_the_summary_has_a_row_for_each_table_and_the_reason_for_each_that_could_not_be_read() -> None:
    sheet = book_of(full())["摘要"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=7)]
    assert [row[1] for row in rows] == ["! 读不了", "▲ 有问题", "✓ 无须修改"]  # of several files the worst first
    assert rows[1][7:15] == [4, 1, 1, 1, 1, 1, 71, 336]
    assert rows[0][-1].startswith("RD101 找不到这个文件。")
    text = [row[0].value for row in sheet.iter_rows(min_row=8)]
    assert "情况说明 说明.yaml：采用 1 条，失效 1 条，没有用上 1 条" in text
    assert any(str(line).startswith("有 1 条规则需要通知正文") for line in text)


@pytest.mark.parametrize(
    "name", ["摘要", "审核问题", "表格 任务分解表", "规则与依据", "疑问清单", "情况说明", "与上次相比"]
)
def test_pages_are_ready_to_print(name: str) -> None:
    sheet = book_of(full())[name]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)  # None: one page wide
    assert sheet.oddFooter.center.text == "第 &P 页/共 &N 页"
    if name != "疑问清单":
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows is not None
        assert sheet.auto_filter.ref is not None


@pytest.mark.parametrize("language", list(Language))
def test_hostile_texts_stay_texts(language: Language) -> None:
    content = render(hostile(), messages_for(language), Path())
    book = opened(content)
    seen: set[object] = set()
    for sheet in book:
        assert len(sheet.title.encode("utf-16-le")) <= 62
        assert not set(sheet.title) & set("[]:*?/\\'")
        for row in sheet.iter_rows():
            for cell in row:
                seen.add(cell.value)
                assert cell.data_type in ("s", "n"), (sheet.title, cell.coordinate, cell.value)
                assert not STEERING.search(str(cell.value))
                if cell.hyperlink is not None:
                    assert "evil" not in str(cell.hyperlink.target)
                    assert cell.hyperlink.target in (None, "=2.csv")
    assert {"=cmd|' /C calc'!A0", "@SUM(A1)", "+1", "<script>alert(1)</script>", "甲\\u202e乡", "\\u001b[31m红"} <= seen
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}
    assert not any("<f>" in text for text in parts.values())
    assert not any("javascript:" in text for name, text in parts.items() if name.endswith(".rels"))
    assert len({sheet.title.casefold() for sheet in book}) == len(book.sheetnames)


def test_what_does_not_fit_a_sheet_is_said_and_not_cut() -> None:
    (file,) = jiangning().files
    assert file.table is not None
    wide = replace(file.table, indicators=tuple(Indicator(str(code), "") for code in range(16_385)))
    with pytest.raises(CallFault) as raised:
        render(Report((replace(file, document=wide),)), Messages(Language.ZH))
    assert raised.value.code == "excel_too_large"
    assert re.search(r"：\d+ 行、\d+ 栏。", Messages(Language.ZH).fault(raised.value))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(full(), messages_for(Language.ZH)) == render(full(), messages_for(Language.ZH))
    assert set(excel_book.FONT) == {
        "font_name",
        "font_size",
    }  # or a process's first report would differ from its second


def test_alternatives_and_causes_of_several_files_have_one_count() -> None:
    book = book_of(unsure())
    labels = [row[0].value for row in book["摘要"].iter_rows() if str(row[0].value).startswith("◆ ")]
    assert labels[:5] == ["◆ 1.1", "◆ 1.2", "◆ 1.3", "◆ 2", "◆ 3"]
    first, second = book["表格 表"], book["表格 表 (2)"]
    assert first["B10"].comment.text == "◆ 疑似错因 1.1 数字颠倒（有多种可能）：现为 116，应为 161"
    assert first["B9"].value == 900  # the fourth alternative is only counted
    assert "◆" not in first["B9"].comment.text
    assert (second["A12"].value, second["A12"].comment.text[:14]) == ("◆ 城区", "◆ 2 疑似小计重复计入：“")
    assert [row["疑似错因"].value for row in rows_of(book["审核问题"])] == ["◆ 1", "◆ 2 ◆ 3", "◆ 2", "◆ 2"]
    texts = [str(cell.value) for row in book["摘要"].iter_rows() for cell in row]
    assert any("没有安装求解器" in text for text in texts)
    assert "另有 1 种可能，不逐一列出。" in texts


def test_without_a_search_nothing_speaks_of_causes() -> None:
    (file,) = jiangning().files
    for sheet in book_of(Report((replace(file, search=None),))):
        for row in sheet.iter_rows():
            for cell in row:
                assert not {"◆", "错因"} & set(re.findall("◆|错因", f"{cell.value}{cell.number_format}{cell.comment}"))


def test_all_hostile_names_are_in_the_table() -> None:
    names = {cell.value for sheet in book_of(hostile()) for cell in sheet["A"]}
    assert (
        sum(any(str(name).endswith(shown) for name in names) for shown in HOSTILE if shown.isprintable() and shown)
        >= 15
    )
