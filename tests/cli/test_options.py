"""Formats: the one that is named, the one that the output's name says, and those that are refused."""

import json
from pathlib import Path

import pytest

from project import JIANGNING, ROOT, Run
from report_texts import opened

BAD = JIANGNING / "targets.xlsx"


BAD, GOOD = JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"


@pytest.mark.parametrize(
    ("command", "known"),
    [
        (["check", BAD], ".md .xlsx .docx .html .json .sarif .xml"),
        (["gap", BAD, JIANGNING / "achieved-illustrative.xlsx"], ".md .xlsx .docx .html .json"),
        (["status", ROOT / "examples" / "suzhou-2019" / "notice.txt"], ".md .xlsx .docx .html .ics .json"),
        (["allocate", JIANGNING / "plan-illustrative.xlsx"], ".md .xlsx .html .json"),
        (["read", BAD], ".json"),
        (["rules", "lint", "jiangning-2020"], ".md .xlsx .docx .html .json .sarif .xml"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_suffix_that_no_format_has_is_refused(
    command: list[object], known: str, language: str, tmp_path: Path, cedu: Run
) -> None:
    output = tmp_path / "x.svg"
    done = cedu(*command, "-o", output, "--lang", language)
    assert (done.returncode, done.stdout, output.exists()) == (2, "", False)
    assert ".svg" in done.stderr
    assert known in done.stderr


def test_a_format_that_is_named_goes_into_any_file(tmp_path: Path, cedu: Run) -> None:
    cedu("check", BAD, "-f", "json", "-o", tmp_path / "x.svg")
    assert json.loads((tmp_path / "x.svg").read_text(encoding="utf-8"))["exit_code"] == 1


def test_the_name_says_the_format_of_a_reading_and_of_a_lint_too(tmp_path: Path, cedu: Run) -> None:
    for command in (["read", BAD], ["rules", "lint", "jiangning-2020"]):
        assert cedu(*command, "-o", tmp_path / "x.json").returncode == 0
        assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["exit_code"] == 0


def test_an_unknown_format_names_those_that_there_are(cedu: Run) -> None:
    done = cedu("read", BAD, "-f", "excel")
    assert (done.returncode, "不能是“excel”，应为 text、json 之一" in done.stderr) == (2, True)


def test_a_workbook_is_nothing_for_the_screen(cedu: Run) -> None:
    done = cedu("rules", "lint", "jiangning-2020", "-f", "excel")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Excel 格式要写到文件里。" in done.stderr


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.xlsx", b"PK"), ("a.html", b"<!doctype html>"), ("a.json", b"{"), ("a.md", b"# "), ("a", b"")],
)
def test_the_output_s_name_says_the_format(name: str, begins: bytes, tmp_path: Path, cedu: Run) -> None:
    achieved = JIANGNING / "achieved-illustrative.xlsx"
    for command in (["check", BAD], ["gap", GOOD, achieved, "--as-of", "2020-09-30"]):
        (tmp_path / name).unlink(missing_ok=True)
        cedu(*command, "-o", tmp_path / name)
        content = (tmp_path / name).read_bytes()
        assert content.startswith(begins)
        assert content
        assert begins or content.startswith(str(JIANGNING).encode())


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".csv", ".xls", ".png", ".md", ".html", ".yaml", ".JSON"])
def test_a_text_stands_under_no_foreign_suffix_though_its_format_is_named(
    suffix: str, tmp_path: Path, cedu: Run
) -> None:
    done = cedu("check", BAD, "-f", "text", "-o", tmp_path / f"new{suffix}")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"text 格式不能写到后缀为 {suffix} 的文件里。请把文件名改成以 .txt 之一结尾" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_yaml_is_written_under_its_own_suffix(tmp_path: Path, cedu: Run) -> None:
    done = cedu("rules", "infer", BAD, "-o", tmp_path / "new.xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert "写出的是 YAML，不能写到后缀为 .xlsx 的文件里。请把文件名改成以 .yaml .yml 之一结尾。" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".xls", ".ods", ".doc", ".pdf", ".tsv", ".txt", ".log", ".unknown"])
def test_nothing_is_filled_into_a_file_of_another_kind(suffix: str, tmp_path: Path, cedu: Run) -> None:
    done = cedu("check", BAD, "-o", tmp_path / f"new{suffix}")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"没有与后缀 {suffix} 对应的报告格式" in done.stderr
    assert list(tmp_path.iterdir()) == []


PRINTED: dict[str, list[object]] = {
    "check": ["check", BAD],
    "gap": ["gap", BAD, JIANGNING / "achieved-illustrative.xlsx", "--as-of", "2020-09-30"],
    "status": ["status", ROOT / "examples" / "suzhou-2019" / "notice.txt", "--as-of", "2019-06-15"],
    "rollup": ["rollup", ROOT / "examples" / "baisheng-2020" / "returned", "--as-of", "2020-08-10"],
}


@pytest.mark.parametrize("paper", ["a3", "a4"])
@pytest.mark.parametrize("command", PRINTED)
def test_the_paper_of_pages_and_workbooks(command: str, paper: str, tmp_path: Path, cedu: Run) -> None:
    for suffix in ("html", "xlsx"):
        done = cedu(*PRINTED[command], "--paper", paper, "-o", tmp_path / f"x.{suffix}")
        assert done.returncode in (0, 1), done.stderr
    assert ('<body class="a4">' in (tmp_path / "x.html").read_text(encoding="utf-8")) == (paper == "a4")
    assert {sheet.page_setup.paperSize for sheet in opened((tmp_path / "x.xlsx").read_bytes())} == {
        {"a3": 8, "a4": 9}[paper]
    }


@pytest.mark.parametrize("command", PRINTED)
def test_paper_is_refused_where_there_is_none(command: str, cedu: Run) -> None:
    done = cedu(*PRINTED[command], "--paper", "a4", "-f", "json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "excel html" in done.stderr
    assert cedu(*PRINTED[command], "--paper", "a5", "-f", "html").returncode == 2
