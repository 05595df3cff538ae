"""Numbers kept as text, which SUM passes over: the formula's stored result tells that it did."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.domain.diagnosis import Cause
from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared.diagnosis_sentences import sentence
from formula_books import formula_book, only
from made_tables import shown

Formulas = Mapping[str, tuple[str, object]]


def judged(folder: Path, formulas: Formulas, values: Mapping[str, Any]) -> FileReport:
    """ROWS of formula_books: 全区 61 = 30 + 31 in row 7; 东山 10 4 6, 秣陵 20 15 5 and 汤山 31 11 20 over it."""
    return only(formula_book(folder / "t.xlsx", formulas, values))


def test_a_sum_that_passes_over_a_text(tmp_path: Path) -> None:
    """秣陵's 15 is a text, so that C7 makes 4 + 11; both sums that fail have that one cause."""
    report = judged(tmp_path, {"C7": ("=SUM(C4:C6)", 15)}, {"C5": "15"})
    (diagnosis,) = report.diagnoses
    assert (diagnosis.cause, diagnosis.ambiguous, shown(diagnosis)) == (
        Cause.TEXT_NUMBER, False, {"全区/2": "15>30"},
    )  # fmt: skip
    assert sorted(report.findings[n].code for n in diagnosis.explains) == ["DS001", "PW001"]
    assert sentence(diagnosis, Messages(Language.ZH)) == (
        "疑似数字存成了文本：秣陵 第2栏（农村）的 15 是以文本形式存放的数，公式求和时没有加进去；改成数字后，"
        "全区 第2栏（农村）15 → 30；更正后 2 处问题全部消除。"
    )
    assert sentence(diagnosis, Messages(Language.EN)).startswith(
        "Probably a number kept as text: 秣陵 column 2 (农村) 15"
    )


@pytest.mark.parametrize("text", ["15人", "15①", "'15", "１５"])
def test_a_sum_that_passes_over_a_number_with_something_to_it(text: str, tmp_path: Path) -> None:
    (diagnosis,) = judged(tmp_path, {"C7": ("=SUM(C4:C6)", 15)}, {"C5": text}).diagnoses
    assert (diagnosis.cause, shown(diagnosis)) == (Cause.TEXT_NUMBER, {"全区/2": "15>30"})


def test_totals_of_totals_that_pass_over_a_text(tmp_path: Path) -> None:
    formulas = {"B5": ("=SUM(C5:D5)", 5), "B7": ("=SUM(B4:B6)", 46), "C7": ("=SUM(C4:C6)", 15)}
    (diagnosis,) = judged(tmp_path, formulas, {"C5": "15"}).diagnoses
    assert diagnosis.cause is Cause.TEXT_NUMBER
    assert shown(diagnosis) == {"秣陵/1": "5>20", "全区/1": "46>61", "全区/2": "15>30"}


def test_an_error_beside_it_keeps_its_own_cause(tmp_path: Path) -> None:
    report = judged(tmp_path, {"C7": ("=SUM(C4:C6)", 15)}, {"C5": "15", "D6": 2})
    assert [(d.cause, shown(d)) for d in report.diagnoses] == [
        (Cause.TEXT_NUMBER, {"全区/2": "15>30"}), (Cause.POWER_OF_TEN, {"汤山/3": "2>20"}),
    ]  # fmt: skip


def test_totals_tied_together_are_one_cause(tmp_path: Path) -> None:
    """The row of 全区 adds up only once both columns do."""
    texts = {f"{column}{row}": str(n) for column, row, n in (("B", 4, 10), ("B", 5, 20), ("B", 6, 31), ("C", 4, 4))}
    report = judged(tmp_path, {"B7": ("=SUM(B4:B6)", 0), "C7": ("=SUM(C4:C6)", 26)}, texts)
    (diagnosis,) = report.diagnoses
    assert shown(diagnosis) == {"全区/1": "0>61", "全区/2": "26>30"}
    assert "汤山 第1栏（合计）的 31等 4 处 是以文本" in sentence(diagnosis, Messages(Language.ZH))


@pytest.mark.parametrize(
    ("formula", "stored"),
    [
        ("=SUM(C4:C6)", 30),  # the program counted the text; nothing is wrong
        ("=C4+C5+C6", 30),  # so does + in every program
        ("=SUM(C4:C6)", 14),  # neither with the text nor without it
        ("=C4+C6", 15),  # the unit is left out, whatever it is written as
        ("=SUM(C4,C6)", 15),
    ],
)
def test_no_formula_that_passed_over_a_text(formula: str, stored: int, tmp_path: Path) -> None:
    report = judged(tmp_path, {"C7": (formula, stored)}, {"C5": "15"})
    assert Cause.TEXT_NUMBER not in {d.cause for d in report.diagnoses}


def test_more_than_three_texts_are_a_number(tmp_path: Path) -> None:
    rows = {f"C{row}": str(row) for row in range(4, 8)}
    values: dict[str, Any] = {f"A{row}": f"街道{row}" for row in range(4, 8)} | rows
    values |= {f"B{row}": row + 1 for row in range(4, 8)} | {f"D{row}": 1 for row in range(4, 8)}
    values |= {"A8": "全区", "B8": 26, "D8": 4, "A9": "1=2+3"}
    (diagnosis,) = judged(tmp_path, {"C8": ("=SUM(C4:C7)", 0)}, values).diagnoses
    assert shown(diagnosis) == {"全区/2": "0>22"}
    assert "街道6 第2栏（农村）的 6等 4 处 是以文本" in sentence(diagnosis, Messages(Language.ZH))


def test_totals_of_every_column_that_pass_over_one_row(tmp_path: Path) -> None:
    """The numbers add up without 秣陵, and its formulas name it all the same: each total is wrong."""
    formulas = {"C7": ("=SUM(C4:C6)", 15), "D7": ("=SUM(D4:D6)", 26), "B7": ("=SUM(B4:B6)", 41)}
    report = judged(tmp_path, formulas, {"B5": "20人", "C5": "15人", "D5": "5人"})
    wrong = [(one.code, one.place.cell, one.difference) for one in report.findings if one.severity is Severity.ERROR]
    assert {cell for _, cell, _ in wrong} == {"B7", "C7", "D7"}
    assert {cell: -int(by) for _, cell, by in wrong if by is not None} == {"B7": 20, "C7": 15, "D7": 5}
