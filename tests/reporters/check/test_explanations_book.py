"""The workbook of explanations: hostile texts stay texts, and the keys survive them."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl

from cedu_targets.domain.finding import Explanation, Finding
from cedu_targets.evaluation.explanations.accepted import read_explanations
from cedu_targets.evaluation.explanations.drafts import rows
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.check.explanations_book import render
from sample_reports import STEERING, hostile


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
