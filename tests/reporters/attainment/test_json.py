"""The JSON of an attainment: rows by the contract, exact numbers as text, and what it shares with its schema."""

import json
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from attainment_figures import attained, base, by, figure, target
from attainments import hostile_attainment, many_units, xiqu_2021
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.targets import TargetKind
from cedu_targets.messages.messages import Language
from cedu_targets.reporters.attainment.json import render
from cedu_targets.reporters.json_schema import Envelope
from sample_reports import STEERING, messages_for

SHARE = target("0.6", due=by(2021), unit_of_measure="%")


def output(report: AttainmentReport, language: Language = Language.ZH) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(render(report, messages_for(language)))
    return made


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("made", [xiqu_2021, many_units, hostile_attainment])
def test_every_report_is_valid_and_steers_nothing(made: Any, language: Language) -> None:
    told = render(made(), messages_for(language))
    jsonschema.Draft202012Validator(Envelope.model_json_schema()).validate(json.loads(told))
    assert not STEERING.search(told)


def test_the_schema_refuses_a_row_that_is_not_the_contract() -> None:
    made = output(xiqu_2021())
    made["rows"][1]["achieved"] = 0.572
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(Envelope.model_json_schema()).validate(made)


def test_a_row() -> None:
    made = output(xiqu_2021())
    assert list(made)[-5:] == ["as_of", "title", "rows", "paths", "bases"]
    row = made["rows"][1]
    assert list(row)[:9] == [
        "unit", "indicator", "target", "achieved", "gap", "completion", "pace", "needed_per_month", "state",
    ]  # fmt: skip
    reported = row.pop("reported")
    assert (reported["value"], reported["path"], reported["place"]["cell"]) == ("45760", "achieved.xlsx", "B3")
    assert row == {
        "unit": None, "indicator": "participation", "target": "0.6", "achieved": "0.572", "gap": "0.028",
        "completion": "0.953333", "pace": "1", "needed_per_month": None, "state": "behind", "id": "participation-2021",
        "name": "参与率", "kind": "share", "year": "2021", "judged_on": "2021-12-31", "is_reading": False,
        "by": "到2021年底", "strength": "binding", "counting": None, "either": None,
        "demanded": {"relation": "at_least", "value_high": None, "unit_of_measure": "%", "printed": "0.6"},
        "needed": None, "met_by": None, "numerator": "45760",
        "base": {"name": "常住人口", "value": "80000", "year": "2021", "source": "统计局"},
        "why": None, "missing": None, "units": [], "lacking": [], "silent": [], "line": 11,
    }  # fmt: skip


def test_before_the_deadline_there_is_no_pace() -> None:
    by_id = {row["id"]: row for row in output(xiqu_2021())["rows"]}
    assert (by_id["participation-2022"]["pace"], by_id["participation-2022"]["state"]) == (None, "below")
    assert (by_id["elderly"]["state"], by_id["elderly"]["why"], by_id["elderly"]["missing"]) == (
        None, "no_base", "老年人口",
    )  # fmt: skip
    assert by_id["elderly"]["is_reading"]
    assert (by_id["demo_area-2022"]["target"], by_id["demo_area-2022"]["why"]) == (None, "no_number")
    assert by_id["college-2020"]["lacking"] == ["高新区管委会"]


def test_paths_and_bases() -> None:
    made = output(xiqu_2021())
    (path,) = made["paths"]
    assert (path["indicator"], path["trend"], path["missing"]) == ("participation", "up", [])
    assert path["steps"][0] == {"year": "2020", "target": "0.5", "id": "participation-2020"}
    assert path["achieved"] == [{"year": "2020", "value": "0.521"}, {"year": "2021", "value": "0.572"}]
    assert [(one["name"], one["year"], one["source"]) for one in made["bases"]][1] == (
        "常住人口", "2020", "第七次人口普查",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reported", "achieved", "gap", "completion"),
    [
        (("1", "3"), "0.333333", "0.266667", "0.555556"),
        (("59999999", "100000000"), "0.599999", "0.000001", "0.999999"),
        (("60000001", "100000000"), "0.600001", "-0.000001", "1.000001"),
        (("3", "5"), "0.6", "0", "1"),
    ],
)
def test_six_places_and_never_the_target_itself(
    reported: tuple[str, str], achieved: str, gap: str, completion: str
) -> None:
    part, of = reported
    report = attained(SHARE, [figure(part, unit_of_measure="人")], [base(of, unit_of_measure="人")])
    (row,) = output(report)["rows"]
    assert (row["achieved"], row["gap"], row["completion"]) == (achieved, gap, completion)


def test_a_unit_that_needs_as_many_as_its_base() -> None:
    schools = target("1", TargetKind.COVERAGE, due=by(2021), each=True, base="乡镇数")
    report = attained(schools, [figure("5", unit="甲县")], [base("6", unit="甲县", name="乡镇数")])
    whole, unit = output(report)["rows"]
    assert (whole["unit"], whole["achieved"], whole["gap"], whole["lacking"]) == (
        None,
        "0.833333",
        "0.166667",
        ["甲县"],
    )
    assert (unit["unit"], unit["target"], unit["needed"], unit["achieved"], unit["gap"]) == ("甲县", "1", "6", "5", "1")


def test_of_alternatives_the_one_that_was_reached_is_named() -> None:
    one, two = (replace(SHARE, id=name, indicator=name, name=name, either="g", value=Decimal("0.5")) for name in "ab")
    report = attained((one, two), [figure("0.4", name="a", is_rate=True), figure("0.6", name="b", is_rate=True)])
    first, second = output(report)["rows"]
    assert (first["met_by"], first["either"], second["met_by"]) == ("b", "g", None)
