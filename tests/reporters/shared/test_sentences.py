"""Sentences that formats share, in either language."""

import pytest

from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.shared.sentences import facts, joined, listed, spot, summary, where
from sample_reports import jiangning

ZH, EN = Messages(Language.ZH), Messages(Language.EN)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (None, "a.xlsx"),
        (Place(), "a.xlsx"),
        (Place(sheet="表", cell="B5"), "a.xlsx:表!B5"),
        (Place(sheet="表"), "a.xlsx:表"),
        (Place(line=7), "a.xlsx:7"),
    ],
)
def test_where_something_stands(place: Place | None, text: str) -> None:
    assert where("a.xlsx", place) == text


def test_the_cell_goes_before_the_line() -> None:
    assert [spot(place) for place in (Place(cell="B5", line=7), Place(line=7), Place())] == ["B5", "7", ""]


def test_each_language_joins_in_its_own_way() -> None:
    assert (joined(ZH, "一。", "", "二。"), joined(EN, "One.", "", "Two.")) == ("一。二。", "One. Two.")
    assert (listed(ZH, "一", "", "二"), listed(EN, "one", "", "two")) == ("一；二。", "one; two.")


def test_a_table_in_a_few_words() -> None:
    (file,) = jiangning().files
    assert facts(file, ZH) == "2020 年 · 目标数 · 全区目标 · 11 个单位 × 28 栏"
    assert summary(file, EN).endswith("checked 71 sums and bounds, 336 cells.")
