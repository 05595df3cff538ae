"""Numbers that can be read in two ways, spoilt ones, and names that hold numbers."""

from decimal import Decimal
from pathlib import Path

import pytest

from cedu_targets.attainment.figures import FiguresRead, read_figures
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.targets import TargetKind
from figure_cases import TARGETS, Row, target, text, told

RATES = (
    target("辍学率", TargetKind.SHARE, "在校生", "%", value=Decimal("0.01")),
    target("参与率", TargetKind.SHARE, "居民", "%", value=Decimal("0.6")),
)


def values(found: FiguresRead) -> list[str]:
    return [plain(one.value) for one in found.figures]


def codes(found: FiguresRead) -> list[str]:
    return [f"{one.code} {one.variant}".strip() for file in found.files for one in file.findings]


@pytest.mark.parametrize(
    ("name", "written", "share"),
    [
        ("辍学率（%）", "0.5", "0.005"),
        ("辍学率（%）", "1", "0.01"),
        ("辍学率（%）", "0", "0"),
        ("辍学率（%）", "1.004", "0.01004"),
        ("辍学率（%）", "1.2", "0.012"),
        ("辍学率（%）", "1.5", "0.015"),
        ("辍学率（%）", "0.9%", "0.009"),
        ("辍学率", "0.5", "0.5"),
        ("参与率（%）", "60", "0.6"),
        ("参与率（%）", "60%", "0.6"),
        ("参与率（%）", "0", "0"),
    ],
)
def test_under_per_cent_a_lone_number_is_in_per_cent(name: str, written: str, share: str, tmp_path: Path) -> None:
    found = read_figures([text(tmp_path, [["单位", name], ["全区", written]])], [], RATES)
    assert values(found) == [share]
    assert codes(found) == []


@pytest.mark.parametrize("written", ["0.6", "1", "0.07"])
def test_one_that_only_a_share_of_one_would_bring_near_the_target_is_asked(written: str, tmp_path: Path) -> None:
    found = read_figures([text(tmp_path, [["单位", "参与率（%）"], ["全区", written]])], [], RATES)
    assert values(found) == []
    assert codes(found) == ["GA033 headed"]


def test_the_other_numbers_of_a_column_tell(tmp_path: Path) -> None:
    rows: list[Row] = [["单位", "参与率（%）"], ["甲镇", "65"], ["乙镇", "1.5"], ["丙镇", "8"]]
    assert values(read_figures([text(tmp_path, rows)], [], RATES)) == ["0.65", "0.015", "0.08"]


@pytest.mark.parametrize("name", ["第2020镇", "红星2000社区", "2019厂社区"])
def test_a_unit_whose_name_holds_a_number_is_of_no_year(name: str, tmp_path: Path) -> None:
    rows: list[Row] = [["2021年"], ["单位", "转移培训（人）"], [name, "2021"], ["第7镇", "8"]]
    found = read_figures([text(tmp_path, rows)], [], TARGETS)
    assert [told(one) for one in found.figures] == [
        f"转移培训 | {name} | 2021 | 2021 | 人",
        "转移培训 | 第7镇 | 2021 | 8 | 人",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["2021年"], ["单位", "甲镇", "乙镇"], ["转移培训（人）", "2019", "2020"]],
        [["2021年"], ["单位", "转移培训（人）"], ["甲镇", "2019"], ["乙镇", "2020"]],
        [["2021年"], ["单位", "报名（人）", "转移培训（人）"], ["甲镇", "2022", "2019"], ["乙镇", "2023", "2020"]],
    ],
)
def test_amounts_that_look_like_years_are_amounts(rows: list[Row], tmp_path: Path) -> None:
    found = read_figures([text(tmp_path, rows)], [], TARGETS)
    assert [told(one) for one in found.figures] == [
        "转移培训 | 甲镇 | 2021 | 2019 | 人",
        "转移培训 | 乙镇 | 2021 | 2020 | 人",
    ]


@pytest.mark.parametrize("rows", [[["转移培训（人）"], ["2020"]], [["转移培训（人）", "2020"]]])
def test_a_lone_amount_is_no_year(rows: list[Row], tmp_path: Path) -> None:
    assert values(read_figures([text(tmp_path, rows)], [], TARGETS)) == ["2020"]


@pytest.mark.parametrize("spoilt", ["约10000", "1e400", "1e5", "∞", "NaN", "#REF!", "#N/A", "100以上", "-5", "50-60"])
@pytest.mark.parametrize("is_turned", [False, True])
def test_a_lone_spoilt_number_is_told(spoilt: str, is_turned: bool, tmp_path: Path) -> None:
    rows: list[Row] = [["单位", "转移培训（人）"], ["全区", spoilt]]
    rows = [list(line) for line in zip(*rows, strict=True)] if is_turned else rows
    found = read_figures([text(tmp_path, rows)], [], TARGETS)
    assert values(found) == []
    assert [code.split()[0] for code in codes(found)] == ["GA033"]


@pytest.mark.parametrize("blank", ["", "-", "/", "未报"])
def test_a_lone_blank_is_not(blank: str, tmp_path: Path) -> None:
    assert codes(read_figures([text(tmp_path, [["单位", "转移培训（人）"], ["全区", blank]])], [], TARGETS)) == []


def test_every_stranger_is_named(tmp_path: Path) -> None:
    bases = text(tmp_path, [["单位", "受访家长"], ["甲镇", "10"], ["乙镇", "10"], ["湖熟街道", "10"]], "基数.csv")
    rows: list[Row] = [["单位", "转移培训（人）"], ["=cmd|x", "5"], ["丁镇", "6"], ["甲镇", "7"], ["湖孰街道", "8"]]
    found = read_figures([text(tmp_path, rows)], [bases], TARGETS)
    (guessed, others) = [one for one in found.files[0].findings if one.code == "GA031"]
    assert (guessed.parameters["name"], guessed.parameters["guess"]) == ("湖孰街道", "湖熟街道")
    assert (others.variant, others.parameters["names"]) == ("others", "=cmd|x、丁镇")


def test_a_file_of_which_nothing_was_used_is_named(tmp_path: Path) -> None:
    rows: list[Row] = [["单位", "转移培训（人）", ""], ["", "上半年", "全年"], ["全区", "200", "500"]]
    found = read_figures([text(tmp_path, rows)], [], TARGETS)
    assert values(found) == []
    (file,) = found.files
    assert [(one.code, one.variant) for one in file.findings] == [("GA030", "nothing")]
