"""-o says on stderr what was written, and how the run went; nothing of anybody's is written over."""

import errno
import json
import shutil
from pathlib import Path

import pytest

from cedu_targets.domain.fault import fault_of
from project import JIANGNING, Run

BAD, GOOD = JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"
ACHIEVED, PLAN = JIANGNING / "achieved-illustrative.xlsx", JIANGNING / "plan-illustrative.xlsx"


@pytest.mark.parametrize(
    ("command", "name", "said"),
    [
        (["check", BAD], "r.xlsx", "7 个问题（强制性 5，提示性 2），不通过"),
        (["check", BAD, "--exit-zero"], "r.md", "7 个问题（强制性 5，提示性 2），不通过"),
        (["check", GOOD], "r.html", "2 个问题（提示性 2），通过"),
        (["check", GOOD, "--fail-on", "note"], "r.json", "2 个问题（提示性 2），不通过"),
        (["check", BAD, "nothing.xlsx"], "r.md", "7 个问题（强制性 5，提示性 2），1 个文件（表）没有审核成"),
        (["read", BAD], "r.json", "1 张表"),
        (["rules", "lint", "jiangning-2020"], "r.md", "没有问题，通过"),
        (["rules", "infer", BAD], "r.yaml", "7 条规则"),
    ],
)
def test_what_was_written_and_how_it_went(
    command: list[object], name: str, said: str, tmp_path: Path, cedu: Run
) -> None:
    output = tmp_path / name
    done = cedu(*command, "-o", output)
    assert (done.stdout, done.stderr) == ("", f"已写出 {output}：{said}\n")
    assert output.exists()
    if name != "r.yaml":  # which is to be edited, and never written over
        assert cedu(*command, "-o", output, "--lang", "en").stderr.startswith(f"{output} was written: ")


def test_a_gap_and_an_allocation_say_theirs(tmp_path: Path, cedu: Run) -> None:
    told = cedu("gap", GOOD, ACHIEVED, "--as-of", "2020-09-30", "-o", tmp_path / "g.md").stderr
    assert told.startswith(f"已写出 {tmp_path / 'g.md'}：滞后 ")
    assert "报送的数据：" in told
    for name in ("t.md", "t.xlsx", "t.json"):
        told = cedu("allocate", PLAN, "-o", tmp_path / name).stderr
        assert told.startswith(f"已写出 {tmp_path / name}：11 个单位 × 28 栏，全部相符")
    assert cedu("template", "--for", "allocate", "-o", tmp_path / "p.xlsx").stderr.startswith("已写出空白计划 ")


def test_nothing_is_said_where_everybody_sees_it(cedu: Run) -> None:
    for output in ([], ["-o", "-"]):
        assert cedu("check", BAD, *output).stderr == ""


@pytest.mark.parametrize("suffix", [".md", ".html", ".json", ""])
def test_a_file_that_cedu_did_not_write_is_not_written_over(suffix: str, tmp_path: Path, cedu: Run) -> None:
    mine = tmp_path / f"mine{suffix}"
    mine.write_text("# 我的记录\n", encoding="utf-8")
    done = cedu("check", BAD, "-o", mine)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "不是 cedu 写的报告" in done.stderr
    assert "请另起一个文件名" in done.stderr
    assert mine.read_text("utf-8") == "# 我的记录\n"
    mine.write_bytes(b"")  # as mktemp makes it
    assert [cedu("check", source, "-o", mine).returncode for source in (BAD, GOOD, BAD)] == [1, 0, 1]  # ours by now


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("option", "given", "said"),
    [
        (
            "--rules",
            BAD,
            ("这是 xlsx/docx/zip 文件，这里要的是 YAML 文本文件。规则包是 .yaml 文件", "a rule pack is a .yaml"),
        ),
        ("--rules", "{tmp}/a.pdf", ("这是 PDF 文件", "this is a pdf file")),
        ("--rules", "{tmp}", ("这是文件夹", "is a directory")),
        ("--explanations", BAD, ("--write-explanations 说明.yaml", "--write-explanations")),
        ("--baseline", "{tmp}/a.html", ("这是 HTML 文件，不是 JSON 报告。", "this is a html file, not a json report")),
        ("--baseline", BAD, ("这是 xlsx/docx/zip 文件，不是 JSON 报告。", "not a json report")),
        ("--baseline", "{tmp}/none.json", ("请去掉 --baseline", "leave --baseline out")),
        ("--baseline", "{tmp}", ("这是文件夹", "is a directory")),
        ("--text", BAD, ("请给出通知全文（.txt 或 .docx）", "the notice")),
        ("--text", "{tmp}", ("这是文件夹，这里要的是一个文件。", "this is a folder; one file is wanted here")),
        ("--base", "{tmp}", ("这是文件夹，这里要的是一个文件。", "this is a folder; one file is wanted here")),
        ("--base", "{tmp}/a.pdf", ("请向报送单位索要 Excel 表", "ask the sender for the excel table")),
    ],
)
def test_a_file_of_the_wrong_kind_is_told_with_what_is_wanted(
    option: str, given: object, said: tuple[str, str], language: str, tmp_path: Path, cedu: Run
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "a.html").write_text("<!doctype html><html></html>")
    done = cedu("check", BAD, option, str(given).format(tmp=tmp_path), "--lang", language)
    assert (done.returncode in (3, 4), done.stdout, done.stderr.count("\n")) == (True, "", 1), done.stderr
    assert said[language == "en"] in (done.stderr.lower() if language == "en" else done.stderr)


@pytest.mark.parametrize(
    ("place", "said"), [("{tmp}/none/r.md", "没有这个文件夹。请先建好文件夹"), ("/dev/full", "磁盘已满。请清理磁盘")]
)
def test_each_cause_has_its_own_next_step(place: str, said: str, tmp_path: Path, cedu: Run) -> None:
    done = cedu("check", BAD, "-f", "markdown", "-o", place.format(tmp=tmp_path))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr


def test_a_full_temporary_folder_is_no_fault_of_cedu() -> None:
    fault = fault_of(OSError(errno.ENOSPC, "No space left on device"))
    assert (fault.code, fault.exit_code) == ("disk_full", 2)


def test_one_unreadable_file_never_stops_the_others(tmp_path: Path, cedu: Run) -> None:
    shutil.copy(BAD, tmp_path / "a.xlsx")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4")
    shutil.copy(BAD, tmp_path / "c.xlsx")
    for command, count in ((["check"], 3), (["read"], 3), (["gap", GOOD], 4)):
        done = cedu(*command, tmp_path, "-f", "json")
        report = json.loads(done.stdout)
        assert (done.returncode, report["exit_code"], len(report["files"])) == (3, 3, count)
