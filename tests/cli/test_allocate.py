"""cedu allocate: where nothing was allocated, only a machine's report is written to a file."""

import json
from pathlib import Path

from plan_files import fill
from project import JIANGNING, Run

PLAN = JIANGNING / "plan-illustrative.xlsx"


def test_a_workbook_is_told_on_the_screen_as_well(tmp_path: Path, cedu: Run) -> None:
    done = cedu("allocate", PLAN, "-o", tmp_path / "t.xlsx")
    assert done.returncode == 0
    assert "东山" in done.stdout
    assert str(tmp_path / "t.xlsx") in done.stdout.splitlines()[-1]
    assert (tmp_path / "t.xlsx").read_bytes().startswith(b"PK")


def test_a_conflict_writes_no_table(tmp_path: Path, cedu: Run) -> None:
    plan = fill(PLAN, {"分解计划!淳化:4": "≥2.33"}, tmp_path / "plan.xlsx")
    for name in ("t.xlsx", "t.md", "t.txt"):
        done = cedu("allocate", plan, "-o", tmp_path / name)
        assert (done.returncode, (tmp_path / name).exists()) == (1, False), name
        assert "不能同时满足" in done.stdout
    assert cedu("allocate", plan, "-o", tmp_path / "t.json").returncode == 1
    assert json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))["status"] == "infeasible"
