"""What no policy of a browser forbids, the page's scripts do not do: they are few, and read here."""

import re

import pytest

from cedu_targets import resources

FOLDER = resources.folder("browser") / "page"
WAYS = {
    "calls between browsers": r"RTC\w*Connection|WebTransport",
    "another window": r"window\.open|\.target\b|postMessage\([^)]*,\s*[\"']\*",
    "another address": r"\blocation\s*=|location\.(?!hash\b)\w+|document\.URL\s*=|http-equiv=\"?refresh",
    "text that is run": r"\beval\(|new Function|setTimeout\(\s*[\"'`]|innerHTML|outerHTML|insertAdjacentHTML|document\.write",
    "what stays": r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker",
}


@pytest.mark.parametrize("way", WAYS)
def test_no_script_of_the_page_goes_this_way(way: str) -> None:
    found = {
        file.name: match[0]
        for file in sorted(FOLDER.iterdir())
        if file.suffix in (".js", ".html") and (match := re.search(WAYS[way], file.read_text(encoding="utf-8")))
    }
    assert found == {}
