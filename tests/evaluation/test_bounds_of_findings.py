"""A document of more findings than anybody reads: what was found stands, and the rest is said not to be judged."""

from pathlib import Path

import pytest

from cedu_targets import check


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
    assert 0 < len(cut.findings) <= 12
