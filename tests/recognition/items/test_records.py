"""What is a record of what took place, and what has to be done though its title, or its headings, sound like one."""

import csv
import io

import pytest

from cedu_targets.files.grid import Grid
from cedu_targets.recognition.items.find import find_items
from cedu_targets.recognition.view import views_of

ROWS = "1,举办社区教育师资培训班,社区学院,5月\n2,召开老年教育工作推进会,教育局,9月\n"


def found_under(title: str, header: str) -> int:
    (view,) = views_of([Grid(None, list(csv.reader(io.StringIO(f"{title}\n{header}\n{ROWS}"))))])
    return sum(1 for _ in find_items(view))


@pytest.mark.parametrize(
    ("title", "header", "count"),
    [
        ("2024年工作月报", "序号,工作内容,主办单位,完成时间", 0),
        ("2024年工作月报", "序号,工作内容,责任单位,完成时间", 0),
        ("2024年工作月报", "序号,工作内容,责任单位,完成时限", 1),
        ("2024年值班安排表", "序号,工作内容,责任单位,时间", 0),
        ("值班值守工作任务分解表", "序号,工作内容,责任单位,时间", 1),
        ("2024年图书采购清单", "序号,采购项目,责任单位,计划完成时间", 1),
        ("2024年培训班活动台账（一）", "序号,活动内容,承办单位,活动时间", 0),
        ("2024年任务台账", "序号,任务,承办单位,时间", 1),
        ("2024年活动计划", "序号,活动名称,主办单位,举办时间", 1),
        ("2024年活动情况", "序号,活动名称,主办单位,举办时间", 0),
        ("2024年工作日程表", "序号,工作内容,承办单位,时间", 1),
    ],
)
def test_a_record_is_told_by_its_title_and_what_is_due_by_its_headings(title: str, header: str, count: int) -> None:
    assert found_under(title, header) == count
