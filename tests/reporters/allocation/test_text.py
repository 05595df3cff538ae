"""An allocation as text: as wide as there is room, and of a number that was asked for only its reason."""

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation import text
from sample_reports import conflicting_allocation, jiangning_allocation

ZH = Messages(Language.ZH)


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_takes_the_columns_that_there_are(width: int) -> None:
    stream = io.StringIO()
    Console(file=stream, width=width).print(text.render_styled(jiangning_allocation(), ZH), crop=False)
    table = [line for line in stream.getvalue().splitlines() if "─" in line]
    assert table
    assert max(map(cell_len, table)) <= width


def test_a_number_that_is_asked_for_stands_alone() -> None:
    report = replace(jiangning_allocation(), asked=("学院", "12"))
    for language in Language:
        said = text.render(report, Messages(language))
        assert said.startswith("学院 ")
        assert said.count("\n") == 1  # however long
    assert cell_len(said) > 160


def test_where_nothing_was_allocated_the_conflict_is_told_whatever_was_asked() -> None:
    report = replace(conflicting_allocation(), asked=("东山", "4"))
    assert "不能同时满足" in text.render(report, ZH)
