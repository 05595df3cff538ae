"""cedu schema: the models of report, pack and plan."""

import json

import pytest

from project import Run


@pytest.mark.parametrize(("of", "title"), [("report", "Envelope"), ("pack", "RulePack"), ("plan", "Plan")])
def test_a_schema_is_that_of_its_model(of: str, title: str, cedu: Run) -> None:
    assert json.loads(cedu("schema", of).stdout)["title"] == title
