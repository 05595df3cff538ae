"""What is written as 3.57万 is 35700: exactly, however it is written."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.attainment.amounts import Amount, NoNumber, amount_in
from cedu_targets.attainment.figures import read_figures
from cedu_targets.domain.numbers import plain
from figure_cases import TARGETS, text
from hostile_files import write_all
from writers import Broken, Cell, Formula, Percent, Truth, by_openpyxl, by_xlsxwriter

SMALL = 20_000
"""Bytes of the hostile files that are read here: the larger ones are held by the tests of their readers."""
DIGITS = st.decimals(0, 10**7, places=4, allow_nan=False, allow_infinity=False)


def holds_number(answer: str | bool) -> bool:
    try:
        return amount_in(answer) is not None
    except NoNumber:
        return False


@given(DIGITS, st.sampled_from(["", "人", "人次"]))
def test_ten_thousands_are_exact(number: Decimal, noun: str) -> None:
    amount = amount_in(f"{plain(number)}万{noun}")
    assert amount is not None
    assert amount.value == number * 10_000


@given(DIGITS, st.sampled_from([("（万人）", 10_000), ("（人）", 1), ("（千人）", 1_000), ("", 1)]), st.booleans())
def test_a_heading_multiplies_exactly(
    tmp_path_factory: pytest.TempPathFactory, number: Decimal, measure: tuple[str, int], is_turned: bool
) -> None:
    folder = tmp_path_factory.mktemp("exact")
    rows = [["单位", f"转移培训{measure[0]}"], ["甲镇", plain(number)], ["乙镇", "1"]]
    rows = [list(line) for line in zip(*rows, strict=True)] if is_turned else rows
    found = read_figures([text(folder, rows)], [], TARGETS)
    assert [one.value for one in found.figures] == [number * measure[1], measure[1]]


@given(st.decimals(0, 100, places=3, allow_nan=False, allow_infinity=False))
def test_a_per_cent_is_exactly_its_share(number: Decimal) -> None:
    assert amount_in(f"{plain(number)}%") == Amount(number / 100, percent=True)


@pytest.mark.parametrize(
    "answer", ["有", "是", "√", "✓", "已建", "已建成", "建成", "已挂牌", "已链接", "全部完成", True]
)
def test_answers_for_one(answer: str | bool) -> None:
    amount = amount_in(answer, takes_answers=True)
    assert amount is not None
    assert amount.value == 1
    with pytest.raises(NoNumber):
        amount_in(answer)


@pytest.mark.parametrize("answer", ["无", "否", "×", "没有", "未建", "未建成", "尚未挂牌", "还没建", "未链接", False])
def test_answers_for_none(answer: str | bool) -> None:
    amount = amount_in(answer, takes_answers=True)
    assert amount is not None
    assert amount.value == 0
    assert not holds_number(answer)


@pytest.mark.parametrize("blank", [None, "", " ", "—", "/", "未报", "暂无", "未统计", "不详", "保密", "…"])
@pytest.mark.parametrize("takes_answers", [False, True])
def test_a_blank_is_no_figure(blank: str | None, takes_answers: bool) -> None:
    assert amount_in(blank, takes_answers=takes_answers) is None


@pytest.mark.parametrize(
    "wrong", ["约100", "100以上", "50-60", "一批", "在建", "12；13", "#REF!", "1e5", "nan", "-3", "−3"]
)
@pytest.mark.parametrize("takes_answers", [False, True])
def test_what_is_no_number_is_none(wrong: str, takes_answers: bool) -> None:
    with pytest.raises(NoNumber):
        amount_in(wrong, takes_answers=takes_answers)


def test_per_cent_formats_formulas_and_errors(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["单位", "居民参与率", "转移培训", "社区学院"],
        ["甲镇", Percent(0.572), Formula("=50+50", 100), Broken("=1/0", "#DIV/0!")],
        ["乙镇", Percent(0.6), 90, 1],
    ]
    path = tmp_path / "2021.xlsx"
    path.write_bytes(by_xlsxwriter([Truth(rows)]))
    found = read_figures([str(path)], [], TARGETS)
    assert [(one.name, one.unit, plain(one.value)) for one in found.figures] == [
        ("居民参与率", "甲镇", "0.572"),
        ("转移培训", "甲镇", "100"),
        ("居民参与率", "乙镇", "0.6"),
        ("转移培训", "乙镇", "90"),
        ("社区学院", "乙镇", "1"),
    ]
    (error,) = found.files[0].findings
    assert (error.code, error.variant, error.place.cell) == ("GA033", "error", "D2")
    path.write_bytes(by_openpyxl([Truth([*rows[:2], ["乙镇", Percent(0.6), Formula("=BAHTTEXT(1)", ""), 1]])]))
    found = read_figures([str(path)], [], TARGETS)
    unknown = [(one.variant, one.place.cell) for one in found.files[0].findings if one.code == "GA033"]
    assert ("formula", "C3") in unknown


def test_hostile_files_are_faults_or_figures_and_never_a_traceback(tmp_path: Path) -> None:
    small = [path for path in write_all(tmp_path) if path.stat().st_size < SMALL]
    assert len(small) > 50
    for path in small:
        (file,) = read_figures([str(path)], [], TARGETS).files
        assert file.fault is None or file.fault.exit_code != 70, (path, file.fault)
