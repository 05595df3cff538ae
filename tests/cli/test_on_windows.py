"""What is otherwise on Windows, as far as it can be had here: names that are not there, files that are held by Excel."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cedu_targets.cli.commands import COMMANDS
from cedu_targets.cli.delivery import deliver
from cedu_targets.cli.output_file import OutputFile
from cedu_targets.domain.fault import CallFault
from cedu_targets.messages.messages import Language, Messages
from project import BAISHENG, JIANGNING, SUZHOU, Run

LACKING = """
import os, select, signal, sys
for module, names in (
    (os, "fork forkpty sched_getaffinity O_NONBLOCK O_NOCTTY O_NOFOLLOW O_ASYNC O_DIRECTORY O_CLOEXEC setsid killpg "
         "getuid geteuid getgid mkfifo chown lchown getpgid openpty WIFSIGNALED WTERMSIG WIFEXITED sysconf uname statvfs"),
    (signal, "SIGHUP SIGKILL SIGALRM SIGIO SIGQUIT SIGUSR1 SIGUSR2 SIGCHLD SIGPIPE SIGBUS SIGSTOP SIGXFSZ "
             "pthread_sigmask sigwait alarm setitimer"),
):
    for name in names.split():
        if hasattr(module, name):
            delattr(module, name)
for name in ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "_posixshmem"):
    sys.modules[name] = None
from cedu_targets.cli.app import main
for line in sys.stdin.read().splitlines():
    sys.argv = ["cedu", *line.split("|")]
    try:
        main()
    except SystemExit as end:
        print("ENDED", end.code, *sys.argv[1:2], flush=True)
"""


def test_the_program_asks_for_nothing_that_windows_lacks(tmp_path: Path) -> None:
    """No fork, no signal but those of Windows, no modules of Unix; reports are written, and written again."""
    table, plan = JIANGNING / "targets.xlsx", JIANGNING / "plan-illustrative.xlsx"
    calls = [
        f"check|{table}|-o|{tmp_path / 'r.html'}",
        f"check|{table}|-o|{tmp_path / 'r.html'}",
        f"check|{table}|--slips|{tmp_path / 'slips'}|--annotate|{tmp_path / 'marked.xlsx'}",
        f"allocate|{plan}|-o|{tmp_path / 't.xlsx'}",
        f"rollup|{BAISHENG / 'returned'}|--rules|baisheng-2020|--units|{BAISHENG / 'villages.xlsx'}|-o|{tmp_path / 'u.xlsx'}",
        f"status|{SUZHOU / 'notice.txt'}|--as-of|2019-06-15|--evidence|{tmp_path}",
        f"check|{tmp_path / 'none.xlsx'}",
    ]
    done = subprocess.run(
        [sys.executable, "-c", LACKING], input="\n".join(calls), capture_output=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in done.stderr
    ended = [line.split()[1:] for line in done.stdout.splitlines() if line.startswith("ENDED")]
    assert [int(code) for code, _ in ended] == [1, 1, 1, 0, 1, 0, 3], done.stderr
    assert {"r.html", "slips", "marked.xlsx", "t.xlsx", "u.xlsx"} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("language", Language)
def test_a_report_that_is_open_in_excel_is_named_and_stays(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows lets nobody replace a file that a program holds, and says that permission is denied."""
    path = tmp_path / "报告.xlsx"
    path.write_bytes(b"before")
    output = OutputFile(str(path))

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Access is denied", str(self), 5, str(target))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(CallFault) as refused:
        deliver(b"after", output)
    said = Messages(language).fault(refused.value) + Messages(language).fault_help(refused.value)
    assert ("Excel" in said, "打开着" in said or "open in a program" in said) == (True, True)
    assert refused.value.path == str(path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("报告.xlsx", b"before")]


def test_patterns_in_the_help_are_quoted_as_every_shell_knows_it(cedu: Run) -> None:
    """cmd.exe hands single quotation marks over with what is between them."""
    pages = [cedu(command.name, "--help").stdout for command in COMMANDS]
    assert any('"表/*.xlsx"' in page for page in pages)
    assert not re.findall(r"'[^'\s]*\*", "".join(pages))
