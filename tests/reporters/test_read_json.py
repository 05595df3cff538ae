"""The JSON of a reading: every value, exactly, and a file that could not be read as its error."""

import json

from cedu_targets import read
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.read_json import render
from project import JIANGNING


def test_values_are_texts_and_a_fault_has_a_head_only() -> None:
    found = json.loads(render(read([JIANGNING / "targets.xlsx", "no-such.xlsx"]), Messages(Language.EN)))
    table, missing = found["files"]
    assert (table["values"]["全区目标"]["4"], table["shape"], table["error"]) == ("4.99", "table", None)
    assert (missing["shape"], missing["error"]["code"]) == (None, "RD101")
    assert "values" not in missing
