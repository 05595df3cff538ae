"""Slips: who is written to, and about what."""

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from msgspec.structs import replace

from cedu_targets import check
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.slip import cells
from cedu_targets.reporters.check.slips import Slips, address, render, rendered
from made_tables import Number
from made_tables import check as judged
from made_tables import table as made
from report_texts import document_text
from sample_reports import full, jiangning, messages_for, unsure

COLLEGE = "数据审核反馈单-学院.docx"


def test_one_slip_for_each_unit_that_has_something_to_answer_and_none_for_the_district() -> None:
    slips = render(jiangning(), Messages(Language.ZH))
    assert list(slips) == [COLLEGE]
    lines = document_text(slips[COLLEGE]).splitlines()
    assert lines[:7] == [
        "数据审核反馈单",
        "学院：",
        "《2020年全区社会教育主要工作目标、任务分解表》中涉及贵单位的数据经审核，发现 4 处疑似填错。"
        "请逐项核对原始资料，确有差错的，改正后重新报送；情况属实、无须修改的，请在“回复”栏说明。",
        "文件：targets.xlsx，工作表：任务分解表",
        "一、疑似填错（请先对照原始资料，属实的按“应为”改正）",
        "序号 | 指标与位置 | 现为 | 应为 | 疑似 | 回复",
        "1 | 成人学历教育合计（第17栏） / 单元格 R21 | 未填 | 2000 | 错列 | □ 已改正 / □ 说明：",
    ]
    assert "核对数" not in "".join(lines)  # the total of what stands in the wrong columns is no number to be written
    assert lines[10].startswith(
        "第 1 项：学院 中等学历教育（第18栏）至省、市教育服务“三农”高水平基地（第20栏）的数应在成人"
    )
    assert lines[11] == "第 1 项的依据（按“应为”改正后，下列不符全部消除）："
    assert any("学院 第17栏（成人学历教育合计）未填；第18+19栏 = 3500，少 3500。" in line for line in lines[12:])
    assert "请于　　　　年　　月　　日前回复。" in lines
    found = address(jiangning())
    assert (found.for_planner, found.of_some_unit) == (0, 0)


def test_explained_findings_and_questions_are_on_no_slip() -> None:
    found = address(full())
    slips = {slip.unit: slip for slip in found.slips}
    assert list(slips) == ["湖熟", "学院"]  # 东山 has only what could not be judged
    texts = [document_text(content) for content in render(full(), messages_for(Language.ZH)).values()]
    assert not any("QU999" in text or "累计数" in text or "U10" in text for text in texts)
    assert any("填报数：34% / 核对数：30% / 多 4%" in text for text in texts)


def test_what_could_not_be_judged_is_said_where_a_slip_is_written() -> None:
    (file, *_) = full().files
    entry = replace(file.not_judged[0], place=replace(file.not_judged[0].place, unit="学院"))
    slips = render(Report((replace(file, not_judged=(entry,)),)), messages_for(Language.ZH))
    assert "二、无法判定（请补报）\n· 学院 第9栏（合计）：有单元格读不出数字" in document_text(slips[COLLEGE])


def test_a_unit_whose_number_is_probably_wrong_is_asked_though_no_finding_stands_at_its_row() -> None:
    found = address(unsure())
    # 甲 alone: 东山, 秣陵 and 汤山 are alternatives, and nobody is written to on suspicion.
    assert [(slip.path, slip.unit) for slip in found.slips] == [("b.csv", "甲")]
    (asked,) = map(document_text, render(unsure(), Messages(Language.ZH)).values())
    assert "《样表》中涉及贵单位的数据经审核，发现 1 处疑似填错。" in asked
    assert "1 | 指标1（第1栏） / 单元格 B5 | 10 | 40 | 打错一位数字 | □ 已改正 / □ 说明：" in asked
    assert "\n· 全区 第1栏（指标1）填 43；" in asked
    # The district's sum in a.csv, which one of three explains; in b.csv the other two of the district's three.
    assert (found.for_planner, found.of_some_unit) == (3, 1)


def case(rows: dict[str, list[Number]], relations: list[str], district: str = "全区") -> Slips:
    return address(Report((replace(judged(made(rows, relations, district)), path="a.csv"),)))


def lines_of(found: Slips) -> list[str]:
    return [
        line
        for text in rendered(found.slips, Messages(Language.ZH)).values()
        for line in document_text(text).splitlines()
    ]


PARTS: dict[str, list[Number]] = {
    "全区": [96, 47, 49], "甲": [50, 26, 24], "乙": [34, 16, 18], "丙": [12, 5, 7]
}  # fmt: skip


@pytest.mark.parametrize(
    ("number", "row"),
    [
        ((1, 62), "1 | 指标2（第2栏） / 单元格 C5 | 62 | 26 | 数字颠倒 |"),
        ((1, 260), "1 | 指标2（第2栏） / 单元格 C5 | 260 | 26 | 小数点或零的个数有误 |"),
        ((0, None), "1 | 指标1（第1栏） / 单元格 B5 | 未填 | 50 | 漏填 |"),
        ((2, None), "1 | 指标3（第3栏） / 单元格 D5 | 未填 | 24 | 漏填 |"),
    ],
)
def test_the_numbers_are_those_of_the_cause(number: tuple[int, Number], row: str) -> None:
    """A wrong part is to be mended, not the sound total beside it."""
    place, value = number
    wrong = {**PARTS, "甲": [value if n == place else one for n, one in enumerate(PARTS["甲"])]}
    found = case(wrong, ["1=2+3"])
    assert [slip.unit for slip in found.slips] == ["甲"]
    told = lines_of(found)
    assert any(line.startswith(row) for line in told)
    assert not any("核对数" in line for line in told)
    assert found.for_planner == 0  # the district's sum fails for that, and the slip says so


def test_of_several_possibilities_all_are_listed() -> None:
    found = case({"甲": [50, 29, 24], "乙": [34, 16, 18]}, ["1=2+3"])
    told = lines_of(found)
    assert [slip.unit for slip in found.slips] == ["甲"]
    assert "发现 1 处疑似差错（有几种可能）" in told[2]
    assert "一、有几种可能（如 1.1、1.2，只有一种属实，请对照原始资料核对）" in told
    rows = [line.split(" | ")[:4] for line in told if line.startswith("1.")]
    assert {row[1] + row[3] for row in rows} == {
        "指标1（第1栏） / 单元格 B453", "指标2（第2栏） / 单元格 C426", "指标3（第3栏） / 单元格 D421"
    }  # fmt: skip
    assert "第 1 项的依据（改正属实的一种后，下列不符全部消除）：" in told


def test_what_stands_in_the_districts_row_alone_is_for_the_planner() -> None:
    found = case({**PARTS, "全区": [96, 47, 58]}, ["1=2+3"])
    assert (found.slips, found.for_planner, found.of_some_unit) == ((), 2, 0)


def test_what_one_of_several_units_explains_is_counted_so() -> None:
    found = case({"全区": [100], "甲": [50], "乙": [34], "丙": [12]}, [])
    assert (found.slips, found.for_planner, found.of_some_unit) == ((), 1, 1)


def test_without_a_search_no_slip_speaks_of_causes() -> None:
    (file,) = jiangning().files
    report = Report((replace(file, search=None),))
    slips = render(report, Messages(Language.ZH))
    assert list(slips) == [COLLEGE]
    assert not any("依据" in document_text(content) or "推断" in document_text(content) for content in slips.values())
    assert "填报数：未填 / 核对数：3500 / 少 3500" in document_text(slips[COLLEGE])
    assert address(report).for_planner == 4


def test_units_of_two_files_are_strangers() -> None:
    (file,) = jiangning().files
    report = Report((file, replace(file, number=2), replace(file, path="b/Targets.xlsx")))
    slips = address(report).slips
    assert [(slip.path, slip.unit, len(slip.parts)) for slip in slips] == [
        ("targets.xlsx", "学院", 2), ("b/Targets.xlsx", "学院", 1),
    ]  # fmt: skip
    names = list(render(report, Messages(Language.ZH)))
    assert names[0] == "数据审核反馈单-targets-学院.docx"
    assert names[1] == "数据审核反馈单-Targets-学院-2.docx"  # names differ by more than case
    assert document_text(render(report, Messages(Language.ZH))[names[0]]).count("发现 8 处疑似填错") == 1


def test_a_table_without_a_district_row_has_a_slip_for_whoever_made_it() -> None:
    (file,) = jiangning().files
    assert file.table is not None
    table = replace(file.table, district=None)
    names = list(render(Report((replace(file, document=table, search=None),)), Messages(Language.ZH)))
    assert names == ["数据审核反馈单-制表单位.docx", COLLEGE]


def test_the_form_of_one_street_has_one_slip_for_all_that_is_in_it() -> None:
    found = case({"甲": [50, 29, 24]}, ["1=2+3"])
    assert [(slip.unit, slip.unclear) for slip in found.slips] == [("甲", 1)]
    assert not any("全区" in line for line in lines_of(found))


def test_numbers_that_are_texts_are_to_become_numbers(tmp_path: Path) -> None:
    """The formulas passed over 26; the unit's own total is theirs, the district's is not on its slip."""
    book = xlsxwriter.Workbook(str(tmp_path / "texts.xlsx"))
    sheet = book.add_worksheet("分解表")
    rows = [["单位", "合计", "农村", "在岗"], ["栏次", 1, 2, 3], ["全区目标", *PARTS["全区"]]]
    rows += [[unit, *PARTS[unit]] for unit in "甲乙丙"]
    for line, row in enumerate([*rows, ["说明：1=2+3"]]):
        sheet.write_row(line, 0, row)
    sheet.write_string("C4", "26")
    sheet.write_formula("C3", "=SUM(C4:C6)", None, 21)
    sheet.write_formula("B4", "=SUM(C4:D4)", None, 24)
    book.close()
    found = address(check(tmp_path / "texts.xlsx"))
    told = lines_of(found)
    assert [slip.unit for slip in found.slips] == ["甲"]
    assert [line for line in told if line.startswith("1 | ")] == [
        "1 | 农村（第2栏） / 单元格 C4 | 26（文本） | 26（数字） | 数字存成了文本 | □ 已改正 / □ 说明：",
        "1 | 合计（第1栏） / 单元格 B4 | 24 | 50 | 数字存成了文本 | □ 已改正 / □ 说明：",
    ]


def test_causes_are_gone_through_once_and_not_for_each_unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four thousand units with forty wrong sums took twenty seconds, most of a check."""
    rows = [f"村{n},{2 * n + (n % 50 == 0)},{n},{n}" for n in range(1, 301)]
    (tmp_path / "many.csv").write_text("\n".join(["单位,1,2,3", *rows, "说明：1=2+3"]), encoding="utf-8")
    report = check(tmp_path / "many.csv")
    seen = []

    def counted(one: Any) -> Any:
        seen.append(one)
        return cells(one)

    monkeypatch.setattr("cedu_targets.reporters.check.slips.cells", counted)
    found = address(report)
    assert [slip.unit for slip in found.slips if slip.unit] == [f"村{n}" for n in range(50, 301, 50)]
    assert 0 < len(seen) < 300
