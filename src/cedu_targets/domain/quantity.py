"""Quantities as people write them: 21 万人次, 二十一万人次, 90％, 百分之九十, 1—2 个, 不低于 4 元, 80% 左右.

A quantity is an interval in plain units of measure (人次, not 万人次; a per cent as a share)
with the noun that is counted. Text is searched after `folded`: one form for each sign,
and white space removed, since page breaks cut sentences anywhere.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from functools import cache, lru_cache

from msgspec import Struct

from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern

POWERS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8}
_LONGEST_FIRST = sorted((word for word in POWERS if word), key=len, reverse=True)
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_NOUNS = (
    "人次|人天|人|户次|户|个百分点|个月|个|所|场次|场|次|元|门|册|节|期|班|家|项|件|小时|分钟|学时|课时|学分|名|套|支|处|村|镇"
    "|篇|平方米|平方公里|公里|位|亩|台套|台|辆|间|幢|吨|公斤|头|只|株|条|块|级|年|天|本|部|份|批"
    "|(?<!一)起(?![来点始步草诉动源])|例(?![如外会])|宗(?!旨)|张(?!贴)|盘(?!点)"
)
_BOUND_AHEAD = r"(?=(?:\(含\)|含)?及?以(?:上|内|下(?![简统合]称)))"
_ANY_WORD = "[\u4e00-\u9fff]{1,2}"
"""A measure word, or a thing (10个镇以上), that is known by the bound behind it."""
_MOST_DIGITS = 20
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,20}(?:\.\d{1,20})?"
_CHINESE = "[零〇一二两三四五六七八九十百千万亿]{1,20}(?:点[零〇一二三四五六七八九]{1,9}[万亿]?)?"
_TENTHS = "[一二三四五六七八九]成[一二三四五六七八九半]?"
_NUMBER = (
    rf"(?:\d{{1,8}}万\d{{1,4}}千|{_TENTHS}|(?:{_ARABIC})(?:十万|百万|千万|[百千万亿])?(?:%|‰)?"
    rf"|百分之(?:{_CHINESE}|{_ARABIC})|{_CHINESE})"
)
_DASH = r"[-—–~〜至到]+"
_LEAST = r"不低于|不少于|不小于|不得低于|不得少于|大于等于|至少|超过|高于|多于|大于|突破|≥|≧|>=|>"
_MOST = r"不超过|不高于|不多于|不得超过|不大于|小于等于|小于|低于|少于|至多|≤|≦|<=|<"
_QUANTITY = (
    rf"(?P<before>{_MOST}|{_LEAST}|大约|约|近)?(?:达到|达|为)?"
    rf"(?P<low>{_NUMBER})(?:{_DASH}(?P<high>{_NUMBER}))?"
    rf"(?P<more>[余多])?(?:(?P<noun>{_NOUNS})(?:{_ANY_WORD}{_BOUND_AHEAD})?|(?P<other>{_ANY_WORD}){_BOUND_AHEAD})?(?:/[人户班])?"
    rf"(?P<after>(?:\(含\)|含)?\(?(?:及?以上|\+|及?以内|及?以下|左右|上下))?"
)
MOST_AS_SHARE = Decimal("1.5")
"""A plain number up to here is a share (0.95, or 1.2 for 120 %); above, it is in per cent."""
_CALENDAR = lazy_pattern(r"(?:19|20)\d\d(?:年|[-—~〜至到]+(?:(?:19|20)?\d\d)年)")


class Quantity(Struct, frozen=True):
    """Between `low` and `high` (None: open), ends included, of `noun`; `start` and `end` in the folded text.

    `power` is the multiple that the text counts in: 10000 in 21万人次 and in 二十一万, 1 in 3万5千.
    """

    low: Decimal | None
    high: Decimal | None
    noun: str | None
    approximate: bool
    text: str
    start: int = 0
    end: int = 0
    power: Decimal = Decimal(1)

    def admits(self, value: Decimal) -> bool:
        """Whether a number in plain units agrees with what is written."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def nearest(self, value: Decimal) -> Decimal:
        """The number within the quantity that is nearest to `value`."""
        if self.low is not None and value < self.low:
            return self.low
        return self.high if self.high is not None and value > self.high else value


def share_of(quantity: Quantity) -> Decimal:
    """A definite amount as a share: 90% and 90 are 0.9, 0.9 is itself."""
    assert quantity.low is not None
    return quantity.low / 100 if quantity.noun is None and quantity.low > MOST_AS_SHARE else quantity.low


@cache
def _pattern() -> re.Pattern[str]:
    """Compiled when first needed: most tables come without a text."""
    return re.compile(_QUANTITY)


def folded(text: str) -> str:
    """One form for each sign, all white space removed."""
    return "".join(fold(text).split()).replace("㎡", "平方米").replace("m²", "平方米").replace("平米", "平方米")


def quantities(text: str) -> Iterator[Quantity]:
    """Every quantity in a folded text, left to right.

    A year (2020年) is none, an ordinal (第三批) neither, nor what contradicts itself (不超过5个以上).
    """
    for match in _pattern().finditer(text):
        if _CALENDAR.match(text, match.start("low")) or text[max(0, match.start("low") - 1) : match.start("low")] in (
            "第",
            "〔",
            "[",
        ):
            continue
        with suppress(ValueError):
            yield _quantity(match)


@cache
def is_known(noun: str) -> bool:
    """Whether a noun is one of those that numbers are known to count, and not only known by a bound behind it."""
    return noun == "%" or re.fullmatch(_NOUNS, noun) is not None


@lru_cache(maxsize=1024)
def parse_quantity(text: str) -> Quantity:
    """The one quantity that a short text is. Raises ValueError for none, for more than one, and for a contradiction."""
    if (plain := _plain_number(text)) is not None:
        return plain
    plain_text = folded(text)
    match = _pattern().fullmatch(plain_text)
    if match is None:
        raise ValueError(text)
    return _quantity(match)


def _plain_number(text: str) -> Quantity | None:
    """A text of digits, 3000, 0.01 or 90%, as the pattern reads it, which takes long to compile; None for any other."""
    digits = text.removesuffix("%")
    parts = digits.split(".")
    if len(parts) > 2 or not all(part.isascii() and part.isdigit() and len(part) <= _MOST_DIGITS for part in parts):
        return None
    value, is_percent = Decimal(digits).scaleb(0), digits != text
    value = value.scaleb(-2) if is_percent else value
    return Quantity(value, value, "%" if is_percent else None, approximate=False, text=text, end=len(text))


def _quantity(match: re.Match[str]) -> Quantity:
    """Raises ValueError for a ceiling that is a floor, too."""
    low, low_percent = _value(match["low"])
    high, percent = _value(match["high"]) if match["high"] else (low, low_percent)
    if match["high"]:
        low = _in_step(match["low"], low, match["high"], percent and not low_percent)
    before, after = match["before"] or "", match["after"] or ""
    noun = "%" if percent or low_percent else match["noun"] or match["other"]
    is_most = re.fullmatch(_MOST, before) or "以内" in after or "以下" in after
    is_least = re.fullmatch(_LEAST, before) or "以上" in after or after.endswith("+")
    if is_least and is_most:
        raise ValueError(match[0])
    is_least = is_least or (match["more"] and not is_most)  # 20余 is more than 20; 不超过20余 is a ceiling
    approximate = before in ("大约", "约", "近") or after.endswith(("左右", "上下")) or bool(match["more"])
    return Quantity(
        low=None if is_most else low,
        high=None if is_least else high,
        noun=noun,
        approximate=approximate,
        text=match[0],
        start=match.start(),
        end=match.end(),
        power=_power(match["high"] or match["low"]),
    )


def _power(written: str) -> Decimal:
    word = next((word for word in _LONGEST_FIRST if written.endswith(word)), "")
    before = written[: -len(word)] if word else ""
    if not before or (before[-1] not in "0123456789" and (word not in "万亿" or "万" in before)) or "万" in before:
        return Decimal(1)
    return Decimal(1).scaleb(POWERS[word])


def _in_step(written: str, low: Decimal, high_written: str, percent: bool) -> Decimal:
    """The lower end of 30—40%, 1—2 万: it borrows the per cent or the power that only the upper end carries."""
    if percent:
        return low / 100
    power = re.search(r"(十万|百万|千万|[百千万亿])$", high_written)
    if power and written.isascii() and not high_written.startswith(power[1]):
        return low.scaleb(POWERS[power[1]])
    return low


def _value(written: str) -> tuple[Decimal, bool]:
    """(the number, whether it is a per cent, then already as a share)."""
    if written.startswith("百分之"):
        return _value(written[3:])[0] / 100, True
    if re.fullmatch(_TENTHS, written):
        return Decimal(f"0.{_DIGITS[written[0]]}{'5' if written.endswith('半') else _DIGITS.get(written[2:], 0)}"), True
    both = re.fullmatch(r"(\d+)万(\d+)千", written)
    if both:
        return Decimal(both[1]) * 10_000 + Decimal(both[2]) * 1000, False
    match = re.fullmatch(rf"({_ARABIC})(十万|百万|千万|[百千万亿])?([%‰])?", written)
    if match is None:
        return _chinese_decimal(written), False
    value = Decimal(match[1].replace(",", "")).scaleb(POWERS[match[2] or ""])
    if match[3]:
        return value.scaleb(-2 if match[3] == "%" else -3), True
    return value, False


def _chinese_decimal(written: str) -> Decimal:
    """二点五万 -> 25000; without 点 as `_chinese`."""
    whole, point, rest = written.partition("点")
    if not point:
        return Decimal(_chinese(written))
    power = POWERS[rest[-1]] if rest[-1] in "万亿" else 0
    digits = "".join(str(_DIGITS[sign]) for sign in rest.rstrip("万亿"))
    return Decimal(f"{_chinese(whole)}.{digits}").scaleb(power)


def _chinese(written: str) -> int:
    """二十一万 -> 210000; 两千零五 -> 2005; 一二三 -> 123. Raises ValueError for what is no number."""
    if not re.search("[十百千万亿]", written):
        return int("".join(str(_DIGITS[sign]) for sign in written))
    for power in ("亿", "万"):
        head, found, tail = written.rpartition(power)
        if found:
            many = _chinese(head) if head else 1
            # 两万五 is 25000: a lone digit counts the next lower power.
            lone = 10 ** (POWERS[power] - 1) if len(tail) == 1 and tail in _DIGITS else 1
            return many * int(10 ** POWERS[power]) + (_chinese(tail) * int(lone) if tail else 0)
    total = digit = 0
    lower = 1  # 三百五 is 350, and 三百零五 305: a lone digit counts the next lower power
    for sign in written:
        if sign in _DIGITS:
            digit, lower = _DIGITS[sign], 1 if _DIGITS[sign] == 0 else lower
        else:
            total += (digit or 1) * int(10 ** POWERS[sign])
            digit, lower = 0, int(10 ** (POWERS[sign] - 1))
    return total + digit * lower
