"""职责: offices and what they see to."""

from cedu_targets.domain.due import UNSTATED
from cedu_targets.domain.items import ItemKind
from cedu_targets.recognition.items.prose import items_in_prose

LIST = """附件
甲区社区教育工作责任单位及职责
区教育和体育局：负责社区教育发展规划的制定和牵头实施。
区委宣传部、区文化广播电视和旅游局：负责指导各类媒体。挖掘先进典型。
区民政和扶贫开发局：负责把社区教育作为城乡社区治理的

重要内容，纳入服务体系。
区妇联：组织家庭教育。
区总工会、团区委、区残联：负责发挥群团组织的作用。
甲区人民政府办公室
2020年1月14日"""


def test_a_line_for_each_office_or_several() -> None:
    (found,) = items_in_prose(LIST.split("\n"))
    assert (found.kind, found.title, found.period) == (ItemKind.DUTY, "甲区社区教育工作责任单位及职责", "2020")
    assert [(item.id, item.line, [owner.name for owner in item.owners]) for item in found.entries] == [
        ("职责-1", 3, ["区教育和体育局"]),
        ("职责-2", 4, ["区委宣传部", "区文化广播电视和旅游局"]),
        ("职责-3", 5, ["区民政和扶贫开发局"]),
        ("职责-4", 8, ["区妇联"]),
        ("职责-5", 9, ["区总工会", "团区委", "区残联"]),
    ]
    assert found.entries[2].text == "负责把社区教育作为城乡社区治理的重要内容，纳入服务体系。"
    assert all(item.due is UNSTATED for item in found.entries)


def test_offices_one_after_the_other_in_a_paragraph() -> None:
    text = (
        "乙市关于加快社区教育的实施意见\n四、保障措施\n(一)落实责任形成合力。教育行政部门要指导各级机构,主动联系有关部门；"
        "民政部门要把社区教育纳入规划。市文化广电新闻出版旅游局要提供支撑。团委要深入社区。"
        "科技部门、科协要推进科普。市成教中心要具体组织落实。\n2019 3 18"
    )
    (found,) = items_in_prose(text.split("\n"))
    assert [[owner.name for owner in item.owners] for item in found.entries] == [
        ["教育行政部门"], ["民政部门"], ["市文化广电新闻出版旅游局"], ["团委"], ["科技部门", "科协"], ["市成教中心"],
    ]  # fmt: skip
    assert found.entries[0].text == "要指导各级机构,主动联系有关部门"
    assert {item.line for item in found.entries} == {3}
    assert str(found.issued) == "2019-03-18"


def test_offices_that_stand_far_apart_or_are_none_have_no_duties() -> None:
    far = "。加强领导。落实责任。统筹推进。".join(f"市{name}局要做好工作" for name in ("教育", "民政", "财政"))
    regions = "西部地区要加强保护；东部地区要扩大空间；对外公司要及时申报；交通不便的地区要探索模式。"
    assert items_in_prose([far]) == []
    assert items_in_prose([regions]) == []


def test_what_an_office_has_to_do_may_take_two_sentences() -> None:
    (found,) = items_in_prose(["市教育局要办学。加强指导。市民政局要建中心；市财政局要保障经费。其他部门密切配合。"])
    assert [item.text for item in found.entries] == ["要办学。加强指导。", "要建中心", "要保障经费。"]


def test_the_last_office_before_the_date_signs_nothing() -> None:
    (found,) = items_in_prose("区教育局：负责办学\n区文旅局：负责宣传\n区财政局：负责经费\n2020年1月14日".split("\n"))
    assert len(found.entries) == 3
