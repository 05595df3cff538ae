"""A district's year: eleven streets send a form a month -> one table -> who is behind; the same as of the forms."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cedu_targets import check
from cedu_targets.domain.table import Table
from figure_forms import so_far, write_year
from project import JIANGNING, Run

Json = Callable[..., dict[str, Any]]
TARGETS = JIANGNING / "targets-mended.xlsx"
MONTHS = range(1, 10)
DAY = ("--as-of", "2020-10-06")


@pytest.fixture(scope="module")
def targets() -> Table:
    (file,) = check([TARGETS]).files
    assert file.table is not None
    return file.table


@pytest.fixture(scope="module")
def back(tmp_path_factory: pytest.TempPathFactory, targets: Table) -> Path:
    folder = tmp_path_factory.mktemp("year") / "back"
    assert len(write_year(folder, targets, MONTHS)) == 99
    return folder


def test_one_table_of_ninety_nine_forms(back: Path, targets: Table, cedu: Run, cedu_json: Json, tmp_path: Path) -> None:
    together = tmp_path / "汇总.xlsx"
    done = cedu("rollup", back, *DAY, "--due-day", "5", "-o", together)
    assert (done.returncode, done.seconds < 30) == (0, True), done.stdout + done.stderr
    output = cedu_json("rollup", back, *DAY, "--due-day", "5")["figures"]
    names = {one["code"]: one["name"] for one in output["indicators"]}
    codes = {targets.by_code[code].name: code for code in targets.codes}
    for unit in targets.units:
        told = {codes[names[code]]: value for code, value in output["table"][unit].items() if value is not None}
        due = {code: so_far(targets, unit, code, 9) for code in targets.row(unit)}
        assert {code: float(value) for code, value in told.items()} == {
            code: float(value) for code, value in due.items()
        }
    assert output["completeness"]["counted"] == "99"
    assert {one["state"] for one in output["slots"]} == {"reported"}
    assert (output["incomplete"], output["completeness"]["late"]) == ({}, "0")
    direct = cedu_json("gap", TARGETS, back, "--as-of", "2020-09-30")
    through = cedu_json("gap", TARGETS, together, "--as-of", "2020-09-30")
    assert len(direct["rows"]) == 336
    assert through["rows"] == direct["rows"]
