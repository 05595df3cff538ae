"""The rows of a table to be issued: made one by one they are what they are when all are kept, in the workbook too."""

import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from cedu_targets.allocation import issued_rows
from cedu_targets.allocation.issued_rows import IssuedRows
from cedu_targets.allocation.report import AllocationReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation import excel
from cedu_targets.reporters.shared import workbook
from sample_reports import jiangning_allocation

ZH = Messages(Language.ZH)


def seen(report: AllocationReport) -> list[tuple[str, object, object]]:
    """Every cell of the workbook with what is in it and its format, the merged ones, and the heights of rows."""
    sheet = load_workbook(io.BytesIO(excel.render(report, ZH))).worksheets[0]
    cells = [
        (
            cell.coordinate,
            cell.value,
            (cell.number_format, cell.fill.fgColor.rgb, cell.font.b, cell.alignment.horizontal),
        )
        for row in sheet.iter_rows()
        for cell in row
    ]
    heights = [(f"row {number}", one.height, None) for number, one in sorted(sheet.row_dimensions.items())]
    return [*cells, *heights, ("merged", sorted(map(str, sheet.merged_cells.ranges)), None)]


def test_rows_made_one_by_one_are_those_that_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = jiangning_allocation()
    assert isinstance(kept.rows, dict)
    before = seen(kept)
    monkeypatch.setattr(issued_rows, "MOST_KEPT", 10)
    monkeypatch.setattr(workbook, "IN_MEMORY", 10)
    made = jiangning_allocation()
    assert isinstance(made.rows, IssuedRows)
    assert list(made.rows.items()) == list(kept.rows.items())
    assert len(made.rows) == len(kept.rows)
    assert seen(made) == before


def test_a_row_is_made_once_for_all_its_cells_and_an_unknown_one_is_none() -> None:
    asked: list[str] = []

    def make(name: str) -> dict[str, Decimal | None]:
        asked.append(name)
        return {"1": None}

    rows = IssuedRows(["甲", "乙"], make)
    assert (rows["甲"]["1"], rows["甲"], rows["乙"]) == (None, {"1": None}, {"1": None})
    assert asked == ["甲", "乙"]
    with pytest.raises(KeyError):
        rows["丙"]
