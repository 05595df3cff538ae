"""What is answered in a checklist: done, under way, not done, no longer wanted; in one table of words."""

import re
from decimal import Decimal

from cedu_targets.domain.folding import fold
from cedu_targets.domain.items import Reported
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import parse_number
from cedu_targets.files.grid import squeezed

_DONE = "(?:完成|办结|落实|实施|开展|实现|达标|结项|结题|验收)"
_HOW = "(?:全部|全面|如期|按[时期]|提前|逾期|圆满|顺利)?"
_NOT = "(?:未|没有?|尚未|还未|还没|暂未|暂缓)"
_MEANINGS: dict[Reported, re.Pattern[str]] = {
    Reported.BLANK: lazy_pattern(r"[-—–/、\s]*"),
    Reported.CANCELLED: lazy_pattern(
        rf"(?:已经?)?(?:不再|停止|终止|无需|不需|取消|撤销)(?:{_DONE}|执行|进行|推进|举办|办理)?|(?:已经?)?作废|cancelled"
    ),
    Reported.IN_PROGRESS: lazy_pattern(
        rf"{_NOT}{_DONE}.*(?:正在|推进|进行|启动|部分).*|(?:正在)?(?:{_DONE}|办理|进行|推进|实施)中|正常推进"
        rf"|正在(?:抓紧|积极|有序|稳步)?(?:{_DONE}|推进|办理|进行|筹备|实施).*|部分{_DONE}|未全部{_DONE}|in progress"
    ),
    Reported.NOT_DONE: lazy_pattern(
        rf"(?:逾期)?{_NOT}(?:按[时期])?(?:全部|办理)?(?:{_DONE}|启动|进行|办理|推进|执行)(?:[(,;。，；、:].*)?"
        r"|否|[×✗✘x╳☒]|no|false|not done"
    ),
    Reported.DONE: lazy_pattern(
        rf"(?:已经?)?{_HOW}{_DONE}(?:(?P<more>[(,;。，；、:].*))?|已经?{_HOW}{_DONE}(?:任务|工作)?|是|[√✓✔☑v]|yes|done|true"
    ),
}
"""Of a whole answer, in small letters and without blanks; the first that fits."""
_PERCENT = lazy_pattern(r"(?:已?(?:完成|达|达到)?|完成率[:]?)(\d{1,3}(?:\.\d{1,4})?%)")
_QUALIFIED = lazy_pattern(
    r"部分|大部|未(?!发现|发生|出现|逾期|超期|超时)|没(?!有?(?:发现|发生|出现|问题|困难|逾期|超期))|(?<![接招款对看优])待"
    r"|尚|除.{0,60}外|[仅只](?:有|剩|差|完成|开展|举办)|其余|剩余|余下|正在|还[有需要差剩在须]|[差剩欠缺]\d"
    r"|(?:将|拟|计划|预计)[于在]|不(?:足|全|完整|达标|合格|到位)|暂[缓停]|推进中|进行中"
)
"""Words behind 已完成 that take some of it back: 部分, 未验收, 待验收, 除2人外."""
_SHARE = lazy_pattern(r"[(,;。，；、:](\d{1,3}(?:\.\d{1,4})?%)\)?")
_LONGEST = 1000
_BOX = lazy_pattern(r"([□☐○◯〇☑☒✓✔√■▣●])\s*([^\s□☐○◯〇☑☒✓✔√■▣●、，；,;/]{1,12})")
_OPEN_BOXES = frozenset("□☐○◯〇")


def reported_in(text: str) -> Reported:
    """What an answer says; UNCLEAR for what says none of it (按序推进, 3 场)."""
    plain = fold(squeezed(text[:_LONGEST])).strip("。.").lower()
    boxes = _BOX.findall(plain)
    if len(boxes) > 1:
        ticked = [word for sign, word in boxes if sign not in _OPEN_BOXES]
        if len(ticked) != 1:
            return Reported.UNCLEAR if ticked else Reported.BLANK
        plain = ticked[0]
    if match := _PERCENT.fullmatch(plain):
        return _of_share(match[1])
    found = next((one for one, words in _MEANINGS.items() if words.fullmatch(plain)), Reported.UNCLEAR)
    return _of_what_follows(plain) if found is Reported.DONE else found


def _of_what_follows(plain: str) -> Reported:
    """What an answer of something done says with the words behind that: whoever takes some of it back is not clear."""
    match = _MEANINGS[Reported.DONE].fullmatch(plain)
    more = (match and match["more"]) or ""
    if share := _SHARE.fullmatch(more):
        return _of_share(share[1])
    return Reported.UNCLEAR if _QUALIFIED.search(more) else Reported.DONE


def _of_share(text: str) -> Reported:
    number = parse_number(text)
    assert number is not None
    if number.value >= Decimal(1):
        return Reported.DONE
    return Reported.IN_PROGRESS if number.value > 0 else Reported.NOT_DONE
