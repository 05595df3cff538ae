"""Columns -> indicators: name, group, unit of measure, kind and granule from header and numbers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.table.header_texts import Tower
from cedu_targets.recognition.table.values import NumberShape

_MEASURE = (
    r"(?:[百千万亿]?(?:人次|人天|人|户次|户|个|所|场次|场|次|元|门|册|节|期|班|家|项|件|小时|学时|课时|学分|名|套|支|处"
    r"|村|镇|篇|平方米)(?:/[^（）()]{1,4})?|%|‰|[百千万亿])"
)
_A_MEASURE = re.compile(rf"[（(]?{_MEASURE}[)）]?|[—/-]")
_IN_BRACKETS = re.compile(rf"[（(\[【]\s*(?:单位[:：])?\s*({_MEASURE})\s*[)）\]】]")
_CORNER = re.compile(rf"(?:计量|数量)?单位\s*[:：]\s*({_MEASURE})(?!\w)")
_OF_TITLE = re.compile(rf"[（(]((?![村镇])(?:{_MEASURE}))[)）]$")
"""（万人次） at the end of a title; （镇） there says for whom the table is."""
_MOST_BESIDE_A_TITLE = 2
_RATE = re.compile(
    r"(?:率|占比|比例|比重|百分比|百分点|比|进度|[%％‰])$|百分比|增[幅速]|\b(?:rate|ratio|share|percent\w*)\b",
    re.IGNORECASE,
)
_AVERAGE = re.compile(
    r"[人生户班校]均(?!衡)|平均|均值|每[百千万]?[人生户]|标准$|\b(?:average|mean|per capita)\b", re.IGNORECASE
)
_PER = re.compile(r"[/／](?:[百千万]?[人户生班校村年月天]|次)$")
_NO_SUM = re.compile(
    r"(?:排名|名次|位次|得分|分值|评分|分数|权重|系数|年份|年度|时间|日期|等级)$|\b(?:rank|score|weight|year)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"^[(（]?(?:[A-Za-z]|[IVXivx]{2}|[一二三四五六七八九十]{1,2})\s*[)）]?\s*[:：、.．)）]\s*(?![A-Za-z][.．])"
)


def is_measure(text: str) -> bool:
    """True for a unit of measure and nothing else: 人次, 万元, %."""
    return _A_MEASURE.fullmatch(text) is not None


def measure_in_brackets(text: str) -> str | None:
    """The unit of measure in a heading: 万人次 of 各类培训（万人次）."""
    match = _IN_BRACKETS.search(text)
    return match[1] if match else None


def corner_measure(above: Sequence[Sequence[str]], corner: Sequence[str]) -> str | None:
    """The unit of measure of the whole table: 单位：万人次 over it or in its corner, or （万人次） behind its title.

    `above` holds the texts of each row; a row of many texts has no title among them.
    """
    notes = (match[1] for text in (*map(" ".join, above), *corner) if (match := _CORNER.search(text)))
    lone = (text for texts in above if len(texts) <= _MOST_BESIDE_A_TITLE for text in texts)
    titles = (match[1] for text in lone if (match := _OF_TITLE.search(squeezed(text))))
    return next(notes, None) or next(titles, None)


def describe(code: str, tower: Tower, shape: NumberShape, corner: str | None, coded: bool) -> Indicator:
    """The indicator of one column from its headings and the shape of its filled numbers (rates not yet as shares)."""
    texts = [heading.text for heading in tower]
    measure = next((match[1] for text in reversed(texts) if (match := _IN_BRACKETS.search(text))), None)
    name = _name(texts) if texts else code
    kind = _kind(name, texts, measure, shape)
    if kind is Kind.RATE:
        measure = "%"
    return Indicator(
        code=code,
        name=name,
        group=texts[0] if len(texts) > 1 else None,
        unit_of_measure=measure or corner,
        kind=kind,
        granule=_granule(kind, shape, measure or corner),
        coded=coded,
        additive=kind in (Kind.COUNT, Kind.AMOUNT) and _NO_SUM.search(_without_brackets(name)) is None,
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


def _name(texts: Sequence[str]) -> str:
    name = bare(texts[-1])
    if len(texts) > 1 and name in ("合计", "总计", "小计", "计", "总数", "共计"):
        # 合计 alone names nothing: say of what, without the remarks in brackets.
        group = re.sub(r"[（(][^（）()]*[)）]|^[A-Z](?=[^\x00-\x7f])", "", bare(texts[-2]))
        # 成人学历教育数 + 合计 reads 成人学历教育合计; 人数 and 次数 keep their 数.
        return re.sub(r"(?<=[^人次户个所期班课])数$", "", group) + name
    return name


def _kind(name: str, texts: Sequence[str], measure: str | None, shape: NumberShape) -> Kind:
    if shape.in_percent:
        return Kind.RATE
    named = _named_kind(name, tuple(texts), measure)
    return Kind.AMOUNT if named is Kind.COUNT and shape.places else named


@lru_cache(maxsize=256)
def _named_kind(name: str, texts: tuple[str, ...], measure: str | None) -> Kind:
    """The kind by the headings alone; kept, since all forms of one notice have the same."""
    plain_name = _without_brackets(name)
    if measure in ("%", "‰") or _RATE.search(plain_name):
        return Kind.RATE
    if (
        any(_AVERAGE.search(_without_brackets(text)) for text in texts)
        or _PER.search(measure or "")
        or _PER.search(plain_name)
    ):
        return Kind.AVERAGE
    if measure and (measure[0] in "百千万亿" or "元" in measure):
        return Kind.AMOUNT
    return Kind.COUNT


def _without_brackets(text: str) -> str:
    return re.sub(r"[（(].*?[)）]", "", text)


def _granule(kind: Kind, shape: NumberShape, measure: str | None) -> Decimal:
    """The finest step that the numbers show; of persons and the like 1, but for where most numbers say otherwise."""
    places = shape.places
    if kind is not Kind.RATE and shape.mostly_whole and parse_unit_of_measure(measure).comes_whole:
        places = 0
    return Decimal(1).scaleb(-max(places, 2 if kind is Kind.RATE else 0))
