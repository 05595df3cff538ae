"""An allocation as text: as wide as there is room, and of a number that was asked for only its reason."""

import io
from decimal import Decimal

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
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


def test_in_a_pipe_each_finding_is_a_line_and_on_a_terminal_those_that_are_alike_are_one() -> None:
    place = Place("分解计划", "C7", unit="东山", indicator="4")
    first = Finding(
        "AL003", "plan", Severity.ERROR, place, {"name": "培训", "granule": Decimal(1)}, None, Decimal("2.5")
    )
    second = replace(first, place=replace(place, cell="C8", unit="秣陵"))
    report = replace(jiangning_allocation(), findings=(first, second), outcome=None)
    lines = [line for line in text.render(report, ZH).splitlines() if "AL003" in line]
    assert [line.split(":")[1] for line in lines] == ["分解计划!C7", "分解计划!C8"]
    stream = io.StringIO()
    Console(file=stream, width=80).print(text.render_styled(report, ZH), crop=False)
    (told,) = [line for line in stream.getvalue().splitlines() if "AL003" in line]
    assert "东山、秣陵 第4栏（培训）的 2.5 不是计量精度 1 的整数倍。位置：C7:C8，共 2 格。" in told
