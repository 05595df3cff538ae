"""Numbers that count nothing: running numbers, page numbers, codes, telephones and years tell rows apart."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import islice, pairwise

from cedu_targets.files.grid import Grid
from cedu_targets.recognition.table.body import ROWS_LOOKED_AT
from cedu_targets.recognition.table.columns import measure_in_brackets, without_brackets
from cedu_targets.recognition.table.header_lines import KEY_HEAD, is_year, number_of
from cedu_targets.recognition.table.regions import UNIT_HEAD

_ORDINAL = r"序号|n[o°º]\.?|nr\.?|#|s/?n|rank|numbers?|items?"
_NUMBERED = (
    r".*(?:(?<![\d一二三四五六七八九十])号|码|页次?|区划|邮编|电话|手机|传真|排名|名次|位次|[行项]次|微信|QQ)"
    r"|(?:.*\b)?(?:tel|telephone|phone|mobile|fax|zip|post ?code|code|id|page|rank)(?: (?:no|number|#))?\.?"
)
"""Headings of what is numbered and not counted: 单位代码, 门牌号, 起始页, Phone No.; 1号 and 2号 are days."""
_WORDS = r"备注|说明|电话|手机|传真|时间|日期|联系|姓名|负责人|地[点址]|邮[编箱]|序号|编号|页码|链接|网址|https?:|link"
"""Headings of texts and of dates."""
_REMARKS = "(?:其[他它]|有关|相关|情况|工作|具体|补充)?(?:备注|说明|要求|附注|注)|remarks?|notes?|comments?"
_MAY_BE_COUNTED = "电话|手机|传真|微信|QQ|(?:账|公众|商|型|字|符|信|编)号"
_FIVE_DIGITS = 10_000
_AMOUNT = r"[数量额率]$|[场人]次$"
_PAGE = r".*页[码次数]?|(?:.*\b)?pages?(?: (?:no|number|#))?\.?|pp?\.?"
_PAGES = r"页数|pages|pp?\.?"
"""Headings of page numbers, where these only rise; else of how many pages there are."""
_OF_TIME = r"(?=\D*(?:年|日期|时间|时段))\D*+|(?:.*\b)?(?:years?|dates?)"
_TELEPHONES = (13_000_000_000, 19_999_999_999)
_TIMES = ((1800, 2099), (180_001, 209_912), (18_000_101, 20_991_231), (36_526, 73_050))
"""2019, 201903, 20190301, and dates of this century that lost their format."""
_FEWEST_IDS = 3
_FEWEST_DIGITS = 4


def heads_remarks(head: str) -> bool:
    """True for the heading of remarks, which may hold numbers with words: 备注, 情况说明, 工作要求."""
    return re.fullmatch(_REMARKS, without_brackets(head).strip(), re.IGNORECASE) is not None


def heads_no_amounts(head: str) -> bool:
    """True for the heading of a column that has no amounts, whatever stands in it."""
    bare = without_brackets(head).strip()
    if measure_in_brackets(head) or re.search(_AMOUNT, bare):
        return False  # 学习时间（小时）, 联系学校数
    return (
        re.search(_WORDS, head, re.IGNORECASE) is not None or re.fullmatch(_NUMBERED, bare, re.IGNORECASE) is not None
    )


def are_numbered(head: str, values: Sequence[Decimal]) -> bool:
    """True for codes, pages, telephones and the like, which are numbered and not counted.

    热线电话 and 公众号 may be counted, too: their own numbers have five digits and more. 联系群众 and 学习时间 are
    counted where they have numbers at all.
    """
    bare = without_brackets(head).strip()
    if (
        not values
        or measure_in_brackets(head)
        or re.search(_AMOUNT, bare)
        or re.fullmatch(_NUMBERED, bare, re.IGNORECASE) is None
    ):
        return False
    return re.search(_MAY_BE_COUNTED, bare, re.IGNORECASE) is None or all(value >= _FIVE_DIGITS for value in values)


def counts_nothing(head: str, values: Sequence[Decimal]) -> bool:
    """True for numbers that surely count nothing, by their heading, or by themselves together with it."""
    if not values:
        return heads_no_amounts(head)
    if are_numbered(head, values):
        return True
    if all(_is_within(value, *_TELEPHONES) for value in values):
        return measure_in_brackets(head) is None
    if re.fullmatch(_PAGES, head, re.IGNORECASE):
        return _counts(values) or (len(values) >= _FEWEST_IDS and values == sorted(values))
    if re.fullmatch(_OF_TIME, head, re.IGNORECASE):
        return all(any(_is_within(value, *times) for times in _TIMES) for value in values)
    return (not head or re.fullmatch(_ORDINAL, head, re.IGNORECASE) is not None) and _counts(values)


def may_hold_amounts(grid: Grid, heads: Mapping[int, str], names: Mapping[int, str]) -> bool:
    """Whether something may be counted in the columns with these headings, in the rows with these names.

    A column that is blank under its heading may be one of amounts (a form that was not filled in), but for one beside
    page numbers.
    """
    below = list(islice(names, ROWS_LOOKED_AT))
    is_blank = has_pages = False
    for column, head in heads.items():
        values = {row: value for row in below if (value := number_of(grid.raw(row, column))) is not None}
        told = len(values) > 1 and all(counts_nothing(names[row], [value]) for row, value in values.items())
        if values and not told and not counts_nothing(head, list(values.values())):
            return True
        is_blank |= not values and not heads_no_amounts(head)
        has_pages |= bool(values) and re.fullmatch(_PAGE, head, re.IGNORECASE) is not None
    return is_blank and not has_pages


def counts_something(grid: Grid, head: str, rows: Iterable[int], column: int) -> bool:
    """True for a column of amounts, as against numbers that tell rows apart or may do so."""
    values = numbers_of(grid, rows, column)
    return bool(values) and not (_tells_rows_apart(head, values) or _are_ids(values))


def tells_rows_apart(grid: Grid, head: str, rows: Iterable[int], column: int) -> bool:
    """True for a column of numbers that surely count nothing, by its heading or by the numbers themselves."""
    return _tells_rows_apart(head, numbers_of(grid, rows, column))


def numbers_of(grid: Grid, rows: Iterable[int], column: int) -> list[Decimal]:
    """The numbers in some rows of a column."""
    return [value for row in rows if (value := number_of(grid.raw(row, column))) is not None]


def _is_within(value: Decimal, least: int, most: int) -> bool:
    return least <= value <= most and value == value.to_integral_value()


def _tells_rows_apart(head: str, values: list[Decimal]) -> bool:
    if (
        KEY_HEAD.fullmatch(head)
        or UNIT_HEAD.fullmatch(head)
        or re.fullmatch(_ORDINAL, head, re.IGNORECASE)
        or re.fullmatch(_NUMBERED, head, re.IGNORECASE)
    ):
        return True
    if not values or any(value < 0 for value in values):
        return False
    rises = len(values) >= _FEWEST_IDS and values == sorted(set(values))
    if any(value != value.to_integral_value() for value in values):
        return rises and not head  # 1.1, 1.2, 2.1
    if _counts(values) or all(is_year(int(value)) for value in values):
        return True
    return rises and (not head or _are_ids(values))


def _counts(values: Sequence[Decimal]) -> bool:
    """True for 1, 2, 3 …, also where each group begins with 1 again."""
    return values[0] in (0, 1) and all(right in (left + 1, Decimal(1)) for left, right in pairwise(values))


def _are_ids(values: list[Decimal]) -> bool:
    """True for different numbers of equally many digits."""
    lengths = {len(str(int(value))) for value in values}
    is_list = len(values) >= _FEWEST_IDS and len(set(values)) == len(values)
    return is_list and len(lengths) == 1 and min(lengths) >= _FEWEST_DIGITS
