"""cedu schema: the models of report, pack and plan."""

import json

import pytest

from cedu_targets.checks.catalogue import CHECKS
from project import Run


@pytest.mark.parametrize(("of", "title"), [("report", "Envelope"), ("pack", "RulePack"), ("plan", "Plan")])
def test_a_schema_is_that_of_its_model(of: str, title: str, cedu: Run) -> None:
    assert json.loads(cedu("schema", of).stdout)["title"] == title


def test_an_editor_shows_of_a_rule_what_explain_says_of_its_codes(cedu: Run) -> None:
    kinds = json.loads(cedu("schema", "pack").stdout)["$defs"]
    for check in CHECKS:
        shown = kinds[check.__name__]["description"]
        for code in check.codes:
            assert f"{code}  " in shown
            said = cedu("explain", code, "--lang", "en").stdout.rpartition("\n\n")[0]
            assert said in shown
    assert kinds["NotAbove"]["description"].startswith("NA001  part above the whole\n\nWhere a note declares 1≥2")
