"""One number of a path -> its target: what it measures, how it is bounded, how it is counted, when it is due."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.domain.targets import A_HEAD, Counting, Target, TargetKind, TargetRelation
from cedu_targets.domain.written_number import Bound
from cedu_targets.recognition.items.threshold_names import base_of
from cedu_targets.recognition.paths.amounts import PERCENT, Amount, Numbers
from cedu_targets.recognition.paths.find import PathTable
from cedu_targets.recognition.paths.names import Named

_RELATIONS = {
    None: TargetRelation.REACH, Bound.LEAST: TargetRelation.AT_LEAST, Bound.MOST: TargetRelation.AT_MOST,
    Bound.RANGE: TargetRelation.BETWEEN, Bound.ABOUT: TargetRelation.ABOUT,
}  # fmt: skip
_HOPED = lazy_pattern("预期|引导|指导|激励")
_CUMULATIVE = lazy_pattern("累计|总数|总量|总计|共有|现有|保有")
_NEW = lazy_pattern("新建|新增|新设|新创|新培育|新认定")
_STOCK = lazy_pattern("现状|现有")
_STAYING = frozenset("个 所 家 处 支 座 村 镇 项 门 套 间 馆 站 点 台 册 篇".split())
"""What is counted and stays once it is there: schools, courses; not persons, events, hours."""
_FEWER = lazy_pattern("辍学|流失|失学|失业|文盲|事故|投诉|违法|违纪|犯罪|死亡|近视|肥胖|大班额|超标|控制在")
_MORE = lazy_pattern(
    "参与|参训|参加|覆盖|普及|入学|入园|升学|巩固|毕业|满意|知晓|认同|达标|合格|完成|获证|就业|培训|受教育|持证|建成|普惠|开放"
)
_AVERAGE = lazy_pattern("平均(?!衡)|户均")
_A_HEAD_IN_UNIT = lazy_pattern("/[人生户]")
_DENSITY = lazy_pattern(r"每[\d一二两十百千万]+[人户名口]")
"""每万人学习团队数: as many as there are then, neither new ones nor a sum of years."""
_LAST_NUMBER = lazy_pattern(r"\d(?=\D*$)")
_BRACKET = lazy_pattern(r"[\[【〔]")
_LINES_BELOW = 6


class Line(Struct, frozen=True):
    """One indicator of a path, with its numbers."""

    line: int
    """Its row; its column, where the years head rows."""
    named: Named
    numbers: Numbers
    measure: str | None
    """The unit of measure as it is said: 万人次."""
    nature: str
    """约束性, 预期性; empty where nothing is said."""
    over_years: str
    """What stands over the years: 每年新增."""
    sums_in_brackets: bool
    """Whether a note says that numbers in [ ] are sums over the years."""
    begins_with_stock: bool
    """Whether its years begin with what there is (现状), so that the others are all that there are by then, too."""
    is_ceiling: bool
    """Whether its plain numbers are the most that there may be."""


def sums_in_brackets(path: PathTable) -> bool:
    """Whether a heading or a line below says so: 注：[ ]内为五年累计数."""
    view, end = path.view, path.rows.stop
    below = range(end, min(end + _LINES_BELOW, len(view.rows)))
    texts = [view.text(row, column) for row in below for column in view.filled(row)[:1]]
    texts += [text for heads in path.heads.values() for text in heads]
    return any("累计" in text and _BRACKET.search(text) for text in texts)


def is_ceiling(name: str, values: Sequence[Decimal], numbers: Numbers) -> bool:
    """Whether the numbers of an indicator go down for its good: it is to be reduced (辍学率), or falls to nothing.

    A share that falls from year to year is a ceiling, too, unless its name is one of what there should be more of.
    """
    steps = list(pairwise(values))
    if any(before < after for before, after in steps):
        return False
    falls = any(before > after for before, after in steps)
    if _FEWER.search(name):
        return True
    return falls and (values[-1] == 0 or (numbers.are_shares and not _MORE.search(name)))


def begins_with_stock(path: PathTable) -> bool:
    """Whether a year before the targets is headed 现状."""
    return any(_STOCK.search(text) for year in path.past for text in path.heads[year])


def target_of(name: str, line: Line, amount: Amount, year: int, place: Place) -> Target:
    """The target of an indicator at the end of a year."""
    kind = _kind(line)
    printed = _printed(line.measure or (PERCENT if line.numbers.are_shares else None), amount)
    noun = line.numbers.unit_of_measure
    return Target(
        name,
        amount.value,
        printed,
        f"{line.named.name}：{printed}",
        kind,
        TargetRelation.AT_MOST if line.is_ceiling and amount.bound is None else _RELATIONS[amount.bound],
        value_high=amount.most,
        unit_of_measure=noun.partition("/")[0] if noun and kind is TargetKind.PER_HEAD else noun,
        strength=Strength.EXPECTED if _HOPED.match(line.nature) else Strength.BINDING,
        word=line.nature or None,
        line=place.line,
        name=line.named.name,
        base=base_of(line.named.name, "", "", kind),
        due=Due(f"{year}年", None, date(year, 12, 31), precision=Precision.YEAR),
        counting=_counting(line, amount) if kind is TargetKind.COUNT else None,
    )


def _kind(line: Line) -> TargetKind:
    if line.numbers.are_shares:
        return TargetKind.SHARE
    name, unit = line.named.name, line.numbers.unit_of_measure or ""
    is_a_head = A_HEAD.search(name) or _AVERAGE.search(name) or _A_HEAD_IN_UNIT.search(unit)
    return TargetKind.PER_HEAD if is_a_head else TargetKind.COUNT


def _counting(line: Line, amount: Amount) -> Counting | None:
    said = line.named.name + line.over_years
    if _CUMULATIVE.search(said) or (amount.is_bracketed and line.sums_in_brackets):
        return Counting.CUMULATIVE
    if _NEW.search(said):
        return Counting.NEW
    if line.numbers.unit_of_measure not in _STAYING or _DENSITY.search(line.named.name):
        return None
    return Counting.CUMULATIVE if line.begins_with_stock else Counting.UNSTATED


def _printed(measure: str | None, amount: Amount) -> str:
    """As it stands in its cell, with the unit of measure that stands elsewhere: 70%以上 of 70以上 under （%）."""
    if measure is None or not amount.is_plain or amount.in_percent or measure in amount.text:
        return amount.text
    if measure == PERCENT and not amount.is_scaled:
        return amount.text  # 0.95, which is a share as it stands
    return _LAST_NUMBER.sub(lambda match: f"{match[0]}{measure}", amount.text, count=1)
