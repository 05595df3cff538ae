"""Owners (责任单位) out of the words in which a cell or a bracket names them, each with its part in the work.

Signs and blanks between names split them, brackets do not. 、 is no sign between names in 各市、区: what follows 各…
and is no more than another kind of place, school or organ belongs to it (各街道、镇社区教育中心; 各中小学、幼儿园). 及
and 和 stand in names as well (教育和体育局) and split only where both sides are organs or known names, or 各… follows.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from cedu_targets.domain.items import Assigned, Role
from cedu_targets.domain.lazy_pattern import lazy_pattern

_UPPER = ("新区", "市", "县", "区", "旗", "州")
"""Places that have an education bureau of their own."""
_LOWER = ("开发区", "高新区", "园区", "乡镇", "镇街", "乡", "镇", "街道", "村", "居", "社区")
_PLACE = f"(?:{'|'.join((*_LOWER, *_UPPER))})"
_LEVELS = dict.fromkeys(_UPPER, 2) | dict.fromkeys(_LOWER, 1) | {"村": 0, "居": 0, "社区": 0}
"""Of a village, of a town, of a county and above: a town's organ is no member of 各村."""
_BODY = (
    "(?:人民政府|政府|办事处|管委会|管理委员会|党委|党工委|居委会|村委会"
    "|教育行政部门|教育和体育局|教育体育局|教体局|教育局|办)"
)
_TOWNS = tuple(place for place, level in _LEVELS.items() if level == 1)
_OF_SCHOOLS = "(?:公办|民办|普通|义务教育|中等|职业|中职|特殊教育|特教|直属|局属|[市区县][属直]|培训|教育|事业)"
_GENERIC = (
    rf"(?:(?:{'|'.join(_TOWNS)}){{1,2}}[^各、，,；;\s（()）]{{0,8}}(?:中心|学院|学校|小学|中学|幼儿园|站|所)"
    rf"|(?:{_PLACE}(?:[（(][^（()）]{{1,12}}[)）])?){{1,4}}{_BODY}?"
    r"|管委会|管理委员会|人民政府|办事处|居委会|村委会|地区|地方|企业"
    rf"|{_OF_SCHOOLS}{{0,3}}(?:中小学校?|小学|初中|高中|中学|学校|职校|中职|幼儿园|高校|院校|机构|部门|单位|科室|处室))"
)
_GROUP = lazy_pattern(rf"(?:(?:[^各][^各及和与]{{0,7}})?各(?:有关|相关|级)?|有关|相关){_GENERIC}")
_EACH = lazy_pattern(rf"各(?:有关|相关|级)?{_GENERIC}")
_MEMBER = lazy_pattern(_GENERIC)
_PLACES = lazy_pattern(_PLACE)
_MERE_PLACES = lazy_pattern(rf"(?:{_PLACE}(?:[（(][^（()）]{{1,12}}[)）])?)+")
_VAGUE = lazy_pattern("各(?:有关|相关)")
_ORGAN_ENDS = (
    "局", "委", "委员会", "办", "办公室", "厅", "中心", "学院", "大学", "组织部", "宣传部", "统战部", "管委会",
    "办事处", "人民政府", "妇联", "科协", "残联", "文联", "工会",
)  # fmt: skip
"""Where the name of an organ ends. 部, 会, 院 and 机关 end other words, too: 干部和人才局, 社会和经济发展局."""
_AND = lazy_pattern("以及|[及和与]")
SEPARATORS = frozenset(" \t\r\n\v\f\u3000\u00a0，,；;、。/／|｜\\＼+＋&＆")
"""Signs between names."""
_AMONG = frozenset("、/／")
"""Those that stand within one, too: 各镇/街道."""
_LONGEST = 100
"""Signs of a known name that stands beside 和."""
_STRONG = frozenset("，,；;。")
"""Signs that a role word does not reach over: 甲、乙牵头，丙配合."""
_CLOSING = {"）": "（(", ")": "（(", "〕": "〔", "]": "[", "】": "【"}
_ROLES = {
    "牵头": Role.LEAD, "主办": Role.LEAD, "主要责任": Role.LEAD, "责任": Role.DUTY, "承办": Role.DUTY,
    "负责": Role.DUTY, "落实": Role.DUTY, "协同": Role.SUPPORT, "协助": Role.SUPPORT, "协办": Role.SUPPORT,
    "配合": Role.SUPPORT, "参与": Role.SUPPORT,
}  # fmt: skip
_WORD = f"(?:{'|'.join(_ROLES)})"
_LABEL = lazy_pattern(rf"(?P<role>{_WORD}){_WORD}?(?:(?:单位|部门|科室|处室)(?:[:：]|$)|[:：])")
_SHARED = "(?:按照?(?:各自)?(?:职责|职能)(?:分工)?|共同|分工|分别|具体|积极|密切)"
_BEHIND = lazy_pattern(rf"{_SHARED}?{_SHARED}?(?P<role>{_WORD}){_WORD}?$")
_IN_BRACKETS = lazy_pattern(rf"[（(](?P<role>{_WORD})(?:单位|部门|科室)?[)）]$")
_AND_OTHERS = lazy_pattern(
    r"(?<=[^高初中])等(?:[\d一二三四五六七八九十]{0,3}[个家])?(?:国务院|[省市县区]级?)?(?:有关|相关)?"
    r"(?:部门|单位|科室)?$"
)


class _Piece(Struct, frozen=True):
    """What stands between two signs: [start, end) of the text, the words behind the name left out of it."""

    start: int
    end: int
    sign: str
    """The signs after it."""
    label: Role | None
    """The role that a label before it (牵头单位：) gives to it and all that follow."""
    own: Role | None
    """The role in brackets behind its name."""
    behind: Role | None
    """The role that a word behind it (甲、乙牵头) gives to it and those before."""


def owners_in(text: str, role: Role = Role.DUTY, known: Collection[str] = ()) -> tuple[Assigned, ...]:
    """The owners that a text names, in its order, each once.

    `role` is that of their column or heading; words in the text (甲、乙牵头，丙配合) go before it, and without any the
    first is no leader. A name in `known` that stands between two signs is kept whole, the longest first.
    """
    known = frozenset(known)
    found: dict[str, Assigned] = {}
    waiting: list[str] = []  # names that a role word behind may still speak of
    pieces = list(_pieces(text))
    at = 0
    while at < len(pieces):
        last = _last_of_name(text, pieces, at, known)
        piece, end = pieces[at], pieces[last]
        if piece.label is not None:
            role, waiting = piece.label, []
        for name in _parted(text[piece.start : end.end], known):
            if name not in found:
                found[name] = Assigned(name, end.own or role, "各" in name and not _VAGUE.search(name))
                waiting += [] if end.own else [name]
        if end.behind is not None:
            found |= {name: Assigned(name, end.behind, found[name].every) for name in waiting}
        if end.behind is not None or not _STRONG.isdisjoint(end.sign):
            waiting = []
        at = last + 1
    return tuple(found.values())


def is_vague(name: str) -> bool:
    """Whether an owner's name leaves open who is meant: 各有关市、区, 市级有关部门."""
    return "有关" in name or "相关" in name


def _pieces(text: str) -> Iterator[_Piece]:
    for start, end, sign in _cut(text):
        label = _LABEL.match(text, start, end)
        start = label.end() if label else start
        other = _AND_OTHERS.search(text, max(start, end - 16), end)
        end = other.start() if other else end
        behind = _BEHIND.search(text, max(start, end - 24), end)
        end = behind.start() if behind else end
        own = _IN_BRACKETS.search(text, max(start, end - 12), end)
        end = own.start() if own else end
        start += behind is not None and text.startswith("由", start, end)
        roles = [_ROLES[match["role"]] if match else None for match in (label, own, behind)]
        yield _Piece(start, end, sign, *roles)


def _cut(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, the signs behind) of all that stands between separators, those in brackets left alone."""
    inside = _brackets(text)
    start, stop = 0, len(text)
    if inside.get(0) == stop - 1 and (_LABEL.match(text, 1) or any(sign in SEPARATORS for sign in text)):
        start, stop = 1, stop - 1
        inside = _brackets(text[:stop].replace(text[0], " ", 1))
    while start < stop:
        end = start
        while end < stop and text[end] not in SEPARATORS:
            end = inside.get(end, end) + 1
        behind = end
        while behind < stop and text[behind] in SEPARATORS:
            behind += 1
        if start < end:
            yield start, end, text[end:behind]
        start = behind


def _brackets(text: str) -> dict[int, int]:
    """Where each opening bracket is closed; one that never is stands for itself."""
    opened: list[int] = []
    closed: dict[int, int] = {}
    for place, sign in enumerate(text):
        if sign in "（(〔[【":
            opened.append(place)
        elif sign in _CLOSING and opened and text[opened[-1]] in _CLOSING[sign]:
            closed[opened.pop()] = place
    return closed


def _last_of_name(text: str, pieces: Sequence[_Piece], at: int, known: frozenset[str]) -> int:
    """The number of the last piece of the name that begins with a piece."""
    first = pieces[at]
    for name in _of_several(known).get(text[first.start : first.end], ()):
        if text.startswith(name, first.start):
            last = at
            while last < len(pieces) and pieces[last].end < first.start + len(name):
                last += 1
            if last < len(pieces) and pieces[last].end == first.start + len(name):
                return last
    return _last_of_group(text, pieces, at)


def _last_of_group(text: str, pieces: Sequence[_Piece], at: int) -> int:
    """As `_last_of_name`, of 各市、区 and the like."""
    if not _GROUP.fullmatch(text, pieces[at].start, pieces[at].end):
        return at
    places = set(_PLACES.findall(text, pieces[at].start, pieces[at].end))
    last = at
    while last + 1 < len(pieces) and pieces[last].sign.strip() in _AMONG and pieces[last].behind is None:
        following = pieces[last + 1]
        span = following.start, following.end
        member = _MEMBER.match(text, *span)
        if following.label is not None or member is None:
            break
        if member.end() < span[1] and not _AND.match(text, member.end()):
            break
        place = _PLACES.match(text, *span)
        if place and not _MERE_PLACES.fullmatch(text, span[0], member.end()):
            is_higher = any(_LEVELS[one] < _LEVELS[place[0]] for one in places)
            is_own = not places and place[0] in _UPPER  # 各学校、市教育局
            if place[0] in places or is_higher or is_own:
                break  # 各乡镇、县教育局: the county's own
        places.update(_PLACES.findall(text, *span))
        last += 1
    return last


@lru_cache(maxsize=8)
def _of_several(known: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """The known names that have separators inside, by what stands before the first; the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(known, key=len, reverse=True):
        cut = list(_cut(name))
        if len(cut) > 1:
            found.setdefault(name[slice(*cut[0][:2])], []).append(name)
    return found


def _parted(name: str, known: frozenset[str]) -> Iterator[str]:
    """The name itself, or the organs between which it says 及 or 和."""
    name = "".join(name.split()) if "、" in name else name
    name = re.sub("^(?:以及|及)(?=..)", "", name)
    start = 0
    if name and name not in known and not _GROUP.fullmatch(name):
        for match in _AND.finditer(name):
            if start < match.start() and _is_cut(name, start, match, known):
                yield _AND_OTHERS.sub("", name[start : match.start()])
                start = match.end()
    if name[start:]:
        yield name[start:]


def _is_cut(name: str, start: int, sign: re.Match[str], known: frozenset[str]) -> bool:
    """Whether 及 or 和 stands between two owners."""
    if sign.start() - start > 1 and _EACH.fullmatch(name, sign.end()):
        return True
    return _is_owner(name, start, sign.start(), known) and _is_owner(name, sign.end(), len(name), known)


def _is_owner(text: str, start: int, end: int, known: frozenset[str]) -> bool:
    """Whether a part of a text is the name of an organ, a known one, or 各… of them."""
    if end - start > 2 and text.endswith(_ORGAN_ENDS, start, end):
        return True
    return (end - start <= _LONGEST and text[start:end] in known) or _GROUP.match(text, start, end) is not None
