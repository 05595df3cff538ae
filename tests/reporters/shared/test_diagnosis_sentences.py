"""How causes are said: one sentence in each language, first in every report, its findings under it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from cedu_targets import check
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.check.terminal import render
from cedu_targets.reporters.shared.diagnosis_sentences import sentence
from made_tables import Number, table
from made_tables import check as judged
from project import JIANGNING, Run

Rows = dict[str, list[Number]]
PARTS = ["1=2+3"]
SAID: list[tuple[Rows, str, str]] = [
    (
        {"全区": [40, 36, 4], "甲": [30, 62, 4], "乙": [10, 10, 0]},
        "疑似数字颠倒：甲 第2栏（指标2）填 62，应为 26；更正后 2 处问题全部消除。",
        "Probably digits transposed: 甲 column 2 (指标2) is 62 and should be 26; that settles 2 of the findings.",
    ),
    (
        {"全区": [40, 36, 4], "甲": [30, None, 4], "乙": [10, 10, 0]},
        "疑似漏填：甲 第2栏（指标2）应为 26；更正后 2 处问题全部消除。",
        "Probably a number missing: 甲 column 2 (指标2) should be 26; that settles 2 of the findings.",
    ),
    (
        {"全区": [100, 60, 40], "甲": [30, 21, 9], "乙": [70, 31, 39]},
        "疑似互换位置：乙 第2栏（指标2）的 31 与第3栏的 39 互换了位置；更正后 2 处问题全部消除。",
        "Probably two numbers swapped: 乙 column 2 (指标2) (31) and column 3 (39) changed places;"
        " that settles 2 of the findings.",
    ),
    (
        {"全区": [100, 60, 40], "甲": [30, 39, 9], "乙": [70, 21, 31]},
        "疑似互换位置：第2栏（指标2）“甲”的 39 与“乙”的 21 互换了位置；更正后 2 处问题全部消除。",
        'Probably two numbers swapped: column 2 (指标2) "甲" (39) and "乙" (21) changed places;'
        " that settles 2 of the findings.",
    ),
    (
        {"全区": [40, 14, 26], "甲": [100000, 40000, 60000], "乙": [30, 10, 20]},
        "疑似单位“万”有误：甲 第1—3栏的数都是应有的 10000 倍（如第1栏（指标1）填 100000，应为 10）；更正后 3 处问题全部消除。",
        "Probably wrong scale (万, a factor of 10,000): 甲, the numbers in columns 1–3 are all 10000 times what they"
        " should be (such as column 1 (指标1) which is 100000 and should be 10); that settles 3 of the findings.",
    ),
    (
        {"全区": [40, 14, 26], "甲": [1, ".4", ".6"], "乙": [30, 10, 20]},
        "疑似小数点或零的个数有误：甲 第1—3栏的数都是应有的 0.1 倍（如第1栏（指标1）填 1，应为 10）；更正后 3 处问题全部消除。",
        "Probably decimal point or zeros misplaced: 甲, the numbers in columns 1–3 are all 0.1 times what they"
        " should be (such as column 1 (指标1) which is 1 and should be 10); that settles 3 of the findings.",
    ),
    (
        {"全区": [None, None, None], "甲": [10, 4, 6], "乙": [20, 8, 12]},
        "疑似漏填：全区 第1栏（指标1）空白 → 30、全区 第2栏（指标2）空白 → 12、全区 第3栏（指标3）空白 → 18；更正后 3 处问题全部消除。",
        "Probably a number missing: 全区 column 1 (指标1) blank → 30, 全区 column 2 (指标2) blank → 12,"
        " 全区 column 3 (指标3) blank → 18; that settles 3 of the findings.",
    ),
    (
        {"全区": [60, 33, 27], "甲": [10, None, 6], "乙": [20, 4, 9], "丙": [30, 11, 12], "丁": [None, 18, None]},
        "疑似错行：第2栏中“乙”至“丁”的数应在“甲”至“丙”；更正后 4 处问题全部消除。",
        'Probably numbers in the wrong rows: column 2, the numbers of "乙" to "丁" belong to "甲" to "丙";'
        " that settles 4 of the findings.",
    ),
    (
        {"全区": [30, 12, 18], "甲": [10, 4, 6], "乙": [20, 8, 12], "丙": [13, 6, 7]},
        "疑似漏加单位：全区数没有把“丙”加进去；更正后 3 处问题全部消除。",
        'Probably a unit left out: the district\'s figure leaves out "丙"; that settles 3 of the findings.',
    ),
    (
        {"全区": [43, 18, 25], "甲": [10, 4, 6], "乙": [20, 8, 12], "城区": [30, 12, 18], "丙": [13, 6, 7]},
        "疑似小计重复计入：“城区”的数都是相邻各行之和，像是小计，不应当作单位再加一次；更正后 3 处问题全部消除。",
        'Probably a subtotal counted twice: "城区" is the sum of the rows beside it, like a subtotal, and should not'
        " be counted again; that settles 3 of the findings.",
    ),
]


@pytest.mark.parametrize(("rows", "zh", "en"), SAID)
def test_sentences(rows: Rows, zh: str, en: str) -> None:
    (diagnosis,) = judged(table(rows, PARTS)).diagnoses[:1]
    assert sentence(diagnosis, Messages(Language.ZH)).replace("（有多种可能）", "") == zh
    assert sentence(diagnosis, Messages(Language.EN)).replace(" (one of several possibilities)", "") == en


def test_several_cells_are_said_one_by_one() -> None:
    rows: Rows = {"全区": [40, 26, 14], "甲": [10, 20, 4], "乙": [30, 62, 1]}
    search = judged(table(rows, PARTS)).search
    assert search is not None
    best = [group[0] for group in search.groups]
    said = " ".join(sentence(diagnosis, Messages(Language.ZH)) for diagnosis in best)
    assert "→" in said
    assert "{" not in said


def test_the_real_table_in_english(cedu: Run) -> None:
    lines = cedu("check", JIANGNING / "targets.xlsx", "--lang", "en").stdout.splitlines()
    assert lines[0].endswith("numbers in columns 18–20 belong in columns 17–19; that settles 5 of the findings.")


def test_on_a_terminal_the_cause_comes_first_and_its_findings_under_it() -> None:
    console = Console(width=150, record=True, file=None, quiet=False)
    with console.capture() as capture:
        console.print(render(check(JIANGNING / "targets.xlsx"), Messages(Language.ZH)))
    text = capture.get()
    assert text.index("疑似错因 1 个") < text.index("疑似错列：学院") < text.index("PW001") < text.index("提示性 2 处")
    assert "必须修改）" not in text  # nothing is said twice


def test_alternatives_are_shown_in_part_and_listed_in_full(
    sheet: Callable[..., Path], cedu: Run, cedu_json: Callable[..., Any]
) -> None:
    path = sheet("单位 场次 人数\n. 1 2\n全区 900 6\n东山 116 1\n秣陵 430 2\n汤山 309 3")
    lines = cedu("check", path).stdout.splitlines()
    assert lines[0].endswith(
        "疑似数字颠倒（有多种可能）：东山 第1栏（场次）填 116，应为 161；更正后 1 处问题全部消除。"
    )
    assert lines[3].endswith("另有 1 种可能，不逐一列出。")
    diagnoses = cedu_json("check", path)["files"][0]["diagnoses"]
    assert [diagnosis["ambiguous"] for diagnosis in diagnoses] == [True] * 4
    assert {tuple(diagnosis["explains"]) for diagnosis in diagnoses} == {("f1",)}


def test_what_was_not_searched_is_said(monkeypatch: pytest.MonkeyPatch, sheet: Callable[..., Path]) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "highspy", None)
    path = sheet(
        "单位 合计 甲 乙 丙 丁\n. 1 2 3 4 5\n全区 100 25 25 25 25\n东 40 11 12 13 14\n西 60 16 16 16 16\n说明：1=2+3+4+5"
    )
    from cedu_targets.reporters.check.json import render as to_json
    from cedu_targets.reporters.check.text import render as to_lines

    report = check(path)
    text = to_lines(report, Messages(Language.ZH))
    assert "没有安装求解器（highspy）" in text
    assert "处问题没有找到错因；" in text
    assert '"reason": "no_solver"' in to_json(report, Messages(Language.EN))
