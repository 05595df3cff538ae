"""The program: exit codes, wrong calls, the help."""

import pytest

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


def test_without_arguments_the_help_is_shown(cedu: Run) -> None:
    done = cedu()
    assert done.returncode == 2
    assert "cedu demo" in done.stderr
