"""Takes the README's pictures anew: `python docs/make_pictures.py` (needs Chromium, LibreOffice, poppler, CJK fonts).

Each picture is a report itself, rendered by the program and photographed: the terminal's by Chromium, the workbook and
the slip as LibreOffice prints them.
"""

import base64
import os
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from cedu_targets import check
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.check import excel, slips
from cedu_targets.reporters.check.terminal import render

ROOT = Path(__file__).absolute().parents[1]
TABLE = "examples/jiangning-2020/targets.xlsx"
PICTURES = {Language.ZH: ("check.zh-CN.png", "880,850"), Language.EN: ("check.png", "880,925")}
PAGE_NAMES = (
    ("gap", "report-html"), ("status", "status-html"), ("rollup", "rollup-html"), ("attainment", "paths-html"),
)  # fmt: skip
PAGES = {
    (report, language): f"{name}{'.zh-CN' if language is Language.ZH else ''}.png"
    for report, name in PAGE_NAMES
    for language in Language
}
PLACES = {"gap": "ranking", "status": "timeline", "rollup": "units", "attainment": "paths"}
HEIGHTS = {"gap": 1480, "status": 1400, "rollup": 720, "attainment": 480}
PAGE = """<!doctype html><meta charset="utf-8"><style>{stylesheet}
body {{ background: #fff; color: #1f2328; margin: 0; padding: 16px 20px }}
pre {{ font: 16px/1.5 "Noto Sans Mono CJK SC", monospace; margin: 0 }}</style><pre>{code}</pre>"""


def page(language: Language) -> str:
    """The terminal report of the sample table as a page."""
    console = Console(record=True, width=100, force_terminal=True, file=StringIO(), highlight=False)
    command = f"cedu check {TABLE} --lang {language}"  # as the README has it
    console.print(Text.assemble(("$ ", "green"), (command, "bold")))
    console.print(render(check(TABLE), Messages(language)))
    return console.export_html(code_format=PAGE, inline_styles=False)


FRAME = """<!doctype html><meta charset="utf-8"><style>body {{ margin: 0 }}
iframe {{ display: block; width: 1280px; height: {height}px; border: 0 }}</style>
<iframe src="{source}#{place}"></iframe>"""
PRINTED = """<!doctype html><meta charset="utf-8"><style>body {{ margin: 0; padding: 16px; background: #ddd }}
div {{ overflow: hidden; margin-bottom: 16px; background: #fff; border: 1px solid #aaa }}
img {{ display: block }}</style>{pages}"""


def printed(document: bytes, name: str, heights: dict[int, int], dots: int) -> str:
    """Some pages of a document as LibreOffice prints them, each cut to a height in pixels, on one page."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / name
        source.write_bytes(document)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        pages = ""
        for number, height in heights.items():
            cut = ["-f", str(number), "-l", str(number), "-r", str(dots), "-png"]
            subprocess.run(["pdftoppm", *cut, source.with_suffix(".pdf"), f"{folder}/{number}"], check=True)
            (taken,) = Path(folder).glob(f"{number}-*.png")
            data = base64.b64encode(taken.read_bytes()).decode()
            pages += f'<div style="height: {height}px"><img src="data:image/png;base64,{data}"></div>'
        return PRINTED.format(pages=pages)


def photograph(content: str, picture: Path, size: str) -> None:
    """Let Chromium take the page."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(content, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        command += [f"--window-size={size}", f"--screenshot={picture}", f"--user-data-dir={folder}/profile"]
        subprocess.run([*command, source.as_uri()], check=True, capture_output=True)


MENDED = "examples/jiangning-2020/targets-mended.xlsx"
ACHIEVED = "examples/jiangning-2020/achieved-illustrative.xlsx"
PAPERS: dict[str, tuple[list[str], str, dict[int, int], tuple[int, str]]] = {
    "letter.png": (["letters", MENDED, "-o"], "目标责任书-湖熟.docx", {1: 820, 2: 820}, (70, "620,1690")),
    "bulletin.png": (["gap", MENDED, ACHIEVED, "--as-of", "2020-09-30", "-o"], "", {1: 820, 3: 820}, (70, "620,1690")),
    "report-form.png": (["template", "--for", "report", MENDED, "-o"], "湖熟.xlsx", {1: 560}, (70, "620,595")),
    "marked-copy.png": (["check", TABLE, "--exit-zero", "--annotate"], "", {1: 330, 2: 560}, (80, "1360,945")),
}
"""Of each picture the command, the document that it writes into a folder (else the file), the pages with their heights,
dots an inch and the size."""


def written(command: list[str], name: str, suffix: str) -> bytes:
    """A document as the program writes it."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / (name or f"x{suffix}")
        output = str(Path(folder) / "documents") if name else str(target)
        call = [sys.executable, "-m", "cedu_targets", *command, output, "--lang", "zh"]
        subprocess.run(call, check=True, capture_output=True)
        return (Path(output) / name if name else target).read_bytes()


if __name__ == "__main__":
    os.chdir(ROOT)
    for spoken, (name, size) in PICTURES.items():
        photograph(page(spoken), ROOT / "docs" / name, size)
    for (kind, spoken), name in PAGES.items():
        source = (ROOT / "docs" / "reports" / f"{kind}.{spoken}.html").as_uri()
        frame = FRAME.format(source=source, place=PLACES[kind], height=HEIGHTS[kind])
        photograph(frame, ROOT / "docs" / name, f"1280,{HEIGHTS[kind]}")
    report, chinese = check(TABLE), Messages(Language.ZH)
    book = printed(excel.render(report, chinese), "report.xlsx", {1: 275, 2: 270, 3: 470}, 80)
    photograph(book, ROOT / "docs" / "report-excel.png", "1360,1085")
    *_, slip = slips.render(report, chinese).values()
    photograph(printed(slip, "slip.docx", {1: 765}, 80), ROOT / "docs" / "slip.png", "700,800")
    for picture, (command, name, heights, (dots, size)) in PAPERS.items():
        suffix = Path(name).suffix or (".xlsx" if "--annotate" in command else ".docx")
        photograph(printed(written(command, name, suffix), f"x{suffix}", heights, dots), ROOT / "docs" / picture, size)
