"""A table in Markdown: headings are terms, cells stay text."""

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.shared.markdown_table import table


def test_a_cell_cannot_end_its_column() -> None:
    text = table(Messages(Language.EN), ["head_unit", "head_code"], [["a|b", "<i>"]])
    assert text.splitlines() == ["| unit | code |", "| --- | --- |", "| a\\|b | \\<i\\> |"]
