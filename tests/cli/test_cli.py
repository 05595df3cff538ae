"""The command line: exit codes by the contract, outputs written whole or not at all, words for newcomers."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from forked import BUFFERED
from project import JIANGNING, Run

BAD, GOOD = JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", GOOD], 0),
        (["check", BAD], 1),
        (["check", BAD, "--exit-zero"], 0),
        (["check", GOOD, BAD], 1),
        (["check", GOOD, "--fail-on", "warning"], 0),
        (["check", GOOD, "--fail-on", "note"], 1),
        (["check", GOOD, "nothing.xlsx"], 3),
        (["check", "nothing.xlsx", "--exit-zero"], 3),
        (["check", BAD, "nothing.xlsx", "--exit-zero"], 3),
        (["check"], 2),
        (["check", BAD, "--format", "pdf"], 2),
        (["check", BAD, "--fail-on", "never"], 2),
        (["chekc", BAD], 2),
        (["check", BAD, "--rules", "no-such-pack"], 4),
        (["check", BAD, "--rules", "no-such-pack.yaml", "-f", "json"], 4),
        (["check", BAD, "--sheet", "没有"], 3),
        (["check", BAD, "--sheet", "任务分解表"], 1),
        (["read", BAD], 0),
        (["read", "nothing.xlsx"], 3),
        (["explain", "PW001"], 0),
        (["explain", "pw001"], 0),
        (["explain"], 0),
        (["explain", "ZZ999"], 2),
        (["schema", "report"], 0),
        (["schema", "pack"], 0),
        (["--version"], 0),
        (["--help"], 0),
    ],
)
def test_exit_codes(arguments: list[object], code: int, cedu: Run) -> None:
    done = cedu(*arguments)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("arguments", [["check"], ["chekc"], ["check", BAD, "-f", "pdf"], ["check", BAD, "--nope"]])
def test_a_wrong_call_says_what_to_do_next(arguments: list[object], cedu: Run) -> None:
    done = cedu(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "用法不对" in done.stderr
    assert "cedu --help" in done.stderr


def test_without_arguments_the_help_is_shown(cedu: Run) -> None:
    done = cedu()
    assert done.returncode == 2
    assert "cedu demo" in done.stderr


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


def test_output_file_is_written_whole_and_never_over_an_input(tmp_path: Path, cedu: Run) -> None:
    table = tmp_path / "t.xlsx"
    table.write_bytes(BAD.read_bytes())
    report = tmp_path / "report.json"
    assert cedu("check", table, "-f", "json", "-o", report).returncode == 1
    assert json.loads(report.read_text(encoding="utf-8"))["exit_code"] == 1
    link = tmp_path / "link.xlsx"
    link.symlink_to(table)
    for output in (table, link, tmp_path / "no" / "folder.json", tmp_path):
        done = cedu("check", table, "-f", "json", "-o", output)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
    assert table.read_bytes() == BAD.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"t.xlsx", "report.json", "link.xlsx"}


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.xlsx", b"PK"), ("a.html", b"<!doctype html>"), ("a.json", b"{"), ("a.md", b"# "), ("a.log", b"")],
)
def test_the_output_s_name_says_the_format(name: str, begins: bytes, tmp_path: Path, cedu: Run) -> None:
    achieved = JIANGNING / "achieved-illustrative.xlsx"
    for command in (["check", BAD], ["gap", GOOD, achieved, "--as-of", "2020-09-30"]):
        (tmp_path / name).unlink(missing_ok=True)
        cedu(*command, "-o", tmp_path / name)
        content = (tmp_path / name).read_bytes()
        assert content.startswith(begins)
        assert content
        assert begins or content.startswith(str(JIANGNING).encode())
    assert cedu("check", BAD, "-o", tmp_path / "new.csv").returncode == 2  # no text is filled into other workbooks
    assert not (tmp_path / "new.csv").exists()


def test_no_file_that_was_read_or_that_is_somebodys_is_written_over(tmp_path: Path, cedu: Run) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    csv, pack, other = folder / "b.tsv", tmp_path / "my.yaml", tmp_path / "other.XLSX"
    csv.write_bytes((JIANGNING / "targets-gb18030.csv").read_bytes())
    pack.write_bytes((JIANGNING.parents[1] / "rules" / "jiangning-2020.yaml").read_bytes())
    other.write_bytes(b"precious")
    for arguments, output in (([folder], csv), ([BAD, "--rules", pack], pack), ([BAD], other)):
        before = output.read_bytes()
        assert cedu("check", *arguments, "-o", output).returncode == 2
        assert output.read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        "check {bad}",
        "check {bad} -f json",
        "check {bad} -f json --rules no-such-pack",
        "check {bad} -f excel -o -",
        "read {bad}",
        "read {bad} -f json",
        "explain",
        "explain PW001",
        "rules list",
        "rules show jiangning-2020",
        "rules infer {bad}",
        "rules lint jiangning-2020",
        "gap {good} {achieved} --as-of 2020-09-30",
        "allocate {plan}",
        "allocate {plan} -o {tmp}/table.xlsx",
        "template --for allocate -o {tmp}/plan.xlsx",
        "demo {tmp}/demo",
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_full_disk_is_one_sentence(command: str, language: str, tmp_path: Path, cedu: Run) -> None:
    achieved, plan = (JIANGNING / f"{name}-illustrative.xlsx" for name in ("achieved", "plan"))
    arguments = command.format(bad=BAD, good=GOOD, achieved=achieved, plan=plan, tmp=tmp_path).split()
    done = cedu(*arguments, "--lang", language, stdout=Path("/dev/full"))
    said = {"zh": "cedu: 写不了标准输出（No space", "en": "cedu: stdout cannot be written (No space"}[language]
    assert (done.returncode, done.stderr.count("\n"), done.stderr.startswith(said)) == (2, 1, True), done.stderr


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["rules", "-h"], ["--version"], ["schema", "plan"]]
)
def test_a_full_disk_is_told_by_what_reads_no_file_too(arguments: list[str], cedu: Run) -> None:
    done = cedu(*arguments, stdout=Path("/dev/full"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert done.stderr.startswith("cedu: 写不了标准输出（No space")


@pytest.mark.parametrize(
    ("command", "code", "lines"),
    [
        ("check {bad} >/dev/full", 2, 1),
        ("read {bad} >/dev/full", 2, 1),
        ("check {bad} >&-", 2, 1),
        ("--help >&-", 2, 1),
        ("check {bad} -o {tmp}/report.md >&-", 1, 0),  # nothing was to be said there
        ("check {bad} --lang en | true", 1, 0),
        ("explain | true", 1, 0),
        ("check nothing.xlsx -f json --rules none-such >&- 2>/dev/full", 2, 0),
        ("chekc >&- 2>&-", 2, 0),
    ],
)  # fmt: skip
def test_a_stdout_that_is_full_or_closed_ends_a_process_without_a_traceback(
    command: str, code: int, lines: int, tmp_path: Path
) -> None:
    """The shell says what the interpreter's own end makes of it."""
    line = f"{sys.executable} -m cedu_targets {command.format(bad=BAD, tmp=tmp_path)}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, encoding="utf-8", check=False, env=BUFFERED)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", lines), done.stderr


def test_names_too_long_and_folders_closed_are_missing_inputs(tmp_path: Path, cedu: Run) -> None:
    assert cedu("check", "x" * 300).returncode == 3
    assert cedu("check", BAD, "--rules", "x" * 300).returncode == 4
    assert cedu("check", BAD, "-o", tmp_path / ("x" * 300)).returncode == 2


def test_a_bad_pack_is_told_in_the_output_file_too(tmp_path: Path, cedu: Run) -> None:
    output = tmp_path / "report.json"
    assert cedu("check", BAD, "--rules", "none-such", "-f", "json", "-o", output).returncode == 4
    assert json.loads(output.read_text(encoding="utf-8"))["error"]["code"] == "PK001"


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


def test_dash_is_stdout(cedu: Run) -> None:
    assert json.loads(cedu("check", BAD, "-f", "json", "-o", "-").stdout)["exit_code"] == 1


def test_a_folder_is_all_its_tables_sorted(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.xlsx", "b/a.xlsx", "~$z.xlsx"):
        (tmp_path / name).write_bytes(GOOD.read_bytes())
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    output = cedu_json("check", f"{tmp_path}/")
    assert [file["path"] for file in output["files"]] == [f"{tmp_path}/b/a.xlsx", f"{tmp_path}/z.xlsx"]


def test_demo_writes_files_that_the_commands_it_names_can_read(tmp_path: Path, cedu: Run) -> None:
    done = cedu("demo", cwd=tmp_path)
    assert done.returncode == 0
    commands = [line.split()[1:] for line in done.stdout.splitlines() if line.strip().startswith("cedu ")]
    assert len(commands) == 6
    codes = [cedu(*command, cwd=tmp_path).returncode for command in commands]
    assert codes == [1, 0, 0, 0, 0, 0]
    assert cedu("demo", cwd=tmp_path).returncode == 0  # the same files again: nothing to overwrite
    (tmp_path / "cedu-demo" / "targets.xlsx").write_bytes(b"my own")
    assert cedu("demo", cwd=tmp_path).returncode == 2
    assert (tmp_path / "cedu-demo" / "targets.xlsx").read_bytes() == b"my own"


def test_what_a_submitter_writes_steers_no_terminal(sheet: Callable[..., Path], cedu: Run) -> None:
    path = sheet("单位 指标a 指标b 指标c\n. 1 2 3\n\x1b[31m坏\u202e 5 1 1\n[red]名[/red] 2 1 1\n说明：1=2+3")
    output = cedu("check", path).stdout
    assert "\\u001b[31m坏\\u202e" in output
    assert "\x1b" not in output
    assert "\u202e" not in output


def test_a_fault_of_cedu_is_one_message_and_70(monkeypatch: pytest.MonkeyPatch) -> None:
    from typer.testing import CliRunner

    from cedu_targets import api
    from cedu_targets.cli.app import app

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(api, "check", broken)
    result = CliRunner().invoke(app, ["check", str(BAD)])
    assert result.exit_code == 70
    assert "oops" in result.output
    assert "Traceback" not in result.output
    result = CliRunner().invoke(app, ["check", str(BAD), "-f", "json"])
    assert json.loads(result.output)["error"]["code"] == "fault"
