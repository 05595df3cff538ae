"""Parts of reports on a terminal."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console, Group
from rich.text import Text

from cedu_targets import check
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.check.terminal import render
from cedu_targets.reporters.shared.folding import folded
from cedu_targets.reporters.shared.terminal import as_text, fault_text
from sample_reports import full


def test_a_long_line_stays_one_line() -> None:
    assert as_text(Group(Text("字" * 300, no_wrap=True, overflow="ignore"))) == "字" * 300 + "\n"


def test_a_fault_has_its_code_and_the_next_step() -> None:
    (file,) = [file for file in full().files if file.fault is not None]
    lines = as_text(fault_text(file, Messages(Language.EN))).splitlines()
    assert lines[0].startswith("! cannot be read: ")
    assert lines[1].startswith("→ ")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("2026 年 · 全区 · 12 个单位 × 12 栏", 33, ["2026 年 · 全区 · 12 个单位 ×", "12 栏"]),
        ("→ 请先分解：cedu allocate 计划.xlsx -o 分解表.xlsx，再审核", 46, [
            "→ 请先分解：cedu allocate 计划.xlsx", "-o 分解表.xlsx，再审核",
        ]),
        ("→ 目标表要有单位名称一列、表头和数字", 20, ["→ 目标表要有单位名称", "一列、表头和数字"]),
        ("→ /a/path/without/any/blank/that/is/long.xlsx", 24, ["→ /a/path/without/any/bl", "ank/that/is/long.xlsx"]),
    ],
)  # fmt: skip
def test_what_belongs_together_is_not_folded(text: str, width: int, lines: list[str]) -> None:
    assert folded(text, width) == lines


def test_a_next_step_never_begins_under_its_arrow(tmp_path: Path) -> None:
    """What cannot be folded at a blank is folded between Chinese signs."""
    path = tmp_path / "空.csv"
    path.write_text("没有表\n", encoding="utf-8")
    stream = StringIO()
    Console(file=stream, width=80).print(render(check(path), Messages(Language.ZH)))
    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    assert "→" not in lines
    assert any(line.startswith("→ 目标表要有单位名称一列") for line in lines)
