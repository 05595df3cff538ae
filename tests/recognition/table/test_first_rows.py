"""Where data begin: names that are numbers, headers of years, blank rows and words between a header and its numbers.

A table is written as lines of blank-separated cells (`.` is a blank cell).
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.table import Table
from cedu_targets.recognition.read import read_tables

Sheet = Callable[..., Path]


def tables(path: Path) -> list[Table]:
    return [found.document for found in read_tables(path)]


def read(path: Path) -> tuple[list[str], list[str]]:
    """The names of the rows and the columns of a lone table."""
    (table,) = tables(path)
    return list(table.layout.rows), list(table.layout.columns)


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("年份", "2019 2020 2021 2022"),
        ("Year", "2019.0 2020.0 2021.0 2022.0"),
        (".", "2019 2020 2021 2022"),
        ("年份", "2019 2020年 2021 2022_1)"),
        ("年龄", "6 7 8 9"),
        ("Age", "18-24 25-34 35-44 45"),
        ("Income", "1_000-1_999 2_000-2_999 3_000-3_999 4_000"),
        ("学号", "0175 4926 1314 6854"),
        ("Student_ID", "8681 4593 3191 2191"),
        ("last_digits", "8681 4593 3191 2191"),
        ("月份", "1 2 3 4"),
        ("Tract", "1 2.01 2.02 3"),
        (".", "36982 37012 37043 37073"),
        ("时段", "1990-95 1995-2000 2000-05 2005-10"),
    ],
)
@pytest.mark.parametrize("title", ["", "历年学员统计\n"])
def test_names_that_are_numbers(head: str, names: str, title: str, sheet: Sheet) -> None:
    rows = [
        f"{name} {numbers}" for name, numbers in zip(names.split(), ("90 40 50", "95 45 50", "97 47 50", "99 44 55"), strict=True)
    ]  # fmt: skip
    found, columns = read(sheet(title + f"{head} 学员 男 女\n" + "\n".join(rows)))
    assert found == [name.replace("_", " ").removesuffix(".0") for name in names.split()]
    assert columns == ["学员", "男", "女"]


def test_years_on_both_sides(sheet: Sheet) -> None:
    assert read(sheet("年份 2019 2020\n2019 60 30\n2020 10 5\n2021 20 10")) == (
        ["2019", "2020", "2021"],
        ["2019", "2020"],
    )


def test_running_numbers_beside_names_name_nothing(sheet: Sheet) -> None:
    names = ["东山", "秣陵", "汤山"]
    assert read(sheet("序号 单位 培训 农村\n1 东山 10 5\n2 秣陵 20 10\n3 汤山 30 15"))[0] == names
    assert read(sheet("序号 单位 培训 农村\n1 东山 10 5\n2 秣陵 未报 10\n3 汤山 30 15"))[0] == names


def test_an_id_beside_a_room_that_repeats(sheet: Sheet) -> None:
    rows = "1 1937 40 38\n1 4470 31 35\n1 4276 28 22\n2 4149 39 33\n"
    assert read(sheet("Lab ID Test_1 Test_2\n" + rows)) == (["1937", "4470", "4276", "4149"], ["Test 1", "Test 2"])


def test_amounts_are_no_names(sheet: Sheet) -> None:
    """The first column of numbers without any names is no column of names."""
    with pytest.raises(InputFault):
        tables(sheet("讲座 义诊\n12 3\n100 8\n7 4\n"))


UNITS = "合计 600 660 720\n青石 100 110 120\n白云 200 220 240\n松林 300 330 360\n"
NAMES = ["合计", "青石", "白云", "松林"]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("街道 2020 2021 2022", "2020 2021 2022"),
        (". 2020 2021 2022", "2020 2021 2022"),
        ("单位：人 . . (persons)\n街道 2020 2021 2022", "2020 2021 2022"),
        (". 学员 . .\n街道 2020 2021 2022", "学员/2020 学员/2021 学员/2022"),
        ("街道 学员 . .\n. 2020 2021 2022", "学员/2020 学员/2021 学员/2022"),
        ("Item 2020.00 2021.00 2022.00", "2020.00 2021.00 2022.00"),
        ("Item 2020-21 2021-22 2022-23", "2020-21 2021-22 2022-23"),
        ("Item FY11 FY12 FY13", "FY11 FY12 FY13"),
        ("Item 2020 2021 20221", "2020 2021 20221"),
        ("Item 2021 2020 Change", "2021 2020 Change"),
        ("Item 1st_quarter . .\n. 2020 2021 2022", "1st_quarter/2020 1st_quarter/2021 1st_quarter/2022"),
        ("街道 1 2 期末", "1 2 期末"),
    ],
)
@pytest.mark.parametrize("title", ["", "各街道培训人数\n"])
def test_headers_of_years(header: str, columns: str, title: str, sheet: Sheet) -> None:
    assert read(sheet(title + header + "\n" + UNITS)) == (
        NAMES,
        [column.replace("_", " ") for column in columns.split()],
    )


@pytest.mark.parametrize("numbers", ["2019 2020", "1 2", "2000 1999"])
def test_a_unit_whose_numbers_could_be_years_is_a_unit(numbers: str, sheet: Sheet) -> None:
    names, columns = read(sheet(f"单位 讲座 义诊\n东山 {numbers}\n秣陵 20 10\n汤山 30 15"))
    assert (names, columns) == (["东山", "秣陵", "汤山"], ["讲座", "义诊"])


@pytest.mark.parametrize("blanks", range(7))
@pytest.mark.parametrize("header", ["单位 人次 场次", "单位 2020 2021", ". 人次 场次", "街道 学员 .\n. 男 女"])
def test_blank_rows_under_a_header(blanks: int, header: str, sheet: Sheet) -> None:
    names, columns = read(sheet(header + "\n" + ". . .\n" * blanks + "合计 600 66\n甲街 100 11\n乙街 500 55\n"))
    assert names == ["合计", "甲街", "乙街"]
    assert columns == ["/".join(filter(str.isalnum, pair)) for pair in _paths(header)]


def _paths(header: str) -> list[tuple[str, ...]]:
    lines = [line.split()[1:] for line in header.splitlines()]
    return [(lines[0][0], text) if len(lines) > 1 else (text,) for text in lines[-1]]


@pytest.mark.parametrize("blanks", range(1, 4))
def test_blank_rows_in_a_header(blanks: int, sheet: Sheet) -> None:
    text = "培训统计\n\n单位 学员 . 讲座\n" + ". . . .\n" * blanks + ". 男 女 .\n" + UNITS
    assert read(sheet(text)) == (NAMES, ["学员/男", "学员/女", "讲座"])


def test_a_title_over_a_blank_row_is_no_header(sheet: Sheet) -> None:
    (table,) = tables(sheet(". 培训统计 .\n. . .\n单位 男 女\n东山 1 2\n秣陵 4 6\n"))
    assert list(table.layout.columns) == ["男", "女"]


def test_a_header_typed_over_several_lines(sheet: Sheet) -> None:
    names, columns = read(sheet("单位 学员 . 在籍\n. （含 男 学员\n. 旁听） . .\n" + UNITS))
    assert names == NAMES
    assert columns == ["学员/（含/旁听）", "学员/男", "在籍/学员"]


@pytest.mark.parametrize("head", ["Occupation", "单位"])
def test_the_heading_of_the_names_under_the_others(head: str, sheet: Sheet) -> None:
    text = f". Persons . .\n. Total Men Women\n{head} . . .\n. . . .\n" + UNITS
    assert read(sheet(text)) == (NAMES, ["Persons/Total", "Persons/Men", "Persons/Women"])


def test_a_column_without_a_head_is_known_by_its_letter(sheet: Sheet) -> None:
    assert read(sheet("街道 人次 . 场次\n" + UNITS))[1] == ["人次", "C", "场次"]


def test_bilingual_heads(sheet: Sheet) -> None:
    names, columns = read(sheet("地区 合计 男 女\nRegion Total Male Female\n" + UNITS))
    assert names == NAMES
    assert columns == ["合计/Total", "男/Male", "女/Female"]


@pytest.mark.parametrize("words", ["未报 未报 未报", "N/A N/A N/A", "未报 待定 ...", "停办 停办 停办"])
def test_a_first_unit_of_words(words: str, sheet: Sheet) -> None:
    text = f"学校 合计 男 女\n东校 {words}\n北校 12 5 7\n南校 30 14 16\n"
    assert read(sheet(text)) == (["东校", "北校", "南校"], ["合计", "男", "女"])


@pytest.mark.parametrize("line", [". 人 人 人", "单位 人 人 人", "Region Total Male Female", ". 人数 人数 人数"])
def test_a_second_line_of_a_header_is_no_unit(line: str, sheet: Sheet) -> None:
    assert read(sheet(f"地区 合计 男 女\n{line}\n" + UNITS))[0] == NAMES


def test_points_that_can_be_had_stand_over_no_name(sheet: Sheet) -> None:
    text = "ID HW1 HW2 HW3\n. 5 10 10\n953 5 0 10\n1347 4 10 0\n1815 4 10 10\n"
    assert read(sheet(text)) == (["953", "1347", "1815"], ["HW1", "HW2", "HW3"])


@pytest.mark.parametrize(
    "names", ["A1 A2 A3", "P1 P2 P3", "No1 No2 No3", "No.1 No.2 No.3", "甲 乙 丙", "A B C", "甲1 甲2 甲3", "丙 丁 戊"]
)
@pytest.mark.parametrize("numbers", ["10 20 30", "4 9 40"])
def test_units_with_names_like_codes_are_units(names: str, numbers: str, sheet: Sheet) -> None:
    """Their numbers happen to rise from left to right."""
    units = names.split()
    rows = "\n".join(f"{unit} {numbers}" for unit in units)
    found, columns = read(sheet(f"2021年任务表\n单位 讲座 义诊 培训\n{rows}"))
    assert (found, columns) == (units, ["讲座", "义诊", "培训"])


def test_one_column_of_units_with_names_like_codes(sheet: Sheet) -> None:
    assert read(sheet("Project Revenue\nA1 10\nA2 20\nA3 30\nTotal 60")) == (["A1", "A2", "A3", "Total"], ["Revenue"])


@pytest.mark.parametrize("codes", ["3 1 2", "9 8 7", "01 02 03", "1 3 2", "12 5 5.1"])
@pytest.mark.parametrize("name", ["栏次", "列次", "Column"])
def test_a_row_that_says_it_holds_codes_holds_codes(codes: str, name: str, sheet: Sheet) -> None:
    found, columns = read(sheet(f"2021年任务表\n单位 讲座 义诊 培训\n{name} {codes}\n" + UNITS))
    assert (found, columns) == (NAMES, codes.split())


@pytest.mark.parametrize("code", ["1", "01", "9"])
def test_a_single_code(code: str, sheet: Sheet) -> None:
    assert read(sheet(f"2021年任务表\n单位 讲座\n栏次 {code}\n甲街 4\n乙街 5")) == (["甲街", "乙街"], [code])


def test_numbers_over_columns_without_a_name_must_rise_to_be_codes(sheet: Sheet) -> None:
    text = "2021年任务表\n序号 单位 讲座 义诊\n. 甲街 3 1\n1 乙街 4 5\n2 丙街 6 7"
    assert read(sheet(text)) == (["甲街", "乙街", "丙街"], ["讲座", "义诊"])


def test_a_list_of_texts_with_a_running_number_is_named_by_its_texts(sheet: Sheet) -> None:
    text = "序号 项目 单位 负责人 预算 备注\n1 家风讲堂 东山 张三 3.5 续办\n2 老年书法 东山 李四 2 .\n3 亲子阅读 汤山 王五 4.5 新增\n合计 . . . 10 .\n"
    names, columns = read(sheet(text))
    assert (names, columns) == (["家风讲堂", "老年书法", "亲子阅读", "合计"], ["预算"])


def test_a_list_without_running_numbers(sheet: Sheet) -> None:
    text = "University Leader Title Years Budget Kind\nWest Ann Survey 2002-05 900 R\n. Bob Plants 2002-03 100 R\nEast Cyd Birds 2004 200 E\n"
    assert read(sheet(text))[1] == ["Budget"]


@pytest.mark.parametrize("first", ["审核人：张三", "填表人", "说明：1", "联系人"])
def test_a_form_is_no_list(first: str, sheet: Sheet) -> None:
    with pytest.raises(InputFault):
        tables(sheet(f"项目 内容 时间 金额\n{first} 甲 乙 3\n{first} 丙 丁 4\n{first} 戊 己 5\n"))


@pytest.mark.parametrize("mark", [".", "x", "..", "*", "N/A", "未报"])
def test_first_units_whose_numbers_are_kept_back(mark: str, sheet: Sheet) -> None:
    """Also where the headings say the same again and again."""
    dots = " ".join([mark if mark != "." else '"."'] * 4)
    path = sheet(f"Industry Fuel interval Heat interval\nMining {dots}\nFarming {dots}\nTrade 5 1 6 1\nFood 4 1 2 1\n")
    assert read(path)[0] == ["Mining", "Farming", "Trade", "Food"]


@pytest.mark.parametrize("mark", ["x", "..", "N/A", "未报"])
def test_a_column_of_which_most_is_kept_back_is_one_of_numbers(mark: str, sheet: Sheet) -> None:
    path = sheet(f"街道 人次 场次\n甲 1 {mark}\n乙 2 {mark}\n丙 3 {mark}\n丁 4 7\n")
    assert read(path)[1] == ["人次", "场次"]


def test_a_first_unit_whose_numbers_count_on_under_two_lines(sheet: Sheet) -> None:
    text = "单位 培训 . .\n. 合计 农村 城镇\n东山 1 2 3\n秣陵 5 2 9\n汤山 7 4 1\n"
    assert read(sheet(text))[0] == ["东山", "秣陵", "汤山"]


def test_a_number_among_the_headings_of_classes(sheet: Sheet) -> None:
    text = "按规模分\n. 一季度 . . .\n. 合计 50 51-100 >100\n全区 9 1 4 4\n东山 5 1 2 2\n秣陵 4 . 2 2\n汤山 3 2 . 1\n"
    names, columns = read(sheet(text))
    assert names == ["全区", "东山", "秣陵", "汤山"]
    assert columns == [f"一季度/{size}" for size in ("合计", "50", "51-100", ">100")]


def test_lines_of_a_text_are_no_units(sheet: Sheet) -> None:
    line = "the_figures_of_this_month_are_lower_than_those_of_the_month_before_since_fewer_came"
    text = ". REPORT Page\n" + f"{line} . .\n" * 6 + "in_all 30 2\n" + f"{line} . .\n" * 6 + "of_them 12 1\n"
    with pytest.raises(InputFault):
        tables(sheet(text))


@pytest.mark.parametrize("heads", ["2019-20 2020-21 2021-22", "2008/1 2008/2 2008/3"])
def test_periods_over_a_blank_corner(heads: str, sheet: Sheet) -> None:
    assert read(sheet(f"培训统计\n. {heads}\n{UNITS}")) == (NAMES, heads.split())
