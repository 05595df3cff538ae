"""A person before the page: opens it, chooses files, waits, reads, downloads."""

from pathlib import Path
from typing import Any

from built_page import READY, SLOW, Heard

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


class Person:
    """Uses a page through what it shows."""

    def __init__(self, page: Any, source: Path) -> None:
        self.page = page
        self.source = source
        self.heard = Heard(page)
        page.set_default_timeout(READY)
        page.goto(source.as_uri())

    def wait_until_ready(self) -> None:
        """Until the page says that its program is there."""
        self.page.locator("#engine[data-stage=ready]").wait_for(state="attached")

    def go(self, address: str = "") -> None:
        """Open a view by its address, with nothing chosen yet."""
        self.page.set_viewport_size(DESKTOP)
        self.page.emulate_media(color_scheme="light")
        self.page.goto(f"{self.source.as_uri()}#nowhere")
        self.page.evaluate("document.querySelectorAll('button.remove').forEach(one => one.click())")
        self.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)")
        self.page.goto(f"{self.source.as_uri()}#{address}")
        name = address.removeprefix("en").removeprefix("/") or "home"
        self.page.locator(f"#view-{name}").wait_for()

    def choose(self, role: str, *paths: Path) -> None:
        """Choose files in the chooser of a role."""
        self.page.locator(f"#{role}").set_input_files(list(paths) if len(paths) != 1 else paths[0])

    def chosen(self, role: str) -> list[str]:
        """What a role lists."""
        names: list[str] = self.page.locator(f"#{role}-role ul.chosen .file").all_inner_texts()
        return names

    def start(self, door: str) -> str:
        """Begin the work and wait for its answer: its kind."""
        self.page.locator(f"#{door}-start").click()
        return self.answered()

    def answered(self) -> str:
        """Wait for the answer: its kind."""
        self.page.locator("#view-answer").wait_for(timeout=SLOW)
        kind: str = self.page.locator("#verdict-mark").get_attribute("data-kind")
        return kind

    def report(self) -> str:
        """The words of the report in its frame."""
        text: str = self.page.frame_locator("#report").locator("body").inner_text()
        return text

    def download(self, name: str) -> tuple[str, bytes]:
        """Press a download's button: the file's name and bytes. Chromium once told of none: then it is pressed again."""
        from playwright.sync_api import TimeoutError as NoDownloadError  # is there for these tests alone

        for is_last in (False, True):
            try:
                with self.page.expect_download() as waiting:
                    self.page.locator(f"#download-{name}").click()
                break
            except NoDownloadError:
                if is_last:
                    raise
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()

    def width(self) -> int:
        """How wide the page is, with what reaches out of the window."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth")
        return width
