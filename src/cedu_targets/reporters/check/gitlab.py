"""`cedu check -f gitlab`: a code quality report of GitLab, a list of issues each with a fingerprint of its own.

GitLab knows no issue that is accepted, so what is explained in writing is none.
"""

from collections.abc import Iterator

from cedu_targets.domain.fault import Fault
from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.annotations import Site, annotations, fault_text, known_by, site
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.json_text import Json, dumped

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
_NO_FILE = "."
"""Every issue has a path; of what is of no file it is the folder of the call."""


def render(report: Report, messages: Messages) -> str:
    """An issue for each finding that nobody has explained, and for each file that was not checked."""
    return dumped(_issues(report, messages))


def render_fault(fault: Fault, messages: Messages) -> str:
    """A run that could not go on: an issue for each thing that is to be put right."""
    found = []
    seen: dict[str, int] = {}
    for one in fault.every:
        where = site(one.path or _NO_FILE, one.place)
        known = known_by((where.path, one.code), seen)
        found.append(_issue(one.code, fault_text(one, messages), "blocker", known, where))
    return dumped(found)


def _issues(report: Report, messages: Messages) -> Iterator[Json]:
    for one in annotations(report, messages):
        if one.finding is None:
            yield _issue(one.code, one.text, "blocker", one.print, one.site)
        elif not one.finding.explained:
            yield _issue(one.code, one.text, _SEVERITY[one.severity], one.print, one.site)


def _issue(code: str, text: str, severity: str, known: str, where: Site) -> Json:
    return {
        "check_name": f"cedu/{code}",
        "description": text,
        "fingerprint": known,
        "severity": severity,
        "location": {
            "path": visible(where.path),
            "positions": {"begin": {"line": where.line or 1, "column": where.column or 1}},
        },
    }
