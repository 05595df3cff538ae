"""The workbook of explanations: hostile texts stay texts, and the keys survive them."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cedu_targets.domain.explanation_row import ExplanationRow
from cedu_targets.domain.finding import Explanation, Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.evaluation.explanations.accepted import read_explanations
from cedu_targets.evaluation.explanations.drafts import rows
from cedu_targets.evaluation.explanations.entries import words_of
from cedu_targets.evaluation.explanations.row_keys import row_key
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.check.explanations_book import render
from cedu_targets.reporters.shared.escaping import visible
from sample_reports import STEERING, hostile

FINDING = Finding(
    "PW001", "r", Severity.ERROR, Place("表", "B3", unit="甲", indicator="1"),
    {"name": "合计", "sum": "2+3", "coded": 1}, Decimal(9), Decimal(10), Decimal(1),
)  # fmt: skip


def is_possible(finding: Finding) -> bool:
    """Whether a document can have it: names are not empty, and no reader gives half a sign."""
    return finding.code != "QU999" and bool(finding.rule) and finding.place.unit not in ("", "\ud800")


def test_hostile_texts_stay_texts_and_are_read_back(tmp_path: Path) -> None:
    report = hostile()
    files = tuple(
        replace(file, findings=tuple(replace(one, explained=None) for one in file.findings if is_possible(one)))
        for file in report.files
    )
    bad = Explanation("=1+1]]>::error\n%0A", "@SUM(1)")
    first, *others = files[0].findings
    files = (replace(files[0], findings=(replace(first, explained=bad), *others)), *files[1:])
    report = replace(report, files=files, explanation_use=None)
    for language in Language:
        content = render(report, list(rows(report)), Messages(language))
        book = openpyxl.load_workbook(BytesIO(content))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert not any(STEERING.search(str(cell.value)) for cell in cells)
        path = tmp_path / f"{language}.xlsx"
        path.write_bytes(content)
        entries = [entry for entry, _ in read_explanations(path).entries]
        findings = [one.finding for one in rows(report)]
        assert sorted((one.code, one.rule, one.unit) for one in entries) == sorted(
            (one.code, one.rule, one.place.unit) for one in findings
        )


@given(st.text(max_size=300), st.text(max_size=50))
@settings(deadline=None, max_examples=60)
def test_whatever_was_written_is_carried_over_as_a_text(
    tmp_path_factory: pytest.TempPathFactory, said: str, by: str
) -> None:
    known = Explanation(said.strip(), by.strip())
    row = ExplanationRow(1, 0, FINDING, known, row_key(1, {"code": "PW001", "rule": "r"}, {}))
    path = tmp_path_factory.mktemp("book") / "e.xlsx"
    path.write_bytes(render(Report((FileReport("t.xlsx", findings=(FINDING,)),)), [row], Messages(Language.ZH)))
    ((entry, place),) = read_explanations(path).entries
    assert (entry.code, entry.rule, place.cell) == ("PW001", "r", "G3")
    assert words_of(entry) == (visible(known.reason).strip(), visible(known.by).strip())


def test_many_findings_stand_on_few_pages_and_rows_are_no_taller_than_they_need() -> None:
    findings = tuple(
        replace(FINDING, place=replace(FINDING.place, unit=f"示例{n}街道社区教育中心" * 3)) for n in range(400)
    )
    report = Report((FileReport("t.xlsx", findings=findings),))
    book = openpyxl.load_workbook(BytesIO(render(report, list(rows(report)), Messages(Language.ZH))))
    sheet = book["情况说明"]
    assert sheet.max_row == 402
    assert sheet.auto_filter.ref == "A2:J402"
    assert sheet.column_dimensions["J"].hidden
    assert sheet.freeze_panes == "A3"
    assert {str(one.sqref) for one in sheet.data_validations.dataValidation} == {"I3:I402"}
    assert all((sheet.row_dimensions[row].height or 0) <= 150 for row in range(3, 403))
