"""Columns -> indicators: name, group, unit of measure, kind and granule from header and numbers."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec.structs import replace

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.table.additivity import Nature, adds, is_count, nature_of, nature_under, says_percent
from cedu_targets.recognition.table.header_texts import Tower
from cedu_targets.recognition.table.number_shape import NumberShape

_MEASURE = (
    r"(?:(?:[十百千]?万|[百千亿])?(?:人次|人天|人|户次|户|个|所|场次|场|次|元|门|册|节|期|班|家|项|件|小时|学时|课时|学分|名|套|支|处"
    r"|村|镇|篇|平方米|㎡)(?:/[^（）()]{1,4})?|%|‰|[百千万亿])"
)
_A_MEASURE = lazy_pattern(rf"[（(]?{_MEASURE}[)）]?|[—/-]")
_IN_BRACKETS = lazy_pattern(rf"[（(\[【]\s*+(?:单位[:：]\s*+)?({_MEASURE})\s*[)）\]】]")
_CORNER = lazy_pattern(rf"(?:计量|数量)?单位\s*[:：]\s*({_MEASURE})(?!\w)")
_OF_TITLE = lazy_pattern(rf"[（(]((?![村镇])(?:{_MEASURE}))[)）]$")
"""（万人次） at the end of a title; （镇） there says for whom the table is."""
_PERCENT_CORNER = lazy_pattern(r"[（(]?\s*(?:[%％‰]|per ?cents?|percentages?|百分比)\s*[)）]?", re.IGNORECASE)
_MOST_BESIDE_A_TITLE = 2
_LONGEST_KEPT = 60
_NUMBER_AND = lazy_pattern(r"\bnumbers?\b|人[数次]|数[量及和与、]", re.IGNORECASE)
_REMARKS = lazy_pattern(r"[（(\[【][^)）\]】]*+[)）\]】]|([（(\[【].*)", re.DOTALL)
_PER = lazy_pattern(r"[/／](?:[百千万]?[人户生班校村年月天]|次)$")
_LETTER = lazy_pattern(
    r"^[(（]?(?:[A-Za-z]|[IVXivx]{2}|[一二三四五六七八九十]{1,2})\s*+[)）]?\s*+[:：、.．)）]\s*(?![A-Za-z][.．])"
)


def is_measure(text: str) -> bool:
    """True for a unit of measure and nothing else: 人次, 万元, %."""
    return _is_measure(text) if len(text) <= _LONGEST_KEPT else _A_MEASURE.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def _is_measure(text: str) -> bool:
    return _A_MEASURE.fullmatch(text) is not None


def measure_in_brackets(text: str) -> str | None:
    """The unit of measure in a heading, 万人次 of 各类培训（万人次）: the last one, 居（村）委会建成率（%） is in %."""
    found = _IN_BRACKETS.findall(text)
    return found[-1] if found else None


def corner_measure(above: Sequence[Sequence[str]], corner: Sequence[str]) -> str | None:
    """The unit of measure of the whole table: 单位：万人次 over it or in its corner, or （万人次） behind its title.

    A lone % in the corner says it, too. `above` holds the texts of each row; a row of many texts has no title.
    """
    notes = (match[1] for text in (*map(" ".join, above), *corner) if (match := _CORNER.search(text)))
    lone = (text for texts in above if len(texts) <= _MOST_BESIDE_A_TITLE for text in texts)
    titles = (match[1] for text in lone if (match := _OF_TITLE.search(squeezed(text))))
    percents = ("‰" if "‰" in text else "%" for text in corner if _PERCENT_CORNER.fullmatch(text.strip()))
    return next(notes, None) or next(percents, None) or next(titles, None)


def describe(
    code: str, tower: Tower, shape: NumberShape, corner: str | None, coded: bool, *, percent_table: bool = False
) -> Indicator:
    """The indicator of one column from its headings and the shape of its filled numbers (rates not yet as shares).

    In a `percent_table`, by its title or its corner, whatever is not counted is in per cent.
    """
    texts = tuple(heading.text for heading in tower)
    measure = next((found for text in reversed(texts) if (found := measure_in_brackets(text))), None)
    name = name_under(texts) if texts else code
    measure = measure or _said_by_cells(shape.unit, corner)
    nature = _nature(texts, measure, shape, percent_table)
    kind = _kind(nature, measure, shape)
    exceeds = nature is Nature.CHANGE or _is_inherited(nature, texts, measure, shape)
    if kind is Kind.RATE:
        measure = "%"
    elif corner in ("%", "‰"):
        corner = None
    return Indicator(
        code=code,
        name=name,
        group=texts[0] if len(texts) > 1 else None,
        unit_of_measure=measure or corner,
        kind=kind,
        granule=_granule(kind, shape, measure or corner),
        coded=coded,
        additive=nature is Nature.ADDS and not shape.in_words,
        in_percent=percent_table or any(map(says_percent, texts)),
        exceeds=exceeds,
        of_whole=nature is Nature.SHARE,
    )


def _said_by_cells(unit: str | None, corner: str | None) -> str | None:
    """The unit that cells say themselves (20场), where that of the whole table is another or there is none."""
    if unit is None or corner is None:
        return unit
    return None if parse_unit_of_measure(corner).agrees_with(parse_unit_of_measure(unit).noun) else unit


def is_in_percent(above: Sequence[Sequence[str]], corner: str | None) -> bool:
    """Whether a table is one of per cents: by 单位：%, or by a title (a row of a text or two) that says so."""
    lone = (text for texts in above if len(texts) <= _MOST_BESIDE_A_TITLE for text in texts)
    return corner in ("%", "‰") or any(
        says_percent(text) and nature_of(text) is Nature.SHARE and not _NUMBER_AND.search(text) for text in lone
    )


def with_common_granules(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Columns of one group and one unit of measure are counted in the same step: the finest that any of them shows."""
    finest: dict[tuple[str | None, str | None], Decimal] = {}
    for indicator in indicators:
        family = (indicator.group, indicator.unit_of_measure)
        finest[family] = min(finest.get(family, indicator.granule), indicator.granule)
    return tuple(
        replace(indicator, granule=finest[indicator.group, indicator.unit_of_measure]) if indicator.group else indicator
        for indicator in indicators
    )


def bare(text: str) -> str:
    """A heading without its unit of measure and its group letter: `A: 各类培训（万人次）` -> 各类培训."""
    return _LETTER.sub("", _IN_BRACKETS.sub("", text)).strip("：: ") or text


def without_brackets(text: str) -> str:
    """A heading without its remarks in brackets; a bracket that nothing closes stays, with all behind it."""
    return _REMARKS.sub(r"\1", text)


def name_under(texts: Sequence[str]) -> str:
    """The name of a column under its headings, the outermost first: the last one, unless it is only 合计."""
    name = bare(texts[-1])
    if len(texts) > 1 and name in ("合计", "总计", "小计", "计", "总数", "共计"):
        # 合计 alone names nothing: say of what, without the remarks in brackets.
        group = re.sub(r"[（(][^（）()]*[)）]|^[A-Z](?=[^\x00-\x7f])", "", bare(texts[-2]))
        # 成人学历教育数 + 合计 reads 成人学历教育合计; 人数 and 次数 keep their 数.
        return re.sub(r"(?<=[^人次户个所期班课])数$", "", group) + name
    return name


@lru_cache(maxsize=256)
def _named_nature(texts: tuple[str, ...], measure: str | None) -> Nature:
    """The nature by the headings alone; kept, since all forms of one notice have the same."""
    nature = nature_under(texts)
    if nature is Nature.ADDS and (
        _PER.search(measure or "") or (texts and _PER.search(without_brackets(bare(texts[-1]))))
    ):
        return Nature.MEAN
    return Nature.SHARE if nature is Nature.ADDS and measure in ("%", "‰") else nature


def _nature(texts: tuple[str, ...], measure: str | None, shape: NumberShape, percent_table: bool) -> Nature:
    """The nature by headings and numbers: what shows a % is a share, what mostly lies beyond 100 is none."""
    nature = _named_nature(texts, measure)
    in_table = percent_table and measure is None and not (texts and is_count(texts[-1]))
    if nature is Nature.ADDS:
        return Nature.SHARE if shape.in_percent or (in_table and not shape.beyond) else nature
    is_bounded = nature in (Nature.SHARE, Nature.RATE)
    if not is_bounded or not shape.beyond or shape.in_percent or says_percent(texts[-1] if texts else ""):
        return nature
    # Number and percent, over Men: the numbers tell which; a rate beyond 100 is one of something else.
    return Nature.ADDS if nature is Nature.SHARE and adds(texts[-1]) else Nature.MEAN


def _is_inherited(nature: Nature, texts: tuple[str, ...], measure: str | None, shape: NumberShape) -> bool:
    """Whether only the title or a heading further up says per cent: a row of head counts may stand among the shares."""
    said = measure in ("%", "‰") or shape.in_percent or (texts and not adds(texts[-1]))
    return nature is Nature.SHARE and not said


def _kind(nature: Nature, measure: str | None, shape: NumberShape) -> Kind:
    if shape.in_percent or nature in (Nature.SHARE, Nature.RATE, Nature.CHANGE):
        return Kind.RATE
    if nature is Nature.MEAN:
        return Kind.AVERAGE
    is_amount = shape.places or (measure and (measure[0] in "百千万亿" or "元" in measure))
    return Kind.AMOUNT if is_amount else Kind.COUNT


def _granule(kind: Kind, shape: NumberShape, measure: str | None) -> Decimal:
    """The finest step that the numbers show; of persons and the like 1, but for where most numbers say otherwise."""
    places = shape.places
    if kind is not Kind.RATE and shape.mostly_whole and parse_unit_of_measure(measure).comes_whole:
        places = 0
    return Decimal(1).scaleb(-max(places, 2 if kind is Kind.RATE else 0))
