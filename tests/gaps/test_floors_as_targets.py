"""Targets that are floors and ranges: held by their least number, shown as they are written, and never achieved as such."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cedu_targets import gap
from project import Run

TARGETS = "2026年目标任务分解表\n单位,参与率,新增品牌（个）\n全区,≥90%,3\n东山,≥95%,1–2\n秣陵,95%以上,1\n湖熟,九成,〇\n"
REPORTED = "2026年情况\n单位,参与率,新增品牌（个）\n东山,96%,2\n秣陵,≥95%,1\n湖熟,九成二,〇\n"


def written(folder: Path) -> tuple[str, str]:
    paths = folder / "targets.csv", folder / "achieved.csv"
    for path, text in zip(paths, (TARGETS, REPORTED), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


def test_states_and_what_is_demanded(tmp_path: Path, cedu: Run) -> None:
    done = cedu("gap", *written(tmp_path), "--as-of", "2026-09-30", "-f", "json")
    rows = {(row["unit"], row["indicator"]): row for row in json.loads(done.stdout)["rows"]}
    told = {key: (row["target"], row.get("demand"), row["state"]) for key, row in rows.items() if key[0] != "全区"}
    assert told == {
        ("东山", "参与率"): ("0.95", "≥95%", "exceeded"), ("东山", "新增品牌"): ("1", "1–2", "met"),
        ("秣陵", "参与率"): ("0.95", "95%以上", None), ("秣陵", "新增品牌"): ("1", None, "met"),
        ("湖熟", "参与率"): ("0.9", None, "exceeded"), ("湖熟", "新增品牌"): ("0", None, "met"),
    }  # fmt: skip


def test_nobody_achieves_at_least(tmp_path: Path) -> None:
    """Also where nothing but the command line says that the file holds achievements."""
    targets, achieved = written(tmp_path)
    report = gap(targets, achieved, as_of=date(2026, 9, 30))
    errors = [
        (one.code, one.variant, one.place.cell)
        for file in report.files
        for one in file.findings
        if one.severity == "error"
    ]
    assert errors == [("RD001", "vague", "B4")]


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_a_workbook_keeps_the_number_and_shows_what_is_demanded(tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / "gap.xlsx"
    cedu("gap", *written(tmp_path), "--as-of", "2026-09-30", "-o", str(path))
    shown = {
        (cell.value, cell.number_format)
        for sheet in openpyxl.load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.number_format in ('"≥95%"', '"1–2"')
    }
    assert shown == {(0.95, '"≥95%"'), (1, '"1–2"')}
