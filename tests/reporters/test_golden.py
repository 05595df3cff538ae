"""The reports of the 2020 table, the 2019 schedule, forms and a plan of five years, word for word: `make golden` writes tests/golden anew; read the difference.

A change of words, checks or layout shows here as what people will read, not as a number in a test.
"""

import io
import os
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from rich.console import Console

import cedu_targets
from attainments import xiqu_2021
from cedu_targets import gap
from cedu_targets.allocation.report import AllocationReport
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters import read_text
from cedu_targets.reporters.allocation import excel as allocation_excel
from cedu_targets.reporters.allocation import markdown as allocation_markdown
from cedu_targets.reporters.allocation import reasons
from cedu_targets.reporters.allocation import text as allocation_text
from cedu_targets.reporters.attainment import excel as attainment_excel
from cedu_targets.reporters.attainment import html as attainment_html
from cedu_targets.reporters.attainment import markdown as attainment_markdown
from cedu_targets.reporters.attainment import text as attainment_text
from cedu_targets.reporters.check import excel, markdown, slips
from cedu_targets.reporters.check import text as lines
from cedu_targets.reporters.gap import terminal
from project import ROOT
from report_texts import document_text, workbook_text
from sample_forms import checked_forms
from sample_lists import checked_lists, read_lists
from sample_reports import conflicting_allocation, jiangning, jiangning_allocation, jiangning_gaps, messages_for

GOLDEN = ROOT / "tests" / "golden"


def _slips(language: Language) -> str:
    found = slips.render(jiangning(rules=None), Messages(language))
    return "\n".join(f"== {name}\n{document_text(content)}\n" for name, content in found.items())


def _on_a_terminal(language: Language) -> str:
    stream = io.StringIO()
    Console(file=stream, width=100, highlight=False).print(terminal.render(jiangning_gaps(), Messages(language)))
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _allocation(language: Language, width: int, made: Callable[[], AllocationReport] = jiangning_allocation) -> str:
    stream = io.StringIO()
    report = allocation_text.render_styled(made(), Messages(language))
    Console(file=stream, width=width, highlight=False).print(report, crop=False)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


@cache
def _example(place: str, *achieved: str, as_of: date) -> AttainmentReport:
    """An example's targets held against its invented numbers; the paths as they are given within `examples/`."""
    folder = ROOT / "examples" / place
    files = [folder / f"{name}-illustrative.xlsx" for name in achieved]
    report = gap(folder / "notice.txt", files, bases=[folder / "bases-illustrative.xlsx"], as_of=as_of)
    assert isinstance(report, AttainmentReport)
    return report


def _examples(language: Language) -> str:
    """Both of them as lines."""
    reports = (
        _example("panzhihua-xiqu-2019-2023", "achieved-2020", "achieved-2021", as_of=date(2021, 12, 31)),
        _example("xinyu-2019", "counties", as_of=date(2020, 12, 31)),
    )
    told = [attainment_text.render(report, Messages(language)) for report in reports]
    return "\n".join(told).replace(f"{ROOT / 'examples'}{os.sep}", "")


def _attained(language: Language) -> str:
    stream = io.StringIO()
    report = attainment_text.render_styled(xiqu_2021(), messages_for(language))
    Console(file=stream, width=80, highlight=False).print(report, crop=False)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _attained_page(language: Language) -> str:
    """What stands in the page: its style sheet, which all pages have, would make every change of it one here."""
    page = attainment_html.render(xiqu_2021(), messages_for(language))
    return page[page.index("<header>") : page.index("</body>")]


def _read(language: Language) -> str:
    stream = io.StringIO()
    report = read_text.render_styled(read_lists(), Messages(language))
    Console(file=stream, width=80, highlight=False).print(report, crop=False)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


REPORTS: dict[str, Callable[[Language], str]] = {
    "lines.{}.txt": lambda language: lines.render(jiangning(rules=None), Messages(language)),
    "report.{}.md": lambda language: markdown.render(jiangning(rules=None), Messages(language)),
    "workbook.{}.txt": lambda language: workbook_text(excel.render(jiangning(rules=None), Messages(language))),
    "slips.{}.txt": _slips,
    "items-read.{}.txt": _read,
    "items-lines.{}.txt": lambda language: lines.render(checked_lists(), Messages(language)),
    "items.{}.md": lambda language: markdown.render(checked_lists(), Messages(language)),
    "items-book.{}.txt": lambda language: workbook_text(excel.render(checked_lists(), Messages(language))),
    "forms-lines.{}.txt": lambda language: lines.render(checked_forms(), Messages(language)),
    "forms.{}.md": lambda language: markdown.render(checked_forms(), Messages(language)),
    "forms-book.{}.txt": lambda language: workbook_text(excel.render(checked_forms(), Messages(language))),
    "gap-terminal.{}.txt": _on_a_terminal,
    "attainment-lines.{}.txt": lambda language: attainment_text.render(xiqu_2021(), messages_for(language)),
    "attainment-terminal.{}.txt": _attained,
    "attainment-examples.{}.txt": _examples,
    "attainment-page.{}.html": _attained_page,
    "attainment-book.{}.txt": lambda language: workbook_text(
        attainment_excel.render(xiqu_2021(), messages_for(language))
    ),
    "attainment.{}.md": lambda language: attainment_markdown.render(xiqu_2021(), messages_for(language)),
    "allocation.{}.txt": lambda language: _allocation(language, 100),
    "conflict.{}.txt": lambda language: _allocation(language, 100, conflicting_allocation),
    "allocation.{}.md": lambda language: allocation_markdown.render(jiangning_allocation(), Messages(language)),
    "allocation-book.{}.txt": lambda language: workbook_text(
        allocation_excel.render(jiangning_allocation(), Messages(language))
    ),
    "allocation-reasons.{}.txt": lambda language: workbook_text(
        reasons.render(jiangning_allocation(), Messages(language))
    ),
}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", REPORTS)
def test_reports_of_the_real_table(name: str, language: Language) -> None:
    path = GOLDEN / name.format(language)
    text = REPORTS[name](language).replace(f"cedu {cedu_targets.__version__}", "cedu VERSION")
    if os.environ.get("CEDU_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), "if this is meant: make golden, and read the difference"
