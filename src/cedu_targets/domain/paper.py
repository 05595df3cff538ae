"""The size of paper that a report is made for."""

from enum import StrEnum

_FEW_COLUMNS = 12
"""A4 across holds so many columns of figures beside their units."""


class Paper(StrEnum):
    """A size of paper, used across."""

    A4 = "a4"
    A3 = "a3"


def paper_for(columns: int) -> Paper:
    """The paper for a table with so many columns of figures."""
    return Paper.A4 if columns <= _FEW_COLUMNS else Paper.A3
