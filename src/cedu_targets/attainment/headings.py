"""Headings: what stands over a column or before a row says which number it is, of which year, and in which unit."""

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from cedu_targets.attainment.sought import Sought, SoughtNames
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.targets import Counting
from cedu_targets.domain.unknown_marks import INCOMPLETE
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.table.additivity import Nature, nature_of
from cedu_targets.recognition.table.columns import is_measure, measure_in_brackets, without_brackets
from cedu_targets.recognition.years import in_digits

LONGEST = 80
_YEAR = lazy_pattern(r"(?<![\d第])(?:19|20)\d\d(?!\d)")
_SPAN = lazy_pattern(r"(?<!\d)(?:19|20)\d\d\s?年?\s?[-—–~～至到]{1,2}\s?(?:19|20)\d\d(?!\d)")
_DAY = r"(?:19|20)\d\d[-年./]\s?\d{1,2}(?:[-月./]\s?(?:\d{1,2}日?)?)?"
_FILLING = "(?:填[报表写]|制表|报送|上报|编制|打印|印[发制]?)"
_DAY_OF_FILLING = lazy_pattern(rf"{_FILLING}(?:时间|日期|日)?[:：]?\s?{_DAY}|{_DAY}\s?{_FILLING}")
"""When somebody wrote a form or issued a text says nothing of the year of its numbers."""
_LABEL_OF_FILLING = lazy_pattern(rf"{_FILLING}(?:时间|日期|日)[:：]?")
_YEAR_OF_NUMBERS = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)年(?:度|(?:目标|任务|工作)?(?:完成|达成|进展)(?:情况|数))")
_NUMBER_OF_DOCUMENT = lazy_pattern(r"[〔\[【(（](?:19|20)\d\d[〕\]】)）]\s?\d{0,4}号?")
_NUMBERED = lazy_pattern(r"(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．](?!\d)|[①-⑳])\s?")
_BEFORE = lazy_pattern(
    r"(?:截[至止到]?(?:19|20)\d\d年?(?:度|年?[底末])?|(?:19|20)\d\d年?(?:度|[底末])?|(?:全|本|当|今)年度?|年度|年[末底]"
    r"|每年|全[省市州区县旗镇乡]|[本我][市区县镇]|累计|实际|已|共有|现有|新增|新建|完成|达到|上报|建成|建设|创建|建立|成立|挂牌|设立|组织|开展|年?人均|生均|户均|每人(?:每年)?|的)"
)
_BEHIND = lazy_pattern(
    r"(?:(?:实际|累计)?(?:完成|达到|达成)(?:总?[数量值]|情况|人数|人次)?|实际(?:[数值]|情况)?|(?:数据)?来源|出处|年[份度]"
    r"|目标[数值]?|任务[数量]?|计划[数]?|基数|分母|分子|情况|数值|[值的]|(?:19|20)\d\d年?(?:度|[底末])?|(?:新[建增]|累计)数?量?|:)(?=(?:\([^()]*\))?$)"
)
_BESIDE = lazy_pattern(r"\((?:选填|必填|可不填|万?[人所个元次]|%)\)")
_MOST_PEELED = 6
_NEW = lazy_pattern("新建|新增|当年建|年内建|本年建")
_CUMULATIVE = lazy_pattern("累计|共有|现有|已有|历年|总数|累积")
_RATE_OF_PEOPLE = lazy_pattern("(?:覆盖|受教育|普及|参与|惠及)面$")
_A_HEAD = lazy_pattern("[人生户]均|每[十百千万]{0,3}[人名户]")
_EACH_OF_THEM = ("/人", "/户", "/生", "/千人", "/万人")
_ATTENDANCES = lazy_pattern("人次")
_PERSONS = lazy_pattern(
    "人数|人口|(?:人员|居民|成员|群体|学员|职工|老人|老年人|家长|教师|儿童|农民|妇女|学生|青年|青少年|志愿者)数?$"
)


class Part(StrEnum):
    """What a heading without a name says of the numbers beside it."""

    ACHIEVED = "achieved"
    BASE = "base"
    SOURCE = "source"
    YEAR = "year"
    BASE_YEAR = "base_year"
    MEASURE = "measure"
    UNIT = "unit"
    INDICATOR = "indicator"
    """指标, 项目: what the names in its column are."""
    TARGET = "target"
    """What is demanded; nobody's achievement."""
    DERIVED = "derived"
    """完成率, 差额: worked out of the others."""
    ASIDE = "aside"
    """序号, 备注, 依据"""
    PERSONAL = "personal"
    LEAST = "least"
    """不完整: which numbers are only the least there may be."""


_TIMES = r"(?:(?:19|20)\d\d年?度?|年度|本年度?|本期|全年|累计|截至.{0,12})?"
_NUMBERS = r"(?:总?[数量值]|情况|人数|数据)?"
_PLACE = r"县|市|区|乡镇|镇|乡|街道|村|社区|园区|管委会|[(]区[)]|[(]街道[)]|[(]市、区[)]|[、/和及]"
_PARTS = (
    (Part.LEAST, lazy_pattern(INCOMPLETE)),
    (Part.BASE_YEAR, lazy_pattern(r"(?:基数|分母)(?:统计|数据)?(?:年[份度]|时间|时点)")),
    (
        Part.SOURCE,
        lazy_pattern(r"(?:基数|数据|资料|分母)?(?:来源|出处)(?:单位|部门|依据|及年份)?|source", re.IGNORECASE),
    ),
    (Part.YEAR, lazy_pattern(r"(?:统计|数据|所属|填报)?(?:年[份度]|年)|统计(?:时间|时点)|时间|year", re.IGNORECASE)),
    (Part.MEASURE, lazy_pattern(r"(?:计量|计算|数量|统计|度量)单位")),
    (Part.BASE, lazy_pattern(r"(?:基数|分母|总体)(?:数|值|\(分母\))?|base", re.IGNORECASE)),
    (
        Part.DERIVED,
        lazy_pattern(
            r"完成率|完成比例|完成进度|进度|差额|差距|尚差|增减量?|增[幅长速].*|同比.*|比上年.*|是否(?:完成|达标)|状态"
            r"|(?:上一?年|去年)(?:度|同期)?(?:完成|实际)?(?:数|值|情况)?"
        ),
    ),
    (
        Part.TARGET,
        lazy_pattern(
            rf"{_TIMES}(?:下达)?(?:目标|任务|计划|要求|标准|规划)(?:要求|任务|计划|数|值|量|指标){{0,3}}|应完成数?|target",
            re.IGNORECASE,
        ),
    ),
    (
        Part.ACHIEVED,
        lazy_pattern(
            rf"{_TIMES}(?:实际|累计|已){{0,3}}(?:完成|达到|达成|实绩|实际|现状|现有|结果|数值|数量|数据|数|值|分子|填报数"
            rf"|参[训加与]人数){_NUMBERS}|achieved|value",
            re.IGNORECASE,
        ),
    ),
    (
        Part.INDICATOR,
        lazy_pattern(
            r"(?:考核|监测|统计|目标|主要)?(?:指标|项目|内容|类别|基数|事项)(?:名称)?|名称|indicator", re.IGNORECASE
        ),
    ),
    (
        Part.UNIT,
        lazy_pattern(
            rf"(?:填报|报送|责任|所属|参[加与]|统计)?(?:单位|部门|地区|区域|区划)(?:名称)?|各?(?:{_PLACE}){{1,8}}(?:名称)?|所在地|unit",
            re.IGNORECASE,
        ),
    ),
    (
        Part.ASIDE,
        lazy_pattern(r"序号|编号|代码|备注|说明|依据|责任人|牵头.*|佐证.*|证明.*|附注|考核办法|no\.?", re.IGNORECASE),
    ),
)


class Heading(Struct, frozen=True):
    """What one text over a column, or before a row, says."""

    text: str
    sought: tuple[Sought, ...] = ()
    part: Part | None = None
    year: int | None = None
    measure: str | None = None
    counting: Counting | None = None
    is_rate: bool = False
    people: str | None = None
    """人次 or 人, where only its words say so (人数)."""

    @property
    def is_mute(self) -> bool:
        """Whether it is only of a year or of a unit of measure, or says nothing."""
        return not self.sought and self.part is None and (self.year is not None or self.measure is not None)


def year_in(text: str) -> int | None:
    """The one year that a text names; None where it names none, several, or a span of years alone.

    Of several the one that 年度 or 完成情况 follows: 2023年工作报告（2022年完成情况）.
    """
    plain = _NUMBER_OF_DOCUMENT.sub(" ", _SPAN.sub(" ", without_filling(in_digits(text))))
    years = set(_YEAR.findall(plain))
    if len(years) > 1:
        years = set(_YEAR_OF_NUMBERS.findall(plain))
    return int(years.pop()) if len(years) == 1 else None


def without_filling(text: str) -> str:
    """A text without the day on which a form was filled in or issued."""
    return _DAY_OF_FILLING.sub(" ", text)


def heads_filling(text: str) -> bool:
    """Whether a text heads the day on which a form was filled in: 填报时间."""
    return _LABEL_OF_FILLING.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def part_of(text: str) -> Part | None:
    """What a heading that names nothing says."""
    plain = folded(text).rstrip(":")
    if len(plain) > LONGEST:
        return None
    plain = _NUMBERED.sub("", plain, count=1) if _NUMBERED.match(plain) else plain
    bare = _BESIDE.sub("", plain)
    for part, pattern in _PARTS:
        if pattern.fullmatch(bare):
            return part
    from cedu_targets.recognition.rosters import is_personal  # knows the headings of forms and of schedules

    return Part.PERSONAL if is_personal(text) else None


def names_any(text: str, names: SoughtNames) -> bool:
    """Whether a text names something that is looked for: a look, since most cells do not."""
    text = squeezed(text)
    return 0 < len(text) <= LONGEST and bool(names.meant_by(_peeled(folded(text))[0]))


def heading_of(text: str, names: SoughtNames) -> Heading:
    """What a text says as a heading, by the names that are looked for."""
    text = squeezed(text)
    if not text or len(text) > LONGEST:
        return Heading(text)
    forms, part = _peeled(folded(text))
    sought = names.meant_by(forms)
    is_rate = says_rate(text)
    if is_rate:
        sought = tuple(one for one in sought if not one.is_base)  # 老年人口占比 is no base
    people = people_in(text) if sought or part_of(text) is not None else None
    return Heading(
        text,
        sought,
        part if sought else part_of(text),
        year_in(text),
        measure_in_brackets(text) or (text if is_measure(text) else people),
        counting_in(text),
        is_rate,
        people,
    )


def counting_in(text: str) -> Counting | None:
    """Whether a heading says that it counts what is new, or all that there is."""
    if _NEW.search(text):
        return None if _CUMULATIVE.search(text) else Counting.NEW
    return Counting.CUMULATIVE if _CUMULATIVE.search(text) else None


def says_rate(text: str) -> bool:
    """Whether a heading says that the numbers under it are ratios: 参与率, 覆盖面, （%）, 人均…."""
    plain = folded(text)
    if measure_in_brackets(plain) in ("%", "‰"):
        return True
    plain = plain.partition("(")[0] or plain
    shorter = _peeled(plain)[0][-1]
    return any(
        nature_of(one) in (Nature.RATE, Nature.SHARE) or bool(_RATE_OF_PEOPLE.search(one)) for one in (plain, shorter)
    )


def says_a_head(text: str, measure: str | None) -> bool:
    """Whether a heading says that the numbers under it are so much a head: 人均经费, （元/人）."""
    return bool(_A_HEAD.search(text)) or (measure is not None and measure.endswith(_EACH_OF_THEM))


def people_in(text: str) -> str | None:
    """人次 or 人, where the words of a heading say it."""
    plain = without_brackets(folded(text))
    return "人次" if _ATTENDANCES.search(plain) else "人" if _PERSONS.search(plain) else None


def _peeled(text: str) -> tuple[list[str], Part | None]:
    """A heading as it stands, and with the years and words of measure at its ends taken off one after the other.

    And what such words behind it say: 参训人数目标, 老年人口来源.
    """
    plain = _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text
    forms, part = [plain], None
    for _ in range(_MOST_PEELED):
        match = _BEFORE.match(plain) or _BEHIND.search(plain)
        if match is None or match.end() - match.start() == len(plain):
            break
        if match.start() and part is None and (found := part_of(match[0])) is not None and found is not Part.ACHIEVED:
            part = found
        plain = plain[: match.start()] + plain[match.end() :]
        forms.append(plain)
    return forms, part
