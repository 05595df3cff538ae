"""The ledger: what is a date is a date, what is a number a number, and texts stay texts."""

from datetime import date, datetime

import pytest
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from cedu_targets.domain.items import Assigned, Item, ItemKind, Role
from cedu_targets.domain.provenance import REPORT
from cedu_targets.domain.status import State
from cedu_targets.messages.messages import Language
from cedu_targets.reporters.status import excel
from cedu_targets.reporters.status.states import STATE_SYMBOLS, state_text
from report_texts import opened
from sample_reports import STEERING, messages_for
from status_reports import due_of, hostile_status, long_status, report_of, row_of, suzhou_status

ZH = messages_for(Language.ZH)
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", list(Language))


def ledger(sheet: Worksheet) -> dict[str, dict[str, object]]:
    """The rows of a ledger by their ids, each cell by its heading."""
    rows = list(sheet.iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if row[1] == "内容")
    names = [str(name) for name in rows[head]]
    return {str(row[0]): dict(zip(names, row, strict=True)) for row in rows[head + 1 :]}


def test_the_ledger_holds_every_item_with_dates_and_numbers() -> None:
    report = suzhou_status()
    book = opened(excel.render(report, ZH))
    assert book.sheetnames[:3] == ["台账", "汇总", "审核问题"]
    rows = ledger(book["台账"])
    assert list(rows) == [row.id for row in report.rows]
    done = rows["安排-2"]
    assert done["最后期限"] == datetime(2019, 3, 31)
    assert done["完成时间"] == datetime(2019, 3, 25)
    assert (done["状态"], done["超过或剩余"], done["完成情况"]) == ("✓ 已完成", None, "已完成")
    assert done["佐证材料"] == "申报汇总表.xlsx、通知.pdf"
    late = rows["安排-6"]
    assert (late["状态"], late["超过或剩余"], late["备注"]) == ("✗ 逾期未完成", -46, "场地未定")
    assert rows["安排-11"]["超过或剩余"] == 15
    assert rows["安排-1"]["期限（原文）"] == "全年，到 2020 年"
    assert rows["安排-1"]["最后期限"] == datetime(2020, 12, 31)
    assert rows["要点-1"]["最后期限"] is None
    assert rows["安排-26"]["期限（原文）"] == "待定（承上）"
    assert rows["安排-26"]["出处"] == "第 95 行"
    assert "suzhou.txt" in str(book["台账"]["A3"].value)


def test_days_are_read_in_words_and_stay_numbers() -> None:
    sheet = opened(excel.render(suzhou_status(), ZH))["台账"]
    cells = [row[7] for row in sheet.iter_rows(min_row=5) if isinstance(row[7].value, int | float)]
    assert cells
    assert {cell.number_format for cell in cells} == {'"还有 "0" 天";"过 "0" 天";"今天到期"'}
    dates = [row[3] for row in sheet.iter_rows(min_row=5) if isinstance(row[3].value, datetime)]
    assert {cell.number_format for cell in dates} == {"yyyy-mm-dd"}


def test_it_is_filtered_kept_in_sight_and_printed_on_a4() -> None:
    report = suzhou_status()
    book = opened(excel.render(report, ZH))
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows
    sheet = book["台账"]
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref == f"A4:M{4 + len(report.rows)}"
    assert sheet.print_title_rows == "$4:$4"
    assert book.properties.description == REPORT


def test_each_owner_has_a_sheet_of_its_items_and_the_summary_leads_there() -> None:
    report = suzhou_status()
    book = opened(excel.render(report, ZH))
    assert book.sheetnames[3:] == [owner.owner for owner in report.owners]
    for owner in report.owners:
        assert list(ledger(book[owner.owner])) == [row.id for row in owner.rows]
    counted = {row[0].value: row for row in book["汇总"].iter_rows()}
    link = counted["市社指中心"][0].hyperlink
    assert link is not None
    assert link.location == "'市社指中心'!A1"
    heads = [cell.value for cell in counted["责任单位"]]
    for owner in report.owners:
        row = counted[owner.owner]
        found = {head: row[n].value for n, head in enumerate(heads) if n > 1 and head}
        assert row[1].value == len(owner.rows)
        assert found == {state_text(state, ZH): owner.counts[state] for state in STATE_SYMBOLS if report.counts[state]}
    assert counted["合计"][1].value == len(report.rows)


@IN_EACH_LANGUAGE
def test_the_state_has_a_colour_a_sign_and_a_word(language: Language) -> None:
    report, messages = long_status(40), messages_for(language)
    sheet = opened(excel.render(report, messages)).worksheets[0]
    cells = {row[0].value: row[6] for row in sheet.iter_rows(min_row=5)}
    for row in report.rows:
        cell = cells[row.id]
        assert cell.value == state_text(row.state, messages)
        fill = excel.FILLS.get(row.state)
        assert fill is None or cell.fill.fgColor.rgb == f"FF{fill[1:]}"


@IN_EACH_LANGUAGE
def test_hostile_texts_stay_texts(language: Language) -> None:
    book = opened(excel.render(hostile_status(), messages_for(language)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}  # no formula
    assert {cell.hyperlink.target for cell in cells if cell.hyperlink} <= {None, "=2.csv"}
    assert not any(STEERING.search(cell.value) for cell in cells if isinstance(cell.value, str))
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in book.sheetnames)


def test_of_many_owners_the_first_have_a_sheet_and_the_others_are_named() -> None:
    owners = tuple(Assigned(f"第{number}街道") for number in range(excel.MOST_SHEETS + 3))
    item = Item("安排-1", ItemKind.SCHEDULED, "事", due=due_of(date(2019, 6, 1), date(2019, 6, 20)), owners=owners)
    book = opened(excel.render(report_of([row_of(item, State.DUE)]), ZH))
    assert len(book.sheetnames) == 2 + excel.MOST_SHEETS
    texts = [str(row[0].value) for row in book["汇总"].iter_rows()]
    assert "责任单位太多，只给前 40 个单位各列一张表（共 43 个）；其余的请在“台账”里按责任单位筛选。" in texts
    assert "第42街道" in texts


def test_who_leads_and_who_supports_have_columns_of_their_own() -> None:
    owners = (Assigned("甲", Role.LEAD), Assigned("乙"), Assigned("各市、区", Role.SUPPORT, every=True))
    item = Item("安排-1", ItemKind.SCHEDULED, "事", due=due_of(date(2019, 6, 1), date(2019, 6, 20)), owners=owners)
    row = ledger(opened(excel.render(report_of([row_of(item, State.DUE)]), ZH))["台账"])["安排-1"]
    assert (row["牵头、责任单位"], row["配合单位"]) == ("牵头：甲；责任：乙", "各市、区")
    member = replace(row_of(item, State.DUE), unit="丙市")
    row = ledger(opened(excel.render(report_of([member]), ZH))["台账"])["安排-1"]
    assert (row["牵头、责任单位"], row["配合单位"]) == ("丙市", None)


def test_only_the_states_asked_for_are_listed() -> None:
    report = replace(suzhou_status(), only=frozenset([State.OVERDUE]))
    book = opened(excel.render(report, ZH))
    assert list(ledger(book["台账"])) == ["安排-5", "安排-6"]
    assert "市终身教育学会" not in book.sheetnames  # it has none of these
    none = opened(excel.render(replace(report, only=frozenset([State.ELAPSED])), ZH))
    assert list(ledger(none["台账"])) == []


def test_a_day_that_excel_has_no_number_for_is_a_text() -> None:
    item = Item("安排-1", ItemKind.SCHEDULED, "事", due=due_of(date(1, 6, 1), date(1, 6, 20)))
    book = opened(excel.render(report_of([row_of(item, State.ELAPSED)]), ZH))
    assert ledger(book["台账"])["安排-1"]["最后期限"] == "0001-06-20"
