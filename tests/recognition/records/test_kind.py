"""Monthly form or ledger: what decides, and which month a class of another one counts in."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from cedu_targets import check
from cedu_targets.domain.records import Records, RecordsKind
from cedu_targets.report import FileReport
from monthly_forms import form, write_forms
from writers import Cell

HEADINGS = ("活动名称", "活动时间", "活动地点", "参加人数")


def checked(folder: Path, title: str, days: Sequence[str], head: Sequence[Sequence[Cell]] = ()) -> FileReport:
    rows: list[list[Cell]] = [[f"活动{number}", day, "文化站", 10] for number, day in enumerate(days, start=1)]
    (file,) = check(write_forms(folder / "a.xlsx", form(title=title, head=head, headings=HEADINGS, rows=rows))).files
    return file


def records_of(file: FileReport) -> Records:
    assert file.records is not None
    return file.records


OF_A_MONTH: dict[str, tuple[str, Sequence[Sequence[Cell]]]] = {
    "title": ("清泉村2022年8月社区教育活动统计表", []),
    "head": ("社区教育活动统计表", [["填报单位：清泉村", None, "月份：2022年8月"]]),
    "both": ("清泉村2022年8月社区教育活动一览表", [["填报单位：清泉村", None, "月份：2022年8月"]]),
    "title of a register": ("清泉村2022年8月活动登记表", []),
}


@pytest.mark.parametrize("name", OF_A_MONTH)
@pytest.mark.parametrize(
    "days", [("8月3日", "9月4日"), ("7月30日", "8月9日", "9月1日"), ("9月1日", "9月4日", "8月2日")]
)
def test_a_month_that_is_said_holds_for_a_class_with_another_one(
    name: str, days: Sequence[str], tmp_path: Path
) -> None:
    title, head = OF_A_MONTH[name]
    file = checked(tmp_path, title, days, head)
    records = records_of(file)
    assert (records.kind, records.period, records.size) == (RecordsKind.MONTHLY, "2022-08", len(days))
    stray = [row for row, day in enumerate(days, start=3 + len(head)) if not day.startswith("8月")]
    assert [one.place.cell for one in file.findings if one.code == "RC020"] == [f"B{row}" for row in stray]


OF_SEVERAL: dict[str, tuple[str, Sequence[Sequence[Cell]]]] = {
    "no month": ("清泉村2022年社区教育活动统计表", []),
    "up to a month": ("清泉村社区教育活动统计表（截至2022年9月）", []),
    "a day by itself": ("清泉村2022年社区教育活动统计表", [[None, None, None, date(2022, 9, 30)]]),
    "a ledger put together in a month": ("清泉村2022年培训台账", [["单位：清泉村", None, "2022年9月"]]),
    "from month to month": ("清泉村2022年8-9月社区教育活动统计表", []),
}


@pytest.mark.parametrize("name", OF_SEVERAL)
def test_where_no_month_is_said_each_class_is_of_its_own(name: str, tmp_path: Path) -> None:
    title, head = OF_SEVERAL[name]
    file = checked(tmp_path, title, ("8月3日", "9月4日"), head)
    records = records_of(file)
    assert (records.kind, records.month) == (RecordsKind.LEDGER, None)
    assert [one.period for one in records.entries] == ["2022-08", "2022-09"]
    assert not [one for one in file.findings if one.code == "RC020"]


SPANS: dict[str, tuple[str, Sequence[str], Sequence[str]]] = {
    "into the next year": ("2021年11月至2022年2月", ("11月3日", "12月4日", "1月5日", "2月6日"), ("2021-11", "2021-12", "2022-01", "2022-02")),
    "with days": ("2021年12月1日—2022年1月31日", ("12月4日", "1月5日"), ("2021-12", "2022-01")),
    "in signs": ("2021.12-2022.1", ("12月4日", "1月5日"), ("2021-12", "2022-01")),
    "days with years": ("2021年12月至2022年1月", ("2021-12-04", "2022-01-05"), ("2021-12", "2022-01")),
    "within a year": ("2021年4月至2021年6月", ("4月4日", "6月5日"), ("2021-04", "2021-06")),
}  # fmt: skip


@pytest.mark.parametrize("name", SPANS)
@pytest.mark.parametrize("is_in_head", [True, False])
def test_a_time_from_month_to_month_gives_each_class_its_own_year(
    name: str, tmp_path: Path, *, is_in_head: bool
) -> None:
    span, days, periods = SPANS[name]
    head: list[list[Cell]] = [["填报单位：清泉村", None, span]] if is_in_head else []
    title = "社区教育活动统计表" if is_in_head else f"清泉村{span}社区教育活动统计表"
    records = records_of(checked(tmp_path, title, days, head))
    assert (records.kind, records.month) == (RecordsKind.LEDGER, None)
    assert [one.period for one in records.entries] == list(periods)
    assert records.unit == "清泉村"
