"""A document of more findings than anybody reads: what was found stands, and the rest is said not to be judged."""

import json
from pathlib import Path

import pytest

from cedu_targets import check
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.check.json import render


def test_beyond_the_bound_the_rest_is_not_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.csv"
    rows = "".join(f"街道{number},{number + 9},{number},2\n" for number in range(3, 33))
    path.write_text(
        f"2021年任务表\n单位,培训,农村,城市\n栏次,1,2,3\n{rows}注：1=2+3；3=1-2\n注：1≥3；2≥3\n", encoding="utf-8"
    )
    (whole,) = check(path, rules="none", diagnosis=False).files
    assert not [entry for entry in whole.not_judged if entry.reason == "too_many_findings"]
    monkeypatch.setattr("cedu_targets.evaluation.evaluate._MOST_PLACES", 12)
    (cut,) = check(path, rules="none", diagnosis=False).files
    told = [entry for entry in cut.not_judged if entry.reason == "too_many_findings"]
    assert told
    assert 0 < len([one for one in cut.findings if one.rule != "reading"]) <= 12


def test_a_sum_of_more_units_than_places_are_held_is_judged_and_told_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "t.csv"
    rows = "".join(f"街道{number},{number},\n" for number in range(1, 41))
    path.write_text(f"2021年任务表\n单位,培训,农村\n栏次,1,2\n全区,821,1\n{rows}街道41,0,2\n", encoding="utf-8")
    monkeypatch.setattr("cedu_targets.evaluation.evaluate._MOST_PLACES", 12)
    monkeypatch.setattr("cedu_targets.reporters.shared.json_envelope._MOST_RELATED", 9)
    report = check(path, rules="none", diagnosis=False)
    (file,) = report.files
    assert not [entry for entry in file.not_judged if entry.reason == "too_many_findings"]
    found = [one for one in file.findings if one.rule != "reading"]
    assert [(one.place.cell, str(one.difference), len(one.related)) for one in found] == [
        ("B4", "1", 41),
        ("C4", "-1", 1),
    ]
    entries = [
        one for one in json.loads(render(report, Messages(Language.ZH)))["files"][0]["findings"] if one["actual"]
    ]
    assert [(len(one["related"]), one.get("related_count")) for one in entries] == [(9, 41), (1, None)]
