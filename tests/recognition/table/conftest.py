"""Workbooks as people save them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """A workbook with one sheet of these rows; `change` may do to it what people do."""

    def write(rows: list[list[Any]], change: Callable[[Workbook, Worksheet], None] | None = None) -> Path:
        book = Workbook()
        page = book.active
        assert isinstance(page, Worksheet)
        for row in rows:
            page.append(row)
        if change is not None:
            change(book, page)
        book.save(tmp_path / "t.xlsx")
        return tmp_path / "t.xlsx"

    return write
