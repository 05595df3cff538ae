"""Reports speak one language and the field's words: no English word in a Chinese report, no Chinese in an English one.

Names that stand in a file, a table or a pack are as people wrote them there, in any language.
"""

import html as marks
import json
import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from msgspec.structs import replace

from annotation_lines import commands
from attainments import xiqu_2021
from cedu_targets import read
from cedu_targets.allocation.plan.blank_plan import blank_plan
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.bundled import bundled_packs
from cedu_targets.packs.find import find_pack
from cedu_targets.packs.lint.lint import lint
from cedu_targets.packs.pack_report import pack_report
from cedu_targets.report import Report
from cedu_targets.reporters import lint_text, pack_text, read_text
from cedu_targets.reporters.allocation import excel as allocation_excel
from cedu_targets.reporters.allocation import html as allocation_html
from cedu_targets.reporters.allocation import markdown as allocation_markdown
from cedu_targets.reporters.allocation import text as allocation_text
from cedu_targets.reporters.allocation.template import plan_workbook
from cedu_targets.reporters.attainment import excel as attainment_excel
from cedu_targets.reporters.attainment import html as attainment_html
from cedu_targets.reporters.attainment import markdown as attainment_markdown
from cedu_targets.reporters.attainment import terminal as attainment_terminal
from cedu_targets.reporters.attainment import text as attainment_text
from cedu_targets.reporters.check import docx, excel, github, gitlab, html, junit, markdown, slips, terminal
from cedu_targets.reporters.check import text as lines
from cedu_targets.reporters.gap import excel as gap_excel
from cedu_targets.reporters.gap import html as gap_html
from cedu_targets.reporters.gap import markdown as gap_markdown
from cedu_targets.reporters.gap import terminal as gap_terminal
from cedu_targets.reporters.gap import text as gap_text
from cedu_targets.reporters.rollup import excel as rollup_excel
from cedu_targets.reporters.rollup import html as rollup_html
from cedu_targets.reporters.shared.terminal import as_text
from cedu_targets.reporters.status import docx as status_docx
from cedu_targets.reporters.status import excel as status_excel
from cedu_targets.reporters.status import html as status_html
from machine_reports import in_real_codes
from path_reports import five_years
from project import JIANGNING, ROOT, YUNXI
from report_texts import document_text, workbook_text
from rollups import three_months
from sample_reports import (
    conflicting_allocation,
    full,
    jiangning,
    jiangning_allocation,
    jiangning_gaps,
    messages_for,
    unsure,
)
from status_reports import suzhou_status

Way = Callable[[Any, Messages], str]


def _shown(page: str) -> str:
    """What a page shows, and what it says to those who hear it."""
    page = re.sub(r"<(style|script)\b.*?</\1>", "", page, flags=re.DOTALL)
    said = re.findall(r'\b(?:title|aria-label|alt)="([^"]*)"', page)
    return marks.unescape("\n".join([re.sub(r"<[^>]*>", "\n", page), *said]))


def _annotated(text: str) -> str:
    return "\n".join(f"{one.properties['title']}\n{one.message}" for one in commands(text))


def _cases(text: str) -> str:
    elements = list(ElementTree.fromstring(text).iter())
    values = [one.attrib.get(name, "") for one in elements for name in ("name", "classname", "message")]
    return "\n".join([*values, *(one.text or "" for one in elements)])


CHECKED: Mapping[str, Way] = {
    "lines": lines.render,
    "terminal": lambda report, messages: as_text(terminal.render(report, messages)),
    "markdown": lambda report, messages: re.sub(r"<a id=[^>]*>|\(#t\d+\)", "", markdown.render(report, messages)),
    "html": lambda report, messages: _shown(html.render(report, messages)),
    "excel": lambda report, messages: workbook_text(excel.render(report, messages)),
    "docx": lambda report, messages: document_text(docx.render(report, messages)),
    "slips": lambda report, messages: "\n".join(map(document_text, slips.render(report, messages).values())),
    "github": lambda report, messages: _annotated(github.render(in_real_codes(report), messages)),
    "gitlab": lambda report, messages: "\n".join(
        issue["description"] for issue in json.loads(gitlab.render(in_real_codes(report), messages))
    ),
    "junit": lambda report, messages: _cases(junit.render(in_real_codes(report), messages)),
}
COMPARED: Mapping[str, Way] = {
    "lines": gap_text.render,
    "terminal": lambda report, messages: as_text(gap_terminal.render(report, messages)),
    "markdown": gap_markdown.render,
    "html": lambda report, messages: _shown(gap_html.render(report, messages)),
    "excel": lambda report, messages: workbook_text(gap_excel.render(report, messages)),
}
TARGETS_TOLD: Mapping[str, Way] = {
    "lines": attainment_text.render,
    "terminal": lambda report, messages: as_text(attainment_terminal.render(report, messages)),
    "markdown": attainment_markdown.render,
}
ATTAINED: Mapping[str, Way] = {
    **TARGETS_TOLD,
    "html": lambda report, messages: _shown(attainment_html.render(report, messages)),
    "excel": lambda report, messages: workbook_text(attainment_excel.render(report, messages)),
}
ROLLED_UP: Mapping[str, Way] = {
    "html": lambda report, messages: _shown(rollup_html.render(report, messages)),
    "excel": lambda report, messages: workbook_text(rollup_excel.render(report, messages)),
}
DUE: Mapping[str, Way] = {
    "html": lambda report, messages: _shown(status_html.render(report, messages)),
    "excel": lambda report, messages: workbook_text(status_excel.render(report, messages)),
    "docx": lambda report, messages: document_text(status_docx.render(report, messages)),
}
REFUSED: Mapping[str, Way] = {
    "text": lambda report, messages: as_text(allocation_text.render_styled(report, messages)),
    "markdown": allocation_markdown.render,
    "html": lambda report, messages: _shown(allocation_html.render(report, messages)),
}
ALLOCATED: Mapping[str, Way] = {
    **REFUSED,
    "excel": lambda report, messages: workbook_text(allocation_excel.render(report, messages)),
}
WRONG_PACK = """name: mended
title: 样例
rules:
  - {id: few, check: bounds, indicators: ["1"], at_least: "5"}
  - {id: many, check: bounds, indicators: ["1"], at_most: "3"}
  - {id: again, check: part_whole, whole: "1", parts: ["2", "3"]}
  - {id: again-too, check: part_whole, whole: "1", parts: ["2", "3"]}
"""


def _lint() -> Report:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pack.yaml"
        path.write_text(WRONG_PACK, encoding="utf-8")
        return Report((replace(lint(path), path="pack.yaml"),))


def _form(_: object, messages: Messages) -> str:
    return workbook_text(plan_workbook(*blank_plan(None, messages), messages))


REPORTS: Mapping[str, tuple[Callable[[], Any], Mapping[str, Way]]] = {
    "with all there is": (full, CHECKED),
    "unsure": (unsure, CHECKED),
    "by the sheet alone": (lambda: jiangning(rules="none"), CHECKED),
    "by its pack": (lambda: jiangning(rules=None), CHECKED),
    "gap": (jiangning_gaps, COMPARED),
    "attainment": (xiqu_2021, TARGETS_TOLD),
    "status": (suzhou_status, DUE),
    "roll-up": (three_months, ROLLED_UP),
    "targets of a text": (five_years, ATTAINED),
    "allocation": (jiangning_allocation, ALLOCATED),
    "conflict": (conflicting_allocation, REFUSED),
    "reading": (lambda: read([JIANGNING / "targets.xlsx", YUNXI / "targets.xlsx"]), {"text": read_text.render}),
    "lint": (_lint, {"text": lint_text.render, "excel": CHECKED["excel"], "html": CHECKED["html"]}),
    "form": (lambda: None, {"excel": _form}),
    **{
        f"pack {name}": (
            partial(lambda name: pack_report(find_pack(name)), name),
            {"text": lambda report, messages: as_text(pack_text.render(report, messages))},
        )
        for name in bundled_packs()
    },
}
CASES = [(name, way) for name, (_, ways) in REPORTS.items() for way in ways]
OWN_WORDS = {
    "cedu", "explain", "allocate", "check", "gap", "template",  # commands
    "prefer", "docx", "ods", "xls", "base", "bases", "text", "as-of", "f", "o", "keep", "reasons", "like", "rules", "json", "markdown", "md", "html", "excel", "xlsx", "csv", "yaml",  # options, formats
    "Excel", "WPS", "Word", "SUM", "COUNT", "IF", "highspy",  # what the reader has, or has to install
    "pace", "none", "year", "end", "weights", "counting",  # entries of files that the reader writes
    "XX",  # of the title of a form, to be written over
    "comments",  # of the tests' own way to show a workbook
}  # fmt: skip
SAMPLE = "20XX年示例区社区教育目标任务分解表（示例，请改成本地的）示例，虚构说明：本表为示例，数据虚构。"
"""The title of a form's fictional table, to be written over."""
WORD = re.compile(r"[A-Za-z][A-Za-z-]*")
CHINESE = re.compile(r"[\u3400-\u9fff]+")
CELL = re.compile(r"(?<![A-Za-z])(?:[A-Z]{1,3}\d+|[A-Z])(?![A-Za-z])")


@cache
def report(name: str) -> Any:
    return REPORTS[name][0]()


@cache
def names() -> frozenset[str]:
    """Words of no language: of files and packs, of rules and duties by which a pack is cited, and those in a table."""
    packs = [*(ROOT / "rules").glob("*.yaml"), *(ROOT / "tests" / "support").glob("*.yaml")]
    cited = re.findall(
        r"\b(?:id|name): ([a-z][\w-]*)", "\n".join([WRONG_PACK, *(path.read_text("utf-8") for path in packs)])
    )
    made = {
        "prose",
        "lectures",
        "brand",
        "plan",
        "pack",
        "a",
        "b",
        "suzhou",
        "achieved",
        "bases",
        "pdf",
        "back",
        "Sheet",
    }  # of the sample reports, and their files
    files = [
        word for path in (ROOT / "examples").rglob("*") for word in WORD.findall(str(path.relative_to(ROOT.parent)))
    ]
    return frozenset(
        {
            *cited,
            *(word for name in cited for word in WORD.findall(name)),
            *made,
            *files,
            *WORD.findall(str(ROOT)),
            *(path.stem for path in packs),
        }
    )


@cache
def chinese_data() -> str:
    """All the Chinese that people wrote: in the sample files and packs, and in what the samples of reports are made of."""
    files = [JIANGNING / "notice.txt", *(ROOT / "rules").glob("*.yaml"), *(ROOT / "tests" / "support").glob("*.py")]
    files += [*(ROOT / "tests" / "truth").glob("*.json")]
    files += [ROOT / "src" / "cedu_targets" / "allocation" / "plan" / "blank_plan.py"]  # the fictional table of a form
    # the words by which a roll-up's table is read back, in any language
    files += [ROOT / "src" / "cedu_targets" / name for name in ("rollups/table.py", "domain/unknown_marks.py")]
    texts = [path.read_text(encoding="utf-8") for path in files]
    for path in (ROOT / "examples").rglob("*.xlsx"):
        book = openpyxl.load_workbook(path)
        texts += [*book.sheetnames, *(str(cell) for sheet in book for row in sheet.values for cell in row if cell)]
    # A name may be made of two rows of the header.
    texts += [indicator.name for table in report("reading").tables for indicator in table.indicators]
    return "".join("".join([*texts, WRONG_PACK, SAMPLE]).split())


@pytest.mark.parametrize(("name", "way"), CASES, ids=[" ".join(case) for case in CASES])
def test_a_chinese_report_has_no_english_words(name: str, way: str) -> None:
    text = REPORTS[name][1][way](report(name), messages_for(Language.ZH))
    assert sorted(set(WORD.findall(CELL.sub("", text))) - OWN_WORDS - names()) == []
    assert not re.search(r"\b(?:sum|district|area|bound):|\[gap\]", text)


@pytest.mark.parametrize(("name", "way"), CASES, ids=[" ".join(case) for case in CASES])
def test_an_english_report_has_no_chinese_but_names(name: str, way: str) -> None:
    text = REPORTS[name][1][way](report(name), messages_for(Language.EN))
    assert sorted({word for word in CHINESE.findall(text) if word not in chinese_data()}) == []
    assert not re.search(r"\b(?:sum|district|area|bound):|\[gap\]", text)
