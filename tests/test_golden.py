"""The reports of the 2020 table, word for word: `make golden` writes tests/golden anew; then read the difference.

A change of words, checks or layout shows here as what people will read, not as a number in a test.
"""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import cedu_targets
from cedu_targets.allocation_report import AllocationReport
from cedu_targets.messages import Language, Messages
from cedu_targets.reporters import (
    allocation_excel,
    allocation_markdown,
    allocation_text,
    excel,
    gap_terminal,
    lines,
    markdown,
    slips,
)
from sample_reports import conflicting_allocation, jiangning, jiangning_allocation, jiangning_gaps, opened
from test_slips import text_of

GOLDEN = Path(__file__).parent / "golden"


def workbook_text(content: bytes) -> str:
    """Every filled cell, sheet by sheet: a line a row, links after an arrow, comments below their sheet."""
    found: list[str] = []
    for sheet in opened(content):
        found.append(f"== {sheet.title}")
        comments = []
        for row in sheet.iter_rows():
            cells = [_cell(cell) for cell in row]
            if any(cells):
                found.append(" | ".join(cells).rstrip(" |"))
            comments += [f"{cell.coordinate}: {cell.comment.text}" for cell in row if cell.comment]
        found += ["-- comments", *comments] if comments else []
    return "\n".join(found) + "\n"


def _cell(cell: Any) -> str:
    if cell.value is None:
        return ""
    link = cell.hyperlink
    target = f" → {(link.target or '')}#{link.location or ''}" if link else ""
    return f"{cell.value}{target}"


def _slips(language: Language) -> str:
    found = slips.render(jiangning(rules=None), Messages(language))
    return "\n".join(f"== {name}\n{text_of(content)}\n" for name, content in found.items())


def _on_a_terminal(language: Language) -> str:
    stream = io.StringIO()
    Console(file=stream, width=100, highlight=False).print(gap_terminal.render(jiangning_gaps(), Messages(language)))
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _allocation(language: Language, width: int, made: Callable[[], AllocationReport] = jiangning_allocation) -> str:
    stream = io.StringIO()
    report = allocation_text.render(made(), Messages(language), width)
    Console(file=stream, width=width, highlight=False).print(report, crop=False)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


REPORTS: dict[str, Callable[[Language], str]] = {
    "lines.{}.txt": lambda language: lines.render(jiangning(rules=None), Messages(language)),
    "report.{}.md": lambda language: markdown.render(jiangning(rules=None), Messages(language)),
    "workbook.{}.txt": lambda language: workbook_text(excel.render(jiangning(rules=None), Messages(language))),
    "slips.{}.txt": _slips,
    "gap-terminal.{}.txt": _on_a_terminal,
    "allocation.{}.txt": lambda language: _allocation(language, 100),
    "conflict.{}.txt": lambda language: _allocation(language, 100, conflicting_allocation),
    "allocation.{}.md": lambda language: allocation_markdown.render(jiangning_allocation(), Messages(language)),
    "allocation-book.{}.txt": lambda language: workbook_text(
        allocation_excel.render(jiangning_allocation(), Messages(language))
    ),
}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", REPORTS)
def test_reports_of_the_real_table(name: str, language: Language) -> None:
    path = GOLDEN / name.format(language)
    text = REPORTS[name](language).replace(f"cedu {cedu_targets.__version__}", "cedu VERSION")
    if os.environ.get("CEDU_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), "if this is meant: make golden, and read the difference"
