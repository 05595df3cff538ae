"""Achievements and bases are read by the names of the targets, however a sheet is laid out."""

from pathlib import Path
from typing import Any

import pytest
import yaml

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
