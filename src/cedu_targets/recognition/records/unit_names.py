"""Whose form it is, as a head, a title or the name of a sheet or file says: 甲村, 百胜镇甲村, 甲村社区教育学校."""

import re

_VILLAGES = ("村", "社区", "居委会", "村委会", "农场", "林场", "居")
_TOWNS = ("镇", "乡", "街道", "办事处", "管委会", "区", "县", "市", "旗")
_SCHOOLS = ("学校", "中心", "大学", "学院", "站", "教学点", "学习点")
_KINDS = (*_VILLAGES, *_TOWNS, *_SCHOOLS)
_SCHOOLS_OF_VILLAGES = (
    "社区教育学校", "社区教育学习中心", "社区教育中心", "社区学习中心", "社区教育学习点", "社区教育教学点",
    "社区教育活动室", "成人文化技术学校", "教育学习中心", "教育学校", "社区学校", "居民学校", "村民学校", "市民学校",
    "成人学校", "学习中心", "学校", "活动室", "教学点", "学习点", "村民委员会", "居民委员会", "村委会", "居委会",
    "民委员会", "委员会", "委会",
)  # fmt: skip
"""What stands for a village: its school, its committee. The longest that leaves the name of one is cut off."""
_NO_NAMES = ("各", "全", "本", "我", "每", "某", "所")
_SEVERAL = re.compile("[、,，和及与]")
_OWN_SCHOOLS = ("村", "社区", "居", "镇", "乡", "街道")
_OF_TOWN = re.compile(r".{1,12}?(?:镇|乡|街道)(?=..)")
_SEALED = re.compile(r"[(\[](?:盖?公?章|签?章|加盖公章)[)\]]|盖章|公章")
_OPEN = re.compile(r"[\s_\-—.·…/]*+")
_NOISE = re.compile(
    r"附件?\d{0,2}|[上下]半年|第?[一二三四1-4]季度|表[一二三四五六七八九十\d]{1,2}|\d{4}年度?|\d{1,2}月份?|[\d.\-_—~\s年度月份]+|[(\[][^()\[\]]{0,20}[)\]]"
    r"|上报|报送|填报|最终|终稿|定稿|修改|更正|新版?|副本|copy|final|sheet\d*",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"社区教育|教育培训|居民教育|成人教育|培训|教育|办班|活动|社区学校|月报|季报|年报|报表|台[账帐]|登记|记录|统计|汇总|情况"
    r"|一览|工作|开展|举办|各类|村民|居民|社会"
)
"""What a title goes on with behind the unit."""


def is_open(text: str) -> bool:
    """Whether nothing stands in the place of a name but lines and blanks."""
    return _OPEN.fullmatch(text) is not None


def unit_of(text: str) -> str | None:
    """The unit in what stands behind 填报单位： or before （5）月份; None where nothing does."""
    name = _SEALED.sub("", text).strip(" _-—.·…/:：、,，。;；()[]（）\t\n")
    return None if not name or is_open(name) else short_name("".join(name.split()))


def short_name(name: str) -> str:
    """A village's name without its town, and without the school or committee that stands for it."""
    for ending in _SCHOOLS_OF_VILLAGES:
        stem = name.removesuffix(ending)
        if stem != name and len(stem) > 1 and stem.endswith(_OWN_SCHOOLS) and stem not in _KINDS:
            name = stem
            break
    if name.endswith(_VILLAGES) and (match := _OF_TOWN.match(name)):
        rest = name[match.end() :]
        return name if rest in _KINDS else rest
    return name


def is_town(name: str) -> bool:
    """Whether a unit is one that others belong to, such as the town that issues the form."""
    return name.endswith(_TOWNS) and not name.endswith("社区")


def unit_named(text: str) -> str | None:
    """The unit in a title or in the name of a sheet or file; None where it names none.

    百胜镇甲村2020年5月社区教育培训月报表, 甲村-5月, 2020-05_甲村.
    """
    rest = "".join(_NOISE.sub(" ", text).split(" "))
    match = _WHAT.search(rest)
    stem = rest[: match.start()] if match else rest
    stem = stem.strip(" _-—.·、,，()[]（）")
    if len(stem) < 2 or not stem.endswith(_KINDS) or stem in _KINDS:
        return None
    name = short_name(stem)
    return None if name.startswith(_NO_NAMES) or _SEVERAL.search(name) else name


def is_generic(name: str) -> bool:
    """Whether a name is only what stands behind the open place of one: ____社区教育学校."""
    return name in _SCHOOLS_OF_VILLAGES or name in _KINDS
