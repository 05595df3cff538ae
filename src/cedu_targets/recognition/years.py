"""The years that a title names: 2019, 2019-2023, 二〇二四年; one reader for lists in tables and in texts."""

from cedu_targets.domain.calendar_point import DIGITS, NUMBER
from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern

_IN_WORDS = lazy_pattern(rf"(?:二[〇零○0Oo]|一九)[〇零○0Oo{DIGITS}]{{2}}(?=\s?学?年|\s?[-—–~至到]{{1,2}}\s?[二一])")
_AS_DIGITS = str.maketrans(
    {"〇": "0", "零": "0", "○": "0", "O": "0", "o": "0"} | {sign: str(n) for n, sign in enumerate(DIGITS, start=1)}
)
_YEARS = lazy_pattern(
    r"(?<!\d)((?:19|20)\d\d)(?:\s?年度?)?(?:\s?[-—–~至到]{1,2}\s?((?:19|20)\d\d)(?!\d))?(?!\s?[\d号〕])"
)
_AROUND_MONTH = lazy_pattern(r"[\s()（）\[\]]")
_MONTH = lazy_pattern(rf"(?:19|20)\d\d年{NUMBER}月份?")
_AROUND = lazy_pattern(r"[\s()（）\[\]年度]")


def years_in(text: str) -> str | None:
    """The first year that a text names, or the first and the last (2019-2023); None where it names none.

    〔2019〕5号 is the number of a document.
    """
    match = _YEARS.search(in_digits(text))
    if match is None:
        return None
    return match[1] if not match[2] or match[1] == match[2] else f"{match[1]}-{match[2]}"


def are_only_years(text: str) -> bool:
    """Whether a line says nothing but its years: 2020年度, （2024—2026年）."""
    plain = in_digits(text)
    match = _YEARS.search(plain)
    return match is not None and not _AROUND.sub("", plain[: match.start()] + plain[match.end() :])


def is_only_month(text: str) -> bool:
    """Whether a line says nothing but a month of a year, as many are signed: 2019年12月, 二〇一九年十二月."""
    return _MONTH.fullmatch(_AROUND_MONTH.sub("", in_digits(text))) is not None


def in_digits(text: str) -> str:
    """The text, folded, with the years in it that are written in words in digits."""
    return _IN_WORDS.sub(lambda match: match[0].translate(_AS_DIGITS), fold(text))
