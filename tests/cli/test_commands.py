"""The table of commands: what the program's help tells of each is what it says of itself, and it is built when called."""

import subprocess
import sys
from typing import Any

import pytest
import typer

from built_commands import built_commands
from cedu_targets.cli.command import Group
from cedu_targets.cli.commands import COMMANDS, COMMANDS_OF_RULES
from project import SOURCE

ALL = dict(built_commands())
LISTED = [((one.name,), one) for one in COMMANDS] + [(("rules", one.name), one) for one in COMMANDS_OF_RULES]


@pytest.mark.parametrize(("path", "listed"), LISTED, ids=[" ".join(path) for path, _ in LISTED])
def test_a_command_is_listed_as_it_is(path: tuple[str, ...], listed: Any) -> None:
    command = ALL[path]
    first, *_ = command.help.strip().split("\n\n")
    assert (command.name, " ".join(first.split()), command.epilog) == (listed.name, listed.summary, listed.example)


def test_every_file_of_a_command_is_listed() -> None:
    """A file with a function that the framework could run: it has the option of the language."""
    written = {path.stem for path in (SOURCE / "cli").glob("*.py") if "lang: Lang = None" in path.read_text("utf-8")}
    assert written - {"app"} == {one.place.partition(":")[0] for _, one in LISTED}


def test_no_other_name_is_a_command() -> None:
    group = ALL[()]
    assert isinstance(group, Group)
    assert group.get_command(None, "chek") is None
    assert [len(names) for names in (group.list_commands(None), ALL[("rules",)].list_commands(None))] == [13, 4]


@pytest.mark.parametrize(
    ("call", "loaded"),
    [
        (["--version"], set()),
        (["--help"], set()),
        (["rules", "--help"], {"rules"}),
        (["rules", "list", "--help"], {"rules", "rules_list"}),
        (["check", "--help"], {"check"}),
        (["gap", "--help", "--lang", "en"], {"gap"}),
    ],
)
def test_only_the_command_that_is_called_is_loaded(call: list[str], loaded: set[str]) -> None:
    script = (
        "import sys\n"
        "from cedu_targets.cli.app import main\n"
        f"sys.argv = ['cedu', *{call!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print()\n"
        "print(*(name.removeprefix('cedu_targets.cli.') for name in sys.modules if name.startswith('cedu_targets.cli.')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    known = {one.place.partition(":")[0] for _, one in LISTED}
    assert set(done.stdout.splitlines()[-1].split()) & known == loaded


def test_a_program_that_takes_the_commands_in_has_them_all() -> None:
    """Somebody's own program of the same framework: `their_app.add_typer(cedu_targets.cli.app.app)`."""
    from typer.testing import CliRunner

    from cedu_targets.cli.app import app

    theirs = typer.Typer()
    theirs.add_typer(app, name="targets")
    theirs.command("other")(lambda: None)
    done = CliRunner().invoke(theirs, ["targets", "explain", "PW001"])
    assert done.exit_code == 0, done.output
    assert "PW001" in done.output
