"""Hostile texts made harmless: on a terminal, in Markdown, as names of files."""

import pytest

from cedu_targets.reporters.shared.escaping import file_name, markdown, told_apart, visible
from sample_reports import HOSTILE, STEERING


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_written_out(name: str) -> None:
    assert not STEERING.search(visible(name))
    assert "\n" not in visible(name)
    visible(name).encode()
    assert not STEERING.search(markdown(name))


@pytest.mark.parametrize("name", HOSTILE)
def test_file_names_are_neutral(name: str) -> None:
    made = file_name(name)
    assert made
    assert not set(made) & set('/\\:*?"<>|\0\n\t ')
    assert not made.startswith((".", "-", "~"))
    assert not made.endswith(".")
    assert made.split(".")[0].lower() not in {"con", "nul", "prn", "aux"}
    assert len(made.encode()) <= 160
    assert file_name(made) == made or name in ("NUL", "con.docx", "")


def test_names_of_files_differ_by_more_than_case() -> None:
    assert told_apart(["a", "A", "a-2", "b"], ["B"]) == ["a", "A-2", "a-2-2", "b-2"]
