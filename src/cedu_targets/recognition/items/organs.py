"""Names of offices and bodies, as against those of persons: what duties may be given to in a sentence."""

import re

from cedu_targets.domain.lazy_pattern import lazy_pattern

_ENDS = tuple(
    "部门 单位 机构 政府 中心 小组 学校 大学 学院 办公室 街道 社区 公司 企业 银行 媒体 镇街 村居 居委会 村委会 党工委 "
    "局 委 办 部 会 院 校 处 站 所 室 厅 司 社 队 馆 镇 乡 村 区 县 市 旗 科 股 协 联 团 组 园 署 台 集团 人大".split()
)
_PERSONS = lazy_pattern(
    r"(?:组长|主任|校长|书记|院长|局长|科长|处长|镇长|区长|所长|站长|会长|秘书长|同志|老师|人员|成员)$"
)
_SHORT_NAME = lazy_pattern(
    r"[各省市州县区旗镇乡街村社本].{1,2}|.{1,2}[局部厅处所站室科]"
    r"|.?(?:政府|学校|社区|街道|中心|大学|学院|单位|公司|银行|企业|法院|人大)"
    r"|发改委|卫健委|[农教工]委|团委|团[省市州县区旗]委|妇联|残联|科协|文联|工会|编办|政协|村委|居委"
)
"""Names of two or three signs that are no person's."""
_BRACKET_AT_END = lazy_pattern(r"[（(][^（()）]{0,20}[）)]$")
_BRACKETS = lazy_pattern(r"[（(][^（()）]*+[）)]")
_SEPARATORS = lazy_pattern(r"[、，,\s]|和(?=[市区县镇乡各])")
_HEAD = lazy_pattern(r"([^：:。；;！？!?“”《》\t]{2,80})[：:]")
_CLAUSES = lazy_pattern(r"[，,。；;：:]")
_FIRST_CLAUSES = 200
_VERBS = lazy_pattern(r"组织|召开|按|对|负责|牵头|要|开展|举办|完成|制定|汇总|上报|报送|进行")
_OF_THE_PLACE = lazy_pattern(r"[各省市州县区旗镇乡街村社本]")
"""What the name of an office begins with, where nothing but a verb behind it tells that it is one."""
_WHOLE_NAME = 4
"""Signs of a name that is hardly a person's."""


def is_organ(name: str) -> bool:
    """True for a name that ends as those of offices do: 市教育局, 区委编办, 各街道（镇）."""
    whole = name.strip()
    name = _BRACKET_AT_END.sub("", whole)
    if _PERSONS.search(name) or not name.endswith(_ENDS):
        return False
    return len(name) >= _WHOLE_NAME or _SHORT_NAME.fullmatch(name) is not None or (len(name) == 1 and name != whole)


def are_organs(names: str) -> bool:
    """True for a list of names that are all offices'."""
    found = [name for name in _SEPARATORS.split(_BRACKETS.sub("（）", names.strip())) if name]
    return bool(found) and all(is_organ(name) for name in found)


def owner_head(text: str) -> re.Match[str] | None:
    """The offices that a line begins with, up to the colon: 甲局、乙局：负责…; None where it begins otherwise."""
    match = _HEAD.match(text)
    return match if match and are_organs(match[1]) else None


def is_owner_head(text: str) -> bool:
    """Whether a line begins with the names of offices and a colon."""
    return owner_head(text) is not None


def subject_of(text: str) -> str | None:
    """The office that a sentence says does something: 镇政府 of 镇政府组织召开…; None where none begins a clause."""
    for clause in _CLAUSES.split(text[:_FIRST_CLAUSES]):
        verb = _VERBS.search(clause)
        name = clause[: verb.start()].strip().removeprefix("由") if verb else ""
        if _OF_THE_PLACE.match(name) and are_organs(name):
            return name
    return None
