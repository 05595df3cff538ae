"""What is told as the next step can be copied into the shell that there is."""

import os
import shlex

import pytest

from cedu_targets.domain.typed_words import typed


@pytest.mark.parametrize("word", ["a.xlsx", "我的 表.xlsx", "a'b.xlsx", "$(x).xlsx", ""])
def test_a_shell_reads_one_word(word: str) -> None:
    assert shlex.split(f"cedu check {typed(word)}") == ["cedu", "check", word]


def test_windows_knows_double_quotation_marks_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")
    assert [typed(word) for word in ("表/a-1.xlsx", r"C:\表\a.xlsx", "我的 表.xlsx", "a&b.xlsx", "a'b.xlsx", "")] == [
        "表/a-1.xlsx", r"C:\表\a.xlsx", '"我的 表.xlsx"', '"a&b.xlsx"', '"a\'b.xlsx"', '""',
    ]  # fmt: skip
