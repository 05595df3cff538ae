"""What went wrong is told on the page with a next step that can be taken there: nobody at it can run a command."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.page.answer import Answer
from project import JIANGNING, XIQU, Run

Ask = Callable[..., Answer]
TABLE = "targets.xlsx"
STEPS = [
    ("gap", {"targets": TABLE}, [TABLE], "没有完成数可以比较。请在“完成情况”里放进"),
    (
        "gap",
        {"targets": TABLE, "achieved": [TABLE], "bases": [TABLE]},
        [TABLE, TABLE, "--bases", TABLE],
        "请把“更多”里的“基数”去掉",
    ),
    ("gap", {"targets": "own.txt", "achieved": [TABLE]}, ["own.txt", TABLE], "起草规则包，本页做不了"),
    ("gap", {"targets": "notice.txt"}, ["notice.txt"], "请在“完成情况”里放进完成数的表"),
    (
        "gap",
        {"targets": "notice.txt", "achieved": [TABLE], "base": TABLE},
        ["notice.txt", TABLE, "--base", TABLE],
        "请把“更多”里的“上年的表”去掉",
    ),
    ("allocate", {"plan": TABLE}, [TABLE], "请先下载空白的分解计划来填"),
    (
        "check",
        {"tables": [TABLE], "explanations": "other.xlsx"},
        [TABLE, "--explanations", "other.xlsx"],
        "下载“情况说明（待填）”",
    ),
]


@pytest.mark.parametrize(("door", "files", "arguments", "step"), STEPS)
def test_the_next_step_after_a_fault_can_be_taken_on_the_page(
    door: str, files: dict[str, Any], arguments: list[str], step: str, ask: Ask, cedu: Run
) -> None:
    shutil.copyfile(JIANGNING / TABLE, TABLE)
    shutil.copyfile(JIANGNING / "targets-mended.xlsx", "other.xlsx")
    shutil.copyfile(XIQU / "notice.txt", "notice.txt")
    text = "各街道：\n一、全年培训老年人不低于 3200 人。\n二、市民学校达到 12 所。\n"
    Path("own.txt").write_text(text, encoding="utf-8")
    done = cedu(door, *arguments, cwd=Path.cwd())
    for lang in ("zh", "en"):
        answer = ask(door, lang, **files)
        assert answer.exit_code == done.returncode
        lines = "\n".join(answer.faults).removeprefix("cedu: ")
        assert lines
        assert (step in lines) == (lang == "zh")
        assert "cedu " not in lines
        assert "--" not in lines
