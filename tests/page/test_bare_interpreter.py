"""Where there are no other processes and hardly any libraries, as in a browser, the answers are the same."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from cedu_targets.page.answer import Answer
from cedu_targets.page.session import Session
from project import SOURCE

Ask = Callable[..., Answer]
MISSING = (
    "multiprocessing", "concurrent", "numpy", "pandas", "highspy", "docx", "lxml", "openpyxl", "rich", "typer", "click",
    "markupsafe._speedups", "yaml._yaml", "resource", "fcntl",
)  # fmt: skip
SCRIPT = f"""
import json, os, sys
from hashlib import sha256

class NotHere:
    def find_spec(self, name, path=None, target=None):
        if name.startswith(tuple(one + "." for one in {MISSING!r})) or name in {MISSING!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

import importlib.util
sys.meta_path.insert(0, NotHere())
find_spec = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name in {MISSING!r} else find_spec(name, *rest)
del os.fork
from cedu_targets.page.session import Session

session = Session()
answer = session.answer(sys.argv[1])
made = {{offer.id: sha256(session.output(offer.id).content).hexdigest() for offer in answer.outputs}}
json.dump([answer.exit_code, answer.faults, made], sys.stdout)
"""


@pytest.mark.parametrize(
    ("door", "given"),
    [
        ("check", {"example": "table"}),
        ("check", {"example": "submissions"}),
        ("gap", {"example": "progress"}),
        ("gap", {"example": "text"}),
        ("allocate", {"example": "plan"}),
        ("blank_plan", {}),
    ],
)
def test_the_answers_are_the_same(door: str, given: dict[str, str], session: Session, ask: Ask, tmp_path: Path) -> None:
    answer = ask(door, **given)
    made = {offer.id: sha256(session.output(offer.id).content).hexdigest() for offer in answer.outputs}
    made.pop("docx", None)
    bare = tmp_path / "bare"
    bare.mkdir()
    asked = json.dumps({"door": door, "lang": "zh", **given})
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, asked], cwd=bare, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYDANTIC_DISABLE_PLUGINS": "__all__", "PYTHONPATH": str(SOURCE.parent)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [answer.exit_code, [], made]
