"""The page, built once, and the browsers that it is opened in."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from built_page import build, made_ready
from page_jobs import FORMATS, Job, Told, told
from page_person import DESKTOP, Person
from project import Run


@pytest.fixture(scope="session")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as it is handed out."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm are not installed")
    return build(tmp_path_factory.mktemp("built") / "cedu.html")


@pytest.fixture(scope="session")
def browser(chromium: Any) -> Any:
    """What the page is opened in."""
    return chromium


@pytest.fixture(scope="session")
def ready_page(browser: Any, one_file: Path) -> Iterator[Any]:
    """The page with its Python running, without a network."""
    context = browser.new_context(offline=True)
    yield made_ready(context.new_page(), one_file)
    context.close()


@pytest.fixture(scope="session")
def person(browser: Any, one_file: Path) -> Iterator[Person]:
    """Someone before the page in Chromium, without a network."""
    context = browser.new_context(offline=True, accept_downloads=True, viewport=DESKTOP)
    person = Person(context.new_page(), one_file)
    person.wait_until_ready()
    yield person
    context.close()


@pytest.fixture
def by_command(cedu: Run, tmp_path: Path) -> Callable[..., Told]:
    """What the command says and writes of a job."""

    def run(job: Job, wanted: Sequence[str] = tuple(FORMATS)) -> Told:
        folder = tmp_path / "command"
        folder.mkdir()
        job.lay(folder)
        return told(job, cedu, folder, wanted)

    return run
