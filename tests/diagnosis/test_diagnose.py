"""Causes of failed sums: published examples, one operation each, and small tables against brute force."""

import json
import sys
from collections.abc import Callable, Sized
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

import cedu_targets
from cedu_targets.diagnosis import mixed_integer
from cedu_targets.diagnosis.diagnose import SearchLimits, diagnose
from cedu_targets.diagnosis.plausibility import likeness, may_be_slip
from cedu_targets.domain.context import Context
from cedu_targets.domain.declaration import Declaration, Origin
from cedu_targets.domain.diagnosis import Cause, Unsearched
from cedu_targets.domain.indicator import Indicator, Rounding
from cedu_targets.packs import inference
from cedu_targets.recognition.read import read_tables
from made_tables import Number, changed, changes_of, check, relation, shown, table
from project import JIANGNING, Run

# --- the real table ---------------------------------------------------------------------------------------


def test_the_real_table_has_one_cause(cedu_json: Callable[..., Any]) -> None:
    (file,) = cedu_json("check", JIANGNING / "targets.xlsx")["files"]
    (diagnosis,) = file["diagnoses"]
    errors = [finding["id"] for finding in file["findings"] if finding["severity"] == "error"]
    assert (diagnosis["kind"], diagnosis["ambiguous"]) == ("shift", False)
    assert diagnosis["explains"] == errors
    assert len(errors) == 5
    assert diagnosis["message"] == "疑似错列：学院 第18—20栏的数应在第17—19栏；更正后 5 处问题全部消除。"
    assert diagnosis["changes"] == [
        {"sheet": "任务分解表", "cell": f"{letter}21", "unit": "学院", "indicator": code, "from": before, "to": after}
        for letter, code, before, after in (
            ("R", "17", None, "2000"), ("S", "18", "2000", "1500"), ("T", "19", "1500", "500"), ("U", "20", "500", None),
        )
    ]  # fmt: skip
    assert "search" not in file


def test_without_diagnosis_nothing_is_searched(cedu: Run, cedu_json: Callable[..., Any]) -> None:
    (file,) = cedu_json("check", JIANGNING / "targets.xlsx", "--no-diagnosis")["files"]
    assert file["diagnoses"] == []
    assert "疑似" not in cedu("check", JIANGNING / "targets.xlsx", "--no-diagnosis").stdout


def test_a_clean_table_has_no_cause(cedu_json: Callable[..., Any]) -> None:
    assert cedu_json("check", JIANGNING / "targets-mended.xlsx")["files"][0]["diagnoses"] == []


# --- published examples -----------------------------------------------------------------------------------

SCHOLTUS = ["3=1+2", "2=4", "8=5+6+7", "9=3+8", "11=9-10"]


@pytest.mark.parametrize(
    ("record", "causes"),
    [
        ([1452, 116, 1568, 116, 323, 76, 12, 411, 1979, 1842, 137], []),
        ([1452, 116, 1568, 161, 323, 76, 12, 411, 1979, 1842, 137], [("transposed", {"记录/4": "161>116"})]),
        (
            [1452, 116, 1568, 161, 323, 76, 12, 411, 19979, 1842, 137],
            [("transposed", {"记录/4": "161>116"}), ("doubled", {"记录/9": "19979>1979"})],
        ),
        (
            [1452, 116, 1568, 161, 0, 0, 0, 411, 19979, 1842, 137],
            [
                ("transposed", {"记录/4": "161>116"}),
                ("doubled", {"记录/9": "19979>1979"}),
                ("replaced", {"记录/5": "0>411"}),
                ("replaced", {"记录/6": "0>411"}),
                ("replaced", {"记录/7": "0>411"}),
            ],
        ),
        (
            [1452, 116, 1568, 161, 323, 76, 12, 0, 19979, 1842, 137],
            [("transposed", {"记录/4": "161>116"}), ("several", {"记录/8": "0>411", "记录/9": "19979>1979"})],
        ),
    ],
)
def test_scholtus_2009_section_4(record: list[int], causes: list[tuple[str, dict[str, str]]]) -> None:
    """The typing errors are found; the missing parts, which no sum tells apart, are listed as ambiguous."""
    found = check(table({"记录": record}, SCHOLTUS))
    assert [(d.cause, shown(d)) for d in found.diagnoses] == causes
    assert [d.ambiguous for d in found.diagnoses] == [cause == "replaced" for cause, _ in causes]


def test_one_sum_alone_names_the_typing_error_first() -> None:
    """1452 + 161 = 1568: any of the three may be wrong, and only one is a slip of the keyboard."""
    first, *others = check(table({"记录": [1568, 1452, 161]}, ["1=2+3"])).diagnoses
    assert (first.cause, shown(first), first.ambiguous) == (Cause.TRANSPOSED, {"记录/3": "161>116"}, True)
    assert [shown(d) for d in others] == [{"记录/1": "1568>1613"}, {"记录/2": "1452>1407"}]


# --- one cell ---------------------------------------------------------------------------------------------

GOOD = {"全区": [3421, 2116, 1305], "甲": [1452, 1116, 336], "乙": [1969, 1000, 969]}


@pytest.mark.parametrize(
    ("wrong", "cause"),
    [
        (1161, Cause.TRANSPOSED), (116, Cause.DROPPED), (11116, Cause.DOUBLED), (11156, Cause.EXTRA_DIGIT),
        (1176, Cause.WRONG_DIGIT), (11160, Cause.POWER_OF_TEN), (11160000, Cause.WAN), (-1116, Cause.SIGN),
        (None, Cause.MISSING), (907, Cause.REPLACED),
    ],
)  # fmt: skip
def test_kinds_of_one_wrong_cell(wrong: int | None, cause: Cause) -> None:
    broken = table({**GOOD, "甲": [1452, wrong, 336]}, ["1=2+3"])
    (diagnosis,) = check(broken).diagnoses
    assert (diagnosis.cause, diagnosis.ambiguous) == (cause, False)
    assert changes_of(diagnosis) == {("甲", "2"): Decimal(1116)}
    assert len(diagnosis.explains) == 2


@given(st.integers(0, 12000), st.integers(0, 12000))
@example(100, 1000)
@example(19979, 1979)
@example(90, 9)
def test_what_is_sifted_out_of_a_long_column_is_no_slip(written: int, due: int) -> None:
    if not may_be_slip(written, due):
        assert likeness(Decimal(written), Decimal(due), Indicator("1", "数")).cause is Cause.REPLACED


SLIPS = {
    "transposed": (1161, 1116), "wrong digit": (1176, 1116), "first digit": (9116, 1116), "to 0": (1106, 1116),
    "dropped": (116, 1116), "doubled": (11116, 1116), "one more": (11156, 1116), "powers": (1116000, 1116),
    "fewer powers": (12, 1200), "last place": (1117, 1116), "a 9 before a 0": (1190, 1109),
    "sign": (-1116, 1116), "to nothing": (0, 7), "one digit": (9, 1), "ends in 0": (1010, 1001),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_no_slip_is_sifted_out(slip: tuple[int, int]) -> None:
    written, due = slip
    if due > 0 < written:
        assert likeness(Decimal(written), Decimal(due), Indicator("1", "数")).cause is not Cause.REPLACED
    assert may_be_slip(written, due)


@pytest.mark.parametrize("pair", [(1116, 907), (907, 1116), (1116, 2227), (1205, 1116), (1215, 1116), (54321, 12)])
def test_another_number_altogether_is_sifted_out(pair: tuple[int, int]) -> None:
    assert not may_be_slip(*pair)


def test_a_cause_keeps_a_part_below_its_whole() -> None:
    """10 = 3 + 6: a 4 for the 3 would make the sum right, and the part equal to what it must be below of."""
    rows: dict[str, list[Number]] = {"记录": [10, 3, 6, 4]}
    below, up_to = (
        {tuple(shown(d).items()) for d in check(table(rows, ["1=2+3", bound])).diagnoses} for bound in ("2<4", "2<=4")
    )
    assert up_to - below == {(("记录/2", "3>4"),)}
    assert below == {(("记录/1", "10>9"),), (("记录/3", "6>7"),)}


def test_decimals_are_compared_as_they_are_written() -> None:
    broken = table({"全区": ["2.50", "1.25", "1.25"], "甲": ["2.05", "1.25", "1.25"]}, ["1=2+3"])
    (diagnosis,) = check(broken).diagnoses
    assert (diagnosis.cause, shown(diagnosis)) == (Cause.TRANSPOSED, {"甲/1": "2.05>2.5"})


def test_a_column_that_only_the_district_sums_is_ambiguous() -> None:
    """Any unit or the district could be wrong; the likeliest comes first, all are listed."""
    found = check(table({"全区": [900], "甲": [116], "乙": [430], "丙": [309]}))
    assert {next(iter(shown(d))) for d in found.diagnoses} == {"全区/1", "甲/1", "乙/1", "丙/1"}
    assert all(d.ambiguous for d in found.diagnoses)
    assert (found.diagnoses[0].cause, shown(found.diagnoses[0])) == (Cause.TRANSPOSED, {"甲/1": "116>161"})


def test_a_number_out_of_all_scale_is_rather_the_districts_own() -> None:
    """The district's 10000 for 1: no unit has more than 1, so that one of them should have 10000 is less likely."""
    found = check(table({"全区": [10000, 6], "甲": [1, 1], "乙": [None, 2], "丙": [None, 3]}))
    assert [next(iter(shown(d).items())) for d in found.diagnoses] == [
        ("全区/1", "10000>1"), ("甲/1", "1>10000"), ("乙/1", ">9999"), ("丙/1", ">9999"),
    ]  # fmt: skip


def test_an_unreadable_cell_is_what_is_left(sheet: Callable[..., Path], cedu_json: Callable[..., Any]) -> None:
    text = "单位 合计 甲类 乙类\n. 1 2 3\n全区 10 7 3\n东山 4 ? 1\n秣陵 6 4 2\n说明：1=2+3"
    (file,) = cedu_json("check", sheet(text))["files"]
    (diagnosis,) = file["diagnoses"]
    assert (diagnosis["kind"], diagnosis["changes"][0]["to"]) == ("missing", "3")
    assert diagnosis["message"].startswith("疑似填的不是数字：东山 第2栏（甲类）填的是“?”，应为 3")
    (explained,) = diagnosis["explains"]
    (finding,) = [finding for finding in file["findings"] if finding["id"] == explained]
    assert finding["code"].startswith("RD")


@pytest.mark.parametrize(
    ("text", "wrong", "due"),
    [
        ("单位 参与率\n全区 92%\n东山 90%\n秣陵 9500%\n汤山 95%", "95", "0.95"),  # RT001
        ("单位 参与率 场次\n全区 0.92% 10\n东山 90% 4\n秣陵 95% 6", "0.0092", "0.92"),  # RT002
        ("单位 参与率\n全区 90%\n东山 90%\n秣陵 90%\n汤山 9500%", "95", "0.95"),  # above all others, and near
        ("单位 参与率（%）\n全区 92\n东山 90\n秣陵 0.95\n汤山 95", None, "0.95"),  # RD005
        ("单位 合计（%） 男（%） 女（%）\n. 1 2 3\n东山 100 40 60\n秣陵 100 0.45 55\n说明：1=2+3", None, "0.45"),
    ],
)
def test_percent_and_fraction(text: str, wrong: str | None, due: str, sheet: Callable[..., Path]) -> None:
    """The other rates of the column tell what was meant; where rates are summed, the sums do."""
    (file,) = cedu_targets.check(sheet(text)).files
    (diagnosis,) = file.diagnoses
    assert diagnosis.cause is Cause.PERCENT
    (change,) = diagnosis.changes
    assert (change.before, change.after) == (None if wrong is None else Decimal(wrong), Decimal(due))
    assert len(diagnosis.explains) == 1


def test_a_rate_is_one_cause_however_many_findings_it_has(sheet: Callable[..., Path]) -> None:
    (file,) = cedu_targets.check(sheet("单位 参与率\n全区 9200%\n东山 90%\n秣陵 92%\n汤山 95%")).files
    (diagnosis,) = file.diagnoses
    assert {file.findings[n].code for n in diagnosis.explains} == {"RT001", "RT002"}


@pytest.mark.parametrize(
    "text",
    [
        "单位 参与率\n全区 100%\n东山 90%\n秣陵 120%\n汤山 95%",  # 1.2 % would be as odd
        "单位 参与率\n东山 90%\n秣陵 9500%",  # one other rate is no measure
        "单位 完成率\n全区 110%\n东山 90%\n秣陵 120%\n汤山 95%",
    ],
)
def test_a_rate_out_of_range_need_not_be_a_matter_of_percent(text: str, sheet: Callable[..., Path]) -> None:
    (file,) = cedu_targets.check(sheet(text)).files
    assert not file.diagnoses


def test_two_errors_apart_are_two_causes() -> None:
    rows = {"全区": [30, 12, 18], "甲": [10, 4, 6], "乙": [10, 40, 6], "丙": [11, 4, 6]}
    found = check(table(rows, ["1=2+3"]))
    assert [(d.cause, shown(d), d.ambiguous) for d in found.diagnoses] == [
        (Cause.POWER_OF_TEN, {"乙/2": "40>4"}, False),
        (Cause.WRONG_DIGIT, {"丙/1": "11>10"}, False),
    ]


# --- one operation ----------------------------------------------------------------------------------------


def test_neighbours_swapped_in_a_row() -> None:
    rows = {"全区": [100, 60, 40], "甲": [30, 21, 9], "乙": [70, 31, 39]}
    found = check(table(rows, ["1=2+3"]))
    assert found.diagnoses[0].cause is Cause.SWAP
    assert shown(found.diagnoses[0]) == {"乙/2": "31>39", "乙/3": "39>31"}


def test_neighbours_swapped_in_a_column() -> None:
    rows = {"全区": [100, 60, 40], "甲": [30, 39, 9], "乙": [70, 21, 31]}
    (diagnosis,) = check(table(rows, ["1=2+3"])).diagnoses
    assert (diagnosis.cause, diagnosis.along) == (Cause.SWAP, "column")
    assert shown(diagnosis) == {"甲/2": "39>21", "乙/2": "21>39"}


def test_a_block_one_row_off() -> None:
    rows: dict[str, list[Number]] = {
        "全区": [60, 33, 27],
        "甲": [10, None, 6],
        "乙": [20, 4, 9],
        "丙": [30, 11, 12],
        "丁": [None, 18, None],
    }
    (diagnosis,) = check(table(rows, ["1=2+3"])).diagnoses
    assert (diagnosis.cause, diagnosis.along) == (Cause.SHIFT, "column")
    assert shown(diagnosis) == {"甲/2": ">4", "乙/2": "4>11", "丙/2": "11>18", "丁/2": "18>"}


def test_a_rate_beside_a_blank_is_no_shift(sheet: Callable[..., Path]) -> None:
    """东山's 3 is missing; that its 100 % should be the 1 of the column before would mend the sum, and is nonsense."""
    text = "单位 场次 活动 参与率\n. 1 2 3\n全区 9 4 100%\n东山 3 . 100%\n秣陵 6 3 100%"
    (file,) = cedu_targets.check(sheet(text)).files
    assert [(d.cause, shown(d)) for d in file.diagnoses] == [
        (Cause.MISSING, {"东山/2": ">1"}), (Cause.WRONG_DIGIT, {"秣陵/2": "3>4"}), (Cause.WRONG_DIGIT, {"全区/2": "4>3"}),
    ]  # fmt: skip


def test_a_block_of_two_rows_one_column_off() -> None:
    rows: dict[str, list[Number]] = {
        "全区": [31, 12, 19, 8],
        "甲": [None, 10, 4, 6],
        "乙": [None, 21, 8, 13],
        "丙": [None, None, None, 8],
    }
    (diagnosis,) = check(table(rows, ["1=2+3"])).diagnoses
    assert diagnosis.cause is Cause.SHIFT
    assert diagnosis.block is not None
    assert (diagnosis.block.lines, diagnosis.block.stands, diagnosis.block.belongs) == (
        ("甲", "乙"), ("2", "4"), ("1", "3"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "cause", "power"),
    [(["100000", "40000", "60000"], Cause.WAN, 4), (["1", "0.4", "0.6"], Cause.POWER_OF_TEN, -1)],
)
def test_a_row_in_another_unit_of_measure(row: list[Number], cause: Cause, power: int) -> None:
    found = check(table({"全区": [40, 14, 26], "甲": row, "乙": [30, 10, 20]}, ["1=2+3"]))
    (diagnosis,) = found.diagnoses
    assert (diagnosis.cause, diagnosis.power, diagnosis.unit, diagnosis.ambiguous) == (cause, power, "甲", False)
    assert changes_of(diagnosis) == {("甲", "1"): 10, ("甲", "2"): 4, ("甲", "3"): 6}


def test_a_unit_left_out_of_the_district() -> None:
    rows = {"全区": [30, 12, 18], "甲": [10, 4, 6], "乙": [20, 8, 12], "丙": [13, 6, 7]}
    (diagnosis,) = check(table(rows, ["1=2+3"])).diagnoses
    assert (diagnosis.cause, diagnosis.unit, len(diagnosis.explains)) == (Cause.LEFT_OUT, "丙", 3)
    assert changes_of(diagnosis) == {("全区", "1"): 43, ("全区", "2"): 18, ("全区", "3"): 25}


@pytest.mark.parametrize(
    ("rows", "cause", "changes"),
    [
        (
            {"全区": [40, 30], "甲": [10, 15], "乙": [20, 25]},
            Cause.SWAP,
            {"全区/1": "40>30", "全区/2": "30>40"},
        ),
        (
            {"全区": [None, 30], "甲": [10, None], "乙": [20, None]},
            Cause.SHIFT,
            {"全区/1": ">30", "全区/2": "30>"},
        ),
        ({"全区": [30, 40], "甲": [25, 35], "乙": [35, 45]}, Cause.WRONG_DIGIT, {"全区/1": "30>60"}),
    ],
)
def test_the_districts_own_row_in_columns_that_only_it_sums(
    rows: dict[str, list[Number]], cause: Cause, changes: dict[str, str]
) -> None:
    """Its numbers count the other way round; that all are half of what is due does not make it a unit left out."""
    first, *_ = check(table(rows)).diagnoses
    assert (first.cause, shown(first)) == (cause, changes)


def test_a_subtotal_taken_for_a_unit() -> None:
    rows = {"全区": [43, 18, 25], "甲": [10, 4, 6], "乙": [20, 8, 12], "城区": [30, 12, 18], "丙": [13, 6, 7]}
    (diagnosis,) = check(table(rows, ["1=2+3"])).diagnoses
    assert (diagnosis.cause, diagnosis.unit, diagnosis.along) == (Cause.SUBTOTAL, "城区", "unit")
    assert diagnosis.changes == ()


def test_a_subtotal_that_the_district_counts(sheet: Callable[..., Path], cedu_json: Callable[..., Any]) -> None:
    text = "单位 合计 甲类 乙类\n. 1 2 3\n全区 73 30 43\n东山 10 4 6\n秣陵 20 8 12\n小计 30 12 18\n汤山 13 6 7\n说明：1=2+3"
    (file,) = cedu_json("check", sheet(text))["files"]
    (diagnosis,) = file["diagnoses"]
    assert diagnosis["kind"] == "subtotal"
    assert [change["to"] for change in diagnosis["changes"]] == ["43", "18", "25"]


# --- subtotals (片区小计) -----------------------------------------------------------------------------------

AREAS: dict[str, list[Number]] = {
    "全区": [100, 48, 52],
    "东山": [10, 4, 6],
    "秣陵": [20, 8, 12],
    "城区小计": [30, 12, 18],
    "汤山": [30, 16, 14],
    "谷里": [40, 20, 20],
    "乡镇小计": [70, 36, 34],
}


@pytest.mark.parametrize(
    ("row", "numbers", "cause", "change", "explains"),
    [
        ("秣陵", [20, 80, 12], Cause.POWER_OF_TEN, {"秣陵/2": "80>8"}, 3),
        ("城区小计", [30, 21, 18], Cause.TRANSPOSED, {"城区小计/2": "21>12"}, 2),
        ("全区", [100, 84, 52], Cause.TRANSPOSED, {"全区/2": "84>48"}, 2),
        ("汤山", [30, 14, 16], Cause.SWAP, {"汤山/2": "14>16", "汤山/3": "16>14"}, 4),
        ("汤山", [None, 30, 16], Cause.SEVERAL, {"汤山/1": ">30", "汤山/2": "30>16", "汤山/3": "16>14"}, 4),
        (
            "乡镇小计",
            [30, 16, 14],
            Cause.LEFT_OUT,
            {"乡镇小计/1": "30>70", "乡镇小计/2": "16>36", "乡镇小计/3": "14>34"},
            3,
        ),
    ],
)
def test_what_a_subtotal_says(
    row: str, numbers: list[Number], cause: Cause, change: dict[str, str], explains: int,
    sheet: Callable[..., Path],
) -> None:  # fmt: skip
    """A unit's number stands in the sum of its area too: three sums speak of one cell."""
    rows = {**AREAS, row: numbers}
    lines = (" ".join("." if n is None else str(n) for n in numbers) for numbers in rows.values())
    text = "\n".join(f"{unit} {line}" for unit, line in zip(rows, lines, strict=True))
    (read,) = read_tables(sheet(f"单位 合计 甲类 乙类\n. 1 2 3\n{text}\n说明：1=2+3"))
    assert read.document.areas.keys() == {"城区小计", "乡镇小计"}
    (diagnosis,) = check(read.document).diagnoses
    assert (diagnosis.cause, shown(diagnosis), len(diagnosis.explains)) == (cause, change, explains)


def test_units_of_two_areas_mixed_up(sheet: Callable[..., Path]) -> None:
    """秣陵's and 汤山's numbers changed places: the district still adds up, the two areas do not."""
    text = "单位 场次 人次\n全区 100 480\n东山 10 40\n秣陵 30 80\n城区小计 30 120\n汤山 20 160\n谷里 40 200\n乡镇小计 70 360"
    (read,) = read_tables(sheet(text))
    found = check(read.document)
    assert {finding.code for finding in found.findings} == {"DS003"}
    assert all(diagnosis.ambiguous for diagnosis in found.diagnoses)
    answers = list(map(shown, found.diagnoses))
    assert {"秣陵/场次": "30>20", "汤山/场次": "20>30"} in answers
    assert {"城区小计/场次": "30>40", "乡镇小计/场次": "70>60"} in answers  # two slips in the subtotals


# --- what is never proposed -------------------------------------------------------------------------------


def test_a_bound_that_holds_is_not_broken() -> None:
    """Column 1 is at most column 2 by a note: the district can be mended, the unit cannot."""
    made = table({"全区": [10, 8], "甲": [4, 4], "乙": [4, 4]})
    bound = replace(relation("1=2"), comparators=("<=",))
    made = replace(made, declarations=(Declaration("1<=2", bound, Origin.NOTE),))
    (diagnosis,) = check(made).diagnoses
    assert shown(diagnosis) == {"全区/1": "10>8"}
    assert len(diagnosis.explains) == 2  # the bound that failed is mended too


RULES = """\
name: p
title: t
rules:
  - {id: sums, check: district_sum, indicators: ["1", "2"], why: 说明}
  - RULE
"""
ONE_COLUMN = "单位 场次 人次\n. 1 2\n全区 900 6\n东山 116 1\n秣陵 430 2\n汤山 309 3"


@pytest.mark.parametrize(
    ("rule", "answers"),
    [
        # 900 - 116 - 430 - 309 = 45: without more rules any of the four may be wrong
        ('{id: more, check: bounds, indicators: ["2"], at_least: "0"}', ["东山 161", "秣陵 475", "汤山 354", "全区 855"]),
        # an error of another rule is never brought about
        ('{id: more, check: bounds, indicators: ["1"], at_most: "900"}', ["东山 161", "秣陵 475", "汤山 354", "全区 855"]),
        ('{id: more, check: bounds, indicators: ["1"], at_most: "470"}', ["东山 161", "汤山 354", "全区 855"]),
        ('{id: more, check: bounds, rows: units, indicators: ["1"], at_most: "350"}', ["东山 161", "秣陵 475", "全区 855"]),
        ('{id: more, check: granule, indicators: ["1"], step: "2"}', ["汤山 354"]),
        # what would have to be explained comes later
        ('{id: more, check: bounds, rows: units, indicators: ["1"], at_most: "440", severity: warning}',
         ["东山 161", "汤山 354", "全区 855", "秣陵 475"]),
        # an expectation says nothing
        ('{id: more, check: bounds, indicators: ["1"], at_most: "150", strength: expected}',
         ["东山 161", "秣陵 475", "汤山 354", "全区 855"]),
    ],
)  # fmt: skip
def test_other_rules_have_a_say(rule: str, answers: list[str], sheet: Callable[..., Path], tmp_path: Path) -> None:
    pack = tmp_path / "p.yaml"
    pack.write_text(RULES.replace("RULE", rule), encoding="utf-8")
    (file,) = cedu_targets.check(sheet(ONE_COLUMN), rules=str(pack)).files
    assert [f"{d.changes[0].place.unit} {d.changes[0].after}" for d in file.diagnoses] == answers


def test_rounding_differences_have_no_cause(sheet: Callable[..., Path], cedu_json: Callable[..., Any]) -> None:
    text = "单位 合计 甲类 乙类\n. 1 2 3\n全区 1.0 0.4 0.5\n东山 0.6 0.2 0.3\n秣陵 0.4 0.2 0.2\n说明：1=2+3，因四舍五入可能有尾差"
    output = cedu_json("check", sheet(text))
    (file,) = output["files"]
    assert output["exit_code"] == 0
    assert {finding["severity"] for finding in file["findings"]} == {"note"}
    assert {finding["code"] for finding in file["findings"]} >= {"PW002"}
    assert file["diagnoses"] == []
    assert "search" not in file  # nor is any of them left unexplained


def test_an_error_among_rounded_numbers_is_found(sheet: Callable[..., Path], cedu_json: Callable[..., Any]) -> None:
    text = "单位 合计 甲类 乙类\n. 1 2 3\n全区 100.1 40.4 59.6\n东山 60.2 20.2 39.9\n秣陵 39.9 202 19.8\n说明：1=2+3，因四舍五入可能有尾差"
    (file,) = cedu_json("check", sheet(text))["files"]
    (diagnosis,) = file["diagnoses"]
    assert diagnosis["kind"] == "power_of_ten"
    assert diagnosis["changes"][0]["to"] == "20.2"


def test_where_rounding_leaves_several_numbers_each_is_named_the_nearest_first() -> None:
    """Parts and district leave 14.9 to 15.1 for 15.4; 15.0 and 15.1 are one wrong digit away."""
    rows = {"全区": ["106.6", "46.5", "60.1"], "甲": ["91.6", "39.0", "52.6"], "乙": ["15.4", "7.5", "7.5"]}
    made = table(rows, ["1=2+3"])
    rounded = tuple(replace(one, rounding=Rounding.ROUNDED) for one in made.indicators)
    found = check(replace(made, indicators=rounded))
    assert [shown(one) for one in found.diagnoses] == [{"乙/1": "15.4>15"}, {"乙/1": "15.4>15.1"}]
    assert all(one.ambiguous for one in found.diagnoses)


# --- what was not searched --------------------------------------------------------------------------------

FOUR_WRONG = {
    "全区": [100, 25, 25, 25, 25],
    "甲": [40, 11, 12, 13, 14],
    "乙": [60, 16, 16, 16, 16],
}


def test_more_than_three_cells_need_the_solver() -> None:
    found = check(table(FOUR_WRONG, ["1=2+3+4+5"]))
    assert found.search is not None
    assert found.search.unexplained == 0
    best = [group[0] for group in found.search.groups]
    assert Cause.SEVERAL in {diagnosis.cause for diagnosis in best}
    changes = {cell: value for diagnosis in best for cell, value in changes_of(diagnosis).items()}
    assert len(changes) == 4
    assert not check(changed(table(FOUR_WRONG, ["1=2+3+4+5"]), changes)).findings


def test_the_solver_says_nothing_itself(sheet: Callable[..., Path], cedu: Run) -> None:
    """HiGHS 1.16 greets on standard output as soon as it is there, silent or not: no JSON reader takes that."""
    rows = "\n".join(" ".join([unit, *map(str, row)]) for unit, row in FOUR_WRONG.items())
    done = cedu("check", sheet(f"单位 合计 甲类 乙类 丙类 丁类\n. 1 2 3 4 5\n{rows}\n说明：1=2+3+4+5"), "-f", "json")
    (file,) = json.loads(done.stdout)["files"]
    assert "several" in {diagnosis["kind"] for diagnosis in file["diagnoses"]}  # the solver was there
    assert done.stderr == ""


def test_without_a_solver_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    search = check(table(FOUR_WRONG, ["1=2+3+4+5"])).search
    assert search is not None
    assert search.unsearched == (Unsearched.NO_SOLVER,)
    assert search.unexplained > 0
    (diagnosis,) = check(table({**GOOD, "甲": [1452, 1161, 336]}, ["1=2+3"])).diagnoses
    assert diagnosis.cause is Cause.TRANSPOSED


def test_a_hard_part_does_not_use_up_the_time_of_the_easy_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver, which takes long where much fails, gets the parts by size; what it is asked here it leaves."""
    asked: list[int] = []

    def solver(state: object, failing: Sized, *_: object) -> Unsearched:
        asked.append(len(failing))
        return Unsearched.TIME_LIMIT

    monkeypatch.setattr(mixed_integer, "smallest", solver)
    five = {**FOUR_WRONG, "丙": [7, 1, 2, 2, 3], "丁": [9, 1, 2, 2, 3]}
    rows = {unit: [*five[unit], *FOUR_WRONG.get(unit, [0] * 5)] for unit in five}
    found = check(table(rows, ["1=2+3+4+5", "6=7+8+9+10"]))
    assert found.search is not None
    assert found.search.unsearched == (Unsearched.TIME_LIMIT,)
    assert len(asked) == 2
    assert asked == sorted(asked)


def test_when_the_time_is_up_that_is_said() -> None:
    made = table(FOUR_WRONG, ["1=2+3+4+5"])
    report = check(made)
    equations = [equation for rule in inference.infer(made) for equation in rule.equations(made, Context())]
    search = diagnose(made, equations, report.findings, SearchLimits(seconds=0))
    assert Unsearched.TIME_LIMIT in search.unsearched


def test_a_minus_that_was_left_out_in_a_column_of_changes(sheet: Callable[..., Path]) -> None:
    rows = "街道 2024年 2023年 增减\n东山 500 480 20\n秣陵 455 480 25\n湖熟 300 317 -17\n横溪 200 193 7\n合计 1455 1470 -15"
    (file,) = cedu_targets.check(sheet(rows), rules="none").files
    (diagnosis, *others) = file.diagnoses
    (change,) = diagnosis.changes
    assert (diagnosis.cause, change.place.cell, change.after) == (Cause.SIGN, "D3", Decimal(-25))
    assert not others
