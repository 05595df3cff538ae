"""Several files together: each unit by one name, each number once, and what is strange about them said where it stands."""

from pathlib import Path

import pytest

from cedu_targets.attainment.figures import FiguresRead, read_figures
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.names import NameEntry
from figure_cases import TARGETS, Row, text, told

BASES: list[Row] = [
    ["单位", "社区居民", "下岗职工"],
    ["来源", "台账", "就业登记"],
    ["年份", 2020, 2020],
    ["甲镇", 1000, 30],
    ["湖熟街道", 900, 20],
]


def codes(found: FiguresRead) -> list[list[str]]:
    return [[one.code for one in file.findings] for file in found.files]


def files(folder: Path, **sheets: list[Row]) -> list[str]:
    return [text(folder, rows, f"{name}.csv") for name, rows in sheets.items()]


def test_a_unit_is_known_with_and_without_its_kind_and_a_misspelt_one_is_asked(tmp_path: Path) -> None:
    paths = files(
        tmp_path, bases=BASES, y2021=[["单位", "转移培训"], ["湖熟", 3], ["甲乙镇", 4], ["湖孰街道", 5], ["别处", 6]]
    )
    found = read_figures(paths[1:], paths[:1], TARGETS)
    assert found.units == ("甲镇", "湖熟街道")
    units = [(one.unit, int(one.value)) for one in found.figures]
    assert units == [("湖熟街道", 3), ("甲乙镇", 4), ("湖孰街道", 5), ("别处", 6)]
    guesses = {
        finding.parameters["name"]: finding.parameters["guess"]
        for finding in found.files[0].findings
        if not finding.variant
    }
    assert codes(found) == [["GA031", "GA031", "GA031"], []]
    assert guesses == {"甲乙镇": "甲镇", "湖孰街道": "湖熟街道"}


@pytest.mark.parametrize("blank", ["", "—", "未报"])
def test_a_unit_whose_base_is_left_blank_is_one_of_the_list(tmp_path: Path, blank: str) -> None:
    paths = files(
        tmp_path,
        bases=[["单位", "社区居民"], ["年份", 2020], ["甲镇", 1000], ["乙镇", blank], ["丙镇", 900]],
        y2020=[["单位", "转移培训"], ["甲镇", 3], ["乙镇", 4]],
    )
    found = read_figures(paths[1:], paths[:1], TARGETS)
    assert found.units == ("甲镇", "乙镇", "丙镇")
    assert [one.unit for one in found.bases] == ["甲镇", "丙镇"]
    assert codes(found)[0] == []


def test_the_list_of_units_comes_before_the_bases(tmp_path: Path) -> None:
    paths = files(tmp_path, bases=BASES, y2021=[["单位", "转移培训"], ["甲镇社区教育中心", 3]])
    entries = [NameEntry(name="甲", aliases=("甲镇社区教育中心",)), NameEntry(name="乙")]
    found = read_figures(paths[1:], paths[:1], TARGETS, units=entries)
    assert found.units == ("甲", "乙")
    assert [one.unit for one in found.figures] == ["甲"]
    assert {one.unit for one in found.bases} == {"甲", "湖熟街道"}


def test_two_files_that_differ_are_both_told_and_neither_counts(tmp_path: Path) -> None:
    one, other, same = files(
        tmp_path,
        a=[["2021年"], ["单位", "转移培训", "社区学院"], ["甲镇", 3, 1]],
        b=[["2021年"], ["单位", "转移培训", "社区学院"], ["甲镇", 4, 1]],
        c=[["2020年"], ["单位", "转移培训"], ["甲镇", 4]],
    )
    found = read_figures([one, other, same], [], TARGETS)
    assert [told(figure) for figure in found.figures] == [
        "社区学院 | 甲镇 | 2021 | 1 | -",
        "转移培训 | 甲镇 | 2020 | 4 | -",
    ]
    assert {int(figure.value) for figure in found.differing} == {3, 4}
    assert codes(found) == [[], ["GA032", "GA032"], []]
    assert [finding.variant for finding in found.files[1].findings] == ["", "alike"]
    for language in Language:
        said = Messages(language).message(found.files[1].findings[0])
        assert all(part in said for part in ("转移培训", "甲镇", "2021", "3", "4", "a.csv"))


def test_a_file_that_is_given_for_both_is_read_once(tmp_path: Path) -> None:
    (path,) = files(tmp_path, y2021=[*BASES, ["单位", "转移培训"], ["甲镇", 3]])
    found = read_figures([path], [path], TARGETS)
    assert len(found.files) == 1
    assert len(found.figures) == 1
    assert len(found.bases) == 4


def test_achievements_among_the_bases_alone_do_not_count_and_are_told(tmp_path: Path) -> None:
    achieved, bases = files(
        tmp_path,
        a=[["2021年"], ["单位", "社区学院"], ["甲镇", 1]],
        b=[["单位", "社区居民", "转移培训"], ["甲镇", 100, 3]],
    )
    found = read_figures([achieved], [bases], TARGETS)
    assert [one.name for one in found.figures] == ["社区学院"]
    assert [one.name for one in found.bases] == ["社区居民"]
    assert codes(found) == [[], ["GA030", "GA034"]]
    assert found.files[1].findings[0].parameters["names"] == "转移培训"


def test_bases_among_the_achievements_count(tmp_path: Path) -> None:
    (path,) = files(tmp_path, a=[["2021年"], ["单位", "社区居民", "居民参与人数"], ["甲镇", 100, 60]])
    found = read_figures([path], [], TARGETS)
    assert [one.name for one in found.figures] == ["居民参与率"]
    assert [one.name for one in found.bases] == ["社区居民"]


@pytest.mark.parametrize("name", ["甲镇", "2021年甲镇", "甲镇完成情况"])
def test_a_form_of_one_unit_is_known_by_its_file(name: str, tmp_path: Path) -> None:
    rows: list[Row] = [["指标", "完成"], ["转移培训", 3], ["社区学院", "有"]]
    bases, form = files(tmp_path, bases=BASES, **{name: rows})
    found = read_figures([form], [bases], TARGETS)
    assert [(one.unit, int(one.value)) for one in found.figures] == [("甲镇", 3), ("甲镇", 1)]


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    (good,) = files(tmp_path, y2021=[["单位", "转移培训"], ["甲镇", 3]])
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 damaged")
    found = read_figures([str(tmp_path / "bad.xlsx"), str(tmp_path / "gone.csv"), good], [], TARGETS)
    faults = [file.fault and file.fault.code for file in found.files]
    assert faults[2] is None
    assert None not in faults[:2]
    assert len(found.figures) == 1


def test_the_year_of_a_folder_and_of_a_file_is_the_last_resort(tmp_path: Path) -> None:
    for name, year in (("2020年上报/完成.csv", 2020), ("2020年上报/2021.csv", 2021), ("x/完成.csv", None)):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        written = text(path.parent, [["单位", "转移培训"], ["甲镇", 3]], path.name)
        (figure,) = read_figures([written], [], TARGETS).figures
        assert figure.year == year


@pytest.mark.parametrize(
    "rows",
    [
        [["单位", "转移培训"], ["一村", 100], ["二村", 200], ["合计", 300]],
        [["指标", "合计"], ["转移培训", 300]],
        [["时间", "转移培训"], ["一季度", 100], ["二季度", 200], ["合计", 300]],
        [["指标", "全年"], ["转移培训", 300]],
    ],
)
def test_the_sum_in_the_file_of_a_unit_is_the_units(rows: list[Row], tmp_path: Path) -> None:
    paths = files(tmp_path, bases=BASES, 甲镇2021年度=rows, 湖熟街道2021年度=rows)
    found = read_figures(paths[1:], paths[:1], TARGETS)
    sums = [told(one) for one in found.figures if one.value == 300]
    assert sums == ["转移培训 | 甲镇 | 2021 | 300 | -", "转移培训 | 湖熟街道 | 2021 | 300 | -"]


@pytest.mark.parametrize("name", ["合计", "全区"])
def test_the_sum_beside_units_of_the_list_is_the_wholes(name: str, tmp_path: Path) -> None:
    rows: list[Row] = [["单位", "转移培训"], ["甲镇", 100], ["湖熟街道", 200], [name, 300]]
    paths = files(tmp_path, bases=BASES, 甲镇2021年度=rows)
    found = read_figures(paths[1:], paths[:1], TARGETS)
    assert [one.unit for one in found.figures] == ["甲镇", "湖熟街道", None]


def test_a_number_of_all_in_the_file_of_a_unit_is_the_whole(tmp_path: Path) -> None:
    paths = files(tmp_path, bases=BASES, 甲镇2021年度=[["单位", "转移培训"], ["全区", 300]])
    assert [one.unit for one in read_figures(paths[1:], paths[:1], TARGETS).figures] == [None]


def test_equal_numbers_of_files_with_other_names_are_no_number_twice_without_a_list(tmp_path: Path) -> None:
    rows: list[Row] = [["指标", "完成数"], ["转移培训", 300]]
    paths = files(tmp_path, 甲镇2021年度=rows, 乙镇2021年度=rows)
    found = read_figures(paths, [], TARGETS)
    assert [told(one) for one in found.figures] == ["转移培训 | 全 | 2021 | 300 | - | 至少"]
    (finding,) = found.files[1].findings
    assert (finding.code, finding.variant) == ("GA032", "whose")
    assert all("甲镇2021年度.csv" in Messages(language).message(finding) for language in Language)
    listed = read_figures(paths, [], TARGETS, units=[NameEntry(name="甲镇"), NameEntry(name="乙镇")])
    assert [one.unit for one in listed.figures] == ["甲镇", "乙镇"]
