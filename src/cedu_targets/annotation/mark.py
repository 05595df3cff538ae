"""Marks: what is to be said at a cell of the sender's workbook."""

from dataclasses import dataclass

from cedu_targets.domain.finding import Severity


@dataclass(frozen=True)
class Mark:
    """One statement at one cell, in words: the cell is filled by its severity, and the text becomes its note."""

    sheet: str
    """As the workbook names it."""
    row: int
    column: int
    """Counted from 0."""
    severity: Severity
    text: str
    """What is wrong, and what should be: control signs are gone already."""
    code: str = ""
    unit: str = ""
    indicator: str = ""
