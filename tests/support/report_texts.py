"""What a report that is no text says, as a text."""

import io
import re
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportFormat, renderer


def document_text(content: bytes) -> str:
    """Paragraphs and table rows in their order, cells between bars."""
    document: Any = Document(io.BytesIO(content))
    lines = []
    for element in document.iter_inner_content():
        if hasattr(element, "rows"):
            lines += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in element.rows]
        else:
            lines.append(element.text)
    return "\n".join(lines)


def told_by(form: ReportFormat, report: Any, messages: Messages) -> str:
    """What a report says in a format of texts or of Word."""
    content = renderer(form)(report, messages)
    return content if isinstance(content, str) else document_text(content)


def opened(content: bytes) -> Workbook:
    """A report's workbook. openpyxl says of the bars in a ranking, which are of Excel 2010, that it would not save them."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "(Unknown|Conditional Formatting) extension is not supported")
        return load_workbook(io.BytesIO(content))


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


def pages_of(pdf: Path) -> tuple[int, tuple[int, int], str]:
    """Pages, size in points, and text of a PDF, without white space."""
    for tool in ("pdfinfo", "pdftotext"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    facts = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, encoding="utf-8").stdout
    # Line by line, and cell by cell: a text that wraps in its cell is whole in one of them only.
    ways: tuple[list[str], ...] = (["-layout"], [])
    texts = [
        subprocess.run(["pdftotext", *way, pdf, "-"], check=True, capture_output=True, encoding="utf-8").stdout
        for way in ways
    ]
    pages, size = re.search(r"Pages:\s+(\d+)", facts), re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", facts)
    assert pages
    assert size
    return int(pages[1]), (round(float(size[1])), round(float(size[2]))), "".join("\n".join(texts).split())
