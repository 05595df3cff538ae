"""Specimens: blank forms beside others in a file, of which there is nothing to say."""

from msgspec.structs import replace

from cedu_targets.report import Report


def without_notes_on_specimens(report: Report) -> Report:
    """The report without remarks on blank forms of files with something to check: nobody is to fill them in now."""
    files = (replace(file, findings=()) if report.is_specimen(file) else file for file in report.files)
    return replace(report, files=tuple(files))
