"""A file as it was understood: columns, relations with how they fared, faults."""

from cedu_targets import read
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.read_text import render
from project import JIANGNING


def test_columns_relations_and_a_fault() -> None:
    text = render(read([JIANGNING / "targets.xlsx", "no-such.xlsx"]), Messages(Language.EN))
    assert "11 units × 28 columns" in text
    assert "1=2+3+4+5+6+7+8  the total stood among its own parts; taken out" in text
    assert "(12/12)" in text
    assert "! cannot be read: " in text
