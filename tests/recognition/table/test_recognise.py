"""Tables as other districts issue them: what is read, and that correct ones raise no alarm.

A table is written as lines of blank-separated cells (`.` is a blank cell); the title and a blank line are added.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from cedu_targets import check, read
from cedu_targets.recognition.table.recognise import _cache_of


class Case(NamedTuple):
    """A table, the cells of its error findings, and what else must be so."""

    text: str
    wrong: str = ""
    units: str = "东山 秣陵 汤山"
    district: str | None = "全区"
    relations: str = ""
    codes: str = ""
    findings: str = ""


HEADER = "单位 培训 农村 城镇\n栏次 1 2 3\n"
GOOD = "全区 60 30 30\n东山 10 5 5\n秣陵 20 10 10\n汤山 30 15 15\n"
BAD = GOOD.replace("秣陵 20", "秣陵 21")

CASES = {
    "relation over two lines": Case(HEADER + BAD + "说明：1=2+\n3", "B4 B6", relations="1=2+3"),
    "relation that goes on in the next line": Case(HEADER + GOOD + "说明：1=2\n+3", relations="1=2+3"),
    "names with codes in brackets": Case(HEADER + BAD + "培训（1）=农村（2）+城镇（3）", "B4 B6", relations="1=2+3"),
    "an unknown name ends the relation": Case(HEADER + GOOD + "说明：1=2+其他人数", findings="RD013", relations="1=2+3"),
    "bound without equals sign": Case(HEADER + BAD.replace("东山 10 5", "东山 10 50") + "2≤1", "B4 C4 C5", relations="2<=1"),
    "sum in words": Case(HEADER + BAD + "第1栏为第2、3栏之和", "B4 B6", relations="1=2+3"),
    "sum in the code row": Case("单位 培训 农村 城镇\n栏次 1=2+3 2 3\n" + BAD, "B4 B6", relations="1=2+3", codes="1 2 3"),
    "quotient in the code row": Case("单位 培训 农村 占比率\n栏次 1 2 3=2/1\n全区 20 10 50%\n东山 20 10 50%\n秣陵 . . .\n汤山 . . .", codes="1 2 3", relations="-", findings="RD013"),
    "a remark and a dash in the code row": Case("单位 培训 农村 城镇 备注 其他\n栏次 1 2 3 备注 —\n" + GOOD, codes="1 2 3"),
    "circled item mark": Case(HEADER + BAD + "①1=2+3", "B4 B6", relations="1=2+3"),
    "codes in brackets": Case("单位 培训 农村 城镇\n. (1) (2) (3)\n" + BAD + "(1)=(2)+(3)", "B4 B6", codes="1 2 3", relations="1=2+3"),
    "codes behind the names": Case("单位 培训(1) 农村(2) 城镇(3)\n" + BAD + "(1)=(2)+(3)", "B3 B5", codes="1 2 3", relations="1=2+3"),
    "roman codes": Case("单位 培训 农村 城镇\n栏次 Ⅰ Ⅱ Ⅲ\n" + BAD + "Ⅰ=Ⅱ+Ⅲ", "B4 B6", codes="I II III", relations="I=II+III"),
    "letters are columns": Case("单位 培训 农村 城镇\n栏次 A 1 2\n" + BAD + "A=1+2", "B4 B6", codes="A 1 2", relations="A=1+2"),
    "the total among its own parts": Case(HEADER + BAD + "1=1+2+3", "B4 B6", relations="1=2+3"),
    "a letter that is nothing": Case(HEADER + GOOD + "Z=2+3", findings="RD014", relations="1=2+3"),
    "district at the bottom": Case(HEADER + "东山 10 5 5\n秣陵 20 10 10\n汤山 31 15 15\n合计 60 30 30", "B6 B7", district="合计"),
    "dressed district names": Case(HEADER + BAD.replace("全区", "江宁区（全区）"), "B4", district="江宁区（全区）"),
    "a unit that ends in 区 is no district": Case(HEADER + "东山 10 5 5\n秣陵 20 10 10\n汤山 30 15 15\n开发区 7 3 4", district=None, units="东山 秣陵 汤山 开发区", findings="RD008"),
    "a place that adds up is the district": Case(HEADER + GOOD.replace("全区", "江宁区"), district="江宁区"),
    "one unit's own form": Case(HEADER + "东山 10 5 5", district=None, units="东山"),
    "running numbers before the names": Case("序号 单位 培训 农村\n. . 1 2\n. 全区 60 30\n1 东山 10 5\n2 秣陵 21 10\n3 汤山 30 15", "C4", codes="1 2"),
    "total under the running numbers": Case("序号 单位 培训 农村\n. . 1 2\n合计 . 60 30\n1 东山 10 5\n2 秣陵 21 10\n3 汤山 30 15", "C4", district="合计"),
    "area headings among the units": Case("序号 单位 培训 农村\n. . 1 2\n. 全区 60 30\n一、城区 . . .\n1 东山 10 5\n2 秣陵 20 10\n二、农村 . . .\n3 汤山 31 15", "C4"),
    "a blank unit in the middle": Case(HEADER + "全区 40 20 20\n东山 10 5 5\n2.秣陵 . . .\n汤山 30 15 15", units="东山 2.秣陵 汤山"),
    "a blank line in the middle": Case(HEADER + "全区 60 30 30\n东山 10 5 5\n. . . .\n秣陵 20 10 10\n汤山 30 15 15"),
    "the header again after a page break": Case(HEADER + "全区 60 30 30\n东山 10 5 5\n" + HEADER + "秣陵 21 10 10\n汤山 30 15 15\n1=2+3", "B4 B8", relations="1=2+3"),
    "signature under the table": Case(HEADER + GOOD + "填表日期 44260 . ."),
    "subtotals count for nobody": Case(HEADER + "全区 60 30 30\n城区小计 30 15 15\n东山 10 5 5\n秣陵 20 10 10\n农村小计 30 15 15\n汤山 30 15 15"),
    "a subtotal is held against the units under it": Case(HEADER + "全区 60 30 30\n城区小计 30 15 16\n东山 10 5 5\n秣陵 20 10 10\n农村小计 30 15 15\n汤山 30 15 15", "B5 D5"),
    "a subtotal is held against the units above it": Case(HEADER + "东山 10 5 5\n秣陵 20 10 10\n东片合计 31 15 15\n汤山 30 15 15\n西片合计 30 15 15\n全区总计 60 30 30", "B6 B6", district="全区总计"),
    "a unit of no area after the last one": Case(HEADER + "全区 65 33 32\n城区小计 30 15 15\n东山 10 5 5\n秣陵 20 10 10\n农村小计 30 15 15\n汤山 30 15 15\n学院 5 3 2", units="东山 秣陵 汤山 学院"),
    "a subtotal of nobody knows whom": Case(HEADER + "全区 60 30 30\n东山 10 5 5\n秣陵 20 10 10\n汤山 30 15 15\n重点镇小计 40 20 20", findings="RD018"),
    "areas with numbers over their units": Case("单位 培训 农村\n全区 65 35\n一、城区 30 15\n东山 10 5\n秣陵 20 11\n二、农村 35 20\n汤山 30 15\n淳化 5 5\n三、学院 . .", "C3 C4", units="东山 秣陵 汤山 淳化"),
    "units with numerals are units": Case("单位 培训 农村\n全区 60 30\n一、东山 10 5\n二、秣陵 20 10\n汤山 30 15", units="一、东山 二、秣陵 汤山"),
    "of which, as a row": Case("单位 培训 农村\n全区 60 30\n其中：城区 30 15\n东山 10 5\n秣陵 20 10\n汤山 30 15"),
    "numbers with words": Case("单位 培训 农村\n全区 60 30\n东山 约10 5\n秣陵 20几 10\n汤山 ≤30 15", "B4 B5 B6", findings="RD001"),
    "numbers with words that are clear": Case("单位 培训 农村\n全区 61 30\n东山 十 5\n秣陵 20人 10\n汤山 ≥30 15", findings="RD045"),
    "marks that are no data and words that are no header": Case("单位 培训 农村\n全区 30 15\n东山 ─ ~\n秣陵 N/A 未下达\n汤山 30 15", findings="RD042"),
    "rows to compare with are no units": Case("单位 培训 讲座\n全区 60 6\n东山 20 2\n秣陵 41 4\n上年数 50 5\n增长率 20% 20%", "B3", units="东山 秣陵", findings="RD033"),
    "more words than numbers": Case("单位 培训 农村\n全区 30 15\n东山 暂无 暂无\n秣陵 N/A 未下达\n淳化 待定 待定\n汤山 30 15", units="东山 秣陵 淳化 汤山", findings="RD042"),
    "kinds under merged names": Case("县区 类型 培训 农村\n甲县 街道 10 5\n. 乡镇 20 10\n乙县 街道 30 15\n. 乡镇 31 15\n合计 . 90 45", "C7", units="甲县/街道 甲县/乡镇 乙县/街道 乙县/乡镇", district="合计"),
    "a code row that repeats": Case("单位 培训 农村 城镇\n栏次 1 2 2\n" + GOOD, "D3", findings="RD007"),
    "blank columns and rows": Case(". . . . .\n单位 . 培训 . 农村\n. . . . .\n全区 . 60 . 30\n东山 . 10 . 5\n. . . . .\n秣陵 . 20 . 10\n汤山 . 30 . 15"),
    "a rate beside parts is no part": Case("单位 合计 老年 青年 参与率\n栏次 1 2 3 4\n" + "\n".join(line + " 80%" for line in BAD.splitlines()), "B4 B6", relations="1=2+3"),
    "a rate among parts is no part": Case("单位 合计 参与率 老年 青年\n栏次 1 2 3 4\n" + "\n".join(" ".join([*line.split()[:2], "80%", *line.split()[2:]]) for line in BAD.splitlines()), "B4 B6", relations="1=3+4"),
    "rates are never summed": Case("单位 达标率 . .\n. 合计 城区 农村\n栏次 1 2 3\n全区 80% 80% 80%\n东山 80% 80% 80%\n秣陵 90% 90% 90%\n汤山 80% 80% 80%", relations="-"),
    "money beside parts is no part": Case("单位 培训（人） . . 经费（万元）\n. 合计 老年 青年 .\n栏次 1 2 3 4\n全区 60 30 30 4\n东山 10 5 5 1\n秣陵 20 10 10 2\n汤山 30 15 15 1", relations="1=2+3"),
    "of which, some parts only": Case("单位 培训 . .\n. 合计 其中 .\n. . 党员 妇女\n栏次 1 2 3\n全区 60 9 20\n东山 10 2 5\n秣陵 20 3 5\n汤山 30 4 10", relations="1>=2+3", findings="RD016"),
    "of which, named outright": Case("单位 总人数 其中：党员\n栏次 1 2\n全区 60 39\n东山 10 2\n秣陵 20 33\n汤山 30 4", "C6", relations="1>=2"),
    "of which, named outright in English": Case("Town Trainees of_which:_members\n. 1 2\nDistrict 60 39\nEast 10 2\nWest 20 33\nNorth 30 4", "C6", relations="1>=2", district="District", units="East West North"),
    "ranks, scores and averages are not summed": Case("单位 人数 排名 得分 人均经费（元）\n栏次 1 2 3 4\n全区 60 . . 3\n东山 10 1 90 2\n秣陵 20 2 80 3\n汤山 30 3 70 4"),
    "per cent in three ways": Case("单位 人数 参与率(%)\n栏次 1 2\n全区 60 80\n东山 10 75%\n秣陵 20 85\n汤山 30 80"),
    "a share among per cents": Case("单位 人数 参与率(%)\n栏次 1 2\n全区 60 80\n东山 10 0.75\n秣陵 20 85\n汤山 30 80", "C5", findings="RD005"),
    "marks for nothing": Case(HEADER + "全区 30 15 15\n东山 — / -\n秣陵 无 …… ——\n汤山 30 15 15"),
    "full width and grouped": Case(HEADER + "全区 １０６０ 30 30\n东山 １０ 5 5\n秣陵 20 10 10\n汤山 1_030 15 15"),
    "no code row": Case("单位 合计 农村 城镇\n" + BAD, "B3 B5", codes="合计 农村 城镇", relations="合计=农村+城镇"),
    "years as headings": Case("单位 2019 2020\n全区 60 30\n东山 10 5\n秣陵 21 10\n汤山 30 15", "B3", codes="2019 2020"),
    "note and header disagree": Case("单位 合计 农村 城镇 其他\n. . . . .\n栏次 1 2 3 4\n" + "\n".join(line + " 0" for line in GOOD.splitlines()) + "\n1=2+3"),
    "a unit called like a kind of unit": Case("街道 讲座 展览\n学校 1 2\n社区 3 4\n合计 4 6", units="学校 社区", district="合计"),
    "a unit called like a column label": Case(HEADER + "全区 10 4 6\n甲 4 1 3\n乙 6 3 3\n丙 . . .", units="甲 乙 丙"),
    "a name that is no number": Case(HEADER + GOOD.replace("秣陵 20", "秣陵 20几"), "B6", findings="RD001"),
    "codes with 栏 before the number": Case("单位 培训 农村 城镇\n. 栏1 栏2 栏3\n" + BAD + "1=2+3", "B4 B6", codes="1 2 3", relations="1=2+3"),
    "a first row of decimals under lettered codes": Case("序号 单位 培训 农村 城镇 线上 线下\n甲 乙 A1 B1 B2 C1 C2\n1 东山 1.5 2.5 3.5 4.5 5.5\n2 秣陵 4.5 2 1 1 2\n3 汤山 2 3 4 5 6\n. 全区 8 7.5 8.5 10.5 13.6", "G7", codes="A1 B1 B2 C1 C2"),
    "a first row that rises is no code row": Case("序号 单位 培训 农村 城镇 线上 线下\n1 东山 2 3 4 5 6\n2 秣陵 4 2 1 1 2\n3 汤山 2 3 4 5 6\n. 全区 8 8 9 11 15", "G6", codes="培训 农村 城镇 线上 线下"),
    "item marks before relations": Case(HEADER + BAD + "说明：①1=2+3；2.第2栏≤第1栏；3、3≤1", "B4 B6", relations="1=2+3 2<=1 3<=1"),
    "an item mark that could be part of a code": Case(HEADER + BAD + "说明：1．1=2+3。", "B4 B6", relations="1=2+3"),
    "an item mark before letters": Case("单位 培训 农村 城镇\n栏次 A B C\n" + BAD + "说明：1．A=B+C", "B4 B6", codes="A B C", relations="A=B+C"),
    "codes with points are no item marks": Case("单位 培训 农村 城镇\n栏次 1 1.1 1.2\n" + BAD + "1=1.1+1.2；1.1≤1", "B4 B6", codes="1 1.1 1.2", relations="1=1.1+1.2 1.1<=1"),
    "a column of marks for nothing is an indicator": Case("单位 培训 讲座 线上\n全区 60 — 30\n东山 10 — 5\n秣陵 20 — 10\n汤山 30 — 15\n填表人：张 审核人：李 . 日期", codes="培训 讲座 线上"),
    "a first unit with nothing but its name": Case("单位 培训 农村\n城东 . .\n城西 — /\n全区 60 30\n东山 10 5\n秣陵 20 10\n汤山 31 15", "B5", units="城东 城西 东山 秣陵 汤山"),
    "a first unit with nothing but its name and its area": Case("序号 片区 单位 培训 农村\n1 东片 城东 — —\n2 . 东山 10 5\n3 西片 秣陵 20 10\n4 . 汤山 31 15\n. . 合计 60 30", "D7", units="城东 东山 秣陵 汤山", district="合计"),
    "marks for nothing beside one number": Case("单位 培训 农村 线上\n东山 10 — —\n秣陵 20 — 10\n汤山 30 15 15\n合计 60 15 25", district="合计"),
    "the last unit with nothing but its name": Case("单位 培训 农村\n全区 60 30\n东山 10 5\n. . .\n秣陵 20 10\n汤山 30 15\n城西 . .\n填表人：张 . .", units="东山 秣陵 汤山 城西"),
    "one column with its code": Case("单位 培训\n栏次 1\n全区 60\n东山 10\n秣陵 20\n汤山 31", "B4", codes="1"),
    "one column under 甲": Case("序号 单位 培训\n. 甲 1\n. 全区 60\n1 东山 10\n2 秣陵 20\n3 汤山 31", "C4", codes="1"),
    "one column and a unit called 甲": Case("单位 培训\n甲 10\n乙 20\n丙 31\n合计 60", "B6", codes="培训", units="甲 乙 丙", district="合计"),
    "a blank column under a head of two rows is an indicator": Case("单位 讲座 培训 .\n. . 农村 城镇\n全区 . 30 30\n东山 . 5 5\n秣陵 . 10 10\n汤山 . 15 15", codes="讲座 培训/农村 培训/城镇"),
    "a blank last column under a head of two rows": Case("单位 培训 . 讲座\n. 农村 城镇\n全区 30 30\n东山 5 5\n秣陵 10 10\n汤山 15 15", codes="培训/农村 培训/城镇 讲座"),
    "a blank column of remarks is none": Case("单位 培训 农村 备注\n全区 60 30 .\n东山 10 5 .\n秣陵 20 10 .\n汤山 30 15 .", codes="培训 农村"),
    "a unit twice": Case(HEADER + GOOD.replace("汤山", "秣陵"), "A7", units="东山 秣陵 秣陵#2", findings="RD006"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, sheet: Callable[..., Path]) -> None:
    case = CASES[name]
    path = sheet("2021年社区教育目标任务表\n" + case.text)
    found = read(path).files[0]
    table = found.table
    assert table is not None
    assert list(table.units) == case.units.split()
    assert table.district == case.district
    if case.codes:
        assert list(table.codes) == case.codes.split()
    if case.relations:
        declared = [str(entry.relation) for entry in table.declarations if entry.relation]
        assert declared == case.relations.replace("-", "").split()
    (report,) = check(path, rules="none").files
    errors = [finding.place.cell for finding in report.findings if finding.severity == "error"]
    assert sorted(errors, key=str) == sorted(case.wrong.split())
    assert set(case.findings.split()) <= {finding.code for finding in (*report.findings, *found.findings)}
    if not case.findings:
        assert not [finding.code for finding in report.findings if finding.severity == "warning"]


def codes_of(path: Path, rules: str | None = "none") -> list[str]:
    (file,) = check(path, rules=rules).files
    return [finding.code for finding in file.findings]


def test_a_flat_header_is_not_out_of_step(sheet: Callable[..., Path]) -> None:
    assert codes_of(sheet("2021年目标任务表\n" + HEADER + GOOD + "1=2+3")) == []


@pytest.mark.parametrize("note", ["1=3+2", "2=1-3", "1=2+3；1=3+2"])
def test_one_relation_written_in_two_ways_is_one(note: str, sheet: Callable[..., Path]) -> None:
    text = "2021年目标任务表\n单位 合计 其中 .\n. . 农村 城镇\n栏次 1 2 3\n" + BAD + note
    assert codes_of(sheet(text)) == ["DS001", "PW001"]


@pytest.mark.parametrize("name", ["IT_skills培训", "-其中老年", "a..b", ".5折", "长" * 120])
def test_any_header_can_be_a_column(name: str, sheet: Callable[..., Path]) -> None:
    path = sheet(f"2021年目标任务表\n单位 合计 {name} 城镇\n{BAD}")
    (file,) = check(path).files
    assert file.fault is None
    assert file.checked.relations == 3 + 4
    assert [finding.place.cell for finding in file.findings] == ["B3", "B5"]


def test_sums_of_many_columns(sheet: Callable[..., Path]) -> None:
    columns = range(1, 121)
    rows = [f"单位 {' '.join(f'项{n}' for n in columns)}", f"栏次 {' '.join(map(str, columns))}"]
    rows += [f"{unit} {119 * n} {' '.join([str(n)] * 119)}" for unit, n in (("全区", 3), ("东山", 1), ("秣陵", 2))]
    assert codes_of(sheet("2021年目标任务表\n" + "\n".join(rows) + "\n1=2+…+120")) == []


def test_a_district_under_another_name_is_told_by_its_numbers(sheet: Callable[..., Path]) -> None:
    path = sheet("2021年目标任务表\n" + HEADER + GOOD.replace("全区", "区教育局"))
    assert codes_of(path) == ["RD020"]


def test_headings_over_several_lines_of_a_csv(tmp_path: Path) -> None:
    """A field with line breaks takes several lines of the file, and parts no header from its table."""
    path = tmp_path / "t.csv"
    heading = '单位,"农民\n实用\n技术\n培训","农民\n实用\n技术\n培训",讲座\n,"合\n计",农村,\n'
    path.write_text("2021年任务表\n" + heading + "全区,3,3,9\n东山,1,1,4\n秣陵,2,2,4\n", encoding="utf-8")
    (file,) = check(path, rules="none").files
    assert file.table is not None
    assert file.table.codes == ("农民实用技术培训/合计", "农民实用技术培训/农村", "讲座")
    assert [finding.place.cell for finding in file.findings] == ["D11"]


def test_a_reading_does_not_depend_on_what_was_read_before(sheet: Callable[..., Path]) -> None:
    """In the first table the numbers show a district that no name does; in the second they do not."""
    head = "2021年完成情况表\n指标 全年目标（场） 完成（场）\n"
    parts = "其中：讲座 125 {}\n其中：展演 148 110\n品牌 3 2\n"
    first = sheet(f"{head}活动 273 210\n{parts.format(100)}", "a.csv")
    second = sheet(f"{head}活动 273 210\n{parts.format(40)}", "b.csv")
    _cache_of.cache_clear()
    (alone,) = read(second).tables
    _cache_of.cache_clear()
    (other,) = read(first).tables
    (after,) = read(second).tables
    assert other.district != alone.district
    assert (after.district, after.units, after.row_totals) == (alone.district, alone.units, alone.row_totals)
