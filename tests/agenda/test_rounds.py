"""One 已完成 for what is due several times."""

from datetime import date

import pytest

from cedu_targets.domain.due_text import due_of, several_in
from cedu_targets.domain.items import Part, Reported
from cedu_targets.domain.status import Doubt, State
from suzhou_items import answer, one_item, row, status, with_returns


def stand(text: str, as_of: date, completed: date | None = None) -> tuple[State | None, Doubt | None]:
    parts = tuple(Part("", one.text or "", one) for one in several_in(text, 2019))
    item = one_item(due_of(text, 2019), parts=parts)
    report = status(documents=(with_returns(item, answer("安排-1", Reported.DONE, completed=completed)),), as_of=as_of)
    found = row(report, "安排-1")
    return found.state, found.doubt


@pytest.mark.parametrize(
    ("text", "as_of", "completed"),
    [
        ("3月、9月", date(2019, 6, 15), None),
        ("3月、9月", date(2019, 6, 15), date(2019, 3, 20)),
        ("3月、9月", date(2019, 10, 1), date(2019, 3, 20)),
        ("6月底、12月底", date(2019, 7, 5), date(2019, 6, 28)),
        ("6月底、12月底", date(2019, 11, 30), None),
        ("每学期", date(2019, 6, 15), date(2019, 6, 1)),
        ("每周五前", date(2019, 6, 15), None),
    ],
)
def test_one_answer_does_not_settle_all_of_them(text: str, as_of: date, completed: date | None) -> None:
    assert stand(text, as_of, completed) == (None, Doubt.PERIOD)


@pytest.mark.parametrize(
    ("text", "as_of", "completed", "state"),
    [
        ("3月、9月", date(2019, 10, 1), None, State.DONE),
        ("3月、9月", date(2019, 10, 15), date(2019, 9, 20), State.DONE),
        ("3月、9月", date(2019, 10, 15), date(2019, 10, 8), State.DONE_LATE),
        ("6月底、12月底", date(2019, 12, 31), date(2019, 12, 2), State.DONE),
        ("春节前", date(2019, 6, 15), None, State.DONE),
        ("9月", date(2019, 6, 15), date(2019, 6, 1), State.DONE),
    ],
)
def test_an_answer_after_the_last_has_begun_settles_them(
    text: str, as_of: date, completed: date | None, state: State
) -> None:
    assert stand(text, as_of, completed) == (state, None)
