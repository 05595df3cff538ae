"""Handing it out (docs/offline.md): both languages say the same, its commands work, and its workflow is sound."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.tags import compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

from project import ROOT

PAGES = [ROOT / "docs" / "offline.md", ROOT / "docs" / "offline.zh-CN.md"]
WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"
VERSIONS = ["3.11", "3.12", "3.13", "3.14"]


def blocks(page: Path, language: str = "sh") -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


MAKE_PAGE, MAKE_FOLDER, WHEELHOUSE, INSTALL, FOR_WINDOWS, UV, UV_OFFLINE = blocks(PAGES[0])


def test_both_languages_are_built_alike() -> None:
    one, two = (page.read_text(encoding="utf-8") for page in PAGES)
    assert blocks(PAGES[0]) == blocks(PAGES[1])
    assert blocks(PAGES[0], "bat") == blocks(PAGES[1], "bat")
    for pattern in (r"^#+ ", r"^\| ", r"^- ", r"^\d\. ", r"\]\(#"):
        assert len(re.findall(pattern, one, re.MULTILINE)) == len(re.findall(pattern, two, re.MULTILINE)), pattern
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        anchors = {
            re.sub(r"[^\w\s-]", "", line).strip().lower().replace(" ", "-")
            for line in re.findall(r"^#+ (.*)", text, re.MULTILINE)
        }
        for link in re.findall(r"\]\(([^)]+)\)", text):
            assert link[1:] in anchors if link.startswith("#") else (page.parent / link).exists(), link


def test_it_names_what_there_is() -> None:
    assert re.search(rf"^{MAKE_PAGE.split()[1]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    spec = MAKE_FOLDER.split()[-1]
    assert " ".join(MAKE_FOLDER.split()[-2:]).removeprefix("WARN ") in (ROOT / spec).read_text(encoding="utf-8")
    for page in PAGES:
        for path in re.findall(r"`(\.github/[^`]+)`", page.read_text(encoding="utf-8")):
            assert (ROOT / path).exists()


# --- the workflow ---


def workflow() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    return loaded


def steps(job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = workflow()["jobs"][job]["steps"]
    return found


def test_the_workflow_may_no_more_than_it_must() -> None:
    """Only the job that attaches files may write, and it runs nothing of the repository."""
    jobs = workflow()["jobs"]
    assert workflow()["permissions"] == {"contents": "read"}
    assert {name: job["permissions"] for name, job in jobs.items() if "permissions" in job} == {
        "attach": {"contents": "write"}
    }
    assert not any("checkout" in step.get("uses", "") for step in steps("attach"))
    for job in jobs:
        for step in steps(job):
            assert "uses" in step or "run" in step
            assert "${{" not in step.get("run", "")
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False


def test_the_workflow_uses_what_the_repository_has_and_names_no_address() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    assert "://" not in text
    for path in re.findall(r"(?:\.ci|docs|tests|examples)/[\w./-]+\w", text):
        assert (ROOT / path).exists(), path
    taken = {
        step["with"]["path"] for job in ("page", "windows") for step in steps(job) if "path" in step.get("with", {})
    }
    attached = re.findall(r"[\w-]+\.(?:html|zip)", steps("attach")[-1]["run"])
    assert sorted(Path(path).name for path in taken) == sorted(attached)
    assert all(name in page.read_text(encoding="utf-8") for name in attached for page in PAGES)


# --- wheels and uv: a real network, real environments ---


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of the project, as somebody has it who follows the page."""
    folder = tmp_path_factory.mktemp("clone") / "cedu 项目"
    files = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout
    for name in filter(None, files.split("\0")):
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def environment(**more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CEDU_", "VIRTUAL_ENV"))
    }
    return {**kept, **more}


def follow(block: str, folder: Path, **more: str) -> None:
    """Run a block of the page."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block], cwd=folder, env=environment(**more),
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


NO_NETWORK = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9")


def answers(program: Path, folder: Path) -> bool:
    """Whether an installed program does its work, with what it brought along, away from the project."""
    done = subprocess.run(
        [program, "check", ROOT / "examples" / "jiangning-2020" / "targets.xlsx", "-o", "report.xlsx"],
        cwd=folder, env=environment(**NO_NETWORK), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    return (folder / "report.xlsx").stat().st_size > 1000


@pytest.fixture(scope="module")
def wheelhouse(project: Path) -> Path:
    """Made by the command of the page."""
    follow(WHEELHOUSE, project)
    return project / "wheelhouse"


@pytest.mark.render
def test_a_wheelhouse_installs_without_a_network(wheelhouse: Path, tmp_path: Path) -> None:
    shutil.copytree(wheelhouse, tmp_path / "wheelhouse")
    follow(INSTALL, tmp_path, PIP_CONFIG_FILE=os.devnull, PIP_FIND_LINKS="", **NO_NETWORK)
    assert answers(tmp_path / "cedu" / "bin" / "cedu", tmp_path)
    done = subprocess.run([tmp_path / "cedu" / "bin" / "cedu", "web", "--help"], env=environment(), check=False)
    assert done.returncode == 0


@pytest.mark.render
def test_uv_installs_it_with_a_network_and_without(wheelhouse: Path, project: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "with-uv"], check=True)
    programs = tmp_path / "with-uv" / "bin"
    subprocess.run([programs / "pip", "install", "-q", "uv"], check=True)
    for block, name in ((UV, "one"), (UV_OFFLINE, "two")):
        own = {f"UV_{what}_DIR": str(tmp_path / name / what) for what in ("TOOL", "TOOL_BIN", "CACHE")}
        more = NO_NETWORK if block is UV_OFFLINE else {}
        follow(block, project, PATH=f"{programs}:{os.environ['PATH']}", UV_PYTHON=sys.executable, **own, **more)
        assert answers(tmp_path / name / "TOOL_BIN" / "cedu", tmp_path)


@pytest.mark.render
def test_a_wheelhouse_for_windows_lacks_nothing(project: Path) -> None:
    """Of each version of Python, every wheel that Windows will ask for is there, in a version that fits."""
    follow(FOR_WINDOWS, project)
    wheels = [*(project / "wheelhouse-windows").iterdir()]
    for version in VERSIONS:
        assert not [*missing(wheels, version)]


def missing(wheels: list[Path], version: str) -> Iterator[str]:
    """What an installation on a Windows of 64 bits would not find."""
    numbers = tuple(map(int, version.split(".")))
    tags = {*cpython_tags(numbers, platforms=["win_amd64"]), *compatible_tags(numbers, platforms=["win_amd64"])}
    usable = {}
    for wheel in wheels:
        name, number, _, fits = parse_wheel_filename(wheel.name)
        if fits & tags:
            usable[name] = wheel, number
    there: dict[str, Any] = {
        **default_environment(), "python_version": version, "python_full_version": f"{version}.0", "os_name": "nt",
        "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64",
        "implementation_name": "cpython", "platform_python_implementation": "CPython",
    }  # fmt: skip
    waiting, seen = [Requirement("cedu-targets[web]")], set()
    while waiting:
        wanted = waiting.pop()
        if str(wanted) in seen:
            continue
        seen.add(str(wanted))
        found = usable.get(canonicalize_name(wanted.name))
        if found is None or not wanted.specifier.contains(found[1], prereleases=True):
            yield f"{version}: {wanted}"
            continue
        for line in requirements(found[0]):
            needed = Requirement(line)
            extras = ["", *wanted.extras]
            if needed.marker is None or any(needed.marker.evaluate({**there, "extra": one}) for one in extras):
                waiting.append(needed)


def requirements(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (one for one in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", one))
        return Parser().parsestr(archive.read(name).decode()).get_all("Requires-Dist") or []
