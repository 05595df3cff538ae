"""cedu allocate as a planner uses it: a plan is filled in, allocated, checked, read back, explained, changed."""

import io
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from cedu_targets import allocate, check, read
from cedu_targets.allocation.plan.plan import IndicatorEntry, Plan, UnitEntry
from cedu_targets.allocation.plan.side_files import Issued
from cedu_targets.allocation.plan.understood_plan import understand
from cedu_targets.allocation.report import AllocationReport
from cedu_targets.allocation.run import from_plan
from cedu_targets.allocation.solver.allocate import allocate as solve
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation import excel, reasons
from cedu_targets.reporters.allocation import html as allocation_html
from cedu_targets.reporters.allocation import json as allocation_envelope
from cedu_targets.reporters.allocation import markdown as allocation_markdown
from cedu_targets.reporters.allocation import text as allocation_text
from cedu_targets.reporters.allocation.sentences import why
from html_pages import Page
from plan_files import SMALL, fill, write
from project import JIANGNING, Run
from sample_reports import HOSTILE, STEERING

PLAN = JIANGNING / "plan-illustrative.xlsx"
LAST_YEAR = JIANGNING / "targets-mended.xlsx"
Json = Callable[..., dict[str, Any]]


def values_of(path: Path) -> dict[str, dict[str, str | None]]:
    """What `cedu read` reads of the first table."""
    table = read(path).files[0].table
    assert table is not None
    found: dict[str, dict[str, str | None]] = {unit: dict.fromkeys(table.codes) for unit in table.rows}
    for unit, indicator, value in table.cells():
        found[unit][indicator.code] = None if value is None else str(value.normalize())
    return found


def cells(sheet: Any) -> list[list[Any]]:
    """Every row of a sheet."""
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def normal(table: dict[str, dict[str, str | None]]) -> dict[str, dict[str, str | None]]:
    return {
        row: {code: None if text is None else str(Decimal(text).normalize()) for code, text in line.items()}
        for row, line in table.items()
    }


def test_the_plan_of_the_samples_is_allocated_checked_and_read_back(tmp_path: Path, cedu: Run, cedu_json: Json) -> None:
    out = tmp_path / "out.xlsx"
    done = cedu("allocate", PLAN, "-o", out)
    assert done.returncode == 0, done.stdout
    assert "已写出" in done.stderr
    report = check(out)
    assert report.exit_code == 0
    (file,) = report.files
    assert (file.checked.relations, file.count(Severity.ERROR), file.count(Severity.WARNING)) == (71, 0, 0)
    output = cedu_json("allocate", PLAN)
    assert output["status"] == "ok"
    assert normal(output["table"]) == values_of(out)
    assert output["table"]["秣陵"]["2"] == "0.35"
    assert output["table"]["汤山"]["1"] == "2.1"


def test_the_real_table_spread_by_itself_comes_back_exactly(tmp_path: Path, cedu: Run) -> None:
    out = tmp_path / "out.xlsx"
    done = cedu("allocate", "--like", LAST_YEAR, "--growth", "0%", "--keep", LAST_YEAR, "-o", out)
    assert done.returncode == 0
    assert "与已下达的表完全相同" in done.stdout
    assert values_of(out) == values_of(LAST_YEAR)


def test_the_layout_is_that_of_a_notice(tmp_path: Path) -> None:
    content = excel.render(from_plan(str(PLAN)), Messages(Language.ZH))
    book, cached = (load_workbook(io.BytesIO(content), data_only=only) for only in (False, True))
    sheet: Any = book["任务分解表"]
    shown: Any = cached["任务分解表"]
    assert sheet["A1"].value.startswith("2021年全区社会教育主要工作目标、任务分解表")
    merged = {str(one) for one in sheet.merged_cells.ranges}
    assert {"A1:AC1", "A3:A5", "B3:I3", "B4:B5", "C4:I4"} <= merged
    assert [sheet.cell(6, c).value for c in (1, 2, 29)] == ["栏次", 1, 29]
    assert sheet["B8"].value == "=SUM(C8:I8)"
    assert sheet["C7"].value == "=SUM(C8:C18)"
    assert shown["B8"].value == pytest.approx(sum(shown.cell(8, c).value or 0 for c in range(3, 10)))
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert sheet.freeze_panes == "B8"  # the district stays in sight
    notes = [row[0] for row in cells(sheet)[18:] if row[0]]
    assert notes[0] == "说明："
    assert "A=1+2+3+4+5+6+7+8" in notes[1]
    assert not any("注：数据关系" in note for note in notes)  # the notice's own words say it


def test_undeclared_relations_are_printed_below(tmp_path: Path, cedu: Run) -> None:
    out = tmp_path / "out.xlsx"
    assert cedu("allocate", write(tmp_path), "-o", out).returncode == 0
    last = [row[0] for row in cells(load_workbook(out).worksheets[0]) if row[0]][-1]
    assert last == "注：数据关系：1=2+3"
    (file,) = check(out).files
    assert file.checked.relations == 4 + 3


def test_every_number_has_its_reason(tmp_path: Path) -> None:
    report = from_plan(str(PLAN))
    book = load_workbook(io.BytesIO(reasons.render(report, Messages(Language.ZH))))
    rows = cells(book["分配说明"])[2:]
    filled = [(row, code) for row, line in report.rows.items() for code, value in line.items() if value is not None]
    assert {(row[0], str(row[1])) for row in rows if row[1]} == set(filled)
    assert all(row[8] for row in rows if row[1])
    words = {(row[0], str(row[1])): row[8] for row in rows}
    assert words["秣陵", "2"] == "计划写明的固定数。"
    assert "上限 1.2，压低到 1.2" in words["东山", "4"]
    assert words["东山", "1"].startswith("第2栏 0.2")
    assert "没有常住人口的数，按其余依据" in words["学院", "12"]


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("谷里:2", "谷里 第2栏（农村培训） = 1.2 万人次：按 常住人口，占 14.14%，全区目标 5 应得 0.70707；下限 1.2，提高到 1.2。"),
        ("秣陵:3", "秣陵 第3栏（在岗培训） = 1.16 万人次：按 常住人口×50% + 均分×50%，占 29.29%，全区目标 3.01 应得 0.88172；其他单位受上下限约束，按比例调整为 1.15616；先取 1.15，余数 0.00616 排第 1，全区目标还差 1 个 0.01，给了前 1 名，所以是 1.16。"),
        ("秣陵街道:培训合计", "秣陵 第1栏（培训合计） = 2.96 万人次：第2栏 1.8 + 第3栏 1.16。"),
        ("谷里:3", "谷里 第3栏（在岗培训）空着：计划写明不下达。"),
        ("谷里:4", "谷里 第4栏（参与率） = 40%：计划为该单位单独写明。"),
        ("东山：4", "东山 第4栏（参与率） = 50%：率和平均数不分解，与全区相同。"),
        ("全区目标:1", "全区目标 第1栏（培训合计） = 8.01 万人次：各其中项之和。"),
    ],
)  # fmt: skip
def test_why(tmp_path: Path, cell: str, sentence: str) -> None:
    report = allocate(write(tmp_path))
    assert why(report, *report.cell(cell), Messages(Language.ZH)) == sentence


@pytest.mark.parametrize("cell", ["东三:2", "东山:9", "东山", ""])
def test_why_of_nothing_is_a_wrong_call(tmp_path: Path, cell: str) -> None:
    report = allocate(write(tmp_path))
    with pytest.raises(CallFault) as caught:
        report.cell(cell)
    assert (caught.value.exit_code, caught.value.code) == (2, "why_unknown")


def test_why_on_the_command_line(tmp_path: Path, cedu: Run, cedu_json: Json) -> None:
    plan = write(tmp_path)
    done = cedu("allocate", plan, "--why", "东山:2", "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "东山 column 2 (农村培训) = 2 万人次: fixed by the plan.\n")
    assert cedu_json("allocate", plan, "--why", "东山:2")["why"]["message"].endswith("计划写明的固定数。")
    assert cedu("allocate", plan, "--why", "东三:2").returncode == 2


CONFLICTS = [
    ('东山: {"2": 2}', '东山: {"2": 4}', "第2栏（农村培训）：东山固定数 4 + 谷里下限 1.2 > 全区数 5，多 0.2。"),
    ("parts: 2+3", "parts: 2+3, total: 8", "第1栏（培训合计）：其中项全区数之和 8.01 > 全区数 8，多 0.01。"),
    ('谷里: {"3": "×", "4": 40%, "2": "≥1.2"}', '谷里: {"2": ≥2.5}\n  秣陵: {"2": ≥2}', "第2栏（农村培训）：东山固定数 2 + 秣陵、谷里下限合计 4.5 > 全区数 5，多 1.5。"),
]  # fmt: skip


def _turned(sentence: str) -> str:
    """The sentence with its first two demands the other way round: their order is the engine's."""
    return re.sub("：(.+?) [+] (.+?) > ", r"：\\2 + \\1 > ", sentence)


@pytest.mark.parametrize(("old", "new", "sentence"), CONFLICTS)
def test_what_cannot_be_done_is_refused_in_numbers(
    tmp_path: Path, cedu: Run, old: str, new: str, sentence: str
) -> None:
    assert old in SMALL
    out = tmp_path / "out.xlsx"
    done = cedu("allocate", write(tmp_path, SMALL.replace(old, new)), "-o", out)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[1] in (sentence, _turned(sentence))
    assert "放宽其中任何一条" in lines[2]
    assert not out.exists()


def test_keep_changes_least_and_says_what_moved(tmp_path: Path, cedu: Run, cedu_json: Json) -> None:
    issued = tmp_path / "issued.xlsx"
    assert cedu("allocate", PLAN, "-o", issued).returncode == 0
    plan = fill(PLAN, {"分解计划!全区目标:4": 5.26}, tmp_path / "plan.xlsx")
    again = cedu_json("allocate", plan, "--keep", issued)
    moved = {(move["unit"], move["indicator"]): move["difference"] for move in again["moves"]}
    assert moved["全区目标", "4"] == "0.02"
    assert {code for _, code in moved} == {"1", "4"}
    units = [value for (unit, code), value in moved.items() if code == "4" and unit != "全区目标"]
    assert sum(map(Decimal, units)) == Decimal("0.02")
    assert len(units) <= 2
    done = cedu("allocate", plan, "--keep", issued, "-o", tmp_path / "new.xlsx", "--reasons", tmp_path / "why.xlsx")
    assert f"改动 {len(moved)} 处" in done.stdout
    assert load_workbook(tmp_path / "new.xlsx").sheetnames == ["任务分解表"]
    assert "调整对照" in load_workbook(tmp_path / "why.xlsx").sheetnames
    assert check(tmp_path / "new.xlsx").exit_code == 0


def test_a_blank_and_a_zero_are_no_move(tmp_path: Path) -> None:
    issued = tmp_path / "issued.csv"
    rows = "全区,8,5,3\n秣陵,3,2,1\n东山,4,2,2\n谷里,1,1,0\n"
    issued.write_text(f"2020年任务分解表,,,\n单位,培训合计,农村培训,在岗培训\n栏次,1,2,3\n{rows}", encoding="utf-8")
    report = allocate(write(tmp_path), keep=issued)
    assert report.rows["谷里"]["3"] is None
    assert ("谷里", "3") not in {(move.row, move.indicator.code) for move in report.moves}
    assert ("谷里", "2") in {(move.row, move.indicator.code) for move in report.moves}


def test_notes_are_found_without_the_rows_that_help_in_filling(tmp_path: Path) -> None:
    book = load_workbook(PLAN)
    names = [row[0] for row in cells(book["分解计划"])]
    book["分解计划"].delete_rows(names.index("已定合计") + 1, 3)
    book.save(tmp_path / "plan.xlsx")
    with_them, without = allocate(PLAN), allocate(tmp_path / "plan.xlsx")
    assert with_them.understood is not None
    assert without.understood is not None
    assert without.rows == with_them.rows
    assert without.understood.plan.notes == with_them.understood.plan.notes
    assert without.understood.plan.notes[0] == "说明："


def test_as_last_year_with_totals_and_weights_from_files(tmp_path: Path, cedu: Run, cedu_json: Json) -> None:
    table = read(LAST_YEAR).files[0].table
    assert table is not None
    wholes = {"1", "9", "14", "17"}
    rows = [
        (one, table.value("全区目标", one.code)) for one in table.indicators if one.additive and one.code not in wholes
    ]
    totals = tmp_path / "totals.csv"
    lines = [f"{one.code},{one.name},{value}" for one, value in rows if value is not None]
    totals.write_text("栏次,指标,全区数\n" + "\n".join(lines), encoding="utf-8")
    weights = tmp_path / "people.csv"
    people = [f"{unit},{1000 + 37 * n}" for n, unit in enumerate(table.units)]
    weights.write_text("单位,常住人口\n" + "\n".join(people), encoding="utf-8")
    output = cedu_json("allocate", "--like", LAST_YEAR, "--totals", totals, "--weights", weights)
    assert output["exit_code"] == 0
    assert normal(output["table"])["全区目标"] == values_of(LAST_YEAR)["全区目标"]
    blank = {(unit, code) for unit in table.units for code in table.codes if table.value(unit, code) is None}
    assert {(u, c) for u, line in output["table"].items() for c, v in line.items() if v is None} - {
        ("全区目标", "20"), ("全区目标", "22")
    } == blank  # fmt: skip
    out = tmp_path / "out.xlsx"
    mixed = ("--weights", weights, "--by", "上年目标×0.5+常住人口×0.5", "--totals", totals)
    assert cedu("allocate", "--like", LAST_YEAR, *mixed, "-o", out).returncode == 0
    assert check(out).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), 2, "请给出一份计划"),
        ((PLAN, "--like", LAST_YEAR), 2, "两者只要一个"),
        ((PLAN, "--growth", "5%"), 2, "只与 --like 合用"),
        (("--like", LAST_YEAR), 2, "--totals"),
        (("--like", LAST_YEAR, "--growth", "5"), 2, "5%"),
        (("没有.xlsx",), 3, "RD101"),
        (("--like", "没有.xlsx", "--growth", "5%"), 3, "RD101"),
        ((LAST_YEAR,), 4, "AL016"),
        ((PLAN, "--keep", "没有.xlsx"), 3, "没有.xlsx"),
        ((PLAN, "-o", PLAN), 2, "输出"),
        ((PLAN, "-f", "excel"), 2, "-o"),
        (("--like", LAST_YEAR, "--growth", "5%", "--by", "人口"), 4, "AL004"),
    ],
)
def test_wrong_use_is_one_clear_sentence(cedu: Run, arguments: tuple[object, ...], code: int, says: str) -> None:
    done = cedu("allocate", *arguments)
    assert done.returncode == code, done.stderr
    assert says in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_a_plan_that_is_an_output_of_nothing_stays_as_it_is(tmp_path: Path, cedu: Run) -> None:
    before = PLAN.read_bytes()
    assert cedu("allocate", PLAN, "-f", "markdown", "-o", tmp_path / "out.md").returncode == 0
    assert PLAN.read_bytes() == before
    assert (tmp_path / "out.md").read_text(encoding="utf-8").startswith("# 2021年")


def test_the_blank_plan_can_be_filled_and_allocated(tmp_path: Path, cedu: Run) -> None:
    plan = tmp_path / "plan.xlsx"
    done = cedu("template", "--for", "allocate", "--like", LAST_YEAR, "-o", plan)
    assert done.returncode == 0
    assert "cedu allocate" in done.stderr
    empty = cedu("allocate", plan)
    assert (empty.returncode, "AL005" in empty.stdout) == (4, True)
    filled_in: dict[str, str | float] = {f"分解计划!全区目标:{code}": 1.5 for code in "2345678"}
    filled_in |= {"分解计划!东山:4": "≥0.5", "分解计划!秣陵:5": 0.2, "分解计划!谷里:2": "×"}
    fill(plan, filled_in)
    out = tmp_path / "out.xlsx"
    filled = cedu("allocate", plan, "-o", out)
    assert filled.returncode == 0, filled.stdout
    found = values_of(out)
    assert (found["全区目标"]["1"], found["秣陵"]["5"], found["谷里"]["2"]) == ("10.5", "0.2", None)
    assert Decimal(found["东山"]["4"] or 0) >= Decimal("0.5")
    assert check(out).exit_code == 0


def test_the_english_form_is_read_as_well(tmp_path: Path, cedu: Run) -> None:
    plan, out = tmp_path / "plan.xlsx", tmp_path / "out.xlsx"
    assert cedu("template", "--for", "allocate", "-o", plan, "--lang", "en").returncode == 0
    assert load_workbook(plan).sheetnames == ["Plan", "Indicators", "Weights", "上年目标", "How to fill"]
    assert cedu("allocate", plan, "-o", out, "--lang", "en").returncode == 0
    assert check(out).exit_code == 0
    assert '"demands"' in cedu("schema", "plan").stdout


def test_mistakes_of_a_workbook_are_told_at_their_cells(tmp_path: Path, cedu: Run) -> None:
    filled_in: dict[str, str | float] = {
        "分解计划!东山:4": "大概5", "分解计划!全区目标:5": 2.345, "分解计划!汤山:25": "≥3", "指标设置!H3": "人囗",
        "指标设置!G2": "2+99", "分配依据!B6": "很多",
    }  # fmt: skip
    done = cedu("allocate", fill(PLAN, filled_in, tmp_path / "plan.xlsx"))
    assert done.returncode == 4
    told = set(re.findall(r"plan\.xlsx:(\S+): 强制性 (AL\d+)", done.stdout))
    assert told == {
        ("分解计划!F8", "AL001"), ("分解计划!G7", "AL003"), ("分解计划!Z10", "AL010"), ("指标设置!H3", "AL004"),
        ("指标设置!G2", "AL004"), ("分配依据!B6", "AL001"),
    }  # fmt: skip


def test_what_a_spreadsheet_program_made_of_a_cell_is_told(tmp_path: Path, cedu: Run) -> None:
    from datetime import date

    book = load_workbook(PLAN)
    sheet = book["分解计划"]
    sheet["F8"], sheet["F9"], sheet["F10"], sheet["F11"] = date(2021, 5, 9), "=1/0", "=1+1", "=IF(1,2,3)"
    book.save(tmp_path / "plan.xlsx")
    done = cedu("allocate", tmp_path / "plan.xlsx")
    assert done.returncode == 4
    assert re.search(r"F8: 强制性 AL012 .*2021-05-09.*5~9", done.stdout)
    assert re.search(r"F9: 强制性 AL012 .*#DIV/0!", done.stdout)
    assert "F10" not in done.stdout  # what can be calculated is
    assert re.search(r"F11: 强制性 AL012 .*还没有计算过", done.stdout)


def test_the_form_may_be_changed_but_not_broken(tmp_path: Path, cedu: Run) -> None:
    book = load_workbook(PLAN)
    del book["指标设置"]
    book.save(tmp_path / "plan.xlsx")
    done = cedu("allocate", tmp_path / "plan.xlsx")
    assert (done.returncode, "没有“指标设置”表" in done.stdout) == (4, True)
    book = load_workbook(PLAN)
    book["分解计划"].insert_rows(9)
    book["分解计划"]["A9"] = "新街道"
    book.save(tmp_path / "plan.xlsx")
    done = cedu("allocate", tmp_path / "plan.xlsx")
    assert (done.returncode, done.stdout.count("AL008")) == (4, 2)  # neither population nor last year


def hostile() -> AllocationReport:
    """An allocation in which every text is hostile; lone surrogates do not get past the plan's own types."""
    texts = [text for text in HOSTILE if "\ud800" not in text]
    names = dict.fromkeys(name for text in texts if (name := "".join(text.split())[:80]))
    indicators = {
        str(number): IndicatorEntry(
            name=text[:200] or "-", group=texts[-number][:200], unit_of_measure=text[:20], total="30", weights="均分"
        )
        for number, text in enumerate(texts[:6], start=1)
    }
    indicators["=A1"] = IndicatorEntry(name=texts[6], kind="率", total="50%")
    units = tuple(UnitEntry(name=name, area="=片|区" if number < 3 else None) for number, name in enumerate(names))
    notes = tuple(text for text in texts if text)
    plan = Plan(title="=1+1<b>|", district="@全区", units=units, indicators=indicators, notes=notes)
    understood = understand(plan, lambda _: Place(sheet=texts[6], cell="A1"))
    assert understood.problem is not None, understood.findings
    finding = Finding("AL004", "plan", Severity.WARNING, Place(sheet=texts[0], unit=texts[4]), {"wanted": texts[6]})
    report = AllocationReport("=evil|<b>.xlsx", understood, solve(understood.problem), (*understood.findings, finding))
    before = {row: {code: Decimal(1) for code in line} for row, line in report.rows.items()}
    return replace(report, issued=Issued({}, before, ()))


@pytest.mark.parametrize("language", list(Language))
def test_hostile_texts_stay_texts(language: Language) -> None:
    report, messages = hostile(), Messages(language)
    asked = replace(report, asked=(report.understood.units[0], "1"))  # type: ignore[union-attr]
    markdown = allocation_markdown.render(report, messages)
    page = allocation_html.render(asked, messages)
    assert Page(page).unbalanced == []
    assert not STEERING.search(page.replace("\n", ""))
    assert "<script" not in page
    assert all(
        text in Page(page).all("body")[0].text
        for text in ("<script>alert(1)</script>", "甲\\u202e乡", "=evil|<b>.xlsx")
    )
    for text in (allocation_text.render(report, messages), markdown, allocation_text.render(asked, messages)):
        assert not STEERING.search(text)
    assert "<script>" not in markdown
    assert json.loads(allocation_envelope.render(asked, messages))
    book = load_workbook(io.BytesIO(excel.render(report, messages)))
    formulas = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas
    assert all(re.fullmatch(r"=SUM\([A-Z]+\d+:[A-Z]+\d+(,[A-Z]+\d+:[A-Z]+\d+)*\)", text) for text in formulas)
    assert not any(cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("content", [b"", PLAN.read_bytes()[:5000], b"%PDF-1.7", b"\x00" * 99, b"PK\x03\x04"])
def test_what_is_no_workbook_is_one_fault(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputFault) as caught:
        allocate(path)
    assert caught.value.path == str(path)
