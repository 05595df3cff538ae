"""What the tests share: the samples, running the program, and tables made of text."""

import gc
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from forked import Outcome, Program
from project import Run

settings.register_profile("fixed", derandomize=True)
settings.register_profile("fresh", max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("CEDU_HYPOTHESIS", "fixed"))


@pytest.fixture(autouse=True)
def in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests read Chinese messages, whatever the machine's locale."""
    monkeypatch.setenv("CEDU_LANG", "zh")


@pytest.fixture(scope="session")
def program() -> Iterator[Program]:
    """The program, loaded once for all tests of a session."""
    program = Program()
    yield program
    program.close()


@pytest.fixture
def cedu(program: Program) -> Run:
    """Run the program as a user would, in a process of its own."""

    def run(*arguments: object, cwd: Path | None = None, stdout: Path | None = None) -> Outcome:
        return program.run([*map(str, arguments)], cwd or Path.cwd(), dict(os.environ), stdout)

    return run


@pytest.fixture
def cedu_json(cedu: Run) -> Callable[..., dict[str, Any]]:
    """Run a command with `-f json`; its output, which says the exit code that the process returned."""

    def run(*arguments: object) -> dict[str, Any]:
        done = cedu(*arguments, "-f", "json")
        output: dict[str, Any] = json.loads(done.stdout)
        assert output["exit_code"] == done.returncode
        return output

    return run


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[..., Path]:
    """Write lines of blank-separated cells (`.` is a blank cell, `_` a blank within one) as a csv file."""

    def write(text: str, name: str = "table.csv") -> Path:
        path = tmp_path / name
        rows = (line.split() for line in text.strip().splitlines())
        lines = (",".join("" if cell == "." else cell.replace("_", " ") for cell in row) for row in rows)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless browser, for the tests marked `render`: one for all, since its driver cannot be had twice at a time."""
    driver = pytest.importorskip("playwright.sync_api")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed")
    with driver.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice, for the tests marked `render`."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    return program


def pytest_collection_finish() -> None:
    """What was collected is looked through by no collection of garbage, which costs more the more tests there are."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
