"""The page is answered as the command is: every door, every output, byte for byte what is written in that folder."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.page.answer import Answer
from cedu_targets.page.session import Session
from project import JIANGNING, SUZHOU, XINYU, XIQU, YUNXI, Run

Ask = Callable[..., Answer]
SUFFIXES = {"html": ".html", "markdown": ".md", "excel": ".xlsx", "docx": ".docx", "json": ".json"}


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """At work in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return Session()


@pytest.fixture
def ask(session: Session) -> Ask:
    def asked(door: str, lang: str = "zh", watch: Any = None, **given: Any) -> Answer:
        beside = {key: given.pop(key) for key in ("as_of", "growth", "share", "by", "example") if key in given}
        return session.answer(json.dumps({"door": door, "lang": lang, "files": given, **beside}), watch)

    return asked


def lay(folder: Path, *sources: Path) -> None:
    for source in sources:
        shutil.copyfile(source, folder / source.name)


def same_as_written(
    session: Session, answer: Answer, cedu: Run, folder: Path, *arguments: str, lang: str = "zh"
) -> None:
    """Every format that is offered is what the command writes there, and the run ends as the command's."""
    outside = folder.parent / f"{folder.name}-written"
    outside.mkdir()
    told = []
    for offer in answer.outputs:
        if offer.id not in SUFFIXES:
            continue
        target = folder / f"written{SUFFIXES[offer.id]}"
        done = cedu(*arguments, "-f", offer.id, "-o", target.name, "--lang", lang, cwd=folder)
        assert done.returncode == answer.exit_code, done.stderr
        output = session.output(offer.id)
        assert output.name == offer.name
        assert output.content == target.read_bytes(), offer.id
        told.append(done.stderr)
        target.rename(outside / target.name)
    assert told
    assert all(answer.verdict in one for one in told)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("sources", "given", "arguments"),
    [
        ([JIANGNING / "targets.xlsx"], {"tables": ["targets.xlsx"]}, ["targets.xlsx"]),
        (
            [JIANGNING / "targets.xlsx", JIANGNING / "notice.txt", JIANGNING / "last-year-illustrative.xlsx"],
            {"tables": ["targets.xlsx"], "text": "notice.txt", "base": "last-year-illustrative.xlsx"},
            ["targets.xlsx", "--text", "notice.txt", "--base", "last-year-illustrative.xlsx"],
        ),
        ([YUNXI / "targets.xlsx", YUNXI / "targets.fods"], {"tables": ["targets.xlsx", "targets.fods"]}, ["targets.xlsx", "targets.fods"]),
        ([SUZHOU / "schedule.xlsx"], {"tables": ["schedule.xlsx"]}, ["schedule.xlsx"]),
        ([XINYU / "notice.txt"], {"tables": ["notice.txt"]}, ["notice.txt"]),
        ([XIQU / "notice.txt"], {"tables": ["notice.txt"]}, ["notice.txt"]),
        (
            [JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"],
            {"tables": ["targets.xlsx"], "against": "targets-mended.xlsx"},
            ["targets.xlsx", "--against", "targets-mended.xlsx"],
        ),
    ],
)  # fmt: skip
def test_a_check_gives_what_the_command_gives(
    sources: list[Path], given: dict[str, Any], arguments: list[str], lang: str,
    session: Session, ask: Ask, cedu: Run, tmp_path: Path,
) -> None:  # fmt: skip
    lay(tmp_path, *sources)
    answer = ask("check", lang, **given)
    assert answer.faults == ()
    same_as_written(session, answer, cedu, tmp_path, "check", *arguments, lang=lang)
    assert answer.html == session.output("html").content.decode()
