"""A file on a screen: 40 lines at most, the most binding first, and what is left out is counted."""

import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from rich.console import Console, RenderableType
from rich.text import Text

from cedu_targets import check
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check import terminal
from cedu_targets.reporters.check.screen import Entry, Row, Section, Sheet
from project import JIANGNING

ZH, EN = Messages(Language.ZH), Messages(Language.EN)
UNITS, COLUMNS = range(11, 22), range(2, 15)


def shown(report: Report, width: int = 80, messages: Messages = ZH) -> list[str]:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(terminal.render(report, messages), crop=False)
    return stream.getvalue().splitlines()


def words_in_two_rows(sheet: Worksheet) -> None:
    for column in range(2, 30):
        sheet.cell(12, column).value = sheet.cell(14, column).value = "见附件"


def numbers_with_words(sheet: Worksheet) -> None:
    for row in UNITS:
        for column in COLUMNS:
            cell = sheet.cell(row, column)
            cell.value = f"约{row}.{column}"


def rows_shifted(sheet: Worksheet) -> None:
    for row in (12, 15, 18):
        numbers = [sheet.cell(row, column).value for column in COLUMNS]
        for column, number in zip(COLUMNS, [None, *numbers], strict=False):
            sheet.cell(row, column).value = number


def totals_wrong(sheet: Worksheet) -> None:
    for row in UNITS:
        for column in (2, 10, 15):
            cell = sheet.cell(row, column)
            cell.value = float(str(cell.value or 0)) + row


def errors_of_excel(sheet: Worksheet) -> None:
    for row in range(13, 21):
        sheet.cell(row, 1).value = "东山"
    for column in COLUMNS:
        sheet.cell(20, column).value = "#REF!" if column % 2 else "#N/A"


FAULTS = [words_in_two_rows, numbers_with_words, rows_shifted, totals_wrong, errors_of_excel]


@pytest.fixture(params=FAULTS, ids=lambda spoil: spoil.__name__)
def spoilt(request: pytest.FixtureRequest, tmp_path: Path) -> Report:
    book = load_workbook(JIANGNING / "targets-mended.xlsx")
    request.param(book.worksheets[0])
    book.save(tmp_path / "表.xlsx")
    return check([tmp_path / "表.xlsx"])


@pytest.mark.parametrize(("width", "messages"), [(80, ZH), (120, ZH), (80, EN)])
def test_a_file_takes_a_screen_at_most(spoilt: Report, width: int, messages: Messages) -> None:
    assert len(shown(spoilt, width, messages)) <= 40


def listed(*kinds: tuple[str, int], room: int) -> tuple[Counter[str], str]:
    """What a table with so many entries of each kind shows of them, and what it says of the others."""
    sections = [
        Section(Text(f"[{kind}]"), [Entry(kind, kind, 2, (Row("B5", "PW001", f"entry-{kind}"),))] * count)
        for kind, count in kinds
    ]
    sheet = Sheet([Text("head")], sections, [Text("foot")], Text("short"), fails=True)
    stream = io.StringIO()
    console = Console(file=stream, width=80, highlight=False)

    def lines(what: RenderableType) -> int:
        return len(console.render_lines(what, console.options, pad=False))

    drawn = sheet.within(room, lines, ZH)
    assert lines(drawn) <= room
    console.print(drawn)
    text = stream.getvalue()
    assert text.splitlines()[0].strip() == "head"
    assert text.splitlines()[-1].strip() == "foot"
    assert set(re.findall(r"\[(\w+)\]", text)) == set(re.findall(r"entry-(\w+)", text))
    told = "".join(line for line in text.splitlines() if "没有列出" in line)
    return Counter(re.findall(r"entry-(\w+)", text)), told


def test_all_that_fits_is_shown() -> None:
    assert listed(("error", 3), ("note", 2), room=40) == (Counter(error=3, note=2), "")


def test_what_binds_less_gives_way_and_is_counted() -> None:
    shown, told = listed(("note", 30), ("warning", 10), ("error", 10), room=25)
    assert (shown["error"], shown["warning"] > 3, shown["note"]) == (10, True, 0)
    left = 2 * (10 - shown["warning"])
    assert told == f"另有 {60 + left} 条没有列出（核实性 {left} 条、提示性 60 条），用 -o 报告.xlsx 看全部"


def test_errors_that_do_not_fit_leave_no_room_for_anything_else() -> None:
    shown, told = listed(("error", 50), ("note", 1), ("not_judged", 1), room=20)
    assert set(shown) == {"error"}
    assert f"强制性 {2 * (50 - shown['error'])} 条" in told
    assert "无法判定 2 条、提示性 2 条" in told


def test_what_fits_is_shown_whole() -> None:
    lines = shown(check([JIANGNING / "targets.xlsx"]))
    assert len(lines) <= 40
    assert not any("没有列出" in line for line in lines)
    assert any("疑问清单（请主管科室答复）2 条" in line for line in lines)


@pytest.fixture
def of_groups(tmp_path: Path) -> Callable[[int, int], Path]:
    """Write a workbook of some sheets, the last of them with a wrong total."""

    def write(sheets: int, wrong: int) -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for number in range(1, sheets + 1):
            sheet = book.create_sheet(f"第{number}组")
            rows = [[f"{number}街道{unit}", 30 + unit, 10, 20 + unit] for unit in range(1, 5)]
            for row in (["单位", "培训合计", "农民", "职工"], ["全区", 130, 40, 90], *rows):
                sheet.append(row)
            if number > sheets - wrong:
                sheet["B4"] = 99
        book.save(tmp_path / f"{sheets}组.xlsx")
        return tmp_path / f"{sheets}组.xlsx"

    return write


@pytest.mark.parametrize(("sheets", "wrong"), [(2, 1), (8, 8), (8, 1), (60, 3)])
def test_many_sheets_are_on_one_screen_and_those_that_fail_are_among_them(
    of_groups: Callable[[int, int], Path], sheets: int, wrong: int
) -> None:
    lines = shown(check([of_groups(sheets, wrong)]))
    assert len(lines) <= 40
    text = "".join(lines)
    for number in range(sheets - wrong + 1, sheets + 1):
        assert f"第{number}组" in text
    assert ("PW001" in text) == (wrong > 0)
    assert lines[-2].startswith(f"共 {sheets} 张表：")


def test_of_many_files_each_has_its_place_and_a_sound_one_a_line(
    of_groups: Callable[[int, int], Path], tmp_path: Path
) -> None:
    content = of_groups(1, 0).read_bytes()
    for number in range(20):
        (tmp_path / f"好{number:02}.xlsx").write_bytes(content)
    bad = of_groups(2, 2)
    lines = shown(check([*sorted(tmp_path.glob("好*.xlsx")), bad]))
    sound = [line for line in lines if "好" in line]
    assert len(sound) == 20
    assert all(line.startswith("✓") for line in sound)
    assert len(lines) < 60
