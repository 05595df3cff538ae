"""Achievements and bases are read by the names of the targets, however a sheet is laid out."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from cedu_targets.attainment.figures import FiguresRead, read_figures
from cedu_targets.messages.messages import Language, Messages
from figure_cases import TARGETS, text, told, xlsx

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "sheets.yaml").read_text(encoding="utf-8"))


def read_case(case: dict[str, Any], folder: Path) -> FiguresRead:
    if case.get("kind") == "txt":
        path = text(folder, case["rows"])
    else:
        path = xlsx(folder, case["rows"], case.get("sheet", "表"), case.get("merges", ()))
    return read_figures([path], [], TARGETS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_sheet_is_read_by_its_names(case: dict[str, Any], tmp_path: Path) -> None:
    found = read_case(case, tmp_path)
    (file,) = found.files
    assert file.fault is None
    assert [told(one) for one in found.figures] == case.get("figures", [])
    assert [told(one) for one in found.bases] == case.get("bases", [])
    if "units" in case:
        assert list(found.units) == case["units"]
    assert [one.code for one in file.findings] == case.get("findings", [])
    if "cells" in case:
        assert [one.place.cell for one in file.findings] == case["cells"]
    messages = Messages(Language.ZH)
    said = repr(found) + "".join(messages.message(one) for one in file.findings)
    assert not any(never in said for never in case.get("never", ()))


def test_nothing_recognised_is_a_fault(tmp_path: Path) -> None:
    path = xlsx(tmp_path, [["项目", "数"], ["别的事", 3]])
    for given in (([path], []), ([], [path]), ([path], [path])):
        (file,) = read_figures(*given, TARGETS).files
        assert file.fault is not None
        assert file.fault.code == "GA035"


def units_read(folder: Path, *rows: list[Any]) -> tuple[str, ...]:
    return tuple(
        read_figures(
            [xlsx(folder, [["单位", *("转移培训", "社区教育经费")[: len(rows[0]) - 1]], *rows])], [], TARGETS
        ).units
    )


@pytest.mark.parametrize(
    ("rows", "units"),
    [
        # One line that happens to add up makes nobody the whole.
        ([["甲乡", 10000], ["乙乡", 15000], ["丙镇", 25000]], "甲乡 乙乡 丙镇"),
        ([["甲乡", 1], ["乙乡", 1], ["丙镇", 2]], "甲乡 乙乡 丙镇"),
        # The name of a larger place, or one that says it, does; and so do two lines that both add up.
        ([["甲乡", 10000], ["乙镇", 15000], ["丙区", 25000]], "甲乡 乙镇"),
        ([["甲乡", 1], ["乙乡", 1], ["合计", 2]], "甲乡 乙乡"),
        ([["甲乡", 10, 3], ["乙乡", 15, 4], ["丁乡", 5, 2], ["丙镇", 30, 9]], "甲乡 乙乡 丁乡"),
        ([["甲乡", 10, 3], ["乙乡", 15, 4], ["丙镇", 25, 8]], "甲乡 乙乡 丙镇"),
    ],
)
def test_by_its_numbers_a_row_is_the_whole_only_where_they_cannot_happen_to_be(
    rows: list[list[Any]], units: str, tmp_path: Path
) -> None:
    assert units_read(tmp_path, *rows) == tuple(units.split())


def test_an_achievement_that_another_target_divides_by_needs_no_source(tmp_path: Path) -> None:
    certified = replace(TARGETS[0], id="取证", indicator="取证", name="取得证书人数", base="转移培训")
    path = xlsx(tmp_path, [["单位", "转移培训", "取得证书人数"], ["甲乡", 100, 60], ["乙乡", 50, 30]])
    (file,) = read_figures([path], [], [*TARGETS, certified]).files
    assert "GA034" not in [one.code for one in file.findings]
