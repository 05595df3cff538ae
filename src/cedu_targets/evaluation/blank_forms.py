"""Blank forms beside filled ones: in a workbook with a sheet a month, those still to come are left open on purpose."""

from collections.abc import Sequence
from dataclasses import replace

from cedu_targets.report import FileReport


def as_of_one_file(reports: Sequence[FileReport]) -> Sequence[FileReport]:
    """The reports of a file, in which a blank form beside a filled one is told as such, and nobody asked to fill it."""
    forms = [report.records for report in reports if report.records is not None]
    if all(one.is_blank for one in forms) or not any(one.is_blank for one in forms):
        return reports
    return [_told_beside(report) for report in reports]


def _told_beside(report: FileReport) -> FileReport:
    if report.records is None or not report.records.is_blank:
        return report
    findings = (replace(one, variant="beside") if one.code == "RC014" else one for one in report.findings)
    return replace(report, findings=tuple(findings))
