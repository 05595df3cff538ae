"""The findings of a table on a page: a list is cut, and says so."""

import pytest

from cedu_targets.messages.messages import Language, Messages
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
