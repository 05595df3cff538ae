"""The findings about a pack: nothing found, and one line a finding, with line and column."""

from pathlib import Path

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.lint.lint import lint
from cedu_targets.report import Report
from cedu_targets.reporters.lint_text import render, render_styled
from cedu_targets.reporters.shared.terminal import as_text

PACK = """\
name: p
title: 表
rules:
  - {id: a, check: bounds, indicators: ["1"], at_least: "5"}
  - {id: b, check: bounds, indicators: ["1"], at_least: "3"}
"""


def test_a_finding_has_its_line_and_column_in_both_forms(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(PACK, encoding="utf-8")
    report, messages = Report((lint(path),)), Messages(Language.EN)
    first, last = render(report, messages).splitlines()
    assert first.startswith(f"{path}:5:")
    assert last.startswith(f"{path}: looked at 2 rules: ")
    assert last.endswith("; smallest steps and changes since last year are not looked at.")
    assert "5:" in as_text(render_styled(report, messages))
