"""Where no schedule is to be seen: in tables of targets, forms, rosters, our own samples and reports."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.items import Items
from cedu_targets.domain.table import Table
from cedu_targets.files.catalogue import read_file
from cedu_targets.files.grid import Grid
from cedu_targets.files.own_files import OwnFile, own_file
from cedu_targets.recognition.items.find import find_items
from cedu_targets.recognition.number_writing import plainly_written
from cedu_targets.recognition.read import read_documents
from cedu_targets.recognition.view import GridView, views_of
from cedu_targets.recognition.written_cells import with_written_numbers
from project import ROOT

TARGETS = {
    "amounts with their units": "责任单位,培训任务,专职教师\n全区,\"1,000人次\",10名\n东山,600人次,6名\n秣陵,400人次,4名",
    "indicators in rows": "任务内容,计量单位,目标数,责任单位\n社区居民教育培训总量,人次,9000,各街道\n老年教育学习点建设,个,12,各街道\n数字资源建设总量,门,30,社区学院",
    "years": "重点任务,牵头单位,2021年,2022年,2023年\n社区教育参与率达到以上,教育局,50,60,70\n老年教育覆盖比例,民政局,20,30,40",
    "two columns of amounts": "工作任务,完成时限,责任单位,目标数,上年数\n社区居民教育培训,6月,各街道,900,800\n老年教育学习点建设,9月,社区学院,12,10",
    "achieved": "项目,责任单位,目标,完成情况,完成率\n农村劳动力转移培训,农业局,500,480,96%\n下岗失业人员再就业培训,人社局,300,310,103%",
    "achieved alone": "工作内容,完成情况\n农村劳动力转移培训,480\n下岗失业人员再就业培训,310\n社区居民教育培训,2000",
    "quarters": "工作任务,责任单位,一季度,二季度,三季度,四季度\n开展社区教育培训（人次）,各街道,100,200,300,400\n开设老年学堂（班次）,各街道,1,2,3,4",
    "a form": "培训项目内容,培训人数,培训地点,课时数,培训方式,培训时间\n水稻科学育秧技术,30,村委会,4,面授,5月6日\n卫生保健知识讲座,40,文化站,2,讲座,5月9日",
    "a ledger": "序号,日期,培训内容,地点,参加人数,授课教师\n1,3月5日,家庭教育讲座第一期,礼堂,30,某\n2,4月6日,智能手机培训班,教室,40,某",
    "a roster": "序号,姓名,工作单位,负责工作,联系电话\n1,张三,社区教育学院,负责日常教学管理,000\n2,李四,社区教育中心,负责档案资料整理,000",
    "a note in two columns": "项目,内容\n责任单位,区教育局和各街道办事处\n完成时限,2024年12月底以前完成",
    "a list of work": "序号,工作内容,工作量,工作量单位,备注\n1,外业测量地形图,20,平方公里,\n2,内业数据整理,20,幅,",
    "projects that were granted": "序号,项目名称,承担单位,项目负责人\n1,社区非遗课程开发与实践研究,甲区社区学院,张三\n2,老年智能手机培训的推广,乙区社区学院,李四",
    "a history": "时间,组织,角色,工作内容\n2004,研究所,工程师,参加平台开发工作\n2008,公司,主管,主持运行安全改进",
    "a timetable": "时间,培训内容,地点\n上午,社区教育政策解读与实践,礼堂\n下午,课程开发的方法与案例,教室",
    "a chronicle": "2022年终身学习大事记\n时间,事项,承办单位\n2022年4月,召开全市老年教育工作会议,教育局\n2022年9月,举办学习型社区建设论坛,社区学院",
    "a monthly report": "2022年5月工作月报\n工作内容,完成时间,责任单位\n开办书画培训班一期,5月4日,乙社区\n举办法律知识讲座一场,5月9日,丙社区",
    "prizes": "序号,项目名称,责任单位,获奖日期\n1,优秀社区教育课程资源,甲社区学院,2022年6月\n2,终身学习品牌项目建设,乙社区学院,2022年6月",
    "lessons": "序号,教学内容,授课时间,授课地点\n1,中国书法入门与欣赏,3月5日,礼堂\n2,八段锦基础动作教学,3月6日,广场",
    "duty": "2022年春节值班安排\n日期,值班内容,责任部门\n1月31日,负责校园安全巡查工作,办公室\n2月1日,负责校园安全巡查工作,教务处",
    "purchases": "教学设备采购目录\n序号,采购内容,采购单位,交货日期\n1,社区教育学习读本一批,教育局,2022年3月\n2,老年大学教学用平板电脑,社区学院,2022年4月",
    "activities that were held": "2022年学习周活动一览\n序号,活动名称,主办单位,举办时间\n1,全民终身学习活动周开幕式,教育局,10月20日\n2,老年手机培训班结业典礼,社区学院,11月3日",
    "criteria without points": "一级指标,二级指标,目标值,责任单位\n组织领导,成立社区教育委员会,≥1,区政府\n队伍建设,专职教师配备比例,≥80%,教育局",
}  # fmt: skip


def views(rows: Sequence[Sequence[str]]) -> Sequence[GridView]:
    return [with_written_numbers(plainly_written(view)) for view in views_of([Grid(None, rows)])]


@pytest.mark.parametrize("name", TARGETS)
def test_a_table_of_numbers_or_of_people_is_no_schedule(name: str) -> None:
    rows = list(csv.reader(io.StringIO(TARGETS[name])))
    for titled in (
        rows,
        [["2024年社区教育工作任务表"], *rows],
        [["2024年社区教育工作任务表"], [], *rows, ["注：以上为计划数。"]],
    ):
        assert not any(list(find_items(view)) for view in views(titled))


def tables_in(value: Any) -> Iterator[str]:
    """Every text of several lines of cells in a file of cases."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from tables_in(one)
    elif isinstance(value, str) and value.count("\n") > 1 and "," in value:
        yield value


def test_no_case_of_the_field_holds_one() -> None:
    found = [
        (path.name, text)
        for path in sorted((ROOT / "tests" / "field").glob("*.yaml"))
        for text in tables_in(yaml.safe_load(path.read_text(encoding="utf-8")))
        if any(list(find_items(view)) for view in views(list(csv.reader(io.StringIO(text)))))
    ]
    assert found == []


def test_no_sample_and_no_report_holds_one() -> None:
    looked_at = 0
    for folder in ("examples/jiangning-2020", "examples/yunxi-2021", "tests/data", "tests/golden", "docs"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_dir() or own_file(path) is OwnFile.REPORT:
                continue  # a report on items is told as a report (RD142)
            try:
                grids = read_file(path.read_bytes()).grids
            except (InputFault, OSError):
                continue
            looked_at += len(grids)
            assert [found.header.texts for view in views_of(grids) for found in find_items(view)] == [], path
    assert looked_at > 20


def test_a_sheet_may_hold_a_schedule_and_a_table(tmp_path: Path) -> None:
    schedule = [
        ["2024年培训安排"],
        ["序号", "工作任务", "责任单位", "完成时限"],
        ["1", "举办师资培训班", "社区学院", "6月底前"],
        ["2", "开展调研活动", "教育局", "9月"],
    ]
    table = [
        ["2024年各街道任务表"],
        ["单位", "培训人次", "课程数", "学习点"],
        ["全区", "900", "30", "10"],
        ["东山", "500", "20", "6"],
        ["秣陵", "400", "10", "4"],
    ]
    for number, rows in enumerate(([*schedule, [], *table], [*table, [], *schedule], [*schedule, *table])):
        path = tmp_path / f"{number}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
        documents = [read.document for read in read_documents(path)]
        (items,) = [one for one in documents if isinstance(one, Items)]
        (targets,) = [one for one in documents if isinstance(one, Table)]
        assert [(item.text, item.line) for item in items.entries] == [
            (row[1], rows.index(row) + 1) for row in schedule[2:]
        ]
        assert (items.title, targets.title) == ("2024年培训安排", "2024年各街道任务表")
        assert list(targets.units) == ["东山", "秣陵"]


def test_the_same_header_under_another_title_begins_another_schedule(tmp_path: Path) -> None:
    header = ["序号", "工作任务", "责任单位", "完成时限"]
    rows = [
        ["2024年上半年安排"], header, ["1", "举办师资培训班", "社区学院", "6月底前"], ["2", "开展调研活动", "教育局", "3月"],
        ["2024年下半年安排"], header, ["1", "举办活动周开幕式", "社区学院", "10月"], header, ["2", "评选优秀课程", "教育局", "11月"],
    ]  # fmt: skip
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    documents = [read.document for read in read_documents(path)]
    assert [(one.title, one.size) for one in documents] == [("2024年上半年安排", 2), ("2024年下半年安排", 2)]
