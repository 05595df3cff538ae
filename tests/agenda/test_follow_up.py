"""Follow-up: order, one owner's items, files without an item, the exit code."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from cedu_targets.agenda.owner_roster import OwnerRoster
from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.items import Assigned, Item, ItemKind, Items, Reported, Role
from cedu_targets.domain.status import State
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.owners import OwnerEntry
from cedu_targets.report import FileReport
from cedu_targets.reporters.status import markdown, text
from made_tables import table
from suzhou_items import answer, answers, one_item, points, row, schedule, status, truth

ROSTER = OwnerRoster(
    (
        OwnerEntry(name="各市、区", every=True, members=("常熟市", "昆山市")),
        OwnerEntry(name="市社指中心", aliases=("市社会教育服务指导中心",)),
    )
)


def test_by_the_last_day_then_in_the_order_of_the_document_and_what_has_no_end_last() -> None:
    ids = [one.id for one in status(documents=(points(), schedule())).rows]
    assert ids[:3] == ["安排-2", "安排-3", "安排-4"]
    assert ids[22:27] == ["安排-24", "安排-1", "要点-1", "要点-2", "要点-3"]
    assert ids[-2:] == ["安排-25", "安排-26"]


def test_the_owners_of_the_schedule() -> None:
    found = {one.owner: len(one.rows) for one in status().owners}
    assert found == truth()["owner_counts"]["schedule"]


@pytest.mark.parametrize(
    ("owner", "count"), [("市教育局", 12), ("市社指中心", 16), ("各市、区", 4), ("常熟市", 2), ("各有关市、区", 1)]
)
def test_one_owner(owner: str, count: int) -> None:
    report = status(owner=owner)
    assert (len(report.rows), [one.owner for one in report.owners]) == (count, [owner])


def test_a_member_has_the_items_of_its_group_and_an_alias_is_the_owner() -> None:
    report = status(owner="常熟市", roster=ROSTER)
    assert [(one.id, one.unit) for one in report.rows] == [
        ("安排-2", "常熟市"),
        ("安排-11", "常熟市"),
        ("安排-12", "常熟市"),
        ("安排-15", None),
        ("安排-21", None),
        ("安排-25", "常熟市"),
    ]
    assert len(status(owner="市社会教育服务指导中心", roster=ROSTER).rows) == 16
    group = status(owner="各市、区", roster=ROSTER)
    assert (len(group.rows), [one.owner for one in group.owners]) == (8, ["常熟市", "昆山市"])
    assert {one.unit for one in status(owner="市教育局", roster=ROSTER).rows} == {None}


def test_an_unknown_owner_is_a_wrong_call_that_names_those_there_are() -> None:
    with pytest.raises(CallFault) as caught:
        status(owner="市体育局")
    assert (caught.value.code, caught.value.parameters["name"]) == ("unknown_owner", "市体育局")
    assert "市社指中心" in str(caught.value.parameters["known"])


def test_only_some_states_are_shown_and_all_are_counted() -> None:
    report = status(only=[State.NOT_REPORTED])
    assert (len(report.shown), len(report.rows), report.counts[State.UPCOMING]) == (9, 26, 11)


def test_a_file_without_an_item_is_a_fault_once() -> None:
    tables = [FileReport("t.xlsx", number, table({"甲": [2]})) for number in (1, 2)]
    report = status(documents=tuple(tables))
    assert [(file.path, file.fault and file.fault.code) for file in report.files] == [("t.xlsx", "SC020")]
    assert (report.exit_code, report.rows) == (3, ())
    beside = status(documents=(*(replace(one, path="suzhou.txt") for one in tables), schedule()))
    assert (len(beside.files), beside.exit_code) == (3, 0)


def test_a_returned_file_that_is_no_checklist_fails_the_run_and_the_rest_is_still_told() -> None:
    unread = FileReport("x.pdf", fault=InputFault("RD107", path="x.pdf"))
    other = FileReport("t.xlsx", 1, table({"甲": [2]}))
    report = status(unread, other, answers(answer("安排-9", Reported.DONE, "市社指中心")))
    assert [file.fault and file.fault.code for file in report.files] == [None, "RD107", "SC020", None]
    assert (report.exit_code, row(report, "安排-9").state) == (3, State.DONE)


def test_that_items_are_late_fails_the_run_only_where_that_is_wanted() -> None:
    report = status()
    failing = replace(report, fail_on_overdue=True)
    codes = [one.exit_code for one in (report, failing, replace(failing, exit_zero=True))]
    assert codes == [0, 1, 0]
    assert replace(status(as_of=date(2019, 3, 10)), fail_on_overdue=True).exit_code == 0


def test_what_contradicts_is_told_at_the_file_that_says_it() -> None:
    came_in = [
        answers(answer("安排-10", Reported.DONE, "市教育局"), path="a.xlsx"),
        answers(answer("安排-10", Reported.NOT_DONE, "市社指中心"), path="b.xlsx"),
        answers(answer("安排-99", Reported.DONE, "市教育局"), path="c.xlsx"),
    ]
    report = status(*came_in)
    assert row(report, "安排-10").state is None
    told = [(Path(file.path).name, one.code) for file in report.files for one in file.findings]
    assert told == [("b.xlsx", "SC009"), ("c.xlsx", "SC010")]


@pytest.mark.parametrize(
    ("second", "state", "codes"), [(30, State.DONE, []), (31, State.DONE, []), (1, None, ["SC009"])]
)
def test_owners_who_are_done_on_different_days_contradict_where_one_was_late(
    second: int, state: State | None, codes: list[str]
) -> None:
    days = date(2019, 5, 20), date(2019, 6 if second == 1 else 5, second)
    owners = ("市教育局", "市社指中心")
    came_in = [
        answers(answer("安排-10", Reported.DONE, owner, completed=day), path=f"{owner}.xlsx")
        for owner, day in zip(owners, days, strict=True)
    ]
    report = status(*came_in)
    assert row(report, "安排-10").state is state
    assert [one.code for file in report.files for one in file.findings] == codes


def test_a_frame_has_a_row_for_each_item() -> None:
    frame = status(only=[State.NOT_REPORTED]).to_frame()
    assert (len(frame), set(frame.state)) == (9, {"not_reported"})
    first = frame.iloc[0]
    assert (first["item"], first.owners, first.end, first.days, first.line) == (
        "安排-2", "市教育局；各市、区", date(2019, 3, 31), -76, 69,
    )  # fmt: skip


def test_an_error_in_a_list_fails_the_run() -> None:
    later = answers(answer("安排-9", Reported.DONE, "市社指中心", completed=date(2019, 7, 1)))
    report = status(later)
    assert [one.code for file in report.files for one in file.findings if one.severity is Severity.ERROR] == ["SC008"]
    assert (report.exit_code, replace(report, exit_zero=True).exit_code) == (1, 0)


def test_what_is_wrong_in_a_clerks_own_table_is_told_of_the_item_of_the_plan() -> None:
    """His row 1 is 安排-9 of the plan, and his row 2 is nothing in it."""
    known = schedule().document
    assert isinstance(known, Items)
    texts = {"安排-1": known.by_id["安排-9"].text, "安排-2": "食堂改造"}
    entries = tuple(Item(name, ItemKind.SCHEDULED, text, name[-1]) for name, text in texts.items())
    returns = tuple(answer(name, Reported.UNCLEAR, "市社指中心", said="推进") for name in texts)
    document = Items("进展", ItemKind.SCHEDULED, "2019", None, entries, returns)
    found = [
        Finding("SC014", "answers", Severity.NOTE, one.place, {"item": one.item, "said": "推进"}, variant="unclear")
        for one in returns
    ]
    (came_in,) = status(FileReport("市社指中心.xlsx", 1, document, findings=tuple(found))).files[1:]
    told = [Messages(Language.ZH).message(one) for one in came_in.findings]
    assert [one.place.item for one in came_in.findings] == ["安排-9", None, None]
    assert told[0].startswith("安排-9 填“推进”")
    assert told[1].startswith("“食堂改造” 填“推进”")
    assert "这一行写的是“食堂改造”" in told[2]


def test_who_only_supports_is_not_late() -> None:
    lead, support = Assigned("市教育局", Role.LEAD), Assigned("市社指中心", Role.SUPPORT)
    may = Due("5月", date(2019, 5, 1), date(2019, 5, 31), precision=Precision.MONTH)
    file = one_item(may, owners=(lead, support))
    first, second = status(documents=(file,)).owners
    assert (first.counts, first.supported) == ({State.NOT_REPORTED: 1}, 0)
    assert (second.counts, second.supported, len(second.rows)) == ({}, 1, 1)
    (alone,) = status(documents=(one_item(may, owners=(support,)),)).owners
    assert (alone.counts, alone.supported) == ({State.NOT_REPORTED: 1}, 0)  # else nobody would answer for it
    for language in Language:
        messages = Messages(language)
        told = messages.term("agenda_supported", count=1)
        assert told in text.render(status(documents=(file,)), messages)
        assert messages.term("head_supported") in markdown.render(status(documents=(file,)), messages)
