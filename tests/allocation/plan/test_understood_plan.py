"""What a planner writes: cells, mixes of weights, whole plans, and every mistake told where it stands."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets import allocate
from cedu_targets.allocation.plan.blank_plan import blank_plan
from cedu_targets.allocation.plan.columns import codes_text
from cedu_targets.allocation.plan.demand import CellDemand, parse_demand
from cedu_targets.allocation.plan.mix import EQUAL, mix_text, parse_mix, weigh
from cedu_targets.allocation.report import AllocationReport
from cedu_targets.allocation.run import last_years_table
from cedu_targets.domain.fault import CallFault, PackFault
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation.sentences import why
from plan_files import SMALL, write
from project import Run


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
    assert demand == CellDemand(None if low is None else Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize("text", ["×", "x", "X", "不下达", "／", "-", "——", "无"])
def test_a_mark_assigns_nothing(text: str) -> None:
    assert parse_demand(text) == CellDemand(assigned=False)


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
    told = {row: why(found, row, "1", Messages(Language.ZH)) for row in ("东片小计", "西片小计")}
    assert told["东片小计"].endswith("= 60：计划给定的片区小计。")
    assert told["西片小计"].endswith("= 20：片区内各单位之和。")
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
    assert found.understood is not None
    assert dict(found.understood.wholes) == {"1": ("2", "3")}
    assert {code: str(value) for code, value in found.rows["全区"].items()} == {"1": "33", "2": "11", "3": "22"}
    assert found.understood.plan.title == "2021年任务分解表"


def test_a_total_grows_by_the_share_and_its_parts_add_up_to_it(tmp_path: Path) -> None:
    last = tmp_path / "last.csv"
    last.write_text(
        "2024年任务分解表,,,,,,\n单位,合计,甲,乙小计,丙,丁,户\n栏次,1,2,3,4,5,6\n全县,40,10,30,15,15,10\n"
        "东镇,24,6,18,9,9,6\n西镇,16,4,12,6,6,4\n说明：1=2+3；3=4+5,,,,,,\n",
        encoding="utf-8",
    )
    found = allocate(like=last, growth="5%")
    # 2, 4 and 5 are 10.5, 15.75 and 15.75 by themselves: rounded each, they would come to 43.
    totals = {"1": "42", "2": "11", "3": "31", "4": "16", "5": "15", "6": "11"}
    assert {code: str(value) for code, value in found.rows["全县"].items()} == totals
    assert {code: str(value) for code, value in allocate(like=last, growth="0%").rows["全县"].items()} == {
        "1": "40", "2": "10", "3": "30", "4": "15", "5": "15", "6": "10",
    }  # fmt: skip


def test_parts_of_different_granules_grow_each_by_itself(tmp_path: Path) -> None:
    last = tmp_path / "last.csv"
    last.write_text(
        "2024年任务分解表,,,\n单位,合计（万人次）,线上（万人次）,线下（万人次）\n栏次,1,2,3\n全县,12.5,2.5,10\n"
        "东镇,7.3,1.3,6\n西镇,5.2,1.2,4\n说明：1=2+3,,,\n",
        encoding="utf-8",
    )
    found = allocate(like=last, growth="7%")
    assert found.understood is not None
    assert [str(one.granule) for one in found.understood.indicators] == ["0.1", "0.1", "1"]
    assert {code: str(value) for code, value in found.rows["全县"].items()} == {"1": "13.7", "2": "2.7", "3": "11"}


LAST = "2024年任务分解表,,,\n单位,培训,线上,线下\n栏次,1,2,3\n全县,12,4,8\n甲镇,5,2,3\n乙镇,7,2,5\n说明：1=2+3,,,\n"


def last_year(folder: Path, old: str = "", new: str = "") -> Path:
    path = folder / "last.csv"
    path.write_text(LAST.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "code", "cell"), [("甲镇,5,2,3", "甲镇,5,约2,3", "RD001", "C5"), ("乙镇", "甲镇", "RD006", "A6")]
)
def test_what_cannot_be_read_of_last_years_table_is_no_blank(
    tmp_path: Path, cedu: Run, old: str, new: str, code: str, cell: str
) -> None:
    path = last_year(tmp_path, old, new)
    found = allocate(like=path, growth="5%")
    assert [(one.code, one.place.cell) for one in found.mistakes] == [(code, cell)]
    assert (found.exit_code, found.allocation) == (4, None)
    done = cedu("template", "--for", "allocate", "--like", path, "-o", tmp_path / "plan.xlsx")
    assert (done.returncode, (tmp_path / "plan.xlsx").exists()) == (1, True)
    assert f"{path}:{cell}: 强制性 {code} " in done.stdout


def test_what_cannot_be_read_of_the_issued_table_is_no_zero(tmp_path: Path, cedu: Run) -> None:
    issued = tmp_path / "issued.csv"
    issued.write_text(LAST.replace("甲镇,5,2,3", "甲镇,5,约2,3"), encoding="utf-8")
    found = allocate(like=last_year(tmp_path), growth="5%", keep=issued)
    assert [(one.code, one.variant, one.parameters) for one in found.mistakes] == [
        ("AL106", "unread", {"wanted": "C5"})
    ]
    assert (found.exit_code, found.allocation) == (4, None)
    done = cedu("allocate", "--like", last_year(tmp_path), "--growth", "5%", "--keep", issued)
    assert "AL106 已下达的表 C5 的内容读不出来" in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [("线上", "很长的名称" * 45, "indicators.2.name"), ("甲镇", "甲" * 85 + "镇", "units.1.name"), ("=2+3", "=2+3。" + "甲" * 2100, "notes.1")],
)  # fmt: skip
def test_a_table_that_does_not_fit_a_plan_is_said_to_be_so(
    tmp_path: Path, cedu: Run, old: str, new: str, field: str
) -> None:
    path = last_year(tmp_path, old, new)
    with pytest.raises(PackFault) as caught:
        allocate(like=path, growth="5%")
    assert (caught.value.code, caught.value.path, caught.value.parameters["field"]) == ("AL015", str(path), field)
    done = cedu("template", "--for", "allocate", "--like", path, "-o", tmp_path / "plan.xlsx")
    assert (done.returncode, (tmp_path / "plan.xlsx").exists()) == (4, False)
    assert field in done.stderr


def test_a_name_too_long_for_weights_is_said_to_be_so(tmp_path: Path) -> None:
    weights = tmp_path / "weights.csv"
    weights.write_text(f"单位,人口\n{'甲' * 85}镇,5\n乙镇,7\n", encoding="utf-8")
    with pytest.raises(PackFault) as caught:
        allocate(like=last_year(tmp_path), growth="5%", weights=weights)
    assert (caught.value.code, caught.value.path) == ("AL015", str(weights))


def test_without_a_districts_row_the_sum_of_the_units_grows(tmp_path: Path) -> None:
    found = allocate(like=last_year(tmp_path, "全县,12,4,8\n"), growth="50%")
    assert {code: str(value) for code, value in found.rows["全区目标"].items()} == {"1": "18", "2": "6", "3": "12"}


def test_no_plan_is_written_that_could_not_be_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = last_years_table(last_year(tmp_path)).document
    assert blank_plan(table, Messages(Language.ZH))
    monkeypatch.setattr("cedu_targets.allocation.plan.blank_plan.MAX_CELLS", 400)
    with pytest.raises(CallFault) as caught:
        blank_plan(table, Messages(Language.ZH))
    assert (caught.value.code, caught.value.parameters) == ("plan_too_large", {"rows": 2, "count": 3})
    assert "2 个单位 × 3 栏的" in Messages(Language.ZH).fault(caught.value)
