"""Broken and hostile files end in the command's words, never in a traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets.page.answer import Answer
from cedu_targets.page.session import Session
from hostile_files import HOSTILE
from project import JIANGNING, Run

Ask = Callable[..., Answer]
QUICK = [
    "ods: cut", "ods: password", "ods: entities", "docx: no document", "docx: external entity", "xls: cut",
    "xls: scrambled", "xls: a password",
]  # fmt: skip
"""tests/files holds them all against the reader, tests/browser against what the browser makes of them."""


@pytest.mark.parametrize("name", QUICK)
def test_the_answer_is_the_commands(name: str, session: Session, ask: Ask, cedu: Run) -> None:
    Path("表.xlsx").write_bytes(HOSTILE[name].make())
    answer = ask("check", "en", tables=["表.xlsx"])
    assert answer.faults == ()
    told = session.output("json").content
    done = cedu("check", "表.xlsx", "-f", "json", "--lang", "en", cwd=Path.cwd())
    assert told.decode() == done.stdout
    assert answer.exit_code == done.returncode
    assert HOSTILE[name].code in done.stdout
    for offer in answer.outputs:
        assert session.output(offer.id).content


@pytest.mark.parametrize("role", ["text", "base", "against", "explanations"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_broken_file_beside_a_table_is_told_as_by_the_command(
    role: str, lang: str, session: Session, ask: Ask, cedu: Run
) -> None:
    Path("targets.xlsx").write_bytes((JIANGNING / "targets.xlsx").read_bytes())
    Path("坏]]>.xlsx").write_bytes(b"PK\3\4 no workbook")
    answer = ask("check", lang, tables=["targets.xlsx"], **{role: "坏]]>.xlsx"})
    done = cedu("check", "targets.xlsx", f"--{role}", "坏]]>.xlsx", "--lang", lang, cwd=Path.cwd())
    assert answer.exit_code == done.returncode >= 2
    assert answer.faults == tuple(done.stderr.splitlines())
    assert (answer.html, answer.outputs) == (None, ())


@pytest.mark.parametrize(
    ("door", "given", "arguments"),
    [
        ("gap", {"targets": "坏.xlsx", "achieved": ["targets.xlsx"]}, ["gap", "坏.xlsx", "targets.xlsx"]),
        ("gap", {"targets": "targets.xlsx", "base": "坏.xlsx"}, ["gap", "targets.xlsx", "--base", "坏.xlsx"]),
        ("allocate", {"plan": "坏.xlsx"}, ["allocate", "坏.xlsx"]),
        ("allocate", {"plan": "none.xlsx"}, ["allocate", "none.xlsx"]),
        ("blank_plan", {"like": "坏.xlsx"}, ["template", "--for", "allocate", "-o", "x.xlsx", "--like", "坏.xlsx"]),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_faults_are_the_commands_at_every_door(
    door: str, given: dict[str, object], arguments: list[str], lang: str, ask: Ask, cedu: Run
) -> None:
    Path("targets.xlsx").write_bytes((JIANGNING / "targets.xlsx").read_bytes())
    Path("坏.xlsx").write_bytes(b"PK\3\4 no workbook")
    answer = ask(door, lang, **given)
    done = cedu(*arguments, "--lang", lang, cwd=Path.cwd())
    assert answer.exit_code == done.returncode
    if answer.html is None:
        assert answer.faults == tuple(done.stderr.splitlines())
    assert "Traceback" not in "".join(answer.faults)
