"""Nothing that a unit sent into a folder disappears: it is read, or named with what to do."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from project import JIANGNING, Run

GOOD, BAD = JIANGNING / "targets-mended.xlsx", JIANGNING / "targets.xlsx"
PLAN, LAST_YEAR = JIANGNING / "plan-illustrative.xlsx", JIANGNING / "last-year-illustrative.xlsx"


def saved_as(source: Path, target: Path, **cells: str | float) -> None:
    """The workbook as somebody saves it under another name, which keeps its properties."""
    book = load_workbook(source)
    for cell, value in cells.items():
        book.worksheets[0][cell] = value
    book.save(target)


@pytest.fixture
def forms(tmp_path: Path, cedu: Run) -> Path:
    """Three forms made from a table that cedu issued."""
    issued, folder = tmp_path / "下达.xlsx", tmp_path / "上报"
    assert cedu("allocate", PLAN, "-o", issued).returncode == 0
    folder.mkdir()
    for name in ("东山", "秣陵", "汤山"):
        saved_as(issued, folder / f"{name}.xlsx", A1="2021年全区社会教育完成情况表")
    return folder


def test_every_form_made_from_an_issued_table_counts(forms: Path, cedu_json: object, cedu: Run) -> None:
    for given in (forms, forms / "*.xlsx"):
        report = json.loads(cedu("check", given, "-f", "json").stdout)
        assert [Path(file["path"]).stem for file in report["files"]] == ["东山", "汤山", "秣陵"]
        assert report["passed_over"] == []
    shutil.copy(forms.parent / "下达.xlsx", forms)  # as it was issued
    report = json.loads(cedu("gap", forms.parent / "下达.xlsx", forms / "*山.xlsx", "-f", "json").stdout)
    assert {Path(file["path"]).stem for file in report["files"]} == {"下达", "东山", "汤山"}


def test_a_blank_plan_is_still_replaced_and_so_is_an_issued_table(tmp_path: Path, cedu: Run) -> None:
    for command in (["template", "--for", "allocate"], ["allocate", PLAN]):
        output = tmp_path / "o.xlsx"
        assert [cedu(*command, "-o", output).returncode for _ in range(2)] == [0, 0]
        saved_as(output, output)
        assert cedu(*command, "-o", output).returncode == 2
        output.unlink()


SENT = {
    "扫描.pdf": (b"%PDF-1.4 scan", "RD121", "请向报送单位索要 Excel 表"),
    "照片.jpg": (b"\xff\xd8\xff\xe0photo", "RD121", "请向报送单位索要 Excel 表"),
    "手机.heic": (b"\0\0\0\x18ftypheic photo", "RD121", "请向报送单位索要 Excel 表"),
    "压缩.rar": (b"Rar!\x1a\x07", "RD121", "压缩包请先解压"),
    "会议.mp4": (b"\0\0\0\x18ftypmp42 film", "RD121", "录音或视频"),
    "网页.html": (b"<html><table><tr><td>1</td></tr></table></html>", "RD122", "另存为"),
    "说明": ("只有一句话。\n".encode(), "RD116", "目标表要有"),
    "空.xlsx": (b"", "RD105", "重新"),
}


@pytest.mark.parametrize("name", SENT)
def test_what_is_no_table_is_named_with_a_remedy_that_fits(name: str, tmp_path: Path, cedu: Run) -> None:
    content, code, remedy = SENT[name]
    shutil.copy(GOOD, tmp_path / "a.xlsx")
    (tmp_path / name).write_bytes(content)
    for given in (tmp_path, tmp_path / "*"):
        done = cedu("check", given)
        assert done.returncode == 3
        (line,) = [line for line in done.stdout.splitlines() if line.startswith(f"{tmp_path}/{name}")]
        assert code in line
        assert remedy in line
        assert done.stdout.splitlines()[-1] == "共 2 张表：1 张无须修改，0 张有问题，1 张没有审核成"
    assert cedu("read", tmp_path).returncode == 3
    assert cedu("gap", BAD, tmp_path).returncode == 3


def test_a_zip_and_an_ofd_are_told_apart(tmp_path: Path, cedu: Run) -> None:
    for name, inside in {"a.zip": "form.csv", "b.ofd": "OFD.xml"}.items():
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            package.writestr(inside, "x")
    said = cedu("check", tmp_path).stdout
    assert "a.zip: 读不了 RD110 这是压缩包，没有解压，里面的文件没有审核。请先解压，再审核解出的文件。" in said
    assert "b.ofd: 读不了 RD121 这是 OFD 文件，不是表格。扫描件" in said


@pytest.mark.parametrize("command", [["check"], ["read"], ["gap", BAD]])
def test_what_nobody_sent_is_counted_and_fails_nothing(command: list[object], tmp_path: Path, cedu: Run) -> None:
    shutil.copy(JIANGNING / "achieved-illustrative.xlsx" if "gap" in command else GOOD, tmp_path / "a.xlsx")
    before = cedu(*command, tmp_path).returncode
    for name in ("~$a.xlsx", ".~lock.a.xlsx#", "Thumbs.db", "desktop.ini", ".DS_Store"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "._a.xlsx").write_bytes(b"x")
    done = cedu(*command, tmp_path)
    assert done.returncode == before
    assert "另有 6 个系统文件（隐藏文件、Office 锁定文件等），没有读：" in done.stdout
    passed_over = json.loads(cedu(*command, tmp_path, "-f", "json").stdout)["passed_over"]
    assert {one["reason"] for one in passed_over} == {"system_file"}
    assert len(passed_over) == 6
    assert passed_over == sorted(passed_over, key=lambda one: one["path"])


@pytest.mark.parametrize("suffix", ["xlsx", "md", "html", "json"])
def test_a_report_of_cedu_is_passed_over_until_somebody_saves_it(suffix: str, tmp_path: Path, cedu: Run) -> None:
    shutil.copy(GOOD, tmp_path / "a.xlsx")
    report = tmp_path / f"审核.{suffix}"
    assert cedu("check", BAD, "-o", report).returncode == 1
    done = cedu("check", tmp_path)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == f"另有 1 个文件是 cedu 自己写的报告，没有审核：{report}"
    renamed = report.rename(tmp_path / "别名.dat")  # it is known by what is in it
    assert cedu("check", tmp_path).returncode == 0
    if suffix == "json":
        return
    renamed.rename(report)
    if suffix == "xlsx":
        saved_as(report, report, A3="东山第3栏应为 5")
    else:
        report.write_text(report.read_text("utf-8").replace("学院", "学院（已改）", 1), encoding="utf-8")
    done = cedu("check", tmp_path)
    assert done.returncode == 3
    assert f"{report}: 读不了 RD131" in done.stdout
    assert "再报送目标表" in done.stdout
    assert cedu("check", BAD, "-o", report).returncode == 2  # nor is it written over


def test_slips_in_the_folder_are_our_own_until_they_are_answered(tmp_path: Path, cedu: Run) -> None:
    from docx import Document

    shutil.copy(GOOD, tmp_path / "a.xlsx")
    assert cedu("check", BAD, "--slips", tmp_path / "单").returncode == 1
    assert cedu("check", tmp_path).returncode == 0
    slip = next((tmp_path / "单").iterdir())
    answered = Document(str(slip))
    answered.add_paragraph("已改正")
    answered.core_properties.modified = answered.core_properties.modified.replace(year=2026)
    answered.save(str(slip))
    done = cedu("check", tmp_path)
    assert (done.returncode, f"{slip}: 读不了 RD131" in done.stdout) == (3, True)


def test_what_this_run_uses_is_no_submission(tmp_path: Path, cedu: Run) -> None:
    for name, source in {"a.xlsx": BAD, "去年.xlsx": LAST_YEAR, "通知.txt": JIANGNING / "notice.txt"}.items():
        shutil.copy(source, tmp_path / name)
    beside = ["--base", tmp_path / "去年.xlsx", "--text", tmp_path / "通知.txt"]
    done = cedu("check", tmp_path, *beside, "-f", "json", stdout=tmp_path / "out.json")
    report = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert done.returncode == 1
    assert [Path(file["path"]).name for file in report["files"]] == ["a.xlsx"]
    assert {Path(one["path"]).name: one["reason"] for one in report["passed_over"]} == dict.fromkeys(
        ("out.json", "去年.xlsx", "通知.txt"), "in_use"
    )


def test_what_is_excluded_is_counted_and_a_pattern_for_nothing_is_said(tmp_path: Path, cedu: Run) -> None:
    for name in ("a.xlsx", "旧/b.xlsx", "旧/c.xlsx", "d.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(GOOD, tmp_path / name)
    (tmp_path / "扫描.pdf").write_bytes(b"%PDF-")
    done = cedu("check", tmp_path, "--exclude", "*.pdf", "--exclude", "旧", "--exclude", "*.doc")
    assert (done.returncode, done.stderr) == (0, "--exclude *.doc 没有对应的文件。\n")
    assert done.stdout.splitlines()[-1] == f"按 --exclude 略过 2 个文件或文件夹：{tmp_path}/扫描.pdf、{tmp_path}/旧"
    for pattern, kept in {"旧/*": 2, "旧/b.xlsx": 3, f"{tmp_path}/a.xlsx": 3, "[ab].xlsx": 2}.items():
        report = json.loads(cedu("read", tmp_path, "--exclude", "*.pdf", "--exclude", pattern, "-f", "json").stdout)
        assert (len(report["files"]), report["exit_code"]) == (kept, 0), pattern
    shell = sorted(tmp_path.glob("*.xlsx"))
    assert "略过 1 个" in cedu("check", *shell, "--exclude", "d.*").stdout  # named by the shell, not by the user


def test_all_reports_tell_what_was_passed_over(tmp_path: Path, cedu: Run) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    shutil.copy(GOOD, folder / "a.xlsx")
    for number in range(9):
        (folder / f".hidden{number}").write_bytes(b"x")
    for kind, command in {"check": ["check", folder], "gap": ["gap", BAD, folder, "--as-of", "2020-09-30"]}.items():
        for suffix in ("md", "html", "xlsx"):
            output = tmp_path / f"{kind}.{suffix}"
            cedu(*command, "-o", output)
            if suffix == "xlsx":
                sheets = load_workbook(output).worksheets
                text = "\n".join(
                    str(value) for sheet in sheets for row in sheet.iter_rows(values_only=True) for value in row
                )
            else:
                text = output.read_text("utf-8")
            assert "另有 9 个系统文件" in text, output
            assert ".hidden8" in text


def test_a_plan_is_told_to_be_one(tmp_path: Path, cedu: Run) -> None:
    done = cedu("check", PLAN)
    assert (done.returncode, done.stdout.count("\n")) == (3, 1)
    assert f"这是给 cedu allocate 用的分解计划，不是目标表，没有审核。请先分解：cedu allocate {PLAN} -o" in done.stdout
    table = load_workbook(GOOD)
    table.worksheets[0].title = "分解计划"
    table.save(tmp_path / "t.xlsx")
    assert cedu("check", tmp_path / "t.xlsx").returncode == 0  # so may a table of targets be called


def test_rows_for_an_engine_are_told_with_the_call_that_checks_them(tmp_path: Path, cedu: Run) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1" + bytes(50))
    rows = "".join(f"甲县,乙镇,{number % 5}\n" for number in range(25_000))
    (tmp_path / "b.csv").write_text(f"县,镇,1\n{rows}", encoding="utf-8")
    told = cedu("check", tmp_path, cwd=tmp_path).stdout
    assert "RD121 这是 Parquet 文件" in told
    assert 'cedu check "文件夹/*.parquet" --rules 规则包' in told
    assert "--engine duckdb --rules 规则包" in told
