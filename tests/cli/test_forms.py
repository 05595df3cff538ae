"""A clerk checks the monthly form of a village before it is sent: from the file to the report, in every format."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from monthly_forms import CLASSES, DATED_CLASSES, WITH_FIRST_TIME, form, write_form, write_forms
from project import Run
from writers import Cell

PACK = """
name: village-forms
title: 某镇实施方案
units: [{name: 甲村, aliases: [甲村村委会]}, 乙村]
forms: {monthly: {title: 百胜镇社区教育培训月报表, months: "2020-05..2020-11", due_day: 5}}
"""


def pack(folder: Path) -> Path:
    path = folder / "pack.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".csv", ".txt"])
def test_a_total_that_is_off_is_told_at_its_cell(tmp_path: Path, cedu: Run, suffix: str) -> None:
    path = write_form(tmp_path / f"甲村-5月{suffix}", totals=[("合计", 146)])
    run = cedu("check", path)
    assert run.returncode == 1
    assert "B7: 强制性 RC007 合计 146，各班相加 136，多 10。请核对合计或各班人数。\n" in run.stdout
    assert "甲村 2020年5月：3 个班，136 人次，12 课时；发现 1 处必须修改、0 处需要核实、1 处提示。\n" in run.stdout


@pytest.mark.parametrize("filed", [None, date(2020, 5, 28), date(2020, 6, 5)])
@pytest.mark.parametrize(
    ("rows", "headings"), [(CLASSES, None), (DATED_CLASSES, WITH_FIRST_TIME)], ids=["as issued", "with the first time"]
)
def test_a_sound_form_gives_nothing_that_has_to_be_looked_at(
    tmp_path: Path, cedu: Run, rows: Sequence[Sequence[object]], headings: Sequence[str] | None, filed: date | None
) -> None:
    more = {} if headings is None else {"headings": headings}
    path = write_form(tmp_path / "甲村-5月.xlsx", rows=rows, filed=filed, **more)  # type: ignore[arg-type]
    for asked in ((), ("--rules", pack(tmp_path)), ("--rules", "baisheng-2020")):
        run = cedu("check", path, *asked)
        assert run.returncode == 0
        assert "强制性" not in run.stdout
        assert "核实性" not in run.stdout


def test_a_nil_form_is_clean_and_a_blank_one_is_not_checked(tmp_path: Path, cedu: Run) -> None:
    nil, blank = write_form(tmp_path / "甲村-6月.xlsx", month="2020-06", rows=[]), tmp_path / "乙村-6月.xlsx"
    write_form(blank, None, None, [])
    run = cedu("check", nil)
    assert (run.returncode, run.stdout) == (0, f"{nil}:Sheet1: 甲村 2020年6月：零报（本月没有办班）；没有发现问题。\n")
    run = cedu("check", blank)
    assert run.returncode == 3
    assert "提示性 RC014 这份报表没有填写，不算报送，也不是零报。请填写单位、月份和培训班" in run.stdout
    assert "没有填写，没有核对。\n" in run.stdout
    (entry,) = json.loads(cedu("check", blank, "-f", "json").stdout)["files"]
    assert (entry["status"], entry["checked"]["records"]) == ("not_checked", 0)


def test_a_pack_says_late_strange_and_outside(tmp_path: Path, cedu: Run) -> None:
    late = write_form(tmp_path / "甲村村委会-5月.xlsx", "甲村村委会", filed=date(2020, 6, 6))
    text = cedu("check", late, "--rules", pack(tmp_path)).stdout
    assert "提示性 RC010 填报时间是2020年6月6日，过了2020年6月5日的期限。" in text
    assert "RC013" not in text
    strange = write_form(tmp_path / "丁村-12月.xlsx", "丁村", "2020-12")
    text = cedu("check", strange, "--rules", pack(tmp_path)).stdout
    assert "核实性 RC013 “丁村”不在 2 个单位的名单里。" in text
    assert "强制性 RC004 2020年12月不在计划的月份里（2020年5月至2020年11月）。" in text


def test_every_format_is_written_and_shows_the_rows(tmp_path: Path, cedu: Run) -> None:
    rows = [("水稻育秧", "农业科技类", date(2020, 5, 6), "村委会", 20, 30, 4, "授课")]
    path = write_form(tmp_path / "甲村-5月.xlsx", rows=rows, headings=WITH_FIRST_TIME)
    for name in ("r.html", "r.md", "r.json", "r.xlsx"):
        assert cedu("check", path, "-o", tmp_path / name).returncode == 1
    assert "▲ 30" in (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "水稻育秧" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "报表 甲村 2020年5月" in openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames
    schema = json.loads(cedu("schema", "report").stdout)
    jsonschema.validate(json.loads((tmp_path / "r.json").read_text(encoding="utf-8")), schema)


def test_an_explanation_holds_until_the_form_changes_and_a_baseline_knows_what_is_mended(
    tmp_path: Path, cedu: Run
) -> None:
    path, stub, before = tmp_path / "甲村-5月.xlsx", tmp_path / "说明.yaml", tmp_path / "before.json"
    write_form(path, totals=[("合计", 146)])
    cedu("check", path, "--write-explanations", stub, "-f", "json", "-o", before)
    told = stub.read_text(encoding="utf-8").replace("reason: ''", "reason: 含补课").replace("by: ''", "by: 镇社区学校")
    assert "unit: 甲村" in told
    stub.write_text(told, encoding="utf-8")
    assert cedu("check", path, "--explanations", stub).returncode == 0
    write_form(path, totals=[("合计", 156)])
    run = cedu("check", path, "--explanations", stub, "--baseline", before)
    assert run.returncode == 1
    assert "数值已变" in run.stdout
    assert "新出现 0 处，仍有 2 处，已消除 0 处" in run.stdout
    june = write_form(tmp_path / "甲村-6月.xlsx", month="2020-06", totals=[("合计", 156)])
    assert "新出现 2 处，仍有 0 处，已消除 2 处" in cedu("check", june, "--baseline", before).stdout


def test_persons_are_in_no_report(tmp_path: Path, cedu: Run) -> None:
    headings = ("培训项目", "培训人数", "培训地点", "授课教师", "联系电话")
    rows: list[tuple[Cell, ...]] = [
        ("水稻育秧", "三十多", "村委会", "钱某某", "13000000000"),
        ("讲座", -5, "村委会", "钱某某", "13000000000"),
    ]
    path = write_forms(tmp_path / "甲村-5月.xlsx", form(rows=rows, headings=headings, foot=[("填表人：钱某某",)]))
    for name in ("r.html", "r.md", "r.json", "r.xlsx", "s.yaml"):
        option = "--write-explanations" if name == "s.yaml" else "-o"
        assert cedu("check", path, option, tmp_path / name).returncode == 1
        content = (tmp_path / name).read_bytes()
        if name == "r.xlsx":
            book = openpyxl.load_workbook(tmp_path / name)
            cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
            content = "\n".join(f"{cell.value} {cell.comment and cell.comment.text}" for cell in cells).encode()
        assert "钱某某".encode() not in content
        assert b"13000000000" not in content
    for shown in (cedu("check", path).stdout, cedu("check", path, "--lang", "en").stdout):
        assert "钱某某" not in shown
        assert "13000000000" not in shown


def test_no_slips_are_written_for_forms_and_it_is_said(tmp_path: Path, cedu: Run) -> None:
    path = write_form(tmp_path / "甲村-5月.xlsx", totals=[("合计", 146)])
    run = cedu("check", path, "--slips", tmp_path / "slips")
    assert run.stderr.strip().startswith("1 份报表没有写反馈单：")
    assert "没有需要反馈的问题" not in run.stderr
    assert not (tmp_path / "slips").exists()


def test_a_form_where_items_are_wanted_is_told_what_it_is_for(tmp_path: Path, cedu: Run) -> None:
    path = write_form(tmp_path / "甲村-5月.xlsx")
    run = cedu("status", path)
    assert run.returncode == 3
    assert "SC020 这是按班次登记的报表（1 份，3 个班），记的是办过的班，不是要办的事项，没有计入。" in run.stdout
    assert f"cedu rollup '{path}'" in run.stdout


@pytest.mark.parametrize("command", [("status",), ("template", "--for", "dossier", "-o", "out")])
def test_a_notice_with_a_form_in_its_annex_is_no_form_of_classes(
    command: tuple[str, ...], tmp_path: Path, cedu: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    notice = "青山镇关于做好2023年社区教育培训工作的通知\n各村、社区：\n全镇培训老年人不少于500人次。\n附件：\n"
    annex = "青山镇社区教育培训月报表\n填报单位：        （   ）月份\n序号\n活动名称\n活动时间\n活动地点\n参加人数\n1\n\n\n\n\n\n"
    (tmp_path / "通知.txt").write_text(notice + annex, encoding="utf-8")
    chinese, english = cedu(*command, "通知.txt"), cedu(*command, "通知.txt", "--lang", "en")
    assert (chinese.returncode, english.returncode) == (3, 3)
    told = chinese.stdout + chinese.stderr
    assert "SC020 没有找到要办的事项：除了没有填写的报表（1 份），没有安排表" in told
    assert "按班次登记" not in told
    assert "No item was found: beside forms that nobody filled in (forms: 1)" in english.stdout + english.stderr


def test_every_code_of_forms_is_explained(cedu: Run) -> None:
    for code in ("RC003", "RC007", "RC014", "RC022"):
        for language in ("zh", "en"):
            assert cedu("explain", code, "--lang", language).stdout.startswith(code)
    assert "合计 60" in cedu("explain", "RC007").stdout


def test_a_folder_of_forms_is_told_by_unit_and_month(tmp_path: Path, cedu: Run) -> None:
    folder = tmp_path / "back"
    for unit, month in (("甲村", "2020-05"), ("甲村", "2020-06"), ("乙村", "2020-05")):
        write_form(folder / f"{unit}-{month}.xlsx", unit, month)
    text = cedu("check", folder, "-f", "markdown").stdout
    for name in ("甲村 2020年5月", "甲村 2020年6月", "乙村 2020年5月"):
        assert f"| {name} |" in text
    assert "共 3 份报表（9 个班）：3 份无须修改" in text
    assert "未上报" not in text


def test_of_a_folder_it_is_said_which_units_of_the_roster_sent_nothing_at_all(tmp_path: Path, cedu: Run) -> None:
    for number, (unit, month) in enumerate((("甲村村委会", "2020-05"), ("甲村", "2020-06"))):
        write_form(tmp_path / "back" / f"{number}.xlsx", unit, month)
    text = cedu("check", tmp_path / "back", "--rules", pack(tmp_path)).stdout
    assert "未上报 1 个（共 2 个单位）：乙村。" in text
    write_form(tmp_path / "back" / "2.xlsx", "乙村", "2020-05")
    assert "未上报" not in cedu("check", tmp_path / "back", "--rules", pack(tmp_path)).stdout


def test_a_workbook_with_months_still_to_come_says_of_these_only_that_they_are_blank(tmp_path: Path, cedu: Run) -> None:
    sheets = [form(month="2020-05", sheet="5月"), *(form(None, None, [], sheet=f"{month}月") for month in (6, 7))]
    path = write_forms(tmp_path / "甲村.xlsx", *sheets)
    run = cedu("check", path)
    assert run.returncode == 0
    assert "RC014" not in run.stdout
    assert f"{path}:6月: " in run.stdout
    assert "共 3 份报表（3 个班）：1 份无须修改，0 份有问题，0 份没有审核成，另有 2 份没有填写\n" in run.stdout
    run = cedu("check", path, "-o", tmp_path / "r.html")
    assert "通过" in run.stderr
