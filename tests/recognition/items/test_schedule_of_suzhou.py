"""The schedule of 2019 (truth-002), as every kind of file: times, owners, places, parts, all of its items."""

import json
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.domain.due import Due
from cedu_targets.domain.items import Items
from cedu_targets.recognition.read import read_documents
from writers import Truth, by_csv, by_libreoffice, by_openpyxl, by_python_docx, by_xlsxwriter

TRUTH: dict[str, Any] = json.loads((Path(__file__).parents[2] / "truth" / "truth-002.json").read_text(encoding="utf-8"))
SCHEDULE: Sequence[dict[str, Any]] = TRUTH["schedule"]
HEADER = ["序号", "时间", "工作内容", "责任单位"]
TITLE_LINE, HEADER_LINES = 65, (67, 82)


def rows() -> list[list[str]]:
    """The cells as they are printed."""
    return [[one["number"], one["time_printed"], one["quote"], one["owners_quote"]] for one in SCHEDULE]


def sheet() -> Truth:
    """Title, header, rows; the header again after the thirteenth, where the page ends."""
    lines: list[list[str | None]] = [list(row) for row in rows()]
    return Truth([[TRUTH["annex"]], [*HEADER], *lines[:13], [None] * 4, HEADER, *lines[13:]], name="安排")


def merged() -> Truth:
    """The same without the second header, and every time in one cell over its items."""
    lines: list[list[str | None]] = [[TRUTH["annex"]], [*HEADER]]
    lines += [[*row] for row in rows()]
    starts = [row for row in range(2, len(lines)) if lines[row][1]] + [len(lines)]
    merges = [(top, 1, end - 1, 1) for top, end in pairwise(starts) if end - top > 1]
    return Truth(lines, [(0, 0, 0, 3), *merges], name="安排")


def as_text() -> bytes:
    """The text at the lines where the notice has it."""
    lines = [""] * 100
    lines[TITLE_LINE - 1] = TRUTH["annex"]
    for number in HEADER_LINES:
        lines[number - 1] = "\t".join(HEADER)
    for one, cells in zip(SCHEDULE, rows(), strict=True):
        lines[one["line"] - 1] = "\t".join(cells)
    lines[96] = "抄报：省教育厅，省社会教育服务指导中心。"
    return "\n".join(lines).encode()


def read(path: Path, content: bytes) -> Items:
    path.write_bytes(content)
    (items,) = [one.document for one in read_documents(path) if isinstance(one.document, Items)]
    return items


def told(due: Due) -> dict[str, Any]:
    return {
        "text": due.text,
        "start": due.start and due.start.isoformat(),
        "end": due.end and due.end.isoformat(),
        "earliest_end": due.earliest_end and due.earliest_end.isoformat(),
        "precision": due.precision.value,
        "recurrence": due.recurrence,
        "printed": due.printed,
    }


def assert_true(items: Items) -> None:
    assert items.title == TRUTH["annex"]
    assert items.period == TRUTH["period"]
    assert [entry.id for entry in items.entries] == [one["id"] for one in SCHEDULE]
    for entry, one in zip(items.entries, SCHEDULE, strict=True):
        assert (entry.number, entry.text) == (one["number"], one["text"])
        assert told(entry.due) == one["due"], entry.id
        assert entry.due.carried == one["time_carried"], entry.id
        assert [owner.name for owner in entry.owners] == one["owners"], entry.id
        assert [part.text for part in entry.parts] == one["parts"], entry.id
        assert entry.section is None
    deadlines = {entry.id: told(entry.deadline) for entry in items.entries if entry.deadline is not None}
    assert deadlines == {"安排-1": SCHEDULE[0]["targets"][0]["deadline"]}
    assert not items.returns


def test_as_the_text_of_the_notice(tmp_path: Path) -> None:
    items = read(tmp_path / "notice.txt", as_text())
    assert_true(items)
    assert [(entry.line, entry.cell) for entry in items.entries] == [(one["line"], None) for one in SCHEDULE]
    assert items.line == HEADER_LINES[0]


@pytest.mark.parametrize(
    ("suffix", "write"),
    [("xlsx", by_openpyxl), ("xlsx", by_xlsxwriter), ("docx", by_python_docx), ("csv", by_csv)],
    ids=["openpyxl", "XlsxWriter", "docx", "csv"],
)
@pytest.mark.parametrize("of", [sheet, merged])
def test_as_a_workbook_a_document_and_a_list(
    suffix: str, write: Callable[[Sequence[Truth]], bytes], of: Callable[[], Truth], tmp_path: Path
) -> None:
    items = read(tmp_path / f"a.{suffix}", write([of()]))
    assert_true(items)
    header = 15 if of is sheet else None
    rows = [number for number in range(3, 31) if header is None or number not in (header + 1, header + 2)][:26]
    if suffix == "csv":
        assert [entry.line for entry in items.entries] == rows
    else:
        assert [entry.cell for entry in items.entries] == [f"C{row}" for row in rows]
        assert {entry.sheet for entry in items.entries} == {"table 1" if suffix == "docx" else "安排"}


@pytest.mark.render
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_as_libreoffice_writes_it(suffix: str, soffice: str, tmp_path: Path) -> None:
    sources = [by_openpyxl([sheet()]), by_openpyxl([merged()])]
    for number, content in enumerate(by_libreoffice(soffice, sources, suffix, tmp_path)):
        assert_true(read(tmp_path / f"{number}.{suffix}", content))
