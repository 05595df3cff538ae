"""Mistakes in a plan, told so that they can be mended."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from cedu_targets import allocate
from cedu_targets.domain.fault import PackFault
from plan_files import SMALL, write


@pytest.mark.parametrize(
    ("old", "new", "variant", "wanted", "guess"),
    [
        ('东山: {"2": 2}', '东三: {"2": 2}', "unit_guess", "东三", "东山"),
        ('东山: {"2": 2}', '钱塘: {"2": 2}', "unit", "钱塘", None),
        ('东山: {"2": 2}', '东山: {"22": 2}', "code", "22", None),  # a code that looks like another means nothing
    ],
)
def test_a_name_that_may_be_meant_is_said(
    tmp_path: Path, old: str, new: str, variant: str, wanted: str, guess: str | None
) -> None:
    (mistake,) = allocate(write(tmp_path, SMALL.replace(old, new))).mistakes
    assert (mistake.code, mistake.variant) == ("AL004", variant)
    assert (mistake.parameters["wanted"], mistake.parameters["guess"]) == (wanted, guess)


HEAD = "title: 表\nunits: [甲, 乙]\nindicators:\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Of a column whose kind is not understood nobody knows its steps, or whether it is spread.
        (HEAD + "  '1': {name: 率, total: 50%, kind: 率率}\n  '2': {name: b, total: 1}\n", [("AL013", 4, 30)]),
        (HEAD + "  '1': {name: a, total: 1.5, granule: x}\n", [("AL013", 4, 30)]),
        # A total that is wrong is not missing, and a mistake elsewhere hides none that is.
        (HEAD + "  '1': {name: a, total: 两}\n", [("AL001", 4, 18)]),
        (
            HEAD + "  '1': {name: a, total: 两}\n  '2': {name: b}\ndemands: {甲: {'2': 3}}\n",
            [("AL001", 4, 18), ("AL005", 5, 3)],
        ),
        # A mistake in the parts of another total does not change the granule of this one.
        (
            HEAD + "  '1': {name: a, parts: 2, total: 0.5}\n  '2': {name: b, granule: 0.5, total: 0.5}\n"
            "  '3': {name: c, parts: 9}\n",
            [("AL004", 6, 18)],
        ),
        # Nor are the steps of a total known where those of a part are not.
        (
            HEAD + "  '1': {name: a, parts: 2, total: 0.5}\n  '2': {name: b, granule: x, total: 0.5}\n",
            [("AL013", 5, 18)],
        ),
        # In the row of an unknown area the numbers are read all the same.
        (
            HEAD + "  '1': {name: a, total: 3}\nareas: {东: {'1': 约2}}\n",
            [("AL004", 5, 9), ("AL001", 5, 13)],
        ),
        # A number that is wrong is not missing.
        (
            HEAD + "  '1': {name: a, total: 3, weights: 上年×0.5+人×0.5}\n"
            "sources: {人: {values: {乙: 1}}}\ntables: {上年: {甲: {'1': x}, 乙: {'1': 1}}}\n",
            [("AL001", 6, 19)],
        ),
        # In the row of an unknown unit the demands are read all the same.
        (
            HEAD + "  '1': {name: a, total: 3}\ndemands:\n  丙: {'1': 约2, '8': 1}\n",
            [("AL004", 6, 3), ("AL001", 6, 7), ("AL004", 6, 16)],
        ),
        # All that a mix names, and every number of last year.
        (
            HEAD
            + "  '1': {name: a, total: 3, weights: 子×0.5+丑×0.5}\n  '2': {name: b, total: 3, weights: 上年×0.5+均分×0.5}\n"
            "tables: {上年: {甲: {'2': x}, 乙: {'2': 1}}}\n",
            [("AL004", 4, 28), ("AL004", 4, 28), ("AL001", 6, 19)],
        ),
    ],
)
def test_what_only_follows_from_a_mistake_is_not_told(
    tmp_path: Path, text: str, told: list[tuple[str, int, int]]
) -> None:
    found = allocate(write(tmp_path, text)).mistakes
    assert [(one.code, one.place.line, one.place.column) for one in found] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Under an unknown name may stand what other entries name.
        (SMALL.replace("sources:", "grounds:"), ["AL015"]),
        (SMALL.replace('"1": {name: 培训合计,', '"1": {'), ["AL015"]),
        (SMALL.replace("谷里]", "[谷里]]"), ["AL015"]),
        (SMALL.replace("total: 5,", "total: [5],"), ["AL015"]),
        (SMALL.replace("谷里: 7", "谷里: [7]"), ["AL015"]),
        (HEAD + "  '1': {name: a, total: [3]}\n", ["AL015"]),
        # What does not rest on it is told.
        (SMALL.replace("sources:", "grounds:").replace("谷里: {", "丁: {"), ["AL015", "AL004"]),
        (SMALL.replace("total: 5,", "total: [5],").replace("total: 3.01", "total: -1"), ["AL015", "AL009"]),
    ],
)
def test_beside_entries_of_the_wrong_shape_mistakes_are_told(tmp_path: Path, text: str, told: list[str]) -> None:
    with pytest.raises(PackFault) as found:
        allocate(write(tmp_path, text))
    assert [one.code for one in found.value.every] == told


def test_a_file_beside_the_plan_does_not_hide_what_is_wrong_in_it(tmp_path: Path) -> None:
    plan = write(tmp_path, SMALL.replace('"≥1.2"', "约1").replace("total: 5,", "total: -5,"))
    with pytest.raises(PackFault) as found:
        allocate(plan, keep=tmp_path / "none.xlsx")
    assert [(one.code, Path(one.path or "").name) for one in found.value.every] == [
        ("AL009", "plan.yaml"), ("AL001", "plan.yaml"), ("RD101", "none.xlsx"),
    ]  # fmt: skip


def test_files_for_last_years_table_are_told_together_each_by_its_name(tmp_path: Path) -> None:
    for name in ("totals", "weights"):
        book = Workbook()
        assert book.active is not None
        for row in (["单位", "人口"], ["1", date(2021, 1, 1)], ["2", 5], ["3", date(2021, 1, 2)]):
            book.active.append(row)
        book.save(tmp_path / f"{name}.xlsx")
    last_year = tmp_path / "last.csv"
    last_year.write_text("2020年目标\n单位,合计,农村,城镇\n,1,2,3\n全县,9,4,5\n甲镇,9,4,5\n", encoding="utf-8")
    with pytest.raises(PackFault) as found:
        allocate(like=last_year, totals=tmp_path / "totals.xlsx", weights=tmp_path / "weights.xlsx", keep="none.xlsx")
    told = [(Path(one.path or "").name, one.code, one.place and one.place.cell) for one in found.value.every]
    assert told == [
        ("totals.xlsx", "AL012", "B2"), ("totals.xlsx", "AL012", "B4"),
        ("weights.xlsx", "AL012", "B2"), ("weights.xlsx", "AL012", "B4"), ("none.xlsx", "RD101", None),
    ]  # fmt: skip


def test_a_machine_is_told_every_mistake(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    output = cedu_json("allocate", write(tmp_path, SMALL.replace('"≥1.2"', "约1").replace("total: 5,", "total: -5,")))
    assert [(one["code"], one["place"]["line"], one["place"]["column"]) for one in output["errors"]] == [
        ("AL009", 6, 43), ("AL001", 13, 28),
    ]  # fmt: skip
    assert output["error"] == output["errors"][0]
    assert [one["code"] for one in output["files"][0]["findings"]] == ["AL009", "AL001"]
