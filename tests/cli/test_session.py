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
    assert json.loads(result.output)["error"]["code"] == "fault"
