"""All findings as flat rows, in csv and Parquet: nothing left out, nothing run as a formula, numbers as they are."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.files.own_files import OwnFile, own_file
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport, Report, Status
from cedu_targets.reporters.check import findings_csv, findings_parquet
from cedu_targets.reporters.check.findings_rows import FindingRow, finding_rows
from machine_reports import in_real_codes
from sample_reports import full, hostile, jiangning

ZH, EN = Messages(Language.ZH), Messages(Language.EN)


def one_finding() -> Finding:
    return next(one for one in jiangning().files[0].findings if one.code == "PW001")


def of_findings(findings: tuple[Finding, ...]) -> FileReport:
    return replace(jiangning().files[0], findings=findings, search=None)


def written(report: Report, messages: Messages = ZH) -> str:
    content = b"".join(findings_csv.render(report, messages))
    assert content.startswith(b"\xef\xbb\xbf")
    return content.decode("utf-8-sig")


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_real_table_has_a_row_for_each_finding_with_its_cause() -> None:
    rows = lines(written(jiangning()))
    (report,) = jiangning().files
    assert [row["fingerprint"] for row in rows] == report.fingerprints
    (one,) = (row for row in rows if row["code"] == "PW001")
    assert {name: one[name] for name in ("cell", "unit", "indicator", "expected", "actual", "state")} == {
        "cell": "R21", "unit": "学院", "indicator": "17", "expected": "3500", "actual": "", "state": "open",
    }  # fmt: skip
    assert "学院 第18—20栏的数应在第17—19栏" in one["cause"]


def test_everything_that_a_report_can_hold_has_a_row() -> None:
    report = in_real_codes(full())
    rows = lines(written(report))
    failed = [file for file in report.files if file.fault or file.status(report.fail_on) is Status.NOT_CHECKED]
    assert failed
    assert len(rows) == len(failed) + sum(len(file.findings) for file in report.files)
    assert {row["state"] for row in rows} >= {"open", "explained", "question", "unreadable"}


@pytest.mark.parametrize("messages", [ZH, EN], ids=["zh", "en"])
def test_a_text_is_no_formula_and_stays_on_its_line(messages: Messages) -> None:
    text = written(in_real_codes(hostile()), messages)
    rows = lines(text)
    assert len(rows) == text.count("\r\n") - 1
    for row in rows:
        for name, field in row.items():
            assert field.isprintable()
            assert name in ("expected", "actual", "difference") or not field.startswith(("=", "+", "-", "@"))
    assert any(row["unit"] == "'=cmd|' /C calc'!A0" for row in rows)


def test_numbers_are_exact_texts_and_a_negative_one_is_a_number() -> None:
    exact = Decimal("12345678901234567890.0123456789")
    finding = replace(one_finding(), expected=exact, actual=Decimal("1.50"), difference=exact.copy_negate())
    (row,) = finding_rows(replace(jiangning(), files=(of_findings((finding,)),)), ZH)
    assert (row.expected, row.actual, row.difference) == (
        "12345678901234567890.0123456789", "1.5", "-12345678901234567890.0123456789",
    )  # fmt: skip


def test_rows_are_made_as_they_are_taken() -> None:
    """Findings that unfold one at a time are not gathered: the first row comes before the second finding is made."""
    made: list[int] = []

    class Unfolding(tuple[Finding, ...]):
        def __iter__(self) -> Iterator[Finding]:
            for number in range(3):
                made.append(number)
                yield replace(one_finding(), place=Place(cell=f"B{number + 1}"))

    seen = []
    for row in finding_rows(Report((of_findings(Unfolding()),), fail_on=Severity.ERROR), ZH):
        seen.append(row.cell)
        assert made[-1] == len(seen) - 1
    assert seen == ["B1", "B2", "B3"]


def test_parquet_holds_the_same_rows_and_is_the_same_each_time(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    for report in (jiangning(), in_real_codes(full()), in_real_codes(hostile())):
        path = tmp_path / "findings'.parquet"
        path.write_bytes(b"".join(findings_parquet.render(report, ZH)))
        assert path.read_bytes() == b"".join(findings_parquet.render(report, ZH))
        quoted = str(path).replace("'", "''")
        found = duckdb.sql(f"SELECT * FROM '{quoted}'")
        assert tuple(found.columns) == FindingRow._fields
        assert found.fetchall() == [tuple(field or None for field in row) for row in finding_rows(report, ZH)]
        assert own_file(path) is OwnFile.REPORT


def test_without_duckdb_parquet_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(CallFault) as raised:
        findings_parquet.render(jiangning(), ZH)
    assert raised.value.code == "parquet_extra"
    assert "pip install 'cedu-targets[duckdb]'" in ZH.fault_help(raised.value)


def test_findings_are_no_submission_and_what_somebody_saved_is_known(tmp_path: Path) -> None:
    path = tmp_path / "findings.csv"
    path.write_bytes(b"".join(findings_csv.render(jiangning(), ZH)))
    assert own_file(path) is OwnFile.REPORT
    saved = io.StringIO()
    csv.writer(saved).writerows(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    path.write_text("\ufeff" + saved.getvalue(), "utf-8")
    assert own_file(path) is OwnFile.CHANGED_REPORT


def test_of_two_findings_that_are_alike_each_has_a_fingerprint_of_its_own() -> None:
    finding = one_finding()
    file = of_findings((finding, finding, replace(finding, place=Place(unit="乙")), finding))
    assert file.fingerprints == [
        finding.fingerprint, finding.fingerprint_of(2), file.findings[2].fingerprint, finding.fingerprint_of(3),
    ]  # fmt: skip
