"""A page at work in a folder of its own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.page.answer import Answer
from cedu_targets.page.session import Session

Ask = Callable[..., Answer]
BESIDE = ("as_of", "growth", "share", "example")


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Names are those of files in `tmp_path / "work"`."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return Session()


@pytest.fixture
def ask(session: Session) -> Ask:
    """Ask as the page does: the door, the language, and files by their roles."""

    def asked(door: str, lang: str = "zh", watch: Any = None, **given: Any) -> Answer:
        beside = {key: given.pop(key) for key in BESIDE if key in given}
        return session.answer(json.dumps({"door": door, "lang": lang, "files": given, **beside}), watch)

    return asked
