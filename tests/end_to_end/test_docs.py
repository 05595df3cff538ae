"""The documentation is run: commands print what it says, Python examples work, both languages stay equal."""

import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cedu_targets.packs.written_pack import load_pack
from project import ROOT, Run

READMES = ["README.md", "README.zh-CN.md"]


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", READMES)
def test_console_examples_print_what_the_readme_says(name: str, cedu: Run) -> None:
    examples = blocks(name, "console")
    assert examples
    for block in examples:
        command, *expected = block.splitlines()
        words, _, pattern = command.removeprefix("$ cedu ").partition(" | grep ")
        done = cedu(*shlex.split(words), cwd=ROOT)
        wanted = "".join(shlex.split(pattern))
        assert [line for line in done.stdout.splitlines() if wanted in line] == expected


@pytest.mark.parametrize("name", READMES)
def test_python_examples_run(name: str) -> None:
    for block in blocks(name, "python"):
        done = subprocess.run(
            [sys.executable, "-c", block], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
        )
        said = re.findall(r"^print\(.*\)  # (.+)$", block, re.MULTILINE)
        assert said
        assert done.stdout.splitlines()[: len(said)] == said


@pytest.mark.parametrize("name", READMES)
def test_the_job_that_the_readme_shows_is_the_real_one(name: str, cedu: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The set-up part is run by CI in a fresh clone; here, that the command after it finds five sums, as the picture
    shows them, on a machine without a language.
    """
    for variable in ("CEDU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    job, tests = blocks(name, "sh")
    command = job.split("&&")[-1].strip()
    assert command.startswith(".venv/bin/cedu ")
    done = cedu(*shlex.split(command)[1:], cwd=ROOT)
    assert done.returncode == 1
    assert done.stdout.count(": error " if name == READMES[0] else ": 强制性 ") == 5
    *_, table, _, language = shlex.split(command)
    pictures = (ROOT / "docs" / "make_pictures.py").read_text(encoding="utf-8")
    assert f'TABLE = "{table}"' in pictures
    assert language == ("en" if name == READMES[0] else "zh")
    assert tests.strip().endswith(".venv/bin/pytest")


def test_both_readmes_are_built_alike() -> None:
    one, two = ((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    assert [block.replace("--lang en", "--lang zh") for block in blocks(READMES[0], "sh")] == blocks(READMES[1], "sh")
    assert blocks(READMES[0], "python") == blocks(READMES[1], "python")
    for pattern in (r"^#+ ", r"^\| ", r"^- ", r"^!\[", r"<!-- test-command -->"):
        assert len(re.findall(pattern, one, re.MULTILINE)) == len(re.findall(pattern, two, re.MULTILINE)), pattern


def test_every_command_and_exit_code_is_documented(cedu: Run) -> None:
    commands = re.findall(r"^  (\w+) ", cedu("--help").stdout.partition("命令：")[2], re.MULTILINE)
    assert {"check", "read", "explain", "demo", "schema"} <= set(commands)
    for name in READMES:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert all(f"`cedu {command}" in text for command in commands)
        assert all(f"| {code} |" in text for code in (0, 1, 2, 3, 4, 70))
        for link in re.findall(r"\]\(([^)]+)\)", text):
            assert (ROOT / link).exists(), link


def test_pins_name_versions_and_no_addresses() -> None:
    for name in ("constraints.txt", "benchmarks/requirements.txt"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_the_samples_name_no_telephone() -> None:
    for path in (ROOT / "examples").rglob("*.txt"):
        assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", path.read_text(encoding="utf-8")), path


def test_every_quantified_sentence_of_the_notice_has_its_rule_or_duty() -> None:
    spec = importlib.util.spec_from_file_location("make_coverage", ROOT / "docs" / "make_coverage.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = module.page()
    assert page == (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8"), "run docs/make_coverage.py"
    assert "**无**" not in page
    assert page.count("人次") > 5


@pytest.mark.parametrize("name", READMES)
def test_pack_examples_are_read(name: str, tmp_path: Path) -> None:
    packs = blocks(name, "yaml")
    assert packs
    for pack in packs:
        (tmp_path / "pack.yaml").write_text(pack, encoding="utf-8")
        read = load_pack(tmp_path / "pack.yaml")
        assert read.expected_forms.months if read.expected_forms else read.owners[0].members
