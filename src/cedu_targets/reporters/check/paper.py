"""The paper that a check is made for."""

from cedu_targets.domain.paper import Paper, paper_for
from cedu_targets.report import Report


def paper_of(report: Report) -> Paper:
    """By the widest table."""
    return paper_for(max((len(file.table.codes) for file in report.files if file.table is not None), default=0))
