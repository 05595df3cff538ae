"""Times amid the text of a paragraph."""

from datetime import date

import pytest

from cedu_targets.domain.due import Recurrence
from cedu_targets.recognition.items.plan_years import PlanYears
from cedu_targets.recognition.items.times_in_text import is_time, timed_clauses

YEARS = PlanYears("2025", (2025,))


def test_clauses_that_begin_with_a_time_have_it() -> None:
    found = timed_clauses("丰富学习活动。四月举办读书节，9月中旬召开推进会；每季度开展一次督查，经费另行安排。", YEARS)
    assert [(part.text, part.due and part.due.text) for part in found] == [
        ("四月举办读书节", "四月"),
        ("9月中旬召开推进会", "9月中旬"),
        ("每季度开展一次督查", "每季度开展一次"),
    ]
    assert [part.due and part.due.end for part in found] == [date(2025, 4, 30), date(2025, 9, 20), None]
    assert found[2].due is not None
    assert found[2].due.recurrence is Recurrence.QUARTERLY


@pytest.mark.parametrize(
    "text", ["6月份以来各地推进有力", "2025年为学习年", "每天锻炼一小时", "办好老年大学", "", "3月前期准备"]
)
def test_other_clauses_have_none(text: str) -> None:
    assert timed_clauses(text, YEARS) == ()


def test_a_number_is_no_time() -> None:
    assert [is_time(text) for text in ("8.5", "6/10", "6.30前", "6月", "2025.6")] == [False, False, True, True, True]
