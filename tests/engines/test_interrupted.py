"""Ctrl-C in a query of DuckDB is an interruption, and never a failure of cedu or a file that cannot be read."""

import duckdb
import pytest

from cedu_targets.engines.duckdb import interruptible


@pytest.mark.parametrize("told", [RuntimeError("Query interrupted"), duckdb.InterruptException("INTERRUPT Error")])
def test_a_query_that_is_interrupted_interrupts_the_run(told: Exception) -> None:
    with pytest.raises(KeyboardInterrupt), interruptible():
        raise told


@pytest.mark.parametrize("told", [RuntimeError("another"), duckdb.OutOfMemoryException("too small")])
def test_another_failure_stays_what_it_is(told: Exception) -> None:
    with pytest.raises(type(told)), interruptible():
        raise told
