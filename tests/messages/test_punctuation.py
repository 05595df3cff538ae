"""The signs of each language."""

import pytest

from cedu_targets.messages.messages import Language, Messages


@pytest.mark.parametrize(
    ("language", "heading", "labelled"), [(Language.ZH, "二、甲", "标题：甲"), (Language.EN, "2. 甲", "标题: 甲")]
)
def test_headings_and_labels(language: Language, heading: str, labelled: str) -> None:
    signs = Messages(language).punctuation
    assert (signs.heading(1, "甲"), signs.labelled("标题", "甲")) == (heading, labelled)
    assert len(signs.numerals) == 9
