"""The page in a browser, with the program behind it: each door, a cancelled piece of work, a server that is gone."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from page_server import PageServer, comes
from project import JIANGNING, Run

pytestmark = pytest.mark.render
TARGETS = JIANGNING / "targets.xlsx"
CHOOSE = "#view-check .role input[type=file]:not([webkitdirectory])"


@pytest.fixture
def said() -> list[str]:
    """What the page wrote on its console, and what it asked elsewhere."""
    return []


@pytest.fixture
def page(chromium: Any, served: PageServer, said: list[str]) -> Iterator[Any]:
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None if served.host in asked.url or asked.url[:5] in ("data:", "blob:") else said.append(asked.url)
        ),
    )
    page.goto(served.address)
    yield page
    context.close()


def check(page: Any, *files: Any) -> str:
    """Check files; the kind of the verdict."""
    address = page.url.partition("#")[0]
    page.goto("about:blank")
    page.goto(f"{address}#check")
    page.set_input_files(CHOOSE, list(files))
    page.click("#check-start")
    page.locator("#view-answer").wait_for()
    return str(page.get_attribute("#verdict-mark", "data-kind"))


def test_a_table_is_checked_and_each_output_downloaded(page: Any, said: list[str], cedu: Run, tmp_path: Path) -> None:
    assert check(page, TARGETS) == "fault"
    (tmp_path / TARGETS.name).write_bytes(TARGETS.read_bytes())
    for name in ("html", "excel", "markdown", "json", "docx", "marked"):
        with page.expect_download() as download:
            page.click(f"#download-{name}")
        given = Path(download.value.path()).read_bytes()
        made = tmp_path / f"made{Path(download.value.suggested_filename).suffix}"
        options = ["--annotate", made] if name == "marked" else ["-f", name, "-o", made]
        assert cedu("check", TARGETS.name, *options, "--lang", "zh", cwd=tmp_path).returncode == 1
        assert given == made.read_bytes(), name
        made.unlink()
    assert page.frame_locator("#report").locator("h1").inner_text()
    assert check(page, JIANGNING / "targets-mended.xlsx") == "pass"
    assert said == []


def test_every_sample_is_done(page: Any, said: list[str], served: PageServer) -> None:
    page.goto(served.address + "#samples")
    page.locator("#samples button").first.wait_for()
    count = page.locator("#samples button").count()
    for turn in range(count):
        page.goto(served.address + "#samples")
        page.locator("#samples button").nth(turn).click()
        page.locator("#view-answer").wait_for()
        assert page.get_attribute("#verdict-mark", "data-kind") != "broken"
        page.goto(served.address + "#")
    assert count >= 4
    assert said == []


def test_a_broken_file_is_told_and_the_next_one_is_checked(page: Any, said: list[str], tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\3\4 and nothing more")
    assert check(page, broken) == "unjudged"
    assert check(page, TARGETS) == "fault"
    assert said == []


def test_a_file_that_is_not_taken_is_told_with_the_reason(chromium: Any, tmp_path: Path) -> None:
    server = PageServer(tmp_path, JOB_BYTES=100_000)
    page = chromium.new_page()
    for name, size, sentence in (
        ("a\\b.csv", 10, "文件名“a\\b.csv”在这台电脑上不能用"),
        ("large.csv", 10_000_000, "文件太多或太大"),
    ):
        page.goto(f"{server.address}#check")
        page.set_input_files(CHOOSE, {"name": name, "mimeType": "", "buffer": b"1" * size})
        page.click("#check-start")
        page.locator("#view-answer").wait_for()
        assert sentence in page.inner_text("#faults")
        page.goto("about:blank")
    page.close()
    assert server.end()[0] == 0


def test_work_can_be_cancelled_and_begun_again(page: Any, said: list[str], served: PageServer, tmp_path: Path) -> None:
    long = tmp_path / "long.csv"
    long.write_text(
        "单位,"
        + ",".join(f"第{n}栏" for n in range(40))
        + "\n"
        + "\n".join(f"单位{row}," + ",".join(["7"] * 40) for row in range(20_000))
    )
    page.goto(served.address + "#check")
    page.set_input_files(CHOOSE, long)
    page.click("#check-start")
    assert comes(lambda: any(name.endswith("long.csv") for name in served.on_disk))
    page.click("#cancel")
    page.locator("#view-check").wait_for()
    assert comes(lambda: served.on_disk == [])
    assert check(page, TARGETS) == "fault"
    assert said == []


def test_an_answer_that_is_no_longer_kept_is_made_again(page: Any, said: list[str], served: PageServer) -> None:
    check(page, TARGETS)
    for _ in range(5):  # as many other pages as there can be answers
        served.check({"a.xlsx": TARGETS.read_bytes()})
    with page.expect_download() as download:
        page.click("#download-json")
    assert json.loads(Path(download.value.path()).read_bytes())["exit_code"] == 1
    assert [one for one in said if "410" not in one] == []


def test_a_page_that_is_closed_lets_go_its_answer(page: Any, served: PageServer) -> None:
    jobs: list[str] = []
    page.on("request", lambda asked: jobs.append(asked.url.split("/")[-2]) if asked.url.endswith("/answer") else None)
    check(page, TARGETS)
    assert served.post(f"jobs/{jobs[0]}/outputs/json").status == 200
    page.close()
    assert comes(lambda: served.post(f"jobs/{jobs[0]}/outputs/json").status == 410)


def test_a_server_that_was_closed_is_told(chromium: Any, tmp_path: Path) -> None:
    server = PageServer(tmp_path)
    page = chromium.new_page()
    page.goto(server.address)
    page.goto(f"{server.address}#check")
    page.set_input_files(CHOOSE, TARGETS)
    server.end()
    page.click("#check-start")
    page.locator("#view-answer").wait_for()
    assert "已经关闭" in page.inner_text("#faults")
    page.close()
