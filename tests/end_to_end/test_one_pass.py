"""Every fault of a pack, a plan or an explanations file is told in one run, each once, with its line and column."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cedu_targets import allocate
from cedu_targets.domain.fault import Fault
from cedu_targets.evaluation.explanations.accepted import read_explanations
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.written_pack import load_pack
from project import JIANGNING, Run
from yaml_slips import FILES, Slip, Told, made

TABLE = JIANGNING / "targets.xlsx"
COMMANDS: dict[str, list[object]] = {
    "pack": ["check", TABLE, "--rules"],
    "explanations": ["check", TABLE, "--explanations"],
    "plan": ["allocate"],
}


def faults(kind: str, path: Path) -> Sequence[Fault]:
    try:
        if kind == "plan":
            return allocate(path).faults
        (load_pack if kind == "pack" else read_explanations)(path)
    except Fault as fault:
        return fault.every
    return ()


def spots(found: Sequence[Fault]) -> list[Told]:
    return [(one.place.line or 0, one.place.column or 0, one.code) for one in found if one.place is not None]


def written(folder: Path, kind: str, slips: Sequence[Slip]) -> tuple[Path, list[Told]]:
    text, told = made(FILES[kind][0], slips)
    path = folder / f"{kind}.yaml"
    path.write_text(text, encoding="utf-8")
    return path, sorted(told)


@pytest.mark.parametrize("kind", FILES)
def test_a_sound_file_has_no_fault(kind: str, tmp_path: Path) -> None:
    assert spots(faults(kind, written(tmp_path, kind, ())[0])) == []


@pytest.mark.parametrize(("kind", "slip"), [(kind, slip) for kind, (_, slips) in FILES.items() for slip in slips])
def test_a_slip_is_told_where_it_is_in_both_languages(kind: str, slip: Slip, tmp_path: Path) -> None:
    path, told = written(tmp_path, kind, [slip])
    found = faults(kind, path)
    assert spots(found) == told
    for language, words in zip(Language, slip.says, strict=True):
        assert words in Messages(language).fault(found[0])


@pytest.mark.parametrize("kind", FILES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_of_any_slips_together_just_these_are_told(kind: str, tmp_path: Path, data: st.DataObject) -> None:
    slips = data.draw(st.lists(st.sampled_from(FILES[kind][1]), unique=True))
    path, told = written(tmp_path, kind, slips)
    assert spots(faults(kind, path)) == told


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", FILES)
def test_a_line_each_and_a_last_one_with_their_count(kind: str, language: str, tmp_path: Path, cedu: Run) -> None:
    path, told = written(tmp_path, kind, FILES[kind][1])
    assert len(told) >= 6
    done = cedu(*COMMANDS[kind], path, "--lang", language)
    assert (done.returncode, done.stdout) == (4, "")
    *lines, last = done.stderr.splitlines()
    shown = told[:20]
    assert [line.split(" ")[:2] for line in lines] == [[f"{path}:{row}:{column}:", code] for row, column, code in shown]
    assert last.startswith("cedu: ")
    assert str(len(told)) in last
    if language == "zh":
        rest = done.stderr.replace(str(path), "")
        assert not any(word in rest for word in (" or ", "should", "Input", "Field", "must", "valid"))


@pytest.mark.parametrize("kind", FILES)
def test_one_fault_is_one_line_with_its_next_step(kind: str, tmp_path: Path, cedu: Run) -> None:
    slip = FILES[kind][1][0]
    path, ((row, column, code),) = written(tmp_path, kind, [slip])
    done = cedu(*COMMANDS[kind], path)
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"cedu: {path}:{row}:{column}: {code} ")
    assert "请" in done.stderr


@pytest.mark.parametrize("kind", FILES)
def test_a_machine_is_told_all_beside_the_first(kind: str, tmp_path: Path, cedu: Run) -> None:
    path, told = written(tmp_path, kind, FILES[kind][1])
    done = cedu(*COMMANDS[kind], path, "-f", "json")
    output = json.loads(done.stdout)
    assert (done.returncode, output["exit_code"], output["files"]) == (4, 4, [])
    assert output["error"] == output["errors"][0]
    assert [(one["place"]["line"], one["place"]["column"], one["code"]) for one in output["errors"]] == told
    assert {one["place"]["path"] for one in output["errors"]} == {str(path)}


def test_a_run_without_a_fault_has_no_list_of_them(cedu_json: Callable[..., Any]) -> None:
    output = cedu_json("check", JIANGNING / "targets-mended.xlsx")
    assert output["error"] is None
    assert "errors" not in output


def test_lint_tells_the_same_of_a_pack_that_cannot_be_used(tmp_path: Path, cedu: Run) -> None:
    path, _ = written(tmp_path, "pack", FILES["pack"][1])
    done = cedu("rules", "lint", path)
    assert (done.returncode, done.stderr) == (4, cedu(*COMMANDS["pack"], path).stderr)


def test_a_wrong_pack_does_not_hide_what_is_wrong_beside_it(tmp_path: Path, cedu: Run) -> None:
    pack, of_pack = written(tmp_path, "pack", FILES["pack"][1][:2])
    accepted, of_accepted = written(tmp_path, "explanations", FILES["explanations"][1][:2])
    done = cedu("check", TABLE, "--rules", pack, "--explanations", accepted, "--text", tmp_path / "none.txt")
    assert done.returncode == 4
    for path, told in ((pack, of_pack), (accepted, of_accepted)):
        assert [f"{path}:{row}:{column}: {code}" in done.stderr for row, column, code in told] == [True, True]
    assert f"{tmp_path / 'none.txt'}: RD101" in done.stderr
    assert "cedu: 共有 5 处要改" in done.stderr
