"""JUnit XML: what passes, fails, is skipped and cannot be read; and that no name in it is markup."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from lxml import etree
from msgspec.structs import replace

from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import AppliedRule, Report
from cedu_targets.reporters.check import junit
from machine_reports import NAMES, NASTY, faults, in_real_codes, named
from project import DATA
from sample_reports import STEERING, full, jiangning

ZH, EN = Messages(Language.ZH), Messages(Language.EN)
SCHEMA = etree.XMLSchema(etree.parse(DATA / "junit.xsd"))
KINDS = ("failure", "error", "skipped")


def suites(text: str) -> list[ElementTree.Element]:
    """The suites, whose counts are those of their cases; no two cases have one name."""
    SCHEMA.assertValid(etree.fromstring(text.encode()))
    root = ElementTree.fromstring(text)
    assert root.tag == "testsuites"
    for suite in (root, *root):
        cases = list(suite.iter("testcase"))
        counts = {f"{kind}s": sum(case.find(kind) is not None for case in cases) for kind in KINDS[:2]}
        assert {name: int(suite.attrib[name]) for name in ("tests", *counts)} == {"tests": len(cases), **counts}
        assert all(sum(case.find(kind) is not None for kind in KINDS) <= 1 for case in cases)
    names = [(case.attrib["classname"], case.attrib["name"]) for case in root.iter("testcase")]
    assert len(set(names)) == len(names)
    return list(root)


def outcome(case: ElementTree.Element) -> str:
    return next((kind for kind in KINDS if case.find(kind) is not None), "passed")


def test_a_rule_is_a_case_and_what_holds_passes() -> None:
    (suite,) = suites(junit.render(jiangning(), ZH))
    assert suite.attrib["name"] == "targets.xlsx › 任务分解表"
    found = {case.attrib["name"].partition("：")[0]: outcome(case) for case in suite}
    assert found == {
        "a-parts": "passed",
        "b-parts": "passed",
        "c-parts": "passed",
        "d-parts": "failure",
        "district-sums": "failure",
        "RD010 栏次不连续": "passed",
    }
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.attrib["type"] == "PW001"
    assert failure.attrib["message"].startswith("强制性 PW001 [任务分解表!R21] 学院")
    several = suite.findall("testcase/failure")[1]
    assert several.attrib["message"].startswith("4 个问题，第一个：强制性 DS001 [任务分解表!R10]")
    assert len((several.text or "").splitlines()) == 4


def test_only_what_fails_the_run_fails_its_case() -> None:
    report = in_real_codes(full())
    first = suites(junit.render(report, EN))[0]
    assert "explained DS001 [任务分解表!U10]" in "".join(out.text or "" for out in first.iter("system-out"))
    strict = suites(junit.render(replace(report, fail_on=Severity.NOTE), EN))[0]
    assert int(strict.attrib["failures"]) > int(first.attrib["failures"])


def test_what_was_not_judged_is_skipped_with_the_reason() -> None:
    (file,) = jiangning().files
    waiting = full().files[0].rules[-1]
    (entry,) = (entry for entry in full().files[0].not_judged if entry.reason == "unreadable")
    hidden = AppliedRule("hidden", "part_whole", Severity.ERROR, "", {"whole": "1", "sum": "2+3"}, not_judged=1)
    file = replace(file, findings=(), rules=(waiting, hidden), not_judged=(replace(entry, rule="hidden"),))
    (suite,) = suites(junit.render(Report((file,)), EN))
    said = [skipped.attrib["message"] for skipped in suite.iter("skipped")]
    assert said[0] == "needs the notice (--text) or last year's table (--base)"
    assert said[1].startswith(f"not judged {entry.place.cell} ")
    seen = replace(hidden, judged=3)
    (suite,) = suites(junit.render(Report((replace(file, rules=(seen,)),)), EN))
    assert outcome(suite[0]) == "passed"
    assert suite.find("testcase/system-out") is not None


def test_what_could_not_be_read_is_an_error() -> None:
    *_, unread = suites(junit.render(in_real_codes(full()), ZH))
    (case,) = unread
    error = case.find("error")
    assert error is not None
    assert (case.attrib["name"], error.attrib["type"]) == ("读取", "RD101")


def test_a_fault_is_an_error_for_each_thing_to_mend() -> None:
    (suite,) = suites(junit.render_fault(faults("x.yaml"), EN))
    assert [(case.attrib["name"], outcome(case)) for case in suite] == [
        ("x.yaml:2:3", "error"),
        ("x.yaml:9:3", "error"),
    ]


@pytest.mark.parametrize("name", NASTY)
def test_hostile_names_are_text(name: str) -> None:
    text = junit.render(named(name), ZH) + junit.render_fault(faults(name), ZH)
    text.encode()
    assert not STEERING.search(text)
    suites(junit.render(named(name), ZH))


def test_an_end_of_cdata_and_markup_stay_as_they_are_written() -> None:
    for name in ("]]>", "<system-out>", '"', "'", "&lt;"):
        (suite, _) = suites(junit.render(named(name), EN))
        failure = suite.find("testcase/failure")
        assert failure is not None
        assert name in (failure.text or "")


@given(NAMES)
def test_whatever_names_hold_it_is_xml(name: str) -> None:
    assert len(suites(junit.render(named(name), EN))) == 2
    suites(junit.render_fault(faults(name), EN))
