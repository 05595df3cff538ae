"""What is said of targets and numbers: each thing once, at its place, and nothing that was sent disappears."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from attainment_figures import EVERY_YEAR, attained, base, by, figure, target, text
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.attainment.run import Given, attain
from cedu_targets.domain.attainment import Why
from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.finding import Finding, Severity, Strength
from cedu_targets.domain.gap import State
from cedu_targets.domain.place import Place
from cedu_targets.domain.targets import Counting, Target, TargetKind
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.recognition.candidates import candidates_in

LATE = date(2022, 1, 1)
SIXTY = target("0.6", due=by(2021))
ZH = Messages(Language.ZH)


def found(report: AttainmentReport, code: str) -> list[tuple[str, Finding]]:
    return [(file.path, one) for file in report.files for one in file.findings if one.code == code]


def said(report: AttainmentReport, code: str) -> str:
    """The only finding of this code, in words."""
    ((_, one),) = found(report, code)
    return ZH.message(one)


def codes(report: AttainmentReport) -> list[str]:
    return [one.code for file in report.files for one in file.findings]


def unjudged(report: AttainmentReport) -> list[str]:
    return [ZH.reason(entry) for file in report.files for entry in file.not_judged]


def test_a_base_of_another_year_says_which_and_from_where() -> None:
    other = base("1000", 2019, place=Place(sheet="基数", cell="C3"))
    report = attained(
        [SIXTY, replace(SIXTY, id="y", indicator="y")], [figure("600"), figure("500", name="y")], [other], LATE
    )
    ((path, one),) = found(report, "GA040")
    assert (path, one.severity, one.place.cell) == ("基数.xlsx", Severity.NOTE, "C3")
    assert said(report, "GA040") == "2021年的完成数除以2019年的“居民”（来源：年鉴）：没有2021年的基数。"
    assert not found(attained(SIXTY, [figure("600")], [base("1000")], LATE), "GA040")
    unsaid = attained(SIXTY, [figure("600")], [base("1000", 2019, source=None)], LATE)
    assert said(unsaid, "GA040") == "2021年的完成数除以2019年的“居民”（没有写来源）：没有2021年的基数。"


def test_more_than_there_is() -> None:
    report = attained(SIXTY, [figure("1001", place=Place(cell="D4"))], [base("1000")], LATE)
    ((path, one),) = found(report, "GA041")
    assert (path, one.severity, one.place.cell) == ("完成.xlsx", Severity.WARNING, "D4")
    assert "1001" in ZH.message(one)
    assert "1000 还大，多 1。" in ZH.message(one)
    assert [str(place.path) for place in one.related] == ["基数.xlsx"]
    assert found(attained(SIXTY, [figure("1.2", is_rate=True)], (), LATE), "GA041")


def test_a_ratio_that_its_numbers_do_not_make() -> None:
    figures = [figure("0.575", is_rate=True, place=Place(cell="E5")), figure("572")]
    report = attained(SIXTY, figures, [base("1000")], LATE)
    ((_, one),) = found(report, "GA042")
    assert (one.severity, one.place.cell) == (Severity.ERROR, "E5")
    assert "57.5%" in ZH.message(one)
    assert "57.2%" in ZH.message(one)
    near = attained(SIXTY, [figures[0], figure("5721")], [base("10000")], LATE)
    assert "57.21%" in said(near, "GA042")
    other = replace(SIXTY, id="y", indicator="y")
    assert attained([SIXTY, other], [*figures, figure("600", name="y")], [base("1000")], LATE).exit_code == 1
    assert not found(attained(SIXTY, [figure("0.57", is_rate=True), figure("572")], [base("1000")], LATE), "GA042")


def test_a_floor_without_a_time_is_told_while_it_is_short() -> None:
    floor = target("0.6", due=by(2021))
    floor = replace(floor, due=target("0.6").due)
    for figures, as_of, wanted in (
        ([figure("500")], LATE, 1),
        ([figure("600")], LATE, 0),
        ([], LATE, 0),
        ([figure("500", 2023)], date(2023, 12, 31), 0),
    ):
        report = attained(floor, figures, [base("1000", 2021)], as_of)
        assert len(found(report, "GA043")) == wanted
    report = attained(floor, [figure("500")], [base("1000")], LATE)
    ((path, one),) = found(report, "GA043")
    assert (path, one.place.line, one.severity) == ("规划.txt", 7, Severity.NOTE)
    assert not codes(attained(floor, [figure("500")], [base("1000")], LATE, period=None))
    hope = replace(floor, strength=Strength.EXPECTED)
    assert not codes(attained(hope, [figure("500")], [base("1000")], LATE))


def test_a_target_without_a_name_is_called_by_its_words() -> None:
    report = attained(replace(SIXTY, name=None), [figure("1001")], [base("1000")], LATE)
    assert said(report, "GA041").startswith("“句子”")
    assert said(attained(SIXTY, [figure("1001")], [base("1000")], LATE), "GA041").startswith("“参与率”")


def test_a_hope_that_was_not_reached_in_time() -> None:
    hope = replace(SIXTY, strength=Strength.EXPECTED, word="力争")
    assert "“力争”" in said(attained(hope, [figure("500")], [base("1000")], LATE), "GA044")
    assert not codes(attained(hope, [figure("600")], [base("1000")], LATE))
    assert not codes(attained(hope, [figure("500")], [base("1000")], date(2021, 12, 30)))
    assert not codes(attained(SIXTY, [figure("500")], [base("1000")], LATE))


def test_numbers_that_no_target_needed_are_named() -> None:
    figures = [figure("600"), figure("600", 2018, heading="参与人数"), figure("700", 2023)]
    report = attained(SIXTY, figures, [base("1000"), base("900", 2015), base("5", name="老人")], LATE)
    assert [one.variant for _, one in found(report, "GA045")] == ["earlier", "later"]
    assert "参与人数（2018）" in ZH.message(found(report, "GA045")[0][1])
    assert "2022年1月1日 以后" in ZH.message(found(report, "GA045")[1][1])
    assert "居民（2015）、老人（2021）" in said(report, "GA046")
    assert found(report, "GA046")[0][0] == "基数.xlsx"


def test_numbers_of_a_path_and_of_earlier_years_are_used() -> None:
    steps = [replace(SIXTY, id=f"p{year}", due=by(year)) for year in (2020, 2021, 2022)]
    report = attained(steps, [figure("500", year) for year in (2019, 2020, 2021)], [base("1000")], date(2021, 12, 31))
    assert not found(report, "GA045")
    (path,) = report.paths
    assert [(step.year, str(step.value)) for step in path.achieved] == [(2019, "1/2"), (2020, "1/2"), (2021, "1/2")]
    schools = target("5", TargetKind.COUNT, due=by(2021), counting=Counting.CUMULATIVE)
    report = attained(
        schools, [figure("2", 2020, counting=Counting.NEW), figure("3", counting=Counting.NEW)], as_of=LATE
    )
    assert not found(report, "GA045")


def test_a_path_shows_nothing_of_years_after_the_day() -> None:
    steps = [replace(SIXTY, id=f"p{year}", due=by(year)) for year in (2020, 2022)]
    report = attained(steps, [figure("500", 2020), figure("700", 2022)], [base("1000")], date(2021, 12, 31))
    assert [step.year for step in report.paths[0].achieved] == [2020]


def test_the_whole_and_its_units_differ() -> None:
    figures = [figure("600"), figure("300", unit="甲"), figure("290", unit="乙")]
    report = attained(SIXTY, figures, [base("1000")], LATE, units=("甲", "乙"))
    ((path, one),) = found(report, "GA048")
    assert (path, one.severity) == ("完成.xlsx", Severity.WARNING)
    assert f"{one.actual} {one.expected} {one.difference}" == "600 590 10"
    assert "加起来是 590，多 10；" in said(report, "GA048")
    part = attained(SIXTY, figures, [base("1000")], LATE, units=("甲", "乙", "丙"))
    assert not found(part, "GA048")  # 丙 may have the ten that are missing
    more = attained(SIXTY, [figure("580"), *figures[1:]], [base("1000")], LATE, units=("甲", "乙", "丙"))
    assert [one.variant for _, one in found(more, "GA048")] == ["more"]
    rates = [
        figure("0.6", is_rate=True),
        figure("0.5", unit="甲", is_rate=True),
        figure("0.9", unit="乙", is_rate=True),
    ]
    assert not found(attained(SIXTY, rates, [base("1000")], LATE, units=("甲", "乙")), "GA048")
    of_bases = [base("1000"), base("400", unit="甲"), base("500", unit="乙")]
    assert [path for path, _ in found(attained(SIXTY, [figure("600")], of_bases, LATE), "GA048")] == ["基数.xlsx"]


def test_a_base_of_the_pack_gives_way_to_that_of_a_file() -> None:
    def report(*bases: Any, of_pack: Any) -> AttainmentReport:
        from attainment_figures import text

        given = Given([figure("600")], bases, [replace(of_pack, path="xinyu", source="年鉴")])
        return attain([text(SIXTY)], given, LATE)

    differing = report(base("1200"), of_pack=base("1000"))
    assert differing.rows[0].state is State.BEHIND
    assert [one.code for file in differing.files for one in file.findings] == ["GA047"]
    assert "文件里是 1200，规则包里是 1000" in said(differing, "GA047")
    assert not codes(report(base("1000"), of_pack=base("1000")))
    assert report(of_pack=base("1000")).rows[0].state is State.MET
    nearer = report(base("1200", 2019), of_pack=base("1000"))
    assert nearer.rows[0].state is State.MET


@pytest.mark.parametrize(
    ("goal", "figures", "bases", "wanted"),
    [
        (SIXTY, [figure("6")], [], "请在 --bases 里给“居民”"),
        (replace(SIXTY, base=None), [figure("6")], [], "请写 base:"),
        (SIXTY, [figure("6")], [base("0")], "请核对基数"),
        (target("5", TargetKind.COUNT, due=by(2021), counting=Counting.UNSTATED), [figure("5")], [], "请看疑问"),
        (SIXTY, [figure("6", unit_of_measure="人次")], [base("9")], "请报去重后的人数"),
        (target("5", TargetKind.COUNT, due=by(2021), unit_of_measure="所"), [figure("5", unit_of_measure="人")], [], "计量单位是“所”"),
        (SIXTY, [figure("0.7", unit="甲", is_rate=True)], [], "请报全区的比率"),
        (SIXTY, [figure("6", unit="甲")], [base("900")], "1 个单位没有报（乙）"),
        (target("1", TargetKind.COUNT, due=by(2021), each=True), [figure("7")], [], "请按单位报"),
        (SIXTY, [figure("6"), figure("7")], [base("900")], "互相不一致"),
        (SIXTY, [figure("901")], [base("900")], "比基数还大"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_says_what_to_ask_for(
    goal: Target, figures: Sequence[Any], bases: Sequence[Any], wanted: str
) -> None:
    report = attained(goal, figures, bases, LATE, units=("甲", "乙"))
    assert wanted in unjudged(report)[0]
    english = Messages(Language.EN)
    entry = next(one for file in report.files for one in file.not_judged)
    assert english.reason(entry)
    assert not report.is_compared
    assert report.exit_code == 3
    assert report.files[0].checked.not_judged == len(report.files[0].not_judged)


def test_a_cell_that_is_no_number_is_not_silent() -> None:
    from attainment_figures import text

    five = target("500", TargetKind.COUNT, due=EVERY_YEAR)
    given = Given([figure("300", unit="甲")], units=("甲", "乙"), unread=[("x", 2021, "乙")])
    (row,) = attain([text(five)], given, date(2021, 6, 30)).rows
    assert (row.why, row.silent) == (Why.UNREADABLE, ())
    given = Given(units=("甲",), unread=[("x", None, None)])
    (row,) = attain([text(five)], given, date(2021, 6, 30)).rows
    assert row.why is Why.UNREADABLE
    each = replace(five, each=True)
    given = Given([figure("600", unit="甲")], units=("甲", "乙", "丙"), unread=[("x", 2021, "乙")])
    states = [(row.state, row.why) for row in attain([text(each)], given, date(2021, 6, 30)).rows[1:]]
    assert states == [(State.EXCEEDED, None), (None, Why.UNREADABLE), (State.NOT_REPORTED, None)]
    colleges = target("1", TargetKind.COVERAGE, due=by(2021), unit_of_measure="所")
    given = Given([figure("1", unit="甲")], units=("甲", "乙"), unread=[("x", 2021, "乙")])
    (row,) = attain([text(colleges)], given, LATE).rows
    assert (row.why, row.units, row.silent) == (Why.UNREADABLE, ("甲",), ())


def test_an_incomplete_number_is_the_least() -> None:
    five = target("500", TargetKind.COUNT, due=EVERY_YEAR)
    few, enough = (attained(five, [figure(one, is_at_least=True)]).rows[0] for one in ("499", "500"))
    assert (few.state, few.why) == (None, Why.INCOMPLETE)
    assert enough.state is State.MET


def test_the_exit_code() -> None:
    missed = attained(SIXTY, [figure("500")], [base("1000")], LATE)
    assert missed.exit_code == 0
    assert replace(missed, fail_on_behind=True).exit_code == 1
    assert replace(missed, fail_on_behind=True, exit_zero=True).exit_code == 0
    assert attained(SIXTY, as_of=LATE).exit_code == 3
    noted = attained(SIXTY, [figure("600")], [base("1000", 2019)], LATE)
    assert (noted.exit_code, replace(noted, fail_on=Severity.NOTE).exit_code) == (0, 1)


def test_a_frame_has_a_row_for_each_target_and_unit() -> None:
    pandas = pytest.importorskip("pandas")
    colleges = target("1", TargetKind.COVERAGE, due=by(2021), unit_of_measure="所", each=True)
    frame = attained(
        [SIXTY, replace(colleges, id="y", indicator="y")],
        [figure("572"), figure("1", unit="甲", name="y")],
        [base("1000")],
        LATE,
        units=("甲",),
    ).to_frame()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.state) == ["behind", "met", "met"]
    assert [str(one) for one in frame.achieved] == ["143/250", "1", "1"]
    assert list(frame.unit.fillna("全")) == ["全", "全", "甲"]


def test_years_of_a_yearly_target_that_nobody_reported_are_named_once() -> None:
    yearly = replace(SIXTY, due=EVERY_YEAR)
    goals = [yearly, replace(yearly, id="y", indicator="y", name="满意率")]
    figures = [figure("600", 2022), figure("600", 2022, name="y")]
    report = attained(goals, figures, [base("1000")], date(2023, 12, 31))
    ((path, one),) = found(report, "GA049")
    assert (path, one.severity) == ("规划.txt", Severity.NOTE)
    assert said(report, "GA049") == "2 项每年都要达到的目标，2020、2021年没有报数：参与率、满意率。"  # issued in 2020
    full = [figure("600", year) for year in range(2019, 2024)]
    assert not found(attained(yearly, full, [base("1000")], date(2023, 12, 31)), "GA049")
    assert not found(attained(yearly, figures, [base("1000")], date(2023, 12, 31), period=None), "GA049")
    assert not found(attained(SIXTY, figures, [base("1000")], date(2023, 12, 31)), "GA049")


def test_numbers_without_a_year_are_told_to_be_those_of_the_day() -> None:
    figures = [figure("600", None), figure("1", None, name="y")]
    report = attained(SIXTY, figures, [base("1000")], date(2021, 12, 31))
    assert [path for path, _ in found(report, "GA051")] == ["完成.xlsx"]
    assert said(report, "GA051") == "2 个完成数没有写年份，按截至日期算作2021年的。"
    ((_, over),) = found(attained(SIXTY, figures, [], date(2026, 11, 29), period="2023"), "GA051")
    assert "--as-of 2023-12-31" in ZH.help(over)
    assert not found(attained(SIXTY, [figure("600")], [base("1000")]), "GA051")


def test_numbers_in_sentences_beside_a_table_of_targets_are_named() -> None:
    report = text_with(candidates_in(["各街道每年开展活动不少于12次。", "参与率达到60%。"]))
    assert said(report, "GA050") == "文中另有 2 处带数的话，没有规则包说明哪些是目标，没有判定。"
    assert not found(text_with(()), "GA050")


def text_with(candidates: Sequence[Candidate]) -> AttainmentReport:
    return attain([replace(text(SIXTY), candidates=tuple(candidates))], Given(), LATE)


def test_numbers_of_earlier_years_than_the_one_that_was_used_are_no_mistake() -> None:
    later = target("0.6", due=by(2025))
    report = attained(later, [figure("500", 2020), figure("550", 2021)], [base("1000")], date(2021, 12, 31))
    ((_, one),) = found(report, "GA045")
    assert one.variant == "earlier"
    assert "核对年份" not in ZH.help(one)
    ((_, one),) = found(attained(SIXTY, [figure("500", 2020)], [base("1000")], LATE), "GA045")
    # The year is right: it is the one that is judged of which nothing was reported.
    assert one.variant == "missing"
    assert "要判定的 2021 年的数没有报" in ZH.message(one)
    assert "核对年份" not in ZH.help(one)
    ((_, one),) = found(attained(SIXTY, [figure("500", name="y")], [base("1000")], LATE), "GA045")
    assert one.variant == ""
