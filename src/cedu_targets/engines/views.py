"""The views that every query asks: `cells` of names and numbers, and `wide` with what each row is (`k`)."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from cedu_targets.domain.indicator import Kind
from cedu_targets.engines.columns import Level, WideColumns
from cedu_targets.engines.engine import Engine, Storage, literal
from cedu_targets.engines.exact import Shares, is_blank, is_never_odd, kept, nearest
from cedu_targets.engines.form import RATE_PLACES, WideForm
from cedu_targets.engines.measure import SUBTOTAL, TOTAL, UNIT

_TOTALS = ("合计", "总计", "共计", "小计", "全区")
"""What stands in the place of a unit's name in the row that sums them."""
DEPTHS = {level: depth for depth, level in enumerate(Level, start=1)}


class Keys(Struct, frozen=True):
    """The columns of `wide` by which rows are gathered."""

    levels: tuple[Level, ...]
    """All that the source has, the widest first."""
    group: int
    """So many of them, from the widest, name a district: a table of its own."""
    has_period: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Of a district."""
        return (*(("period",) if self.has_period else ()), *map(str, self.levels[: self.group]))

    def upto(self, count: int) -> tuple[str, ...]:
        """Of the first levels."""
        return (*(("period",) if self.has_period else ()), *map(str, self.levels[:count]))

    @property
    def depth(self) -> int:
        """Of a district's own row."""
        return DEPTHS[self.levels[self.group - 1]] if self.group else 0


def keys_of(columns: WideColumns) -> Keys:
    """A table for every district; without districts, for whatever the rows of the finest level lie in."""
    levels = tuple(columns.levels)
    group = len(levels) - 1
    if Level.DISTRICT in levels[:-1]:
        group = levels.index(Level.DISTRICT) + 1
    return Keys(levels, group, columns.period is not None)


_IS_TOWN = f"depth = {DEPTHS[Level.TOWN]}"
_SIGN = f"CASE WHEN k = {TOTAL} THEN 1 WHEN k = {UNIT} THEN -1 ELSE 0 END"
"""With which a row counts in `total − sum`."""


def define_views(
    engine: Engine, form: WideForm, keys: Keys, totals: Sequence[str], side: str = ""
) -> Mapping[int, int]:
    """Make `cells` and `wide` of `source`; returns how many rows there are of each depth (0: without any name).

    With a `side` all of these have its name before theirs.
    """
    depths = _define_named(engine, form.columns, keys, totals, side)
    shares = _shares(engine, form, f"{side}source")
    source = _with_nearest(form, f"{side}named", list(form.columns.codes), shares)
    engine.define(f"{side}cells", f"SELECT {_kept(form, keys, shares)} FROM {source}")
    has_subtotals = Level.VILLAGE in keys.levels and DEPTHS[Level.TOWN] in depths and keys.depth < DEPTHS[Level.TOWN]
    are_subtotals = has_subtotals and not _has_bare_towns(engine, keys, f"{side}named")
    kind = _kind(keys, are_subtotals=are_subtotals)
    wide = _simple(form, keys, f"{side}cells", kind, has_nameless=0 in depths)
    if has_subtotals and not are_subtotals:
        wide = _with_subtotals(form, keys, f"{side}cells", wide)
    engine.define(f"{side}wide", f"SELECT *, {_SIGN} AS g FROM ({wide}) AS rows_of")
    return depths


def _define_named(
    engine: Engine, columns: WideColumns, keys: Keys, totals: Sequence[str], side: str
) -> Mapping[int, int]:
    """Make `named`, with the names of every row as they are meant; returns how many rows there are of each depth.

    A column that has every name so already is taken as it is from then on: every query would ask it of every row.
    """
    names = _names(columns, keys, totals)

    def define() -> None:
        listed = ", ".join(f"{name} AS {level}" for level, name in names.items())
        engine.define(f"{side}named", f"SELECT *, {_unit(keys)} FROM (SELECT *, {listed} FROM {side}source) AS n")

    define()
    plain = {level: f"COALESCE(CAST(s{at} AS STRING), '')" for level, at in _named(columns, keys).items()}
    other = ", ".join(f"MAX(CASE WHEN {level} <> {name} THEN 1 ELSE 0 END)" for level, name in plain.items())
    sql = f"SELECT depth, COUNT(*) AS rows_of, {other} FROM {side}named GROUP BY depth ORDER BY depth"
    found = [[int(str(one)) for one in row] for row in engine.rows(sql)]
    for number, level in enumerate(plain):
        if not any(row[2 + number] for row in found):
            names[level] = plain[level]
    define()
    return {depth: count for depth, count, *_ in found}


def _named(columns: WideColumns, keys: Keys) -> dict[str, int]:
    """The columns of names and of the period, by what they are."""
    found = {str(level): columns.levels[level] for level in keys.levels}
    return found | ({"period": columns.period} if columns.period is not None else {})


def _names(columns: WideColumns, keys: Keys, totals: Sequence[str]) -> dict[str, str]:
    """The names of every row, by level; a total's is blank at the levels that it sums."""
    listed = ", ".join(map(literal, dict.fromkeys((*_TOTALS, *totals))))
    found = {}
    for number, level in enumerate(keys.levels):
        name = f"COALESCE(trim(CAST(s{columns.levels[level]} AS STRING)), '')"
        if number:
            above = f"COALESCE(trim(CAST(s{columns.levels[keys.levels[number - 1]]} AS STRING)), '')"
            is_own = f" OR {name} = {above}" if level is Level.TOWN else ""
            name = f"CASE WHEN {name} IN ({listed}){is_own} THEN '' ELSE {name} END"
        elif len(keys.levels) == 1:
            name = f"CASE WHEN {name} IN ({listed}) THEN '' ELSE {name} END"
        found[str(level)] = name
    if columns.period is not None:
        found["period"] = f"COALESCE(trim(CAST(s{columns.period} AS STRING)), '')"
    return found


def _has_bare_towns(engine: Engine, keys: Keys, named: str) -> bool:
    """Whether some town has a row of its own, and no villages."""
    towns = ", ".join(keys.upto(keys.levels.index(Level.VILLAGE)))
    own, below = (f"MAX(CASE WHEN {when} THEN 1 ELSE 0 END)" for when in (_IS_TOWN, "village <> ''"))
    gathered = f"SELECT {own} AS own, {below} AS below FROM {named} GROUP BY {towns}"
    ((count,),) = engine.rows(f"SELECT COUNT(*) FROM ({gathered}) AS t WHERE own = 1 AND below = 0")
    return int(str(count)) > 0


def _unit(keys: Keys) -> str:
    """The name of the finest level that a row has, and how deep that is."""
    cases = [(f"{level} <> ''", str(level), DEPTHS[level]) for level in reversed(keys.levels)]
    unit = " ".join(f"WHEN {condition} THEN {name}" for condition, name, _ in cases)
    depth = " ".join(f"WHEN {condition} THEN {number}" for condition, _, number in cases)
    return f"CASE {unit} ELSE '' END AS unit, CASE {depth} ELSE 0 END AS depth"


def _shares(engine: Engine, form: WideForm, view: str) -> dict[str, Shares]:
    """How the plain numbers of each column of rates are written: as most of them are."""
    rates = [one.code for one in form.table.indicators if one.kind is Kind.RATE]
    if not rates:
        return {}
    counts = []
    for code in rates:
        number = kept(form.storage[code], form.columns.codes[code], RATE_PLACES)
        most = 15 * 10 ** (RATE_PLACES - 1)
        counts.append(f"SUM(CASE WHEN ABS({number}) > {most} THEN 1 WHEN {number} <> 0 THEN -1 ELSE 0 END)")
    source = _with_nearest(form, view, rates, {})
    ((*more,),) = engine.rows(f"SELECT {', '.join(counts)} FROM {source}")
    return {
        code: Shares.IN_PERCENT if int(str(count or 0)) > 0 else Shares.AS_SHARES
        for code, count in zip(rates, more, strict=True)
    }


def _with_nearest(form: WideForm, source: str, codes: Sequence[str], shares: Mapping[str, Shares]) -> str:
    """A view with the nearest steps of stored doubles beside them, so that each is worked out once."""
    found = [
        nearest(form.storage[code], form.columns.codes[code], form.places[code], shares.get(code)) for code in codes
    ]
    steps = ", ".join(one for one in found if one is not None)
    return f"(SELECT *, {steps} FROM {source}) AS w" if steps else source


def _kept(form: WideForm, keys: Keys, shares: Mapping[str, Shares]) -> str:
    """Names, numbers, and of what may be odd the cells themselves."""
    found = [*keys.upto(len(keys.levels)), "unit", "depth"]
    for code, at in form.columns.codes.items():
        column = form.storage[code]
        found.append(f"{kept(column, at, form.places[code], shares.get(code))} AS c{at}")
        if _may_be_odd(form, code):
            found.append(f"s{at}")
    return ", ".join(found)


def _kind(keys: Keys, *, are_subtotals: bool) -> str:
    """What a row is, where no town needs its villages to tell."""
    subtotal = f"WHEN {_IS_TOWN} THEN {SUBTOTAL} " if are_subtotals else ""
    return f"CASE {subtotal}WHEN depth > {keys.depth} THEN {UNIT} ELSE {TOTAL} END"


def _simple(form: WideForm, keys: Keys, cells: str, kind: str, *, has_nameless: bool) -> str:
    columns = ", ".join((*keys.upto(len(keys.levels)), "unit", "depth"))
    numbers = ", ".join(f"c{at}" for at in form.columns.codes.values())
    odd = " + ".join(_odd(form, code, at) for code, at in form.columns.codes.items() if _may_be_odd(form, code)) or "0"
    simple = f"SELECT {columns}, {numbers}, {odd} AS odd, {kind} AS k FROM {cells}"
    if not has_nameless:
        return simple
    blank = " AND ".join(f"c{at} IS NULL" for at in form.columns.codes.values())
    # A line without anything is no row.
    return f"SELECT * FROM ({simple}) AS r WHERE NOT (depth = 0 AND odd = 0 AND {blank})"


def _with_subtotals(form: WideForm, keys: Keys, cells: str, simple: str) -> str:
    """Rows, those of towns told apart by whether they have villages."""
    numbers = [f"c{at}" for at in form.columns.codes.values()]
    towns = keys.upto(keys.levels.index(Level.VILLAGE))
    parents = f"SELECT DISTINCT {', '.join(towns)} FROM {cells} WHERE village <> ''"
    same = " AND ".join(f"r.{name} = p.{name}" for name in towns)
    rest = ", ".join(f"r.{name}" for name in (*keys.upto(len(keys.levels)), "unit", "depth", *numbers, "odd"))
    kind = f"CASE WHEN r.{_IS_TOWN} AND p.{towns[-1]} IS NOT NULL THEN {SUBTOTAL} ELSE r.k END"
    return f"SELECT {rest}, {kind} AS k FROM ({simple}) AS r LEFT JOIN ({parents}) AS p ON r.village = '' AND {same}"


def _may_be_odd(form: WideForm, code: str) -> bool:
    is_rate = form.table.by_code[code].kind is Kind.RATE
    return is_rate or not is_never_odd(form.storage[code], form.places[code])


def _odd(form: WideForm, code: str, at: int) -> str:
    """1 for a cell that is not blank, and that no number is kept of."""
    column = form.storage[code]
    if column.storage is not Storage.TEXT:
        return f"CASE WHEN c{at} IS NULL AND s{at} IS NOT NULL THEN 1 ELSE 0 END"
    return f"CASE WHEN c{at} IS NOT NULL OR {is_blank(column, f's{at}')} THEN 0 ELSE 1 END"
