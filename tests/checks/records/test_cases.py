"""The rules about what took place: a case file each."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cedu_targets.checks.any_rule import AnyRule
from cedu_targets.checks.records.catalogue import RECORD_CHECKS
from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.records import RecordField, Records
from cedu_targets.messages.checks.catalogue import CHECKS as CHECK_WORDS
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.border import asked
from project import SOURCE
from sample_forms import form

CASES = Path(__file__).parent
RULE: TypeAdapter[Any] = TypeAdapter(asked(AnyRule))
LANGUAGES = [Messages(language) for language in Language]


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for section in ("passes", "fails", "cannot be judged"):
            for name, case in content.get(section, {}).items():
                yield pytest.param({"rule": content["rule"], "findings": [], **case}, id=f"{path.stem}: {name}")


def context_of(case: Mapping[str, Any]) -> Context:
    """`expected` of a case: units with their aliases, months, due day, categories."""
    told = case.get("expected")
    if told is None:
        return Context()
    names = {name: unit for unit, aliases in told.get("units", {}).items() for name in (unit, *aliases)}
    return Context(
        forms=ExpectedForms("月报表", names, told.get("months", ()), told.get("due_day"), told.get("categories", ()))
    )


def described(found: Finding | NotJudged) -> str:
    spot = found.place.cell or ""
    if isinstance(found, NotJudged):
        return " ".join(filter(None, ("not judged", spot, found.reason)))
    severity = "" if found.severity is Severity.ERROR else f"({found.severity})"
    return " ".join(filter(None, (found.code, spot, severity)))


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any]) -> None:
    rule: RecordRule = RULE.validate_python(case["rule"])
    records, context = form(**case.get("form", {})), context_of(case)
    findings = list(rule.findings(records, context))
    assert [described(found) for found in findings] == case["findings"]
    for found, words in zip(findings, case.get("says", ()), strict="says" in case):
        said = [
            messages.message(found) if isinstance(found, Finding) else messages.reason(found) for messages in LANGUAGES
        ]
        assert words in said[0]
        assert not any("{" in text or "None" in text for text in said)
        assert isinstance(found, NotJudged) or all(messages.help(found) for messages in LANGUAGES)
    assert all(messages.rule(rule.check, rule.told(records, context)) for messages in LANGUAGES)
    if "judged" in case:
        assert rule.extent(records, context).places == case["judged"]


@pytest.mark.parametrize("check", RECORD_CHECKS)
def test_a_check_that_is_not_whole_does_not_ship(check: type[RecordRule]) -> None:
    module = check.__module__.rpartition(".")[2]
    assert check.kind() == module
    content = yaml.safe_load((CASES / f"{module}.yaml").read_text(encoding="utf-8"))
    assert content["passes"]
    failing = {finding.split()[0] for case in content["fails"].values() for finding in case["findings"]}
    assert set(check.codes) <= failing
    assert all(words.page is not None for words in CHECK_WORDS[module].codes.values())


def test_every_check_module_is_in_the_catalogue() -> None:
    modules = {path.stem for path in (SOURCE / "checks" / "records").glob("*.py")}
    assert modules - {"__init__", "catalogue", "record_rule"} == {
        check.__module__.rpartition(".")[2] for check in RECORD_CHECKS
    }


@pytest.mark.parametrize("check", RECORD_CHECKS)
def test_a_rule_takes_nothing_that_it_does_not_know(check: type[RecordRule]) -> None:
    with pytest.raises(ValidationError):
        RULE.validate_python({"id": "r", "check": check.kind(), "columns": "1..8"})


@pytest.mark.parametrize("check", RECORD_CHECKS)
def test_a_sound_form_is_found_sound_and_a_blank_one_is_asked_only_whether_it_is_blank(check: type[RecordRule]) -> None:
    rule = RULE.validate_python({"id": "r", "check": check.kind()})
    sound = form(rows="水稻育秧 / 5月12日 / 40 / 25\n健康讲座 / 5月19日 / 20 / 20", totals="合计 people 60")
    told = {"units": {"甲村": []}, "months": ["2020-05"], "due_day": 5, "categories": ["农业"]}
    assert not list(rule.findings(sound, context_of({"expected": told})))
    blank = form(rows="", unit=None, month=None, is_blank=True)
    assert [found.code for found in rule.findings(blank, context_of({"expected": told}))] == (
        ["RC014"] if check.is_of_blank_forms else []
    )


def test_findings_of_one_form_are_known_apart_and_by_unit_and_month() -> None:
    rule = RULE.validate_python({"id": "r", "check": "first_time"})
    rows = "水稻育秧 / 5月12日 / 4 / 25\n健康讲座 / 5月19日 / 2 / 20"
    prints = {
        found.fingerprint
        for records in (form(rows=rows), form(rows=rows, month=6), form(rows=rows, unit="乙村"))
        for found in rule.findings(records, Context())
    }
    assert len(prints) == 6
    assert Records.within(form(rows=rows), form(rows=rows).entries[0].at(RecordField.PEOPLE)).period == "2020-05"


def test_the_sample_says_what_it_is_told() -> None:
    one = form(rows="水稻育秧 / 5月12日 / 40 / - / 1.5", unreadable="1 hours 两三个")
    assert one.entries[0].day == date(2020, 5, 12)
    assert one.entries[0].people == Decimal(40)
    assert one.entries[0].hours is None
    assert one.unreadable[0].place.cell == "F3"


@given(
    st.lists(st.integers(0, 500) | st.none(), min_size=1, max_size=8),
    st.integers(0, 3_000),
)
def test_a_total_is_wrong_exactly_where_no_number_in_the_blanks_could_make_it_right(
    people: list[int | None], total: int
) -> None:
    rows = "\n".join(f"第{n}课 / 5月6日 / {'-' if one is None else one}" for n, one in enumerate(people, start=1))
    rule = RULE.validate_python({"id": "r", "check": "carried_total"})
    found = list(rule.findings(form(rows, totals=f"合计 people {total}"), Context()))
    due = sum(one for one in people if one is not None)
    could_be_right = total == due or (None in people and total > due)
    assert any(isinstance(one, Finding) for one in found) is not could_be_right
    assert any(isinstance(one, NotJudged) for one in found) is (could_be_right and total != due)
