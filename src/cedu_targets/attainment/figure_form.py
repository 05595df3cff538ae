"""The blank form of achievements and bases: what is to be reported of the targets of a text, under which headings."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from cedu_targets.attainment.demands import Demand, demands_in, name_of
from cedu_targets.attainment.headings import heading_of, people_in, says_a_head, says_rate
from cedu_targets.attainment.series import counts_places
from cedu_targets.attainment.sought import Sought, SoughtNames, sought_of
from cedu_targets.domain.due import Precision
from cedu_targets.domain.fault import CallFault, InputFault, refuse
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.items import Items
from cedu_targets.domain.targets import Counting, Target, TargetKind
from cedu_targets.domain.typed_words import typed
from cedu_targets.report import FileReport

WHOLE = "全区"
_WHOLES = ("全区", "全市", "全县", "全镇", "全街道", "全省", "全州", "全旗")
_NEW, _ALL = "新建", "累计"
_PIECES, _PER_CENT = "个", "%"
_MOST_YEARS = 10


class NotAsked(StrEnum):
    """Why a target has no column."""

    NO_NUMBER = "no_number"
    """The text demands no number of it."""
    NOT_ASSIGNED = "not_assigned"
    OVER = "over"
    """It was to be reached before the year of the form."""
    LATER = "later"
    """Its time begins after that year."""


class FormHead(StrEnum):
    """The words by which a form is read back, in any language as they are."""

    UNIT = "单位"
    INDICATOR = "指标"
    YEAR = "年份"
    DEMAND = "目标"
    BASE = "基数"
    VALUE = "数值"
    SOURCE = "来源"


class FormColumn(Struct, frozen=True):
    """A column to be filled in: `heading` is read back as a number of its indicator."""

    heading: str
    kind: TargetKind
    targets: tuple[Target, ...]
    """What it is reported for: one, or of a form of several years each year's."""
    is_rate: bool = False
    measure: str = _PIECES
    """In what it counts."""
    is_new: bool | None = None
    """Whether it asks for new ones alone, or for all of them; None where that is no question."""


class FigureForm(Struct, frozen=True):
    """What is asked of the units, and of whoever knows the bases."""

    title: str | None
    """Of the text."""
    year: int | None
    """None where several years are asked for: `years`, else each row says its own."""
    years: tuple[int, ...]
    """Those of the plan, where each has a column of its own."""
    columns: tuple[FormColumn, ...]
    bases: tuple[str, ...]
    """The headings of the bases."""
    units: tuple[str, ...]
    whole: str
    """What the row of all units together is called."""
    not_asked: tuple[tuple[Target, NotAsked], ...] = ()
    asks_units: bool = False
    """Whether something is demanded of each unit."""


def figure_form(lists: Sequence[Items], units: Sequence[str], year: int | None) -> FigureForm:
    """The form for the targets of lists: those that are due or running in a year, else all of them."""
    demands = demands_in(lists)
    asked: dict[str, list[Target]] = {}
    left: list[tuple[Target, NotAsked]] = []
    for demand in demands:
        reason = _reason(demand, year)
        if reason is None:
            asked.setdefault(name_of(demand.target), []).append(demand.target)
        else:
            left.append((demand.target, reason))
    names = SoughtNames(sought_of(demand.target for demand in demands))
    columns = [column for group in asked.values() for column in _columns(_due_first(group, year), names)]
    bases = dict.fromkeys(target.base for group in asked.values() for target in group if target.base)
    scopes = [target.scope for target in (demand.target for demand in demands) if target.scope]
    return FigureForm(
        next((items.title for items in lists if items.title), None),
        year,
        _years(demands) if year is None and not units else (),
        tuple(columns),
        tuple(_base_heading(base) for base in bases),
        tuple(units),
        next((scope for scope in scopes if scope in _WHOLES), WHOLE),
        tuple(left),
        asks_units=any(target.each for group in asked.values() for target in group),
    )


def _reason(demand: Demand, year: int | None) -> NotAsked | None:
    """Why a target is not asked for in a year; None where it is."""
    target, due = demand.target, demand.target.due
    if target.kind in (TargetKind.NONE, TargetKind.NOT_ASSIGNED):
        return NotAsked.NOT_ASSIGNED if target.kind is TargetKind.NOT_ASSIGNED else NotAsked.NO_NUMBER
    if year is None:
        return None
    if due.precision is not Precision.RECURRING and due.end is not None:
        if due.end.year < year:
            return NotAsked.OVER
        return NotAsked.LATER if due.start is not None and due.start.year > year else None
    plan = demand.years
    if plan is None or plan[0] <= year <= plan[1]:
        return None
    return NotAsked.OVER if year > plan[1] else NotAsked.LATER


def _years(demands: Sequence[Demand]) -> tuple[int, ...]:
    """The years of the plan, where they are few enough to stand side by side."""
    plan = next((demand.years for demand in demands if demand.years), None)
    return tuple(range(plan[0], plan[1] + 1)) if plan is not None and plan[1] - plan[0] < _MOST_YEARS else ()


def _due_first(targets: Sequence[Target], year: int | None) -> Sequence[Target]:
    """Of one indicator's targets those that are due next, from a year on; all where no year is asked for."""
    ends = [target.due.end for target in targets if target.due.end is not None]
    if year is None or not ends:
        return targets
    return [target for target in targets if target.due.end in (None, min(ends))]


def _columns(targets: Sequence[Target], names: SoughtNames) -> Iterator[FormColumn]:
    """The columns of one indicator: two where nobody said whether new ones are meant or all of them."""
    first = targets[0]
    name = name_of(first)
    sought = next(one for one in names.sought if one.name == name and not one.is_base)
    for before in _befores(first.counting):
        heading, is_rate = _heading(first, sought, names, before)
        measure = _measure(first, heading) or _PIECES
        is_new = None if not before else before == _NEW
        yield FormColumn(heading, first.kind, tuple(targets), is_rate, measure, is_new)


def _befores(counting: Counting | None) -> Sequence[str]:
    if counting is None:
        return ("",)
    return {Counting.NEW: (_NEW,), Counting.CUMULATIVE: (_ALL,), Counting.UNSTATED: (_NEW, _ALL)}[counting]


def _heading(target: Target, sought: Sought, names: SoughtNames, before: str) -> tuple[str, bool]:
    """The first heading by which the indicator is known again, and whether it asks for a ratio.

    Where a share or an amount a head is demanded, it asks for what is divided, if any of its names does.
    """
    for name in sorted(_names_to_ask_by(target, sought), key=_rank):
        is_rate = says_rate(name)
        measure = _PER_CENT if is_rate else _measure(target, name)
        for heading in (f"{before}{name}（{measure}）" if measure else f"{before}{name}", f"{before}{name}"):
            read = heading_of(heading, names)
            if sought in read.sought and len(read.sought) == 1 and read.is_rate == is_rate:
                return heading, is_rate
    return sought.name, False


def _names_to_ask_by(target: Target, sought: Sought) -> Sequence[str]:
    """Its names in words, not the signs (t-006, card) that only its pack knows it by, where it has others.

    What a rate counts of a base of persons may be asked for as persons: 参与率 as 参与人数.
    """
    names = [name for name in sought.names if not name.isascii()] or list(sought.names)
    if target.kind is TargetKind.SHARE and target.base and people_in(target.base) == "人":
        names += [f"{name[:-1]}人数" for name in names if name.endswith("率")]
    return names


def _rank(name: str) -> tuple[bool, bool, bool]:
    """Names that ask for numbers come before those that ask for ratios, and what says 数 before what does not."""
    return says_rate(name) or says_a_head(name, None), not name.endswith(("数", "学时")), people_in(name) is None


def _measure(target: Target, name: str) -> str | None:
    """In what a number is to be given."""
    if target.kind in (TargetKind.COUNT, TargetKind.PER_HEAD):
        return target.unit_of_measure
    if target.kind is TargetKind.COVERAGE:
        return _PIECES if target.unit_of_measure in (None, _PER_CENT) else target.unit_of_measure
    return people_in(name) or (_base_measure(target.base) if target.base else None)


def _base_measure(base: str) -> str | None:
    return people_in(base) or (_PIECES if counts_places(base) else None)


def _base_heading(base: str) -> str:
    measure = _base_measure(base)
    return f"{base}（{measure}）" if measure else base


def all_targets(columns: Iterable[FormColumn]) -> Sequence[Target]:
    """The targets that columns are reported for, each once."""
    return list({target.id: target for column in columns for target in column.targets}.values())


def form_for(files: Sequence[FileReport], units: Sequence[str], year: int | None) -> FigureForm:
    """The form for the targets of a text that was read. Raises InputFault for one without, CallFault for the year."""
    refuse(file.fault for file in files if file.fault)
    lists = [file.items for file in files if file.items is not None]
    demands = demands_in(lists)
    path = files[0].path
    if not demands:
        count = sum(len(file.numbers_nobody_judged) for file in files)
        if count:
            raise InputFault("gap_no_targets", {"count": count, "file": typed(path)}, path)
        variant = "table" if any(file.table is not None for file in files) else ""
        raise InputFault("figure_form_no_targets", path=path, variant=variant)
    form = figure_form(lists, units, year)
    if not form.columns:
        plan = next((demand.years for demand in demands if demand.years), None)
        told: dict[str, Parameter] = {"year": str(year or ""), "plan": "" if plan is None else f"{plan[0]}—{plan[1]}"}
        raise CallFault("figure_form_year", told, path, variant="none" if plan is None else "outside")
    return form
