"""The workbook and the slip as LibreOffice prints them: size of paper, number of pages, texts that can be found."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cedu_targets.messages import Language
from cedu_targets.reporters import excel, slips
from sample_reports import full, hostile, messages_for

A3_LANDSCAPE, A4 = (1191, 842), (595, 842)


def printed(document: Path, soffice: str) -> tuple[int, tuple[int, int], str]:
    """Pages, size in points, and text of a document, by way of PDF."""
    folder = document.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return pages_of(document.with_suffix(".pdf"))


def pages_of(pdf: Path) -> tuple[int, tuple[int, int], str]:
    """Pages, size in points, and text of a PDF, without white space."""
    for tool in ("pdfinfo", "pdftotext"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    facts = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, encoding="utf-8").stdout
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, encoding="utf-8").stdout
    pages, size = re.search(r"Pages:\s+(\d+)", facts), re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", facts)
    assert pages
    assert size
    return int(pages[1]), (round(float(size[1])), round(float(size[2]))), "".join(text.split())


@pytest.mark.render
@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            Language.ZH,
            [
                "社区教育目标表审核报告",
                "第1页/共8页",
                "▲2000",
                "学院第17栏（成人学历教育合计）未填",
                "全区数含区直单位",
            ],
        ),
        (Language.EN, ["Checkofcommunity-educationtargets", "Page1of8", "▲2000", "3500short", "Legend:"]),
    ],
)
def test_the_workbook_prints_on_a3(language: Language, texts: list[str], tmp_path: Path, soffice: str) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(excel.render(full(), messages_for(language), tmp_path))
    pages, size, text = printed(path, soffice)
    assert (pages, size) == (8, A3_LANDSCAPE)  # one page wide: as many pages as sheets
    for expected in texts:
        assert expected in text


@pytest.mark.render
@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (Language.ZH, ["数据审核反馈单", "学院：", "成人学历教育合计", "核对数：3500", "□已改正", "—1—"]),
        (Language.EN, ["Datafeedbackslip", "To学院:", "expected:3500", "□mended", "—1—"]),
    ],
)
def test_the_slip_prints_on_a4(language: Language, texts: list[str], tmp_path: Path, soffice: str) -> None:
    path = tmp_path / "slip.docx"
    *_, path_content = slips.render(full(), messages_for(language)).values()
    path.write_bytes(path_content)
    pages, size, text = printed(path, soffice)
    assert (pages, size) == (1, A4)
    for expected in texts:
        assert expected in text


@pytest.mark.render
def test_hostile_reports_open_in_libreoffice(tmp_path: Path, soffice: str) -> None:
    book, slip = tmp_path / "report.xlsx", tmp_path / "slip.docx"
    book.write_bytes(excel.render(hostile(), messages_for(Language.ZH), tmp_path))
    slip.write_bytes(next(iter(slips.render(hostile(), messages_for(Language.ZH)).values())))
    assert "=cmd|'/Ccalc'!A0" in printed(book, soffice)[2]
    assert "=cmd|'/Ccalc'!A0" in printed(slip, soffice)[2]
