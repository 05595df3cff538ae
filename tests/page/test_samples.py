"""Every sample can be tried as it is, in both languages, and the folder holds its files then."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets.page.answer import Answer
from cedu_targets.page.request import Door
from cedu_targets.page.session import Session, examples
from project import JIANGNING

Ask = Callable[..., Answer]
IDS = [str(one["id"]) for one in examples("zh")]
DOORS = {str(one["id"]): str(one["door"]) for one in examples("zh")}


def test_every_door_of_the_first_screen_has_one() -> None:
    assert len(set(IDS)) == len(IDS)
    assert set(DOORS.values()) == {Door.CHECK, Door.GAP, Door.ALLOCATE}


def test_they_are_listed_in_both_languages_as_json_holds_them() -> None:
    chinese, english = examples("zh"), examples("en")
    assert json.loads(json.dumps(chinese)) == chinese
    for here, there in zip(chinese, english, strict=True):
        assert here["title"] != there["title"]
        assert {**here, "title": ""} == {**there, "title": ""}
        assert str(there["title"]).isascii()
    progress = next(one for one in chinese if one["id"] == "progress")
    assert progress["as_of"] == "2020-09-30"
    assert progress["files"] == [
        {"role": "targets", "name": "targets-mended.xlsx"},
        {"role": "achieved", "name": "achieved-illustrative.xlsx"},
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", IDS)
def test_each_works_as_it_is(name: str, lang: str, session: Session, ask: Ask) -> None:
    answer = ask(DOORS[name], lang, example=name)
    assert answer.faults == ()
    assert answer.verdict
    assert answer.outputs
    sample = next(one for one in examples(lang) if one["id"] == name)
    assert isinstance(sample["files"], list)
    assert all(Path(file["name"]).exists() for file in sample["files"])
    for offer in answer.outputs:
        output = session.output(offer.id)
        assert (output.name, bool(output.content)) == (offer.name, True)


def test_the_first_shows_what_cedu_is_for(ask: Ask) -> None:
    answer = ask("check", example="table")
    assert answer.exit_code == 1
    assert "错因" in (answer.html or "")


def test_a_sample_lies_in_the_folder_in_place_of_files(ask: Ask) -> None:
    assert ask("check", example="table").exit_code == 1
    answer = ask("check", example="table", tables=["none.xlsx"])
    assert answer.exit_code == 1
    assert Path("targets.xlsx").read_bytes() == (JIANGNING / "targets.xlsx").read_bytes()


def test_another_day_may_be_asked_for(ask: Ask) -> None:
    usual, later = (ask("gap", example="progress", as_of=day) for day in (None, "2020-12-31"))
    assert usual.verdict != later.verdict


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_sample_of_another_door_is_none(lang: str, ask: Ask) -> None:
    answer = ask("gap", lang, example="table")
    assert answer.exit_code == 2
    assert "table" in answer.faults[0]
    assert not Path("targets.xlsx").exists()
