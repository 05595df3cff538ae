"""Whose forms came in: by row, title, sheet or file name; missing units, and units of which two files came."""

from msgspec.structs import replace

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.roster import Roster
from cedu_targets.evaluation.roster import roster_of
from cedu_targets.packs.names import NameEntry
from cedu_targets.report import FileReport
from made_tables import table

EXPECTED = [
    NameEntry(name="东山"), NameEntry(name="江宁", aliases=("江宁办",)), NameEntry(name="江宁开发区"), NameEntry(name="学院"),
]  # fmt: skip


def form(path: str, *units: str, title: str = "2021年表", period: str | None = "2021") -> FileReport:
    made = table({unit: [1, 2] for unit in units})
    return FileReport(path, document=replace(made, title=title, period=period))


def roster(*files: FileReport, is_due: bool = True) -> Roster | None:
    return roster_of(files, EXPECTED, is_due=is_due)


def test_units_by_row_title_and_file_name() -> None:
    found = roster(
        form("a.xlsx", "东山街道"), form("b.xlsx", "本单位", title="江宁开发区2021年表"), form("上报/江宁办.xlsx", "合计数"),
        FileReport("学院.xlsx", fault=InputFault("RD101")),
    )  # fmt: skip
    assert found is not None
    assert found.unit_of == {"a.xlsx": "东山", "b.xlsx": "江宁开发区", "上报/江宁办.xlsx": "江宁", "学院.xlsx": "学院"}
    assert (found.missing, found.twice) == ((), ())


def test_who_sent_nothing_and_who_sent_twice() -> None:
    found = roster(form("a.xlsx", "东山"), form("b.xlsx", "东山街道"), form("c.xlsx", "学院"))
    assert found is not None
    assert (found.missing, found.twice) == (("江宁", "江宁开发区"), (("东山", ("a.xlsx", "b.xlsx")),))


def test_months_and_years_are_not_twice() -> None:
    months = [form(f"东山{month}月.xlsx", "东山") for month in (1, 2)]
    months += [form(f"1-{month}月/东山.xlsx", "东山") for month in (6, 9)]
    found = roster(*months, form("旧.xlsx", "东山", period="2020"))
    assert found is not None
    assert found.twice == ()


def test_a_row_among_others_is_not_missing_and_makes_no_second_form() -> None:
    found = roster(form("all.xlsx", "东山", "江宁", "江宁开发区"), form("a.xlsx", "东山"))
    assert found is not None
    assert (found.missing, found.twice) == (("学院",), ())


def test_no_roster_of_one_file_or_of_whole_tables() -> None:
    assert roster(form("a.xlsx", "东山"), is_due=False) is None
    whole = [form(f"{n}.xlsx", "东山", "江宁", "学院") for n in (1, 2)]
    assert roster(*whole, is_due=False) is None
    assert roster(form("a.xlsx", "东山"), form("b.xlsx", "学院"), is_due=False) is not None
