"""The page is answered as the command is."""

import json
from pathlib import Path

import pytest

from cedu_targets.page.session import Session
from project import JIANGNING, Run


def asked(door: str, **files: object) -> str:
    return json.dumps({"door": door, "lang": "zh", "files": files, "as_of": "2020-09-30" if door == "gap" else None})


@pytest.mark.parametrize("name", ["html", "markdown", "excel", "json"])
def test_a_check_gives_what_the_command_gives(
    name: str, cedu: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "targets.xlsx").write_bytes((JIANGNING / "targets.xlsx").read_bytes())
    monkeypatch.chdir(tmp_path)
    session = Session()
    answer = session.answer(asked("check", tables=["targets.xlsx"]))
    assert (answer.exit_code, answer.faults) == (1, ())
    output = session.output(name)
    done = cedu("check", "targets.xlsx", "-f", name, "-o", f"report-{output.name}", "--lang", "zh", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert output.content == (tmp_path / f"report-{output.name}").read_bytes()
