"""Series: the numbers of one name in a block, which together tell how they are written, as figures in plain units."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from cedu_targets.attainment.amounts import Amount
from cedu_targets.attainment.found import FoundFigure, Unreadable
from cedu_targets.attainment.headings import Heading, says_a_head
from cedu_targets.attainment.sought import Sought
from cedu_targets.domain.attainment import Figure
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.place import Place
from cedu_targets.domain.units_of_measure import ATTENDANCES, PERSONS, parse_unit_of_measure
from cedu_targets.recognition.table.values import as_shares

_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_MIDDLE = 10
"""Between a per cent and the share that is written alike: as many times the one as it is a part of the other."""
_PER_MILLE = "‰"
_PER_CENT = ("%", _PER_MILLE)
_PLACES = tuple("所 个 家 处 学院 学校 镇 乡 街道 区 县 旗 村 管委会 机构 站 点 中心 品牌 基地 项目".split())


class NamedCell(Struct, frozen=True):
    """A number under a name."""

    sought: Sought
    heading: Heading
    amount: Amount
    measure: str | None
    """The unit of measure that its heading, or its row, says."""
    corner: str | None
    """The one of the whole sheet."""
    is_rate: bool
    unit: str | None
    is_labelled: bool
    year: int | None
    source: str | None
    path: str
    place: Place
    is_at_least: bool = False


def figures_of(series: Sequence[NamedCell]) -> Iterator[FoundFigure | Unreadable]:
    """The numbers of one name, all of them rates or none, rates as shares and all else in plain units."""
    if not series[0].is_rate or _are_counts(series):
        for cell in series:
            yield _figure(cell, *_in_plain_units(cell), is_rate=False)
        return
    if all((cell.measure or cell.corner) == _PER_MILLE for cell in series):  # of which nobody writes 0.005 for 5 ‰
        for cell in series:
            value = cell.amount.value
            yield _figure(cell, value if cell.amount.percent else value / _THOUSAND, "%", is_rate=True)
        return
    numbers = {number: cell.amount.value for number, cell in enumerate(series)}
    in_percent = {number for number, cell in enumerate(series) if cell.amount.percent}
    headed = any(map(_in_percent, series))
    shares, doubtful = as_shares(numbers, in_percent, headed)
    variant = "doubt"
    if headed and not in_percent and max(numbers.values()) <= 1:
        shares, doubtful = _below_one(series)
        variant = "headed"
    for number, cell in enumerate(series):
        if number in doubtful:
            text = plain(cell.amount.value)
            base = cell.sought.is_base
            yield Unreadable(
                cell.sought.name, cell.unit, cell.year, cell.path, cell.place, text, cell.heading.text, variant, base
            )
        else:
            yield _figure(cell, shares.get(number, cell.amount.value), "%", is_rate=True)


def _below_one(series: Sequence[NamedCell]) -> tuple[dict[int, Decimal], list[int]]:
    """Numbers up to 1 under % alone, as `as_shares` has them: per cents as the heading says.

    In doubt is one that is nearer to what is demanded as a share: 0.6 where 60 % is, not 0.5 where 1 % is the most.
    """
    shares = {number: cell.amount.value / _HUNDRED for number, cell in enumerate(series)}
    demanded = ((number, value, series[number].sought.share) for number, value in shares.items())
    return shares, [number for number, value, share in demanded if share is not None and 0 < value * _MIDDLE < share]


def _are_counts(series: Sequence[NamedCell]) -> bool:
    """Whether plain numbers under a word for a rate are numbers of people after all: none of them can be a share.

    Who is asked for a rate may answer with what it is a rate of.
    """
    if any(cell.amount.percent or _in_percent(cell) for cell in series):
        return False
    filled = [cell.amount.value for cell in series if cell.amount.value]
    return bool(filled) and all(value > _HUNDRED for value in filled)


def _in_percent(cell: NamedCell) -> bool:
    """Whether a heading, or the corner of the sheet, says that plain numbers are in per cent."""
    return (cell.measure or cell.corner) in _PER_CENT


def _figure(cell: NamedCell, value: Decimal, noun: str | None, *, is_rate: bool) -> FoundFigure:
    a_head = cell.sought.is_per_head and says_a_head(cell.heading.text, _measure(cell))
    figure = Figure(
        cell.sought.name,
        cell.unit,
        cell.year,
        value,
        noun,
        cell.path,
        cell.place,
        cell.heading.text,
        is_rate=is_rate or a_head,
        counting=cell.heading.counting,
        source=cell.source if cell.sought.is_base else None,
        is_at_least=cell.is_at_least,
        is_answer=cell.amount.is_answer,
    )
    return FoundFigure(figure, cell.sought.is_base, cell.is_labelled)


def _in_plain_units(cell: NamedCell) -> tuple[Decimal, str | None]:
    measure = parse_unit_of_measure(_measure(cell))
    noun = cell.amount.noun or (measure.noun.partition("/")[0] if measure.noun else None)
    return (cell.amount.value if cell.amount.has_unit else cell.amount.value * measure.factor), noun


def _measure(cell: NamedCell) -> str | None:
    """The unit of measure that is meant: of 人数 in a sheet in 万人 the sheet's."""
    own, corner = cell.measure, cell.corner
    is_open = own is None or own == cell.heading.people
    if not is_open or corner is None or corner in _PER_CENT or not _corner_fits(cell.sought, corner):
        return own
    if own is None:
        return corner
    agrees = parse_unit_of_measure(own).agrees_with(parse_unit_of_measure(corner).noun)
    return corner if agrees else own


def _corner_fits(sought: Sought, corner: str) -> bool:
    """Whether the measure of the whole sheet can be that of one name: schools are not counted in 万人."""
    noun = parse_unit_of_measure(corner).noun
    known = [one for one in sought.measures if one not in _PER_CENT]
    if known:
        return any(parse_unit_of_measure(one).agrees_with(noun) for one in known)
    return not (noun in (PERSONS, ATTENDANCES) and counts_places(sought.shown))


def counts_places(name: str) -> bool:
    """Whether a name is one of places and things, not of people: 乡镇（街道）数."""
    return "".join(sign for sign in name if sign not in "()（）[]【】").rstrip("数量").endswith(_PLACES)
