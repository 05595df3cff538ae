"""Owners as cells and brackets name them."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.items import Assigned, Role
from cedu_targets.domain.owner_names import owners_in

LEAD, DUTY, SUPPORT = Role.LEAD, Role.DUTY, Role.SUPPORT
ORGANS = [
    "市教育局",
    "市社指中心",
    "区民政和扶贫开发局",
    "市人力资源和社会保障局",
    "区教育局（社区学院、老年大学）",
    "乐安镇",
    "(教体文委)",
]


def names(text: str, *known: str) -> list[str]:
    return [owner.name for owner in owners_in(text, known=known)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []), ("  \n", []), ("、，", []),
        ("市教育局", ["市教育局"]),
        ("市教育局 各市、区", ["市教育局", "各市、区"]),
        ("市教育局\n市社指中心", ["市教育局", "市社指中心"]),
        ("市教育局，市社指中心；市财政局,市民政局;县医院。", ["市教育局", "市社指中心", "市财政局", "市民政局", "县医院"]),
        ("市教育局、市教育局", ["市教育局"]),
        ("市财政局/市民政局", ["市财政局", "市民政局"]),
        ("市财政局｜市民政局+县医院", ["市财政局", "市民政局", "县医院"]),
        ("各乡镇/街道", ["各乡镇/街道"]),
        ("各有关市、区", ["各有关市、区"]),
        ("有关市、区，市教育局", ["有关市、区", "市教育局"]),
        ("各市、\n区", ["各市、区"]),
        ("各市、区教育局", ["各市、区教育局"]),
        ("各市、区、市教育局", ["各市、区", "市教育局"]),
        ("各乡镇、街道、县教育局", ["各乡镇、街道", "县教育局"]),
        ("各乡镇人民政府、街道办事处", ["各乡镇人民政府、街道办事处"]),
        ("各县(区)、管委会", ["各县(区)、管委会"]),
        ("各县、市、区、各开发区", ["各县、市、区", "各开发区"]),
        ("各有关部门、单位", ["各有关部门、单位"]),
        ("各市，区", ["各市", "区"]),
        ("各街道、镇社区教育中心", ["各街道、镇社区教育中心"]),
        ("各镇、街道成人学校，区社区学院", ["各镇、街道成人学校", "区社区学院"]),
        ("各街道、镇社区教育中心、区社区学院", ["各街道、镇社区教育中心", "区社区学院"]),
        ("各街道、青山镇社区教育中心", ["各街道", "青山镇社区教育中心"]),
        ("各村、镇社区教育中心", ["各村", "镇社区教育中心"]),
        ("各镇、街道办", ["各镇、街道办"]),
        ("各社区、街道办事处", ["各社区", "街道办事处"]),
        ("各中小学、幼儿园", ["各中小学、幼儿园"]),
        ("各直属学校、民办幼儿园、培训机构、市教育局", ["各直属学校、民办幼儿园、培训机构", "市教育局"]),
        ("各中小学、和平中学", ["各中小学", "和平中学"]),
        ("财政部、税务总局等国务院相关部门及各地区", ["财政部", "税务总局", "各地区"]),
        ("银保监会及各地区", ["银保监会", "各地区"]),
        ("市社会和各界联合会", ["市社会和各界联合会"]),
        ("各县、市、区人民政府和市教育局", ["各县、市、区人民政府", "市教育局"]),
        ("(教体文委)、区教育局（社区学院）", ["(教体文委)", "区教育局（社区学院）"]),
        ("区教育局（社区学院、老年大学），区民政局", ["区教育局（社区学院、老年大学）", "区民政局"]),
        ("（责任单位：市教育局，各市、区）", ["市教育局", "各市、区"]),
        ("市教育局及市民政局", ["市教育局", "市民政局"]),
        ("市教育局、市民政局以及各镇", ["市教育局", "市民政局", "各镇"]),
        ("市教育和体育局", ["市教育和体育局"]),
        ("市社会和经济发展局、市干部和人才局", ["市社会和经济发展局", "市干部和人才局"]),
        ("和平区教育局", ["和平区教育局"]),
        ("市财政局等", ["市财政局"]), ("市财政局等有关部门", ["市财政局"]), ("市财政局等3个部门", ["市财政局"]),
        ("（没有结束，市教育局", ["（没有结束", "市教育局"]),
    ],
)  # fmt: skip
def test_names_are_told_apart(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_known_name_is_kept_whole_and_the_longest_wins() -> None:
    known = "宣传、统战办", "宣传、统战办、团委", "广场和步行街"
    assert names("宣传、统战办、团委、妇联", *known) == ["宣传、统战办、团委", "妇联"]
    assert names("宣传、统战办、妇联", *known) == ["宣传、统战办", "妇联"]
    assert names("宣传、统战办公室", *known) == ["宣传", "统战办公室"]
    assert names("各镇、宣传、统战办", *known) == ["各镇", "宣传、统战办"]
    assert names("广场和步行街", *known) == ["广场和步行街"]
    assert names("文化广场和步行街") == ["文化广场和步行街"]
    assert names("文化广场和步行街", "文化广场", "步行街") == ["文化广场", "步行街"]


def test_each_of_them() -> None:
    every = {owner.name: owner.every for owner in owners_in("各市、区，各有关市、区，市级各部门，市教育局")}
    assert every == {"各市、区": True, "各有关市、区": False, "市级各部门": True, "市教育局": False}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("甲局、乙局", [("甲局", DUTY), ("乙局", DUTY)]),
        ("牵头：甲局；配合：乙局、丙局", [("甲局", LEAD), ("乙局", SUPPORT), ("丙局", SUPPORT)]),
        ("牵头单位 甲局\n责任单位 各镇", [("甲局", LEAD), ("各镇", DUTY)]),
        ("主要责任单位:甲局 协同配合单位:乙局", [("甲局", LEAD), ("乙局", SUPPORT)]),
        ("甲局、乙局牵头，丙局配合", [("甲局", LEAD), ("乙局", LEAD), ("丙局", SUPPORT)]),
        ("丁局，甲局、乙局牵头", [("丁局", DUTY), ("甲局", LEAD), ("乙局", LEAD)]),
        ("甲局牵头 乙局配合", [("甲局", LEAD), ("乙局", SUPPORT)]),
        ("甲局（牵头）、乙局（配合）、丙局", [("甲局", LEAD), ("乙局", SUPPORT), ("丙局", DUTY)]),
        ("由甲局牵头，各市、区负责", [("甲局", LEAD), ("各市、区", DUTY)]),
        ("甲局牵头，甲局、乙局配合", [("甲局", LEAD), ("乙局", SUPPORT)]),
        ("市政府办、市司法局牵头，市级各部门及各县市区政府按职责分工负责",
         [("市政府办", LEAD), ("市司法局", LEAD), ("市级各部门", DUTY), ("各县市区政府", DUTY)]),
    ],
)  # fmt: skip
def test_role_words(text: str, roles: list[tuple[str, Role]]) -> None:
    assert [(owner.name, owner.role) for owner in owners_in(text)] == roles


def test_the_role_of_the_column_is_that_of_its_names() -> None:
    assert owners_in("甲局", Role.LEAD) == (Assigned("甲局", Role.LEAD),)
    assert [owner.role for owner in owners_in("甲局、乙局配合", Role.LEAD)] == [SUPPORT, SUPPORT]


@given(
    st.lists(st.sampled_from(ORGANS), unique=True, min_size=1), st.sampled_from(["、", "，", " ", "\n", "；", "、 "])
)
def test_what_is_joined_comes_apart_again(organs: list[str], sign: str) -> None:
    assert names(sign.join(organs)) == organs


@given(st.text(alphabet="各市、区，和及等牵头：（） 局由负责"))
def test_any_text_is_read(text: str) -> None:
    for owner in owners_in(text):
        assert owner.name.strip()


@pytest.mark.parametrize(
    "part", ["市教育局、", "各市、区、", "（", "教育局和", "牵头：", "甲牵头", "区、", "各市、区和", "（）", "等等"]
)
def test_a_cell_of_many_names_takes_no_longer_than_it_is_long(part: str) -> None:
    begun = perf_counter()
    owners_in("各市、" + part * 20_000)
    assert perf_counter() - begun < 2
