"""A pack is known for a text: its title stands at the beginning, and half of its targets' words in the text."""

from pathlib import Path

import pytest

from cedu_targets.domain.fault import PackFault
from cedu_targets.domain.prose import Prose
from cedu_targets.packs.find import find_pack, recognise_text
from cedu_targets.packs.targets import found_among
from cedu_targets.packs.written_pack import load_pack
from project import ROOT

XINYU = find_pack("xinyu-2019")
LINES = (ROOT / "examples" / "xinyu-2019" / "notice.txt").read_text(encoding="utf-8").splitlines()


def name_of(lines: list[str]) -> str | None:
    pack = recognise_text(Prose(lines))
    return None if pack is None else pack.name


def test_a_text_is_known_by_its_title_and_sentences() -> None:
    assert name_of(LINES) == "xinyu-2019"
    assert found_among(XINYU.targets, Prose(LINES)) == len(XINYU.targets) == 10


def test_a_title_over_two_lines_and_with_blanks_is_the_title() -> None:
    title = XINYU.title
    assert name_of([*LINES[1:3], f"关于印发《{title[:9]} ", f"　{title[9:]}》的通知", *LINES[3:]]) == "xinyu-2019"


def test_a_title_far_from_the_beginning_is_another_texts() -> None:
    assert name_of([""] * 39 + LINES) == "xinyu-2019"
    assert name_of([""] * 40 + LINES) is None


def test_a_text_that_names_another_one_has_few_of_its_sentences() -> None:
    quotes = [entry.quote.replace("【", "").replace("】", "") for entry in XINYU.targets]
    assert name_of([LINES[0], *quotes[:5]]) == "xinyu-2019"
    assert name_of([LINES[0], *quotes[:4]]) is None
    assert name_of(quotes) is None


def test_a_pack_without_targets_is_known_by_the_titles_of_its_documents_alone() -> None:
    assert not find_pack("suzhou-2019").is_of_text(Prose([find_pack("suzhou-2019").title]))


@pytest.mark.parametrize("period", ["2019", "2019-2023"])
def test_the_years_of_a_plan(period: str, tmp_path: Path) -> None:
    assert load_pack(pack_file(tmp_path, period)).period == period


@pytest.mark.parametrize("period", ["2023-2019", "19-23", "2019-2021-2023", "2019—2023", "二〇一九"])
def test_what_is_no_years_is_refused(period: str, tmp_path: Path) -> None:
    with pytest.raises(PackFault) as raised:
        load_pack(pack_file(tmp_path, period))
    assert raised.value.parameters["error_type"] == "years"


def pack_file(folder: Path, period: str) -> Path:
    path = folder / "p.yaml"
    path.write_text(f'name: p\ntitle: t\nperiod: "{period}"\nowners: [{{name: 甲}}]\n', encoding="utf-8")
    return path
