"""Towers: what several headings, one over the other, say together."""

from collections.abc import Sequence

from msgspec.structs import replace

from cedu_targets.attainment.headings import Heading, Part, heading_of
from cedu_targets.attainment.sought import SoughtNames
from cedu_targets.recognition.table.columns import bare, is_measure, name_under
from cedu_targets.recognition.table.row_kinds import is_headed_total

_RATES = frozenset("比例 占比 率 比率 百分比 覆盖率 参与率 培训率".split())
_HOW = _RATES | frozenset(
    "人数 人次 总人数 数量 个数 所数 场数 场次 户数 数 量 总数 合计 小计 计 新增 新建 累计 现有 共有".split()
)


def together(texts: Sequence[str], names: SoughtNames) -> Heading | None:
    """What the headings of a line say together; None where one of them narrows what another one names."""
    shown = " › ".join(texts)
    each = [heading_of(text, names) for text in texts]
    named = [number for number, one in enumerate(each) if one.sought]
    if not named:
        return _of_all(texts, each, names)
    last = each[named[-1]]
    over, under = each[: named[-1]], each[named[-1] + 1 :]
    if not all(one.is_mute or one.part is not None or _says_how(one.text) for one in under):
        return None
    inside_out = [*reversed(under), last, *reversed(over)]
    people = next((one.people for one in inside_out if one.people), None)
    measures = (one.measure for one in inside_out if one.measure and one.measure != one.people)
    return Heading(
        shown,
        last.sought,
        next((one.part for one in inside_out if one.part not in (None, Part.INDICATOR, Part.UNIT)), None),
        next((one.year for one in inside_out if one.year is not None), None),
        next(measures, people),
        next((one.counting for one in inside_out if one.counting is not None), None),
        last.is_rate or any(one.is_rate or one.text in _RATES for one in under),
        people,
    )


def _of_all(texts: Sequence[str], each: Sequence[Heading], names: SoughtNames) -> Heading:
    """What headings name only together: 各类培训（万人次）› 合计."""
    shown = " › ".join(texts)
    joined = ("".join(map(bare, texts)), name_under(texts)) if len(texts) > 1 else ()
    whole = next((one for text in joined if (one := heading_of(text, names)).sought), Heading(shown))
    measure = next((one.measure for one in reversed(each) if one.measure), whole.measure)
    year = next((one.year for one in reversed(each) if one.year is not None), whole.year)
    return replace(whole, text=shown, measure=measure, year=year) if whole.sought else Heading(shown)


def _says_how(text: str) -> bool:
    """Whether a heading under a name says only how it is counted."""
    return text in _HOW or is_measure(text) or is_headed_total(text)
