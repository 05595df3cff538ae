"""Every file that an option or an argument names is a file: a pipe is not waited for, a device not read to its end."""

import os
from pathlib import Path

import openpyxl
import pytest

from project import JIANGNING, Run

BAD = JIANGNING / "targets.xlsx"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes with a name")


@pytest.mark.parametrize("kind", ["pipe", "/dev/zero"])
@pytest.mark.parametrize(("language", "said"), [("zh", "这不是普通文件"), ("en", "not a")])
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("check {it}", 3),
        ("check {bad} --rules {it}", 4),
        ("check {bad} --baseline {it}", 4),
        ("check {bad} --explanations {it}", 4),
        ("check {bad} --text {it}", 3),
        ("check {bad} --base {it}", 3),
        ("allocate {it}", 3),
        ("allocate --like {it} --growth 5%", 3),
        ("allocate --like {bad} --totals {it}", 3),
        ("allocate --like {bad} --growth 5% --weights {it}", 3),
        ("allocate --like {bad} --growth 5% --keep {it}", 3),
        ("gap {bad} {it}", 3),
        ("gap {bad} {bad} --rules {it}", 4),
        ("gap {bad} {bad} --base {it}", 3),
        ("read {it}", 3),
        ("rules lint {it}", 4),
        ("rules show {it}", 4),
        ("rules infer {it}", 3),
        ("template --for allocate --like {it} -o {tmp}/plan.xlsx", 3),
    ],
)
def test_a_pipe_or_a_device_is_refused_before_it_is_read(
    command: str, code: int, language: str, said: str, kind: str, tmp_path: Path, cedu: Run
) -> None:
    """Whoever reads it never comes back: the run has a minute."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    names = {"it": pipe if kind == "pipe" else Path(kind), "bad": BAD, "tmp": tmp_path}
    done = cedu(*command.format(**names).split(), "--lang", language)
    assert done.returncode == code, (done.returncode, done.stderr)
    text = (done.stdout + done.stderr).lower().replace("no ordinary file", "not a").replace("not an ordinary", "not a")
    assert said in text, text


def test_a_pipe_put_in_place_of_a_file_at_the_last_moment_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cedu_targets.files import guard

    path = tmp_path / "a.yaml"
    path.write_text("name: a")
    real = guard._check_kind

    def check(mode: int) -> None:
        real(mode)
        path.unlink(missing_ok=True)
        os.mkfifo(path)

    monkeypatch.setattr(guard, "_check_kind", check)
    with pytest.raises(guard.NoFileError):
        guard.regular_file(path)


def test_a_file_that_grows_while_it_is_read_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cedu_targets.domain.fault import InputFault
    from cedu_targets.files import guard

    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 10)
    monkeypatch.setattr(guard, "MAX_FILE_BYTES", 12)
    monkeypatch.setattr(guard, "MAX_LONG_TEXT_BYTES", 12)
    real = guard.regular_file

    def growing(at: Path) -> object:
        stream = real(at)
        with at.open("ab") as more:
            more.write(b"x" * 10)
        monkeypatch.setattr(os, "fstat", lambda _: os.stat_result((0o100644, 0, 0, 1, 0, 0, 10, 0, 0, 0)))
        return stream

    monkeypatch.setattr(guard, "regular_file", growing)
    with pytest.raises(InputFault, match="RD106"):
        guard.file_bytes(path)


def test_cedus_own_reasons_are_no_target_table(tmp_path: Path, cedu: Run) -> None:
    """Given as they were written, and saved again in a spreadsheet program."""
    reasons = tmp_path / "分解说明.xlsx"
    cedu("allocate", JIANGNING / "plan-illustrative.xlsx", "--reasons", reasons)
    again = tmp_path / "另存.xlsx"
    openpyxl.load_workbook(reasons).save(again)
    for path in (reasons, again):
        for call in (["check", path], ["gap", path, JIANGNING / "achieved-illustrative.xlsx"]):
            done = cedu(*call)
            assert done.returncode == 3
            assert "RD142 这是 cedu 写出的报告或说明（审核报告、通报、分解说明、反馈单），不是目标表" in done.stdout
            assert "cedu demo" not in done.stdout


def test_what_allocate_issues_is_checked_as_it_was_written(tmp_path: Path, cedu: Run) -> None:
    cedu("allocate", JIANGNING / "plan-illustrative.xlsx", "-o", tmp_path / "表.xlsx")
    assert cedu("check", tmp_path / "表.xlsx").returncode == 0
