"""Faults: one message and an exit code, in a machine's format too."""

import json
from pathlib import Path

import pytest

from project import JIANGNING, Run

BAD, GOOD = JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"


def test_names_too_long_and_folders_closed_are_missing_inputs(tmp_path: Path, cedu: Run) -> None:
    assert cedu("check", "x" * 300).returncode == 3
    assert cedu("check", BAD, "--rules", "x" * 300).returncode == 4
    assert cedu("check", BAD, "-o", tmp_path / ("x" * 300)).returncode == 2


def test_a_bad_pack_is_told_in_the_output_file_too(tmp_path: Path, cedu: Run) -> None:
    output = tmp_path / "report.json"
    assert cedu("check", BAD, "--rules", "none-such", "-f", "json", "-o", output).returncode == 4
    assert json.loads(output.read_text(encoding="utf-8"))["error"]["code"] == "PK001"


def test_a_fault_of_cedu_is_one_message_and_70(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from typer.testing import CliRunner

    from cedu_targets import api
    from cedu_targets.cli.app import app

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(api, "check", broken)
    result = CliRunner().invoke(app, ["check", str(BAD)])
    assert result.exit_code == 70
    assert "oops" in result.output
    assert "Traceback" not in result.output
    result = CliRunner().invoke(app, ["check", str(BAD), "-f", "json"])
    assert json.loads(result.stdout)["error"]["code"] == "fault"


RULE = '  - {{id: r{n}, check: bounds, indicators: "1", at_least: "1"}}\n'


def test_of_many_faults_twenty_are_shown_and_all_are_counted(tmp_path: Path, cedu: Run) -> None:
    pack = tmp_path / "p.yaml"
    for count, said in ((20, "共有 20 处要改，都列在上面。"), (21, "共有 21 处要改，上面是前 20 处。")):
        pack.write_text(
            "name: p\ntitle: t\nrules:\n" + "".join(RULE.format(n=n) for n in range(count)), encoding="utf-8"
        )
        *lines, last = cedu("check", BAD, "--rules", pack).stderr.splitlines()
        assert len(lines) == 20
        assert last == f"cedu: {said}请按提示的行列改正；规则包的各字段见 cedu schema pack。"
        assert not any("cedu schema pack" in line for line in lines)  # said once
        output = json.loads(cedu("check", BAD, "--rules", pack, "-f", "json").stdout)
        assert len(output["errors"]) == count


def test_next_steps_of_several_kinds_are_said_of_which_code(tmp_path: Path, cedu: Run) -> None:
    plan = tmp_path / "p.yaml"
    plan.write_text(
        "titel: t\nunits: [甲]\nindicators:\n  '1': {name: a, total: x, tota: 1}\n  '2': {name: b, total: y}\n",
        encoding="utf-8",
    )
    last = cedu("allocate", plan, "--lang", "en").stderr.splitlines()[-1]
    assert "AL015: Mend it" in last
    assert "AL001: Write a number" in last


def test_a_slip_of_syntax_says_that_the_rest_was_not_looked_at(tmp_path: Path, cedu: Run) -> None:
    pack = tmp_path / "p.yaml"
    pack.write_text("name: Not A Name\nname: p\ntitle: [\nrules: x\n", encoding="utf-8")
    lines = cedu("check", BAD, "--rules", pack).stderr.splitlines()
    assert [line.split(" ")[1] for line in lines[:-1]] == ["PK002", "PK002"]
    assert "这之后的内容要等改好才能核对" in lines[1]
