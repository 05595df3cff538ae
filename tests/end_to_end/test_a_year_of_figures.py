"""A district's year: eleven streets send a form a month -> one table -> who is behind; the same as of the forms."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

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


def test_forms_that_were_sent_out_come_back(cedu: Run, cedu_json: Json, tmp_path: Path) -> None:
    assert cedu("template", "--for", "report", TARGETS, "-o", tmp_path / "out").returncode == 0
    forms, back = sorted((tmp_path / "out").glob("*.xlsx")), tmp_path / "back"
    back.mkdir()
    for form in forms:
        for month in (1, 2, 3):
            fill(form, back / f"{form.stem}-{month}月.xlsx", month)
    (back / f"{forms[0].stem}-3月.xlsx").unlink()
    output = cedu_json("rollup", back, "--as-of", "2020-04-20", "--due-day", "5")
    assert output["exit_code"] == 0, [one for file in output["files"] for one in file["findings"]]
    found = output["figures"]
    states = {one["state"] for one in found["slots"] if one["unit"] != forms[0].stem}
    assert (states, found["completeness"]["late"], found["completeness"]["counted"]) == ({"reported"}, "10", "32")
    assert found["lacks"] == {forms[0].stem: ["2020-03"]}
    (slot,) = [one for one in found["slots"] if (one["unit"], one["period"]) == (forms[1].stem, "2020-03")]
    assert [(one["first"], one["last"]) for one in slot["reported"]] == [("1", "3"), ("3", "3")]
    assert cedu("rollup", back, "--as-of", "2020-04-20", "-o", tmp_path / "汇总.xlsx").returncode == 0
    day = ("--as-of", "2020-03-31")
    direct, through = cedu_json("gap", TARGETS, back, *day), cedu_json("gap", TARGETS, tmp_path / "汇总.xlsx", *day)
    numbers = [[(row["unit"], row["achieved"]) for row in output["rows"]] for output in (direct, through)]
    assert numbers[0] == numbers[1]


def fill(form: Path, path: Path, month: int) -> None:
    """Fill a form in as a street does: a tenth of the target each month, of things and shares all at once."""
    book = load_workbook(form)
    sheet = book.worksheets[0]
    sheet["E2"], sheet["E3"] = f"2020年{month}月", f"2020年{month + 1}月{9 if month == 3 else 3}日"
    for code, _, measure, target, *_ in sheet.iter_rows(min_row=6):
        if not isinstance(target.value, int | float) or not isinstance(code.value, int):
            continue
        is_whole = measure.value in ("个", "人", "%")
        if measure.value != "%":
            alone = target.value * (month == 1) if is_whole else round(target.value / 10, 4)
            sheet.cell(target.row, 5).value = alone
        sheet.cell(target.row, 6).value = target.value if is_whole else round(target.value * month / 10, 4)
    book.save(path)
