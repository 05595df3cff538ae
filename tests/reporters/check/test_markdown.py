"""The Markdown report: what it says, and that no submitted text becomes markup."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from cedu_targets.domain.finding import Explanation
from cedu_targets.messages.messages import Language
from cedu_targets.report import Report
from cedu_targets.reporters.check.markdown import render
from cedu_targets.reporters.shared.escaping import markdown
from project import JIANGNING, Run
from sample_reports import HOSTILE, STEERING, full, hostile, jiangning, messages_for, unsure


def tokens(text: str) -> list[Token]:
    """All tokens, inline ones too, with tables and struck-out text on."""
    found = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    return [inner for token in found for inner in (token, *(token.children or []))]


def sections(text: str) -> list[str]:
    return re.findall(r"^#+ (.*)$", text, re.MULTILINE)


def test_every_part_has_its_section() -> None:
    text = render(full(), messages_for(Language.ZH))
    assert sections(text)[:12] == [
        "社区教育目标表审核报告", "targets.xlsx › 任务分解表", "疑似错因 1 个", "强制性（必须修改）4 处", "核实性（核实或说明）1 处", "提示性 1 处",
        "无法判定 1", "已说明 1 处", "疑问清单（请主管科室答复）1 条", "任务事项（表中没有对应栏次）2 项", "审核规则与依据 6 条",
        f"{markdown(str(JIANGNING / 'targets-mended.xlsx'))} › 任务分解表",
    ]  # fmt: skip
    assert sections(text)[-3:] == ["没有.xlsx", "情况说明", "与上次相比"]
    assert "**! 读不了**  RD101 找不到这个文件。" in text
    assert "| prose | 第26栏 ≤ 第1栏，逐行 | 文中的数 | 核实性 | 未核对 |  |" in text
    assert "| 全区举办讲座不少于40场 | 各街道 | 40 场 | 全年 | 约束性 | 二（三） |" in text
    assert "全区数含区直单位（王科长，有效至 2026-12-31） |" in text
    assert "- 说明失效 PW001 d-parts 学院 17：填报的数已经变了。" in text


def test_causes_lead_with_what_they_would_change_and_what_they_explain() -> None:
    text = render(jiangning(), messages_for(Language.ZH))
    assert text.index("**✗ 有问题**") < text.index("疑似错列：学院") < text.index("### 强制性")
    assert "| R21 | 学院 | 第17栏（成人学历教育合计） | 未填 | 2000 |\n" in text
    assert "| U21 | 学院 | 第20栏（省、市教育服务“三农”高水平基地） | 500 | 空白 |\n" in text
    assert "能够说明的问题：DS001 R10、S10、T10、U10；PW001 R21。" in text
    explained = render(full(), messages_for(Language.ZH))  # U10 is explained in writing
    assert "能够说明的问题：DS001 R10、S10、T10；PW001 R21。" in explained


def test_alternatives_and_several_causes_and_what_was_not_looked_for() -> None:
    text = render(unsure(), messages_for(Language.ZH))
    labels = [(label, "有多种可能" in line) for label, line in re.findall(r"^\*\*◆ (\S+)\*\*(.*)$", text, re.MULTILINE)]
    assert labels == [("1.1", True), ("1.2", True), ("1.3", True), ("1", False), ("2", False)]
    assert "另有 1 种可能，不逐一列出。" in text
    assert "没有安装求解器" in text[text.index("b.csv › 表\n\n-") :]
    assert text.count("没有安装求解器") == 1


def test_no_cause_is_shown_where_none_was_wanted_or_all_is_explained_in_writing() -> None:
    (file,) = jiangning().files
    why = Explanation("已核实", "王科长")
    accepted = replace(file, findings=tuple(replace(finding, explained=why) for finding in file.findings))
    for shown in (accepted, replace(file, search=None)):
        assert "错因" not in render(Report((shown,)), messages_for(Language.ZH))


@pytest.mark.parametrize("language", list(Language))
def test_rows_of_tables_are_whole(language: Language) -> None:
    for report in (full(), unsure(), hostile()):
        width = 0
        for line in render(report, messages_for(language)).splitlines():
            bars = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) if line.startswith("|") else 0
            assert bars in (0, width) or not width, line
            width = bars


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("frame", ["{}", "- {}", "## {}", "| a |\n| --- |\n| {} |"])
def test_a_hostile_name_stays_text(name: str, frame: str) -> None:
    allowed = {token.type for token in tokens(frame.format("x"))}
    shown = markdown(name)
    found = tokens(frame.format(shown))
    assert {token.type for token in found} <= allowed
    assert not re.search(r"(?<!\\):/|www\.", shown)  # viewers make links of bare addresses
    assert STEERING.search(shown) is None


@pytest.mark.parametrize("language", list(Language))
def test_a_hostile_table_becomes_no_markup(language: Language) -> None:
    text = render(hostile(), messages_for(language))
    # Of several files the overview leads to each: these anchors are ours, and hold no text of a submitter.
    text = re.sub(r'<a id="t\d+"></a>|(?<=\])\(#t\d+\)', "", text)
    kinds = {token.type for token in tokens(text)}
    assert not kinds & {
        "html_inline",
        "html_block",
        "link_open",
        "image",
        "code_inline",
        "fence",
        "code_block",
        "s_open",
    }
    assert not STEERING.search(text)
    assert "<script" not in text.replace("\\<", "")


def test_the_command_writes_a_file(tmp_path: Path, cedu: Run) -> None:
    output = tmp_path / "report.md"
    done = cedu("check", "targets.xlsx", "-f", "markdown", "-o", output, cwd=JIANGNING)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("report.md：7 个问题（强制性 5，提示性 2），不通过\n")
    assert output.read_text(encoding="utf-8") == cedu("check", "targets.xlsx", "-f", "markdown", cwd=JIANGNING).stdout
