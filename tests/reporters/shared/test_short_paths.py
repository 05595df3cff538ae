"""Files by as much of their paths as tells them apart."""

from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.place import Place
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared.short_paths import short_paths, with_short_paths


def test_a_name_is_enough_where_no_other_file_has_it() -> None:
    assert short_paths(["/home/wang/2020/东山.xlsx", "/home/wang/2020/东山.xlsx", "b/a.csv"]) == {
        "/home/wang/2020/东山.xlsx": "东山.xlsx",
        "b/a.csv": "a.csv",
    }


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    paths = ["/o/一/1月/甲.xlsx", "/o/一/2月/甲.xlsx", "/o/二/2月/甲.xlsx", "甲.xlsx"]
    assert list(short_paths(paths).values()) == ["1月/甲.xlsx", "一/2月/甲.xlsx", "二/2月/甲.xlsx", "甲.xlsx"]
    assert short_paths([]) == {}


def test_what_was_found_names_other_files_by_their_short_paths() -> None:
    unread = NotJudged("gap", Place(), "gap_unread", {"path": "/home/wang/b.xlsx", "name": "/home/wang"})
    plain = Finding("GA003", "gap", Severity.WARNING, Place(), {"columns": "1"})
    first, second = with_short_paths(
        [FileReport("/home/wang/a.xlsx", findings=(plain,), not_judged=(unread,)), FileReport("/home/wang/b.xlsx")]
    )
    assert (first.path, second.path) == ("a.xlsx", "b.xlsx")
    assert first.not_judged[0].parameters == {"path": "b.xlsx", "name": "/home/wang"}
    assert first.findings[0] is plain
