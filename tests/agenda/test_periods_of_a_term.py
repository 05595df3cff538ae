"""The periods of what recurs in a term."""

from datetime import date

from cedu_targets.agenda.periods import periods_of
from cedu_targets.domain.due import Due, Precision, Recurrence


def test_what_recurs_in_a_term_has_no_period_before_or_after_it() -> None:
    due = Due("每月", date(2023, 9, 1), date(2024, 1, 31), precision=Precision.RECURRING, recurrence=Recurrence.MONTHLY)
    labels = [period.label for period in periods_of(due, "2023-2024")]
    assert labels == ["2023-09", "2023-10", "2023-11", "2023-12", "2024-01"]
