"""The findings of a table on a page: a list is cut, and says so."""

import pytest
from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared import html_findings
from cedu_targets.reporters.shared.diagnosis_sentences import numbered
from sample_reports import jiangning


def test_a_list_that_is_cut_says_how_many_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_findings, "MOST", 1)
    report, messages = jiangning(), Messages(Language.EN)
    (file,) = report.files
    part = html_findings.file_part(1, file, report.fail_on, (), messages, {})
    assert [len(one.entries) for one in part.lists] == [1] * len(part.lists)
    assert part.lists[0].more == "4 more are not listed; -f excel or -f json has all."


def test_what_a_cause_explains_stands_under_it_only() -> None:
    report, messages = jiangning(), Messages(Language.EN)
    part = html_findings.file_part(1, report.files[0], report.fail_on, numbered(report)[0], messages, {})
    (cause,) = part.causes
    under = {entry.anchor for entry in cause.entries}
    assert len(under) == 5
    assert not under & {entry.anchor for one in part.lists for entry in one.entries}
    assert not part.is_silent


def test_places_told_as_one_are_listed_under_it_each_with_its_anchor() -> None:
    messages = Messages(Language.ZH)
    place = Place(sheet="表", cell="B5", unit="甲", indicator="1")
    words = Finding("RD001", "reading", Severity.ERROR, place, {"text": "见附件", "name": "培训"})
    other = replace(words, place=Place(sheet="表", cell="C5", unit="甲", indicator="2"))
    alone = Finding("RD009", "reading", Severity.ERROR, Place(cell="A9"))
    unread = tuple(NotJudged("sums", Place(cell=f"B{row}", unit=f"u{row}"), "unreadable") for row in range(7))
    file = FileReport("a.xlsx", findings=(words, alone, other), not_judged=unread)
    part = html_findings.file_part(1, file, Severity.ERROR, (), messages, {("甲", "2"): "cell-7"})
    (errors,) = part.lists
    both, single = errors.entries
    assert errors.heading == "强制性（必须修改）3 处"
    assert (both.anchor, both.text.endswith("位置：B5:C5，共 2 格。")) == ("", True)
    assert [(one.anchor, one.spot, one.cell) for one in both.each] == [("t1-f1", "B5", ""), ("t1-f3", "C5", "cell-7")]
    assert (single.anchor, single.each) == ("t1-f2", ())
    (told,) = part.unjudged
    assert (part.unjudged_count, len(told.each), told.kind) == (7, 7, "j")
