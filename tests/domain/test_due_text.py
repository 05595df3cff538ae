"""When something is due, in the words of cells and sentences."""

from calendar import monthrange
from datetime import date, datetime
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.calendar_point import no_such_day
from cedu_targets.domain.due import UNSTATED, Precision, Recurrence
from cedu_targets.domain.due_text import deadline_in, due_of, several_in

ISSUED = date(2019, 3, 18)
P = Precision


def days(text: str, year: int | None = 2019) -> tuple[str | None, str | None, str | None, Precision]:
    due = due_of(text, year, ISSUED)
    assert due.text == text.strip()
    start, end, earliest = (day.isoformat() if day else None for day in (due.start, due.end, due.earliest_end))
    return start, end, earliest, due.precision


@pytest.mark.parametrize(
    ("texts", "start", "end", "precision"),
    [
        ("全年 年内 当年 本年度 今年 2019年 2019年度 2019年全年 本年内 全年持续推进", "2019-01-01", "2019-12-31", P.YEAR),
        ("年底 年底前 年末 到2019年 到2019年底 2019年底前 2019年年底前 12月底前完成", None, "2019-12-31", None),
        ("3月 ３月 三月 3月份 03月 （3月） 2019年3月 2019.3 2019-03 二〇一九年三月 3月举办", "2019-03-01", "2019-03-31", P.MONTH),
        ("9月底 9月底前 九月底前 9月份底 到9月底 9月末前完成 2019年9月底之前", None, "2019-09-30", P.MONTH),
        ("9月30日前 9月30日之前 九月三十日前 2019年9月30号以前 2019.9.30前 截至9月30日", None, "2019-09-30", P.DAY),
        ("9月30日 2019-09-30 2019/9/30 2019.9.30 20190930 2019-09-30T00:00:00", "2019-09-30", "2019-09-30", P.DAY),
        ("10月上旬 十月上旬 10月份上旬", "2019-10-01", "2019-10-10", P.TEN_DAYS),
        ("2月下旬", "2019-02-21", "2019-02-28", P.TEN_DAYS),
        ("2月中下旬", "2019-02-11", "2019-02-28", P.TEN_DAYS),
        ("3-4月 3月-4月 3月至4月 3—4月 三至四月 2019年3-4月 3～4月 2019.3-2019.4 3月到4月", "2019-03-01", "2019-04-30", P.MONTHS),
        ("11月-次年1月 11月至2020年1月 2019年11月—2020年1月", "2019-11-01", "2020-01-31", P.MONTHS),
        ("3月5-8日 3月5日-8日 3月5日至3月8日", "2019-03-05", "2019-03-08", P.DAY),
        ("一季度 第一季度 1季度 Q1", "2019-01-01", "2019-03-31", P.QUARTER),
        ("一至三季度 第一季度至第三季度", "2019-01-01", "2019-09-30", P.QUARTER),
        ("上半年", "2019-01-01", "2019-06-30", P.HALF),
        ("下半年", "2019-07-01", "2019-12-31", P.HALF),
        ("2019-2020年 2019年—2020年 2019年至2020年", "2019-01-01", "2020-12-31", P.YEAR),
        ("5月起 2019年5月起 自5月起 从5月开始 5月1日起", "2019-05-01", None, P.FROM),
        ("4月起至9月底 4月1日起至9月30日 4月开始到9月 4.1-9.30 4/1至9/30", "2019-04-01", "2019-09-30", None),
        ("即日起至6月30日 自即日起到6月底 至6月30日 6.30前 6.30前完成 6月30日（周日）前 6月30日下班前 6月30日放学前",
         None, "2019-06-30", None),
        ("6/30 6.30 ６．３０ 06.30 6月30日（星期日）", "2019-06-30", "2019-06-30", P.DAY),
        ("6.3前 6月3日开学前", None, "2019-06-03", P.DAY),
        ("19年6月 2019年6月各一次", "2019-06-01", "2019-06-30", P.MONTH),
        ("Ⅳ季度 2019年Ⅳ季度 19年四季度", "2019-10-01", "2019-12-31", P.QUARTER),
        ("明年1月 次年1月 2020年1月", "2020-01-01", "2020-01-31", P.MONTH),
    ],
)  # fmt: skip
def test_times(texts: str, start: str | None, end: str | None, precision: Precision | None) -> None:
    for text in texts.split():
        found = days(text)
        assert found[:3] == (start, end, None), text
        assert precision in (None, found[3]), text


@pytest.mark.parametrize(
    ("text", "end", "earliest"),
    [
        ("5月前", "2019-05-31", "2019-04-30"), ("1月前", "2019-01-31", "2018-12-31"),
        ("2月上旬前", "2019-02-10", "2019-01-31"), ("二季度前", "2019-06-30", "2019-03-31"),
        ("2020年前", "2020-12-31", "2019-12-31"),
    ],
)  # fmt: skip
def test_before_a_part_of_the_year_is_until_its_first_or_its_last_day(text: str, end: str, earliest: str) -> None:
    assert days(text)[:3] == (None, end, earliest)


@pytest.mark.parametrize(
    ("text", "start", "end", "earliest"),
    [
        ("3月、9月", "2019-03-01", "2019-09-30", "2019-03-31"),
        ("3月和9月", "2019-03-01", "2019-09-30", "2019-03-31"),
        ("3月\n9月", "2019-03-01", "2019-09-30", "2019-03-31"),
        ("3、6、9月", "2019-03-01", "2019-09-30", "2019-03-31"),
        ("一、三季度", "2019-01-01", "2019-09-30", "2019-03-31"),
        ("上、下半年", "2019-01-01", "2019-12-31", "2019-06-30"),
        ("3月5、8日", "2019-03-05", "2019-03-08", "2019-03-05"),
        ("2020年3月、9月", "2020-03-01", "2020-09-30", "2020-03-31"),
        ("5月、10月各一次", "2019-05-01", "2019-10-31", "2019-05-31"),
        ("3月和9月各举办一期", "2019-03-01", "2019-09-30", "2019-03-31"),
        ("①2月上旬前②3月底前", None, "2019-03-31", "2019-01-31"),
    ],
)  # fmt: skip
def test_several_times_end_with_the_last(text: str, start: str | None, end: str, earliest: str) -> None:
    assert days(text) == (start, end, earliest, P.RANGE)


@pytest.mark.parametrize(
    ("texts", "recurrence", "day"),
    [
        ("每月 月度 按月 每个月 每月一次 每月1次", Recurrence.MONTHLY, None),
        ("每月25日前 每月25日 每月20-25日 每月二十五日前报送", Recurrence.MONTHLY, 25),
        ("每月底前 每月末 每月开展一次", Recurrence.MONTHLY, None),
        ("每月5日、20日前 每月5日前和20日前", Recurrence.MONTHLY, 20),
        ("每季度 季度 每季 每季度末 每季度末前", Recurrence.QUARTERLY, None),
        ("每半年 半年度 每半年一次 半年一次", Recurrence.HALF_YEARLY, None),
        ("每年 年度 一年一度 每年一次 每年度", Recurrence.YEARLY, None),
    ],
)
def test_what_comes_back(texts: str, recurrence: Recurrence, day: int | None) -> None:
    for text in texts.split():
        due = due_of(text, 2019)
        assert (due.precision, due.recurrence, due.day_of_period) == (P.RECURRING, recurrence, day), text
        assert due.start is due.end is None


@pytest.mark.parametrize(
    ("texts", "recurrence", "month", "day"),
    [
        (
            "每季度末月28日前 每季末月28日前 每季度最后一个月28日前 每季度第三个月28日前报送",
            Recurrence.QUARTERLY,
            3,
            28,
        ),
        ("每季度第一个月10日前 每季度首月10日前 每季第1个月的10日前", Recurrence.QUARTERLY, 1, 10),
        ("每半年末月20日前", Recurrence.HALF_YEARLY, 6, 20),
    ],
)
def test_a_day_in_one_month_of_what_comes_back(texts: str, recurrence: Recurrence, month: int, day: int) -> None:
    for text in texts.split():
        due = due_of(text, 2019)
        assert (due.recurrence, due.month_of_period, due.day_of_period) == (recurrence, month, day), text


@pytest.mark.parametrize(
    ("text", "start", "end", "day"),
    [
        ("3月起每月", date(2019, 3, 1), None, None),
        ("4月至11月每月25日前", date(2019, 4, 1), date(2019, 11, 30), 25),
        ("全年每月10日前", date(2019, 1, 1), date(2019, 12, 31), 10),
    ],
)
def test_what_comes_back_in_a_part_of_the_year(text: str, start: date, end: date | None, day: int | None) -> None:
    due = due_of(text, 2019)
    assert (due.recurrence, due.start, due.end, due.day_of_period) == (Recurrence.MONTHLY, start, end, day)


def test_several_times_each_by_itself() -> None:
    expected = {
        "3月、9月": ["3月", "9月"],
        "3、6月": ["3月", "6月"],
        "一、三季度": ["一季度", "三季度"],
        "3月": [],
        "近期": [],
    }
    assert {text: [due.text for due in several_in(text, 2019)] for text in expected} == expected
    assert [due.end for due in several_in("6月底、12月底", 2019)] == [date(2019, 6, 30), date(2019, 12, 31)]
    assert several_in("3月、9月", None) == several_in("用2-3年", 2019) == ()


def test_what_comes_back_on_a_day_of_the_year_has_it() -> None:
    due = due_of("每年12月底前", 2019)
    assert (due.precision, due.recurrence, due.end) == (P.RECURRING, Recurrence.YEARLY, date(2019, 12, 31))


def test_what_has_no_end() -> None:
    for text in "长期 长期坚持 持续推进 常态化 常态化开展 长期持续推进".split():
        assert days(text) == (None, None, None, P.ONGOING)
    for text in "待定 时间待定 另行通知".split():
        assert days(text) == (None, None, None, P.TBD)


def test_years_from_the_day_of_issue() -> None:
    for text in ("用2-3年", "用2-3 年时间", "力争用2至3年的时间"):
        assert days(text) == ("2019-03-18", "2022-03-31", "2021-03-31", P.RANGE)
    assert days("三年内") == ("2019-03-18", "2022-03-31", None, P.RANGE)
    without = due_of("用2-3年", 2019)
    assert (without.start, without.end, without.precision) == (None, None, P.RANGE)


@pytest.mark.parametrize(
    "text",
    "立行立改 春节前 适时 13月 0月 1月32日 2月30日 2019年2月29日 6月31日前 11月-1月 9月、3月 8日 月底前 年初 每周 每两月"
    " 每月32日前 定期 寒、暑期 每年2次 3月前后 3月左右 三年 9999年 20191301 3-4月前 5月前起 40场"
    " 6.3 6.31 13.5 6/31 每学期 每月20日、5日 每季度次月10日前 每季度第四个月1日前 6月1日会议结束前 6月1日第二周前 12月20日左右".split(),
)
def test_what_names_no_day_is_never_guessed(text: str) -> None:
    assert days(text) == (None, None, None, P.UNCLEAR)


def test_nothing_written_is_nothing_stated() -> None:
    assert {due_of(text, 2019) for text in (None, "", "  ", "/", "——", "-")} == {UNSTATED}


def test_a_day_of_a_workbook() -> None:
    for day in (date(2019, 9, 30), datetime(2019, 9, 30, 8)):
        due = due_of(day, None)
        assert (due.text, due.start, due.end, due.precision) == ("2019-09-30", date(2019, 9, 30), due.start, P.DAY)


def test_without_a_year_there_are_no_days() -> None:
    for text, precision in {
        "3月": P.MONTH,
        "5月前": P.MONTH,
        "全年": P.YEAR,
        "3、4月": P.RANGE,
        "5月起": P.FROM,
    }.items():
        assert days(text, None) == (None, None, None, precision)
    assert days("2月30日", None)[3] is P.UNCLEAR
    assert days("2020年2月", None) == ("2020-02-01", "2020-02-29", None, P.MONTH)
    assert days("3月、2020年9月", None) == (None, None, None, P.RANGE)


@pytest.mark.parametrize(
    ("text", "said", "end"),
    [
        ("重要目标：到 2020 年，实现①省级社区教育示范区全覆盖；②80%以上县达到", "到 2020 年", "2020-12-31"),
        ("到2021年底，建设2 个", "到2021年底", "2021-12-31"),
        ("力争到 2022 年底创建", "到 2022 年底", "2022-12-31"),
        ("推进改革，2022年10月底前全部完成", "2022年10月底前", "2022-10-31"),
        ("建立体系（2025年底前完成）", "2025年底前", "2025-12-31"),
        ("制定方案（5月前完成）", "5月前", "2019-05-31"),
        ("于9月30日前报市局", "9月30日前", "2019-09-30"),
        ("9月30日17:00前报送", "9月30日17:00前", "2019-09-30"),
        ("年底前建成", "年底前", "2019-12-31"),
        ("材料6.30前报市局", "6.30前", "2019-06-30"),
        ("3月底前拿出方案，9月 底前建成", "9月 底前", "2019-09-30"),
        ("用2-3 年时间,完成链接", "用2-3 年时间", "2022-03-31"),
    ],
)
def test_the_deadline_in_a_sentence(text: str, said: str, end: str) -> None:
    due = deadline_in(text, 2019, ISSUED)
    assert due is not None
    assert (due.text, due.end) == (said, date.fromisoformat(end))


def test_a_deadline_that_comes_back() -> None:
    due = deadline_in("各镇每月25日前报送情况", 2019)
    assert due is not None
    assert (due.text, due.recurrence, due.day_of_period) == ("每月25日前", Recurrence.MONTHLY, 25)


@pytest.mark.parametrize(
    "text",
    ["（苏教〔2016〕7号）", "2018 年社区教育发展报告定稿", "2018-2019 年苏州市社区教育实验项目中期指导", "前三季度", "5月前后",
     "2018年前期工作", "5月前五名", "扩大到2020年的1.5倍", "从2018年到2020年的规划", "13月前完成", "去年底前", "使用3年",
     "2019年3月18日印发", "建设2 个，社区5 个", "达到2019年水平", "到2018-2020年", "", "2月30日前"],
)  # fmt: skip
def test_other_numbers_and_years_are_no_deadline(text: str) -> None:
    assert deadline_in(text, 2019, ISSUED) is None


MONTHS = st.builds(date, st.integers(2000, 2099), st.integers(1, 12), st.just(1))
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
WORDS = "零 一 二 三 四 五 六 七 八 九 十 十一 十二".split()


def last_of(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


@given(DAYS, st.booleans())
def test_every_day_that_is_printed_is_read(day: date, is_before: bool) -> None:
    y, m, d, before = day.year, day.month, day.day, "前" if is_before else ""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    texts = [
        f"{y}年{m}月{d}日",
        f"{m}月{d}日",
        f"{m:02} 月 {d} 日",
        f"{WORDS[m]}月{d}日",
        f"{m}月{d}日".translate(wide),
    ]
    for text in [*texts, f"{y}-{m:02}-{d:02}", f"{y}.{m}.{d}", f"{y}/{m}/{d}"]:
        due = due_of(text + before, y)
        assert (due.start, due.end, due.precision) == (None if is_before else day, day, P.DAY), text
    deadline = deadline_in(f"请于{m}月{d}日前完成", y)
    assert deadline is not None
    assert deadline.end == day


@given(MONTHS, MONTHS)
def test_every_run_of_months_that_is_printed_is_read(one: date, other: date) -> None:
    first, last = sorted((one, other))
    texts = [f"{first.year}年{first.month}月-{last.year}年{last.month}月", f"{first:%Y.%m}—{last:%Y.%m}"]
    if first.year == last.year:
        a, b = first.month, last.month
        texts += [f"{a}-{b}月", f"{a}月至{b}月", f"{WORDS[a]}至{WORDS[b]}月", f"{first.year}年{a}—{b} 月份"]
    for text in texts:
        due = due_of(text, first.year)
        assert (due.start, due.end, due.precision) == (first, last_of(last), P.MONTHS), text
    for text in (f"{last.year}年{last.month}月底前", f"{WORDS[last.month]}月底前", f"到{last.month}月底"):
        due = due_of(text, last.year)
        assert (due.start, due.end, due.precision) == (None, last_of(last), P.MONTH), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 月（至 2019-03-31）", ("2019-03-01", "2019-03-31", None, P.MONTH)),
        ("5月前(until 2019-05-31)", (None, "2019-05-31", "2019-04-30", P.MONTH)),
        ("到 2020 年（至 2020-12-31）", (None, "2020-12-31", None, P.YEAR)),
        ("暑假（最迟 2019-08-31）", (None, "2019-08-31", None, P.DAY)),
        ("3月（至 2019-04-15）", (None, "2019-04-15", None, P.DAY)),
        ("3月（至 2019-02-30）", (None, None, None, P.UNCLEAR)),
        ("3月（2019-03-31）", (None, None, None, P.UNCLEAR)),
    ],
)
def test_a_last_day_behind_a_time_decides(text: str, expected: tuple[str | None, str | None, str | None, P]) -> None:
    assert days(text) == expected


@given(st.text(alphabet="0129年月日前底每到至-、季度半上下旬起三十用内Q次./末首个各", max_size=30))
def test_any_text_is_read(text: str) -> None:
    for year in (2019, None):
        due = due_of(text, year, ISSUED)
        assert due.start is None or due.end is None or due.start <= due.end
        assert due.earliest_end is None or due.end is None or due.earliest_end <= due.end
        deadline_in(text, year, ISSUED)


@pytest.mark.parametrize(
    "part", ["前", "5月前", "2020年", "到2020年，", "十", "每月", "1 ", "用2-3年", "、3月", "市教育局"]
)
def test_a_text_of_2_mb_takes_its_length(part: str) -> None:
    text = part * (2_000_000 // len(part))
    begun = process_time()
    deadline_in(text, 2019)
    due_of(text, 2019)
    assert process_time() - begun < 30  # two seconds, several times that on a slow machine


@pytest.mark.parametrize(
    ("text", "year", "named"),
    [
        ("6月31日前", 2025, "6月31日"), ("13月", 2025, "13月"), ("六月三十一日", 2025, "六月三十一日"),
        ("2025年2月29日", None, "2025年2月29日"), ("2月29日", 2025, "2月29日"), ("2025-13", 2025, "2025-13"),
        ("2025.6.31前", 2025, "2025.6.31"), ("3月底至6月31日", 2025, "6月31日"), ("2月29日", None, None),
        ("2月29日", 2024, None), ("春节前", 2025, None), ("6月30日", 2025, None), ("9月第三周", 2025, None), ("40.13", 2025, None),
    ],
)  # fmt: skip
def test_a_day_that_the_calendar_does_not_have_is_named(text: str, year: int | None, named: str | None) -> None:
    assert no_such_day(text, year) == named
