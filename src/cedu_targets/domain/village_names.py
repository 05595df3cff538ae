"""Whose form it is, as a head, a title or the name of a sheet or file says: 甲村, 百胜镇甲村, 甲村社区教育学校."""

from cedu_targets.domain.lazy_pattern import lazy_pattern

_VILLAGES = ("村", "社区", "居委会", "村委会", "农场", "林场", "居")
_TOWNS = ("镇", "乡", "街道", "办事处", "管委会", "区", "县", "市", "旗")
_SCHOOLS = ("学校", "中心", "大学", "学院", "站", "教学点", "学习点")
KINDS = (*_VILLAGES, *_TOWNS, *_SCHOOLS)
_SCHOOLS_OF_VILLAGES = (
    "社区教育学校", "社区教育学习中心", "社区教育中心", "社区学习中心", "社区教育学习点", "社区教育教学点",
    "社区教育活动室", "成人文化技术学校", "教育学习中心", "教育学校", "社区学校", "居民学校", "村民学校", "市民学校",
    "成人学校", "学习中心", "学校", "活动室", "教学点", "学习点", "村民委员会", "居民委员会", "村委会", "居委会",
    "民委员会", "委员会", "委会",
)  # fmt: skip
"""What stands for a village: its school, its committee. The longest that leaves the name of one is cut off."""
_OWN_SCHOOLS = ("村", "社区", "居", "镇", "乡", "街道")
_OF_TOWN = lazy_pattern(r".{2,12}?(?:镇|乡|街道)(?=..)")
_TOWN_AT_END = lazy_pattern(r"[^\W\d_年月日]{2,8}(?:镇|乡|街道)$")
_SEALED = lazy_pattern(r"[(\[](?:盖?公?章|签?章|加盖公章)[)\]]|盖章|公章")
_BRACKET = lazy_pattern(r"[(\[（](?P<inside>[^()\[\]（）]{1,20})[)\]）]$")
_EDGES, _BRACKETS = " _-—.·…/:：、,，。;；\t\n", "()[]（）"
_OPEN = lazy_pattern(r"[\s_\-—.·…/]*+")
_ALL = lazy_pattern(
    r"(?:(?:全体|我|每个?|某{1,3}|所[有属辖在])(?:个|行政|下属|相关|有关)?)?"
    r"(?:[各全本]?(?:村|居|社区|[村居]委会|镇|乡|街道|办事处|区|县|市)){1,6}"
    r"|(?:[全本我](?:镇|乡|街道|区|县|市))?各.{0,20}"
)
"""各村, 全镇各社区, 镇社区: no name of one."""


def is_open(text: str) -> bool:
    """Whether nothing stands in the place of a name but lines and blanks."""
    return _OPEN.fullmatch(text) is not None


def unit_of(text: str) -> str | None:
    """The unit in what stands behind 填报单位： or before （5）月份; None where nothing does."""
    name = _SEALED.sub("", text).strip(_EDGES)
    if (match := _BRACKET.search(name)) is None:
        name = name.strip(_EDGES + _BRACKETS)
    elif not match["inside"].strip().endswith(KINDS):  # a person, a remark
        name = name[: match.start()].strip(_EDGES)
    return None if not name or is_open(name) else short_name("".join(name.split()))


def short_name(name: str) -> str:
    """A village's name without its town, and without the school or committee that stands for it."""
    for ending in _SCHOOLS_OF_VILLAGES:
        stem = name.removesuffix(ending)
        if stem != name and len(stem) > 1 and stem.endswith(_OWN_SCHOOLS) and not is_generic(stem):
            name = stem
            break
    if name.endswith(_VILLAGES) and (match := _OF_TOWN.match(name)):
        rest = name[match.end() :]
        return name if rest in KINDS else rest
    return name


def town_before(text: str) -> str:
    """The town at the end of a text, before the name of a village: 百胜镇 of 2020年5月百胜镇; empty for none."""
    match = _TOWN_AT_END.search("".join(text.split()))
    return match[0] if match else ""


def town_of(name: str) -> str:
    """The town that a village is written with: 百胜镇 of 百胜镇甲村村民委员会; empty for none."""
    plain = "".join(name.split())
    return town_before(plain[: plain.rfind(short)]) if (short := short_name(plain)) in plain else ""


def is_village(name: str) -> bool:
    """Whether a unit is one of those that send in forms."""
    return name.endswith(_VILLAGES)


def is_town(name: str) -> bool:
    """Whether a unit is one that others belong to, such as the town that issues the form."""
    return name.endswith(_TOWNS) and not name.endswith("社区")


def is_generic(name: str) -> bool:
    """Whether a name is that of no unit: what stands behind its open place (____社区教育学校), or of all (各村)."""
    return name in _SCHOOLS_OF_VILLAGES or name in KINDS or _ALL.fullmatch(name) is not None
