"""The page's words: each in both languages, each that the page asks for there, and none that nobody asks for.

The page is not run here: its files are read, so this holds without a browser.
"""

import re
from pathlib import Path

from cedu_targets import resources

FOLDER = resources.folder("browser") / "page"
ENTRY = re.compile(r"^    (\w+): \{(.*?)\},?$", re.MULTILINE | re.DOTALL)
ASKED = re.compile(r'data-(?:word|label)="(\w+)"|say\("(\w+)"')
FAMILY = re.compile(r"`(\w+_)\$\{")
"""Words that are chosen while the page runs: `door_${door}`."""


def _words() -> dict[str, str]:
    return dict(ENTRY.findall(_read("words.js")))


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _asking() -> list[Path]:
    return [file for file in sorted(FOLDER.iterdir()) if file.suffix in (".js", ".html") and file.name != "words.js"]


def test_every_word_is_there_in_both_languages_with_the_same_placeholders() -> None:
    for name, both in _words().items():
        zh, en = both.split("en:", 1)
        assert zh.strip().startswith("zh:"), name
        assert set(re.findall(r"\{(\w+)\}", zh)) == set(re.findall(r"\{(\w+)\}", en)), name


def test_every_word_that_is_asked_for_is_there() -> None:
    words = _words()
    text = "".join(file.read_text(encoding="utf-8") for file in _asking())
    asked = {name for found in ASKED.findall(text) for name in found if name}
    assert len(asked) > 50
    assert asked <= words.keys()
    for family in FAMILY.findall(text):
        assert any(name.startswith(family) for name in words), family


def test_no_word_stands_there_for_nobody() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in _asking())
    families = tuple(FAMILY.findall(text))
    unused = {name for name in _words() if f'"{name}"' not in text and not name.startswith(families)}
    assert unused == set()


def test_every_role_of_every_door_has_its_name_its_hint_and_its_folder() -> None:
    words = _words()
    roles = re.findall(r'role: "(\w+)"', _read("doors.js") + _read("page.js"))
    assert {"tables", "targets", "plan", "like"} <= set(roles)
    for role in roles:
        assert {f"role_{role}", f"hint_{role}", f"folder_{role}"} <= words.keys(), role


def test_all_scripts_of_the_page_are_in_the_order_that_they_are_put_in() -> None:
    order = _read("order.txt").split()
    engines = {"engine_worker.js", "engine_server.js"}
    behind = {"worker.js", "solver.js"}
    assert sorted(order) == sorted({file.name for file in FOLDER.glob("*.js")} - engines - behind | {"ENGINE"})
    assert order[0] == "too_old.js"
