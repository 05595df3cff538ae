"""Schedules and checklists as other districts have them (tables of our own making): all that is to be read of each."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from cedu_targets.domain.due import Due
from cedu_targets.domain.items import Item, Items, Return
from cedu_targets.recognition.read import DocumentRead, read_documents
from writers import Cell, Merge, Truth, by_csv, by_openpyxl, by_python_docx


class Case(NamedTuple):
    rows: Sequence[Sequence[Cell]]
    items: Sequence[str]
    returns: Sequence[str] = ()
    findings: Sequence[str] = ()
    merges: Sequence[Merge] = ()
    title: str | None = None
    """Where it is not the first cell."""
    period: str | None = "2024"
    left_out: Sequence[str] = ()
    suffixes: Sequence[str] = ("xlsx", "docx", "csv")
    """The kinds of file that hold all of it: a list has no merged cells, a document no dates."""


def days(due: Due | None) -> str:
    if due is None:
        return "-"
    how = "" if due.printed else "（沿用）" if due.carried else "（未写）"
    every = f" {due.recurrence}@{due.day_of_period}" if due.recurrence else ""
    return f"{due.text} {due.start or ''}..{due.end or ''} {due.precision.value}{every}{how}"


def shown(item: Item) -> str:
    owners = "、".join(f"{one.name}/{one.role.value}{'*' if one.every else ''}" for one in item.owners)
    parts = "".join(f" {part.mark}{part.text}<{days(part.due)}>" for part in item.parts)
    section = f"[{item.section}] " if item.section else ""
    amount = f" ×{item.amount}" if item.amount else ""
    deadline = f" | 到 {days(item.deadline)}" if item.deadline else ""
    return f"{item.id} {section}{item.text}{amount} | {days(item.due)}{deadline} | {owners}{parts}"


def answered(one: Return) -> str:
    more = f" {one.completed or ''} {'+'.join(one.evidence)} {one.reason or ''}".rstrip()
    return f"{one.item} {one.unit or '?'} {one.reported.value} {one.said}{more}".rstrip()


SECTIONED = Case(
    [
        ["甲区教育局2024年重点工作任务分解表"],
        ["序号", "工作任务", "主要责任单位", "协同配合单位", "完成时限"],
        ["一、加强党的建设"],
        [3, "落实党组织领导的校长负责制", "组织人事科", "机关党委 各学校", "长期坚持"],
        ["二、规范办学"],
        ["三、推进社区教育"],
        [68, "建设社区学习中心12个，创建市级示范点", "职成教科", "各乡镇、街道", "2024年11月底前"],
        [69, "开展“智慧助老”培训", "职成教科、区老年大学", "各乡镇", "年内"],
        [73, "全民终身学习活动周", "区社区学院", None, "10月"],
        [None, "注：本表由办公室负责解释。"],
    ],
    [
        "安排-3 [一、加强党的建设] 落实党组织领导的校长负责制 | 长期坚持 .. ongoing | 组织人事科/lead、机关党委/support、各学校/support*",
        "安排-68 [三、推进社区教育] 建设社区学习中心12个，创建市级示范点 | 2024年11月底前 ..2024-11-30 month | "
        "职成教科/lead、各乡镇、街道/support*",
        "安排-69 [三、推进社区教育] 开展“智慧助老”培训 | 年内 2024-01-01..2024-12-31 year | 职成教科/lead、区老年大学/lead、各乡镇/support*",
        "安排-73 [三、推进社区教育] 全民终身学习活动周 | 10月 2024-10-01..2024-10-31 month | 区社区学院/lead",
    ],
    merges=[(0, 0, 0, 4), (2, 0, 2, 4), (4, 0, 4, 4), (5, 0, 5, 4), (9, 1, 9, 4)],
)
LEADERS = Case(
    [
        ["2024年乙县政府工作报告重点任务清单"],
        ["序号", "工作任务", "分管县领导", "牵头责任单位", "责任单位", "责任人", "资金安排（万元）"],
        [1, "新建改扩建公办幼儿园3所", "张三李四", "县教育局", "县发展改革委、县财政局、各镇", "王五", 300],
        [2, "社区学校标准化率达90%", "张三", "县教育局", "各镇人民政府", "王五", None],
        [3, "推进老年大学进社区，2025年底前实现全覆盖", "李四", "县委老干部局", "县教育局\n县民政局", "赵六", 20],
    ],
    [
        "安排-1 新建改扩建公办幼儿园3所 | None .. unstated（未写） | 县教育局/lead、县发展改革委/duty、县财政局/duty、各镇/duty*",
        "安排-2 社区学校标准化率达90% | None .. unstated（未写） | 县教育局/lead、各镇人民政府/duty*",
        "安排-3 推进老年大学进社区，2025年底前实现全覆盖 | 2025年底前 ..2025-12-31 year | 县委老干部局/lead、县教育局/duty、县民政局/duty",
    ],
    findings=["RD080 A2 3 分管县领导、责任人、资金安排（万元）"],
    left_out=["分管县领导", "责任人", "资金安排（万元）"],
)
STEPS = Case(
    [
        ["丙县2024年度重点工作责任清单（教育局）"],
        ["序号", "重点工作", "目标任务", "进度安排", "责任科室", "进展情况", "完成情况"],
        [
            1,
            "社区教育提质",
            "建成示范社区学校2所",
            "①2月上旬前完成方案；②3月底前启动③11月底前验收",
            "职成科",
            "方案已印发",
            "有序推进",
        ],
        [2, "老年教育扩面", "新增学习点10个", "①4月底前完成选点\n②9月底前挂牌", "职成科、社区学院", "已选点", "已完成"],
        [3, "学习型社会建设", "举办全民终身学习周", "10月", "社区学院", None, "未完成但正在筹备"],
    ],
    [
        "安排-1 社区教育提质：建成示范社区学校2所 | ①2月上旬前完成方案；②3月底前启动③11月底前验收 ..2024-11-30 month | 职成科/duty"
        " ①2月上旬前完成方案<2月上旬前 ..2024-02-10 ten_days> ②3月底前启动<3月底前 ..2024-03-31 month>"
        " ③11月底前验收<11月底前 ..2024-11-30 month>",
        "安排-2 老年教育扩面：新增学习点10个 | ①4月底前完成选点 ②9月底前挂牌 ..2024-09-30 month | 职成科/duty、社区学院/duty"
        " ①4月底前完成选点<4月底前 ..2024-04-30 month> ②9月底前挂牌<9月底前 ..2024-09-30 month>",
        "安排-3 学习型社会建设：举办全民终身学习周 | 10月 2024-10-01..2024-10-31 month | 社区学院/duty",
    ],
    [
        "安排-1 ? unclear 方案已印发；有序推进",
        "安排-2 ? done 已选点；已完成",
        "安排-3 ? in_progress 未完成但正在筹备",
    ],
)
ONE_QUARTER = Case(
    [
        ["省教育厅2024年三季度重点工作安排"],
        ["序号", "工作内容", "三季度目标", "责任处室"],
        [2, "推进控辍保学", "完成劝返复学", "基础教育处"],
        [131, "社区教育示范区创建", "印发通知并组织申报", "职成处 省广播电视大学"],
    ],
    [
        "安排-2 推进控辍保学 | 三季度 2024-07-01..2024-09-30 quarter | 基础教育处/duty"
        " 三季度完成劝返复学<三季度 2024-07-01..2024-09-30 quarter>",
        "安排-131 社区教育示范区创建 | 三季度 2024-07-01..2024-09-30 quarter | 职成处/duty、省广播电视大学/duty"
        " 三季度印发通知并组织申报<三季度 2024-07-01..2024-09-30 quarter>",
    ],
)
FOUR_QUARTERS = Case(
    [
        ["社区教育工作推进计划"],
        ["序号", "工作项目", "一季度", "二季度", "三季度", "四季度", "责任单位"],
        [1, "社区教育课程建设", "制定方案", "征集课程", "评审", "表彰", "社区学院"],
        [2, "学习型社区创建", None, "申报", "评估", None, "各街道"],
        ["2024年1月15日"],
    ],
    [
        "安排-1 社区教育课程建设 | 一季度—四季度 2024-01-01..2024-12-31 months | 社区学院/duty"
        " 一季度制定方案<一季度 2024-01-01..2024-03-31 quarter> 二季度征集课程<二季度 2024-04-01..2024-06-30 quarter>"
        " 三季度评审<三季度 2024-07-01..2024-09-30 quarter> 四季度表彰<四季度 2024-10-01..2024-12-31 quarter>",
        "安排-2 学习型社区创建 | 二季度—三季度 2024-04-01..2024-09-30 months | 各街道/duty*"
        " 二季度申报<二季度 2024-04-01..2024-06-30 quarter> 三季度评估<三季度 2024-07-01..2024-09-30 quarter>",
    ],
)
LIVELIHOOD = Case(
    [
        ["丁市2024年民生实事项目完成情况"],
        ["类别", "项目名称", "1-9月份完成情况", "责任单位", "监督电话"],
        ["教育", "1.城区学校建设", "主体完工", "市教体局", "0000-1234567"],
        [None, "2.社区教育中心提升工程", "已完成", "市教体局", "0000-1234567"],
        ["养老", "3.老年大学改造", "正在推进", "市委老干部局", "0000-7654321"],
    ],
    [
        "安排-1 [教育] 城区学校建设 | None .. unstated（未写） | 市教体局/duty",
        "安排-2 [教育] 社区教育中心提升工程 | None .. unstated（未写） | 市教体局/duty",
        "安排-3 [养老] 老年大学改造 | None .. unstated（未写） | 市委老干部局/duty",
    ],
    ["安排-1 ? unclear 主体完工", "安排-2 ? done 已完成", "安排-3 ? in_progress 正在推进"],
    ["RD080 A2 1 监督电话"],
    [(0, 0, 0, 4), (2, 0, 3, 0)],
    left_out=["监督电话"],
)
DOSSIER = Case(
    [
        ["全国社区教育示范区评价指标"],
        ["一级指标", "二级指标", "三级指标", "分值", "责任部门"],
        ["组织领导", "管理体制", "成立区社区教育委员会并每年召开会议", 5, "区政府办"],
        [None, None, "社区教育纳入区域发展规划", 3, "区发改委"],
        [None, "队伍建设", "专职管理人员不少于常住人口万分之一", 4, "区教育局"],
        ["条件保障", "经费", "社区教育经费按常住人口人均不低于2元", 6, "区财政局"],
    ],
    [
        "卷-1 [组织领导 / 管理体制] 成立区社区教育委员会并每年召开会议 ×5 分 | None .. unstated（未写） | 区政府办/duty",
        "卷-2 [组织领导 / 管理体制] 社区教育纳入区域发展规划 ×3 分 | None .. unstated（未写） | 区发改委/duty",
        "卷-3 [组织领导 / 队伍建设] 专职管理人员不少于常住人口万分之一 ×4 分 | None .. unstated（未写） | 区教育局/duty",
        "卷-4 [条件保障 / 经费] 社区教育经费按常住人口人均不低于2元 ×6 分 | None .. unstated（未写） | 区财政局/duty",
    ],
    merges=[(0, 0, 0, 4), (2, 0, 4, 0), (2, 1, 3, 1)],
    period=None,
)
MONTHLY_RETURN = Case(
    [
        ["戊旗2024年重点工作推进情况月报"],
        ["填报单位：旗教育局", None, None, None, "填报时间：2024年5月25日"],
        ["序号", "重点任务", "完成时限", "牵头单位", "配合单位", "推进情况", "存在问题", "联系人", "联系电话"],
        [1, "社区教育示范点创建", "2024年10月底前", "旗教育局", "旗民政局", "完成60%", None, "张三", "00000000000"],
        [2, "月度工作信息报送", "每月25日前", "旗教育局", None, "√", None, "张三", "00000000000"],
        [3, "老年大学招生", "春节前", "旗老干部局", None, "未启动", "场地未落实", "李四", "00000000000"],
    ],
    [
        "安排-1 社区教育示范点创建 | 2024年10月底前 ..2024-10-31 month | 旗教育局/lead、旗民政局/support",
        "安排-2 月度工作信息报送 | 每月25日前 .. recurring monthly@25 | 旗教育局/lead",
        "安排-3 老年大学招生 | 春节前 .. unclear | 旗老干部局/lead",
    ],
    [
        "安排-1 旗教育局 in_progress 完成60%",
        "安排-2 旗教育局 done √",
        "安排-3 旗教育局 not_done 未启动   场地未落实",
    ],
    ["RD080 A3 2 联系人、联系电话", "RD082 B6 1 6 春节前"],
    left_out=["联系人", "联系电话"],
)
TWO_ROWS_OF_HEADINGS = Case(
    [
        ["己市2024年教育重点工作台账"],
        ["工作任务", None, "责任分工", None, "时间节点", "完成情况", "备注"],
        [None, None, "牵头部门", "配合部门"],
        ["社区教育三级网络建设", None, "职成科", "财务科", "一季度", "100%"],
        ["市民学习卡发放", None, "社区大学", "各县区", "6月底前", "进行中", "受天气影响"],
        ["终身学习品牌评选", None, "职成科", None, "8月中旬", "不再执行", "上级取消"],
    ],
    [
        "安排-1 社区教育三级网络建设 | 一季度 2024-01-01..2024-03-31 quarter | 职成科/lead、财务科/support",
        "安排-2 市民学习卡发放 | 6月底前 ..2024-06-30 month | 社区大学/lead、各县区/support*",
        "安排-3 终身学习品牌评选 | 8月中旬 2024-08-11..2024-08-20 ten_days | 职成科/lead",
    ],
    [
        "安排-1 ? done 100%",
        "安排-2 ? in_progress 进行中；受天气影响",
        "安排-3 ? cancelled 不再执行   上级取消",
    ],
    merges=[(0, 0, 0, 6), (1, 0, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4), (1, 5, 2, 5), (1, 6, 2, 6), (3, 0, 3, 1), (4, 0, 4, 1), (5, 0, 5, 1)],
)  # fmt: skip
MERGED_OWNERS = Case(
    [
        ["庚街道2024年活动安排"],
        ["序号", "时间", "活动内容", "数量", "责任单位", "场地"],
        [1, "3月", "雷锋月志愿服务培训", "12场", "社区学校", "礼堂"],
        [2, None, "春季书画班开班", "4班", None, "教室"],
        [3, None, "家庭教育讲座进社区", "8场", "妇联", "各社区"],
        [4, "5月—6月", "老年智能手机培训", "20场", "社区学校 妇联", None],
        [None, "7月", None, None, "社区学校", None],
        ["合计", None, None, "44场", None, None],
        [5, None, "暑期青少年课堂", "6场", "社区学校", None],
    ],
    [
        "安排-1 雷锋月志愿服务培训 ×12场 | 3月 2024-03-01..2024-03-31 month | 社区学校/duty",
        "安排-2 春季书画班开班 ×4班 | 3月 2024-03-01..2024-03-31 month（沿用） | 社区学校/duty",
        "安排-3 家庭教育讲座进社区 ×8场 | 3月 2024-03-01..2024-03-31 month（沿用） | 妇联/duty",
        "安排-4 老年智能手机培训 ×20场 | 5月—6月 2024-05-01..2024-06-30 months | 社区学校/duty、妇联/duty",
        "安排-5 暑期青少年课堂 ×6场 | None .. unstated（未写） | 社区学校/duty",
    ],
    findings=["RD080 other A2 1 场地", "RD081 B7 2 7、8"],
    merges=[(2, 1, 4, 1), (2, 4, 3, 4)],
    suffixes=("xlsx", "docx"),
)
DATES = Case(
    [
        ["社区学院行事历（2024）"],
        ["月份", "开始时间", "完成时间", "主要工作", "负责部门"],
        [3, date(2024, 3, 5), datetime(2024, 4, 1), "制定年度培训计划并上报", "培训科"],
        [4, None, date(2024, 4, 30), "读书月启动仪式", "办公室"],
    ],
    [
        "安排-1 制定年度培训计划并上报 | 2024年3月5日至2024年4月1日 2024-03-05..2024-04-01 day | 培训科/duty",
        "安排-2 读书月启动仪式 | 2024年4月30日 2024-04-30..2024-04-30 day | 办公室/duty",
    ],
    suffixes=("xlsx",),
)
OUR_CHECKLIST = Case(
    [
        ["2024年社区教育主要工作安排"],
        ["填报单位：", "市社指中心"],
        ["序号", "事项", "期限", "责任单位", "完成情况", "完成时间", "佐证材料", "未完成原因"],
        [
            "安排-3",
            "专家委员会成立仪式",
            "3月",
            "市社指中心",
            "已完成",
            date(2024, 3, 20),
            "照片.jpg、签到表.pdf；《简报（第1、2期）》",
            None,
        ],
        ["安排-9", "社区教育发展报告定稿", "5月", "市社指中心", None, None, None, None],
        ["安排-12", "社会教育课题申报", "6月", "市社指中心", "未完成", None, None, "等候通知"],
        ["安排-13", "学习中心研讨会", "6月", "市社指中心", "完成", "6月25日", None, None],
        ["安排-14", "培训班", "7月", "市社指中心", "已完成", "7月", None, None],
    ],
    [
        "安排-3 专家委员会成立仪式 | 3月 2024-03-01..2024-03-31 month | 市社指中心/duty",
        "安排-9 社区教育发展报告定稿 | 5月 2024-05-01..2024-05-31 month | 市社指中心/duty",
        "安排-12 社会教育课题申报 | 6月 2024-06-01..2024-06-30 month | 市社指中心/duty",
        "安排-13 学习中心研讨会 | 6月 2024-06-01..2024-06-30 month | 市社指中心/duty",
        "安排-14 培训班 | 7月 2024-07-01..2024-07-31 month | 市社指中心/duty",
    ],
    [
        "安排-3 市社指中心 done 已完成 2024-03-20 照片.jpg+签到表.pdf+《简报（第1、2期）》",
        "安排-9 市社指中心 blank",
        "安排-12 市社指中心 not_done 未完成   等候通知",
        "安排-13 市社指中心 done 完成 2024-06-25",
        "安排-14 市社指中心 done 已完成",
    ],
)
BY_UNIT = Case(
    [
        ["2024年社区教育工作落实情况汇总"],
        ["填报单位", "工作内容", "是否完成", "备注"],
        ["东山街道", "社区学习中心挂牌", "☑已完成 □进行中 □未完成", None],
        ["秣陵街道", "社区学习中心挂牌", "□已完成 □进行中 □未完成", "选址中"],
        ["湖熟街道", "社区学习中心挂牌", "是", None],
    ],
    [
        "安排-1 社区学习中心挂牌 | None .. unstated（未写） | ",
        "安排-2 社区学习中心挂牌 | None .. unstated（未写） | ",
        "安排-3 社区学习中心挂牌 | None .. unstated（未写） | ",
    ],
    [
        "安排-1 东山街道 done ☑已完成 □进行中 □未完成",
        "安排-2 秣陵街道 blank □已完成 □进行中 □未完成   选址中",
        "安排-3 湖熟街道 done 是",
    ],
)
MONTH_IN_THE_HEADING = Case(
    [
        ["2024年重点工作"],
        ["二月任务", "责任科室", "完成情况"],
        ["完成寒假社区课堂总结", "社区科", "√"],
        ["部署春季学期工作", "社区科、办公室", None],
    ],
    [
        "安排-1 完成寒假社区课堂总结 | 二月 2024-02-01..2024-02-29 month | 社区科/duty",
        "安排-2 部署春季学期工作 | 二月 2024-02-01..2024-02-29 month | 社区科/duty、办公室/duty",
    ],
    ["安排-1 ? done √", "安排-2 ? blank"],
)
NUMBERED_STEPS = Case(
    [
        ["辛区社区教育重点任务（2024年）"],
        ["序号", "重点任务", "具体举措", "完成时限", "牵头单位", "配合单位", "备注"],
        [
            1,
            "健全三级网络",
            "1.修订建设标准\n2.6月底前挂牌\n3.11月底前验收",
            "2024年11月",
            "区教育局",
            "各街道办事处、镇人民政府",
            "重点",
        ],
        [2, "扩大老年教育", "新增学习点20个，\n12月20日前报送总结", "全年", "区民政局、区教育局", None, None],
        [3, "数字化学习", "更新平台课程", "每季度", "区社区学院", None, None],
    ],
    [
        "安排-1 健全三级网络：1.修订建设标准 2.6月底前挂牌 3.11月底前验收 | 2024年11月 2024-11-01..2024-11-30 month | "
        "区教育局/lead、各街道办事处、镇人民政府/support*"
        " 1.修订建设标准<-> 2.6月底前挂牌<6月底前 ..2024-06-30 month> 3.11月底前验收<11月底前 ..2024-11-30 month>",
        "安排-2 扩大老年教育：新增学习点20个，12月20日前报送总结 | 全年 2024-01-01..2024-12-31 year | 区民政局/lead、区教育局/lead",
        "安排-3 数字化学习：更新平台课程 | 每季度 .. recurring quarterly@None | 区社区学院/lead",
    ],
    findings=["RD080 other A2 1 备注"],
)
CASES = {
    "sections": SECTIONED, "leaders": LEADERS, "steps": STEPS, "a quarter": ONE_QUARTER, "quarters": FOUR_QUARTERS,
    "livelihood": LIVELIHOOD, "dossier": DOSSIER, "monthly return": MONTHLY_RETURN, "two rows": TWO_ROWS_OF_HEADINGS,
    "merged owners": MERGED_OWNERS, "dates": DATES, "our checklist": OUR_CHECKLIST, "by unit": BY_UNIT,
    "a month": MONTH_IN_THE_HEADING, "numbered steps": NUMBERED_STEPS,
}  # fmt: skip
WRITERS = {"xlsx": by_openpyxl, "docx": by_python_docx, "csv": by_csv}


def read(path: Path, content: bytes) -> DocumentRead[Items]:
    path.write_bytes(content)
    (found,) = read_documents(path)
    assert isinstance(found.document, Items)
    return DocumentRead(found.number, found.document, found.findings)


@pytest.mark.parametrize(
    ("name", "suffix"), [(name, suffix) for name, case in CASES.items() for suffix in case.suffixes]
)
def test_what_is_read(name: str, suffix: str, tmp_path: Path) -> None:
    case = CASES[name]
    found = read(tmp_path / f"a.{suffix}", WRITERS[suffix]([Truth(case.rows, case.merges)]))
    document = found.document
    assert [shown(item) for item in document.entries] == list(case.items)
    assert [answered(one) for one in document.returns] == list(case.returns)
    assert document.title == (case.title or case.rows[0][0])
    assert document.period == case.period
    assert document.left_out == tuple(case.left_out)
    told = [
        " ".join(
            filter(None, [one.code, one.variant, one.place.cell, *map(str, reversed(list(one.parameters.values())))])
        )
        for one in found.findings
    ]
    if suffix == "csv":
        assert len(told) == len(case.findings)
    else:
        assert told == list(case.findings)


def test_no_person_is_kept(tmp_path: Path) -> None:
    for name in ("leaders", "monthly return", "livelihood"):
        found = read(tmp_path / f"{name}.xlsx", by_openpyxl([Truth(CASES[name].rows, CASES[name].merges)]))
        for word in ("张三", "李四", "王五", "赵六", "00000000000", "1234567"):
            assert word not in repr(found), (name, word)
