"""What a person does at the doors in Chromium, by mouse: the files of the command come out, and nothing goes in or out else."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from page_jobs import FORMATS, Job, Told, examples
from page_person import Person
from project import BAISHENG, JIANGNING, XIQU
from same_bytes import differences

pytestmark = pytest.mark.render

TABLE = JIANGNING / "targets.xlsx"


@pytest.fixture
def at_door(person: Person) -> Iterator[Person]:
    """The person before the first screen; afterwards the page must have said and asked for nothing."""
    person.go()
    yield person
    assert person.heard.beside(person.source) == []


def downloaded(person: Person) -> dict[str, bytes]:
    """All that the answer offers."""
    offered = person.page.locator("#downloads button").evaluate_all("all => all.map(one => one.id)")
    return {name: person.download(name)[1] for one in offered if (name := one.removeprefix("download-"))}


def test_a_table_is_chosen_checked_and_all_of_it_downloaded(at_door: Person, by_command: Callable[..., Told]) -> None:
    at_door.page.locator("#go-check").click()
    at_door.choose("check-tables", TABLE)
    assert at_door.chosen("check-tables") == ["targets.xlsx"]
    assert at_door.start("check") == "fault"
    assert "强制性" in at_door.report()
    assert "培训" in at_door.report()
    job = Job("", "check", {"targets.xlsx": TABLE}, {"tables": ["targets.xlsx"]})
    assert differences(downloaded(at_door), by_command(job).outputs) == []
    assert at_door.download("excel")[0].endswith(".xlsx")


def test_a_second_table_is_checked_as_the_first(at_door: Person) -> None:
    at_door.go("check")
    for name, kind in (("targets.xlsx", "fault"), ("targets-mended.xlsx", "pass"), ("targets-gb18030.csv", "fault")):
        at_door.choose("check-tables", JIANGNING / name)
        assert at_door.start("check") == kind
        assert name in at_door.report()
        at_door.page.locator("#again").click()
        at_door.page.locator("#view-check").wait_for()


def test_a_table_with_its_notice_and_last_years(at_door: Person, by_command: Callable[..., Told]) -> None:
    at_door.go("check")
    at_door.choose("check-tables", TABLE)
    at_door.choose("check-text", JIANGNING / "notice.txt")
    at_door.choose("check-base", JIANGNING / "last-year-illustrative.xlsx")
    assert at_door.start("check") == "fault"
    (job,) = (job for job in examples() if job.name == "with both")
    assert differences({"json": at_door.download("json")[1]}, {"json": by_command(job).outputs["json"]}) == []


def test_a_folder_is_chosen(at_door: Person, by_command: Callable[..., Told]) -> None:
    at_door.go("check")
    at_door.choose("check-tables-folder", BAISHENG / "returned")
    assert at_door.chosen("check-tables") == ["returned/"]
    assert at_door.start("check") == "fault"
    (job,) = (job for job in examples() if job.name == "baisheng-2020/returned")
    assert differences({"json": at_door.download("json")[1]}, {"json": by_command(job).outputs["json"]}) == []


@pytest.mark.parametrize(
    ("dropped", "listed", "told"),
    [
        ([TABLE], ["targets.xlsx"], "targets.xlsx"),
        ([TABLE, JIANGNING / "targets-mended.xlsx"], ["targets.xlsx", "targets-mended.xlsx"], "targets-mended.xlsx"),
        ([BAISHENG / "returned"], ["returned/"], "甲村-5月.xlsx"),
    ],
)
@pytest.mark.parametrize("place", ["#check-tables-role", "h1"])
def test_files_and_folders_are_dropped(
    place: str, dropped: list[Path], listed: list[str], told: str, at_door: Person
) -> None:
    """As from the desktop: on the place for tables, or anywhere on the page."""
    at_door.go("check")
    drop(at_door.page, f"#view-check {place}", dropped)
    at_door.page.locator("#check-tables-role ul.chosen li").nth(len(listed) - 1).wait_for()
    assert at_door.chosen("check-tables") == listed
    assert at_door.start("check") == "fault"
    assert told in at_door.report()


def drop(page: Any, selector: str, paths: list[Path]) -> None:
    """Let go of files over an element, as the desktop does."""
    box = page.locator(selector).bounding_box()
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2, "data": data}
    session = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, **place})
    session.detach()


def test_a_broken_file_is_told_in_a_sentence(at_door: Person, by_command: Callable[..., Told], tmp_path: Path) -> None:
    broken = tmp_path / "坏表.xlsx"
    broken.write_bytes(TABLE.read_bytes()[:5000])
    at_door.go("check")
    at_door.choose("check-tables", broken)
    assert at_door.start("check") == "unjudged"
    assert "坏表.xlsx" in at_door.report()
    assert "读不了" in at_door.report() or "没读成" in at_door.report()
    job = Job("", "check", {"坏表.xlsx": broken}, {"tables": ["坏表.xlsx"]})
    assert differences(downloaded(at_door), by_command(job).outputs) == []


def test_a_plan_that_cannot_be_read_is_told_by_the_commands_sentence(
    at_door: Person, by_command: Callable[..., Told], tmp_path: Path
) -> None:
    """No report, but the sentence with its next step, on the spot."""
    cut = tmp_path / "计划.xlsx"
    cut.write_bytes(TABLE.read_bytes()[:5000])
    told = by_command(Job("", "allocate", {"计划.xlsx": cut}, {"plan": "计划.xlsx"}))
    assert told.faults
    at_door.go("allocate")
    at_door.choose("allocate-plan", cut)
    assert at_door.start("allocate") == "unjudged"
    shown = at_door.page.locator("#faults").inner_text()
    assert [line for line in told.faults if line.removeprefix("cedu: ") not in shown] == []
    assert not at_door.page.locator("#report").is_visible()


def test_progress_of_a_year(at_door: Person, by_command: Callable[..., Told]) -> None:
    at_door.page.locator("#go-gap").click()
    at_door.choose("gap-targets", JIANGNING / "targets-mended.xlsx")
    at_door.choose("gap-achieved", JIANGNING / "achieved-illustrative.xlsx")
    at_door.page.locator("#gap-as-of").fill("2020-09-30")
    assert at_door.start("gap") == "pass"
    (job,) = (job for job in examples() if job.name == "gap")
    assert differences(downloaded(at_door), by_command(job).outputs) == []


def test_progress_of_a_text_with_its_bases(at_door: Person, by_command: Callable[..., Told]) -> None:
    at_door.go("gap")
    at_door.choose("gap-targets", XIQU / "notice.txt")
    at_door.choose("gap-achieved", *(XIQU / f"achieved-{year}-illustrative.xlsx" for year in (2020, 2021)))
    at_door.page.locator("#gap-more summary").click()
    at_door.choose("gap-bases", XIQU / "bases-illustrative.xlsx")
    at_door.page.locator("#gap-as-of").fill("2021-12-31")
    assert at_door.start("gap") == "pass"
    (job,) = (job for job in examples() if job.name == "gap of five years")
    assert differences(downloaded(at_door), by_command(job).outputs) == []


def test_targets_are_allocated_by_a_plan(at_door: Person, by_command: Callable[..., Told]) -> None:
    at_door.page.locator("#go-allocate").click()
    at_door.choose("allocate-plan", JIANGNING / "plan-illustrative.xlsx")
    assert at_door.start("allocate") == "pass"
    (job,) = (job for job in examples() if job.name == "allocate by a plan")
    assert differences(downloaded(at_door), by_command(job).outputs) == []


def test_targets_are_a_share_of_the_residents(at_door: Person, by_command: Callable[..., Told], tmp_path: Path) -> None:
    (job,) = (job for job in examples() if job.name == "allocate a share of the residents")
    (residents,) = job.lay(tmp_path)
    at_door.go("allocate")
    at_door.page.locator("#share-more summary").click()
    at_door.choose("allocate-weights", residents)
    at_door.page.locator("#residents-share").fill("")
    at_door.page.locator("#share-start").click()
    assert "百分之几" in at_door.page.locator("#plan-said").inner_text()
    at_door.page.locator("#residents-share").fill("40")
    at_door.page.locator("#share-start").click()
    assert at_door.answered() == "pass"
    assert differences(downloaded(at_door), by_command(job).outputs) == []


def test_a_plan_to_fill_in_is_handed_out(at_door: Person, by_command: Callable[..., Told]) -> None:
    at_door.go("allocate")
    for button in ("#blank-plan", "#like-plan"):
        if button == "#like-plan":
            at_door.page.locator("#allocate-more summary").click()
            at_door.choose("allocate-like", JIANGNING / "last-year-illustrative.xlsx")
        with at_door.page.expect_download() as waiting:
            at_door.page.locator(button).click()
        assert Path(waiting.value.path()).read_bytes().startswith(b"PK")
        assert waiting.value.suggested_filename.endswith(".xlsx")


def test_every_sample_is_answered(at_door: Person) -> None:
    at_door.page.locator("#go-samples").click()
    samples = at_door.page.locator("#samples button[data-example]")
    samples.first.wait_for()
    names = samples.evaluate_all("all => all.map(one => one.dataset.example)")
    assert len(names) >= 3
    for name in names:
        at_door.page.locator(f"#samples button[data-example='{name}']").click()
        assert at_door.answered() != "broken"
        assert len(at_door.report()) > 500
        assert set(FORMATS) - {"html", "markdown", "json"} <= set(downloaded(at_door))
        at_door.page.locator("#again").click()
        at_door.page.locator("#view-samples").wait_for()
