"""What a checklist says of its items can be counted: evidence, reasons, a clear answer."""

from datetime import date

import pytest

from cedu_targets.checks.items.answers import Answers
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.items import Item, ItemKind, Items, Reported, Return
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages

DAY, PAPER, WHY = date(2019, 6, 28), ("通知.docx",), "机构调整"


def judged(one: Return, *, asks_evidence: bool = True) -> list[Finding]:
    entry = Item("安排-1", ItemKind.SCHEDULED, "课题申报", "1")
    items = Items("安排", ItemKind.SCHEDULED, "2019", None, (entry,), (one,), asks_evidence=asks_evidence)
    rule = Answers.model_construct(id="answers")
    found = [finding for finding in rule.findings(items, Context()) if isinstance(finding, Finding)]
    is_blank = one.reported is Reported.BLANK and not found
    assert rule.extent(items, Context()).places == (0 if is_blank else 1)
    return found


@pytest.mark.parametrize(
    ("reported", "completed", "evidence", "reason", "expected"),
    [
        (Reported.DONE, DAY, PAPER, None, None),
        (Reported.DONE, None, PAPER, None, None),
        (Reported.DONE, DAY, (), None, ("SC011", "", Severity.WARNING)),
        (Reported.CANCELLED, None, (), WHY, None),
        (Reported.CANCELLED, None, PAPER, None, ("SC012", "", Severity.WARNING)),
        (Reported.NOT_DONE, None, (), None, None),
        (Reported.NOT_DONE, DAY, (), WHY, ("SC014", "dated", Severity.WARNING)),
        (Reported.IN_PROGRESS, None, (), None, None),
        (Reported.IN_PROGRESS, DAY, (), None, ("SC014", "dated", Severity.WARNING)),
        (Reported.BLANK, None, (), None, None),
        (Reported.BLANK, DAY, (), None, ("SC014", "", Severity.WARNING)),
        (Reported.BLANK, None, PAPER, None, ("SC014", "", Severity.WARNING)),
        (Reported.BLANK, None, (), WHY, ("SC014", "", Severity.WARNING)),
        (Reported.UNCLEAR, None, (), None, ("SC014", "unclear", Severity.NOTE)),
    ],
)
def test_an_answer_lacks_one_thing_or_nothing(
    reported: Reported,
    completed: date | None,
    evidence: tuple[str, ...],
    reason: str | None,
    expected: tuple[str, str, Severity] | None,
) -> None:
    one = Return("安排-1", Place(cell="E5"), "市教育局", reported, "按序推进", completed, evidence, reason)
    found = judged(one)
    assert [(one.code, one.variant, one.severity) for one in found] == ([expected] if expected else [])
    for finding in found:
        assert (finding.place.cell, finding.place.item, finding.place.unit) == ("E5", "安排-1", "市教育局")
        for language in Language:
            messages = Messages(language)
            assert "安排-1" in messages.message(finding)
            assert messages.help(finding)


def test_evidence_is_asked_where_there_is_a_column_for_it() -> None:
    done = Return("安排-1", Place(cell="E5"), None, Reported.DONE, "已完成")
    assert judged(done, asks_evidence=False) == []
