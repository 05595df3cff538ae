"""Rows that are made when they are asked for: the same as those that are kept, in every report that lists them."""

import io
from decimal import Decimal

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from cedu_targets.domain.gap import State
from cedu_targets.gaps import long_rows
from cedu_targets.gaps.compare import gap_rows
from cedu_targets.gaps.long_rows import LongRows, together
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.gap import excel, markdown
from sample_reports import jiangning_gaps

EN = Messages(Language.EN)


def both(monkeypatch: pytest.MonkeyPatch) -> tuple[GapReport, GapReport]:
    """One comparison twice: with its rows kept, and with rows that are made."""
    kept = jiangning_gaps()
    (targets,) = kept.targets
    values = {targets.key(row.unit, row.indicator.code): row.achieved for row in kept.rows if row.achieved is not None}
    done = replace(targets, values=values)
    few = gap_rows(targets, done, kept.timetable)
    monkeypatch.setattr(long_rows, "MOST_KEPT", 10)
    many = gap_rows(targets, done, kept.timetable)
    assert isinstance(few, list)
    assert isinstance(many, LongRows)
    return replace(kept, rows=few), replace(kept, rows=together([many]))


def test_long_rows_are_the_rows_that_would_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, made = both(monkeypatch)
    assert list(made.rows) == list(made.rows) == list(kept.rows)
    assert len(made.rows) == len(kept.rows)
    assert made.rows[3] == kept.rows[3]
    assert made.rows[-1] == kept.rows[-1]
    assert made.rows[2:5] == kept.rows[2:5]
    with pytest.raises(IndexError):
        made.rows[len(kept.rows)]


def test_all_that_is_worked_out_of_them_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, made = both(monkeypatch)
    assert isinstance(made.rows, LongRows)
    for name in ("standings", "ranking", "counts", "district_rows", "laggards", "totals", "has_waiting", "is_compared"):
        assert getattr(made, name) == getattr(kept, name), name
    assert len(made.unit_rows) == len(kept.unit_rows) == len(list(made.unit_rows))
    assert markdown.render(made, EN) == markdown.render(kept, EN)


def test_several_tables_follow_one_another() -> None:
    rows = list(jiangning_gaps().rows)
    parts = together([LongRows(2, lambda: iter(rows[:2])), rows[2:4]])
    assert isinstance(parts, LongRows)
    assert (len(parts), list(parts), list(parts)) == (4, rows[:4], rows[:4])
    assert together([rows[:1], rows[1:2]]) == tuple(rows[:2])


@pytest.mark.filterwarnings("ignore::UserWarning")  # openpyxl drops the data bars and says so
def test_a_workbook_of_very_many_rows_lists_what_lags_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, made = both(monkeypatch)
    books = [load_workbook(io.BytesIO(excel.render(report, EN))) for report in (kept, made)]
    values = [[[cell.value for cell in row] for row in book.worksheets[1].iter_rows()] for book in books]
    assert values[0] == values[1]
    monkeypatch.setattr(excel, "MOST_TASKS", 5)
    lagging = load_workbook(io.BytesIO(excel.render(made, EN))).worksheets[1]
    rows = [[cell.value for cell in row] for row in lagging.iter_rows(min_row=2)]
    said = str(rows[-1][0])
    listed = rows[:-2]
    assert 0 < len(listed) <= 5
    assert said.startswith(f"Only the first {len(listed)} tasks that lag are listed here; all ")
    lagging_states = (State.BEHIND, State.SLIGHTLY_BEHIND)
    late = {(row.unit, row.target) for row in kept.rows if row.state in lagging_states}
    assert {(row[0], Decimal(str(row[2]))) for row in listed} <= late
