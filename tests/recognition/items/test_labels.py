"""Who and when, as labels or words of role say it."""

import pytest

from cedu_targets.domain.items import Role
from cedu_targets.recognition.items.labels import Said, by_roles, is_label_line, labelled, led

LEAD, DUTY, SUPPORT = Role.LEAD, Role.DUTY, Role.SUPPORT


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("责任单位：甲局，乙局，各市、区", Said(((DUTY, "甲局，乙局，各市、区"),))),
        ("责任科室:甲科、乙科", Said(((DUTY, "甲科、乙科"),))),
        ("牵头单位：甲局；配合单位：乙局；完成时限：5月底前", Said(((LEAD, "甲局"), (SUPPORT, "乙局")), "5月底前")),
        ("主要责任单位：甲局，协同配合单位：乙局", Said(((LEAD, "甲局"), (SUPPORT, "乙局")))),
        ("责任单位：甲局；责任人：某甲；分管领导：某乙", Said(((DUTY, "甲局"),), None, ("责任人", "分管领导"))),
        ("完成时间：10月", Said((), "10月")),
        ("责任科室：甲科、乙科，6月底前", Said(((DUTY, "甲科、乙科"),), "6月底前")),
        ("牵头科室：甲科 9月底前完成；配合科室：乙科", Said(((LEAD, "甲科"), (SUPPORT, "乙科")), "9月底前完成")),
        ("责任科室：甲科；每周五前", Said(((DUTY, "甲科"),), "每周五前")),
        ("责任单位：甲局，全年，乙局", Said(((DUTY, "甲局，乙局"),), "全年")),
        ("责任单位：甲局，3月启动，7.20前完成", Said(((DUTY, "甲局"),), "3月启动，7.20前完成")),
        ("责任科室：甲科，5月前；完成时限：6月", Said(((DUTY, "甲科"),), "5月前")),
        ("说明：甲局", None),
        ("由甲局负责", None),
        ("责任单位：", None),
    ],
)
def test_labels(text: str, said: Said | None) -> None:
    assert labelled(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "区教育局、区民政局牵头，各街道配合，5月底前完成",
            Said(((LEAD, "区教育局、区民政局"), (SUPPORT, "各街道")), "5月底前完成"),
        ),
        ("市级各部门及各县市区政府按职责分工负责", Said(((DUTY, "市级各部门及各县市区政府"),))),
        ("市教育局，市民政局负责", Said(((DUTY, "市教育局，市民政局"),))),
        ("甲科牵头，3月启动，7月底前完成", Said(((LEAD, "甲科"),), "3月启动，7月底前完成")),
        ("甲科、乙科，7月底前完成", Said(((DUTY, "甲科、乙科"),), "7月底前完成")),
        ("甲科牵头，长期坚持", Said(((LEAD, "甲科"),), "长期坚持")),
        ("教育部，2019年", None),
        ("7月底前完成", None),
        ("由区教育局牵头负责", Said(((LEAD, "区教育局"),))),
        ("区教育局牵头，某甲配合", Said(((LEAD, "区教育局"),))),
        ("某甲牵头，区教育局配合", None),
        ("校长负责", None),
        ("含老年大学", None),
    ],
)
def test_words_of_role(text: str, said: Said | None) -> None:
    found = by_roles(text)
    assert found == said or (said is None and found is None)


def test_a_sentence_that_begins_with_who_leads() -> None:
    assert led("由甲区教育局牵头，各部门、镇（街道）密切配合，摸清家底。某乙牵头。").owners == (
        (LEAD, "甲区教育局"), (SUPPORT, "各部门、镇（街道）"),
    )  # fmt: skip
    assert led("坚持教育部门主管，有关部门配合，社会支持") == Said()


def test_a_line_of_labels() -> None:
    assert is_label_line("牵头单位：甲局")
    assert is_label_line("完成时限：5月")
    assert not is_label_line("工作目标：全面建成")
    assert not is_label_line("区教育局：负责办学")
