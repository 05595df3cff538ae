"""A time in words: as it was understood, by the name that the text gives it, and never without saying that it is not."""

from datetime import date

import pytest
from msgspec.structs import replace

from cedu_targets.domain.due import UNSTATED, Due, Precision, Recurrence
from cedu_targets.domain.items import Items
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.shared.due_words import due_text, has_times, legend, marked_due, size_text
from sample_lists import answered, flawed, item
from suzhou_items import points, schedule

ZH, EN = Messages(Language.ZH), Messages(Language.EN)
P = Precision


def due(precision: Precision, start: str | None, end: str | None, text: str = "t", **more: object) -> Due:
    first, last = (None if day is None else date.fromisoformat(day) for day in (start, end))
    return replace(Due(text, first, last, precision=precision), **more)


CASES = {
    "a day": (due(P.DAY, "2019-05-03", "2019-05-03"), "2019年5月3日", "2019-05-03"),
    "a third of a month": (due(P.TEN_DAYS, "2019-02-21", "2019-02-28"), "2019年2月下旬", "2019-02 (last third)"),
    "the first third": (due(P.TEN_DAYS, "2019-03-01", "2019-03-10"), "2019年3月上旬", "2019-03 (first third)"),
    "a month": (due(P.MONTH, "2019-03-01", "2019-03-31"), "2019年3月", "2019-03"),
    "months": (due(P.MONTHS, "2020-04-01", "2020-06-30"), "2020年4—6月", "2020, months 4–6"),
    "a quarter": (due(P.QUARTER, "2020-04-01", "2020-06-30"), "2020年2季度", "2020 Q2"),
    "half a year": (due(P.HALF, "2020-07-01", "2020-12-31"), "2020年下半年", "2020 H2"),
    "a year": (due(P.YEAR, "2019-01-01", "2019-12-31"), "2019年", "2019"),
    "by a day": (due(P.DAY, None, "2020-05-15"), "2020年5月15日前", "by 2020-05-15"),
    "by the end of a month": (due(P.MONTH, None, "2020-02-29"), "2020年2月底前", "by the end of 2020-02"),
    "by the end of a year": (due(P.YEAR, None, "2020-12-31"), "2020年底前", "by the end of 2020"),
    "the last month that there is": (due(P.MONTH, None, "9999-12-31"), "9999年底前", "by the end of 9999"),
    "a month with two last days": (
        due(P.MONTH, None, "2019-05-31", earliest_end=date(2019, 4, 30)),
        "最早2019年4月底，最迟2019年5月底", "the end of 2019-04 at the earliest, the end of 2019-05 at the latest",
    ),
    "from a month on": (due(P.FROM, "2020-05-01", None), "2020年5月起", "from 2020-05"),
    "days of two months": (
        due(P.RANGE, "2020-05-20", "2020-06-10"), "2020年5月20日至2020年6月10日", "2020-05-20 to 2020-06-10",
    ),
    "over two years": (
        due(P.RANGE, "2020-09-01", "2021-06-30"), "2020年9月1日至2021年6月30日", "2020-09-01 to 2021-06-30",
    ),
    "every month": (
        due(P.RECURRING, None, None, recurrence=Recurrence.MONTHLY, day_of_period=25), "每月25日前", "every month by day 25",
    ),
    "every quarter of a year": (
        due(P.RECURRING, "2019-01-01", "2019-12-31", recurrence=Recurrence.QUARTERLY),
        "每季度（2019年）", "every quarter (2019)",
    ),
    "without an end": (due(P.ONGOING, None, None, "长期坚持"), "长期", "without an end"),
    "to be decided": (due(P.TBD, None, None, "待定"), "待定", "to be decided"),
    "each year by a day": (
        due(P.RECURRING, None, "2024-06-30", recurrence=Recurrence.YEARLY),
        "每年（2024年6月底前）",
        "every year (by the end of 2024-06)",
    ),
    "not understood": (due(P.UNCLEAR, None, None, "春节前"), "？ “春节前”没有看懂", '? "春节前" was not understood'),
    "of an unknown year": (due(P.MONTH, None, None, "3月"), "？ 3月，不知道是哪一年", "? 3月, of an unknown year"),
    "nothing written": (UNSTATED, "没有写时间", "no time written"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_time_by_its_name(name: str) -> None:
    time, chinese, english = CASES[name]
    assert (due_text(time, ZH), due_text(time, EN)) == (chinese, english)


def test_a_time_that_does_not_stand_at_the_item_has_a_sign() -> None:
    assert marked_due(item("安排-2"), ZH) == "2019年3月"
    assert marked_due(item("安排-3"), ZH) == "2019年3月 〃"
    first = listed(points().items).entries[0]
    assert marked_due(first, ZH) == "（2019年）"
    assert marked_due(item("安排-11"), ZH) == "没有写时间"


def listed(items: Items | None) -> Items:
    assert items is not None
    return items


def test_the_signs_are_explained_where_they_stand() -> None:
    assert legend(flawed(), ZH) == ["〃 时间没有另写，承上面一项"]
    assert legend(listed(points().items), ZH) == ["各项没有写时间，按整份文件：2019年"]
    some = replace(flawed(), entries=(item("安排-2"), listed(points().items).entries[0]))
    assert legend(some, ZH) == ["（ ）没有写时间，按整份文件的时间"]
    assert (has_times(flawed()), has_times(listed(points().items))) == (True, False)


def test_a_list_is_told_by_the_kinds_of_its_times() -> None:
    assert size_text(listed(schedule().items), ZH) == "26 项（按月 23，全年 1，待定 2）"
    assert size_text(listed(points().items), ZH) == "10 项"
    ends = tuple(replace(entry, due=due(P.YEAR, None, "2020-12-31")) for entry in flawed().entries[:4])
    assert size_text(replace(flawed(), entries=(*ends, item("安排-1"))), ZH) == "5 项（全年 1，年底前 4）"
    assert size_text(answered(), ZH) == "26 项（按月 20，全年 1，定期 1，待定 2，没有写时间 1，时间没有看懂 1）"
