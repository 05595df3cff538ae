"""cedu check: lines, languages, folders, slips."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from project import JIANGNING, Run

BAD, GOOD = JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"


COLLEGE = "数据审核反馈单-学院.docx"


def test_the_command_says_how_many_were_written_and_still_reports(tmp_path: Path, cedu: Run) -> None:
    folder = tmp_path / "a" / "slips"
    done = cedu("check", BAD, "--slips", folder)
    assert (done.returncode, done.stdout.count("强制性")) == (1, 5)
    assert done.stderr == f"已写好 1 份数据审核反馈单，在文件夹 {folder}\n"
    assert {path.name for path in folder.iterdir()} == {COLLEGE}
    assert cedu("check", BAD, "--slips", folder).returncode == 1  # the same again: nothing to write over
    done = cedu("check", GOOD, "--slips", tmp_path / "none")
    assert (done.returncode, done.stderr) == (0, "没有需要反馈的问题，没有写反馈单\n")
    assert not (tmp_path / "none").exists()


def test_what_is_in_no_slip_is_counted(tmp_path: Path, sheet: Callable[..., Path], cedu: Run) -> None:
    """The first column's sum is the district's own or any unit's, the second's total has a part that is wrong."""
    path = sheet(
        "单位 合计 农村 在岗 讲座\n. 1 2 3 4\n全区目标 96 47 49 31\n东山 50 62 24 9\n秣陵 46 21 25 12\n说明：1=2+3"
    )
    done = cedu("check", path, "--slips", tmp_path / "slips")
    assert [found.name for found in (tmp_path / "slips").iterdir()] == ["数据审核反馈单-东山.docx"]
    assert done.stderr.splitlines()[1:] == [
        "另有 1 处问题在全区（合计）行，或涉及整张表，应由制表单位核对，没有写进反馈单，见审核报告。",
        "其中 1 处可能出在某一个单位，但不能断定是哪一个，也没有写给单位。",
    ]
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK")
    assert "另有 1 个文件没有读出表，没有写反馈单。" in cedu("check", broken, "--slips", tmp_path / "no").stderr


def test_a_table_with_nothing_to_check_is_not_green(sheet: Callable[..., Path], cedu_json: Callable[..., Any]) -> None:
    path = sheet("单位 参与率 满意率\n. 1 2\n东山 95% 90%\n秣陵 96% 91%")
    output = cedu_json("check", path)
    assert (output["exit_code"], output["files"][0]["status"]) == (3, "not_checked")


def test_one_line_a_finding_when_piped(cedu: Run) -> None:
    lines = cedu("check", BAD, cwd=JIANGNING).stdout.splitlines()
    assert (
        f"{BAD}:任务分解表!R21: 强制性 PW001 学院 第17栏（成人学历教育合计）未填；第18+19栏 = 3500，少 3500。"
        "请填写合计，或核对是否错列。"
    ) in lines
    assert (
        lines[-1]
        == f"{BAD}:任务分解表: 发现 5 处必须修改、0 处需要核实、2 处提示；核对了 71 个合计关系、336 个单元格；2 条疑问。"
    )
    assert len(lines) == 13
    cause = "疑似错列：学院 第18—20栏的数应在第17—19栏；更正后 5 处问题全部消除。"
    assert lines[0] == f"{BAD}:任务分解表!R21: {cause}"
    assert "提示性 RD010" in lines[-5]  # what no cause explains comes last


def test_english(cedu: Run) -> None:
    lines = cedu("check", BAD, "--lang", "en").stdout.splitlines()
    assert lines[0].endswith(
        "Probably numbers in the wrong columns: 学院, the numbers in columns 18–20 belong in columns 17–19;"
        " that settles 5 of the findings."
    )
    assert any(
        line.endswith(
            "error PW001 学院 column 17 (成人学历教育合计) is blank; columns 18+19 = 3500, 3500 short."
            " Fill in the total, or check whether numbers stand in the wrong columns."
        )
        for line in lines
    )


def test_a_fault_in_one_file_does_not_lose_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    from cedu_targets import check
    from cedu_targets.evaluation import evaluate as evaluation
    from cedu_targets.evaluation import file_check

    def broken(path: str, *rest: object, **named: object) -> object:
        if path.endswith("mended.xlsx"):
            raise ZeroDivisionError("oops")
        return real(path, *rest, **named)  # type: ignore[arg-type]

    real = evaluation.evaluate
    monkeypatch.setattr(file_check, "evaluate", broken)
    report = check([GOOD, BAD])
    assert (report.exit_code, [len(file.findings) for file in report.files]) == (70, [0, 9])


def test_a_folder_is_all_its_tables_sorted(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.xlsx", "b/a.xlsx", "~$z.xlsx"):
        (tmp_path / name).write_bytes(GOOD.read_bytes())
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    output = cedu_json("check", f"{tmp_path}/")
    names = ["b/a.xlsx", "picture.png", "z.xlsx"]
    assert [file["path"] for file in output["files"]] == [f"{tmp_path}/{name}" for name in names]
    assert [file["status"] for file in output["files"]] == ["clean", "unreadable", "clean"]
    assert output["exit_code"] == 3
    assert output["passed_over"] == [{"path": f"{tmp_path}/~$z.xlsx", "reason": "system_file"}]


def test_what_a_submitter_writes_steers_no_terminal(sheet: Callable[..., Path], cedu: Run) -> None:
    path = sheet("单位 指标a 指标b 指标c\n. 1 2 3\n\x1b[31m坏\u202e 5 1 1\n[red]名[/red] 2 1 1\n说明：1=2+3")
    output = cedu("check", path).stdout
    assert "\\u001b[31m坏\\u202e" in output
    assert "\x1b" not in output
    assert "\u202e" not in output
