"""One trait of schedules and checklists at a time."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.items import Items, Role
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.recognition.read import read_documents
from writers import Cell, Merge, Percent, Truth, by_openpyxl

HEADER = ["序号", "工作任务", "完成时限", "责任单位"]
ANSWERS = ["序号", "事项", "责任单位", "完成情况", "佐证材料"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def listed(path: Path, *rows: Sequence[str]) -> Items:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return items_of(path)


def in_sheet(path: Path, *rows: Sequence[Cell], merges: Sequence[Merge] = (), sheet: str = "Sheet1") -> Items:
    path.write_bytes(by_openpyxl([Truth(rows, merges, sheet)]))
    return items_of(path)


def items_of(path: Path) -> Items:
    (items,) = [read.document for read in read_documents(path) if isinstance(read.document, Items)]
    return items


def test_no_time_is_carried_into_another_section(folder: Path) -> None:
    items = listed(
        folder / "a.csv",
        HEADER,
        ["一、上半年"],
        ["1", "举办师资培训班", "6月", "社区学院"],
        ["2", "开展调研活动", "", "教育局"],
        ["二、常年工作"],
        ["3", "更新数字平台", "", "社区学院"],
    )
    assert [(item.due.text, item.due.carried) for item in items.entries] == [
        ("6月", False),
        ("6月", True),
        (None, False),
    ]


def test_a_table_below_without_headings_that_are_known_ends_it(folder: Path) -> None:
    path = folder / "a.csv"
    items = listed(
        path,
        HEADER,
        ["1", "举办师资培训班", "6月", "社区学院"],
        ["2", "开展调研活动", "9月", "教育局"],
        ["片名", "男生", "女生", "老人"],
        ["东片一组", "120", "130", "20"],
        ["西片二组", "90", "80", "10"],
    )
    assert [item.line for item in items.entries] == [2, 3]


def test_tasks_and_times_that_read_like_headings_are_none(folder: Path) -> None:
    items = listed(
        folder / "a.csv",
        ["时间", "工作内容", "牵头单位", "配合单位", "备注"],
        ["3月", "做好宣传工作", "教育局", "街道", "重点项目"],
        ["4月", "开展读书月活动", "社区", "学校", ""],
        ["每季度", "检查经费落实情况", "学校", "街道", ""],
        ["5月", "确定开学时间", "教育局", "各街道", ""],
        ["", "统计培训人数", "教育局", "", ""],
    )
    assert [item.text for item in items.entries] == [
        "做好宣传工作", "开展读书月活动", "检查经费落实情况", "确定开学时间", "统计培训人数",
    ]  # fmt: skip
    rows = [["3月", "做好招生工作"], ["4月", "抓好培训工作"], ["5月", "评选优秀项目"]]
    with pytest.raises(InputFault):
        listed(folder / "b.csv", *rows)


def test_an_office_without_a_role_is_who_has_to_do_it(folder: Path) -> None:
    items = listed(
        folder / "a.csv",
        ["时间", "工作内容", "部门"],
        ["3月", "举办师资培训班", "社区学院"],
        ["4月", "开展调研活动", "教育局"],
    )
    assert items.owners == ["社区学院", "教育局"]


def test_rows_under_one_merged_task_are_one_item_and_an_owner_stands_there_once(folder: Path) -> None:
    items = in_sheet(
        folder / "a.xlsx",
        HEADER,
        [1, "建设社区学习中心", "6月", "社区学院"],
        [None, None, "9月", None],
        [2, "开展调研活动", "9月", "教育局"],
        [None, None, None, "文旅局"],
        merges=[(1, 1, 2, 1), (1, 3, 2, 3), (3, 1, 4, 1)],
    )
    assert [item.owner_texts for item in items.entries] == [
        ((Role.DUTY, "社区学院"),),
        ((Role.DUTY, "教育局"), (Role.DUTY, "文旅局")),
    ]


def test_names_come_from_the_numbers_and_stay_apart(folder: Path) -> None:
    items = listed(
        folder / "a.csv",
        HEADER,
        ["（一）", "举办师资培训班", "6月", "社区学院"],
        ["3.", "开展调研活动", "9月", "教育局"],
        ["3", "评选优秀课程", "9月", "教育局"],
        ["", "2.更新数字平台", "10月", "社区学院"],
    )
    assert [(item.id, item.number, item.text) for item in items.entries] == [
        ("安排-一", "一", "举办师资培训班"),
        ("安排-3", "3", "开展调研活动"),
        ("安排-3(2)", "3", "评选优秀课程"),
        ("安排-4", None, "2.更新数字平台"),
    ]


def test_a_number_in_the_text_is_its_own_where_no_column_has_them(folder: Path) -> None:
    items = listed(
        folder / "a.csv", HEADER[1:], ["2.更新数字平台", "10月", "社区学院"], ["3.15消费者教育活动", "3月", "教育局"]
    )
    assert [(item.id, item.text) for item in items.entries] == [
        ("安排-2", "更新数字平台"),
        ("安排-2(2)", "3.15消费者教育活动"),
    ]


def test_the_last_clear_answer_counts(folder: Path) -> None:
    items = listed(
        folder / "a.csv",
        ["序号", "问题", "整改措施", "责任单位", "进展情况", "完成情况", "备注"],
        ["1", "课程单一", "增开非遗课程", "社区学院", "正在推进", "已完成", ""],
        ["2", "队伍薄弱", "招聘专职教师", "教育局", "未启动", "按序推进", "经费未到"],
    )
    assert [(one.reported.value, one.said, one.reason) for one in items.returns] == [
        ("done", "正在推进；已完成", None),
        ("not_done", "未启动；按序推进", "经费未到"),
    ]


def test_a_remark_is_a_reason_of_what_is_not_done_and_else_more_of_the_answer(folder: Path) -> None:
    header = ["序号", "事项", "责任单位", "完成情况", "备注"]
    rows = [
        ["1", "举办师资培训班", "社区学院", "已完成", "区级活动"],
        ["2", "开展调研活动", "教育局", "未完成", "经费未到"],
        ["3", "评选优秀课程", "教育局", "取消", "合并到第1项"],
        ["4", "编印乡土教材", "教育局", "", "等上级通知"],
        ["5", "更新数字平台", "教育局", "正在推进", "教育局"],
        ["6", "开放学校场地", "教育局", "正在推进", ""],
    ]
    items = listed(folder / "a.csv", header, *rows)
    assert [(one.reported.value, one.said, one.reason) for one in items.returns] == [
        ("done", "已完成；区级活动", None),
        ("not_done", "未完成", "经费未到"),
        ("cancelled", "取消", "合并到第1项"),
        ("blank", "", "等上级通知"),
        ("in_progress", "正在推进；教育局", None),
        ("in_progress", "正在推进", None),
    ]
    both = listed(folder / "b.csv", [*header, "未完成原因"], [*rows[1], "没有立项"], [*rows[4], ""])
    assert [(one.said, one.reason) for one in both.returns] == [
        ("未完成；经费未到", "没有立项"),
        ("正在推进；教育局", None),
    ]


@pytest.mark.parametrize(
    ("file", "sheet", "title", "head", "unit"),
    [
        ("a", "Sheet1", "2024年督查事项", "填报单位：市教育局   填报时间：2024年5月", "市教育局"),
        ("市社指中心", "市教育局", "2024年督查事项", "填报单位：", "市教育局"),
        ("市社指中心", "Sheet1", "市教育局2024年督查事项", None, "市教育局"),
        ("市社指中心", "Sheet1", "2024年督查事项", None, "市社指中心"),
        ("五月", "汇总", "2024年督查事项", "填报单位：____", None),
        ("五月", "常熟市", "2024年督查事项", None, "常熟市"),
    ],
)
def test_whose_checklist_it_is(
    file: str, sheet: str, title: str, head: str | None, unit: str | None, folder: Path
) -> None:
    items = in_sheet(
        folder / f"{file}.xlsx",
        [title],
        [head],
        ANSWERS,
        [1, "举办师资培训班", "市教育局", "已完成", None],
        [2, "开展调研活动", "市社指中心", None, None],
        sheet=sheet,
    )
    assert [one.unit for one in items.returns] == [unit, unit]


def test_a_heading_over_the_groups_belongs_to_the_header(folder: Path) -> None:
    items = in_sheet(
        folder / "a.xlsx",
        ["2024年安排"],
        ["序号", "任务", None, "责任", None],
        [None, "工作任务", "完成时限", "牵头单位", "配合单位"],
        [7, "举办师资培训班", "6月", "社区学院", "教育局"],
        [8, "开展调研活动", "9月", "教育局", None],
        merges=[(1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4)],
    )
    assert items.title == "2024年安排"
    assert [(item.id, [owner.role for owner in item.owners]) for item in items.entries] == [
        ("安排-7", [Role.LEAD, Role.SUPPORT]),
        ("安排-8", [Role.LEAD]),
    ]


def test_evidence_is_split_but_not_inside_of_brackets(folder: Path) -> None:
    items = in_sheet(
        folder / "a.xlsx",
        ANSWERS,
        [1, "举办师资培训班", "社区学院", Percent(1.0), "签到表（第1、2天）、照片\n通知；总结"],
        [2, "开展调研活动", "教育局", Percent(0.5), "报告（第1、2稿"],
        [3, "评选优秀课程", "教育局", True, None],
    )
    assert [(one.reported.value, one.said, one.evidence) for one in items.returns] == [
        ("done", "100%", ("签到表（第1、2天）", "照片", "通知", "总结")),
        ("in_progress", "50%", ("报告（第1", "2稿")),
        ("done", "TRUE", ()),
    ]


def test_a_person_is_no_owner_and_an_office_is(folder: Path) -> None:
    persons = listed(
        folder / "a.csv",
        ["任务", "时限", "责任人"],
        ["举办师资培训班", "6月", "张三"],
        ["开展调研活动", "9月", "李四、王五"],
    )
    assert (persons.owners, persons.left_out) == ([], ("责任人",))
    offices = listed(
        folder / "b.csv",
        ["任务", "时限", "责任人"],
        ["举办师资培训班", "6月", "社区学院"],
        ["开展调研活动", "9月", "区教育局"],
    )
    assert (offices.owners, offices.left_out) == (["社区学院", "区教育局"], ())
    both = listed(
        folder / "c.csv",
        ["任务", "时限", "责任单位及责任人"],
        ["举办师资培训班", "6月", "社区学院 张三"],
        ["开展调研活动", "9月", "区教育局 李四"],
    )
    assert both.owners == ["社区学院", "区教育局"]
    assert "张三" not in repr(both)


def test_the_year_is_of_the_title_the_date_or_the_file(folder: Path) -> None:
    rows = [HEADER, ["1", "举办师资培训班", "6月", "社区学院"], ["2", "开展调研活动", "9月", "教育局"]]
    for name, before, after, period in (
        ("a", ["2023—2025年行动计划任务分工"], [], "2023-2025"),
        ("2022年安排", ["任务分工"], [], "2022"),
        ("2022年", ["任务分工"], ["2021年12月30日"], "2021"),
        ("a", ["苏教〔2020〕5号"], [], None),
    ):
        items = listed(folder / f"{name}.csv", before, *rows, after)
        assert items.period == period
        end = items.entries[0].due.end
        assert (end and str(end.year)) == (period and period[-4:])


def test_a_book_with_a_schedule_names_only_its_other_sheets(folder: Path) -> None:
    path = folder / "a.xlsx"
    rows: list[list[Cell]] = [
        list(HEADER),
        [1, "举办师资培训班", "6月", "社区学院"],
        [2, "开展调研活动", "9月", "教育局"],
    ]
    path.write_bytes(by_openpyxl([Truth([["封面"]], name="封面"), Truth([["2024年安排"], *rows], name="安排")]))
    (read,) = read_documents(path)
    assert isinstance(read.document, Items)
    assert [(one.code, one.parameters["texts"]) for one in read.findings] == [("RD054", "封面")]


def test_a_checklist_without_its_row_of_headings_is_told_what_may_be_missing(folder: Path) -> None:
    rows: list[list[Cell]] = [
        ["2024年5月反馈", None, None, None],
        [1, "举办师资培训班", "社区学院", "已完成"],
        [2, "开展调研活动", "教育局", "未完成"],
    ]
    for name, sent in (("RD116", rows), ("RD130", [[*row, "签到表", "甲街道"] for row in rows])):
        with pytest.raises(InputFault) as raised:
            in_sheet(folder / "a.xlsx", *sent)
        assert raised.value.code == name
        assert "表头一行" in Messages(Language.ZH).fault_help(raised.value)
        assert "row of headings" in Messages(Language.EN).fault_help(raised.value)


def test_what_the_schedules_of_several_sheets_share_is_told_once(folder: Path) -> None:
    def sheet(name: str, time: str, *more: str) -> Truth:
        rows = [["事项", "完成时限", "责任单位", "责任人"], ["举办师资培训班", time, "甲科", "某甲"]]
        return Truth([*rows, *([task, "5月", "乙科", "某乙"] for task in ("开展调研活动", *more))], name=name)

    path = folder / "a.xlsx"
    path.write_bytes(
        by_openpyxl([sheet("一月", "适时"), sheet("二月", "适时", "评选优秀课程"), sheet("三月", "春节前")])
    )
    told = [
        [
            (one.code, one.variant, one.parameters["texts"], one.parameters["count"])
            for one in read.findings
            if one.code != "RD084"
        ]
        for read in read_documents(path)
    ]
    assert told == [
        [("RD080", "sheets", "责任人", 3), ("RD082", "sheets", "适时", 2)],
        [],
        [("RD082", "", "春节前", 1)],
    ]
    (first, *_) = read_documents(path)
    sentences = {
        lang: [Messages(lang).message(one) for one in first.findings if one.code != "RD084"] for lang in Language
    }
    assert sentences[Language.ZH] == [
        "3 个工作表（一月、二月、三月）一共有 3 栏是人名、电话或经费，没有读：责任人。",
        "2 个工作表（一月、二月）一共有 2 项的时间看不出是哪一天：适时。",
    ]
    assert "on 2 sheets (一月, 二月) name no day" in sentences[Language.EN][1]


@pytest.mark.parametrize("day", ["2019年12月20日", "2019-12-20", "（2019年12月20日）", "二〇一九年十二月二十日"])
def test_a_day_under_the_title_is_the_day_of_issue_and_no_title(folder: Path, day: str) -> None:
    items = listed(
        folder / "a.csv", ["甲区2020-2022年社区教育安排"], [day], HEADER, ["1", "举办师资培训班", "6月", "社区学院"]
    )
    assert (items.title, items.period, str(items.issued)) == ("甲区2020-2022年社区教育安排", "2020-2022", "2019-12-20")


def test_a_day_in_a_cell_of_a_sheet_is_no_title(folder: Path) -> None:
    items = in_sheet(
        folder / "a.xlsx",
        ["甲区2020年社区教育工作安排"],
        [date(2019, 12, 20)],
        HEADER,
        ["1", "举办师资培训班", "6月", "社区学院"],
    )
    assert (items.title, items.period, items.issued) == ("甲区2020年社区教育工作安排", "2020", date(2019, 12, 20))


def test_years_alone_under_the_title_are_those_of_the_schedule(folder: Path) -> None:
    items = listed(
        folder / "a.csv", ["甲区社区教育工作安排"], ["（2024—2026年）"], HEADER, ["1", "举办师资培训班", "6月", "学院"]
    )
    assert (items.title, items.period) == ("甲区社区教育工作安排", "2024-2026")
    items = listed(folder / "b.csv", ["2024年度"], HEADER, ["1", "举办师资培训班", "6月", "社区学院"])
    assert (items.title, items.period) == ("2024年度", "2024")


def test_a_year_in_words_is_read_over_a_table_as_in_a_text(folder: Path) -> None:
    items = listed(folder / "a.csv", ["二〇二四年甲区工作安排"], HEADER, ["1", "举办师资培训班", "6月", "社区学院"])
    assert (items.period, str(items.entries[0].due.end)) == ("2024", "2024-06-30")


def test_when_to_report_is_not_when_an_item_is_due(folder: Path) -> None:
    quarters = ["序号", "工作任务", "一季度", "二季度", "牵头单位", "报送时间"]
    rows = [["1", "推进社区教育", "制定方案", "中期检查", "教育局", "每月25日前"]]
    rows.append(["2", "推进老年教育", "摸底", "建点", "老干部局", "每月28日前"])
    path = folder / "a.csv"
    items = listed(path, ["2022年重点工作推进表"], quarters, *rows)
    assert [(str(item.due.end), item.due.recurrence) for item in items.entries] == [("2022-06-30", None)] * 2
    (read,) = read_documents(path)
    assert [(one.code, one.parameters["texts"]) for one in read.findings] == [("RD080", "报送时间")]
    both = ["序号", "工作任务", "完成时限", "报送时间", "责任单位"]
    items = listed(folder / "b.csv", ["2022年安排"], both, ["1", "推进社区教育工作", "6月", "每月25日前", "教育局"])
    assert items.entries[0].due.text == "6月"


def test_when_to_report_is_the_time_of_a_list_that_has_no_other(folder: Path) -> None:
    rows = [["1", "社区教育工作总结", "12月底前", "教育局"], ["2", "社区教育统计报表", "6月底前", "教育局"]]
    items = listed(folder / "a.csv", ["2022年安排"], ["序号", "工作内容", "报送时间", "责任单位"], *rows)
    assert [str(item.due.end) for item in items.entries] == ["2022-12-31", "2022-06-30"]


def test_each_of_several_times_is_a_part_with_its_own(folder: Path) -> None:
    items = listed(
        folder / "a.csv",
        ["2025年工作安排"],
        HEADER,
        ["1", "组织应急疏散演练", "3月、9月", "安全科"],
        ["2", "编发工作简报", "4月底前出方案，10月底前建成", "办公室"],
        ["3", "开展校舍安全检查", "6月底", "安全科"],
        ["4", "召开全区安全会议", "3月底前启动，其余另定", "安全科"],
    )
    parts = [[(part.text, part.due and part.due.end) for part in item.parts] for item in items.entries]
    assert parts == [
        [("3月", date(2025, 3, 31)), ("9月", date(2025, 9, 30))],
        [("4月底前出方案", date(2025, 4, 30)), ("10月底前建成", date(2025, 10, 31))],
        [],
        [],
    ]
    assert [item.due.end for item in items.entries][:2] == [date(2025, 9, 30), date(2025, 10, 31)]


def test_a_time_without_its_month_is_of_the_month_of_the_title(folder: Path) -> None:
    rows = [
        ["1", "整理编印社区教育简报", "月底前", "办公室"],
        ["2", "召开社区教育工作例会", "5日", "办公室"],
        ["3", "开展教师业务培训活动", "中旬", "教务处"],
    ]
    items = listed(folder / "a.csv", ["2025年3月份工作安排"], HEADER, *rows)
    assert [item.due.end for item in items.entries] == [date(2025, 3, 31), date(2025, 3, 5), date(2025, 3, 20)]
    for title in ("2025年3-4月工作安排", "2025年工作安排", "2025年3月、4月工作安排", "2025年3月底前工作安排"):
        items = listed(folder / "b.csv", [title], HEADER, *rows)
        assert {item.due.end for item in items.entries} == {None}, title


def test_a_day_that_does_not_exist_is_told(folder: Path) -> None:
    path = folder / "a.csv"
    listed(
        path,
        ["2025年工作安排"],
        HEADER,
        ["1", "组织应急疏散演练", "6月31日前", "安全科"],
        ["2", "编发社区教育简报", "春节前", "办公室"],
        ["3", "开展校舍安全检查", "2月29日", "安全科"],
    )
    (read,) = read_documents(path)
    told = [(one.place.item, one.parameters["day"]) for one in read.findings if one.code == "RD083"]
    assert told == [("安排-1", "6月31日"), ("安排-3", "2月29日")]


def test_a_month_under_the_title_is_no_title_and_says_the_year_where_nothing_else_does(folder: Path) -> None:
    row = ["1", "举办师资培训班", "6月", "社区学院"]
    items = listed(folder / "a.csv", ["2020年甲区工作安排"], ["2019年12月"], HEADER, row)
    assert (items.title, items.period) == ("2020年甲区工作安排", "2020")
    items = listed(folder / "b.csv", ["甲区工作安排"], ["2020年3月"], HEADER, row)
    assert (items.title, items.period) == ("甲区工作安排", "2020")


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("市财政局和市民政局", ["市财政局", "市民政局"]),
        ("社区学校以及市民政局", ["社区学校", "市民政局"]),
        ("文化和旅游局", ["文化和旅游局"]),
        ("市财政局/社区学校", ["市财政局", "社区学校"]),
    ],
)
def test_two_organs_in_one_cell_are_no_name_that_stands_alone(folder: Path, cell: str, owners: list[str]) -> None:
    alone = ["市财政局", "市民政局", "社区学校"]
    rows = [[str(number), f"举办第{number}期师资培训班", "6月", text] for number, text in enumerate([*alone, cell])]
    *_, last = listed(folder / "a.csv", HEADER, *rows).entries
    assert [owner.name for owner in last.owners] == owners
