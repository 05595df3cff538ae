"""What is sent out names no folder of the office."""

from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.place import Place
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared.short_paths import with_short_paths


def test_what_was_found_names_other_files_by_their_short_paths() -> None:
    unread = NotJudged("gap", Place(), "gap_unread", {"path": "/home/wang/b.xlsx", "name": "/home/wang"})
    plain = Finding("GA003", "gap", Severity.WARNING, Place(), {"columns": "1"})
    first, second = with_short_paths(
        [FileReport("/home/wang/a.xlsx", findings=(plain,), not_judged=(unread,)), FileReport("/home/wang/b.xlsx")]
    )
    assert (first.path, second.path) == ("a.xlsx", "b.xlsx")
    assert first.not_judged[0].parameters == {"path": "b.xlsx", "name": "/home/wang"}
    assert first.findings[0] is plain
