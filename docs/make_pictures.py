"""Takes the README's pictures anew: `python docs/make_pictures.py` (needs Chromium and a CJK monospace font).

The picture is the terminal report itself, rendered by the program and photographed.
"""

import os
import subprocess
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from cedu_targets import check
from cedu_targets.messages import Language, Messages
from cedu_targets.reporters.terminal import render

ROOT = Path(__file__).absolute().parents[1]
PICTURES = {Language.ZH: "check.zh-CN.png", Language.EN: "check.png"}
PAGE = """<!doctype html><meta charset="utf-8"><style>{stylesheet}
body {{ background: #fff; color: #1f2328; margin: 0; padding: 16px 20px }}
pre {{ font: 16px/1.5 "Noto Sans Mono CJK SC", monospace; margin: 0 }}</style><pre>{code}</pre>"""


def page(language: Language) -> str:
    """The terminal report of the sample table as a page."""
    console = Console(record=True, width=100, force_terminal=True, file=StringIO(), highlight=False)
    command = "cedu check targets.xlsx" + (" --lang en" if language is Language.EN else "")
    console.print(Text.assemble(("$ ", "green"), (command, "bold")))
    console.print(render(check("targets.xlsx"), Messages(language)))
    return console.export_html(code_format=PAGE, inline_styles=False)


def photograph(content: str, picture: Path) -> None:
    """Let Chromium take the page."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(content, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        command += ["--window-size=880,590", f"--screenshot={picture}", f"--user-data-dir={folder}/profile"]
        subprocess.run([*command, source.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    os.chdir(ROOT / "examples" / "jiangning-2020")
    for spoken, name in PICTURES.items():
        photograph(page(spoken), ROOT / "docs" / name)
