"""A year of forms put together: right to the last person, whatever came late, twice, of nobody or of month 13."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.domain.records import CarriedTotal, RecordField, Records
from cedu_targets.report import FileReport
from cedu_targets.rollups import gathered
from cedu_targets.rollups.report import RollupReport
from cedu_targets.rollups.slots import Outcome, SlotState
from cedu_targets.rollups.sums import NIL, Sums
from rollups import AS_OF, FOUR, MONTHS, form, ledger, many, rolled, three_months

Rolled = Callable[..., RollupReport]
Slots = dict[tuple[str, str], str]


def states(report: RollupReport) -> Slots:
    return {key: str(slot.state) for key, slot in report.slots.items()}


def outcomes(report: RollupReport) -> list[tuple[str, str]]:
    return [(one.path, str(one.outcome)) for one in report.uncounted]


def codes(report: RollupReport) -> list[tuple[str, str, str]]:
    return [(file.path, one.code, one.variant) for file in report.files for one in file.findings]


def test_three_months_of_four_units() -> None:
    report = three_months()
    assert states(report) == {
        ("甲村", "2020-05"): "reported", ("甲村", "2020-06"): "reported", ("甲村", "2020-07"): "missing",
        ("乙村", "2020-05"): "reported", ("乙村", "2020-06"): "differing", ("乙村", "2020-07"): "missing",
        ("丙社区", "2020-05"): "nil", ("丙社区", "2020-06"): "reported", ("丙社区", "2020-07"): "missing",
        ("丁社区", "2020-05"): "reported", ("丁社区", "2020-06"): "missing", ("丁社区", "2020-07"): "missing",
    }  # fmt: skip
    assert outcomes(report) == [
        ("back/甲村-6月-再报.xlsx", "same"), ("back/甲村-13月.xlsx", "outside"), ("back/乙村-6月.xlsx", "differs"),
        ("back/乙村-6月-改.xlsx", "differs"), ("back/丁社区-6月.xlsx", "blank"), ("back/戊村-5月.xlsx", "stranger"),
        ("back/未写.xlsx", "unplaced"),
    ]  # fmt: skip
    assert {unit: None if total is None else total.sums for unit, total in report.totals.items()} == {
        "甲村": Sums(3, Decimal(150), None, Decimal(12)),
        "乙村": Sums(1, Decimal(35), None, Decimal(4)),
        "丙社区": Sums(2, Decimal(45), None, Decimal(8)),
        "丁社区": Sums(1, Decimal(20), Decimal(12), Decimal(4)),
    }
    assert report.total is not None
    assert report.total.sums == Sums(7, Decimal(250), None, Decimal(28))
    assert report.total.incomplete == {RecordField.PEOPLE}
    found = report.completeness
    assert (found.expected, found.counted, found.nil, found.late, found.undated) == (12, 6, 1, 1, 1)
    assert [(slot.unit, slot.period) for slot in found.missing] == [
        ("丁社区", "2020-06"), ("甲村", "2020-07"), ("乙村", "2020-07"), ("丙社区", "2020-07"), ("丁社区", "2020-07"),
    ]  # fmt: skip
    assert [(slot.unit, slot.period) for slot in found.conflicting] == [("乙村", "2020-06")]
    assert codes(report) == [
        ("back/甲村-6月-再报.xlsx", "RC012", ""), ("back/乙村-6月.xlsx", "RC002", ""),
        ("back/乙村-6月-改.xlsx", "RC002", ""), ("back/丁社区.xlsx", "RC026", "plan"),
    ]  # fmt: skip
    assert report.exit_code == 3  # one file cannot be read
    assert report.file_count == 14


def test_the_table_is_what_gap_reads() -> None:
    table = three_months().table
    assert table.title == "2020年百胜镇社区教育培训完成情况汇总表（截至6月）"
    assert table.incomplete == {("丙社区", "培训人次")}
    assert (table.period, table.units) == ("2020", ("甲村", "乙村", "丙社区", "丁社区"))
    assert [(one.name, one.unit_of_measure) for one in table.indicators] == [
        ("培训人次", "人次"), ("班次", "期"), ("课时", "课时"), ("培训人数", "人"),
    ]  # fmt: skip
    assert table.column("培训人次") == {"甲村": 150, "乙村": 35, "丙社区": 45, "丁社区": 20}
    assert table.column("培训人数") == {"丁社区": 12}  # of the others persons are not known: blank, not 0


def test_without_first_comers_there_is_no_column_of_persons() -> None:
    table = rolled(form("a.xlsx", "甲村", "2020-05", ("养鸭", 30)), form("b.xlsx", "乙村", "2020-05")).table
    assert table.codes == ("培训人次", "班次", "课时")
    assert table.row("乙村") == {"培训人次": 0, "班次": 0, "课时": 0}  # it said so


def test_nothing_is_late_without_a_last_day_and_the_last_day_itself_is_in_time() -> None:
    forms = [
        form("a.xlsx", "甲村", "2020-05", ("养鸭", 30), filed=date(2020, 6, 5)),
        form("b.xlsx", "乙村", "2020-05", ("养鸭", 30), filed=date(2020, 6, 6)),
        form("c.xlsx", "丙社区", "2020-05", ("养鸭", 30)),
    ]
    assert (rolled(*forms).completeness.late, rolled(*forms).completeness.timed) == (0, False)
    timed = rolled(*forms, due_day=5).completeness
    assert (timed.late, timed.undated, timed.timed) == (1, 1, True)


@pytest.mark.parametrize(
    ("as_of", "due_day", "expected"),
    [
        (date(2020, 7, 31), None, "not_due"),  # the month is not over
        (date(2020, 8, 1), None, "missing"),
        (date(2020, 8, 5), 5, "not_due"),  # it may still come in time
        (date(2020, 8, 6), 5, "missing"),
    ],
)
def test_what_did_not_come_is_missing_after_its_last_day(as_of: date, due_day: int | None, expected: str) -> None:
    report = rolled(
        form("a.xlsx", "甲村", "2020-06", ("养鸭", 30)), units=FOUR, months=("2020-07",), due_day=due_day, as_of=as_of
    )
    assert {str(slot.state) for slot in report.slots.values()} == {expected}
    assert report.completeness.expected == (4 if expected == "missing" else 0)


def test_months_go_from_the_first_to_the_last_that_came() -> None:
    report = rolled(
        form("a.xlsx", "甲村", "2020-11", ("养鸭", 3)),
        form("b.xlsx", "甲村", "2021-02", ("养鸭", 3)),
        as_of=date(2021, 3, 1),
    )
    assert report.months == ("2020-11", "2020-12", "2021-01", "2021-02")
    assert [str(slot.state) for slot in report.of_unit("甲村")] == ["reported", "missing", "missing", "reported"]
    assert report.table.period is None  # of two years


class TestYears:
    """A month that is written without its year."""

    def test_is_of_the_months_that_are_put_together(self) -> None:
        report = rolled(form("a.xlsx", "甲村", "05", ("养鸭", 3)), months=MONTHS)
        assert (states(report)["甲村", "2020-05"], codes(report)) == ("reported", [("a.xlsx", "RC026", "plan")])

    def test_else_of_the_day_that_was_said_and_not_after_it(self) -> None:
        forms = form("a.xlsx", "甲村", "12", ("养鸭", 3)), form("b.xlsx", "甲村", "02", ("养鸭", 3))
        report = rolled(*forms, as_of=date(2021, 2, 10))
        assert report.months == ("2020-12", "2021-01", "2021-02")
        assert codes(report) == [("a.xlsx", "RC026", "as_of"), ("b.xlsx", "RC026", "as_of")]

    def test_else_of_the_one_year_of_all_others(self) -> None:
        forms = form("a.xlsx", "甲村", "05", ("养鸭", 3)), form("b.xlsx", "乙村", "2020-06", ("养鸭", 3))
        report = rolled(*forms, as_of=None)
        assert states(report)["甲村", "2020-05"] == "reported"
        assert codes(report) == [("a.xlsx", "RC026", "others")]

    def test_else_is_not_known(self) -> None:
        several = form("b.xlsx", "乙村", "2020-06", ("养鸭", 3)), form("c.xlsx", "乙村", "2019-06", ("养鸭", 3))
        report = rolled(form("a.xlsx", "甲村", "05", ("养鸭", 3)), *several, as_of=None)
        assert outcomes(report) == [("a.xlsx", "unplaced")]

    def test_is_not_asked_for_once_it_is_known(self) -> None:
        asked = Finding("RC003", "placed", Severity.WARNING, Place(), variant="year")
        report = rolled(form("a.xlsx", "甲村", "05", ("养鸭", 3), findings=[asked]), months=MONTHS)
        assert codes(report) == [("a.xlsx", "RC026", "plan")]
        unknown = rolled(form("a.xlsx", "甲村", "05", ("养鸭", 3), findings=[asked]), as_of=None)
        assert codes(unknown) == [("a.xlsx", "RC003", "year")]


def test_a_month_that_has_not_begun_is_not_counted() -> None:
    report = rolled(form("a.xlsx", "甲村", "2021-07", ("养鸭", 30)), form("b.xlsx", "甲村", "2020-07", ("养鸭", 30)))
    assert (report.months, codes(report)) == (("2020-07",), [("a.xlsx", "RC028", "")])


@pytest.mark.parametrize("month", ["9999-12", "0001-01"])
def test_years_that_are_misprints_break_nothing(month: str) -> None:
    report = rolled(form("a.xlsx", "甲村", month, ("养鸭", 30)), as_of=date(2020, 8, 1))
    assert outcomes(report) == [("a.xlsx", "outside")]


def test_a_sheet_that_waits_for_its_month_is_no_news_and_one_whose_month_is_over_is() -> None:
    told = Finding("RC014", "unfilled", Severity.NOTE, Place())
    sheets = [
        form("甲村.xlsx", "甲村", month, sheet=month, is_blank=True, findings=[told], number=number)
        for number, month in enumerate(("2020-07", "2020-08", "2020-09"), start=1)
    ]
    report = rolled(*sheets, units={"甲村": "甲村"}, months=("2020-07", "2020-08", "2020-09"))
    assert [(file.number, one.code) for file in report.files for one in file.findings] == [(1, "RC014")]
    assert [str(slot.state) for slot in report.of_unit("甲村")] == ["missing", "not_due", "not_due"]
    assert len(report.uncounted) == 3


def test_a_form_that_nobody_understood_is_no_report_of_none() -> None:
    came = form("a.xlsx", "甲村", "2020-05")
    assert isinstance(came.document, Records)
    unread = replace(came, document=replace(came.document, is_nil=False, is_unread=True))
    report = rolled(unread, units={"甲村": "甲村"}, months=("2020-05",))
    assert outcomes(report) == [("a.xlsx", "unread")]
    assert [str(slot.state) for slot in report.of_unit("甲村")] == ["missing"]


class TestTwoForms:
    """Several forms of one unit and month."""

    def test_alike_count_once_whatever_the_order_of_their_rows(self) -> None:
        rows = ("养鸭", 30), ("书画", 20)
        report = rolled(form("a.xlsx", "甲村", "2020-05", *rows), form("b.xlsx", "甲 村", "2020-05", *rows[::-1]))
        assert report.total is not None
        assert (report.total.sums.attendances, codes(report)) == (Decimal(50), [("b.xlsx", "RC012", "")])

    def test_that_differ_count_not_at_all(self) -> None:
        report = rolled(
            form("a.xlsx", "甲村", "2020-05", ("养鸭", 30)), form("b.xlsx", "甲村", "2020-05", ("养鸭", 31))
        )
        assert (report.total, report.exit_code) == (None, 3)  # nothing is counted

    def test_of_which_one_says_nothing_took_place_differ(self) -> None:
        report = rolled(form("a.xlsx", "甲村", "2020-05", ("养鸭", 30)), form("b.xlsx", "甲村", "2020-05"))
        assert states(report) == {("甲村", "2020-05"): "differing"}

    def test_of_which_one_is_blank_are_one(self) -> None:
        blank = form("b.xlsx", "甲村", "2020-05", is_blank=True)
        report = rolled(form("a.xlsx", "甲村", "2020-05", ("养鸭", 30)), blank)
        assert (states(report), outcomes(report)) == ({("甲村", "2020-05"): "reported"}, [("b.xlsx", "blank")])

    def test_of_three_two_alike_are_no_majority(self) -> None:
        forms = [
            form(f"{number}.xlsx", "甲村", "2020-05", ("养鸭", people))
            for number, people in ((1, 30), (2, 31), (3, 30))
        ]
        assert [outcome for _, outcome in outcomes(rolled(*forms))] == ["differs"] * 3
        preferred = rolled(*forms, prefer=["3.xlsx"])
        assert outcomes(preferred) == [("1.xlsx", "same"), ("2.xlsx", "not_preferred")]
        assert codes(preferred) == [("1.xlsx", "RC012", ""), ("2.xlsx", "RC012", "preferred")]
        assert preferred.exit_code == 0

    def test_two_that_are_preferred_and_differ_are_still_two(self) -> None:
        forms = form("a.xlsx", "甲村", "2020-05", ("养鸭", 30)), form("b.xlsx", "甲村", "2020-05", ("养鸭", 31))
        assert rolled(*forms, prefer=["a.xlsx", "b.xlsx"]).total is None

    def test_a_ledger_beside_a_form_is_the_second_one(self) -> None:
        rows = ("甲村", "2020-05", "养鸭", 30), ("甲村", "2020-06", "书画", 20), ("乙村", "2020-05", "书画", 7)
        report = rolled(ledger("l.xlsx", *rows), form("a.xlsx", "甲村", "2020-05", ("养鸭", 30)))
        assert report.total is not None
        assert (report.total.sums.attendances, codes(report)) == (Decimal(57), [("a.xlsx", "RC012", "")])
        differing = rolled(ledger("l.xlsx", *rows), form("a.xlsx", "甲村", "2020-05", ("养鸭", 31)))
        assert states(differing) == {
            ("甲村", "2020-05"): "differing", ("甲村", "2020-06"): "reported",
            ("乙村", "2020-05"): "reported", ("乙村", "2020-06"): "missing",
        }  # fmt: skip

    def test_of_two_alike_the_one_that_says_more_counts_in_any_order(self) -> None:
        short = form("a.xlsx", "甲村", "2020-05", ("养鸭", 30), hours=None)
        assert isinstance(short.document, Records)
        columns = tuple(one for one in short.document.columns if one is not RecordField.HOURS)
        short = replace(short, document=replace(short.document, columns=columns))
        whole = form("b.xlsx", "甲村", "2020-05", ("养鸭", 30))
        for files in ([short, whole], [whole, short]):
            total = rolled(*files).total
            assert total is not None
            assert (total.sums.hours, total.incomplete) == (Decimal(4), frozenset())

    def test_of_two_alike_the_one_that_was_filed_first_is_in_time(self) -> None:
        days = date(2020, 6, 9), date(2020, 6, 4)
        files = [form(f"{day}.xlsx", "甲村", "2020-05", ("养鸭", 30), filed=day) for day in days]
        assert rolled(*files, due_day=5).completeness.late == 0

    def test_two_sheets_of_one_file_are_told_apart(self) -> None:
        forms = [
            form("a.xlsx", "甲村", "2020-05", ("养鸭", people), sheet=sheet) for people, sheet in ((3, "一"), (4, "二"))
        ]
        told = [one.parameters["other"] for file in rolled(*forms).files for one in file.findings]
        assert told == ["二", "一"]

    @pytest.mark.parametrize(
        ("paths", "told"),
        [
            (("back/a.xlsx", "back/b.xlsx"), ["b.xlsx", "a.xlsx"]),
            (("./一批/a.xlsx", "./补报/a.xlsx"), ["补报/a.xlsx", "一批/a.xlsx"]),
            (("back/5月/东/a.xlsx", "back/补/东/a.xlsx"), ["补/东/a.xlsx", "5月/东/a.xlsx"]),
            (("back/a.xlsx", "back/补/a.xlsx"), ["补/a.xlsx", "back/a.xlsx"]),
            (("a.xlsx", "/back/b.xlsx"), ["/back/b.xlsx", "a.xlsx"]),
        ],
    )
    @pytest.mark.parametrize("people", [30, 31])
    def test_the_other_is_named_with_the_folder_that_tells_it_apart(
        self, paths: tuple[str, str], told: list[str], people: int
    ) -> None:
        forms = [
            form(path, "甲村", "2020-05", ("养鸭", number)) for path, number in zip(paths, (30, people), strict=True)
        ]
        others = [one.parameters["other"] for file in rolled(*forms).files for one in file.findings]
        assert others == (told if people == 31 else told[1:])


def test_a_class_of_a_ledger_without_unit_or_month_is_named() -> None:
    report = rolled(
        ledger("l.xlsx", (None, "2020-05", "养鸭", 30), ("甲村", None, "书画", 20), ("甲村", "2020-05", "茶艺", 5))
    )
    assert [(one.unit, one.period, str(one.outcome)) for one in report.uncounted] == [
        (None, "2020-05", "unplaced"), ("甲村", None, "unplaced"),
    ]  # fmt: skip
    assert report.total is not None
    assert report.total.sums.attendances == 5


def test_what_counts_of_a_ledger_is_not_complete_beside_classes_that_cannot_be_placed() -> None:
    rows = [
        ("甲村", "2020-05", "茶艺", 5), ("甲村", "2020-06", "茶艺", 6), ("甲村", None, "书画", 20),
        ("乙村", "2020-05", "养鸭", 7), ("丙村", "2020-06", "养鸭", 8), (None, "2020-06", "养鸭", 9),
    ]  # fmt: skip
    report = rolled(ledger("l.xlsx", *rows), form("a.xlsx", "丁村", "2020-06", ("养鸭", 30)))
    lacks = {RecordField.PEOPLE, RecordField.HOURS, None}
    assert {key: slot.incomplete for key, slot in report.slots.items() if slot.incomplete} == {
        ("甲村", "2020-05"): lacks, ("甲村", "2020-06"): lacks, ("丙村", "2020-06"): lacks,
    }  # fmt: skip
    assert report.table.incomplete == {
        (unit, name) for unit in ("甲村", "丙村") for name in ("培训人次", "班次", "课时")
    }


def test_units_without_a_roster_are_as_written_and_asked_about_where_one_begins_another() -> None:
    forms = [
        form(f"{name}.xlsx", name, "2020-05", ("养鸭", 30)) for name in ("甲村", "甲村村民委员会", "乙村", "甲 村 二组")
    ]
    report = rolled(*forms)
    assert report.units == ("甲村", "甲村村民委员会", "乙村", "甲村二组")
    assert not report.has_roster
    assert codes(report) == [("甲村村民委员会.xlsx", "RC027", ""), ("甲 村 二组.xlsx", "RC027", "")]
    known = rolled(*forms, units=FOUR)
    assert known.units == ("甲村", "乙村", "丙社区", "丁社区")
    assert outcomes(known) == [("甲村村民委员会.xlsx", "same"), ("甲 村 二组.xlsx", "stranger")]


class TestIncomplete:
    """A number that is missing makes a sum incomplete, and never 0."""

    def test_blank_and_unreadable_people(self) -> None:
        report = rolled(
            form("a.xlsx", "甲村", "2020-05", ("养鸭", 30), ("书画", None)),
            form("b.xlsx", "乙村", "2020-05", ("养鸭", "30多")),
        )
        assert report.slots["甲村", "2020-05"].sums.attendances == 30
        assert report.slots["甲村", "2020-05"].incomplete == {RecordField.PEOPLE}
        assert report.slots["乙村", "2020-05"].sums.attendances is None
        assert report.slots["乙村", "2020-05"].incomplete == {RecordField.PEOPLE}

    def test_hours_that_some_forms_do_not_say(self) -> None:
        report = rolled(
            form("a.xlsx", "甲村", "2020-05", ("养鸭", 30)), form("b.xlsx", "甲村", "2020-06", ("养鸭", 30), hours=None)
        )
        total = report.totals["甲村"]
        assert total is not None
        assert (total.sums.hours, RecordField.HOURS in total.incomplete) == (Decimal(4), True)

    def test_persons_are_known_only_where_every_class_says_them(self) -> None:
        whole = form("a.xlsx", "甲村", "2020-05", ("养鸭", 30, 20), ("书画", 10, 0)), form("b.xlsx", "甲村", "2020-06")
        known = rolled(*whole).totals["甲村"]
        assert known is not None
        assert (known.sums.persons, known.incomplete) == (Decimal(20), frozenset())
        partly = rolled(form("a.xlsx", "甲村", "2020-05", ("养鸭", 30, 20), ("书画", 10, None))).totals["甲村"]
        assert partly is not None
        assert partly.sums.persons is None

    def test_nil_is_zero_and_no_class_with_nobody_needs_first_comers(self) -> None:
        report = rolled(form("a.xlsx", "甲村", "2020-05"), form("b.xlsx", "乙村", "2020-05", ("养鸭", 0, None)))
        assert report.slots["甲村", "2020-05"].sums == NIL
        assert report.exit_code == 0


def test_carried_totals_are_never_added() -> None:
    total = CarriedTotal("合计", RecordField.PEOPLE, Decimal(60), Place(cell="B9"), (1, 2))
    file = form("a.xlsx", "甲村", "2020-05", ("养鸭", 30), ("书画", 20))
    assert isinstance(file.document, Records)
    report = rolled(replace(file, document=replace(file.document, totals=(total,))))
    assert report.total is not None
    assert report.total.sums.attendances == 50


def test_that_people_are_attendances_is_said_once() -> None:
    told = Finding("RC005", "nouns", Severity.NOTE, Place())
    forms = [form(f"{number}.xlsx", f"{number}村", "2020-05", ("养鸭", 30), findings=[told]) for number in "一二三"]
    assert codes(rolled(*forms)) == [("一.xlsx", "RC005", "")]


def test_of_too_many_findings_the_gravest_of_each_form_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "MOST_FINDINGS", 3)
    found = [Finding("RC022", "people_present", Severity.WARNING, Place()) for _ in range(3)]
    found.append(Finding("RC006", "numbers", Severity.ERROR, Place(cell="B9")))
    report = rolled(*(form(f"{name}.xlsx", name, "2020-05", ("养鸭", 3), findings=found) for name in ("甲村", "乙村")))
    assert codes(report) == [(f"{name}.xlsx", code, "") for name in ("甲村", "乙村") for code in ("RC006", "RC029")]
    assert report.files[0].findings[1].parameters["count"] == 3
    assert report.exit_code == 1


def test_errors_of_forms_fail_the_run_and_missing_forms_do_not() -> None:
    wrong = Finding("RC007", "carried_total", Severity.ERROR, Place(cell="B6"))
    report = rolled(form("a.xlsx", "甲村", "2020-05", ("养鸭", 30), findings=[wrong]), units=FOUR, months=MONTHS)
    assert (report.exit_code, replace(report, exit_zero=True).exit_code) == (1, 0)
    sound = rolled(form("a.xlsx", "甲村", "2020-05", ("养鸭", 30)), units=FOUR, months=MONTHS)
    assert (sound.exit_code, len(sound.completeness.missing), sound.files) == (0, 11, ())
    assert rolled().exit_code == 3


def test_tables_and_lists_among_the_forms_are_named() -> None:
    from sample_reports import jiangning

    (table,) = jiangning().files
    alone = replace(table, path="表.xlsx", number=1)
    beside = replace(table, path="甲村.xlsx", number=2)
    report = rolled(alone, form("甲村.xlsx", "甲村", "2020-05", ("养鸭", 30)), beside)
    assert [(file.path, file.fault and (file.fault.code, file.fault.variant)) for file in report.files] == [
        ("表.xlsx", ("RC025", "table")), ("甲村.xlsx", None),
    ]  # fmt: skip
    assert codes(report) == [("甲村.xlsx", "RC025", "beside")]
    assert report.total is not None


def test_details_hold_every_class_and_may_be_gone_through_again() -> None:
    report = three_months()
    first = list(report.details)
    assert first == list(report.details)
    assert len(first) == 13
    assert sum(one.record.people or 0 for one in first if one.outcome is Outcome.COUNTED) == 250
    assert {one.unit for one in first if one.outcome is Outcome.COUNTED} == {"甲村", "乙村", "丙社区", "丁社区"}
    two = zip(report.details, report.details, strict=True)  # side by side
    assert all(one == other for one, other in two)


def test_frames() -> None:
    report = three_months()
    frame = report.to_frame()
    assert len(frame) == 12
    assert frame.attendances.dropna().sum() == 250
    assert set(frame.state) == {"reported", "nil", "missing", "differing"}
    details = report.details_frame()
    assert details[details.outcome == "counted"].people.dropna().sum() == 250


def test_many_units() -> None:
    report = many(77)
    counted = sum(3 for number in range(1, 78) if number % 7 and number % 11)
    assert report.completeness.counted == counted
    assert report.completeness.expected == 77 * 3


ROWS = st.lists(
    st.tuples(st.sampled_from(["养鸭", "书画", "茶艺"]), st.one_of(st.none(), st.integers(0, 99))), max_size=3
)
FORMS = st.lists(
    st.builds(
        lambda number, unit, month, rows: form(f"{number}.xlsx", unit, month, *rows),
        st.integers(0, 99), st.sampled_from(["甲村", "乙村", None]),
        st.sampled_from(["2020-05", "2020-06", "05", "2020-13", None]), ROWS,
    ),
    max_size=5, unique_by=lambda file: file.path,
)  # fmt: skip


def _told(report: RollupReport) -> object:
    slots = {
        key: (
            slot.state,
            slot.sums,
            slot.incomplete,
            sorted((one.path, one.outcome) for one in slot.forms if slot.state is SlotState.DIFFERING),
        )
        for key, slot in report.slots.items()
    }
    return slots, report.total, sorted(report.units), report.months


@given(FORMS)
def test_the_order_of_the_files_does_not_matter(files: Sequence[FileReport]) -> None:
    first = _told(rolled(*files))
    assert all(_told(rolled(*order)) == first for order in list(permutations(files))[1:6])


@given(FORMS)
def test_a_form_that_came_twice_counts_once(files: Sequence[FileReport]) -> None:
    again = [replace(file, path=f"再-{file.path}") for file in files]
    once, twice = rolled(*files), rolled(*files, *again)
    assert once.total == twice.total
    assert states(once) == states(twice)


@given(FORMS)
def test_every_form_is_counted_or_named(files: Sequence[FileReport]) -> None:
    report = rolled(*files, as_of=AS_OF)
    counted = [one.path for slot in report.slots.values() for one in slot.forms if one.outcome is Outcome.COUNTED]
    assert sorted([*counted, *(one.path for one in report.uncounted)]) == sorted(file.path for file in files)


def test_persons_of_two_years_are_not_added_up() -> None:
    forms = [
        form("a12.xlsx", "甲村", "2022-12", ("编织", 30, 20)), form("a1.xlsx", "甲村", "2023-01", ("编织", 30, 20)),
        form("b12.xlsx", "乙村", "2022-12", ("编织", 9, 9)), form("b1.xlsx", "乙村", "2023-01"),
    ]  # fmt: skip
    report = rolled(*forms, as_of=date(2023, 2, 1))
    assert report.spans_years
    assert {unit: total and total.sums.persons for unit, total in report.totals.items()} == {"甲村": None, "乙村": None}
    assert report.total is not None
    assert report.total.sums.persons is None
    assert report.total.sums.attendances == 69
    assert report.table.period is None
    assert "培训人数" not in report.table.codes
    assert report.slots["甲村", "2023-01"].sums.persons == 20  # of each month they are known


def test_a_second_year_without_any_class_takes_no_persons_away() -> None:
    forms = [form("a.xlsx", "甲村", "2022-12", ("编织", 30, 20)), form("b.xlsx", "甲村", "2023-01")]
    report = rolled(*forms, as_of=date(2023, 2, 1))
    assert report.totals["甲村"] is not None
    assert report.totals["甲村"].sums.persons == 20


@pytest.mark.parametrize("names", [("第二社区", "二社区", "第2社区"), ("B村", "b村"), ("二十三里村", "23里村")])
def test_names_that_differ_in_signs_alone_are_asked_about(names: tuple[str, ...]) -> None:
    report = rolled(*(form(f"{name}.xlsx", name, "2020-05", ("养鸭", 30)) for name in names))
    assert len(report.units) == len(names)  # without a list nobody knows
    assert [code for _, code, _ in codes(report)] == ["RC027"] * (len(names) - 1)


def test_names_of_other_numbers_are_not() -> None:
    names = ("一村", "十一村", "二社区", "三社区")
    assert codes(rolled(*(form(f"{name}.xlsx", name, "2020-05", ("养鸭", 30)) for name in names))) == []
