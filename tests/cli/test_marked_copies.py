"""cedu check --annotate: where marked copies go, and what is refused."""

import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl

from project import JIANGNING, Run

TABLE = JIANGNING / "targets.xlsx"


def test_one_file(cedu: Run, tmp_path: Path) -> None:
    before = TABLE.read_bytes()
    done = cedu("check", TABLE, "--annotate", tmp_path / "标注.xlsx", "-f", "json")
    assert done.returncode == 1
    assert "标注.xlsx（10 格有标注）" in done.stderr
    assert done.stdout.startswith("{")
    assert TABLE.read_bytes() == before
    book = openpyxl.load_workbook(tmp_path / "标注.xlsx")
    assert book.sheetnames == ["审核意见", "任务分解表"]
    sheet = book["任务分解表"]
    assert "疑似错列" in sheet["S21"].comment.text
    assert "DS001" in sheet["R10"].comment.text
    front = book["审核意见"]
    rows = {front.cell(row, 1).value: front.cell(row, 2).hyperlink for row in range(1, front.max_row + 1)}
    link = rows["▲ 1"]
    assert link is not None
    assert link.location == "'任务分解表'!R10"


def test_the_copy_is_read_as_the_table_that_it_is_of(cedu: Run, tmp_path: Path) -> None:
    cedu("check", TABLE, "--annotate", "a.xlsx", cwd=tmp_path)
    done = cedu("check", "a.xlsx", cwd=tmp_path)
    assert done.returncode == 1
    assert "发现 5 处必须修改、0 处需要核实、3 处提示；核对了 71 个合计关系、336 个单元格" in done.stdout
    assert "是 cedu 写的说明" in done.stdout


def test_english_words_are_english(cedu: Run, tmp_path: Path) -> None:
    cedu("check", TABLE, "--annotate", "a.xlsx", "--lang", "en", cwd=tmp_path)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames[0] == "Review"
    assert [cell.value for cell in book["Review"][5]][:3] == ["no.", "place", "unit"]


def test_what_is_there_is_never_replaced(cedu: Run, tmp_path: Path) -> None:
    shutil.copy(TABLE, tmp_path / "t.xlsx")
    before = (tmp_path / "t.xlsx").read_bytes()
    for name in ("t.xlsx", "other.xlsx", "other.xltx"):
        (tmp_path / "other.xlsx").write_bytes(b"mine")
        (tmp_path / "other.xltx").write_bytes(b"mine")
        done = cedu("check", "t.xlsx", "--annotate", name, cwd=tmp_path)
        assert done.returncode == 2, name
        assert done.stdout == ""
    assert (tmp_path / "t.xlsx").read_bytes() == before
    assert (tmp_path / "other.xlsx").read_bytes() == b"mine"


def test_a_wrong_name_is_refused_with_the_right_one(cedu: Run, tmp_path: Path) -> None:
    done = cedu("check", TABLE, "--annotate", "a.xlsm", cwd=tmp_path)
    assert done.returncode == 2
    assert "--annotate a.xlsx" in done.stderr
    done = cedu("check", JIANGNING / "targets-gb18030.csv", "--annotate", "a.csv", cwd=tmp_path)
    assert done.returncode == 2
    assert "--annotate a.xlsx" in done.stderr
    assert "不能显示在屏幕上" in cedu("check", TABLE, "--annotate", "-", cwd=tmp_path).stderr
    done = cedu("check", TABLE, "--annotate", "a.xlsx", "-o", "a.xlsx", cwd=tmp_path)
    assert "同名" in done.stderr
    assert [*tmp_path.iterdir()] == []


def test_macros_need_their_own_ending(cedu: Run, tmp_path: Path) -> None:
    with ZipFile(TABLE) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    kind = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    contents["[Content_Types].xml"] = contents["[Content_Types].xml"].replace(plain, kind)
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, data in contents.items():
            package.writestr(name, data)
    (tmp_path / "t.xlsm").write_bytes(stream.getvalue())
    assert "--annotate a.xlsm" in cedu("check", "t.xlsm", "--annotate", "a.xlsx", cwd=tmp_path).stderr
    assert cedu("check", "t.xlsm", "--annotate", "a.xlsm", cwd=tmp_path).returncode == 1
    assert (tmp_path / "a.xlsm").exists()


def test_a_folder_has_a_copy_of_each_file_that_was_read(cedu: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "东区").mkdir(parents=True)
    shutil.copy(TABLE, tmp_path / "in" / "t.xlsx")
    shutil.copy(TABLE, tmp_path / "in" / "东区" / "t.xlsx")
    shutil.copy(JIANGNING / "targets-gb18030.csv", tmp_path / "in" / "c.csv")
    (tmp_path / "in" / "bad.xlsx").write_bytes(b"PK\x03\x04")
    done = cedu("check", "in", "--annotate", "out", cwd=tmp_path)
    assert done.returncode == 3
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"in-t-标注.xlsx", "东区-t-标注.xlsx", "c-标注.xlsx"}
    assert "in/bad.xlsx 没有读出来" in done.stderr
    assert "in/c.csv 不是 xlsx 工作簿" in done.stderr
    assert "已写好 3 份标注副本" in done.stderr
    assert "已写好 3 份" in cedu("check", "in", "--annotate", "out", cwd=tmp_path).stderr  # the same bytes
    (tmp_path / "out" / "c-标注.xlsx").write_bytes(b"mine")
    (tmp_path / "out" / "in-t-标注.xlsx").unlink()
    assert cedu("check", "in", "--annotate", "out", cwd=tmp_path).returncode == 2
    assert not (tmp_path / "out" / "in-t-标注.xlsx").exists()


def test_several_files_need_a_folder_of_its_own(cedu: Run, tmp_path: Path) -> None:
    shutil.copy(TABLE, tmp_path / "t.xlsx")
    for name, said in (("a.xlsx", "文件夹"), (".", "放在同一个文件夹"), ("t.xlsx", "文件夹")):
        done = cedu("check", "t.xlsx", JIANGNING / "targets-gb18030.csv", "--annotate", name, cwd=tmp_path)
        assert done.returncode == 2
        assert said in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["t.xlsx"]


def test_no_folder_that_is_read_has_copies_in_it(cedu: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "东区").mkdir(parents=True)
    shutil.copy(TABLE, tmp_path / "in" / "东区" / "t.xlsx")
    for name in ("in", "in/标注", "in/东区/标注"):
        done = cedu("check", "in", "--annotate", name, cwd=tmp_path)
        assert done.returncode == 2, name
        assert "要审核的文件夹" in done.stderr
    assert [path.name for path in tmp_path.rglob("*.xlsx")] == ["t.xlsx"]
    assert cedu("check", "in/东区", "--annotate", "in/标注", cwd=tmp_path).returncode == 1


def test_a_file_that_is_not_read_has_no_copy(cedu: Run, tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(b"PK\x03\x04")
    done = cedu("check", "t.xlsx", "--annotate", "a.xlsx", cwd=tmp_path)
    assert done.returncode == 3
    assert "没有写标注副本" in done.stderr
    assert not (tmp_path / "a.xlsx").exists()
