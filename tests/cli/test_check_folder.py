"""cedu check of a folder: one report over all files, worst first, with the units that sent nothing."""

import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from rich.console import Console

from cedu_targets import check
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.check import terminal
from project import Run

HEAD = "2021年云溪区社区教育目标分解表\n单位,技能培训（人）,居民活动（人次）,新建学习点（个）\n"
ROWS = ["城关街道,300,12500,3", "河东街道,250,10000,4", "柳林镇,200,15000,5", "石桥乡,150,5000,6", "白云镇,100,5000,7"]


@pytest.fixture
def issued(tmp_path: Path) -> Path:
    path = tmp_path / "issued.csv"
    path.write_text(HEAD + "全区,1000,47500,25\n" + "\n".join(ROWS), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound form, one twice, one with a changed target, one that cannot be read; one unit sent nothing."""
    inside = tmp_path / "上报"
    inside.mkdir()
    for name, row in (
        ("城关", ROWS[0]),
        ("城关再报", ROWS[0]),
        ("河东", ROWS[1].replace("250", "350")),
        ("柳林", ROWS[2]),
    ):
        (inside / f"{name}.csv").write_text(HEAD + row, encoding="utf-8")
    (inside / "石桥乡.xlsx").write_bytes(b"PK\x03\x04 broken")
    return inside


def test_markdown_leads_from_the_overview_to_each_file(folder: Path, issued: Path, cedu: Run) -> None:
    text = cedu("check", folder, "--against", issued, "-f", "markdown").stdout
    rows = [line.split(" | ") for line in text.split("\n\n")[1].splitlines()[2:]]
    assert [(row[1], row[2]) for row in rows] == [
        ("石桥乡", "! 读不了"), ("河东街道", "✗ 有问题 1"), ("白云镇", "○ 未上报"), ("城关街道", "✓ 通过"),
        ("城关街道", "✓ 通过"), ("柳林镇", "✓ 通过"),
    ]  # fmt: skip
    for row in rows:
        if "—" not in row[0]:
            (anchor,) = re.findall(r"\(#(t\d+)\)", row[0])
            path = re.findall(r"\[(.*)\]", row[0])[0]
            assert text.split(f'<a id="{anchor}"></a>')[1].strip().startswith(f"## {path}")
    assert "- 未上报 1 个（共 5 个单位）：白云镇。" in text
    assert "- 城关街道 有 2 份：" in text


def test_json_has_the_roster_and_a_single_file_has_none(
    folder: Path, issued: Path, cedu_json: Callable[..., Any]
) -> None:
    output = cedu_json("check", folder, "--against", issued)
    roster = output["roster"]
    assert roster["expected"] == [row.split(",")[0] for row in ROWS]
    assert roster["missing"] == ["白云镇"]
    (twice,) = roster["twice"]
    assert (twice["unit"], [Path(path).name for path in twice["paths"]]) == ("城关街道", ["城关.csv", "城关再报.csv"])
    assert output["exit_code"] == 3
    assert "roster" not in cedu_json("check", folder / "河东.csv", "--against", issued)


def test_lines_in_a_pipe_end_with_who_is_missing(folder: Path, issued: Path, cedu: Run) -> None:
    lines = cedu("check", folder, "--against", issued).stdout.splitlines()
    assert lines[-2] == "未上报 1 个（共 5 个单位）：白云镇。"
    assert lines[-1].startswith("城关街道 有 2 份：")


def test_a_workbook_has_the_overview_on_its_first_sheet(folder: Path, issued: Path, tmp_path: Path, cedu: Run) -> None:
    cedu("check", folder, "--against", issued, "-o", tmp_path / "r.xlsx")
    sheet = load_workbook(tmp_path / "r.xlsx").worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(number for number, row in enumerate(rows) if "责任单位" in row)
    assert [(row[1], row[3]) for row in rows[head + 1 : head + 7]] == [
        ("! 读不了", "石桥乡"), ("▲ 有问题", "河东街道"), ("○ 未上报", "白云镇"), ("✓ 无须修改", "城关街道"),
        ("✓ 无须修改", "城关街道"), ("✓ 无须修改", "柳林镇"),
    ]  # fmt: skip
    assert rows[2][0] == "未上报 1 个（共 5 个单位）：白云镇。"


def test_a_page_has_the_overview_at_its_head(folder: Path, issued: Path, cedu: Run) -> None:
    page = cedu("check", folder, "--against", issued, "-f", "html").stdout
    assert page.index("石桥乡.xlsx") < page.index("有问题 1") < page.index("○ 未上报") < page.index("✓ 通过")
    assert "未上报 1 个（共 5 个单位）：白云镇。" in page


def test_thousands_of_files_are_one_screen_and_the_worst_are_on_it(tmp_path: Path, issued: Path) -> None:
    for number in range(300):
        row = ROWS[0].replace("300", "299") if number == 250 else ROWS[0]
        (tmp_path / f"f{number:03}.csv").write_text(HEAD + row, encoding="utf-8")
    report = check(sorted(tmp_path.glob("f*.csv")), against=issued)
    console = Console(width=80)
    with console.capture() as captured:
        console.print(terminal.render(report, Messages(Language.ZH)))
    lines = captured.get().splitlines()
    assert len(lines) <= 40
    assert lines[0].split()[:3] == ["✗", "有问题", "1"]
    assert "f250.csv" in lines[0]
    assert any("行没有列出" in line for line in lines)


def test_a_file_with_notes_alone_is_a_line_of_the_overview(tmp_path: Path) -> None:
    rows = "栏次,1,2,4\n城关街道,300,100,200\n河东街道,250,50,200\n"
    for name, text in (("a", rows), ("b", rows.replace("250", "260") + "说明：1=2+4\n")):
        (tmp_path / f"{name}.csv").write_text(f"分解表,,,\n单位,培训,线上,线下\n{text}", encoding="utf-8")
    report = check([str(tmp_path / f"{name}.csv") for name in "ab"])
    assert {finding.severity for finding in report.files[0].findings} == {"note"}
    console = Console(width=80, record=True, file=StringIO())
    console.print(terminal.render(report, Messages(Language.ZH)))
    told = console.export_text()
    assert told.count("a.csv") == 1
    assert "PW001" in told
    assert "只有提示的文件没有逐个列出" in told


@pytest.mark.parametrize("suffix", ["md", "html", "xlsx"])
def test_a_form_of_another_year_is_said_before_all(suffix: str, tmp_path: Path, cedu: Run) -> None:
    for number, year in enumerate((2020, 2020, 2019)):
        text = f"{year}年任务完成情况表,,,\n单位,培训,线上,线下\n栏次,1,2,3\n甲镇{number},5,2,3\n说明：1=2+3,,,\n"
        (tmp_path / f"{number}.csv").write_text(text, encoding="utf-8")
    output = tmp_path / f"report.{suffix}"
    cedu("check", *(tmp_path / f"{number}.csv" for number in range(3)), "-o", output)
    if suffix == "xlsx":
        sheet = load_workbook(output).worksheets[0]
        rows = [" ".join(str(cell) for cell in row if cell) for row in sheet.iter_rows(values_only=True)]
        said = [number for number, row in enumerate(rows) if "年份不同" in row and "2.csv" in row]
        assert said == [2]
        return
    text = output.read_text("utf-8")
    assert text.index("年份不同") < text.index("0.csv")


def test_a_form_with_the_rows_of_all_units_says_how_many(tmp_path: Path, cedu: Run) -> None:
    """The column 责任单位 was empty for it."""
    for name, rows in {"a": "甲镇,1,2\n乙镇,3,4\n", "b": "甲镇,1,2\n"}.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(f"2026年任务分解表\n单位,培训,活动\n栏次,1,2\n全区,4,6\n{rows}", encoding="utf-8")
    said = cedu("check", tmp_path, "-f", "markdown").stdout
    assert "a.csv](#t1) | 2 个单位 |" in said
    assert "b.csv](#t2) | 甲镇 |" in said
