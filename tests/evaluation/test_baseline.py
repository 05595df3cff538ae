"""An earlier report to compare with: what is wrong with it is said in a word."""

import json
from pathlib import Path

import pytest

from cedu_targets.domain.fault import PackFault
from cedu_targets.evaluation import baseline
from cedu_targets.report import Report


def compared(path: Path) -> Report:
    return baseline.compared(Report(()), baseline.read_baseline(path), str(path))


def reason(path: Path) -> object:
    with pytest.raises(PackFault) as raised:
        compared(path)
    assert (raised.value.code, raised.value.path) == ("PK006", str(path))
    return raised.value.parameters["reason"]


def test_a_missing_report_is_named_once(tmp_path: Path) -> None:
    assert str(tmp_path) not in str(reason(tmp_path / "none.json"))


def test_a_report_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.json"
    path.write_text('{"files": []}', encoding="utf-8")
    monkeypatch.setattr(baseline, "_MOST_BYTES", path.stat().st_size)
    assert compared(path).comparison is not None
    monkeypatch.setattr(baseline, "_MOST_BYTES", path.stat().st_size - 1)
    assert reason(path) == "size"


def test_a_report_of_too_many_values_is_not_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the bytes allowed may be a hundred times as many in memory."""
    path = tmp_path / "old.json"
    monkeypatch.setattr(baseline, "_MOST_VALUES", 9)
    path.write_text('{"files": [], "x": [1, 2, {}, 4]}', encoding="utf-8")
    assert compared(path).comparison is not None
    path.write_text('{"files": [], "x": [1, 2, {}, 4, []]}', encoding="utf-8")
    assert reason(path) == "size"


def test_the_most_bytes_are_no_more_than_a_file_may_have() -> None:
    assert baseline._MOST_BYTES <= 64 * 2**20
    assert baseline._MOST_VALUES <= 3_000_000


def test_of_a_report_only_what_is_compared_is_kept() -> None:
    assert baseline._needed({"code": "PW001", "place": {"cell": "A1"}}) == {"code": "PW001"}


FINDING = {"fingerprint": "f", "code": "PW001", "message": "m"}
FILE = {"path": "a.xlsx", "error": None, "status": "findings", "findings": [FINDING]}


def test_a_file_that_could_not_be_read_then_had_no_findings(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    unreadable = {**FILE, "error": {"code": "RD101"}, "status": "unreadable", "findings": []}
    path.write_text(json.dumps({"files": [FILE, unreadable, FILE]}), encoding="utf-8")
    comparison = compared(path).comparison
    assert comparison is not None
    assert [(gone.fingerprint, gone.path) for gone in comparison.gone] == [("f", "a.xlsx")] * 2


@pytest.mark.parametrize("name", ["path", "error", "status", "findings"])
def test_a_report_that_lacks_a_part_is_none(name: str, tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text(json.dumps({"files": [{key: FILE[key] for key in FILE if key != name}]}), encoding="utf-8")
    assert name in str(reason(path))


@pytest.mark.parametrize("name", FINDING)
def test_a_finding_of_another_kind_is_none(name: str, tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text(json.dumps({"files": [{**FILE, "findings": [{**FINDING, name: 3}]}]}), encoding="utf-8")
    assert "int" in str(reason(path))
