"""The issued table filled in with achievements: no target was changed, and it is asked once at most."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cedu_targets import check
from cedu_targets.report import Report

TITLE = "2026年清河区社区教育目标任务分解表"
HEAD = ["单位", "讲座（场）", "培训（人次）", "课程（门）", "学习点（个）"]
UNITS = ["东街街道", "西街街道", "北关镇", "南湖镇", "河口乡"]
TARGETS = [[20, 230, 4, 3], [40, 400, 5, 6], [30, 310, 7, 2], [25, 260, 6, 4], [15, 120, 3, 1]]
DONE = [15, 200, 4, 2]
Rows = Sequence[Sequence[object]]


def book(path: Path, rows: Rows, sheet: str = "分解表") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = Workbook()
    page = made.active
    assert isinstance(page, Worksheet)
    page.title = sheet
    for row in ([TITLE], HEAD, *rows):
        page.append(list(row))
    made.save(path)
    return path


def whole(units: Mapping[str, Sequence[object]], *, keeps: bool = True) -> Rows:
    """All rows, the district's first; `keeps`: those that are not given stand as issued, else they are blank."""
    rows = [[unit, *units.get(unit, row if keeps else [None] * 4)] for unit, row in zip(UNITS, TARGETS, strict=True)]
    sums = [sum(int(str(row[n] or 0)) for row in rows) for n in range(1, 5)]
    return [["全区", *sums], *rows]


@pytest.fixture
def issued(tmp_path: Path) -> Path:
    return book(tmp_path / "issued.xlsx", whole({}))


def told(report: Report) -> list[str]:
    return [
        f"{one.code} {one.variant} {one.severity} {one.parameters.get('names', '')}"
        for file in report.files
        for one in file.findings
        if one.code.startswith("RE")
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("东街街道1-9月完成情况.xlsx", "RE011 named note 东街街道"),
        ("9月/东街街道.xlsx", "RE011 named note 东街街道"),
        ("上报/东街街道.xlsx", "RE011  warning 东街街道"),  # a table of targets is sent back, too
    ],
)
def test_a_form_of_achievements_is_no_table_of_changed_targets(
    name: str, said: str, tmp_path: Path, issued: Path
) -> None:
    form = book(tmp_path / name, [[UNITS[0], *DONE]])
    report = check(form, against=issued)
    assert (told(report), report.exit_code) == ([said], 0)


def test_a_few_changed_targets_are_told_cell_by_cell(tmp_path: Path, issued: Path) -> None:
    changed = [20, 200, 4, 3]
    assert told(check(book(tmp_path / "a.xlsx", [[UNITS[0], *changed]]), against=issued)) == ["RE001  error "]
    # even in a form that is called one of achievements: its blank columns are what the unit filled in
    named = book(tmp_path / "东街街道9月完成.xlsx", [[UNITS[0], *changed]])
    assert told(check(named, against=issued)) == ["RE001  error "]
    # and where most units' numbers are others, it is no street's form
    others = {unit: [n + 1, n + 2, n + 3, n + 4] for n, unit in enumerate(UNITS[:4])}
    assert set(told(check(book(tmp_path / "b.xlsx", whole(others)), against=issued))) == {"RE001  error "}


@pytest.mark.parametrize(("keeps", "variant"), [(True, "others_same"), (False, "others_blank")])
def test_the_whole_table_with_one_row_filled_in_is_that_units_form(
    keeps: bool, variant: str, tmp_path: Path, issued: Path
) -> None:
    form = book(tmp_path / "back" / "1.xlsx", whole({UNITS[2]: DONE}, keeps=keeps))
    report = check(form, against=issued)
    assert sorted(told(report)) == ["RE011  warning 北关镇", f"RE011 {variant} note 北关镇"]
    assert report.exit_code == 0
    # a whole table in which a few targets are gone is none
    gone = book(tmp_path / "gone.xlsx", whole({UNITS[2]: [None] * 4}))
    assert told(check(gone, against=issued)) == ["RE001  error "] * 4 + ["RE001 blank error "] * 4


def test_each_sheet_of_a_workbook_is_judged_by_itself(tmp_path: Path, issued: Path) -> None:
    both = load_workbook(issued)
    page = both.create_sheet("1-9月完成")
    for row in ([TITLE], HEAD, [UNITS[1], 33, 390, 5, 5]):
        page.append(row)
    both.save(tmp_path / "西街街道.xlsx")
    assert told(check(tmp_path / "西街街道.xlsx", against=issued)) == ["RE011 named note 西街街道"]


def test_rows_as_issued_and_blank_rows_are_nobodys_report(tmp_path: Path, issued: Path) -> None:
    folder = tmp_path / "back"
    book(folder / "a.xlsx", whole({UNITS[0]: DONE}))
    book(folder / "b.xlsx", whole({UNITS[1]: [33, 390, 5, 5]}, keeps=False))
    book(folder / "南湖镇.xlsx", whole({}))  # sent back as it was, under a unit's name
    roster = check(folder, against=issued).roster
    assert roster is not None
    assert roster.missing == ("北关镇", "河口乡")
    assert {Path(path).stem: unit for path, unit in roster.unit_of.items()} == {
        "a": "东街街道", "b": "西街街道", "南湖镇": "南湖镇",
    }  # fmt: skip


def test_a_folder_with_one_file_says_who_is_missing_and_one_file_by_itself_does_not(
    tmp_path: Path, issued: Path
) -> None:
    form = book(tmp_path / "back" / "东街街道完成.xlsx", [[UNITS[0], *DONE]])
    roster = check(form.parent, against=issued).roster
    assert roster is not None
    assert roster.missing == tuple(UNITS[1:])
    assert check(form, against=issued).roster is None
    assert check(form.parent).roster is None


def test_a_form_of_achievements_of_another_year_is_an_error(tmp_path: Path, issued: Path) -> None:
    made = load_workbook(book(tmp_path / "a.xlsx", [[UNITS[0], *DONE]]))
    made["分解表"]["A1"] = "2025年清河区社区教育完成情况表"
    made.save(tmp_path / "a.xlsx")
    report = check(tmp_path / "a.xlsx", against=issued)
    (found,) = (one for one in report.files[0].findings if one.code == "RD077")
    assert (found.variant, found.parameters["usual"], found.parameters["year"]) == ("wanted", "2026", "2025")
    assert report.exit_code == 1
    # a day in the name of a file says when it was sent
    made["分解表"]["A1"] = "清河区社区教育完成情况表"
    made.save(tmp_path / "2025-12-20东街街道.xlsx")
    report = check(tmp_path / "2025-12-20东街街道.xlsx", against=issued)
    assert [one.code for one in report.files[0].findings if one.code == "RD077"] == []
    assert report.exit_code == 0
