"""`cedu check --engine -o findings.csv`: no failing district is left out, and names stay texts."""

import csv
import io
from pathlib import Path

import duckdb
from msgspec.structs import replace

from cedu_targets.engines.report import DistrictCount, WideReport
from cedu_targets.messages.messages import Language
from cedu_targets.report import Report
from cedu_targets.reporters.check.findings_rows import finding_rows
from cedu_targets.reporters.wide import findings_csv, findings_parquet
from project import Run
from sample_reports import hostile, messages_for

WORST = DistrictCount(("=1+1", "]]>\n::error"), None, 253, errors=2, warnings=1)
JUDGED = DistrictCount(("甲区",), None, 20, errors=9, is_judged=True)
ODD = DistrictCount(("乙区",), "2020-01", 30_000, unreadable=4)
NOTED = DistrictCount(("丙区",), None, 9, notes=1)
REPORT = WideReport(
    "duckdb", "p", "t", ("a.parquet",), 9, 4, 4, (), (), (JUDGED, WORST), hostile().files, others=(ODD, NOTED)
)


def test_every_failing_district_has_its_rows_and_names_are_texts(tmp_path: Path) -> None:
    text = b"".join(findings_csv.render(REPORT, messages_for(Language.EN))).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    judged = finding_rows(Report(hostile().files), messages_for(Language.EN))
    assert len(rows) == len(list(judged)) + 3
    worst, odd, noted = rows[-3:]
    assert (worst["sheet"][:5], worst["severity"], worst["state"]) == ("'=1+1", "error", "counted")
    assert "\n" not in worst["sheet"]
    assert worst["message"] == "Rows 253, error 2, warning 1, note 0"
    assert (odd["period"], odd["severity"], odd["state"]) == ("2020-01", "error", "not_checked")
    assert (noted["severity"], noted["state"]) == ("note", "counted")
    (tmp_path / "f.parquet").write_bytes(b"".join(findings_parquet.render(REPORT, messages_for(Language.EN))))
    found = duckdb.execute(f"SELECT count(*) FROM '{tmp_path / 'f.parquet'}'").fetchall()
    assert found == [(len(rows),)]
    bare = replace(REPORT, files=(), worst=(), others=())
    assert b"".join(findings_csv.render(bare, messages_for(Language.ZH))).count(b"\n") == 1


def test_what_does_not_come_as_a_format_is_told_with_those_that_do(tmp_path: Path, cedu: Run) -> None:
    source = tmp_path / "a.csv"
    source.write_text("1\n2\n", encoding="utf-8")
    done = cedu("check", source, "--engine", "duckdb", "--rules", "jiangning-2020", "-f", "sarif")
    assert (done.returncode, done.stdout) == (2, "")
    assert "text markdown excel html json csv parquet" in done.stderr
