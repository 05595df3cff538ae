"""The signs of what is said about a cell: colour is never alone, also in black and white."""

from cedu_targets.domain.finding import Finding

CAUSE = "◆"
"""The sign of a cause, in the table and in the lists."""
SYMBOLS = {"error": "▲", "warning": "△", "note": "○", "explained": "※", "question": "？", "cause": CAUSE}
"""A flagged cell and a row of findings carry the sign beside the colour."""
URGENCY = ("error", "warning", "cause", "question", "note", "explained")
"""Of several things said about one cell, the first of these decides its sign and colour."""


def kind_of(finding: Finding) -> str:
    """The row of the legend that a finding belongs to."""
    if finding.explained:
        return "explained"
    return "question" if finding.is_question else str(finding.severity)
