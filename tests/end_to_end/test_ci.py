"""What runs cedu for other programs: the hook of git, the action of GitHub, and the jobs that examples/ci shows."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import make_ci
from make_ci import SUBMISSIONS
from project import ROOT, SOURCE

CI = ROOT / "examples" / "ci"
NAMES = [
    "甲 街道.xlsx",
    "$(touch hacked).xlsx",
    "a';touch hacked;'.xlsx",
    "-f.xlsx",
    '"b" & c.xlsx',
    "::error file=x::.xlsx",
]
Git = Callable[..., "subprocess.CompletedProcess[str]"]

pytestmark = pytest.mark.skipif(os.name == "nt" or shutil.which("git") is None, reason="bash and git")


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A machine on which `cedu` is a command, and whose git is nobody's."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "cedu").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cedu_targets "$@"\n', encoding="utf-8")
    (programs / "cedu").chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "CEDU_", "LC_", "LANG"))}
    who = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {
        **kept, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(tmp_path),
        "PATH": f"{programs}:{kept['PATH']}", "PYTHONPATH": str(SOURCE.parent), "LC_ALL": "C.UTF-8", "CEDU_LANG": "zh",
    }  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path, environment: Mapping[str, str]) -> tuple[Path, Git]:
    """A new repository, and git in it."""
    folder = tmp_path / "office"
    folder.mkdir()

    def git(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["git", *arguments], cwd=folder, env=dict(environment), capture_output=True, encoding="utf-8", check=False
        )

    git("init", "-q")
    return folder, git


def test_the_submissions_are_what_the_script_writes(tmp_path: Path) -> None:
    make_ci.write_all(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in SUBMISSIONS.iterdir()
    }


def test_of_the_submissions_one_passes_one_fails_and_one_cannot_be_read(environment: Mapping[str, str]) -> None:
    done = subprocess.run(
        ["cedu", "check", "submissions", "-f", "github"],
        cwd=CI,
        env=dict(environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 3
    *found, last = done.stdout.splitlines()
    files = [re.findall(r",file=submissions/(\w+\.\w+)", line) for line in found]
    assert files == [["丙街道.xls"], ["乙街道.xlsx"], ["乙街道.xlsx"]]
    assert last.startswith("::notice title=cedu::")


def test_a_git_hook_with_the_entry_holds_back_wrong_tables(repository: tuple[Path, Git]) -> None:
    """As pre-commit does: the entry, its arguments, then the staged files whose names fit."""
    folder, git = repository
    (hook,) = loaded(ROOT / ".pre-commit-hooks.yaml")
    call = f"{hook['entry']} {' '.join(hook['args'])}"
    script = f"git diff --cached --name-only -z --diff-filter=ACM | grep -zP '{hook['files']}' | xargs -0r {call}"
    path = folder / ".git" / "hooks" / "pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/bash\nset -e -o pipefail\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    (folder / "~$x.xlsx").write_text("")
    for source, is_sound in (("乙街道.xlsx", False), ("甲街道.xlsx", True)):
        for name in NAMES:
            shutil.copy(SUBMISSIONS / source, folder / name)
        git("add", "-A")
        done = git("commit", "-m", "in")
        assert (done.returncode == 0) == is_sound, done.stderr
        assert (done.stdout + done.stderr).count("强制性 PW001") == (0 if is_sound else len(NAMES))
        assert (git("log").returncode == 0) == is_sound
    assert not (folder / "hacked").exists()


@pytest.mark.render
def test_pre_commit_runs_the_hook_as_the_example_says(
    repository: tuple[Path, Git], environment: Mapping[str, str], tmp_path: Path
) -> None:
    """In an environment of its own, made from this repository as it was last committed."""
    folder, git = repository
    program = shutil.which("pre-commit", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if program is None:
        pytest.skip("pre-commit is not installed")
    config = loaded(CI / ".pre-commit-config.yaml")
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    config["repos"][0] |= {"repo": str(ROOT), "rev": commit.stdout.strip()}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    shutil.copytree(SUBMISSIONS, folder / "submissions")
    shutil.copy(SUBMISSIONS / "乙街道.xlsx", folder / "elsewhere.xlsx")
    git("add", "-A")
    kept = {name: value for name, value in environment.items() if name != "PYTHONPATH"}
    own = {"PRE_COMMIT_HOME": str(tmp_path / "hooks"), "HOME": os.environ.get("HOME", str(tmp_path))}
    done = subprocess.run(
        [program, "run"], cwd=folder, env=kept | own, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1, done.stderr
    assert "submissions/乙街道.xlsx:目标表!B6: 强制性 PW001" in done.stdout
    assert "submissions/丙街道.xls: 读不了" in done.stdout
    assert "elsewhere" not in done.stdout


def test_the_hook_is_asked_for_tables_alone() -> None:
    (hook,) = loaded(ROOT / ".pre-commit-hooks.yaml")
    fits = re.compile(hook["files"])
    for name in ("a.xlsx", "表/乙.XLS", "b.et", "c.ods", "d.csv", "通知.docx"):
        assert fits.search(name), name
    for name in ("a.py", "~$a.xlsx", "表/~$a.xlsx", "a.xlsx.bak", "README.md"):
        assert not fits.search(name), name
    (used,) = loaded(CI / ".pre-commit-config.yaml")["repos"]
    assert [one["id"] for one in used["hooks"]] == [hook["id"]]


def step(name: str) -> dict[str, Any]:
    (found,) = (one for one in loaded(ROOT / "action.yml")["runs"]["steps"] if one.get("name") == name)
    return found  # type: ignore[no-any-return]


@pytest.fixture
def act(tmp_path: Path, environment: Mapping[str, str]) -> Callable[..., tuple[int, str, str]]:
    """Run the action's own step as GitHub runs it; its exit code, what it printed, and its summary."""

    def run(folder: Path, **inputs: str) -> tuple[int, str, str]:
        summary = tmp_path / "summary.md"
        summary.write_text("", encoding="utf-8")
        defaults = {name: one.get("default", "") for name, one in loaded(ROOT / "action.yml")["inputs"].items()}
        values = defaults | inputs
        given = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: values[match[1]], text)
            for name, text in step("Check")["env"].items()
        }
        script = tmp_path / "step.sh"
        script.write_text(step("Check")["run"], encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=folder, env={**environment, **given, "GITHUB_STEP_SUMMARY": str(summary)},
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, summary.read_text(encoding="utf-8")

    return run


def test_the_action_annotates_sums_up_and_fails(act: Callable[..., tuple[int, str, str]]) -> None:
    code, printed, summary = act(CI, files="submissions\n")
    assert code == 3
    assert printed.startswith("::error title=cedu RD109")
    assert all(line.startswith("::") for line in printed.splitlines())
    assert summary.startswith("# ")
    assert "乙街道.xlsx" in summary
    assert act(CI, files="submissions/甲街道.xlsx")[0] == 0
    code, printed, summary = act(CI, files="submissions/乙街道.xlsx", args="--exit-zero\n--exclude\n*.docx", lang="en")
    assert (code, "total is not the sum of its parts" in printed) == (0, True)
    assert act(CI, files="")[0] == 2
    assert act(CI, files="submissions", args="--rules\nno such pack")[0] == 4


@pytest.mark.parametrize(("lang", "said"), [("en", "The report goes on"), ("zh", "报告较长")])
def test_a_summary_is_never_longer_than_github_shows(
    tmp_path: Path, act: Callable[..., tuple[int, str, str]], lang: str, said: str
) -> None:
    """Of one above 1 MiB GitHub shows nothing; a cut between two bytes of a sign would show as a broken one."""
    long = tmp_path / "bin" / "cedu"
    long.write_text("#!/bin/sh\nyes '| 甲街道 | 第1栏 |' | head -n 60000\nexit 1\n", encoding="utf-8")
    code, _, summary = act(CI, files="submissions", lang=lang)
    *whole, blank, last = summary.splitlines()
    assert (code, blank, set(whole)) == (1, "", {"| 甲街道 | 第1栏 |"})
    assert last.startswith(f"**{said}")
    assert 990_000 < len(summary.encode()) < 1024 * 1024


def test_what_stands_in_a_name_is_never_run(tmp_path: Path, act: Callable[..., tuple[int, str, str]]) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(SUBMISSIONS / "乙街道.xlsx", folder / name)
    code, printed, summary = act(folder, files="\n".join(NAMES))
    assert code == 1
    *found, _ = printed.splitlines()
    assert len(found) == 2 * len(NAMES)
    assert all(line.startswith("::error title=cedu ") for line in found)
    assert summary.startswith("# ")
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)


def test_the_steps_name_no_input_inside_of_a_script() -> None:
    for one in loaded(ROOT / "action.yml")["runs"]["steps"]:
        assert "${{" not in one.get("run", "")


def test_the_jobs_that_are_shown_call_what_there_is(tmp_path: Path, environment: Mapping[str, str]) -> None:
    workflow = loaded(CI / "github-workflow.yml")
    *_, used = workflow["jobs"]["check"]["steps"]
    assert set(used["with"]) <= set(loaded(ROOT / "action.yml")["inputs"])
    job = loaded(CI / "gitlab-ci.yml")["cedu"]
    shutil.copytree(SUBMISSIONS, tmp_path / "submissions")
    done = subprocess.run(["bash", "-ec", "\n".join(job["script"])], cwd=tmp_path, env=dict(environment), check=False)
    assert done.returncode == 3
    reports = job["artifacts"]["reports"]
    assert len(json.loads((tmp_path / reports["codequality"]).read_text(encoding="utf-8"))) == 3
    assert "<testsuites" in (tmp_path / reports["junit"]).read_text(encoding="utf-8")
