"""What a demanded number measures, of what, and whose it is, as far as its own clause says so."""

import re
from collections.abc import Sequence

from cedu_targets.domain.bounds import HEADS
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.targets import TargetKind

_LONGEST = 30
_RATE = "(?:率|度|面|比例|比重)"
_LEAD = lazy_pattern("^(?:[、，,和与及]|其中|或者?|力争|争取|努力|逐步|使|确保|保证)+")
_VERB_AT_END = lazy_pattern(
    "(?:要|应|须|均|都|分别|力争|争取|努力){0,4}"
    "(?:达到|达|占|为|有|在|保持在|配备|设|不低于|不少于|不得低于|不得少于|不超过|至少|超过|大于){0,4}$"
)
_BETWEEN_RATES = lazy_pattern("(?<=[率度面例重])(?:、|以及|和|与|及)")
_LEADS_IN = lazy_pattern("^(?:力争|争取|努力|确保|使|让|对|为|向|有|至少|全[国省市县区])*$")
"""What may stand before a per cent whose base is behind it: 力争全市30%的村."""
_OF_TOTAL = lazy_pattern("占(?P<base>[^，,。；;占]{2,20}?)(?:总数)?的?(?:比例|比重|百分比)$")
_PER_AT_END = lazy_pattern("[(（]?(?:每(?:年|半年|季度?|月|学期|学年)|全年|年度|年均|人均|生均|每人){0,4}$")
_RATE_AT_END = lazy_pattern(f"{_RATE}$")
PEOPLE = lazy_pattern(
    "(?:人员|人群|群众|居民|市民|农民|村民|职工|学员|成员|人口|劳动力|青少年|未成年人|儿童|老年人|老人|家长|教师|志愿者)$"
)
_OF_BASE = lazy_pattern(
    r"(?P<name>[^，,。；;]*)(?:占到?|达到?|不低于|不少于|不超过|不高于|至少|按照?)(?P<base>[^，,。；;%占达]{2,20})的$"
)
_OPINION = lazy_pattern(r"(?:^|[、，,])(?P<base>[^，,。；;对]{2,12})对[^，,。；;]{1,30}的[^，,。；;的]{1,30}$")
_HELD_FOR = lazy_pattern(r"(?:为|面向|向|组织|对)(?P<base>[^，,。；;为向]{2,16}?)(?:开展|举办|提供|参加|进行)")
_HEADS = lazy_pattern(
    r"按(?:照)?(?:不低于|不少于|不超过|不高于|至少)?(?P<base>[^，,。；;按]{2,12}?)(?:中|的)?(?:每年|全年|年)?(?:人均|每人|每(?:\d{1,4}[百千万]?|[百千万]|十万)[人名])"
)
_BASE_BEHIND = lazy_pattern(
    r"的?(?P<base>[^，,。；;的]{2,16}?)(?=达到|达|参加|参与|接受|建立|建成|建有|开展|进行|提供|成为|分别|可|能|有|实现)(?P<name>.*)"
)
UNITS = "村|居|社区|街道|镇|乡|区|县|市|校|院|园|所|站|室|中心|单位|部门|企业|机构|委|基地|馆|科|局"
_EACH = lazy_pattern(
    r"(?:各(?!类|种|项|级|方|界|行|阶段|年龄|自|有关|科目|式|层|环节)|每(?!年|半|季|月|周|学|人|次|期|名|位|天|日|班|百|千|万|\d))"
    rf"[^，,。；;有配设建达占为不至每各开举要应均都]{{0,12}}(?:{UNITS})\)?(?:委员?会?)?"
)
"""各村(居)委, 每个社区; 各类 and 每年 are none."""
_THING = lazy_pattern(r"的?(?P<name>[^，,。；;、()\d以]{2,20}?)(?:的?(?:材料|资料|标准|记录).*)?$")
_FUNDS = lazy_pattern(r"[^，,。；;的均人按]{0,12}(?:经费|投入|支出)")
_SPENT = lazy_pattern("^(?:的|安排|落实|用于|设立|列支|拨付|筹措|投入)+(?=.)")


def names_of(before: str) -> Sequence[str]:
    """The rates that share the number behind them: 知晓率, 认同率; empty where there is no more than one."""
    subject = _VERB_AT_END.sub("", before)
    names = _BETWEEN_RATES.split(subject)
    are_rates = len(names) > 1 and all(map(_RATE_AT_END.search, names))
    return [_short(name) for name in names] if are_rates else []


def name_of(before: str, after: str, noun: str | None) -> str | None:
    """What one number measures: 培训率 before it, 专职管理人员 behind it; None where the clause does not say."""
    if noun == "%":
        if match := _OF_BASE.match(before):
            return _subject(match["name"])
        if (match := _BASE_BEHIND.match(after)) and _LEADS_IN.match(_VERB_AT_END.sub("", before)):
            return match["name"][:_LONGEST] or None
        return _short(_subject_of(before)) or None
    if noun == "元":
        found = _FUNDS.search(before) or _FUNDS.search(after)
        return _SPENT.sub("", found[0]) if found else None
    if match := _THING.match(after):
        return match["name"]
    return _subject(_EACH.sub("", _subject_of(before)))


def base_of(before: str, after: str, above: str, kind: TargetKind) -> str | None:
    """What a share is of, or whose heads are counted; None where the words do not say."""
    if kind is TargetKind.COUNT:
        return None
    if kind is TargetKind.PER_HEAD:
        if match := _HEADS.search(before):
            return match["base"]
        match = HEADS.search(before)
        return match["whom"] if match and match["whom"] != "人" else None
    if match := _OF_BASE.match(before):
        return match["base"]
    subject = _VERB_AT_END.sub("", before)
    if match := _OF_TOTAL.search(subject):
        return match["base"]
    if _LEADS_IN.match(subject):
        match = _BASE_BEHIND.match(after)
        return match["base"] if match else None
    if match := _OPINION.search(subject):
        return match["base"]
    of_rate = re.sub(rf"(?:培训|参与|参训|覆盖|知晓|认同|满意|受益|入学|普及){{1,4}}{_RATE}$", "", _short(subject))
    if of_rate != _short(subject) and PEOPLE.search(of_rate):
        return of_rate
    match = _HELD_FOR.search(above) if of_rate != subject or subject.endswith(("面", "率")) else None
    return match["base"] if match else None


def scope_of(before: str) -> str | None:
    """Whom a number is demanded of one by one: 各村(居)委; None where it is one number for all."""
    match = _EACH.search(before)
    return match[0] if match else None


def _subject_of(before: str) -> str:
    """The clause without its verb and the words that say how often or per whom: 会议记录 of 会议记录(每年不少于."""
    bare = _PER_AT_END.sub("", before)
    return _PER_AT_END.sub("", _VERB_AT_END.sub("", bare))


def _short(subject: str) -> str:
    """A rate without what it is the rate of, where 的 stands between: 满意率 of 社区成员对…服务的满意率."""
    last = subject.rpartition("的")[2]
    return _LEAD.sub("", last if len(last) > 1 else subject)[-_LONGEST:]


def _subject(text: str) -> str | None:
    return _LEAD.sub("", text).strip("、，,和与及的")[-_LONGEST:] or None
