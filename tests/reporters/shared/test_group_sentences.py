"""Groups in words: told in one sentence where it holds of all, else by the first few; never more than is true."""

from decimal import Decimal

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.shared.group_sentences import EXAMPLES, FEW, findings_listed, not_judged_listed

ZH, EN = Messages(Language.ZH), Messages(Language.EN)


def unreadable(cell: str, unit: str, column: str, text: str = "见附件") -> Finding:
    place = Place(sheet="表", cell=cell, unit=unit, indicator=column)
    return Finding("RD001", "reading", Severity.ERROR, place, {"text": text, "name": f"指标{column}"})


def failed(number: int) -> Finding:
    place = Place(sheet="表", cell=f"B{number}", unit=f"单位{number}", indicator="1")
    difference = Decimal(number)
    words = {"name": "合计", "sum": "2+3"}
    return Finding("PW001", "sum:1=2+3", Severity.ERROR, place, words, Decimal(10), 10 + difference, difference)


def test_one_finding_is_told_as_ever() -> None:
    (entry,) = findings_listed([failed(3)], ZH)
    assert entry.in_one(ZH) == ZH.message(failed(3)) == "单位3 第1栏（合计）填 13；第2+3栏 = 10，多 3。"


def test_sentences_that_are_alike_are_one_with_all_units_columns_and_cells() -> None:
    cells = [unreadable(f"{letter}8", "东山", str(column)) for column, letter in enumerate("BCDE", start=1)]
    (entry,) = findings_listed(cells, ZH)
    assert entry.in_one(ZH) == "东山 第1—4栏填的是“见附件”，不是数字。位置：B8:E8，共 4 格。"
    (entry,) = findings_listed([unreadable(f"B{row}", f"单位{row}", "3") for row in range(2, 9)], ZH)
    assert entry.in_one(ZH) == (
        "单位2、单位3、单位4等 7 个单位 第3栏（指标3）填的是“见附件”，不是数字。位置：B2:B8，共 7 格。"
    )
    assert [one.place.cell for one in entry.group.members] == [f"B{row}" for row in range(2, 9)]
    (entry,) = findings_listed([unreadable(f"B{row}", f"u{row}", "3") for row in (2, 3)], EN)
    assert "u2, u3 column 3" in entry.text
    assert entry.text.endswith("Places: B2:B3 (2 cells).")


def test_few_that_differ_are_told_each_with_its_numbers() -> None:
    entries = findings_listed([failed(row) for row in range(1, FEW + 1)], ZH)
    assert [entry.text for entry in entries] == [ZH.message(failed(row)) for row in range(1, FEW + 1)]


def test_of_many_that_differ_only_what_all_share_is_said_and_the_first_have_their_numbers() -> None:
    (entry,) = findings_listed([failed(row) for row in range(1, FEW + 2)], ZH)
    assert entry.text == (
        "合计不等于各分项之和，共 6 处：单位1、单位2、单位3等 6 个单位 第1栏（合计）。位置：B1:B6，共 6 格。"
    )
    assert [text for _, text in entry.examples] == [ZH.message(failed(row)) for row in range(1, EXAMPLES + 1)]
    assert entry.in_one(ZH).endswith("B3：单位3 第1栏（合计）填 13；第2+3栏 = 10，多 3。")
    assert len(findings_listed([failed(row) for row in range(1, 40)], ZH, few=None)) == 39


def test_a_value_that_stands_in_some_only_is_not_said_of_all() -> None:
    found = [unreadable(f"B{row}", f"单位{row}", "1", "x" if row % 2 else "约5") for row in range(2, 12)]
    first, second = findings_listed(found, ZH)
    assert ("“约5”" in first.text, "“x”" in first.text, len(first.group.members)) == (True, False, 5)
    assert ("“约5”" in second.text, "“x”" in second.text, len(second.group.members)) == (False, True, 5)
    assert first.text.endswith("位置：B2、B4、B6、B8、B10。")


def test_a_finding_without_unit_is_not_told_of_units() -> None:
    about = NotJudged("district", Place(sheet="表"), "no_district")
    of_row = NotJudged("district", Place(sheet="表", unit="甲"), "no_district")
    assert len(not_judged_listed([about, of_row], ZH)) == 2


def test_columns_without_codes_are_told_by_name() -> None:
    found = [
        replace(one, parameters={**one.parameters, "coded": 0})
        for one in (unreadable("B8", "东山", "男"), unreadable("C8", "东山", "女"))
    ]
    (entry,) = findings_listed(found, ZH)
    assert entry.text == "东山 “男”栏、“女”栏填的是“见附件”，不是数字。位置：B8:C8，共 2 格。"


def test_places_of_several_files_are_told_with_the_file() -> None:
    found = [unreadable("B9", "东山", "1"), unreadable("B9", "东山", "1")]
    (entry,) = findings_listed(found, ZH, ["一月.xlsx", "二月.xlsx"])
    assert entry.text.endswith("位置：一月.xlsx:表!B9、二月.xlsx:表!B9。")


def test_what_was_not_judged_is_told_alike() -> None:
    cells = [("B", row) for row in range(2, 5)] + [("D", 4)]
    entries = [
        NotJudged("gap", Place(cell=f"{letter}{row}", unit=f"单位{row}", indicator="1"), "gap_months", {"name": "读书"})
        for letter, row in cells
    ]
    (entry,) = not_judged_listed(entries, ZH)
    assert entry.in_one(ZH).startswith("单位2、单位3、单位4 第1栏（读书）：各月人数（或率）不能相加成全年数")
    assert entry.in_one(ZH).endswith("。位置：B2:B4、D4，共 4 格。")


def test_lines_of_a_text_are_named_as_lines() -> None:
    found = [Finding("RD009", "reading", Severity.ERROR, Place(line=line)) for line in (4, 9)]
    (entry,) = findings_listed(found, ZH)
    assert entry.text.endswith("位置：第 4、9 行。")
