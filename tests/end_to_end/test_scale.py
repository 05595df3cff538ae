"""Millions of rows (docs/scale.md): both languages say the same, and what they say is so."""

import re
from pathlib import Path

import msgspec
import pytest
import yaml

from cedu_targets.engines.tally import MOST_DIAGNOSED, MOST_READ, MOST_ROWS
from cedu_targets.packs.wide import WideEntry
from project import ROOT

PAGES = [ROOT / "docs" / "scale.md", ROOT / "docs" / "scale.zh-CN.md"]


def test_both_languages_are_built_alike() -> None:
    one, two = (page.read_text(encoding="utf-8") for page in PAGES)
    for pattern in (r"^#+ ", r"^\|", r"^- ", r"^\d\. "):
        assert len(re.findall(pattern, one, re.MULTILINE)) == len(re.findall(pattern, two, re.MULTILINE)), pattern
    assert re.findall(r"^```.*?^```", one, re.M | re.S) == re.findall(r"^```.*?^```", two, re.M | re.S)
    for name, page in (("README.md", PAGES[0]), ("README.zh-CN.md", PAGES[1])):
        assert f"(docs/{page.name})" in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_what_it_says_is_so(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for most in (str(MOST_DIAGNOSED), str(MOST_READ), f"{MOST_ROWS:,}", str(MOST_DIAGNOSED + MOST_READ)):
        assert most in text
    (block,) = re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    entry = msgspec.convert(yaml.safe_load(block)["wide"], WideEntry)
    assert dict(entry.headers())["town"] == ("jd_mc",)
