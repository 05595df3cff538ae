"""Parts of reports on a terminal."""

from rich.console import Group
from rich.text import Text

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.shared.terminal import as_text, fault_text
from sample_reports import full


def test_a_long_line_stays_one_line() -> None:
    assert as_text(Group(Text("字" * 300, no_wrap=True, overflow="ignore"))) == "字" * 300 + "\n"


def test_a_fault_has_its_code_and_the_next_step() -> None:
    (file,) = [file for file in full().files if file.fault is not None]
    lines = fault_text(file, Messages(Language.EN)).plain.splitlines()
    assert lines[0].startswith("! cannot be read: ")
    assert lines[1].startswith("→ ")
