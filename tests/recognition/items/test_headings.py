"""What the headings of schedules and checklists say about their columns."""

import pytest

from cedu_targets.domain.items import Role
from cedu_targets.recognition.items.headings import Heading, heading_of, heads_tasks, period_of, role_of

WORDS = {
    Heading.NUMBER: "序号 编号 任务编号 No.",
    Heading.CONTENT: "内容 任务 事项 工作内容 重点工作任务 工作要点 工作目标 主要措施 项目 项目名称 工作计划 交办事项 目标任务 工作安排 整改措施",
    Heading.GOAL: "主要目标 工作标准 具体要求 预期成果",
    Heading.TIME: "时间 完成时限 时间节点 进度安排 月份 计划完成时间 工作完成时限要求 整改时限 完成时限（月） 起止时间 举办时间 活动时间 拟完成时间 计划开展日期 截止日期 2024年完成的时间",
    Heading.COMPLETED: "完成时间 实际完成时间 办结时间 销号时间 整改完成时间",
    Heading.PERIOD: "一季度 三季度目标 2020年三季度工作目标 上半年 3月 十二月份 第四季度重点任务",
    Heading.OWNER: "责任单位 牵头部门 主要责任单位 协同配合单位 配合单位 承办科室 责任处室 负责部门 主办单位 牵头责任单位 责任单位及责任人 整改单位（责任单位） 牵头 责任",
    Heading.UNIT: "单位 填报单位 部门 街道 乡镇",
    Heading.PROGRESS: "完成情况 进展情况 推进情况 落实情况 办理结果 1-9月份完成情况 是否完成 目前进展 完成情况（打√） 工作进展 部门反馈工作落实情况 状态",
    Heading.EVIDENCE: "佐证材料 证明材料 佐证",
    Heading.REASON: "未完成原因 存在问题 未完成原因分析 主要困难",
    Heading.REMARK: "备注 说明",
    Heading.SECTION: "类别 工作类别 板块 一级指标 阶段 业务分类",
    Heading.PERSONAL: "姓名 联系人 联系电话 监督电话 邮箱 分管县领导 组长 授课教师 经办人及联系方式 责任人及联系方式",
    Heading.PERSON_OR_OWNER: "责任人 负责人 区级责任人 牵头人",
    Heading.MONEY: "经费预算 总投资（万元） 资金来源 所需经费",
    Heading.ATTENDANCE: "培训人数 参加人次 课时数",
    Heading.CRITERION: "二级指标 三级指标 评价指标",
    Heading.POINTS: "分值 标准分值",
    Heading.AMOUNT: "数量 场次",
    None: "获奖时间 交货日期 上课时间 值班日期 登记时间 出生日期 印发日期 东山 2024年 工作量单位 职务 栏次 街道一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十内容",
}  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "text"), [(heading, text) for heading, texts in WORDS.items() for text in texts.split()]
)
def test_a_heading(heading: Heading | None, text: str) -> None:
    assert heading_of(text) is heading
    assert text[0].isascii() or heading_of(f" {text[:1]}\n{text[1:]} ") is heading


def test_the_part_of_an_owner() -> None:
    assert [role_of(text) for text in ("责任单位", "牵头单位", "主要责任单位", "配合单位", "协同配合单位", "参与部门")] == [
        Role.DUTY, Role.LEAD, Role.LEAD, Role.SUPPORT, Role.SUPPORT, Role.SUPPORT,
    ]  # fmt: skip


def test_the_period_of_a_heading() -> None:
    assert [period_of(text) for text in ("三季度目标", "2020年第三季度", "3月份工作任务", "工作内容")] == [
        "三季度", "第三季度", "3月份", "",
    ]  # fmt: skip
    assert [heads_tasks(text) for text in ("二月任务", "三季度目标", "三季度")] == [True, False, False]
