"""The page's own Python gives what the command gives in the same folder: every example, every hostile file, byte for byte."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from built_page import Answered, ask
from forked import Outcome, Program
from page_jobs import FORMATS, Job, Told, examples, hostile, in_english, told
from same_bytes import differences, unpacked

pytestmark = pytest.mark.render

EXAMPLES = {job.name: job for job in examples()}
ENGLISH = {name: in_english(EXAMPLES[name]) for name in ("three tables", "gap of five years", "allocate by a plan")}
HOSTILE = {job.name: job for job in hostile()}
COSTLY = {
    "a shared formula of many terms without a result", "2.9 million cells at one address", "300 blanks, 60,000 times",
    "entries that overlap and an unused gigabyte", "a shared formula of many terms", "a million empty rows",
    "200,000 styles in per cent", "formulas in a circle", "100,000 names", "200,000 entries", "100,000 formats",
    "formulas in a chain, the last first", "numbers that double", "formulas over whole columns",
}  # fmt: skip
"""Whose marked copies take the browser several seconds each; without the limit on time they were found the same."""
OF_ANOTHER_LIMIT = {"sheet of 4.1 gigabytes", "5 million rows"}
"""Refused by both; the page has no numpy for long sheets, so its limits are lower and its sentence names these."""
JOBS = EXAMPLES | {job.name: job for job in ENGLISH.values()} | HOSTILE


@pytest.fixture(scope="module")
def of_the_command(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], tuple[Path, Told]]]:
    """What the command gives, worked out on the second core while the browser works."""
    program, root = Program(), tmp_path_factory.mktemp("command")

    def run(*arguments: object, cwd: Path | None = None, stdout: Path | None = None) -> Outcome:
        return program.run([*map(str, arguments)], cwd or root, dict(os.environ) | {"CEDU_LANG": "zh"}, stdout)

    def work(job: Job, folder: Path) -> Told:
        folder.mkdir()
        job.lay(folder)
        return told(job, run, folder, tuple(FORMATS) if job.name not in HOSTILE else ("json", "html"))

    chosen = [item.callspec.params["name"] for item in request.session.items if item.function is test_the_same]  # type: ignore[attr-defined]
    with ThreadPoolExecutor(1) as pool:
        folders = {name: root / str(number) for number, name in enumerate(chosen)}
        results: dict[str, Future[Told]] = {name: pool.submit(work, JOBS[name], folders[name]) for name in chosen}
        yield lambda name: (folders[name], results[name].result())
        pool.shutdown(cancel_futures=True)
    program.close()


@pytest.mark.parametrize("name", JOBS)
def test_the_same(
    name: str, ready_page: Any, of_the_command: Callable[[str], tuple[Path, Told]], tmp_path: Path
) -> None:
    job = JOBS[name]
    wanted = None if name not in HOSTILE else ["json", "html"] if name in COSTLY else ["json", "html", "marked"]
    ours = ask(ready_page, job.request, job.lay(tmp_path), tmp_path, wanted)
    _, theirs = of_the_command(name)
    assert ours.failed == ""
    assert (ours.answer["exit_code"], tuple(ours.answer["faults"])) == (theirs.exit_code, theirs.faults)
    if name in OF_ANOTHER_LIMIT:
        return
    expected = {one: content for one, content in theirs.outputs.items() if wanted is None or one in wanted}
    assert differences(_with_copies_apart(ours), expected) == []


def _with_copies_apart(answered: Answered) -> dict[str, bytes]:
    """The outputs, each marked copy of several by its name."""
    outputs = dict(answered.outputs)
    if answered.are_several_marked:
        outputs |= {f"marked/{name}": content for name, content in unpacked(outputs["marked"]).items()}
    return outputs
