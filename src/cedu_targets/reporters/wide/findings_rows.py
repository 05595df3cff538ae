"""What was found in a wide table as flat rows: the findings of the judged districts, and the counts of all others."""

from collections.abc import Iterator

from cedu_targets.domain.finding import Severity
from cedu_targets.engines.report import DistrictCount, WideReport
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.findings_rows import FindingRow, finding_rows
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.wide.sentences import DISTRICT_HEADS, district_cells


def wide_rows(report: WideReport, messages: Messages) -> Iterator[FindingRow]:
    """Those of the judged districts as of any form; of each other failing district one row, whose state is `counted`.

    One of which cells could not be counted either is `not_checked`.
    """
    yield from finding_rows(Report(report.files, report.fail_on, report.exit_zero), messages)
    for one in (*report.worst, *report.others):
        if not one.is_judged:
            yield _counted(one, report, messages)


def _counted(one: DistrictCount, report: WideReport, messages: Messages) -> FindingRow:
    name, period, *counts = map(str, district_cells(one, messages))
    heads = map(messages.term, DISTRICT_HEADS[2:])
    gravest = Severity.ERROR if one.errors or one.unreadable else Severity.WARNING if one.warnings else Severity.NOTE
    return FindingRow(
        file=visible(", ".join(report.paths)),
        sheet=visible(name),
        period=visible(period) or None,
        severity=str(gravest),
        state="not_checked" if one.unreadable else "counted",
        message=", ".join(f"{head} {count}" for head, count in zip(heads, counts, strict=True)),
    )
