"""A planner's year by the command line alone: from last year's table to the bulletin and to next year's rules.

Each step stands on the files of the one before it. The forms are filled as streets fill them: by a program, and in
LibreOffice, which keeps what properties a file has.
"""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_DOWN, Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from forked import Outcome
from project import JIANGNING, Run

Values = Mapping[str, Mapping[str, str | None]]
Save = Callable[[Path], None]
"""What a street's program does to a form that it has filled."""

FORM_TITLE = "2021年全区社会教育主要工作目标任务完成情况表（1—9月）"
LATE, TWICE, SWAPPED, SCANNED = "横溪", "淳化", "谷里", "麒麟"
DAY = "2021年9月30日"
PACK = ("--rules", "jiangning-2021.yaml")


class Year:
    """The planner's folder, and the program run in it."""

    def __init__(self, folder: Path, cedu: Run) -> None:
        self.folder, self._cedu = folder, cedu

    def does(self, code: int, *arguments: object) -> Outcome:
        """Run the program; it ends with this code and says no traceback."""
        done = self._cedu(*arguments, cwd=self.folder)
        assert done.returncode == code, (arguments, done.stdout[-2000:], done.stderr)
        assert "Traceback" not in done.stderr
        return done

    def json(self, code: int, *arguments: object) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.does(code, *arguments, "-f", "json").stdout)
        return found


def test_a_year_with_forms_filled_by_a_program(tmp_path: Path, cedu: Run) -> None:
    live_a_year(Year(tmp_path, cedu), lambda _: None)


@pytest.mark.render
def test_a_year_with_forms_filled_in_libreoffice(tmp_path: Path, cedu: Run, soffice: str) -> None:
    """Each form is opened and saved by LibreOffice, as a workbook of the three kinds that offices use."""
    kinds = ["xlsx", "ods", "xls"]

    def save(form: Path) -> None:
        if form.suffix != ".xlsx":
            return
        kinds.append(kinds.pop(0))
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        target = tmp_path / "saved"
        command = [soffice, "--headless", profile, "--convert-to", kinds[0], "--outdir", str(target), str(form)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        form.unlink()
        shutil.move(target / f"{form.stem}.{kinds[0]}", form.with_suffix(f".{kinds[0]}"))

    live_a_year(Year(tmp_path, cedu), save)


def live_a_year(year: Year, save: Save) -> None:
    """The steps, in the order of the year."""
    plan(year)
    issue(year)
    make_rules(year)
    return_what_is_wrong(year)
    fill_forms(year, save)
    check_forms(year)
    mistake_the_files(year)
    follow_up(year)
    report(year)
    take_the_late_ones(year)
    look_back(year)


def plan(year: Year) -> None:
    """Last year's table → a plan, filled in; what cannot be met is refused with every conflict at once."""
    done = year.does(0, "template", "--for", "allocate", "--like", JIANGNING / "targets-mended.xlsx", "-o", "plan.xlsx")
    assert "已写出空白计划 plan.xlsx" in done.stderr
    done = year.does(3, "check", "plan.xlsx")
    assert "这是给 cedu allocate 用的分解计划" in done.stdout
    book = load_workbook(year.folder / "plan.xlsx")
    sheet: Any = book["分解计划"]
    assert sheet["A1"].value == "2021年全区社会教育主要工作目标、任务分解表"
    rows = {str(row[0].value): row for row in sheet.iter_rows()}
    for cell in rows["上年全区"][2:]:
        total = rows["全区目标"][cell.column - 1]
        if isinstance(cell.value, int | float) and total.value is None:
            grown = Decimal(str(cell.value)) * (Decimal("1.05") if cell.value > 1 else 1)
            total.value = float(grown.quantize(Decimal("0.01") if "." in str(cell.value) else Decimal(1), ROUND_DOWN))
    book.save(year.folder / "plan.xlsx")
    codes = {str(cell.value): cell.column - 1 for cell in rows["栏次"]}
    rows["东山"][codes["4"]].value, rows["学院"][codes["18"]].value = "≥6", "≤1000"
    book.save(year.folder / "impossible.xlsx")
    done = year.does(1, "allocate", "impossible.xlsx", "-o", "no.xlsx")
    assert "有 2 组冲突" in done.stdout
    assert not (year.folder / "no.xlsx").exists()


def issue(year: Year) -> None:
    """The plan → a table that can be sent as it is, and beside it why each number is what it is."""
    done = year.does(0, "allocate", "plan.xlsx", "-o", "issued.xlsx", "--reasons", "reasons.xlsx")
    assert "已写出 issued.xlsx" in done.stderr
    assert "每个数的由来写在 reasons.xlsx" in done.stderr
    assert load_workbook(year.folder / "issued.xlsx").sheetnames == ["任务分解表"]
    reasons = load_workbook(year.folder / "reasons.xlsx", read_only=True)
    told = "\n".join(str(cell) for sheet in reasons for row in sheet.values for cell in row if cell)
    assert "余数" in told
    assert "报送的文件" not in told
    found = year.json(0, "check", "issued.xlsx")["files"][0]
    assert (found["status"], found["checked"]["relations"]) == ("clean", 71)
    assert {one["code"] for one in found["findings"]} == {"RD010", "RD063", "RT004"}


def make_rules(year: Year) -> None:
    """Last year's pack → this year's, as the program says it can be made."""
    told = year.does(0, "check", "issued.xlsx").stdout
    assert "cedu rules infer --like jiangning-2020 issued.xlsx" in told
    done = year.does(0, "rules", "infer", "--like", "jiangning-2020", "issued.xlsx", "-o", PACK[1])
    assert "沿用规则 9 条" in done.stderr
    year.does(0, "rules", "lint", PACK[1])
    (file,) = year.json(0, "check", "issued.xlsx", *PACK)["files"]
    assert (file["pack"], file["checked"]["relations"]) == ("jiangning-2021", 71)


def return_what_is_wrong(year: Year) -> None:
    """A slip of the planner's own is found before the table goes out; the slip of paper says what it is and should be."""
    book = load_workbook(year.folder / "issued.xlsx", data_only=True)
    sheet: Any = book.active
    cell = next(row for row in sheet.iter_rows() if row[0].value == SWAPPED)[4]
    assert cell.value == 0.31
    cell.value = 3.1
    book.save(year.folder / "draft.xlsx")
    done = year.does(1, "check", "draft.xlsx", *PACK, "--slips", "slips")
    assert "谷里 第4栏（在岗人员培训）填 3.1，应为 0.31" in done.stdout
    assert "已写好 1 份数据审核反馈单" in done.stderr
    (slip,) = (year.folder / "slips").iterdir()
    assert slip.name == "数据审核反馈单-谷里.docx"
    cells = [[cell.text for cell in row.cells] for table in Document(str(slip)).tables for row in table.rows]
    assert cells[0][2:4] == ["现为", "应为"]
    assert cells[1][2:4] == ["3.1", "0.31"]


def fill_forms(year: Year, save: Save) -> None:
    """Eleven units answer: ten of them in time, one twice, one with its columns swapped, one with a scan."""
    issued = year.json(0, "read", "issued.xlsx")["files"][0]
    targets: Values = issued["values"]
    names = {one["code"]: one["name"] for one in issued["indicators"]}
    forms, late = year.folder / "上报", year.folder / "迟报"
    forms.mkdir()
    late.mkdir()
    for unit in (unit for unit in targets if unit != "全区目标"):
        done = {code: achieved(unit, code, Decimal(value)) for code, value in targets[unit].items() if value}
        path = (late if unit in (LATE, SCANNED) else forms) / f"{unit}.xlsx"
        if unit == SWAPPED:
            lines = [(int(code), names[code], float(done[code]), float(targets[unit][code] or 0)) for code in done]
            upright_form(path, unit, lines)
        else:
            form_of_the_issued_table(year.folder / "issued.xlsx", path, unit, done)
        save(path)
    (again,) = forms.glob(f"{TWICE}.*")
    form_of_the_issued_table(
        year.folder / "issued.xlsx", forms / f"{TWICE}（更正）.xlsx", TWICE, {"10": Decimal("0.9")}
    )
    assert again.exists()
    (forms / f"{SCANNED}街道.pdf").write_bytes(b"%PDF-1.4\nscan")
    (forms / "~$东山.xlsx").write_bytes(b"lock")


def achieved(unit: str, code: str, target: Decimal) -> Decimal:
    """What a unit has done by September: between 60 and 100 % of its target."""
    share = Decimal(60 + (ord(unit[0]) + 13 * int(code)) % 41) / 100
    step = Decimal(1) if 14 <= int(code) < 25 else Decimal("0.01")
    return (target * share).quantize(step, ROUND_DOWN)


def form_of_the_issued_table(issued: Path, form: Path, unit: str, done: Mapping[str, Decimal]) -> None:
    """The issued table with the unit's own row alone, its numbers in place of the targets."""
    book = load_workbook(issued)
    sheet: Any = book.active
    rows = {str(row[0].value): row for row in sheet.iter_rows()}
    codes = {str(cell.value): cell.column for cell in rows["栏次"][1:]}
    first, own = rows["全区目标"][0].row, rows[unit][0].row
    sheet["A1"] = FORM_TITLE
    for code, column in codes.items():
        cell = sheet.cell(own, column)
        if not str(cell.value).startswith("="):
            cell.value = float(done[code]) if code in done else None
        else:
            cell.value = cell.value.replace(str(own), str(first))
    for row in range(rows["学院"][0].row, first - 1, -1):
        if row != own:
            sheet.delete_rows(row)
    book.save(form)


def upright_form(form: Path, unit: str, lines: Sequence[tuple[int, str, float, float]]) -> None:
    """A form of a street's own: indicators down (code, name, target, achieved), and no column of units."""
    book = Workbook()
    sheet: Any = book.active
    sheet.append([f"{unit}街道2021年社区教育目标任务完成情况"])
    sheet.append(["栏次", "指标", "全年目标", "1—9月完成", "备注"])
    for line in lines:
        sheet.append(line)
    sheet.append(["填报时间：2021年10月8日"])
    book.save(form)


def check_forms(year: Year) -> None:
    """Every file is read or named; every unit has answered, or is named."""
    report = year.json(3, "check", "上报", "--against", "issued.xlsx", *PACK)
    by_unit = {Path(file["path"]).stem.removesuffix("街道"): file for file in report["files"]}
    assert set(by_unit) == {
        "东山", "秣陵", "汤山", TWICE, f"{TWICE}（更正）", "禄口", "江宁", SWAPPED, "湖熟", SCANNED, "学院",
    }  # fmt: skip
    assert by_unit[SCANNED]["status"] == "unreadable"
    assert [one["reason"] for one in report["passed_over"]] == ["system_file"]
    assert report["roster"]["missing"] == [LATE]
    assert [one["unit"] for one in report["roster"]["twice"]] == [TWICE]
    errors = {file["path"] for file in report["files"] for one in file["findings"] if one["severity"] == "error"}
    assert {Path(path).stem for path in errors} == {SWAPPED}
    returned = [one["code"] for file in report["files"] for one in file["findings"] if one["code"].startswith("RE")]
    assert returned == ["RE012"]
    done = year.does(3, "check", "上报", "--against", "issued.xlsx", *PACK, "-o", "审核报告.md")
    assert "已写出 审核报告.md" in done.stderr
    text = (year.folder / "审核报告.md").read_text("utf-8")
    assert text.index("读不了") < text.index("有问题") < text.index("未上报") < text.index("通过")
    assert "另有 1 个系统文件" in text
    year.does(1, "check", "上报", "--against", "issued.xlsx", *PACK, "--exclude", "*.pdf")


def mistake_the_files(year: Year) -> None:
    """Sides swapped, the issued table given as achieved: nothing is reported as done."""
    for sides, hint in (
        (("上报", "issued.xlsx"), "请换过来：cedu gap issued.xlsx 上报"),
        (("issued.xlsx", "issued.xlsx"), "就是下发的目标表"),
    ):
        done = year.does(3, "gap", *sides, "--as-of", DAY)
        assert hint in done.stdout
        assert "已完成" not in done.stdout.split("图例")[0]
    assert "docx" in year.does(2, "gap", "issued.xlsx", "上报", "-o", "通报.pdf").stderr
    assert not (year.folder / "通报.pdf").exists()


def follow_up(year: Year) -> None:
    """Who is behind, who is silent, what is not due yet, and whose form says nothing."""
    report = year.json(3, "gap", "issued.xlsx", "上报", "--as-of", DAY, *PACK)
    states: dict[str, set[str | None]] = {}
    for row in report["rows"]:
        states.setdefault(row["unit"], set()).add(row["state"])
    assert states[LATE] <= {"not_reported", "not_assigned"}
    assert states[SCANNED] <= {None, "not_assigned"}  # something came, so that it is not urged
    assert [one["units"] for one in report["unsettled"]] == [[SCANNED]]
    assert states[SWAPPED] <= {None, "not_assigned"}
    row = {(row["unit"], row["indicator"]): row for row in report["rows"]}
    assert row[TWICE, "10"]["state"] is None
    assert (row["汤山", "26"]["state"], row["汤山", "26"]["pace"]) == ("below", None)
    assert row["学院", "17"]["state"] in ("on_pace", "slightly_behind", "behind")
    codes = {one["code"] for file in report["files"] for one in file["findings"]}
    assert {"GA002", "GA003", "GA012"} <= codes
    assert "GA001" not in codes


def report(year: Year) -> None:
    """The bulletin, the page and the workbook, each told on stderr with how it went."""
    for name in ("通报.md", "进度.html", "进度.xlsx"):
        done = year.does(3, "gap", "issued.xlsx", "上报", "--as-of", DAY, *PACK, "-o", name)
        assert f"已写出 {name}" in done.stderr
        assert "滞后" in done.stderr
        assert (year.folder / name).exists()
    assert "截至2021年9月30日" in (year.folder / "通报.md").read_text("utf-8")
    shutil.copy(year.folder / "进度.xlsx", year.folder / "上报")
    found = year.json(3, "check", "上报", *PACK)
    assert {"path": "上报/进度.xlsx", "reason": "own_report"} in found["passed_over"]
    (year.folder / "上报" / "进度.xlsx").unlink()


def take_the_late_ones(year: Year) -> None:
    """Late forms count beside the others; a total of parts that did not report is told, and is not behind for it."""
    (form,) = (year.folder / "迟报").glob(f"{LATE}.*")
    shutil.move(form, year.folder / "上报")
    (year.folder / "上报" / f"{SCANNED}街道.pdf").unlink()
    report = year.json(1, "gap", "issued.xlsx", "上报", "--as-of", DAY, *PACK)
    late = {row["state"] for row in report["rows"] if row["unit"] == LATE}
    assert "not_reported" not in late
    assert "on_pace" in late
    year.does(1, "gap", "issued.xlsx", "上报", "迟报", "--as-of", DAY, *PACK)


def look_back(year: Year) -> None:
    """Against last year's table, without a rule for it: what is unusual is a note, never an error."""
    report = year.json(0, "check", "issued.xlsx", "--rules", "none", "--base", JIANGNING / "targets-mended.xlsx")
    assert {one["severity"] for one in report["files"][0]["findings"] if one["code"].startswith("CB")} <= {"note"}
    assert any(path.name == "进度.html" for path in year.folder.iterdir())
