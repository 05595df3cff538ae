"""The date of issue: a line that is only a date."""

import pytest

from cedu_targets.recognition.items.issue_date import is_date, issued_on


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2019年2月28日", "2019-02-28"),
        ("    2020年6月3日  ", "2020-06-03"),
        ("2019 3 18", "2019-03-18"),
        ("2019.3.18", "2019-03-18"),
        ("（2021年1月5日）", "2021-01-05"),
        ("二〇一九年二月二十八日", "2019-02-28"),
        ("二○二○年十二月三十日", "2020-12-30"),
        ("二零二三年十月十一日", "2023-10-11"),
        ("20190318", "2019-03-18"),
        ("2019318", "2019-03-18"),  # there is no 31st month
        ("2019112", None),  # 12 January or 2 November
        ("201912", None),  # 2 January, or December
        ("2019年13月1日", None),
        ("2019年2月30日", None),
        ("2019年3月1日印发", "2019-03-01"),
        ("某区教育局办公室　　　　2019年3月1日印发", "2019-03-01"),
        ("某区教育局办公室2019 年 3 月 1 日印发", "2019-03-01"),
        ("某区人民政府办公室    二〇一九年三月一日印发", "2019-03-01"),
        ("某区规划于2019年3月1日印发", None),
        ("根据《某区规划》（某政发〔2019〕3号），2019年3月1日印发", None),
        ("某区规划2019年3月1日印发，现予公布", None),
        ("某区教育局办公室 2019年13月1日印发", None),
        ("发布时间:2019-08-30", None),
        ("2019年2月", None),
        ("2019", None),
        ("13800000000", None),
        ("", None),
    ],
)
def test_a_line_that_is_only_a_date(line: str, day: str | None) -> None:
    found = issued_on(["某区教育局", line])
    assert (found and found.isoformat()) == day


def test_the_first_date_that_is_written_out_wins() -> None:
    assert str(issued_on(["20190101", "2019年2月28日", "2019年3月1日"])) == "2019-02-28"


def test_the_day_of_signature_comes_before_that_of_print() -> None:
    assert str(issued_on(["2019年2月28日", "某区教育局办公室 2019年3月4日印发"])) == "2019-02-28"
    assert str(issued_on(["某区教育局办公室 2019年3月4日印发", "20190228"])) == "2019-02-28"
    assert str(issued_on(["2019年3月4日印发", "正文。", "某区教育局办公室 2019年3月5日印发"])) == "2019-03-05"


def test_a_run_of_digits_that_is_read_in_two_ways_is_a_date_all_the_same() -> None:
    assert is_date("2019112")
    assert not is_date("2019年工作要点")
