"""Cells without a number: not given, words, or slips."""

from collections.abc import Callable
from pathlib import Path

import pytest

import cedu_targets
from cedu_targets.files.grid import Grid
from cedu_targets.recognition.table.values import read_values


def codes(*rows: str) -> dict[str, str]:
    """The codes of the cells without a number, by their text."""
    cells = [row.split("|") for row in rows]
    values = read_values(Grid(None, cells), range(len(cells)), range(len(cells[0])))
    return {cell.text: cell.code.removeprefix("RD0") for cell in values.unreadable}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1|2 x|3 4|.. ...|N/A 5|6", {"x": "42", "..": "42", "...": "42", "N/A": "42"}),
        ("未报|未报 1|2", {"未报": "42"}),
        # a sign that nobody knows, three times; twice it is a slip, as letters like digits are ever so often
        ("m|2 m|4 m|5 6|7 8|9 1|2", {"m": "42"}), ("m|2 m|4 5|6 7|8", {"m": "01"}), ("O|2 O|4 O|5 6|7 8|9 9|9 9|9", {"O": "01"}),
        # one odd text among numbers
        ("abc|1 2|3 4|5", {"abc": "01"}), ("12y|1 2|3 4|5", {"12y": "01"}), ("60y|1 20y|3 30y|5", {"60y": "01", "20y": "01", "30y": "01"}),
        ("10几|20y 2|3", {"10几": "01", "20y": "01"}), ("10k|1 20k|2 30k|3 5|5", {"10k": "01", "20k": "01", "30k": "01"}),
        # columns of words and of codes
        ("东校|1 西校|2 3|3", {"东校": "43", "西校": "43"}), ("东校|1 4|2 3|3", {"东校": "01"}),
        ("056A|1 083B|2 083A|5 82|3 83|4", {"056A": "43", "083B": "43", "083A": "43"}), ("P1|1 P2|2 HH1|3 7|1 8|1 9|1", {"P1": "43", "P2": "43", "HH1": "43"}),
        ("P1|1 P2|2 7|3", {"P1": "01", "P2": "01"}), ("056A|1 083B|2 083A|5 8.5|3 8|4", {"056A": "01", "083B": "01", "083A": "01"}),
        # rows of words: headings again, a remark
        ("1|2 合计|女 3|4", {"合计": "44", "女": "44"}), ("1|2 FY_1999|FY_2000 3|4", {"FY_1999": "44", "FY_2000": "44"}),
        ("1|2 合计| 3|4", {"合计": "01"}), ("1|2 这一行的数字要等到明年才能得到确认| 3|4", {"这一行的数字要等到明年才能得到确认": "44"}),
        ("1|2 合计|9 3|4", {"合计": "01"}),
    ],
)  # fmt: skip
def test_what_stands_where_no_number_does(rows: str, expected: dict[str, str]) -> None:
    assert codes(*rows.split()) == expected


def test_only_sums_that_need_an_unknown_number_are_not_judged(sheet: Callable[..., Path]) -> None:
    """The mark is said once, as a note, and no number is worked out for it."""
    text = "学校 合计 男 女\n北校 12 5 7\n东校 未报 未报 未报\n南校 30 14 17\n全区 45 21 24"
    (file,) = cedu_targets.check(sheet(text)).files
    assert [(finding.code, finding.severity, finding.place.cell) for finding in file.findings] == [
        ("RD042", "note", "B3"), ("PW001", "error", "B4"),
    ]  # fmt: skip
    assert [place.cell for place in file.findings[0].related] == ["C3", "D3"]
    assert file.findings[0].parameters["count"] == 3
    assert {(entry.rule, entry.reason) for entry in file.not_judged if entry.rule.startswith("district")} == {
        ("district:合计", "unreadable"), ("district:男", "unreadable"), ("district:女", "unreadable"),
    }  # fmt: skip
    assert not [change for cause in file.diagnoses for change in cause.changes if change.place.unit == "东校"]


def test_a_column_of_codes_is_said_once_and_never_summed(sheet: Callable[..., Path]) -> None:
    text = "单位 培训 场馆\n东山 10 A1\n秣陵 20 B2\n汤山 30 C3\n禄口 40 7\n江宁 10 9\n全区 110 8"
    (file,) = cedu_targets.check(sheet(text)).files
    (finding,) = file.findings
    assert (finding.code, finding.severity, finding.place.cell, finding.place.indicator) == (
        "RD043",
        "note",
        "C2",
        "场馆",
    )
    assert finding.parameters["texts"] == "A1、B2、C3"
    assert not file.not_judged


@pytest.mark.parametrize("said", ["约十来场", "二十多场，另有送教", "见附件"])
@pytest.mark.parametrize("target", ["8", "≥8", "不低于8"])
def test_words_for_a_number_that_a_form_asks_for_are_a_slip(said: str, target: str, sheet: Callable[..., Path]) -> None:
    """One form has one cell a column: that it holds words makes it no column of words."""
    head = "填报单位：东山街道\n指标 计量单位 目标 累计完成\n培训 人次 400 300"
    files = cedu_targets.check(sheet(f"{head}\n讲座 场 {target} {said}\n覆盖率 % 95 90")).files
    (slip,) = [one for file in files for one in file.findings if one.code == "RD001"]
    assert (slip.place.cell, slip.parameters["text"], slip.severity) == ("D4", said, "error")
    assert not [one for file in files for one in file.findings if one.code in ("RD043", "RD044")]
