"""Rows: one for each member of 各…, one for each time round of what recurs."""

from datetime import date
from typing import Any

import pytest

from cedu_targets.agenda.owner_roster import OwnerRoster
from cedu_targets.domain.due import Due, Precision, Recurrence
from cedu_targets.domain.due_text import due_of
from cedu_targets.domain.items import Assigned, Item, ItemKind, Items, Part, Reported, Role
from cedu_targets.domain.status import Doubt, State
from cedu_targets.packs.owners import OwnerEntry
from cedu_targets.report import FileReport
from suzhou_items import answer, answers, one_item, row, schedule, status, with_returns

MEMBERS = OwnerRoster((OwnerEntry(name="各市、区", every=True, members=("常熟市", "昆山市", "太仓市")),))
JUNE = Due("6月", date(2019, 6, 1), date(2019, 6, 30), precision=Precision.MONTH)


def recurring(often: Recurrence, **more: Any) -> Due:
    return Due("每次", precision=Precision.RECURRING, recurrence=often, **more)


def test_each_member_is_a_row_beside_that_of_the_other_owners() -> None:
    report = status(roster=MEMBERS)
    found = [(one.unit, [owner.name for owner in one.owners]) for one in report.rows if one.id == "安排-11"]
    every = ["市社指中心", "各市、区"]
    assert found == [(None, ["市社指中心"]), ("常熟市", every), ("昆山市", every), ("太仓市", every)]
    assert len(report.rows) == 26 + 4 * 3
    (found_of,) = [one for one in report.owners if one.owner == "昆山市"]
    assert found_of.counts == {State.NOT_REPORTED: 1, State.DUE_SOON: 2, State.UNDATED: 1}


def test_an_item_of_members_alone_has_no_row_besides() -> None:
    report = status(documents=(one_item(JUNE, "各市、区"),), roster=MEMBERS)
    assert [one.unit for one in report.rows] == ["常熟市", "昆山市", "太仓市"]
    done = answer("安排-1", Reported.DONE)
    own = one_item(JUNE, "各市、区")
    report = status(documents=(with_returns(own, done),), roster=MEMBERS)
    states = [(one.unit, one.state) for one in report.rows]
    assert states[0] == (None, State.DONE)  # what the list itself says of the whole does not get lost
    assert {state for _, state in states[1:]} == {State.DUE_SOON}


def test_a_member_answers_for_itself() -> None:
    came_in = [
        answers(answer("安排-11", Reported.DONE, "常熟市"), path="常熟市.xlsx"),
        answers(answer("安排-11", Reported.IN_PROGRESS, "昆山市"), path="昆山市.xlsx"),
    ]
    report = status(*came_in, roster=MEMBERS)
    states = {one.unit: one.state for one in report.rows if one.id == "安排-11"}
    expected = {None: State.DUE_SOON, "常熟市": State.DONE, "昆山市": State.DUE_SOON, "太仓市": State.DUE_SOON}
    assert states == expected


def test_where_nobody_says_who_the_members_are_those_that_reported_are_rows() -> None:
    report = status(answers(answer("安排-11", Reported.DONE, "常熟市"), path="常熟市.xlsx"))
    assert {one.unit: one.state for one in report.rows if one.id == "安排-11"} == {
        None: State.DUE_SOON, "常熟市": State.DONE,
    }  # fmt: skip


def test_a_joint_item_is_done_when_one_of_its_owners_says_so() -> None:
    came_in = [
        answers(answer("安排-10", Reported.BLANK, "市教育局"), path="市教育局.xlsx"),
        answers(
            answer("安排-10", Reported.DONE, "市社指中心", completed=date(2019, 5, 30), evidence=("报告.pdf",)),
            path="市社指中心.xlsx",
        ),
    ]
    found = row(status(*came_in), "安排-10")
    assert (found.state, found.completed, found.evidence) == (State.DONE, date(2019, 5, 30), ("报告.pdf",))
    assert [one.unit for one in found.returns] == ["市教育局", "市社指中心"]


@pytest.mark.parametrize(
    ("often", "labels", "states"),
    [
        (
            Recurrence.MONTHLY,
            [f"2019-{month:02}" for month in range(1, 13)],
            [State.ELAPSED] + [State.NOT_REPORTED] * 4 + [State.DUE_SOON] + [State.UPCOMING] * 6,
        ),
        (
            Recurrence.QUARTERLY,
            ["2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4"],
            [State.NOT_REPORTED, State.DUE_SOON, State.UPCOMING, State.UPCOMING],
        ),
        (Recurrence.HALF_YEARLY, ["2019-H1", "2019-H2"], [State.DUE_SOON, State.UPCOMING]),
        (Recurrence.YEARLY, ["2019"], [State.DUE]),
    ],
)
def test_what_recurs_is_a_row_each_time(often: Recurrence, labels: list[str], states: list[State]) -> None:
    report = status(documents=(one_item(recurring(often)),))
    assert [one.id for one in report.rows] == [f"安排-1@{label}" for label in labels]
    assert [one.state for one in report.rows] == states


def test_the_day_of_the_month_ends_it() -> None:
    due = recurring(Recurrence.MONTHLY, day_of_period=31)
    report = status(documents=(one_item(due),), as_of=date(2019, 3, 1))
    ends = [one.due.end for one in report.rows]
    assert ends[:4] == [date(2019, 1, 31), date(2019, 2, 28), date(2019, 3, 31), date(2019, 4, 30)]


def test_what_recurs_has_periods_in_all_years_of_its_plan_and_none_without_a_year() -> None:
    yearly = recurring(Recurrence.YEARLY)
    report = status(documents=(one_item(yearly, period="2019-2023"),), as_of=date(2021, 6, 15))
    assert [(one.period, one.state) for one in report.rows] == [
        ("2019", State.NOT_REPORTED),
        ("2020", State.NOT_REPORTED),
        ("2021", State.DUE),
        ("2022", State.UPCOMING),
        ("2023", State.UPCOMING),
    ]
    (whole,) = status(documents=(one_item(yearly, period=None),)).rows
    assert (whole.id, whole.state) == ("安排-1", State.ONGOING)


@pytest.mark.parametrize(
    ("text", "ends", "states"),
    [
        ("每年6月底前", ["2023-06-30", "2024-06-30", "2025-06-30"], [State.NOT_REPORTED, State.DUE_SOON, State.LATER]),
        ("每年3月、9月", ["2023-09-30", "2024-09-30", "2025-09-30"], [State.NOT_REPORTED, State.DUE, State.UPCOMING]),
        ("每年2月底前", ["2023-02-28", "2024-02-29", "2025-02-28"], [State.NOT_REPORTED] * 2 + [State.LATER]),
        ("每年3月5日前", ["2023-03-05", "2024-03-05", "2025-03-05"], [State.NOT_REPORTED] * 2 + [State.LATER]),
        ("每年", ["2023-12-31", "2024-12-31", "2025-12-31"], [State.NOT_REPORTED, State.DUE, State.UPCOMING]),
    ],
)
def test_a_day_within_every_year_is_that_day_in_each_year_of_the_plan(
    text: str, ends: list[str], states: list[State]
) -> None:
    document = one_item(due_of(text, 2023), period="2023-2025")
    report = status(documents=(document,), as_of=date(2024, 6, 20))
    assert [(one.period, str(one.due.end)) for one in report.rows] == [
        *zip(("2023", "2024", "2025"), ends, strict=True)
    ]
    assert [one.state for one in report.rows] == states


def test_what_is_done_early_counts_in_its_year() -> None:
    document = one_item(due_of("每年3月", 2019), period="2019-2020")
    done = with_returns(document, answer("安排-1", Reported.DONE, completed=date(2020, 2, 20)))
    report = status(documents=(done,), as_of=date(2020, 3, 1))
    assert [(one.period, one.state) for one in report.rows] == [("2019", State.NOT_REPORTED), ("2020", State.DONE)]


def test_a_time_over_the_turn_of_the_year_is_one_period() -> None:
    document = one_item(due_of("每年12月至次年1月", 2019), period="2019-2020")
    done = with_returns(document, answer("安排-1", Reported.DONE, completed=date(2020, 1, 20)))
    report = status(documents=(done,), as_of=date(2020, 3, 1))
    assert [(one.period, one.state) for one in report.rows] == [("2019", State.DONE), ("2020", State.UPCOMING)]


def test_that_it_recurs_is_not_assumed_where_it_is_not_printed() -> None:
    (whole,) = status(documents=(one_item(recurring(Recurrence.YEARLY, printed=False)),)).rows
    assert (whole.id, whole.state) == ("安排-1", State.ONGOING)


def test_an_answer_counts_in_the_period_of_its_day() -> None:
    file = one_item(recurring(Recurrence.QUARTERLY))
    dated = with_returns(
        file,
        answer("安排-1", Reported.DONE, completed=date(2019, 3, 20)),
        answer("安排-1", Reported.DONE, completed=date(2019, 6, 10)),
    )
    report = status(documents=(dated,))
    assert [one.state for one in report.rows] == [State.DONE, State.DONE, State.UPCOMING, State.UPCOMING]
    assert not report.files[0].findings  # two days of two quarters contradict nothing
    blank = status(documents=(with_returns(file, answer("安排-1", Reported.BLANK)),)).rows
    assert [(one.state, one.reported) for one in blank][:2] == [
        (State.NOT_REPORTED, Reported.BLANK),
        (State.DUE_SOON, Reported.BLANK),
    ]


@pytest.mark.parametrize(
    ("day", "states"),
    [
        (date(2019, 2, 15), [State.DONE, State.UPCOMING, State.UPCOMING, State.UPCOMING]),
        (date(2019, 6, 15), [None]),
    ],
)
def test_an_answer_without_a_day_counts_where_only_one_period_has_begun(day: date, states: list[State | None]) -> None:
    file = with_returns(one_item(recurring(Recurrence.QUARTERLY)), answer("安排-1", Reported.DONE, said="已完成"))
    report = status(documents=(file,), as_of=day)
    assert [one.state for one in report.rows] == states
    assert [one.doubt for one in report.rows if one.doubt] == [Doubt.PERIOD] * states.count(None)


def test_a_day_in_no_period_is_no_answer_for_any_and_what_is_given_up_is_so_in_all() -> None:
    file = one_item(recurring(Recurrence.QUARTERLY))
    strange = with_returns(file, answer("安排-1", Reported.DONE, completed=date(2018, 12, 30)))
    (found,) = status(documents=(strange,)).rows
    assert (found.id, found.state, found.doubt) == ("安排-1", None, Doubt.PERIOD)
    void = with_returns(file, answer("安排-1", Reported.CANCELLED, reason="并入下年"))
    (found,) = status(documents=(void,)).rows
    assert (found.id, found.state) == ("安排-1", State.VOID)


def test_a_day_in_one_month_of_a_quarter_is_the_last_day_of_each() -> None:
    for month, days in {1: (1, 10), 2: (2, 10), 3: (3, 10)}.items():
        due = recurring(Recurrence.QUARTERLY, day_of_period=10, month_of_period=month)
        report = status(documents=(one_item(due, "市教育局"),))
        ends = [one.due.end for one in report.rows]
        assert ends == [date(2019, quarter * 3 + days[0], days[1]) for quarter in range(4)]


def test_what_comes_back_from_a_month_on_has_no_period_before() -> None:
    due = recurring(Recurrence.MONTHLY, start=date(2019, 10, 1))
    report = status(documents=(one_item(due, "市教育局"),))
    assert [one.period for one in report.rows] == ["2019-10", "2019-11", "2019-12"]


def test_an_answer_counts_for_the_period_that_its_row_names() -> None:
    plan = one_item(recurring(Recurrence.QUARTERLY))
    assert isinstance(plan.document, Items)
    names = ["安排-1@2019-Q1", "安排-1@2019-二季度", "安排-1@2019-Q3"]
    said = [Reported.DONE, Reported.DONE, Reported.BLANK]
    entries = tuple(Item(name, ItemKind.SCHEDULED, "报送信息", name) for name in names)
    returns = tuple(answer(name, one, "市教育局") for name, one in zip(names, said, strict=True))
    came_in = FileReport("a.xlsx", 1, Items("清单", ItemKind.SCHEDULED, "2019", None, entries, returns))
    report = status(came_in, documents=(plan,), as_of=date(2019, 10, 15))
    assert [one.state for one in report.rows] == [State.DONE, State.DONE, State.NOT_REPORTED, State.DUE]
    assert [[one.period for one in row.returns] for row in report.rows] == [["2019-Q1"], ["2019-Q2"], ["2019-Q3"], []]
    assert not report.files[1].findings  # the same word four times is no list sent twice


def test_a_period_that_there_is_not_is_no_answer_for_any() -> None:
    plan = one_item(recurring(Recurrence.QUARTERLY))
    entry = Item("安排-1@2018-Q1", ItemKind.SCHEDULED, "报送信息", "安排-1@2018-Q1")
    document = Items("清单", ItemKind.SCHEDULED, "2019", None, (entry,), (answer(entry.id, Reported.DONE),))
    (found,) = status(FileReport("a.xlsx", 1, document), documents=(plan,)).rows
    assert (found.state, found.doubt) == (None, Doubt.PERIOD)


def test_each_member_has_periods_of_its_own() -> None:
    file = one_item(recurring(Recurrence.HALF_YEARLY), "各市、区")
    came_in = with_returns(file, answer("安排-1", Reported.DONE, "昆山市"))
    rows = status(documents=(came_in,), roster=MEMBERS, as_of=date(2019, 7, 15)).rows
    found = {(one.unit, one.id): one.state for one in rows}
    assert found.pop(("昆山市", "安排-1")) is None
    assert found == {
        (unit, f"安排-1@2019-H{half}"): state
        for unit in ("常熟市", "太仓市")
        for half, state in ((1, State.NOT_REPORTED), (2, State.DUE))
    }


def test_a_deadline_in_the_text_ends_what_its_row_begins() -> None:
    found = row(status(documents=(schedule(),)), "安排-1")
    assert (found.due.start, found.due.end, found.days) == (date(2019, 1, 1), date(2020, 12, 31), 565)
    assert row(status(as_of=date(2018, 12, 31)), "安排-1").state is State.UPCOMING


def test_a_group_without_the_word_for_each_is_one_owner() -> None:
    roster = OwnerRoster((OwnerEntry(name="有关镇", members=("甲镇", "乙镇")),))
    file = one_item(JUNE, "有关镇")
    assert [one.unit for one in status(documents=(file,), roster=roster).rows] == [None]
    assert roster.members_of(Assigned("有关镇", Role.LEAD, every=True)) == ("甲镇", "乙镇")


QUARTERS = tuple(
    Part(
        f"{name}季度",
        text,
        Due(f"{name}季度", date(2019, 3 * n - 2, 1), date(2019, 3 * n, last), precision=Precision.QUARTER),
    )
    for n, (name, text, last) in enumerate(
        [("一", "立项", 31), ("二", "开工", 30), ("三", "封顶", 30), ("四", "验收", 31)], start=1
    )
)
YEAR = Due("2019年", date(2019, 1, 1), date(2019, 12, 31), precision=Precision.YEAR)


@pytest.mark.parametrize(
    ("day", "reported", "steps"),
    [
        (date(2019, 3, 31), None, []),
        (date(2019, 4, 15), None, ["立项"]),
        (date(2019, 8, 15), Reported.IN_PROGRESS, ["立项", "开工"]),
        (date(2019, 8, 15), Reported.DONE, []),
        (date(2020, 1, 15), None, []),  # late as a whole
    ],
)
def test_the_steps_whose_time_is_past(day: date, reported: Reported | None, steps: list[str]) -> None:
    file = one_item(YEAR, parts=QUARTERS)
    file = with_returns(file, answer("安排-1", reported)) if reported else file
    (found,) = status(documents=(file,), as_of=day).rows
    assert [step.text for step in found.steps_past] == steps


def test_what_lay_before_the_plan_is_no_step_of_it() -> None:
    review = Part("", "2018年中期汇报", Due("2018年", date(2018, 1, 1), date(2018, 12, 31), precision=Precision.YEAR))
    (found,) = status(documents=(one_item(YEAR, parts=(review,)),), as_of=date(2019, 6, 15)).rows
    assert not found.steps_past
