"""Every task as a flat row: the numbers of the report, exact; nothing run as a formula."""

import csv
import io
from pathlib import Path

import pytest

from cedu_targets.domain.numbers import plain
from cedu_targets.files.own_files import OwnFile, own_file
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.gap import rows_csv, rows_parquet
from cedu_targets.reporters.gap.rows import NUMBERS, TaskRow, task_rows
from sample_reports import hostile_gaps, jiangning_gaps

ZH = Messages(Language.ZH)


def lines(report: GapReport) -> list[dict[str, str]]:
    text = b"".join(rows_csv.render(report, ZH)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_task_has_its_row_with_exact_numbers() -> None:
    report = jiangning_gaps()
    rows = lines(report)
    assert len(rows) == len(report.rows)
    for row, task in zip(rows, report.rows, strict=True):
        assert (row["unit"], row["indicator"]) == (task.unit, task.indicator.code)
        assert row["target"] == ("" if task.target is None else plain(task.target))
        assert row["gap"] == ("" if task.gap is None else plain(task.gap))
        assert row["state"] == ("not_judged" if task.state is None else str(task.state))
        assert (row["file"], row["cell"]) == (report.source(task)[0], report.source(task)[1].cell)
    shares = {row["completion"] for row in rows if row["completion"]}
    assert any("." in share and len(share.partition(".")[2]) == 6 for share in shares)


def test_no_text_is_a_formula_and_parquet_holds_the_same(tmp_path: Path) -> None:
    for name, field in ((name, field) for row in lines(hostile_gaps()) for name, field in row.items()):
        assert field.isprintable()
        assert name in NUMBERS or not field.startswith(("=", "+", "-", "@"))
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "gaps.parquet"
    path.write_bytes(b"".join(rows_parquet.render(hostile_gaps(), ZH)))
    found = duckdb.sql(f"SELECT * FROM '{path}'")
    assert tuple(found.columns) == TaskRow._fields
    assert found.fetchall() == [tuple(field or None for field in row) for row in task_rows(hostile_gaps())]
    assert own_file(path) is OwnFile.REPORT


def test_the_rows_are_no_submission(tmp_path: Path) -> None:
    path = tmp_path / "gaps.csv"
    path.write_bytes(b"".join(rows_csv.render(jiangning_gaps(), ZH)))
    assert own_file(path) is OwnFile.REPORT
    path.write_bytes(path.read_bytes().replace(b'"', b""))
    assert own_file(path) is OwnFile.CHANGED_REPORT
