"""Work that takes a while in Chromium: it says how far it is, can be stopped, and a table of 20,000 rows is answered."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from page_jobs import Job, Told
from page_person import Person
from project import JIANGNING, ROOT

pytestmark = pytest.mark.render

FORMS, ROWS = 12, 20_000
SEEN = """() => {
  window.seenByTest = []
  const note = () => seenByTest.push([document.getElementById('work-bar').value, document.getElementById('work-stage').textContent])
  new MutationObserver(note).observe(document.getElementById('view-work'), {subtree: true, childList: true, attributes: true})
}"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of forms and a long table, as the benchmarks make them."""
    folder: Path = tmp_path_factory.mktemp("long")
    writer = ROOT / "benchmarks" / "workbooks.py"
    subprocess.run([sys.executable, writer, folder, str(FORMS), str(ROWS)], check=True, capture_output=True)
    return folder


@pytest.fixture
def at_door(person: Person) -> Iterator[Person]:
    person.go("check")
    yield person
    assert person.heard.beside(person.source) == []


def test_a_folder_is_told_form_by_form(at_door: Person, made: Path) -> None:
    at_door.page.evaluate(SEEN)
    at_door.choose("check-tables-folder", made / "forms")
    assert at_door.start("check") == "fault"
    seen = at_door.page.evaluate("window.seenByTest")
    shares = {round(share * FORMS) for share, _ in seen if share}
    assert len(shares) > FORMS // 2, seen
    assert any(f"{FORMS}" in words for _, words in seen)


def test_twenty_thousand_rows(at_door: Person, made: Path, by_command: Callable[..., Told]) -> None:
    at_door.choose("check-tables", made / "long.xlsx")
    assert at_door.start("check") == "fault"
    assert "long.xlsx" in at_door.report()
    job = Job("", "check", {"long.xlsx": made / "long.xlsx"}, {"tables": ["long.xlsx"]})
    ours, theirs = at_door.download("json")[1], by_command(job, ["json"]).outputs["json"]
    assert without_causes(ours) == without_causes(theirs)


def without_causes(report: bytes) -> dict[str, Any]:
    """What does not hang on the time that the search for causes may take, which is sooner over in a browser."""
    told: dict[str, Any] = json.loads(report)
    for file in told["files"]:
        del file["diagnoses"]
    return told


def test_work_is_stopped_and_another_table_checked(at_door: Person, made: Path) -> None:
    at_door.choose("check-tables", made / "long.xlsx")
    at_door.page.locator("#check-start").click()
    at_door.page.locator("#view-work").wait_for()
    at_door.page.wait_for_timeout(1500)
    at_door.page.locator("#cancel").click()
    at_door.page.locator("#view-check").wait_for(timeout=2000)
    assert at_door.page.locator("#told").inner_text() == "已取消。"
    at_door.page.locator("#check-tables-role button.remove").click()
    at_door.choose("check-tables", JIANGNING / "targets.xlsx")
    assert at_door.start("check") == "fault"
    assert "targets.xlsx" in at_door.report()
    assert "long.xlsx" not in at_door.report()


def test_work_may_be_asked_for_before_the_program_is_there(browser: Any, one_file: Path) -> None:
    """A hurried person: files are chosen and the button is pressed while the page still unpacks."""
    context = browser.new_context(offline=True)
    person = Person(context.new_page(), one_file)
    person.page.locator("#go-check").click()
    person.choose("check-tables", JIANGNING / "targets.xlsx")
    assert person.page.locator("#engine").get_attribute("data-stage") != "ready"
    assert person.start("check") == "fault"
    assert person.heard.beside(one_file) == []
    context.close()
