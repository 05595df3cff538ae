"""Wherever the work grows with the table the clock is asked: a search of a long table ends when its time is up."""

from collections.abc import Iterator
from itertools import count

import pytest

from cedu_targets.diagnosis import clock, diagnose
from cedu_targets.diagnosis.clock import EVERY, Clock, TimeUpError, in_time
from cedu_targets.diagnosis.diagnose import SearchLimits
from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.context import Context
from cedu_targets.domain.diagnosis import Search, Unsearched
from cedu_targets.domain.table import Table
from cedu_targets.packs import inference
from made_tables import Number, check, table

UNITS = 3 * EVERY


def ticking(seconds: float) -> Clock:
    """A clock that is a second later at every look."""
    return Clock(seconds, now=map(float, count()).__next__)


@pytest.fixture(scope="module")
def long() -> Table:
    """Many units; of one the total is off, and with it the district's column."""
    rows: dict[str, list[Number]] = {f"单位{n}": [5, 2, 3] for n in range(UNITS)}
    rows["单位7"] = [15, 2, 3]
    return table({"全区": [5 * UNITS, 2 * UNITS, 3 * UNITS], **rows}, ["1=2+3"])


def searched(made: Table, limit: float, monkeypatch: pytest.MonkeyPatch) -> tuple[Search, int]:
    """A search by a clock that is a second later at every look, and how often it was looked at."""
    looks = 0

    def now() -> Iterator[float]:
        nonlocal looks
        for looks in count():
            yield float(looks)

    moments = now()
    monkeypatch.setattr(diagnose, "Clock", lambda seconds: Clock(seconds, now=moments.__next__))
    findings = check(made).findings
    moments, looks = now(), 0
    equations = [equation for rule in inference.infer(made) for equation in rule.equations(made, Context())]
    return diagnose.diagnose(made, equations, findings, SearchLimits(limit)), looks


def test_a_few_items_are_gone_through_without_a_look_at_the_clock() -> None:
    assert list(ticking(0).watched(range(EVERY - 1))) == list(range(EVERY - 1))


def test_many_items_are_gone_through_while_there_is_time() -> None:
    assert list(ticking(9).watched(range(2 * EVERY + 1))) == list(range(2 * EVERY + 1))
    watch = ticking(1.5)
    assert list(in_time(watch.watched(range(2 * EVERY + 1)))) == list(range(EVERY))
    assert watch.ran_out
    with pytest.raises(TimeUpError):
        list(watch.watched(range(EVERY)))


def test_a_search_of_a_long_table_finds_its_cause_in_time(long: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    search, _ = searched(long, 1_000_000, monkeypatch)
    assert not search.unsearched
    assert search.unexplained == 0
    assert [len(group) for group in search.groups] == [1]


def test_whenever_the_time_is_up_a_search_ends_and_says_so(long: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    """At each look at which a search may end it ends within a few, and what it did not explain is counted."""
    _, looks = searched(long, 1_000_000, monkeypatch)
    assert looks > 10
    for limit in range(looks - 2):
        search, seen = searched(long, limit, monkeypatch)
        assert seen <= limit + 12
        assert Unsearched.TIME_LIMIT in search.unsearched
        explained = {n for group in search.groups for one in group for n in one.explains}
        assert len(explained) + search.unexplained == 2


@pytest.mark.parametrize("part", ["order", "known_rows", "district_members"])
def test_what_is_kept_of_every_row_is_made_while_there_is_time(long: Table, part: str) -> None:
    state = TableState.of(long, [], clock=ticking(0))
    with pytest.raises(TimeUpError):
        getattr(state, part)
    assert len(getattr(TableState.of(long, []), part)) >= UNITS


def test_the_cells_of_a_long_column_are_added_up_while_there_is_time(long: Table) -> None:
    equations = [equation for rule in inference.infer(long) for equation in rule.equations(long, Context())]
    state = TableState.of(long, equations, clock=ticking(2))
    column = Sum(state.column_sums["1"], "")
    with pytest.raises(TimeUpError):
        state.residual(column)
    free = TableState.of(long, equations)
    assert free.residual(column) == -10
    assert free.value(Cell("单位7", "1")) == 15


def test_the_clock_is_asked_often_enough() -> None:
    assert clock.EVERY <= 10_000
