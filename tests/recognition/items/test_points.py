"""要点: numbered paragraphs that end in who has to do them, as texts of many places print them."""

from cedu_targets.domain.finding import Strength
from cedu_targets.domain.items import Item, ItemKind, Items, Role
from cedu_targets.recognition.items.prose import items_in_prose


def points(text: str) -> Items:
    (found,) = items_in_prose(text.split("\n"))
    assert found.kind is ItemKind.POINT
    return found


def owners(item: Item) -> list[str]:
    signs = {Role.LEAD: "牵头 ", Role.DUTY: "", Role.SUPPORT: "配合 "}
    return [f"{signs[owner.role]}{owner.name}{'*' if owner.every else ''}" for owner in item.owners]


def test_lines_of_labels_below_a_paragraph() -> None:
    found = points(
        "关于印发2023年重点工作任务的通知\n甲区2023年重点工作任务\n一、经济\n"
        "1.努力实现产值增长6.2%左右。\n牵头单位：区发展和改革局\n责任单位：区统计局、区工业和信息化局、各街道\n"
        "2.完成投资。\n牵头单位：区发改局\n配合单位：各街道\n完成时限：12月底前\n"
        "二、社会\n3.建学习中心3个，\n改造学校1所。\n牵头单位：区教育局\n牵头领导：某甲\n责任单位：区民政局，\n区文旅局"
    )
    first, second, third = found.entries
    assert (found.title, found.period, found.left_out) == ("甲区2023年重点工作任务", "2023", ("牵头领导",))
    assert owners(first) == ["牵头 区发展和改革局", "区统计局", "区工业和信息化局", "各街道*"]
    assert (first.strength, first.section, first.line) == (Strength.EXPECTED, "一、经济", 4)
    assert (owners(second), str(second.due.end)) == (["牵头 区发改局", "配合 各街道*"], "2023-12-31")
    assert (third.text, third.section, third.line) == ("建学习中心3个，改造学校1所。", "二、社会", 12)
    assert owners(third) == ["牵头 区教育局", "区民政局", "区文旅局"]
    assert "某甲" not in repr(found)


def test_offices_of_a_bureau_in_half_width_brackets() -> None:
    found = points(
        "乙市教育局2024年工作要点\n1.学习.走深走实。(责任科室:组干科、机关党委)\n"
        "2.新增学位。6月底前完成选址。(责任科室:计财科、基教科;完成时限:11月底)\n"
        "3.社区教育。(1)建学校10所;(2)培训300人。(责任科室:职成科、各县市区教育局)"
    )
    first, second, third = found.entries
    assert (owners(first), first.text) == (["组干科", "机关党委"], "学习.走深走实。")
    assert (owners(second), second.due.text, str(second.due.end)) == (["计财科", "基教科"], "11月底", "2024-11-30")
    assert third.text == "社区教育。(1)建学校10所;(2)培训300人。"
    assert owners(third) == ["职成科", "各县市区教育局*"]


def test_words_of_role_behind_the_names_and_steps_with_owners_of_their_own() -> None:
    found = points(
        "丙市2022年改革要点\n一、审批\n"
        "（一）规范许可。2022年10月底前公布。（市审批局、市司法局牵头，市级各部门及各县市区政府按职责分工负责）\n"
        "（二）推进通办。一是打通数据。（市数据局负责）二是精简材料；三是压缩时限。"
        "（市审批局牵头，市公安局、市人社局配合，2022年12月底前完成）\n"
        "（三）优化办学。（市教育局牵头）"
    )
    first, data, less, last = found.entries
    assert owners(first) == ["牵头 市审批局", "牵头 市司法局", "市级各部门*", "各县市区政府*"]
    assert (first.due.text, str(first.due.end), first.section) == ("2022年10月底前", "2022-10-31", "一、审批")
    assert (data.text, data.number, owners(data)) == ("打通数据。", "一", ["市数据局"])
    assert (data.section, data.line) == ("（二）推进通办", 4)
    assert less.text == "精简材料；三是压缩时限。"
    assert (owners(less), str(less.due.end)) == (["牵头 市审批局", "配合 市公安局", "配合 市人社局"], "2022-12-31")
    assert [item.id for item in found.entries] == ["要点-1", "要点-2", "要点-3", "要点-4"]
    assert last.number == "三"


def test_a_number_without_a_bracket_is_an_item_without_owners() -> None:
    found = points(
        "甲县2024年教育工作要点\n1.建学校，力争到2025年底覆盖所有乡镇。责任单位：县教育局、各乡镇\n2.编教材。\n"
        "3.培训教师。（责任单位：县教育局，各县（市、区）教育局\n4.办活动周。（责任单位：县教育局；责任人：某甲；完成时限：10月）\n"
        "5.共享资源：\n（1）开放场馆。（县教育局牵头，县体育局配合）\n（2）开放图书馆。（县文旅局负责）"
    )
    build, edit, train, week, halls, library = found.entries
    assert (build.due.text, str(build.due.end)) == ("到2025年底", "2025-12-31")
    assert owners(build) == ["县教育局", "各乡镇*"]
    assert (edit.text, edit.owners, edit.due.printed) == ("编教材。", (), False)
    assert (owners(train), train.text) == (["县教育局", "各县（市、区）教育局*"], "培训教师。")
    assert (owners(week), str(week.due.start)) == (["县教育局"], "2024-10-01")
    assert [halls.section, library.section] == ["5.共享资源"] * 2
    assert [item.number for item in found.entries] == ["1", "2", "3", "4", "1", "2"]
    assert [item.id for item in found.entries] == [f"要点-{n}" for n in range(1, 7)]
    assert found.left_out == ("责任人",)


def test_a_number_amid_a_line_begins_an_item_where_it_counts_on() -> None:
    found = points(
        "2020年工作要点\n8.丰富内容。面积3.5万平方米。（责任单位：甲局）9.创新形式。（责任单位：乙局）\n10.办好网站。（责任单位：丙局）"
    )
    assert [(item.number, item.text) for item in found.entries] == [
        ("8", "丰富内容。面积3.5万平方米。"), ("9", "创新形式。"), ("10", "办好网站。"),
    ]  # fmt: skip
    assert [item.id for item in found.entries] == ["要点-8", "要点-9", "要点-10"]


def test_numbers_that_begin_anew_are_kept_and_the_names_count_through() -> None:
    found = points(
        "2020年工作要点\n一、甲\n1.办学。（责任单位：甲局）\n2.宣传。（责任单位：乙局）\n二、乙\n1.培训。（责任单位：丙局）"
    )
    assert [(item.id, item.number, item.section) for item in found.entries] == [
        ("要点-1", "1", "一、甲"), ("要点-2", "2", "一、甲"), ("要点-3", "1", "二、乙"),
    ]  # fmt: skip


def test_paragraphs_whose_numbers_word_keeps_to_itself() -> None:
    found = points(
        "2021年工作要点\n加强领导\n健全机制。（责任单位：区教育局）\n加大投入。（责任单位：区财政局、区教育局）"
    )
    assert [(item.id, item.number, item.text) for item in found.entries] == [
        ("要点-1", None, "健全机制。"), ("要点-2", None, "加大投入。"),
    ]  # fmt: skip


def test_a_bracket_on_a_line_of_its_own_and_one_that_a_page_break_cut() -> None:
    found = points(
        "2021年工作要点\n1.健全机制。\n（责任单位：区教育局）\n2.加大投入，把社区教育经费列入年度预算。（责任单位：区财政局、区教育局、\n区民政局）"
    )
    assert [(item.text, owners(item)) for item in found.entries] == [
        ("健全机制。", ["区教育局"]),
        ("加大投入，把社区教育经费列入年度预算。", ["区财政局", "区教育局", "区民政局"]),
    ]


def test_a_later_time_in_the_text_is_the_deadline() -> None:
    found = points(
        "2021年工作要点\n1.建中心，2022年底前全部建成。（责任单位：甲局；完成时限：2021年全年）\n2.宣传。（责任单位：乙局）"
    )
    first, second = found.entries
    assert first.deadline is not None
    assert (first.due.text, str(first.deadline.end)) == ("2021年全年", "2022-12-31")
    assert second.deadline is None


def test_a_whole_text_in_one_line() -> None:
    found = points(
        "丁省重点任务分工方案\n为落实部署，制定如下方案。一、用好政策，提高实效（一）完善机制，稳定就业。"
        "（省财政厅、省发改委等省级部门及各市负责）具体措施：1．总结经验，面积1.5万平方米。（省财政厅牵头，各沿海市（区、县）按职责分工负责）"
        "2．2020年底前清理收费。（省市场监管局牵头）二、放出活力（二）压减事项。（省政府办公厅牵头）"
    )
    assert [(item.number, item.text) for item in found.entries] == [
        ("一", "完善机制，稳定就业。"), ("1", "总结经验，面积1.5万平方米。"), ("2", "2020年底前清理收费。"), ("二", "压减事项。"),
    ]  # fmt: skip
    assert owners(found.entries[1]) == ["牵头 省财政厅", "各沿海市（区、县）*"]
    assert str(found.entries[2].due.end) == "2020-12-31"


def test_several_sentences_numbered_within_an_item_belong_to_it() -> None:
    found = points(
        "2021年工作要点\n（一）推进改革。一是放权；二是减负；三是增效。（责任单位：甲局）\n（二）加强监管。①抽查；②通报。（责任单位：乙局）"
    )
    assert [(item.number, item.text) for item in found.entries] == [
        ("一", "推进改革。一是放权；二是减负；三是增效。"), ("二", "加强监管。①抽查；②通报。"),
    ]  # fmt: skip


def test_a_roster_below_is_no_part_of_an_item() -> None:
    found = points(
        "2021年工作要点\n1.健全机制。（责任单位：甲局）\n2.宣传。（责任单位：乙局）\n领导小组名单\n组长：某甲\n副组长：某乙\n成员：某丙（责任单位：丙局）"
    )
    assert [item.text for item in found.entries] == ["健全机制。", "宣传。"]
    assert "某丙" not in repr(found)


def test_further_lines_of_an_item_below_its_owners() -> None:
    found = points(
        "2023年实事清单\n1.新建学校5所\n工作目标：年内投用\n牵头单位：区教育局\n进度安排：3月底前选址\n完成时限：11月底\n2.培训\n牵头单位：区社区学院\n完成时限：9月\n"
        "2023年2月10日"
    )
    first, second = found.entries
    assert first.text == "新建学校5所 工作目标：年内投用 进度安排：3月底前选址"
    assert (owners(first), first.due.text) == (["牵头 区教育局"], "11月底")
    assert (second.text, owners(second), second.due.text) == ("培训", ["牵头 区社区学院"], "9月")


def test_owners_and_time_in_one_short_bracket() -> None:
    found = points(
        "甲区2024年工作要点\n1.做好防汛。（安全科牵头，各学校配合，8月底前完成）\n"
        "2.做好家访（责任科室：德育科，5月底前）。\n3.做好普查（统计科负责，3月启动，10月底前完成）\n"
        "4.做好总结。（办公室、宣传科，12月10日前）\n5.做好宣传。（11月底前完成）"
    )
    assert [(owners(item), item.due.text, str(item.due.end)) for item in found.entries] == [
        (["牵头 安全科", "配合 各学校*"], "8月底前完成", "2024-08-31"),
        (["德育科"], "5月底前", "2024-05-31"),
        (["统计科"], "3月启动，10月底前完成", "2024-10-31"),
        (["办公室", "宣传科"], "12月10日前", "2024-12-10"),
        ([], "11月底前完成", "2024-11-30"),
    ]
    assert [item.text for item in found.entries] == ["做好防汛。", "做好家访", "做好普查", "做好总结。", "做好宣传。"]
