"""Names of offices, as against those of persons."""

import pytest

from cedu_targets.recognition.items.organs import are_organs, is_organ, subject_of


@pytest.mark.parametrize(
    "name",
    [
        "市教育局", "区委编办", "团区委", "区妇联", "科协", "团委", "民政局", "发改委", "宣传部", "各街道（镇）", "镇政府", "各村（居）",
        "人力资源和社会保障部门", "市成教中心", "组干科", "镇（街道）",
    ],
)  # fmt: skip
def test_an_office(name: str) -> None:
    assert is_organ(name)


@pytest.mark.parametrize(
    "name", ["王建委", "赵小会", "钱办", "组长", "区教育局局长", "张三", "校长", "办公室主任", "某某同志", "以人为本"]
)
def test_no_office(name: str) -> None:
    assert not is_organ(name)


def test_a_list_of_offices() -> None:
    assert are_organs("区总工会、团区委、区妇联、区残联")
    assert not are_organs("区总工会、某甲")
    assert not are_organs("")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("镇政府组织召开动员会", "镇政府"),
        ("在完成任务后，镇社区教育领导小组对各村检查", "镇社区教育领导小组"),
        ("由各街道办事处负责实施", "各街道办事处"),
        ("依托百安镇文化服务中心组织培训", None),
        ("镇建立社区教育学校", None),
        ("加强领导小组对接", None),
    ],
)
def test_who_does_something(text: str, name: str | None) -> None:
    assert subject_of(text) == name
