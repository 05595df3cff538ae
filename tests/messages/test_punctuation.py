"""The signs of each language."""

import pytest

from cedu_targets.messages.messages import Language, Messages


@pytest.mark.parametrize(
    ("language", "heading", "labelled"), [(Language.ZH, "二、甲", "标题：甲"), (Language.EN, "2. 甲", "标题: 甲")]
)
def test_headings_and_labels(language: Language, heading: str, labelled: str) -> None:
    signs = Messages(language).punctuation
    assert (signs.heading(1, "甲"), signs.labelled("标题", "甲")) == (heading, labelled)


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (100, "100")]
)
def test_numerals_of_headings(number: int, written: str) -> None:
    assert Messages(Language.ZH).punctuation.counted(number - 1) == written
    assert Messages(Language.EN).punctuation.counted(number - 1) == str(number)


def test_of_many_names_the_first_are_named() -> None:
    assert Messages(Language.ZH).punctuation.some(["甲", "乙"], 2) == "甲、乙"
    assert Messages(Language.EN).punctuation.some(["a", "b", "c"], 2) == "a, b…"
