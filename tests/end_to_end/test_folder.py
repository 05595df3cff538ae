"""The folder that runs without Python (.ci/folder), built here and run elsewhere, with nothing of this machine's."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from forked import Outcome
from page_server import PageServer
from project import JIANGNING, ROOT, SOURCE, Run

SPEC = ROOT / ".ci" / "folder" / "cedu.spec"
TABLE, SUBMISSIONS = JIANGNING / "targets.xlsx", ROOT / "examples" / "ci" / "submissions"
Frozen = Callable[..., "subprocess.CompletedProcess[str]"]

pytestmark = pytest.mark.render


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, moved away from where it was built to one with a blank and Chinese in its name."""
    program = shutil.which("pyinstaller", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if program is None:
        pytest.skip("PyInstaller is not installed")
    built = tmp_path_factory.mktemp("built")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(
        [program, "--noconfirm", "--log-level", "ERROR", "--distpath", built / "dist", "--workpath", built / "work", SPEC],
        cwd=built, env=kept, check=True,
    )  # fmt: skip
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "教育局 的工具"
    shutil.move(built / "dist" / "cedu", elsewhere)
    return elsewhere


@pytest.fixture
def frozen(folder: Path, tmp_path: Path) -> Frozen:
    """Run a program of the folder in an empty folder, with an empty environment."""
    here = tmp_path / "空 文件夹"
    here.mkdir()

    def run(*arguments: object, program: str = "cedu") -> "subprocess.CompletedProcess[str]":
        command = [str(folder / program), *map(str, arguments)]
        return subprocess.run(
            command, cwd=here, env={}, capture_output=True, encoding="utf-8", timeout=120, check=False
        )

    return run


def test_two_programs_and_a_word_to_whoever_opens_it(folder: Path) -> None:
    assert {"cedu", "cedu-web", "先读我.txt"} <= {path.name for path in folder.iterdir()}
    told = (folder / "先读我.txt").read_bytes()
    assert "双击 cedu-web".encode() in told
    assert told.count(b"\r\n") == told.count(b"\n")  # the oldest Notepad knows no other end of a line


def test_it_answers_as_the_command_does(frozen: Frozen, cedu: Run) -> None:
    for arguments in (
        ["check", TABLE],
        ["check", TABLE, "-f", "markdown"],
        ["check", TABLE, "--text", JIANGNING / "notice.txt", "-f", "json"],
        ["check", SUBMISSIONS, "-j", "2", "--lang", "en"],  # processes of its own
        ["gap", JIANGNING / "targets-mended.xlsx", JIANGNING / "achieved-illustrative.xlsx", "--as-of", "2020-09-30"],
        ["allocate", JIANGNING / "plan-illustrative.xlsx"],  # the solver
        ["explain", "PW001"],
        ["rules", "list"],
        ["check", "nothing.xlsx"],
        ["--version"],
    ):
        ours: Outcome = cedu(*arguments, cwd=ROOT)
        theirs = frozen(*arguments)
        assert (theirs.returncode, theirs.stdout, theirs.stderr) == (ours.returncode, ours.stdout, ours.stderr)


def test_its_workers_start_as_on_windows(folder: Path) -> None:
    """Where there is no fork, a worker is the program once more: here it is that of the folder, started by the tree's."""
    script = f"""
import multiprocessing, sys
from cedu_targets import check
from cedu_targets.evaluation import parallel
sys.frozen, sys.executable = True, {str(folder / "cedu")!r}
multiprocessing.set_executable(sys.executable)
parallel._context = lambda: multiprocessing.get_context("spawn")
alone, shared = (check({str(SUBMISSIONS)!r}, jobs=jobs) for jobs in (1, 2))
assert [file.findings for file in alone.files] == [file.findings for file in shared.files]
print([file.fault and file.fault.code for file in shared.files])
"""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    kept["PYTHONPATH"] = str(SOURCE.parent)
    done = subprocess.run(
        [sys.executable, "-c", script], env=kept, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (0, "['RD109', None, None]\n"), done.stderr


class FolderServer(PageServer):
    """The page of the folder, running."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [program, "--no-browser"], cwd=folder, env={"TMPDIR": str(folder)}, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        self.path = self.address.partition(":")[2].partition(":")[2].lstrip("0123456789")
        self.port = int(self.address.split(":")[2].partition("/")[0])
        self.host = f"127.0.0.1:{self.port}"


def test_a_double_click_on_the_page_serves_it_and_does_its_work(folder: Path, tmp_path: Path) -> None:
    """The work is done by processes that are the program once more; its outputs need templates and libraries."""
    server = FolderServer(folder / "cedu-web", tmp_path)
    try:
        assert server.ask("GET", server.path).content.startswith(b"<!doctype html>")
        job, answer = server.check({"街道 表.xlsx": TABLE.read_bytes()})
        assert answer["exit_code"] == 1
        assert {"html", "excel", "docx"} <= {one["id"] for one in answer["outputs"]}
        for one in ("html", "excel", "docx"):
            assert server.post(f"jobs/{job}/outputs/{one}").status == 200
    finally:
        code, _, said = server.end()
    assert (code, "Traceback" in said) == (0, False)
    assert not list(tmp_path.iterdir())


def test_it_writes_what_needs_templates_and_libraries(frozen: Frozen, tmp_path: Path) -> None:
    """What lies beside the modules came along: pages, templates of Word, rules, samples."""
    for arguments, made in (
        (["check", TABLE, "-o", tmp_path / "r.html"], "r.html"),
        (["check", TABLE, "-o", tmp_path / "r.xlsx"], "r.xlsx"),
        (["check", TABLE, "-o", tmp_path / "r.docx"], "r.docx"),
        (["check", TABLE, "--slips", tmp_path / "slips"], "slips/数据审核反馈单-学院.docx"),
        (["check", TABLE, "--annotate", tmp_path / "marked.xlsx"], "marked.xlsx"),
        (["allocate", JIANGNING / "plan-illustrative.xlsx", "-o", tmp_path / "table.xlsx"], "table.xlsx"),
        (["letters", JIANGNING / "targets-mended.xlsx", "-o", tmp_path / "letters"], "letters"),
        (["demo", tmp_path / "samples"], "samples/targets.xlsx"),
    ):
        done = frozen(*arguments)
        assert done.returncode in (0, 1), done.stderr
        assert (tmp_path / made).exists(), done.stderr
    assert "自身出错" not in done.stderr
    for name in ("r.xlsx", "r.docx", "table.xlsx"):
        assert zipfile.ZipFile(tmp_path / name).testzip() is None
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_trial_of_the_workflow_for_windows_passes_here(folder: Path, tmp_path: Path) -> None:
    """The step that is run on Windows, where nobody looks."""
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "cedu").symlink_to(folder)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))
    (trial,) = (one for one in workflow["jobs"]["windows"]["steps"] if one.get("name") == "Try the folder")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", trial["run"]],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "dist" / "table.xlsx").exists()


def test_nothing_that_only_developers_or_others_use_came_along(folder: Path) -> None:
    inside = {path.name for path in (folder / "_internal").iterdir()}
    assert not inside & {"pandas", "PIL", "scipy", "docxtpl", "playwright", "pytest", "python_calamine"}
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert size < 200e6
