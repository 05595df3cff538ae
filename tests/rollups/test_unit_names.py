"""A form that names no unit is its whose name on the roster stands around it, where that is one."""

import pytest

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.rollups.report import RollupReport
from rollups import form, rolled
from rollups import ledger as ledger_of

ROSTER = {name: name for name in ("新村", "桃源社区", "和平村", "五月花村")} | {"老和平村": "和平村"}


def codes(report: RollupReport) -> list[tuple[str, str, str]]:
    return [(file.path, one.code, one.variant) for file in report.files for one in file.findings]


def outcomes(report: RollupReport) -> list[str]:
    return [str(form.outcome) for form in report.uncounted]


def nameless(path: str, *, title: str = "开班情况", sheet: str = "Sheet1", month: str = "2020-05") -> RollupReport:
    missing = Finding("RC003", "placed", Severity.WARNING, Place(), variant="unit")
    return rolled(form(path, None, month, ("养鸭", 30), title=title, sheet=sheet, findings=[missing]), units=ROSTER)


@pytest.mark.parametrize(
    ("path", "title", "sheet", "unit", "source"),
    [
        ("3月.xlsx", "桃源社区四点半学校开班情况（2020年5月）", "Sheet1", "桃源社区", "title"),
        ("3月.xlsx", "云溪镇桃源社区四点半课堂", "Sheet1", "桃源社区", "title"),
        ("3月.xlsx", "开班情况", "桃源社区夜校", "桃源社区", "sheet"),
        ("报表/2020-05和平村夜校.xlsx", "开班情况", "Sheet1", "和平村", "file"),
        ("报表/老和平村夜校.xlsx", "开班情况", "Sheet1", "和平村", "file"),
        ("报表/桃源社区/5月.xlsx", "开班情况", "Sheet1", "桃源社区", "folder"),
        ("报表/桃源社区/2020年/5月.xlsx", "开班情况", "Sheet1", "桃源社区", "folder"),
        ("桃源社区/5月.xlsx", "桃源社区夜校", "Sheet1", "桃源社区", "title"),
    ],
)
def test_a_form_is_taken_to_be_of_the_only_unit_around_it(
    path: str, title: str, sheet: str, unit: str, source: str
) -> None:
    report = nameless(path, title=title, sheet=sheet)
    assert codes(report) == [(path, "RC035", source)]
    assert str(report.slots[unit, "2020-05"].state) == "reported"
    assert report.files[0].findings[0].place.unit == unit


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("桃源社区/5月.xlsx", "和平村夜校开班情况"),  # two
        ("5月.xlsx", "桃源社区夜校与和平村夜校"),
        ("5月.xlsx", "关于桃源社区夜校的情况"),  # whose name may begin with more
        ("5月.xlsx", "新村街社区夜校"),  # another name begins with it
        ("5月.xlsx", "大新村夜校"),
        ("a/b/桃源社区/c/d/5月.xlsx", "开班情况"),  # far off
        ("5月.xlsx", "开班情况"),
    ],
)
def test_of_none_or_several_nothing_is_guessed(path: str, title: str) -> None:
    report = nameless(path, title=title)
    assert codes(report) == [(path, "RC003", "unit")]
    assert outcomes(report) == ["unplaced"]


def test_without_a_roster_nothing_is_guessed() -> None:
    report = rolled(form("桃源社区/5月.xlsx", None, "2020-05", ("养鸭", 30)))
    assert outcomes(report) == ["unplaced"]


def test_a_row_without_its_unit_in_a_ledger_that_names_others_is_not_guessed() -> None:
    rows = ("和平村", "2020-05", "养鸭", 30), (None, "2020-05", "书画", 20)
    report = rolled(ledger_of("桃源社区/台账.xlsx", *rows), units=ROSTER)
    assert outcomes(report) == ["unplaced"]


def test_a_ledger_of_several_months_is_told_once() -> None:
    rows = (None, "2020-05", "养鸭", 30), (None, "2020-06", "书画", 20)
    report = rolled(ledger_of("桃源社区/台账.xlsx", *rows), units=ROSTER)
    assert codes(report) == [("桃源社区/台账.xlsx", "RC035", "folder")]
    assert report.total is not None
    assert report.total.sums.attendances == 50


def test_the_year_may_come_from_elsewhere_as_well() -> None:
    missing = Finding("RC003", "placed", Severity.WARNING, Place(), variant="unit_year")
    report = rolled(form("和平村夜校.xlsx", None, "05", ("养鸭", 30), findings=[missing]), units=ROSTER)
    assert sorted(code for _, code, _ in codes(report)) == ["RC026", "RC035"]
