"""`-` is the standard input, wherever a table is read; elsewhere it is said that it is not."""

import subprocess
import sys
from pathlib import Path

import pytest

from project import JIANGNING

BAD, GOOD, CSV = (JIANGNING / name for name in ("targets.xlsx", "targets-mended.xlsx", "targets-gb18030.csv"))
ACHIEVED, PLAN = (JIANGNING / f"{name}-illustrative.xlsx" for name in ("achieved", "plan"))


def run(stdin: bytes, *arguments: object) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "cedu_targets", *map(str, arguments), "--lang", "zh"]
    done = subprocess.run(command, input=stdin, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("source", [BAD, CSV])
def test_a_table_of_any_format(source: Path, jobs: int) -> None:
    code, stdout, stderr = run(source.read_bytes(), "check", "-", GOOD, "-j", jobs)
    assert (code, stderr) == (1, "")
    assert "-:" in stdout
    assert "强制性 PW001" in stdout
    assert stdout.rstrip().splitlines()[-1].startswith("共 2 张表：1 张无须修改，1 张有问题")


def test_either_side_of_a_gap_and_a_reading() -> None:
    for targets, achieved, given in (("-", ACHIEVED, GOOD), (GOOD, "-", ACHIEVED)):
        code, stdout, _ = run(given.read_bytes(), "gap", targets, achieved, "--as-of", "2020-09-30")
        assert code == 0
        assert "滞后" in stdout
    code, stdout, _ = run(CSV.read_bytes(), "read", "-")
    assert (code, stdout.splitlines()[0]) == (0, "-")


def test_what_is_wrong_with_it_names_it() -> None:
    assert "-: 读不了 RD105 标准输入里没有内容" in run(b"", "check", "-")[1]
    code, _, stderr = run(b"x", "check", "-", "-")
    assert (code, stderr) == (2, "cedu: - 代表标准输入，只能写一次。其余的表请写文件名。\n")
    code, _, stderr = run(PLAN.read_bytes(), "allocate", "-")
    assert code == 3
    assert "这里不能用标准输入。请写出文件名" in stderr


def test_a_closed_one_is_one_sentence() -> None:
    line = f"{sys.executable} -m cedu_targets check - --lang zh <&-"
    done = subprocess.run(["bash", "-c", line], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (3, "")
    assert "-: 读不了 RD102 读不了标准输入" in done.stdout
