"""What a number of a sentence measures, and of what, as far as its clause says so."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from cedu_targets.domain.bounds import HEADS
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.targets import TargetKind
from cedu_targets.recognition.candidate_numbers import MAKING, each_of
from cedu_targets.recognition.demands import Demand, names_of_all
from cedu_targets.recognition.items.threshold_names import PEOPLE, UNITS, base_of

_LONGEST = 30
_THING = lazy_pattern(
    r"(?:的?(?:比例|标准|要求)(?:[选配]?[配备派齐]|设立|设置|安排)?)?的?([^、,，()和与及\d]{2,24}+)(?!\d)"
)
_PEOPLE = {"人": "人数", "人次": "人次"}
_IN_BRACKETS = lazy_pattern(r"\([^()]*\)?")
_BEGIN_OF_NAME = lazy_pattern(
    r"^(?:其中|[到用]?[\d一二三四五两]{1,4}年(?:时间|内|底)?|每年|全年|年内|每户|实现|力争|争取|努力|逐步|确保|使|[要应须均都共并]|建有|建成|创建成|成为|拥有|配有){1,4}"
)
_END_OF_NAME = lazy_pattern(
    "(?:[要应须将均都共各约年]|不少于|不低于|至少有?|控制在?|保持在?|达到?|为|每年|全年|人均|[(:]"
    r"|[比较](?:上年|去年|20\d\d年)|提高|提升|增加|力争|争取|努力|逐步|分别){1,4}$"
)
_RATIO = lazy_pattern("比例|比重|占比|百分比")
_RATIO_OF = lazy_pattern(
    "([^，,。；;占]{2,40}(?=占)|[^，,。；;占]{2,40}的(?:比例|比重|占比|百分比)(?=[将要应须均都]?(?:达|$)))"
)
_PART_OF = lazy_pattern("的([^，,。；;的]{2,16}?)(?:要|应|须|均|都)?(?:达到|达|占)?$")
"""Behind 的 those people, of whom some take part."""
_NO_NAME = lazy_pattern(f"人数|人次|数量|总数|总量|规模|场次|次数|总人数|总人次|[再新]建|(?:{MAKING.pattern}){{1,3}}")
"""What alone names nothing: 培训人数 is told from 参与人数 by the words before it."""
_FUNDS = lazy_pattern(r"[^，,。；;的均人按元\d]{0,12}(?:经费|投入|支出|收入|资金)")
_SPENT = lazy_pattern("^(?:的|标准|安排|落实|用于|设立|列支|拨付|核拨|筹措|投入){1,4}(?=.)")
_RATE_OF_UNITS = lazy_pattern("(?:建校|建有|建成|建立|设立|设置|挂牌|达标|创建|覆盖)(?:率|面)$")
_UNITS_AT_END = lazy_pattern(rf"(?:{UNITS})(?:\([^()]*\))?$")
_UNITS_IN = lazy_pattern("乡镇|街道|社区|村|县|镇|区|学校|机构|学院")

_BEGINNING = lazy_pattern(
    "(?:[从由自在][^，,从由自在]{0,20}(?:提高|提升|增长|增加|上升|扩大|发展|下降|降低|减少|压减|压缩)[到至为].{0,8}"
    "|在[^，,在]{0,20}基础上[^，,]{0,6})$"
)
"""从12%提高到, before a number."""
_YEAR_OF_RATE = lazy_pattern(r"(?<=[率度面例重])(?:在|到|至)?20\d\d年[底末]?$")
"""Between a rate and its number: 参与率2022年达到30%."""
_RATE_THAT_GROWS = lazy_pattern(
    "(?:^|[，,])([^，,。；;的]{2,30}(?:率|度|面|比例|比重))(?:要|应|须|逐年|逐步|稳步|持续|不断|明显|显著|大幅|有所){0,3}(?:提高|提升|上升|增长|扩大|下降|降低)$"
)
"""What the clause before 2023年、2024年分别达到70%、80% is about: 持证率逐年提高."""
_NAMES_NOTHING = lazy_pattern(
    r"[、和与及在]|其中|分别|截至|到|至|力争|争取|确保|[\d一二三四五六七八九十两]{1,4}个?[年月](?:时间)?|20\d\d|年?[底末初内]|[之以]?前|每年|全年"
    "|累计|总计|共|再|[要应须将均都]|提高|提升|增加|增长|扩大|发展|下降|降低|减少|达|为|占|保持|控制|建成|建设|新建|新增|建立|实现|完成"
)
"""What stands before a number that is one of the same thing as the number before it: 2024年底达到60%."""


def names_said(demands: Sequence[Demand], sentences: Sequence[int]) -> Sequence[tuple[str | None, str | None]]:
    """What each number measures and its base; of one without words of its own (2024年达到60%) as the one before it.

    `sentences` says for each in which sentence it stands; parts between ； are one.
    """
    plain = [replace(demand, before=_YEAR_OF_RATE.sub("", _BEGINNING.sub("", demand.before))) for demand in demands]
    said = [(name_said(*one), base_said(one[0])) for one in zip(plain, names_of_all(plain), strict=True)]
    said = [(name if name and _NAMES_NOTHING.sub("", name) else None, base) for name, base in said]
    for index, demand in enumerate(plain):
        before = demand.before.replace(each_of(demand.before, demand.quantity.noun) or "", "")
        if said[index] == (None, None) and not _NAMES_NOTHING.sub("", before):
            is_same = index > 0 and sentences[index - 1] == sentences[index] and _are_alike(plain[index - 1], demand)
            said[index] = said[index - 1] if is_same else _said_above(demand)
    return said


def _said_above(demand: Demand) -> tuple[str | None, str | None]:
    """The name and the base that the clause above gives to a number without words of its own."""
    if demand.quantity.noun == "%" and (match := _RATE_THAT_GROWS.search(demand.above)):
        rate = replace(demand, before=match[1])
        return name_said(rate, [match[1]]), base_said(rate)
    return _made_above(demand), None


def _made_above(demand: Demand) -> str | None:
    """What the clause above makes: 志愿者 of 招募志愿者，三年累计不少于600人."""
    *_, making = [None, *MAKING.finditer(demand.above)]
    return bare(demand.above[making.end() :]) if making else None


def _are_alike(one: Demand, other: Demand) -> bool:
    nouns = {one.quantity.noun, other.quantity.noun}
    return len(nouns) == 1 or nouns == {"%", "个百分点"}


def name_said(demand: Demand, rates: Sequence[str | None]) -> str | None:
    """What a number measures: 参与率, 示范社区; None where its clause does not say.

    `rates` are the names of a per cent, as `demands.names_of_all` gives them.
    """
    if demand.quantity.noun in ("%", "个百分点"):
        return _rate_said(demand, "、".join(name for name in rates if name))
    if demand.quantity.noun == "元":
        found = _FUNDS.search(demand.before) or _FUNDS.search(demand.above) or _FUNDS.search(demand.after)
        return bare(_SPENT.sub("", found[0])) if found else None
    thing = _THING.match(_without_brackets(demand.after))
    if thing is not None and not MAKING.match(thing[1]):
        return thing[1]
    scope = each_of(demand.before, demand.quantity.noun)
    before = HEADS.sub("", demand.before.replace(scope, "") if scope else demand.before)
    before = before if before.endswith(")") else _without_brackets(before)
    making = [*MAKING.finditer(before)]
    starts = (*(match.end() for match in reversed(making)), 0)
    named = (bare(before[start:]) for start in starts)  # 农民实用技术培训 of 开展农民实用技术培训300人次
    name = next((name for name in named if name and len(name) > 1 and not _NO_NAME.fullmatch(name)), None)
    if name is None and making and making[-1].end() == len(before) and demand.quantity.noun in _PEOPLE:
        return f"{making[-1][0]}{_PEOPLE[demand.quantity.noun]}"  # 参训人次 of 参训5万人次
    return name


def _without_brackets(text: str) -> str:
    """Without what stands in brackets: 持证人员 of 持证人员(含技能人才、管理人才)."""
    return _IN_BRACKETS.sub("", text) if ")" in text else text


def bare(name: str) -> str | None:
    """A name without the words around it that say how often, or that it has to be so."""
    return _END_OF_NAME.sub("", _BEGIN_OF_NAME.sub("", name)).strip("、,，和与及的")[-_LONGEST:] or None


def _rate_said(demand: Demand, name: str) -> str | None:
    """A rate; of 比例 and of people (参加学习的居民达到50%) the whole of what stands before the verb."""
    name = bare(name) or ""
    if _RATIO.fullmatch(name) and (match := _RATIO_OF.match(demand.before)):
        return bare(match[1])
    if (people := _people_said(demand.before)) is not None and name == people:
        return bare(demand.before[: demand.before.rindex(people)] + people)
    return name or None


def _people_said(before: str) -> str | None:
    """Those of whom a number is a part: 居民 of 参加学习的居民达到."""
    match = _PART_OF.search(before)
    return match[1] if match and PEOPLE.search(match[1]) else None


def base_said(demand: Demand) -> str | None:
    """What a share is of, or whose heads are counted; None where the words do not say."""
    base = base_of(demand.before, demand.after, demand.above, demand.kind)
    if base is None and demand.kind is TargetKind.SHARE:
        return _people_said(demand.before)
    base = base and _BEGIN_OF_NAME.sub("", base)
    return base if base and not re.search(r"\d", base) else None


def is_share_of_units(demand: Demand, name: str | None) -> bool:
    """Whether a per cent is of units: 50%的乡镇建有…, 乡镇建校率达到100%."""
    base = base_said(demand)
    if demand.after.startswith("覆盖"):
        return True
    if base is not None:
        return _UNITS_AT_END.search(base) is not None
    return name is not None and bool(_RATE_OF_UNITS.search(name) and _UNITS_IN.search(name))
