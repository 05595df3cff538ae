"""What is due as JSON: one row for each item by the contract, numbers as text."""

import json
from typing import Any

from cedu_targets.agenda.report import StatusReport
from cedu_targets.messages.messages import Language
from cedu_targets.reporters.json_schema import Envelope
from cedu_targets.reporters.status import json as status_json
from sample_reports import messages_for
from status_reports import hostile_status
from suzhou_answers import answered
from suzhou_items import status


def output(report: StatusReport) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(status_json.render(report, messages_for(Language.ZH)))
    Envelope.model_validate(read)
    return read


def test_a_row() -> None:
    (found,) = [one for one in output(status())["rows"] if one["item"] == "安排-12"]
    assert found == {
        "path": "suzhou.txt", "item": "安排-12", "table": "2", "unit": None, "text": "2019 年苏州市社会教育课题申报",
        "owners": [
            {"name": "市社指中心", "role": "duty", "every": False},
            {"name": "各市、区", "role": "duty", "every": True},
        ],
        "start": "2019-06-01", "end": "2019-06-30", "earliest_end": None, "precision": "month", "time": "6 月",
        "state": "due_soon", "doubt": None, "days": "15", "reported": None, "completed": None, "reason": None,
        "steps_past": [], "returns": [],
        "evidence": {"named": [], "found": [], "missing": [], "state": None},
        "place": {
            "sheet": None, "cell": None, "line": 79, "unit": None, "indicator": None, "item": "安排-12", "record": None,
            "owner": None, "period": None, "measure": None,
        },
    }  # fmt: skip


def test_the_counts() -> None:
    read = output(status())
    assert (read["as_of"], read["remind"], read["exit_code"]) == ("2019-06-15", "15", 0)
    assert read["summary"] == {
        "not_reported": "9", "due_soon": "3", "upcoming": "11", "later": "1", "undated": "2",
    }  # fmt: skip
    assert read["owners"][0] == {
        "owner": "市教育局", "items": "12", "supported": "0", "not_reported": "4", "due_soon": "1", "upcoming": "4", "later": "1",
        "undated": "2",
    }  # fmt: skip


def test_what_came_back() -> None:
    read = output(answered())
    by_id = {one["item"]: one for one in read["rows"]}
    assert (by_id["安排-10"]["state"], by_id["安排-10"]["doubt"]) == (None, "differ")
    done = by_id["安排-2"]
    assert (done["state"], done["reported"], done["completed"]) == ("done", "done", "2019-03-25")
    assert done["evidence"] == {"named": ["汇总表.xlsx"], "found": [], "missing": [], "state": None}
    assert read["summary"]["null"] == "2"
    assert [file["path"] for file in read["files"]] == [
        "suzhou.txt",
        "suzhou.txt",
        "back/市教育局.xlsx",
        "back/市社指中心.xlsx",
    ]
    assert by_id["要点-1"]["days"] is None


def test_hostile_names_are_json() -> None:
    assert output(hostile_status())["rows"]
