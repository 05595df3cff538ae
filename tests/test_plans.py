"""What a planner writes: cells, mixes of weights, whole plans, and every mistake told where it stands."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets import allocate
from cedu_targets.allocation_report import AllocationReport
from cedu_targets.plans.columns import codes_text
from cedu_targets.plans.demand import Demand, parse_demand
from cedu_targets.plans.mix import EQUAL, mix_text, parse_mix, weigh
from conftest import Run
from plan_files import SMALL, write


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12", "12", "12"), ("1,200", "1200", "1200"), ("０.５", "0.5", "0.5"), ("=5", "5", "5"), ("固定 5", "5", "5"),
        ("≥5", "5", None), (">=5", "5", None), ("不少于5", "5", None), ("5以上", "5", None), ("≤9.5", None, "9.5"),
        ("不超过9", None, "9"), ("5~9", "5", "9"), ("5-9", "5", "9"), ("5—9", "5", "9"), ("5至9", "5", "9"), ("0", "0", "0"),
    ],
)  # fmt: skip
def test_a_cell_is_a_demand(text: str, low: str | None, high: str | None) -> None:
    demand = parse_demand(text)
    assert demand == Demand(None if low is None else Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize("text", ["×", "x", "X", "不下达", "／", "-", "——", "无"])
def test_a_mark_assigns_nothing(text: str) -> None:
    assert parse_demand(text) == Demand(assigned=False)


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_a_blank_demands_nothing(text: str) -> None:
    assert parse_demand(text) is None


@pytest.mark.parametrize(
    "text", ["5左右", "2万", "五", "待定", "9~5", "1e5", "5人", "=A1+1", "≥", "5~", "#REF!", "约5"]
)
def test_what_is_not_understood_is_never_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_demand(text)


@pytest.mark.parametrize(
    ("text", "mix"),
    [
        ("常住人口", (("常住人口", "1"),)),
        ("上年目标×0.7+常住人口×0.3", (("上年目标", "0.7"), ("常住人口", "0.3"))),
        ("70%*上年目标 ＋ 0.3 × 常住人口", (("上年目标", "0.7"), ("常住人口", "0.3"))),
        ("平均分配", ((EQUAL, "1"),)),
        ("上年x0.5+均分x0.5", (("上年", "0.5"), (EQUAL, "0.5"))),
    ],
)
def test_a_mix_of_weights(text: str, mix: tuple[tuple[str, str], ...]) -> None:
    assert parse_mix(text) == tuple((name, Fraction(factor)) for name, factor in mix)


@pytest.mark.parametrize("text", ["", "0.5", "甲×0", "甲×-1", "甲×乙", "甲+甲", "甲×0.5×2", "+甲", "甲×"])
def test_a_mix_that_is_not_understood(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_mix(text)


def test_sources_are_brought_to_shares_before_they_are_mixed() -> None:
    people = {"甲": Decimal(30000), "乙": Decimal(10000)}
    last = {"甲": Decimal("0.1"), "乙": Decimal("0.3")}
    found = weigh(parse_mix("人口×0.5+上年×0.5"), ["甲", "乙"], {"人口": people, "上年": last})
    assert found.values[0] == found.values[1]  # 0.5·0.75 + 0.5·0.25 both ways


def test_a_unit_without_a_number_is_weighed_by_the_other_sources() -> None:
    people = {"甲": Decimal(2), "乙": Decimal(1), "新": Decimal(1)}
    last = {"甲": Decimal(3), "乙": Decimal(1)}
    found = weigh(parse_mix("人口×0.5+上年×0.5"), ["甲", "乙", "新"], {"人口": people, "上年": last})
    assert found.fell_back == {"新": ("上年",)}
    assert Fraction(found.values[2], sum(found.values)) == Fraction(1, 4) / (
        Fraction(5, 8) + Fraction(1, 4) + Fraction(1, 4)
    )
    alone = weigh(parse_mix("上年"), ["甲", "新"], {"上年": last})
    assert (alone.values[1], alone.missing) == (0, {"新": ("上年",)})


@given(st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=8))
def test_one_source_keeps_its_ratios(numbers: list[Decimal]) -> None:
    units = [str(n) for n in range(len(numbers))]
    found = weigh((("甲", Fraction(1)),), units, {"甲": dict(zip(units, numbers, strict=True))}).values
    for one, other in zip(range(len(units)), range(1, len(units)), strict=False):
        assert Fraction(found[one]) * Fraction(numbers[other]) == Fraction(found[other]) * Fraction(numbers[one])


def test_how_mixes_and_codes_are_written() -> None:
    assert mix_text(parse_mix("上年×0.7+人口×0.3")) == "上年×70% + 人口×30%"
    assert mix_text(parse_mix("甲×1+乙×2")) == "甲×33.3% + 乙×66.7%"
    assert codes_text(["2", "3", "4", "7", "9", "10"], [str(n) for n in range(1, 12)]) == "2–4、7、9、10"


def report(folder: Path, text: str) -> AllocationReport:
    return allocate(write(folder, text))


def test_a_small_plan(tmp_path: Path) -> None:
    found = report(tmp_path, SMALL)
    assert found.exit_code == 0
    assert {row: {code: str(value) for code, value in cells.items()} for row, cells in found.rows.items()} == {
        "全区目标": {"1": "8.01", "2": "5.00", "3": "3.01", "4": "0.50"},
        "秣陵": {"1": "2.96", "2": "1.80", "3": "1.16", "4": "0.50"},
        "东山": {"1": "3.85", "2": "2.00", "3": "1.85", "4": "0.50"},
        "谷里": {"1": "1.20", "2": "1.20", "3": "None", "4": "0.40"},
    }
    frame = found.to_frame()
    assert len(frame) == 16
    assert frame.loc[(frame.row == "东山") & (frame.code == "2"), "value"].item() == 2


MISTAKES = [
    ("total: 5,", "total: 5.005,", "AL003", 6),
    ("total: 5,", "total: 五,", "AL001", 6),
    ("total: 5,", "total: -5,", "AL009", 6),
    ("total: 5,", "total: '',", "AL005", 6),
    ("parts: 2+3", "parts: 2+9", "AL004", 5),
    ("parts: 2+3", "parts: 2+4", "AL006", 5),
    ("parts: 2+3", "parts: 2-3", "AL006", 5),
    ("weights: 常住人口}", "weights: 人口}", "AL004", 6),
    ("weights: 常住人口}", "weights: 常住人口×}", "AL007", 6),
    ("weights: 常住人口}", "weights: 常住人口, granule: 0}", "AL013", 6),
    ("weights: 常住人口}", "weights: 常住人口, growth_cap: 5%}", "AL013", 6),
    ("weights: 常住人口}", "weights: 常住人口, kind: 比}", "AL013", 6),
    ("谷里]", "谷里, 东山]", "AL002", 3),
    ("谷里]", "谷里, 合计]", "AL014", 3),
    ("谷里]", "谷里, 湖熟]", "AL008", 10),
    ("谷里: 7}", "谷里: 七}", "AL001", 10),
    ("谷里: 7}", "谷里: -7}", "AL009", 10),
    ('东山: {"2": 2}', '东三: {"2": 2}', "AL004", 12),
    ('东山: {"2": 2}', '东山: {"7": 2}', "AL004", 12),
    ('东山: {"2": 2}', '东山: {"2": 约2}', "AL001", 12),
    ('东山: {"2": 2}', '东山: {"2": 20%}', "AL001", 12),
    ('东山: {"2": 2}', '东山: {"2": 2.001}', "AL003", 12),
    ('"4": 40%', '"4": ≥40%', "AL010", 13),
    ('"4": 40%', '"4": 0.4', None, 0),
    ('"4": 40%', '"4": 40', None, 0),
]


@pytest.mark.parametrize(("old", "new", "code", "line"), MISTAKES)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, old: str, new: str, code: str | None, line: int) -> None:
    assert old in SMALL
    found = report(tmp_path, SMALL.replace(old, new, 1).lstrip("\n"))
    told = [(one.code, one.place.line) for one in found.mistakes]
    assert told[:1] == ([(code, line - 1)] if code else [])
    assert len(told) <= (2 if code == "AL014" else 1)  # what is no unit has no weight either
    assert found.exit_code == (4 if code else 0)
    assert found.rows == {} if code else found.rows


def test_all_mistakes_are_told_in_one_pass(tmp_path: Path, cedu: Run) -> None:
    text = SMALL
    for old, new, *_ in (MISTAKES[0], MISTAKES[4], MISTAKES[8], MISTAKES[19]):
        assert old in text
        text = text.replace(old, new, 1)
    done = cedu("allocate", write(tmp_path, text))
    assert done.returncode == 4
    assert [code for code in ("AL003", "AL004", "AL007", "AL001") if code in done.stdout] == [
        "AL003",
        "AL004",
        "AL007",
        "AL001",
    ]
    assert done.stdout.startswith("计划有 4 处要改，没有分解：\n")


@pytest.mark.parametrize(
    ("text", "code"),
    [("title: [", "PK002"), ("titel: 甲", "AL015"), ("title: 甲\nunits: []\nindicators: {}", "AL015"), ("", "RD105")],
)
def test_a_plan_of_the_wrong_shape_is_one_fault(tmp_path: Path, cedu: Run, text: str, code: str) -> None:
    done = cedu("allocate", write(tmp_path, text), "-o", tmp_path / "out.xlsx")
    assert done.returncode == (3 if code == "RD105" else 4)
    assert code in done.stderr
    assert not (tmp_path / "out.xlsx").exists()
    assert "Traceback" not in done.stderr


def test_growth_always_allows_one_granule(tmp_path: Path) -> None:
    text = """
title: 2021年表
units: [甲, 乙, 丙]
indicators:
  "1": {name: 培训, unit_of_measure: 万人次, total: 0.99, weights: 上年目标, growth_cap: 8%, growth_floor: 0%}
tables:
  上年目标: {甲: {"1": 0.9}, 乙: {"1": 0.01}, 丙: {"1": 0.01}}
"""
    found = report(tmp_path, text)
    assert {unit: str(found.rows[unit]["1"]) for unit in "甲乙丙"} == {"甲": "0.97", "乙": "0.01", "丙": "0.01"}
    assert [one.code for one in found.findings] == ["AL104"]
    wide = report(tmp_path, text.replace("0.99", "1.01"))
    assert str(wide.rows["乙"]["1"]) == "0.02"
    assert report(tmp_path, text.replace("0.99", "1.02")).exit_code == 1


def test_areas_have_subtotals_that_can_be_given(tmp_path: Path) -> None:
    text = """
title: 2021年表
units: [{name: 甲, area: 东片}, 丁, {name: 乙, area: 西片}, {name: 丙, area: 东片}]
indicators:
  "1": {name: 培训, total: 100, weights: 均分}
areas: {东片: {"1": 60}}
"""
    found = report(tmp_path, text)
    assert list(found.rows) == ["全区目标", "甲", "丙", "乙", "丁", "东片小计", "西片小计"]
    assert [str(found.rows[row]["1"]) for row in ("东片小计", "西片小计", "甲", "丙", "丁")] == [
        "60",
        "20",
        "30",
        "30",
        "20",
    ]
    assert report(tmp_path, text.replace("60", "160")).exit_code == 1


def test_a_plan_without_any_total_is_a_mistake(tmp_path: Path) -> None:
    found = report(tmp_path, "title: 表\nunits: [甲, 乙]\nindicators:\n  '1': {name: 培训}\n")
    assert [one.code for one in found.mistakes] == ["AL005"]


def test_names_of_units_may_have_blanks(tmp_path: Path) -> None:
    spaced = SMALL.replace("东山, ", "东　山, ").replace("谷里: {", "谷 里: {")
    assert report(tmp_path, spaced).rows == report(tmp_path, SMALL).rows


def test_the_order_of_units_and_columns_changes_no_number(tmp_path: Path) -> None:
    turned = SMALL.replace("[秣 陵, 东山, 谷里]", "[谷里, 秣陵, 东山]")
    one, other = report(tmp_path, SMALL), report(tmp_path, turned)
    assert {row: one.rows[row] for row in one.rows} == {row: other.rows[row] for row in one.rows}


def test_relations_of_the_notes_that_are_no_sums_are_watched(tmp_path: Path) -> None:
    found = report(tmp_path, SMALL + "notes: ['说明：1=2+3；2≥3']\n")
    assert [one.code for one in found.findings] == []
    turned = report(tmp_path, SMALL + "notes: ['说明：1=2+3；3≥2']\n")
    (finding,) = turned.findings
    assert (finding.code, finding.parameters["units"], turned.exit_code) == ("AL107", "全区目标、秣陵、东山、谷里", 0)


def test_last_years_difference_is_a_sum(tmp_path: Path) -> None:
    last = tmp_path / "last.csv"
    last.write_text(
        "2020年任务分解表,,,\n单位,培训,线上,线下\n栏次,1,2,3\n全区,30,10,20\n东山,20,7,13\n秣陵,10,3,7\n说明：3=1-2,,,\n", encoding="utf-8"
    )  # fmt: skip
    found = allocate(like=last, growth="10%")
    assert found.brief is not None
    assert dict(found.brief.wholes) == {"1": ("2", "3")}
    assert {code: str(value) for code, value in found.rows["全区"].items()} == {"1": "33", "2": "11", "3": "22"}
    assert found.brief.plan.title == "2021年任务分解表"
