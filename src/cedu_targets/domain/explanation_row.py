"""A row of the workbook in which findings are explained and questions answered, and what its columns are called."""

from msgspec import Struct

from cedu_targets.domain.finding import Explanation, Finding

NUMBER = "head_number"
EXPLAINED = ("head_reason", "head_by", "head_until")
ANSWERED = ("head_answer", "head_answered_by", "head_answered_on")
"""The terms that head what is filled in: what is said, by whom, until when or on which day."""


class ExplanationRow(Struct, frozen=True):
    """A finding or a question to be written to, and what was written to it already."""

    number: int
    """From 1, among the findings or among the questions."""
    file: int
    """The position of its file in the report."""
    finding: Finding
    known: Explanation
    key: str
    """By which the row is known again."""
