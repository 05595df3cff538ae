"""The headings of years: which year one is of, and whether what stands under it is a goal or what was."""

from collections.abc import Mapping, Sequence

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import Raw, squeezed
from cedu_targets.recognition.table.header_lines import is_year, number_of
from cedu_targets.recognition.years import in_digits, years_in

LONGEST_YEAR = 24
_YEAR = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)(?!\d)(?:年度|年底|年末|年)?")
_BRACKETS = lazy_pattern(r"[(（\[][^()（）\[\]]{0,20}[)）\]]")
_BRACKET = lazy_pattern(r"[()（）\[\]]")
_QUOTES = lazy_pattern("[“”\"'‘’〝〞]")
_GOAL = "目标|计划|规划|预期|任务|达到|愿景|远景|考核"
_PAST = "基数|基期|基准|基础|底数|起点|现状|现有|实际|实绩|完成|统计"
_WORDS = lazy_pattern(
    rf"(?:{_GOAL}|{_PAST}|预计|指标|近|中|远|第[一二三四五六七]|十[一二三四五六七]五|到|截|至|止|年|底|末|期|时|间|数|值|的){{0,8}}"
)
"""What else a heading of a year may say."""
_SAYS_GOAL = lazy_pattern(_GOAL)
_SAYS_PAST = lazy_pattern(_PAST)
_WAS = lazy_pattern("基数|基期|基准|基础|底数|起点|现状|现有|实际|实绩")
_PLAN = lazy_pattern("十([一二三四五六七])五")
_FIRST_YEARS = {sign: 2006 + 5 * place for place, sign in enumerate("一二三四五六七")}
"""The first year of 十一五, 十二五 …"""
_LENGTH, _PAIR = 5, 2
_GROWTH = lazy_pattern("年均|增长|增速|增幅|提高")


def year_of(raw: Raw) -> int | None:
    """The year that a heading says, whatever of it stands there: 2025年目标值, 2020年（基期）, 现状（2020年）, 2020."""
    if not isinstance(raw, str) or raw.strip().isdigit():
        return int(number_of(raw) or 0) if is_year(raw) else None
    if len(raw) > LONGEST_YEAR:
        return None
    text = _QUOTES.sub("", in_digits(squeezed(raw)))
    outside = _BRACKETS.sub("", text)
    found = _YEAR.findall(outside) or (_YEAR.findall(text) if outside else [])
    if len(found) != 1 or not _WORDS.fullmatch(_YEAR.sub("", outside)):
        return None
    return int(found[0])


def says_no_more(text: str) -> bool:
    """Whether a text under the heading of a year only says what is meant of it: （基期）, 目标值; or is blank."""
    return _WORDS.fullmatch(_BRACKET.sub("", squeezed(text))) is not None


def is_growth(text: str) -> bool:
    """Whether a heading beside the years is one of what lies between them: 年均增长."""
    return _GROWTH.search(text) is not None


def years_of_plan(texts: Sequence[str]) -> tuple[int, int] | None:
    """The first and the last year that the first of these texts names: 2021-2025年, “十四五”; None where none does."""
    for text in texts:
        first, _, last = (years_in(text) or "").partition("-")
        if last:
            return int(first), int(last)
        if match := _PLAN.search(in_digits(text)):
            start = _FIRST_YEARS[match[1]]
            return start, start + _LENGTH - 1
    return None


def says_goal(texts: Sequence[str]) -> bool | None:
    """Whether the headings over numbers call them goals (True) or what was (False); None where they say neither."""
    text = "".join(texts)
    if _WAS.search(text):
        return False
    if _SAYS_GOAL.search(text):
        return True
    return False if _SAYS_PAST.search(text) else None


def past_years(
    years: Mapping[int, int],
    heads: Mapping[int, Sequence[str]],
    plan: tuple[int, int] | None,
    *,
    has_growth: bool,
    tells_of_past: bool,
) -> dict[int, bool]:
    """The columns (or rows) of years whose numbers are no targets, each with whether its heading says so.

    A heading that says neither is of what was where it comes before the years of the `plan`, or before the first that
    is called a goal; where nothing is called anything, the first year is, if growth is shown beside it or if it is the
    last year of the five before (2020年 and 2025年, or every year from 2020 to 2025). `tells_of_past` is a title of
    what was reached.
    """
    said = {line: says_goal(heads[line]) for line in years}
    past = {line: True for line, goal in said.items() if goal is False}
    open_ones = [line for line, goal in said.items() if goal is None]
    if tells_of_past:
        return past | dict.fromkeys(open_ones, False)
    goals = [year for line, year in years.items() if said[line]]
    if goals:
        return past | dict.fromkeys((line for line in open_ones if years[line] < min(goals)), False)
    if plan is not None and any(years[line] >= plan[0] for line in open_ones):
        return past | dict.fromkeys((line for line in open_ones if years[line] < plan[0]), False)
    if not past and _begins_with_what_was([*years.values()], has_growth=has_growth):
        return {open_ones[0]: False}
    return past


def _begins_with_what_was(years: Sequence[int], *, has_growth: bool) -> bool:
    if has_growth:
        return len(years) == _PAIR or years[1] - years[0] > 1
    return len(years) in (_PAIR, _LENGTH + 1) and years[-1] - years[0] == _LENGTH and years[0] % _LENGTH == 0
