"""Forms go out, are filled in, checked alone and held against the targets: from the table to the gap and back."""

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from cedu_targets import check, read
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.months import Span
from filled_forms import fill
from project import JIANGNING, Run

MENDED = JIANGNING / "targets-mended.xlsx"
FORTY = 40


@pytest.fixture
def blank(tmp_path: Path, cedu: Run) -> Path:
    folder = tmp_path / "forms"
    assert cedu("template", "--for", "report", MENDED, "-o", folder).returncode == 0
    return folder


def test_a_folder_with_a_form_for_each_unit(tmp_path: Path, cedu: Run) -> None:
    run = cedu("template", "--for", "report", MENDED, "-o", tmp_path / "报送表")
    assert run.returncode == 0
    assert f"已写出 11 份报送表到 {tmp_path / '报送表'}（东山.xlsx 等），每个单位一份，只有本单位的目标。" in run.stderr
    assert f"cedu gap {MENDED} 收回的报送表" in run.stderr
    assert len(list((tmp_path / "报送表").iterdir())) == 11
    again = cedu("template", "--for", "report", MENDED, "-o", tmp_path / "报送表")
    assert again.returncode == 0  # just as they were


def test_a_filled_form_is_never_written_over(blank: Path, cedu: Run) -> None:
    fill(blank / "湖熟.xlsx", blank / "湖熟.xlsx", "2020年3月")
    before = {path.name: path.read_bytes() for path in blank.iterdir()}
    (blank / "学院.xlsx").unlink()
    run = cedu("template", "--for", "report", MENDED, "-o", blank)
    assert run.returncode == 2
    assert "文件夹里已有内容不同的 湖熟.xlsx（可能已经填过），没有覆盖，一份也没有写。" in run.stderr
    assert {path.name: path.read_bytes() for path in blank.iterdir()} == {
        name: content for name, content in before.items() if name != "学院.xlsx"
    }


def test_one_workbook_for_all(tmp_path: Path, cedu: Run) -> None:
    one = tmp_path / "all.xlsx"
    run = cedu("template", "--for", "report", MENDED, "-o", one)
    assert run.returncode == 0
    assert f"已写出报送表 {one}，11 个单位各一张工作表" in run.stderr
    done = fill(one, tmp_path / "done.xlsx", "2020年6月")
    tables = [table for table in read(done).tables if table.measure is Measure.ACHIEVEMENT]
    assert [table.units for table in tables] == [(name,) for name in openpyxl.load_workbook(one).sheetnames]
    assert {table.span for table in tables} == {Span(1, 6)}
    run = cedu("gap", MENDED, done, "--as-of", "2020-06-30", "-f", "json")
    assert run.returncode == 0
    assert "GA001" not in run.stdout
    assert cedu("template", "--for", "report", MENDED, "-o", MENDED).returncode == 2


def test_a_table_with_errors_is_not_sent_out(tmp_path: Path, cedu: Run) -> None:
    run = cedu("template", "--for", "report", JIANGNING / "targets.xlsx", "-o", tmp_path / "forms")
    assert run.returncode == 1
    assert "表中还有 5 处必须修改而没有说明的错误，什么也没有写。请先看是哪几处：cedu check" in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_errors_that_are_explained_do_not_stand_in_the_way(tmp_path: Path, cedu: Run) -> None:
    said = tmp_path / "e.yaml"
    assert cedu("check", JIANGNING / "targets.xlsx", "--write-explanations", said).returncode == 1
    said.write_text(re.sub("(reason|by): (''|\"\")", r"\1: 已核实", said.read_text("utf-8")), encoding="utf-8")
    run = cedu("template", "--for", "report", JIANGNING / "targets.xlsx", "--explanations", said, "-o", tmp_path / "x")
    assert run.returncode == 0
    assert "已写出 11 份报送表" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "x"], "--for report 要写明下达的目标表"),
        (["TABLE", "--month", "2020-05", "-o", "x"], "--for report 不用 --month"),
        (["TABLE", "-o", "x.csv"], "文件名要以 .xlsx 结尾"),
        (["TABLE", "--sheet", "没有", "-o", "x"], "没有"),
    ],
)
def test_a_wrong_call_says_what_to_write(arguments: list[str], told: str, tmp_path: Path, cedu: Run) -> None:
    given = [str(MENDED) if one == "TABLE" else str(tmp_path / one) if one[0] == "x" else one for one in arguments]
    run = cedu("template", "--for", "report", *given)
    assert run.returncode in (2, 3)
    assert told in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_all_units_come_back_and_nothing_is_to_be_mended(blank: Path, tmp_path: Path, cedu: Run) -> None:
    """Eleven forms, no error, no warning, no note but that openpyxl stores no results."""
    filled = tmp_path / "filled"
    filled.mkdir()
    for path in blank.iterdir():
        fill(path, filled / path.name, "2020年6月")
    run = cedu("check", filled)
    assert run.returncode == 0
    assert {finding.code for file in check(filled).files for finding in file.findings} == {"RD052"}
    run = cedu("gap", MENDED, filled, "--as-of", "2020-06-30", "-f", "json")
    assert run.returncode == 0
    issued = next(iter(read(MENDED).tables))
    told = {(row["unit"], row["indicator"]): row["achieved"] for row in json.loads(run.stdout)["rows"]}
    assert set(told) >= {(unit, code) for unit in issued.units for code in issued.row(unit)}
    found = {table.units[0]: table for table in read(filled).tables if table.measure is Measure.ACHIEVEMENT}
    for unit, table in found.items():
        for code, value in table.row(unit).items():
            assert Decimal(told[unit, code]) == value
    assert Decimal(told["湖熟", "15"]) == 150


def test_a_form_that_is_not_filled_in_is_no_report(blank: Path, cedu: Run) -> None:
    run = cedu("check", blank / "湖熟.xlsx")
    assert run.returncode == 0
    assert "报送表!F5: 核实性 RD154 这份表还没有填：本月完成、累计完成都空着。没有当作 0。" in run.stdout
    run = cedu("gap", MENDED, blank / "湖熟.xlsx", "--as-of", "2020-06-30")
    assert "? 未报 湖熟 第15栏（职业农民资格证书）目标 300" in run.stdout


@pytest.mark.parametrize(
    ("numbers", "code", "cell"),
    [
        ({"E2": None}, "RD150", "E2"), ({"E2": "上个月"}, "RD150", "E2"), ({"E2": "2021年6月"}, "RD151", "E2"),
        ({"E23": 200}, "RD152", "E23"), ({"F23": None}, "RD153", "E22"), ({"E14": -1}, "RD156", "E14"),
        ({"E23": 7.5}, "RD156", "E23"), ({"E22": 99}, "RD155", "E22"), ({"F22": 151}, "PW001", "F22"),
        ({"F23": "约150"}, "RD001", "F23"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_form_is_said_at_its_cell(
    numbers: dict[str, str | float | None], code: str, cell: str, blank: Path, tmp_path: Path
) -> None:
    path = fill(blank / "湖熟.xlsx", tmp_path / "湖熟.xlsx", "2020年6月", numbers)
    report = check(path)
    assert report.exit_code == 1
    places = {finding.code: finding.place.cell for file in report.files for finding in reversed(file.findings)}
    assert code in places
    assert cell in {finding.place.cell for file in report.files for finding in file.findings if finding.code == code}


def test_in_january_both_columns_are_the_same(blank: Path, tmp_path: Path) -> None:
    path = fill(blank / "湖熟.xlsx", tmp_path / "湖熟.xlsx", "2020年1月")
    (said,) = [one for file in check(path).files for one in file.findings if one.code == "RD152"]
    assert (said.variant, said.parameters["count"]) == ("several", 15)


def test_remarks_and_noughts_are_no_faults(blank: Path, tmp_path: Path) -> None:
    numbers: dict[str, str | float | None] = {
        "G8": 3,
        "G9": "2019年 5 人",
        "E23": 0,
        "F23": 0,
        "B3": "某某",
        "E3": "2020-07-02",
    }
    path = fill(blank / "湖熟.xlsx", tmp_path / "湖熟.xlsx", "2020年6月", numbers)
    report = check(path)
    assert {finding.code for file in report.files for finding in file.findings} == {"RD052"}
    (table,) = [table for table in read(path).tables if table.measure is Measure.ACHIEVEMENT]
    assert (table.value("湖熟", "15"), table.value("湖熟", "14"), table.this_month["湖熟", "15"]) == (Decimal(0),) * 3


def test_a_changed_target_is_said(blank: Path, tmp_path: Path, cedu: Run) -> None:
    path = fill(blank / "湖熟.xlsx", tmp_path / "湖熟.xlsx", "2020年6月", {"D23": 200, "D22": 200})
    run = cedu("check", path, "--against", MENDED)
    assert run.returncode == 1
    assert "RE001 湖熟 第15栏（职业农民资格证书）为 200，下发的是 300" in run.stdout
    assert "GA023 湖熟 第15栏（职业农民资格证书）" in cedu("gap", MENDED, path, "--as-of", "2020-06-30").stdout
    rows = json.loads(cedu("gap", MENDED, path, "--as-of", "2020-06-30", "-f", "json").stdout)["rows"]
    (row,) = [row for row in rows if (row["unit"], row["indicator"]) == ("湖熟", "15")]
    assert (row["target"], row["achieved"]) == ("300", "150")


def test_of_several_months_the_latest_counts_and_the_month_is_checked(blank: Path, tmp_path: Path, cedu: Run) -> None:
    filled = tmp_path / "filled"
    filled.mkdir()
    fill(blank / "湖熟.xlsx", filled / "湖熟-6月.xlsx", "2020年6月")
    later: dict[str, str | float | None] = {"F14": 0.03, "E14": 0.01, "F12": 0.07, "E12": 0.01}  # 0.02 more; 0.01 more
    fill(blank / "湖熟.xlsx", filled / "湖熟-7月.xlsx", "2020年7月", later)
    run = cedu("gap", MENDED, filled, "--as-of", "2020-07-31", "-f", "json")
    rows = {row["indicator"]: row for row in json.loads(run.stdout)["rows"] if row["unit"] == "湖熟"}
    assert rows["8"]["achieved"] == "0.03"
    assert rows["6"]["achieved"] == "0.07"
    told = cedu("gap", MENDED, filled, "--as-of", "2020-07-31").stdout
    line = "核实性 GA060 湖熟 第8栏（市农科教讲师团涉农专场培训）本月完成填 0.01；累计完成 0.03，减去6月的累计 0.02 应为 0.01"
    assert line not in told  # it is right
    assert "GA060 湖熟 第6栏（城乡新增劳动力培训）本月完成填 0.01；" not in told
    assert "GA060 湖熟 第2栏（农村劳动力转移培训）本月完成填 0.02；累计完成 0.12，减去6月的累计 0.12 应为 0" in told
    assert "第15栏（职业农民资格证书）本月完成填" not in told  # persons may come in several months


def test_forty_units_with_long_names_and_no_codes(tmp_path: Path, cedu: Run) -> None:
    table = tmp_path / "forty.csv"
    units = [
        f"滨江经济技术开发区第{number}街道社区教育中心（成人文化技术学校）" if number % 7 == 0 else f"第{number}街道"
        for number in range(1, FORTY + 1)
    ]
    rows = [[unit, 300 + 3 * n, 100 + n, 200 + 2 * n, 2, "60%"] for n, unit in enumerate(units)]
    total = ["全区", *(sum(int(str(row[place])) for row in rows) for place in range(1, 5)), "60%"]
    heads = [
        "单位",
        "老年教育培训（人次）",
        "其中：智能手机应用与数字素养提升专题培训班（人次）",
        "其中：其他（人次）",
        "新建学习型社区（个）",
        "居民参与率（%）",
    ]
    lines: list[Sequence[object]] = [["2024年社区教育目标任务分解表"], heads, total, *rows]
    table.write_text("\n".join(",".join(map(str, line)) for line in lines), encoding="utf-8")
    forms, filled = tmp_path / "forms", tmp_path / "filled"
    assert cedu("template", "--for", "report", table, "-o", forms).returncode == 0
    filled.mkdir()
    for path in forms.iterdir():
        fill(path, filled / path.name, "2024年6月")
    report = check(filled)
    codes = {finding.code for file in report.files for finding in file.findings}
    assert (report.exit_code, codes) == (0, {"RD052", "RD076"})
    found = [found for found in read(filled).tables if found.measure is Measure.ACHIEVEMENT]
    assert {one.units[0] for one in found} == set(units)
    assert {(one.span, one.period) for one in found} == {(Span(1, 6), "2024")}
    run = cedu("gap", table, filled, "--as-of", "2024-06-30", "-f", "json")
    assert run.returncode == 0
    gaps = {(row["unit"], row["achieved"]) for row in json.loads(run.stdout)["rows"]}
    assert (units[6], "53") in gaps
    assert all(achieved is not None for unit, achieved in gaps if unit in units)


def test_a_form_in_english_is_read_back(tmp_path: Path, cedu: Run) -> None:
    assert cedu("template", "--for", "report", MENDED, "-o", tmp_path / "forms", "--lang", "en").returncode == 0
    path = fill(tmp_path / "forms" / "湖熟.xlsx", tmp_path / "湖熟.xlsx", "2020-06")
    (table,) = [table for table in read(path).tables if table.measure is Measure.ACHIEVEMENT]
    assert (table.units, table.span, table.period) == (("湖熟",), Span(1, 6), "2020")
    assert {finding.code for file in check(path).files for finding in file.findings} == {"RD052"}


@pytest.mark.render
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_a_form_saved_by_libreoffice(suffix: str, blank: Path, tmp_path: Path, soffice: str) -> None:
    filled = fill(blank / "湖熟.xlsx", tmp_path / "湖熟.xlsx", "2020年6月")
    saved = _saved(soffice, suffix, filled, tmp_path / "saved")
    assert [finding.code for file in check(saved).files for finding in file.findings] == []
    before, after = ({t.measure: t for t in read(path).tables}[Measure.ACHIEVEMENT] for path in (filled, saved))
    assert after.row("湖熟") == before.row("湖熟")
    assert (after.this_month, after.span, after.period) == (before.this_month, Span(1, 6), "2020")
    empty = _saved(soffice, suffix, blank / "学院.xlsx", tmp_path / "saved")
    assert [finding.code for file in check(empty).files for finding in file.findings] == ["RD154"]


@pytest.mark.render
def test_a_form_fits_one_page(blank: Path, tmp_path: Path, soffice: str) -> None:
    if shutil.which("pdfinfo") is None:
        pytest.skip("poppler is not installed")
    for unit in ("湖熟", "学院"):
        saved = _saved(soffice, "pdf", blank / f"{unit}.xlsx", tmp_path / "saved")
        told = subprocess.run(["pdfinfo", saved], capture_output=True, text=True, check=True).stdout
        assert "Pages:           1\n" in told
        assert "A4" in told


def _saved(soffice: str, suffix: str, path: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", suffix, "--outdir", str(folder), str(path)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return folder / f"{path.stem}.{suffix}"
