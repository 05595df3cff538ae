"""A table of another district: letters are columns of their own, the district stands at the bottom. No pack."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from project import YUNXI


def check(path: Path, cedu_json: Callable[..., Any]) -> None:
    output = cedu_json("check", path)
    (file,) = output["files"]
    assert (output["exit_code"], file["pack"]) == (1, None)
    assert file["checked"] == {"relations": 6 * 4 + 10, "cells": 6 * 12, "not_judged": 0}
    assert [
        (
            f["code"],
            f["rule"],
            f["place"]["cell"],
            f["place"]["unit"],
            f["actual"],
            f["expected"],
            f["difference"],
        )
        for f in file["findings"]
        if f["severity"] != "note"
    ] == [
        ("PW001", "sum:A=1+2+3", "C8", "桥头镇", "12460", "12640", "-180"),
        ("DS001", "district:A", "C12", "全县", "46725", "46545", "180"),
    ]
    (reading,) = cedu_json("read", path)["files"]
    assert reading["district"] == "全县"
    assert reading["units"] == ["城关镇", "桥头镇", "云溪乡", "白马乡", "县社区学院"]
    assert [indicator["code"] for indicator in reading["indicators"]] == "A 1 2 3 B 4 5 6 7 8 9 10".split()
    assert [(r["read_as"], r["reading"], r["holds"]) for r in reading["relations"]] == [
        ("A=1+2+3", "literal", False),
        ("B=4+5", "literal", True),
        ("8=6-7", "literal", True),
        ("6>=7", "literal", True),
    ]
    assert reading["values"]["城关镇"]["9"] == "0.62"
    kinds = {
        indicator["code"]: (indicator["kind"], indicator["unit_of_measure"]) for indicator in reading["indicators"]
    }
    assert kinds["6"] == ("amount", "万元")
    assert kinds["A"] == ("count", "人次")
    assert kinds["10"] == ("rate", "%")


def test_without_a_pack_it_is_right(cedu_json: Callable[..., Any]) -> None:
    check(YUNXI / "targets.xlsx", cedu_json)


@pytest.mark.render
@pytest.mark.parametrize("kind", ["xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"])
def test_as_libreoffice_writes_it(kind: str, tmp_path: Path, soffice: str, cedu_json: Callable[..., Any]) -> None:
    command = [
        soffice,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        kind,
    ]
    subprocess.run(
        [*command, "--outdir", tmp_path, YUNXI / "targets.fods"], check=True, capture_output=True, timeout=180
    )
    check(tmp_path / f"targets.{kind.partition(':')[0]}", cedu_json)
