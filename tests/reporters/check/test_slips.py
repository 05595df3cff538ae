"""Slips: who is written to, and about what."""

from dataclasses import replace

from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.slips import address, render
from report_texts import document_text
from sample_reports import full, jiangning, messages_for, unsure

COLLEGE, DISTRICT = "数据审核反馈单-学院.docx", "数据审核反馈单-全区目标.docx"


def test_one_slip_for_each_unit_that_has_something_to_answer() -> None:
    slips = render(jiangning(), Messages(Language.ZH))
    assert list(slips) == [DISTRICT, COLLEGE]
    college = document_text(slips[COLLEGE])
    assert college.splitlines()[:8] == [
        "数据审核反馈单",
        "学院：",
        "《2020年全区社会教育主要工作目标、任务分解表》中涉及贵单位的数据经审核，发现必须修改 1 处、需要核实 0 处。"
        "请逐项核对原始资料，改正后重新报送；情况属实、无须修改的，请在“回复”栏说明。",
        "文件：targets.xlsx，工作表：任务分解表",
        "可能的原因：错列。学院 中等学历教育（第18栏）至省、市教育服务“三农”高水平基地（第20栏）的数应在成人学历教育合计（第17栏）至"
        "高等教育（第19栏）；如情况属实，改正后本单所列 1 处问题即可消除。",
        "以上是根据表内数据作出的推断，请先对照原始资料核实，再决定是否修改。",
        "一、必须修改（强制性）",
        "序号 | 指标与位置 | 数字 | 问题与处理 | 回复",
    ]
    assert (
        "1 | 成人学历教育合计（第17栏） / 单元格 R21 | 填报数：未填 / 核对数：3500 / 少 3500 | "
        "学院 第17栏（成人学历教育合计）未填；第18+19栏 = 3500，少 3500。 / 请填写合计，或核对是否错列。 | □ 已改正 / □ 说明："
    ) in college
    assert "请于　　　　年　　月　　日前回复。" in college
    assert "全区目标" not in college.replace("全区社会教育主要工作目标", "")
    district = document_text(slips[DISTRICT])
    assert "如情况属实，改正后本单所列 4 处问题即可消除" in district
    assert district.count("单元格") == 5  # four sums, and the note about the code that is missing, last
    assert district.index("提示（供参考") > district.index("U10")


def test_explained_findings_and_questions_are_on_no_slip() -> None:
    report = full()
    slips = {slip.unit: slip for slip in address(report)}
    assert list(slips) == ["全区目标", "湖熟", "学院"]  # 东山 has only what could not be judged
    assert slips["全区目标"].count(Severity.ERROR) == 3
    texts = [document_text(content) for content in render(report, messages_for(Language.ZH)).values()]
    assert "改正后本单所列 3 处问题即可消除" in texts[0]  # the fourth, U10, is explained
    assert not any("QU999" in text or "累计数" in text or "U10" in text for text in texts)
    assert any("填报数：34% / 核对数：30% / 多 4%" in text for text in texts)


def test_what_could_not_be_judged_is_said_where_a_slip_is_written() -> None:
    (file, *_) = full().files
    entry = replace(file.not_judged[0], place=replace(file.not_judged[0].place, unit="学院"))
    slips = render(Report((replace(file, not_judged=(entry,)),)), messages_for(Language.ZH))
    assert "二、无法判定（请补报）\n· 学院 第9栏（合计）：有单元格读不出数字" in document_text(slips[COLLEGE])


def test_a_unit_whose_number_is_probably_wrong_is_asked_though_no_finding_stands_at_its_row() -> None:
    slips = render(unsure(), Messages(Language.ZH))
    # 甲 alone: 东山, 秣陵 and 汤山 are alternatives, and nobody is written to on suspicion.
    assert list(slips) == ["数据审核反馈单-a-全区.docx", "数据审核反馈单-b-全区.docx", "数据审核反馈单-b-甲.docx"]
    first, second, asked = map(document_text, slips.values())
    assert first.count("（有多种可能）。") == 3
    assert "可能的原因：数字颠倒（有多种可能）。东山 指标1（第1栏）填 116，应为 161；如" in first
    assert second.count("可能的原因") == 2
    assert asked.splitlines()[2:7] == [
        "《样表》经审核，贵单位的数据可能有 1 处填错（见下）。请逐项核对原始资料：确有差错的，改正后重新报送；情况属实、无须修改的，请在“回复”处说明。",
        "文件：b.csv，工作表：表",
        "可能的原因：打错一位数字。甲 指标1（第1栏）填 10，应为 40。",
        "以上是根据表内数据作出的推断，请先对照原始资料核实，再决定是否修改。",
        "回复：□ 已改正　　□ 说明：",
    ]


def test_without_a_search_no_slip_speaks_of_causes() -> None:
    (file,) = jiangning().files
    slips = render(Report((replace(file, search=None),)), Messages(Language.ZH))
    assert list(slips) == [DISTRICT, COLLEGE]
    assert not any("原因" in document_text(content) or "推断" in document_text(content) for content in slips.values())


def test_units_of_two_files_are_strangers() -> None:
    (file,) = jiangning().files
    report = Report((file, replace(file, number=2), replace(file, path="b/Targets.xlsx")))
    slips = address(report)
    assert [(slip.path, slip.unit, len(slip.parts)) for slip in slips] == [
        ("targets.xlsx", "全区目标", 2), ("targets.xlsx", "学院", 2), ("b/Targets.xlsx", "全区目标", 1), ("b/Targets.xlsx", "学院", 1),
    ]  # fmt: skip
    names = list(render(report, Messages(Language.ZH)))
    assert names[1] == "数据审核反馈单-targets-学院.docx"
    assert names[3] == "数据审核反馈单-Targets-学院-2.docx"  # names differ by more than case
    assert document_text(render(report, Messages(Language.ZH))[names[1]]).count("发现必须修改 2 处") == 1


def test_a_table_without_a_district_row_has_a_slip_for_whoever_made_it() -> None:
    (file,) = jiangning().files
    assert file.table is not None
    table = replace(file.table, district=None)
    names = list(render(Report((replace(file, document=table),)), Messages(Language.ZH)))
    assert names == ["数据审核反馈单-制表单位.docx", COLLEGE]
