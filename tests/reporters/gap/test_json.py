"""The JSON of a comparison: a row for each task, and last year only where there is one."""

import json

from msgspec.structs import replace

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.gap.json import render
from sample_reports import jiangning_gaps


def test_rows_have_last_year_only_where_it_was_given() -> None:
    report, messages = jiangning_gaps(), Messages(Language.ZH)
    found = json.loads(render(report, messages))
    assert found["timetable"]["months_elapsed"] == 9
    assert len(found["rows"]) == len(report.rows)
    assert "growth" in found["rows"][0]
    without = json.loads(render(replace(report, has_last_year=False), messages))
    assert not {"growth", "last_year"} & set(without["rows"][0])
