"""Dates that their cells show as months, as three kinds of workbooks store them."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cedu_targets.domain.items import Items
from cedu_targets.recognition.read import read_documents
from writers import by_libreoffice

SHOWN = {
    'yyyy"年"m"月"': ("2024年6月", date(2024, 6, 30)),
    "mmm-yy": ("2024年6月", date(2024, 6, 30)),
    'm"月"': ("2024年6月", date(2024, 6, 30)),
    "yyyy-mm-dd": ("2024年6月1日", date(2024, 6, 1)),
    'm"月"d"日"': ("2024年6月1日", date(2024, 6, 1)),
}


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_a_date_that_is_shown_as_a_month_is_the_whole_month(
    tmp_path: Path, suffix: str, request: pytest.FixtureRequest
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["序号", "工作任务", "责任单位", "完成时限"])
    for number, code in enumerate(SHOWN, start=1):
        sheet.append([number, f"举办第{number}期师资培训班", "社区学院", date(2024, 6, 1)])
        sheet.cell(number + 1, 4).number_format = code
    stream = io.BytesIO()
    book.save(stream)
    path = tmp_path / f"安排.{suffix}"
    content = stream.getvalue()
    if suffix != "xlsx":
        (content,) = by_libreoffice(request.getfixturevalue("soffice"), [content], suffix, tmp_path)
    path.write_bytes(content)
    (read,) = read_documents(path)
    assert isinstance(read.document, Items)
    assert [(item.due.text, item.due.end) for item in read.document.entries] == list(SHOWN.values())
