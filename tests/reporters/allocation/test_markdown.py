"""An allocation as Markdown: the table and what moved, or the conflict."""

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation.markdown import render
from sample_reports import conflicting_allocation, jiangning_allocation

ZH = Messages(Language.ZH)


def test_the_table_has_a_row_for_each_unit() -> None:
    text = render(jiangning_allocation(), ZH)
    assert text.startswith("# ")
    assert any(line.startswith("| 东山 |") for line in text.splitlines())


def test_a_conflict_is_a_list() -> None:
    text = render(conflicting_allocation(), ZH)
    assert "不能同时满足" in text
    assert "\n- 第 1 组：第4栏" in text
    assert "\n- 第 2 组：第4栏" in text
