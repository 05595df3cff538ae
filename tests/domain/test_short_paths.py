"""Files by as much of their paths as tells them apart."""

from cedu_targets.domain.short_paths import short_paths


def test_a_name_is_enough_where_no_other_file_has_it() -> None:
    assert short_paths(["/home/wang/2020/东山.xlsx", "/home/wang/2020/东山.xlsx", "b/a.csv"]) == {
        "/home/wang/2020/东山.xlsx": "东山.xlsx",
        "b/a.csv": "a.csv",
    }


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    paths = ["/o/一/1月/甲.xlsx", "/o/一/2月/甲.xlsx", "/o/二/2月/甲.xlsx", "甲.xlsx"]
    assert list(short_paths(paths).values()) == ["1月/甲.xlsx", "一/2月/甲.xlsx", "二/2月/甲.xlsx", "甲.xlsx"]
    assert short_paths([]) == {}
