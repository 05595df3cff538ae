"""A text of megabytes does not come out again whole, in no report, and is read in no time."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cedu_targets import check
from cedu_targets.recognition.read import read_documents
from project import Run

SIGNS = 2 * 2**20
ROWS = [
    "2024年任务表",
    "单位\t1月\t2月\t合计",
    "青石\t10\t20\t30",
    "白云\t12\t18\t31",
    "全区\t22\t38\t60",
    "注：截至年底",
]
WORDS = ["很长的说明", "合", "1+", "（", "全区合计", "9"]
FORMATS = ["text", "markdown", "html", "json", "sarif", "junit", "github"]


def places(long: str) -> dict[str, list[str]]:
    """The table with a long text as a note, a title, a heading, a unit and a cell."""
    return {
        "note": [*ROWS[:5], f"注：{long}"],
        "title": [f"2024年任务表{long}", *ROWS[1:]],
        "heading": [ROWS[0], f"单位\t{long}\t2月\t合计", *ROWS[2:]],
        "unit": [*ROWS[:2], f"{long}\t10\t20\t30", *ROWS[3:]],
        "cell": [*ROWS[:2], f"青石\t{long}\t20\t30", *ROWS[3:]],
    }


@pytest.fixture
def write(tmp_path: Path) -> Callable[[list[str]], Path]:
    def written(lines: list[str]) -> Path:
        path = tmp_path / "t.txt"
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
        return path

    return written


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("place", places(""))
def test_long_texts_take_no_time_and_are_named(place: str, word: str, write: Callable[..., Path]) -> None:
    path = write(places(word * (SIGNS // len(word)))[place])
    start = time.perf_counter()
    (file,) = check(path, rules="none").files
    assert time.perf_counter() - start < 20
    (note,) = (one for one in file.findings if one.code == "RD055")
    assert note.severity == "note"
    assert note.parameters["count"] == 1
    assert abs(int(str(note.parameters["most"])) - SIGNS) < 20
    assert file.table is not None


@pytest.mark.parametrize("place", places(""))
def test_no_report_prints_them_whole(place: str, write: Callable[..., Path], cedu: Run, cedu_json: Any) -> None:
    path = write(places("很长的说明 " * 100_000)[place])
    for form in FORMATS:
        assert len(cedu("check", path, "--rules", "none", "-f", form).stdout) < 100_000
    report = path.with_suffix(".xlsx")
    assert cedu("check", path, "--rules", "none", "-o", report).returncode == 1
    assert report.stat().st_size < 100_000
    assert len(cedu("read", path).stdout) < 100_000
    (file,) = cedu_json("read", path)["files"]
    assert max(map(len, [*file["notes"], file["title"] or "", *file["units"]]), default=0) <= 4_001


def test_what_people_write_is_read_whole(write: Callable[..., Path]) -> None:
    long = "各街道按实际填报。" * 300 + "合计=1月+2月"
    (read,) = read_documents(write([*ROWS[:5], f"注：{long}"]))
    table = read.as_table()
    assert table is not None
    assert table.document.notes == (f"注：{long}",)
    assert [one.text for one in table.document.declarations if one.is_stated] == ["合计=1月+2月"]
    assert not any(one.code == "RD055" for one in read.findings)
