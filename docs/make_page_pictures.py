"""Takes the pictures of the page anew: `python docs/make_page_pictures.py`.

It needs dist/cedu.html, Chromium, CJK fonts and `pip install -e '.[render]'`.

Each door's samples are worked on in the page itself; a window and a phone stand side by side.
"""

import base64
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).absolute().parents[1]
PAGE = ROOT / "dist" / "cedu.html"
DOORS = {"check": ("check", "zh en"), "gap": ("gap", "zh"), "allocate": ("allocate", "zh")}
"""Of a picture: the door whose first sample is shown, and the languages."""
WINDOW, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
BESIDE = """<!doctype html><meta charset="utf-8"><style>
body {{ align-items: flex-start; background: #d8dde2; display: flex; gap: 24px; margin: 0; padding: 24px;
  width: max-content }}
img {{ border: 1px solid #9aa5b1; border-radius: 8px; display: block; height: 620px }}</style>
<img src="data:image/png;base64,{window}"><img src="data:image/png;base64,{phone}">"""


def suffix(language: str) -> str:
    """What tells a picture's language."""
    return "" if language == "en" else ".zh-CN"


def address(view: str, language: str) -> str:
    """Of a view of the page."""
    return f"{PAGE.as_uri()}#{'/'.join(filter(None, ('en' if language == 'en' else '', view)))}"


def shot(page: Any, size: dict[str, int]) -> str:
    """The window at a size."""
    page.set_viewport_size(size)
    page.evaluate("window.scrollTo(0, 0)")
    page.mouse.move(1, 1)
    page.wait_for_timeout(500)
    return base64.b64encode(page.screenshot()).decode()


def photograph(page: Any, name: str) -> None:
    """The page as it is, in a window and on a phone, in one picture."""
    content = BESIDE.format(window=shot(page, WINDOW), phone=shot(page, PHONE))
    page.set_viewport_size(WINDOW)
    beside = page.context.browser.new_page(viewport={"width": 1300, "height": 700})
    beside.set_content(content)
    beside.locator("body").screenshot(path=ROOT / "docs" / f"page-{name}.png")
    beside.close()


def answered(page: Any, door: str, language: str) -> None:
    """Work on the first sample of a door."""
    page.goto(address("", language))
    page.locator("#view-home").wait_for()
    page.goto(address("samples", language))
    page.locator("#samples button").first.wait_for()
    page.locator("#samples h2", has_text=page.locator(f"#go-{door} strong").text_content()).locator(
        "+ ul button"
    ).first.click()
    page.locator("#view-answer").wait_for()
    page.wait_for_timeout(500)


def main() -> None:
    """Take all of them."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=WINDOW)
        page.set_default_timeout(120_000)
        page.goto(PAGE.as_uri())
        page.locator("#engine[data-stage=ready]").wait_for(state="attached")
        for language in ("zh", "en"):
            page.goto(address("", language))
            photograph(page, f"home{suffix(language)}")
        for name, (door, languages) in DOORS.items():
            for language in languages.split():
                answered(page, door, language)
                photograph(page, f"{name}{suffix(language)}")
        browser.close()


if __name__ == "__main__":
    main()
