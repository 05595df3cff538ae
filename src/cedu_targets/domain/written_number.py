"""Numbers with something to them in a cell: 21.00万人次, ≥95%, 1—2, 九成, '500, 120①.

What is written is kept beside the number: whether it may be read so depends on the column's unit of measure and on
whether the table is one of targets, where ≥95% and 1—2 are floors.
"""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import parse_number, percent, plain
from cedu_targets.domain.quantity import POWERS, Quantity, parse_quantity

_LONGEST = 40
_MAY_BE = lazy_pattern(
    r"['‘’`]|[^\d\s零〇一二两三四五六七八九十百]{0,6}\s*(?!\d{4}\s*年)[\d零〇一二两三四五六七八九十百]"
)
"""What a written number begins like: a look that costs less than the grammar below, which few tables need compiled."""
_SIMPLE = lazy_pattern(r"([0-9]{1,9}(?:\.[0-9]{1,4})?)(人次|[人个场次元])")
_IN_SENTENCES = frozenset("、。；：:“”")
_FOOTNOTE = (
    r"(?<=[\w%‰)])\s*"
    r"((?:[①-⒛㉑-㉟㊱-㊿❶-❿➀-➓⓵-⓾ⓐ-ⓩ⁰¹²³⁴-⁹₀-₉ªᵃ-ᶻ*†‡§※#]{1,3})"
    r"|[\[【〔](?:注|\d{1,2})[\]】〕]|[(]?注\s*\d{0,2}[)]?"
    r"|\((?:不?含|其中|包括|女|男|另|见|同比|较上年|比上年)[^()]{0,12}\))$"
)
_YEAR = r"(?:18|19|20)\d\d"
_WITH_BLANKS = r"(?<!\d)\d++(?:\s++\d++)++"
_GROUPED = r"\d{1,3}(?:\s\d{3})+"
_UNIT_IN_BRACKETS = r"\((?!\))\s*+([^\d()\s](?:[^\d()]{0,4}[^\d()\s])?)?\s*+\)$"
_AFTER = "及?以[上下内]|左右|上下"
_COUNTED_THINGS = rf"(?<=个)(?!百分点|月|{_AFTER})\D{{1,5}}?(?=$|{_AFTER})"
_UNIT_TWICE = r"([^\d\s.,\-—–~至到]{1,2})(?=[-—–~至到]++\d[\d.,]*+\1$)"
_NAMES_NO_AMOUNT = frozenset({"年", "级", "个百分点"})
_LONE = frozenset("两百千万亿")
_STRIVES = "(?:力争|争取|确保|保证|努力)(?:达到|达|完成)?|达到?"
_OTHER_THINGS = (
    r"(?P<number>.*\d(?:[百千]?万|[百千亿])?)(?P<noun>[^\W\da-zA-Z_]{1,4}(?:/[^\W\da-zA-Z_]{1,2})?)"
    r"(?P<after>(?:\(含\)|含)?及?以上|\+)?"
)
_IN_NO_NOUN = frozenset("几余多来约未不没无成倍折号月日年层楼届级路弄巷点时至到和及或其以左右上下内之比第室星")
"""Signs of what is no thing that is counted: 20几, 3倍, 5号, 2楼, 10点."""
_SIGN = r"[+-](?=\d)"


class Bound(StrEnum):
    """What is demanded beside the number itself."""

    LEAST = "least"
    """≥95%, 不低于95%, 95%以上: the number is a floor."""
    MOST = "most"
    """≤5%, 不超过5%: a ceiling."""
    RANGE = "range"
    """1—2: the number is the lower end."""
    ABOUT = "about"
    """约500, 80%左右, 500余人."""

    @property
    def is_floor(self) -> bool:
        """Whether the number is what is demanded at least, as a target may be given."""
        return self in (Bound.LEAST, Bound.RANGE)


class WrittenNumber(Struct, frozen=True):
    """A number as it was written in a cell.

    `value` is in plain units of `noun` (人次, not 万人次), a per cent as a share; `power` is the factor that the text
    itself has (10000 of 21万人次). `sign` is that of a footnote.
    """

    text: str
    value: Decimal
    percent: bool = False
    noun: str | None = None
    power: Decimal = Decimal(1)
    bound: Bound | None = None
    most: Decimal | None = None
    """The upper end of a range."""
    sign: str = ""

    @property
    def has_unit(self) -> bool:
        """Whether it says what is counted, or in what multiples."""
        return self.noun is not None or self.power != 1

    def scaled(self, factor: Decimal) -> "WrittenNumber":
        """The same in another unit of measure, `factor` plain ones."""
        if factor == 1:
            return self
        return replace(self, value=self.value / factor, most=None if self.most is None else self.most / factor)

    @property
    def plain(self) -> str:
        """The number alone."""
        return percent(self.value) if self.percent else plain(self.value)

    def __str__(self) -> str:
        return self.plain


@lru_cache(maxsize=65_536)  # each is asked for three times: when it is read, when it is told, when its cause is sought
def written_number(text: str) -> WrittenNumber | None:
    """The number in a cell's text; None for a plain number and for anything else."""
    if simple := _SIMPLE.fullmatch(text):  # 500人, nearly always
        return WrittenNumber(text, Decimal(simple[1]), noun=simple[2])
    if len(text) > _LONGEST or not _MAY_BE.match(text):
        return None
    rest = fold(text).strip().replace("m²", "平方米")
    if not rest or not _IN_SENTENCES.isdisjoint(rest):
        return None
    has_apostrophe = rest[0] in "'‘’`"
    rest = rest[1:].lstrip() if has_apostrophe else rest
    footnote = re.search(_FOOTNOTE, rest)
    sign = footnote[1] if footnote else ""
    rest = rest[: footnote.start()] if footnote else rest
    try:
        number = parse_number(rest)
    except ValueError:
        return _of_quantity(text, rest, sign)
    if number is None or not (has_apostrophe or sign):
        return None
    return WrittenNumber(text, number.value, number.percent, sign=sign)


def _of_quantity(text: str, rest: str, sign: str) -> WrittenNumber | None:
    """A number with its unit of measure, a demand, a number in words."""
    minus = re.match(_SIGN, rest)
    rest = re.sub(_UNIT_IN_BRACKETS, r"\1", rest[minus.end() :] if minus else rest)
    if not all(re.fullmatch(_GROUPED, digits) for digits in re.findall(_WITH_BLANKS, rest)):
        return None
    rest = re.sub(_UNIT_TWICE, "", re.sub(_COUNTED_THINGS, "", "".join(rest.split())))
    strives = re.match(_STRIVES, rest)
    found = _quantity_of(rest[strives.end() :] if strives else rest)
    if found is None:
        return None
    quantity, noun = found
    bound = _bound(quantity) or (Bound.LEAST if strives else None)
    if _is_no_amount(rest, quantity, bound) or (minus and bound is not None):
        return None
    value = quantity.low if quantity.low is not None else quantity.high
    assert value is not None
    in_percent = quantity.noun == "%"
    return WrittenNumber(
        text,
        -value if minus and minus[0] == "-" else value,
        in_percent,
        None if in_percent else noun,
        quantity.power,
        bound,
        quantity.high if bound is Bound.RANGE else None,
        sign,
    )


def _quantity_of(rest: str) -> tuple[Quantity, str | None] | None:
    """A quantity and what is counted; after digits that may be anything (3座, 90分), or else one of the usual nouns."""
    try:
        quantity = parse_quantity(rest)
    except ValueError:
        match = re.fullmatch(_OTHER_THINGS, rest)
        if match is None or not _IN_NO_NOUN.isdisjoint(match["noun"]):
            return None
        try:
            quantity = parse_quantity(match["number"] + (match["after"] or ""))
        except ValueError:
            return None
        return (quantity, match["noun"]) if quantity.noun is None else None
    return quantity, quantity.noun


def _bound(quantity: Quantity) -> Bound | None:
    if quantity.approximate:
        return Bound.ABOUT
    if quantity.high is None:
        return Bound.LEAST
    if quantity.low is None:
        return Bound.MOST
    return Bound.RANGE if quantity.low != quantity.high else None


def _is_no_amount(rest: str, quantity: Quantity, bound: Bound | None) -> bool:
    """Years, levels, a range that falls (2-1: the number of a house), digits in a row (两三个), 百 by itself."""
    if quantity.noun in _NAMES_NO_AMOUNT or rest in _LONE:
        return True
    if bound is Bound.RANGE:
        ends = re.findall(r"\d+", rest)
        is_years = all(re.fullmatch(_YEAR, end) for end in ends[:2])
        return is_years or any(len(end) > 1 and end[0] == "0" for end in ends[:1]) or quantity.low > quantity.high  # type: ignore[operator]
    is_equal_range = re.search(r"\d[-—–~至到]+\d", rest) is not None
    return is_equal_range or re.search("[一二两三四五六七八九]{2}", rest.partition("点")[0]) is not None


def common_unit(numbers: Sequence[WrittenNumber], filled: int) -> str | None:
    """The unit of measure in which a column of so many numbers counts, as most of those say that name one.

    None where 21万 stands beside plain numbers, which may be tens of thousands too.
    """
    powers = Counter(number.power for number in numbers)
    if len(numbers) < filled and set(powers) != {1}:
        return None
    nouns = Counter(number.noun for number in numbers if number.noun is not None)
    power = int(powers.most_common(1)[0][0].log10())
    word = next(word for word, exponent in POWERS.items() if exponent == power)
    return f"{word}{nouns.most_common(1)[0][0] if nouns else ''}" or None
