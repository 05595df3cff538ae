"""Columns of a plan: what may be a part of what."""

from pathlib import Path

from cedu_targets import allocate
from plan_files import SMALL, write


def test_parts_are_counted_in_their_wholes_unit_of_measure(tmp_path: Path) -> None:
    text = SMALL.replace("name: 农村培训, unit_of_measure: 万人次", "name: 农村培训, unit_of_measure: 人次")
    (mistake,) = [one for one in allocate(write(tmp_path, text)).mistakes if one.code == "AL006"]
    assert (mistake.variant, mistake.place.indicator) == ("measure", "1")
    assert {name: mistake.parameters[name] for name in ("part", "one", "two")} == {
        "part": "2", "one": "万人次", "two": "人次",
    }  # fmt: skip
