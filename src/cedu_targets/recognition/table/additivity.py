"""What a heading says about adding: do the numbers under it (or beside it, or in a table of that title) make a sum?

Counts and amounts add. Shares, rates, growth, averages, ratios, indices, ranks, codes, years and persons counted once
do not, whatever the numbers happen to give. Told from the words alone, in Chinese and in English.
"""

import re
from enum import StrEnum
from functools import lru_cache

from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern


class Nature(StrEnum):
    """What sort of number a heading announces."""

    ADDS = "adds"
    SHARE = "share"
    """A part of one whole, or a per cent of who knows what: may add up to 100 %, and never to anything else."""
    RATE = "rate"
    """Worked out of a numerator and a denominator of each row's own: between 0 and 100 %."""
    CHANGE = "change"
    """Growth: below 0 and above 100 % are as good."""
    MEAN = "mean"
    """An average, a ratio, an index, a price, a rate per 100,000: any number."""
    LABEL = "label"
    """A rank, a score, a code, a year."""
    ONCE = "once"
    """Persons counted once: whoever is in two rows is one in their total."""


_PERCENT = r"[%‰]|\bper ?cent(?:age)?s?\b|\bpct\b|百分[比点数]|千分"
_SAYS_PERCENT = lazy_pattern(_PERCENT, re.IGNORECASE)
_TIME = r"(?:year|annum|month|quarter|week|day|hour|night|season|term|semester)s?\b"
_SIDE = r"(?:年度|全年)?(?:目标|任务|计划|指标|实际|累计)*(?:完成|达成|达到)?(?:值|数|情况)?"
"""Whether a rate is a target or was reached: 覆盖率目标, 覆盖率完成情况."""
_PATTERNS = (
    (Nature.ONCE, r"去重|剔重|不重复|不含重复|\bdistinct\b|\bunduplicated\b|\bunique\b"),
    (Nature.MEAN, r"[=＝]\s*10{2,3}(?!\d)|\bindex\b|\bindices\b|(?<!手)指数|倍数|系数|^倍$"),  # 性别比(女=100)
    (
        Nature.MEAN,
        r"每[十百千万]+[人户名生]|[十百千万]人(?:拥有|平均)|[/／][十百千万]+人|(?:性别|师生|男女|生师|抚养|负担|赡养|投入产出)比|人口密度",
    ),
    (Nature.MEAN, r"[人户生班校]均(?!衡)|[师亩日月年]均(?!衡)|平均|均值|均价|每[人户生]|中位数|众数|(?:预期|期望)寿命"),
    (Nature.MEAN, r"标准$|标准差|单价|汇率|利率|^年龄$|^age$"),
    (Nature.MEAN, rf"\bper (?!cent\b|{_TIME})[\w$]|\b(?:exchange|interest|birth|death|mortality|fertility) rate\b"),
    (Nature.MEAN, r"\b(?:average|avg|mean|median|mode|life expectancy|standard (?:deviation|error)|density)\b"),
    (Nature.MEAN, r"\bunit (?:price|cost)\b|\bconfidence interval\b|\bmargin of error\b|误差|置信区间|±"),
    (
        Nature.CHANGE,
        r"增长率|增[幅速]|[涨降跌]幅|变[化动](?:率|幅度)|增减(?:率|幅)|(?:同比|环比)(?:增长|增减|变化)?$|百分点",
    ),
    (Nature.CHANGE, rf"(?:增长|增减|变化|变动|升降|上升|下降|提高).*(?:{_PERCENT})"),
    (Nature.CHANGE, rf"(?:{_PERCENT}|\brate of) ?(?:change|growth|increase|decrease)|\byear[- ]on[- ]year\b|\byoy\b"),
    (Nature.CHANGE, rf"\b(?:change|growth|increase|decrease|variation)\b.*(?:{_PERCENT})|\bgrowth rate\b"),
    (Nature.SHARE, r"占比|比重|份额|占.{1,14}(?:比例?|百分比|[(]?%[)]?)$|构成比|构成[(]?%|^构成$|比例"),
    (
        Nature.SHARE,
        rf"(?:{_PERCENT}) (?:of|distribution)\b|\bdistribution.*(?:{_PERCENT})|\bproportion\b|\bshare of\b|^share\b",
    ),
    (Nature.RATE, rf"率{_SIDE}(?:$|[(%])|进度$|\brate\b(?! payer)"),
    (Nature.MEAN, r"(?<![占同环对之分])比$|\bratio\b"),
    (Nature.SHARE, _PERCENT),
    (Nature.LABEL, r"(?:排名|名次|位次|得分|分值|评分|分数|积分|绩点|权重|年份|年度|时间|日期|等级)(?:$|[(])"),
    (Nature.LABEL, r"(?:序号|编号|编码|代码|邮编|电话)(?:$|[(])|\b(?:codes?|ids?|zip|phone)\b"),
    (Nature.LABEL, r"\b(?:rank(?:ing)?|scores?|weight)\b|\bpoints?(?: possible)?$|^dates?$"),
    (
        Nature.LABEL,
        r"^(?:fiscal |calendar |school |base |model )?years?$|\byear (?:built|founded|established|opened)\b",
    ),
)
"""Signs of each, in the order in which they are looked for: 获证率% is a rate, 比上年增减% growth."""
_NATURES = tuple((nature, lazy_pattern(pattern, re.IGNORECASE)) for nature, pattern in _PATTERNS)
_COUNTS = lazy_pattern(
    r"(?:[数次额量]|[人户个所])(?:$|[(])|\bnumber\b|\bcounts?\b|\bamounts?\b|\bno\.?$", re.IGNORECASE
)
_NOT_COUNTED = lazy_pattern(r"(?:指|系|倍|分|次|位|均|中位|众|百分)数(?:$|[(])")


@lru_cache(maxsize=2048)
def nature_of(text: str) -> Nature:
    """What sort of number a heading of a column or a row, or a title, announces."""
    plain_text = " ".join(fold(text).split()).strip(" :")
    return next((nature for nature, pattern in _NATURES if pattern.search(plain_text)), Nature.ADDS)


def adds(text: str) -> bool:
    """Whether the numbers under (beside) a heading, or of a table with that title, may be summed."""
    return nature_of(text) is Nature.ADDS


def says_percent(text: str) -> bool:
    """Whether a heading says that its plain numbers are in per cent."""
    return _SAYS_PERCENT.search(fold(text)) is not None


def is_count(text: str) -> bool:
    """Whether a heading says outright that something is counted: 人数, Number."""
    plain_text = fold(text).strip()
    return bool(_COUNTS.search(plain_text)) and not _NOT_COUNTED.search(plain_text) and adds(plain_text)


@lru_cache(maxsize=512)
def nature_under(headings: tuple[str, ...]) -> Nature:
    """What stands under several headings, top to bottom: one of them may say it, unless the last one counts.

    A heading may go on in the next row: Population at / Year-end. Year over 2019 and 2020 heads no years.
    """
    if not headings or is_count(headings[-1]):
        return Nature.ADDS
    last = nature_of(headings[-1])
    natures = (nature_of(" ".join(headings)), last, *map(nature_of, headings[-2::-1]))
    return next((nature for nature in natures if nature not in (Nature.ADDS, Nature.LABEL)), last)
