"""Official papers by the command: their numbers are those of the JSON, inputs and what a person edited stay, a folder's own paper is passed over."""

import json
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
from docx import Document

from project import BAISHENG, JIANGNING, ROOT, Run

BAD = JIANGNING / "targets.xlsx"
SUZHOU = ROOT / "examples" / "suzhou-2019"
STATUS = ("status", SUZHOU / "notice.txt", SUZHOU / "schedule.xlsx", SUZHOU / "returned", "--as-of", "2019-06-15")
CHECK = ("check", BAISHENG / "returned", "--rules", "baisheng-2020")


def tables(path: Path) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(str(path)).tables]


def test_what_is_due_in_a_bulletin_is_that_of_the_json(tmp_path: Path, cedu: Run) -> None:
    rows = json.loads(cedu(*STATUS, "-f", "json").stdout)["rows"]
    cedu(*STATUS, "-o", tmp_path / "x.docx")
    late, silent, soon = tables(tmp_path / "x.docx")[:3]
    for told, state in ((late, "overdue"), (silent, "not_reported"), (soon, "due_soon")):
        shown = {(row[1], row[3].split("\n")[0]) for row in told[1:]}
        assert shown == {(row["item"], row["end"]) for row in rows if row["state"] == state}
        assert shown


def test_the_counts_of_an_overview_are_those_of_the_json(tmp_path: Path, cedu: Run) -> None:
    files = json.loads(cedu(*CHECK, "-f", "json").stdout)["files"]
    cedu(*CHECK, "-o", tmp_path / "x.docx")
    overview = tables(tmp_path / "x.docx")[0]
    counted = {row[1]: tuple(map(int, row[4:])) for row in overview[1:]}
    for file in files:
        severities = [one["severity"] for one in file["findings"]]
        name = Path(file["path"]).name
        assert counted[name][:2] == (severities.count("error"), severities.count("warning"))
    assert len(counted) == len({file["path"] for file in files})


@pytest.mark.parametrize("command", [STATUS, CHECK, ("rules", "lint", "jiangning-2020")])
def test_a_paper_is_written_again_until_somebody_edits_it(
    command: tuple[object, ...], tmp_path: Path, cedu: Run
) -> None:
    path = tmp_path / "意见.docx"
    first = cedu(*command, "-o", path)
    assert (path.exists(), first.stdout) == (True, "")
    written = path.read_bytes()
    assert cedu(*command, "-o", path).returncode == first.returncode
    assert path.read_bytes() == written
    document = Document(str(path))
    document.add_paragraph("改过了")
    document.core_properties.modified = datetime(2026, 11, 29, tzinfo=UTC)  # as Word and WPS set it
    document.save(str(path))
    edited = path.read_bytes()
    assert cedu(*command, "-o", path).returncode == 2
    assert path.read_bytes() == edited


def test_no_input_is_written_over(tmp_path: Path, cedu: Run) -> None:
    sent = tmp_path / "sent.docx"
    sent.write_bytes((BAISHENG / "returned" / "丙社区-5月.docx").read_bytes())
    before = sent.read_bytes()
    done = cedu("check", sent, "-o", sent)
    assert (done.returncode, done.stdout, sent.read_bytes()) == (2, "", before)


def test_a_paper_is_nothing_for_a_screen(cedu: Run) -> None:
    done = cedu("check", BAD, "-f", "docx")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Word 格式要写到文件里。请用 -o 写出文件名，如 -o 报告.docx。" in done.stderr


def test_a_paper_among_the_forms_is_passed_over(tmp_path: Path, cedu: Run) -> None:
    folder = copytree(BAISHENG / "returned", tmp_path / "forms")
    cedu("check", folder, "-o", folder / "审核意见书.docx")
    done = cedu("check", folder, "-f", "json")
    found = json.loads(done.stdout)
    assert [Path(one["path"]).name for one in found["passed_over"]] == ["审核意见书.docx"]
