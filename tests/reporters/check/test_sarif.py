"""SARIF: results that code scanning takes, and their places, rules, fingerprints and suggestions."""

import json
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check import sarif
from cedu_targets.reporters.check.annotations import site
from machine_reports import NAMES, NASTY, faults, in_real_codes, named
from sample_reports import STEERING, full, jiangning, unsure

ZH, EN = Messages(Language.ZH), Messages(Language.EN)


def run(text: str) -> dict[str, Any]:
    """The only run; what GitHub asks for is in every result, and each points to its rule."""
    log = json.loads(text)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    (found,) = log["runs"]
    rules = found["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        (place,) = result["locations"]
        region = place["physicalLocation"]["region"]
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert min(region.values()) >= 1
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in found["results"]]
    assert len(set(prints)) == len(prints)
    return found  # type: ignore[no-any-return]


def of_code(found: dict[str, Any], code: str) -> list[dict[str, Any]]:
    return [result for result in found["results"] if result["ruleId"] == code]


def test_a_result_stands_at_its_cell_by_row_and_column_and_by_name() -> None:
    (result,) = of_code(run(sarif.render(jiangning(), ZH)), "PW001")
    assert result["message"]["text"].startswith("[任务分解表!R21] 学院 第17栏")
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "targets.xlsx", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 21, "startColumn": 18, "endLine": 21, "endColumn": 19},
    }
    assert place["logicalLocations"] == [
        {"name": "R21", "fullyQualifiedName": "'任务分解表'!R21", "kind": "cell"},
        {"name": "学院", "kind": "unit"},
        {"name": "17", "kind": "indicator"},
    ]
    related = [one["physicalLocation"]["region"] for one in result["relatedLocations"]]
    assert [(one["startLine"], one["startColumn"]) for one in related] == [(21, 19), (21, 20)]
    assert result["properties"]["difference"] == "-3500"


def test_a_sheet_is_named_as_in_a_formula_and_a_related_place_may_be_in_another_file() -> None:
    (file,) = jiangning().files
    (finding,) = (one for one in file.findings if one.code == "PW001")
    place = replace(finding.place, sheet="甲's")
    issued = Place(path="issued.xlsx", sheet="表", cell="C4")
    moved = replace(finding, place=replace(place, path="other.csv"), related=(issued, *[place] * 200))
    (result,) = run(sarif.render(Report((replace(file, findings=(moved,)),)), ZH))["results"]
    (location,) = result["locations"]
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "'甲''s'!R21"
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "other.csv"
    related = result["relatedLocations"]
    assert related[0]["physicalLocation"]["artifactLocation"]["uri"] == "issued.xlsx"
    assert [one["id"] for one in related] == list(range(100))


def test_what_a_text_says_points_to_the_cell_in_the_tables_own_file() -> None:
    (file,) = jiangning().files
    (finding,) = (one for one in file.findings if one.code == "PW001")
    said = replace(finding, place=Place(line=41), related=(finding.place, Place(line=12)))
    said = replace(said, parameters={**finding.parameters, "prose": "n.txt"})
    (result,) = run(sarif.render(Report((replace(file, findings=(said,)),)), ZH))["results"]
    spots = [one["physicalLocation"] for one in (*result["locations"], *result["relatedLocations"])]
    told = [(one["artifactLocation"]["uri"], one["region"]["startLine"]) for one in spots]
    assert told == [("n.txt", 41), (site(file.path, None).uri, 21), ("n.txt", 12)]


def test_a_rule_has_its_page_in_both_languages_the_runs_first() -> None:
    for messages, other in ((ZH, EN), (EN, ZH)):
        rules = {rule["id"]: rule for rule in run(sarif.render(jiangning(), messages))["tool"]["driver"]["rules"]}
        assert sorted(rules) == list(rules) == ["DS001", "PW001", "RD010"]
        rule = rules["PW001"]
        assert rule["shortDescription"]["text"] == messages.title("PW001")
        own, others = (rule["help"]["text"].index(one.page("PW001")) for one in (messages, other))
        assert own < others
        assert rule["help"]["markdown"].startswith("## PW001 ")
        assert rule["defaultConfiguration"] == {"level": "error"}
        assert (rule["properties"]["check"], rules["RD010"]["properties"]["check"]) == ("part_whole", "reading")


def test_what_is_explained_is_suppressed_and_an_earlier_run_is_compared() -> None:
    report = in_real_codes(full())
    found = run(sarif.render(report, ZH))
    suppressed = [result["suppressions"] for result in found["results"] if "suppressions" in result]
    assert suppressed == [
        [{"kind": "external", "status": "accepted", "justification": "全区数含区直单位（王科长，有效至 2026-12-31）"}]
    ]
    assert report.comparison is not None
    states = {one["partialFingerprints"]["ceduFinding/v1"]: one["baselineState"] for one in found["results"]}
    assert {known for known, state in states.items() if state == "new"} == report.comparison.new
    assert set(states.values()) == {"new", "unchanged"}
    assert "baselineState" not in run(sarif.render(jiangning(), ZH))["results"][0]


def test_what_was_not_read_or_judged_is_a_notification_and_no_result() -> None:
    found = run(sarif.render(in_real_codes(full()), EN))
    (invocation,) = found["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    notices = {one["descriptor"]["id"]: one for one in invocation["toolExecutionNotifications"]}
    assert set(notices) == {"RD101", "not_judged", "baseline"}
    assert notices["RD101"]["level"] == "error"
    uri = notices["RD101"]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%E6%B2%A1%E6%9C%89.xlsx"
    assert notices["not_judged"]["level"] == "note"
    assert run(sarif.render(jiangning(), EN))["invocations"][0]["executionSuccessful"] is True


def test_a_fault_is_a_run_that_did_not_succeed() -> None:
    found = run(sarif.render_fault(faults("x"), EN))
    (invocation,) = found["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"], found["results"]) == (False, 4, [])
    assert len(invocation["toolExecutionNotifications"]) == 2


def test_only_what_is_certain_is_suggested_and_nothing_is_a_fix() -> None:
    found = run(sarif.render(jiangning(), EN))
    ((suggestion,), *_) = (one["properties"]["suggestions"] for one in found["results"] if one["level"] == "error")
    changes = suggestion["changes"]
    assert {"sheet": "任务分解表", "cell": "R21", "from": None, "to": "2000"} in changes
    assert "fixes" not in json.dumps(found)
    several = run(sarif.render(Report(unsure().files[:1]), EN))
    assert several["results"]
    assert not any("suggestions" in one["properties"] for one in several["results"])


def test_what_mends_one_finding_of_two_stands_beside_that_one_alone() -> None:
    report = jiangning()
    (file,) = report.files
    assert file.search is not None
    group, *_ = file.search.groups
    narrowed = replace(group[0], explains=group[0].explains[1:2])
    report = Report((replace(file, search=replace(file.search, groups=((narrowed,),))),))
    results = run(sarif.render(report, EN))["results"]
    told = [number for number, one in enumerate(results) if "suggestions" in one["properties"]]
    assert told == list(narrowed.explains)


def test_of_more_results_than_the_services_take_the_gravest_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 5)
    report = jiangning()
    (file,) = report.files
    report = Report((replace(file, findings=(*file.findings[::-1],)),))
    found = run(sarif.render(report, EN))
    assert [result["level"] for result in found["results"]] == ["error"] * 5
    (notice,) = found["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith(f"{len(file.findings) - 5} findings are not in this file")


def test_the_same_report_gives_the_same_bytes() -> None:
    assert sarif.render(jiangning(), ZH) == sarif.render(jiangning(), ZH)


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("messages", [ZH, EN], ids=["zh", "en"])
def test_hostile_names_are_texts(name: str, messages: Messages) -> None:
    text = sarif.render(named(name), messages) + sarif.render_fault(faults(name), messages)
    text.encode()
    assert not STEERING.search(text)
    results = run(sarif.render(named(name), messages))["results"]
    assert len(results) == 5
    uris = {place["physicalLocation"]["artifactLocation"]["uri"] for one in results for place in one["locations"]}
    assert all(uri.isascii() and not set(uri) & set(' <>"\\^`{|}#?') for uri in uris)


@given(NAMES)
def test_whatever_names_hold_it_is_json_that_strict_readers_take(name: str) -> None:
    for text in (sarif.render(named(name), EN), sarif.render_fault(faults(name), EN)):
        json.dumps(run(text), ensure_ascii=False).encode()  # no half sign is left in any text
