"""Where rounding is declared, and what it does to sums: exit codes, severities, what stays exact."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.domain.indicator import Indicator, Kind, Rounding
from cedu_targets.recognition.table.rounding_notes import rounded_by_notes, rounding_in, shown_step

Json = Callable[..., Any]
Sheet = Callable[..., Path]

HEADER = "单位 合计 甲类 乙类 丙类\n. 1 2 3 4\n"
NOTE = "说明：1=2+3+4，因四舍五入，合计与分项之和可能有尾差"
PACK = """\
name: p
title: t
rounding: {ROUNDING}
rules:
  - {id: parts, check: part_whole, whole: "1", parts: ["2..4"], why: 说明}
"""


def codes(file: dict[str, Any]) -> dict[str, str]:
    return {finding["code"]: finding["severity"] for finding in file["findings"] if finding["code"][:2] in ("PW", "DS")}


@pytest.mark.parametrize(
    ("total", "found", "exit_code"),
    [("1.2", {}, 0), ("1.3", {"PW002": "note"}, 0), ("1.4", {"PW002": "warning"}, 0), ("1.5", {"PW001": "error"}, 1)],
)
def test_three_zones_under_a_note(
    total: str, found: dict[str, str], exit_code: int, sheet: Sheet, cedu_json: Json
) -> None:
    path = sheet(f"{HEADER}东山 {total} 0.3 0.4 0.5\n秣陵 1.0 0.3 0.4 0.3\n{NOTE}")
    output = cedu_json("check", path, "--rules", "none")
    assert codes(output["files"][0]) == found
    assert output["exit_code"] == exit_code


def test_without_a_note_the_last_digit_counts(sheet: Sheet, cedu_json: Json) -> None:
    path = sheet(f"{HEADER}东山 1.3 0.3 0.4 0.5\n秣陵 1.0 0.3 0.4 0.3\n说明：1=2+3+4")
    assert codes(cedu_json("check", path)["files"][0]) == {"PW001": "error"}


@pytest.mark.parametrize(
    ("rounding", "total", "found"),
    [
        ('{rounded: ["1..4"]}', "1.3", {"PW002": "note"}),
        ('{truncated: ["1..4"]}', "1.4", {"PW002": "note"}),
        ('{truncated: ["1..4"]}', "1.1", {"PW001": "error"}),  # a total cut off is never below its parts cut off
        ('{rounded: ["2"]}', "1.3", {"PW001": "error"}),  # one rounded part is worth half a step
    ],
)
def test_a_pack_declares_rounding(
    rounding: str, total: str, found: dict[str, str], sheet: Sheet, cedu_json: Json, tmp_path: Path
) -> None:
    pack = tmp_path / "p.yaml"
    pack.write_text(PACK.replace("{ROUNDING}", rounding), encoding="utf-8")
    path = sheet(f"{HEADER}东山 {total} 0.3 0.4 0.5\n秣陵 1.0 0.3 0.4 0.3")
    assert codes(cedu_json("check", path, "--rules", pack)["files"][0]) == found


def test_a_pack_overrules_the_note(sheet: Sheet, cedu_json: Json, tmp_path: Path) -> None:
    pack = tmp_path / "p.yaml"
    pack.write_text(PACK.replace("{ROUNDING}", '{exact: ["1..4"]}'), encoding="utf-8")
    path = sheet(f"{HEADER}东山 1.3 0.3 0.4 0.5\n秣陵 1.0 0.3 0.4 0.3\n{NOTE}")
    assert codes(cedu_json("check", path, "--rules", pack)["files"][0]) == {"PW001": "error"}


def test_read_says_that_a_rounded_relation_holds(sheet: Sheet, cedu_json: Json) -> None:
    for total, holds in (("1.3", True), ("1.9", False)):
        path = sheet(f"{HEADER}东山 {total} 0.3 0.4 0.5\n秣陵 1.0 0.3 0.4 0.3\n{NOTE}")
        (file,) = cedu_json("read", path)["files"]
        assert [relation["holds"] for relation in file["relations"] if relation["read_as"]] == [holds]


@pytest.mark.parametrize(("part", "holds"), [(50, True), (55, True), (45, True), (56, False), (44, False)])
def test_read_says_that_a_relation_over_two_units_of_measure_holds(
    part: int, holds: bool, sheet: Sheet, cedu_json: Json
) -> None:
    """Parts of 10 and 50 人次 are 0.006 万人次; the coarser column may be off by half of its step, 5 人次."""
    path = sheet(
        f"单位 培训（万人次） 老年（人次） 青年（人次）\n. 1 2 3\n东山 0.006 10 {part}\n秣陵 0.003 10 20\n说明：1=2+3"
    )
    (file,) = cedu_json("read", path)["files"]
    assert [relation["holds"] for relation in file["relations"] if relation["read_as"]] == [holds]


COLUMNS = [
    Indicator("1", "培训", unit_of_measure="万人次", kind=Kind.AMOUNT),
    Indicator("2", "学校", unit_of_measure="所"),
    Indicator("3", "场次"),
    Indicator("4", "参与率", kind=Kind.RATE),
]


@pytest.mark.parametrize(
    ("columns", "note", "rounded"),
    [
        (COLUMNS, "注：因四舍五入，分项之和与合计可能有尾差。", {"1": Rounding.ROUNDED}),
        (COLUMNS, "注：数据因 四舍 五入存在尾差", {"1": Rounding.ROUNDED}),
        (COLUMNS, "注：尾数截位处理，只舍不入", {"1": Rounding.TRUNCATED}),
        (COLUMNS, "Note: figures may not add up owing to rounding.", {"1": Rounding.ROUNDED}),
        (COLUMNS[1:], "注：因四舍五入可能有尾差", {"3": Rounding.ROUNDED}),
        (COLUMNS, "注：部分数据因四舍五入，总计与分项之和不等，未作机械调整", {"1": Rounding.ROUNDED}),
        (COLUMNS, "注：合计与分项之和不等系四舍五入所致", {"1": Rounding.ROUNDED}),
        (COLUMNS, "注：本表由各街道填报", {}),
        (COLUMNS, "注：本表数据未经四舍五入，不存在尾差", {}),
        (COLUMNS, "注：各数不作舍入处理", {}),
        (COLUMNS, "Note: figures are not rounded.", {}),
        (COLUMNS, "Figures have not been rounded.", {}),
        (COLUMNS, "Figures are unrounded.", {}),
        (COLUMNS, "注：本表数据未取整", {}),
        (COLUMNS, "Totals may not sum because of rounding", {"1": Rounding.ROUNDED}),
        (COLUMNS, "Numbers are rounded to the nearest thousand.", {"1": Rounding.ROUNDED}),
        (COLUMNS, "Totals are calculated on unrounded figures.", {"1": Rounding.ROUNDED}),
        (COLUMNS, "注：数据取整，合计可能与分项之和略有出入", {"1": Rounding.ROUNDED}),
        (COLUMNS, "部分数据因单位取舍不同而产生的计算误差未作机械调整", {"1": Rounding.ROUNDED}),
        (COLUMNS, "注：空项表示数字很小，因此可能存在合计与分项相加不等的情况。", {}),
        (COLUMNS[1:2], "注：因四舍五入可能有尾差", {"2": Rounding.ROUNDED}),  # nothing else can be meant
    ],
)
def test_which_columns_a_note_speaks_of(columns: list[Indicator], note: str, rounded: dict[str, Rounding]) -> None:
    found = rounded_by_notes(columns, [note])
    assert {i.code: i.rounding for i in found if i.rounding is not Rounding.EXACT} == rounded


@pytest.mark.parametrize(
    ("note", "step"),
    [
        ("Figures are rounded to the nearest 5.", "5"),
        ("rounded to the nearest ten", "10"),
        ("Counts are rounded to the closest 1,000", "1000"),
        ("have been rounded to multiples of 50", "50"),
        ("rounded to the nearest hundred thousand dollars", "100000"),
        ("rounded to the nearest whole number", None),
        ("This data has been randomly rounded to protect confidentiality.", "3"),
        ("Counts are subject to random rounding to base 5: rounded to multiples of 5", "5"),
        ("Percentages may not add to 100 because of rounding.", None),
        ("注：数据四舍五入到百位", "100"),
        ("注：各数舍入后精确到十位", "10"),
        ("注：人数以5为单位取整", "5"),
        ("注：四舍五入，取整数", None),
    ],
)
def test_the_step_that_a_note_states(note: str, step: str | None) -> None:
    found = rounding_in((note,))
    assert found is not None
    assert found.step == (None if step is None else Decimal(step))


TENS = "Town Learners Men Women\nTotal {total} 2320 2410\nAby 1250 620 640\nBorg 3480 1700 1770\nNote: {note}"


@pytest.mark.parametrize(
    ("note", "total", "found"),
    [
        # Every number is in tens: each may be off by 5.
        ("figures may not add to totals due to rounding.", 4740, {"DS002": "note"}),
        ("figures may not add to totals due to rounding.", 4750, {"DS001": "error"}),
        ("figures are rounded to the nearest 10.", 4740, {"DS002": "note"}),
        # The note says how coarse they are: to 5, whatever the numbers look like.
        ("figures are rounded to the nearest 5.", 4735, {"DS002": "note"}),
        ("figures are rounded to the nearest 5.", 4740, {"DS001": "error"}),
        # One number in units, and they are no tens; nor does a note of thousands hold that the numbers deny.
        ("figures may not add to totals due to rounding.", 4741, {"DS001": "error"}),
        ("figures are rounded to the nearest thousand.", 4790, {"DS001": "error"}),
        ("figures are final.", 4740, {"DS001": "error"}),
    ],
)
def test_numbers_in_tens_may_be_off_by_tens(
    note: str, total: int, found: dict[str, str], sheet: Sheet, cedu_json: Json
) -> None:
    path = sheet(TENS.format(total=total, note=note.replace(" ", "_")))
    (file,) = cedu_json("check", path)["files"]
    assert codes(file) == found
    if set(found.values()) == {"note"}:
        assert file["diagnoses"] == []


@pytest.mark.parametrize(
    ("numbers", "stated", "step"),
    [
        ("10 20 30", None, "10"), ("10 20", None, None), ("0 0 0 0", None, None), ("10 25 30", None, "5"),
        ("10 20 31", None, None), ("10 20 30", "5", "5"), ("10 20 31", "5", None), ("100 200 300", "1000", "100"), ("12 36 99", "3", "3"),
        ("5 10 15 20 25 30 35 40 45 51", "5", "5"),  # one of ten is wrong, or of another kind
        ("5 10 15 20 25 30 35 40 46 51", "5", None),
    ],
)  # fmt: skip
def test_the_step_that_the_numbers_of_a_rounded_table_show(numbers: str, stated: str | None, step: str | None) -> None:
    found = shown_step([Decimal(number) for number in numbers.split()], None if stated is None else Decimal(stated))
    assert found == (None if step is None else Decimal(step))
