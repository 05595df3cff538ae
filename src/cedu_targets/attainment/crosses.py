"""Crosses: what the rows under names, or the columns behind them, are: units, the whole, years, sources, measures."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.attainment.blocks import Block
from cedu_targets.attainment.headings import Part, part_of, year_in
from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.files.grid import is_number
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.table.code_rows import CODE_ROW_NAME
from cedu_targets.recognition.table.columns import is_measure
from cedu_targets.recognition.table.header_lines import counts_on, number_of
from cedu_targets.recognition.table.row_kinds import classify, is_headed_total
from cedu_targets.recognition.years import are_only_years

_NUMBERED = lazy_pattern(r"[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]\s?(?!\d)")
_NUMBER_OF_A_NAME = lazy_pattern(r"(?<!\d)\d{4}(?![\d年])[\u4e00-\u9fff]")
"""红星2000社区, and not 甲镇2020年."""
_LONGEST_UNIT = 40
_SENTENCE = lazy_pattern("[。；：:?？]")
_SUBTOTAL = lazy_pattern("小计|其中")
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_PART_OF_YEAR = lazy_pattern(
    rf"(?:(?:19|20)\d\d年)?(?:第?[一二三四1-4]季度|[上下]半年|前[一二三]季度|{_MONTH}(?:月?[-—–~～至到]{{1,2}}{_MONTH})?月份?|其中{_MONTH}月)"
)
"""Months and quarters: parts of a year's number, and no units."""
_OF_YEAR = lazy_pattern(r"(?:(?:19|20)\d\d年)?(?:全年|1[-—–~～至到]{1,2}12月|年度)(?:累计|合计|数)?|累计")
_OF_ALL_UNITS = lazy_pattern(
    r"(?:(?:全[省市州区县旗镇乡]|各?(?:单位|[区县市镇乡]|街道))的?)?(?:平均(?:[值数]|水平)?|均值|人均[值数]?|中位[值数]|最[高低大小][值数]?)"
    r"|(?:全[省市州区县旗]|完成)?(?:排名|名次|位次|排序)"
)
"""What is worked out of the numbers of all units, or puts them in order: no unit's number."""
_OF_CODES = lazy_pattern("[甲乙丙丁]( › [甲乙丙丁])?")
_FEWEST_PARTS = 2
_FEWEST_SUMS = 2
_PLACES = (("省", "自治区"), ("市", "州", "盟"), ("县", "区", "旗"), ("乡", "镇", "街道", "管委会"))
"""Ends of the names of places, the largest first; villages are behind them."""


class Cross(Struct, frozen=True):
    """One cross: `part` says what its cells are where they are no plain numbers of a unit."""

    index: int
    label: str = ""
    unit: str | None = None
    is_whole: bool = False
    year: int | None = None
    part: Part | None = None
    measure: str | None = None
    is_left_out: bool = False
    """A subtotal, 其中…, a row without a name: nothing that can be counted."""

    @property
    def holds_numbers(self) -> bool:
        """Whether its cells are numbers of the names."""
        return self.part in (None, Part.ACHIEVED, Part.BASE) and not self.is_left_out

    @property
    def is_told_apart(self) -> bool:
        """Whether something says what it is."""
        return self.unit is not None or self.is_whole or self.year is not None or self.part is not None


def crosses_of(block: Block, title: str) -> list[Cross]:
    """The crosses of a block that have a label, or a number under one of its names, in order."""
    plane = block.plane
    found: list[Cross] = []
    for index in (*(block.before if plane.turned else ()), *block.data):
        texts = [text for line in block.labels if (text := plane.text(index, line))]
        if texts or any(plane.text(index, line) for line in block.lines):
            cross = _labelled(index, texts)
            if cross is not None:
                found.append(_by_content(cross, block))
    found = [replace(one, unit=None, part=Part.ASIDE) if _is_of_codes(one, block) else one for one in found]
    found = _with_carried_units(found) if len(block.labels) > 1 else found
    return _with_wholes(_without_nameless(found, block), block, title)


def _with_carried_units(crosses: Sequence[Cross]) -> list[Cross]:
    """The same, a row that says only its year, or 完成, as one of the unit over it: its cells were merged."""
    found: list[Cross] = []
    unit = None
    for one in crosses:
        unit = one.unit or unit
        is_further = one.year is not None or one.part in (Part.ACHIEVED, Part.BASE)
        found.append(replace(one, unit=unit) if one.unit is None and is_further and one.holds_numbers else one)
    return found


def _labelled(index: int, texts: Sequence[str]) -> Cross | None:
    """What the labels of one cross say; None for a note."""
    unit: str | None = None
    part: Part | None = None
    year: int | None = None
    measure: str | None = None
    is_no_unit = False
    for text in texts:
        head, colon, _ = fold(text).partition(":")
        if NOTE.match(text) or (colon and part_of(head) is not None):
            return None
        found = Part.ASIDE if CODE_ROW_NAME.fullmatch(folded(text)) else part_of(text)
        is_no_unit |= bool(_PART_OF_YEAR.fullmatch(folded(text)) or _OF_ALL_UNITS.fullmatch(folded(text)))
        if is_measure(text):
            measure = text
        elif (
            _OF_ALL_UNITS.fullmatch(folded(text))
            or _PART_OF_YEAR.fullmatch(folded(text))
            or _OF_YEAR.fullmatch(folded(text))
        ):
            pass
        elif found is not None:
            part = found if part in (None, Part.ACHIEVED, Part.UNIT) else part
        elif not are_only_years(text) and len(text) <= _LONGEST_UNIT and not _SENTENCE.search(text):
            unit = _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text
        year = (None if text == unit and _NUMBER_OF_A_NAME.search(text) else year_in(text)) or year
    return Cross(
        index, " › ".join(texts), unit, year=year, part=part, measure=measure, is_left_out=is_no_unit
    )  # fmt: skip


def _by_content(cross: Cross, block: Block) -> Cross:
    """单位 heads units of measure where these stand under it, else names; what has no heading tells by its cells."""
    texts = [text for line in block.lines if (text := block.plane.text(cross.index, line))]
    are_measures = bool(texts) and all(map(is_measure, texts))
    if cross.part is Part.UNIT or (are_measures and not cross.is_told_apart):
        return Cross(cross.index, cross.label, part=Part.MEASURE if are_measures else Part.UNIT)
    if cross.index < block.cross and cross.part is None:
        return Cross(cross.index, cross.label, part=Part.ASIDE)
    return cross


def _without_nameless(crosses: Sequence[Cross], block: Block) -> list[Cross]:
    """Numbers beside which nothing stands are left out where others have a name, and where there are several."""
    plane = block.plane
    filled = [one for one in crosses if one.holds_numbers and any(plane.is_amount(one.index, n) for n in block.lines)]
    nameless = [one for one in filled if not one.is_told_apart and one.index > block.cross]
    if len(nameless) == len(filled) <= 1:
        return list(crosses)
    left_out = {one.index: one for one in nameless}
    return [
        replace(one, label=_address(one, block), is_left_out=True) if one.index in left_out else one for one in crosses
    ]


def _is_of_codes(cross: Cross, block: Block) -> bool:
    """Whether a row under the headings numbers them: 甲, 乙, 1, 2, 3."""
    return cross.unit is not None and _OF_CODES.fullmatch(cross.label) is not None and _counts_on(cross, block)


def _counts_on(cross: Cross, block: Block) -> bool:
    raws = [raw for line in block.lines if is_number(raw := block.plane.raw(cross.index, line))]
    return len(raws) > 1 and counts_on(raws)


def _address(cross: Cross, block: Block) -> str:
    """Where the numbers of a nameless cross begin; nothing for codes (1, 2, 3), which nobody misses."""
    if _counts_on(cross, block):
        return ""
    line = next(line for line in block.lines if block.plane.is_amount(cross.index, line))
    spot = block.plane.spot(cross.index, line)
    return block.plane.view.address(*spot) or str(spot[0] + 1)


def _with_wholes(crosses: Sequence[Cross], block: Block, title: str) -> list[Cross]:
    """The same, the crosses of the whole (全区, 合计, the district that the title names) told from those of units."""
    labels = {one.index: one.unit for one in crosses if one.unit is not None and one.holds_numbers}
    if not labels:
        return list(crosses)
    kinds = classify(labels, title, lambda cross: _adds_up(block, labels, cross))
    wholes = {*kinds.extra_districts, *([] if kinds.district is None else [kinds.district])}
    return [_kind_of(one, one.index in wholes, one.index in kinds.subtotals) for one in crosses]


def _kind_of(cross: Cross, is_whole: bool, is_subtotal: bool) -> Cross:
    if cross.unit is None or not cross.holds_numbers:
        return cross
    if not is_whole and (is_subtotal or _SUBTOTAL.search(cross.unit)):
        return replace(cross, is_left_out=True)
    return replace(cross, unit=None, is_whole=True) if is_whole or is_headed_total(cross.unit) else cross


def _rank(name: str) -> int:
    """How large a place is by the end of its name, the largest first; what says nothing is small."""
    if name.endswith("社区"):
        return len(_PLACES)
    return next((rank for rank, ends in enumerate(_PLACES) if name.endswith(ends)), len(_PLACES))


def _adds_up(block: Block, labels: Mapping[int, str], cross: int) -> bool:
    """Whether one cross is what all others come to, in every line that it and enough of them fill.

    Numbers alone say so only in several lines: 1, 1 and 2 schools are those of three towns as well. In a line alone its
    name has to be that of a larger place than all others (甲区 among streets).
    """
    is_larger = all(_rank(labels[cross]) < _rank(name) for one, name in labels.items() if one != cross)
    held = 0
    for line in block.lines:
        numbers = {one: number_of(block.plane.raw(one, line)) for one in labels}
        total = numbers.pop(cross)
        parts = [number for number in numbers.values() if number is not None]
        if total is not None and len(parts) >= _FEWEST_PARTS:
            if sum(parts) != total:
                return False
            held += 1
    return held >= (1 if is_larger else _FEWEST_SUMS)
