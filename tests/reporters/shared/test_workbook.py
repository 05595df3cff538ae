"""Parts of any workbook: links, names of sheets, numbers, and large reports."""

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.excel import render
from cedu_targets.reporters.gap import excel
from cedu_targets.reporters.shared import workbook as excel_book
from cedu_targets.reporters.shared.workbook import ReportBook, number_format
from report_texts import workbook_text
from sample_reports import full, jiangning, jiangning_gaps, messages_for

ZH = messages_for(Language.ZH)


def book_of(report: Report, language: Language = Language.ZH, folder: Path = Path()) -> Any:
    return load_workbook(io.BytesIO(render(report, messages_for(language), folder)))


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("in/a.xlsx", "external:../in/a.xlsx#'表''1'!B2"),
        ("out/a b.ods", "external:a b.ods#'表''1'!B2"),
        ("in/a.csv", "external:../in/a.csv"),
        ("\\\\evil\\share\\a.xlsx", None),
        ("C:a.xlsx", None),
        ("in/a#b.xlsx", None),
        ("in/a%20b.xlsx", None),
        ("in/a\x1b.xlsx", None),
    ],
)
def test_links_to_sources_are_relative_and_lead_to_no_other_computer(path: str, link: str | None) -> None:
    book = ReportBook(Messages(Language.ZH), Path("out"), 0)
    assert book.source(path, Place(sheet="表'1", cell="B2")) == link


def test_names_of_sheets_are_what_excel_takes() -> None:
    book = ReportBook(Messages(Language.ZH), Path(), 0)
    names = [book.sheet_name(name) for name in ("长" * 40, "长" * 41, "A", "a", "[x]:*?/\\'", "", "😀" * 20, "\x00")]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name.encode("utf-16-le")) <= 62 for name in names)
    assert names[2:4] == ["A", "a (2)"]
    assert names[4] == "_x_______"


def test_numbers_show_every_digit_they_have() -> None:
    fine = Indicator("1", "人次", granule=Decimal("0.01"))
    rate = Indicator("2", "率", kind=Kind.RATE, granule=Decimal("0.01"))
    assert number_format(fine, Decimal("2.5")) == "0.00;-0.00"
    assert number_format(fine, Decimal("2.501")) == "0.000;-0.000"
    assert number_format(rate, Decimal("0.955")) == "0.0%;-0.0%"
    (file,) = jiangning().files
    assert file.table is not None
    long = Decimal("12345678901234567890.5")
    table = replace(file.table, values={**file.table.values, file.table.key("东山", "1"): long})
    sheet = book_of(Report((replace(file, document=table),)))["表格 任务分解表"]
    assert (sheet["B10"].data_type, sheet["B10"].value) == ("s", "12345678901234567890.5")


@pytest.mark.parametrize("make", [lambda: render(full(), ZH), lambda: excel.render(jiangning_gaps(), ZH)])
def test_a_large_report_holds_what_a_small_one_does(make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond IN_MEMORY cells, rows are written to disk as they come: none may come late, nor a comment."""
    small = make()
    monkeypatch.setattr(excel_book, "IN_MEMORY", -1)
    large = make()
    assert large != small
    assert workbook_text(large) == workbook_text(small)
    assert make() == large
