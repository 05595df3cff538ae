"""Files that a command cannot use: what is said of them is in one language, whichever command and option named them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from project import JIANGNING, Run

CALLS = [
    "check nothing.xlsx", "check folder", "check text.xlsx", "check cut.csv", "check table.xlsx --sheet 没有",
    "check table.xlsx --rules nopack", "check table.xlsx --rules open.yaml", "check table.xlsx --rules wrong.yaml",
    "check table.xlsx --rules table.xlsx", "check table.xlsx --rules folder", "check table.xlsx --text nothing.docx",
    "check table.xlsx --base nothing.xlsx", "check table.xlsx --baseline nothing.json",
    "check table.xlsx --baseline other.json", "check table.xlsx --baseline text.xlsx",
    "check table.xlsx --baseline table.xlsx", "check table.xlsx --baseline folder",
    "check table.xlsx --explanations wrong.yaml", "check table.xlsx --explanations table.xlsx",
    "check table.xlsx -o none/report.md", "check table.xlsx -o table.xlsx/report.md", "check table.xlsx -o folder",
    "gap table.xlsx", "gap table.xlsx nothing.xlsx --as-of 2020-13-01", "allocate", "allocate nothing.xlsx",
    "allocate table.xlsx", "allocate wrong.yaml", "allocate --like table.xlsx --growth abc",
    "template --for allocate -o table.xlsx", "explain XX999", "demo text.xlsx", "rules show nopack",
    "rules lint wrong.yaml", "rules lint open.yaml", "rules infer text.xlsx",
]  # fmt: skip
NAMES = {
    "cedu", "check", "gap", "allocate", "template", "explain", "demo", "rules", "show", "lint", "infer", "schema",
    "text", "markdown", "excel", "html", "json", "like", "keep", "totals", "growth", "weights", "by", "for", "o", "f",
    "sheet", "baseline", "explanations", "write-explanations", "base", "exclude", "help", "as-of",
    "Excel", "WPS", "Word", "CSV", "YAML", "JSON", "UTF-8", "PDF", "zip", "xlsx", "xls", "et", "ods", "docx", "csv", "txt",
    "yaml", "md", "jiangning", "suzhou", "baisheng", "panzhihua-xiqu", "xinyu", "nopack", "nothing", "folder", "table", "cut", "open", "wrong", "other", "none", "report",
    "plan", "pack", "LAST_YEAR", "abc", "no", "UTF", "yml",
}  # fmt: skip
FIELDS = {"rules", "id", "check", "boundz", "bounds", "name", "title", "units", "indicators"}
"""Entries of a file that people write."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    (tmp_path / "table.xlsx").write_bytes((JIANGNING / "targets.xlsx").read_bytes())
    texts = {
        "text.xlsx": "hello", "cut.csv": "a,b\n1,2\n", "open.yaml": "a: [\n", "other.json": '{"a": 1}',
        "wrong.yaml": "name: p\ntitle: t\nrules:\n  - {id: a, check: boundz}\n",
    }  # fmt: skip
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("call", CALLS)
def test_of_a_wrong_file_is_spoken_in_one_language(call: str, folder: Path, cedu: Run) -> None:
    done = cedu(*call.split(), cwd=folder)
    said = re.sub(
        r"'[a-z_]+'|[A-Z]{2}\d{3}|[A-Z]{1,2}\d+", "", done.stderr + (done.stdout if done.returncode == 3 else "")
    )
    assert done.returncode in (0, 1, 2, 3, 4)
    assert said or done.returncode == 1
    assert set(re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)*", said)) - NAMES - FIELDS == set()
    in_english = cedu(*call.split(), "--lang", "en", cwd=folder)
    assert in_english.returncode == done.returncode
    own = re.sub("任务分解表|分解计划|没有|东山|上年目标|2020年9月", "", in_english.stderr)
    assert re.findall(r"[\u3400-\u9fff]+", own) == []


def test_who_may_not_read_a_file_is_told_by_its_reader(tmp_path: Path) -> None:
    """The framework would call it a wrong kind of file; what the reader meets has a cause and a next step."""
    asked = (
        "import os; ask = os.access; os.access = lambda path, mode, **how: mode != os.R_OK and ask(path, mode, **how)"
    )
    run = f"{asked}; import sys; sys.argv[0] = 'cedu'; from cedu_targets.cli.start import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", run, "check", JIANGNING / "targets-mended.xlsx"],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
