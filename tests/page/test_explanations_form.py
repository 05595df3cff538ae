"""Who may not change a number explains it: the form comes from the page, and goes back to it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from cedu_targets.page.answer import Answer
from cedu_targets.page.session import Session
from project import JIANGNING, Run

Ask = Callable[..., Answer]
FORM = "targets-情况说明.xlsx"
REASON, BY = "情况说明", "说明人"


def fill_in(content: bytes) -> None:
    """Write a reason beside each finding of the form, and lay it into the folder."""
    Path(FORM).write_bytes(content)
    book = openpyxl.load_workbook(FORM)
    sheet = book["情况说明"]
    heads = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(number for number, row in enumerate(heads) if REASON in row)
    for row in range(at + 2, sheet.max_row + 1):
        sheet.cell(row, heads[at].index(REASON) + 1).value = "以纸质台账为准，下次印发时改"
        sheet.cell(row, heads[at].index(BY) + 1).value = "甲"
    book.save(FORM)


def test_the_form_is_the_commands_and_is_read_back(session: Session, ask: Ask, cedu: Run) -> None:
    shutil.copyfile(JIANGNING / "targets.xlsx", "targets.xlsx")
    answer = ask("check", tables=["targets.xlsx"])
    assert answer.exit_code == 1
    output = session.output("explanations")
    assert output.name == FORM
    assert "填好的情况说明" in output.said[0]
    cedu("check", "targets.xlsx", "--write-explanations", "draft.xlsx", cwd=Path.cwd())
    assert output.content == Path("draft.xlsx").read_bytes()
    fill_in(output.content)
    assert ask("check", tables=["targets.xlsx"], explanations=FORM).exit_code == 0


@pytest.mark.parametrize("content", ["单位,栏一,栏二\n全区,10,6\n甲,4,3\n乙,6,3\n", ""])
def test_there_is_none_where_nothing_is_to_be_explained(content: str, ask: Ask) -> None:
    Path("表.csv").write_text(content, encoding="utf-8")
    assert "explanations" not in {offer.id for offer in ask("check", tables=["表.csv"]).outputs}
