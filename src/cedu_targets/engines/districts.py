"""Districts: the rows of those that are to be judged one by one, read from the source as any form's cells are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec import Struct

from cedu_targets.domain.cells import Cells, Key
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.indicator import Indicator, Kind, Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.numbers import from_float, parse_number
from cedu_targets.domain.row_total import RowTotal
from cedu_targets.domain.table import Table
from cedu_targets.engines.columns import Level
from cedu_targets.engines.engine import Engine, Storage, literal
from cedu_targets.engines.form import WideForm
from cedu_targets.engines.views import DEPTHS, Keys
from cedu_targets.recognition.table.values import as_shares

_LONGEST_TEXT = 40
_BAR = "|"
_ANY = "合计"
"""What a row without any name is called."""


class RawRow(Struct, frozen=True):
    """A row of the source: where it stands, its names, its cells as they are written."""

    path: str
    line: int
    names: tuple[str, ...]
    """Period and levels, the widest first, a blank where it is a total."""
    unit: str
    depth: int
    numbers: str
    """The cells of columns that hold numbers alone, in their order, between bars; a blank is empty."""
    texts: tuple[str | None, ...]
    """Those of columns of texts, which may hold anything."""


class DistrictTable(Struct, frozen=True):
    """A district as a table, with what was said in reading its cells."""

    path: str
    table: Table
    remarks: tuple[Finding, ...]


def district_rows(
    engine: Engine, form: WideForm, keys: Keys, wanted: Iterable[tuple[str, ...]]
) -> Mapping[tuple[str, ...], list[RawRow]]:
    """The rows of some districts by their keys, in the order of the source."""
    found: dict[tuple[str, ...], list[RawRow]] = {key: [] for key in wanted}
    width, all_names = len(keys.names), keys.upto(len(keys.levels))
    numbers, texts = _columns(form)
    # One text a row: a million cells that come one by one take longer than whatever is judged of them.
    joined = ", ".join(f"COALESCE(CAST(s{form.columns.codes[code]} AS STRING), '')" for code in numbers)
    joined = f"concat_ws('{_BAR}', {joined})" if joined else "''"
    cells = ", ".join((joined, *(f"s{form.columns.codes[code]}" for code in texts)))
    where = ""
    if keys.group:
        last = sorted({key[-1] for key in found})
        where = f" WHERE {keys.names[-1]} IN ({', '.join(map(literal, last))})"
    shared: dict[object, Any] = {}
    """Most texts say what others say: each is kept once."""
    sql = f"SELECT path, line, unit, depth, {', '.join(all_names)}, {cells} FROM named{where}"
    for path, line, unit, depth, *rest in engine.rows(sql):
        names = tuple(map(str, rest[: len(all_names)]))
        if (key := names[:width]) in found:
            told, *own = rest[len(all_names) :]
            cells_of = tuple(map(shared.setdefault, own, own))
            found[key].append(RawRow(str(path), int(str(line)), names, str(unit), int(str(depth)), str(told), cells_of))
    for rows in found.values():
        rows.sort(key=lambda row: (row.path, row.line, row.names))
    return found


def district_table(
    form: WideForm, keys: Keys, key: tuple[str, ...], rows: Sequence[RawRow], district: str | None
) -> DistrictTable:
    """A district as a table; `district` is what its own row is called where the source gives it no name."""
    labels = _labels(rows, keys, [name for name in key if name], district)
    period = key[0] or None if keys.has_period else None
    reading = _Reading(form, rows, labels)
    depth = keys.depth
    totals = {label for row, label in zip(rows, labels, strict=True) if row.depth <= depth}
    own = next(iter(totals), None)
    units = [label for label in labels if label != own]
    towns = _towns(rows, labels, keys)
    table = Table(
        title=form.table.title,
        period=period,
        measure=Measure.TARGET,
        district=own,
        units=tuple(unit for unit in units if unit not in towns),
        indicators=form.table.indicators,
        values=Cells(labels, reading.columns, period, Measure.TARGET),
        layout=_layout(form, keys, key, rows, labels),
        unreadable=frozenset(
            Key(unit, code, period, Measure.TARGET) for unit, code in (*reading.unreadable, *reading.doubtful)
        ),
        subtotals=tuple(towns),
        row_totals=tuple(RowTotal(town, members) for town, members in towns.items()),
    )
    return DistrictTable(rows[0].path, table, tuple(reading.remarks(table)))


def _labels(rows: Sequence[RawRow], keys: Keys, key: Sequence[str], district: str | None) -> list[str]:
    """What each row is called in the table: by its own name; two alike by that of their town as well."""
    count = Counter(row.unit for row in rows)
    depth, ahead = keys.depth, len(keys.names)
    seen: dict[str, int] = {}
    labels = []
    for row in rows:
        name = row.unit
        if row.depth <= depth:
            name = (key[-1] if keys.group and key else None) or district or _ANY
            name = name if name not in count or row.unit == name else f"{name} {_ANY}"
        elif count[name] > 1:
            name = " ".join(part for part in row.names[ahead:] if part)
        seen[name] = seen.get(name, 0) + 1
        labels.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return labels


def _towns(rows: Sequence[RawRow], labels: Sequence[str], keys: Keys) -> dict[str, tuple[str, ...]]:
    """The totals of towns with the villages that each sums."""
    if Level.VILLAGE not in keys.levels or Level.TOWN not in keys.levels or keys.depth >= DEPTHS[Level.TOWN]:
        return {}
    villages: dict[tuple[str, ...], list[str]] = {}
    for row, label in zip(rows, labels, strict=True):
        if row.depth == DEPTHS[Level.VILLAGE]:
            villages.setdefault(row.names[:-1], []).append(label)
    return {
        label: tuple(villages[row.names[:-1]])
        for row, label in zip(rows, labels, strict=True)
        if row.depth == DEPTHS[Level.TOWN] and row.names[:-1] in villages
    }


def _layout(form: WideForm, keys: Keys, key: Sequence[str], rows: Sequence[RawRow], labels: Sequence[str]) -> Layout:
    columns = {code: at - 1 for code, at in form.columns.codes.items()}
    finest = form.columns.levels[keys.levels[-1]] - 1
    lines = {label: max(row.line - 1, 0) for row, label in zip(rows, labels, strict=True)}
    return Layout(" / ".join(name for name in key if name) or None, lines, columns, label=finest)


class _Reading:
    """The numbers of some rows, as `recognition` reads those of any table."""

    def __init__(self, form: WideForm, rows: Sequence[RawRow], labels: Sequence[str]) -> None:
        self._texts: dict[tuple[str, str], str] = {}
        self.unreadable: list[tuple[str, str]] = []
        self.doubtful: list[tuple[str, str]] = []
        numbers, texts = _columns(form)
        lines = (row.numbers.split(_BAR) for row in rows) if numbers else ()
        across: dict[str, Sequence[str | None]] = dict(zip(numbers, zip(*lines, strict=True), strict=True))
        across |= dict(zip(texts, zip(*(row.texts for row in rows), strict=True), strict=True))
        self.columns = {
            one.code: self._column(one, form.storage[one.code].storage, labels, across[one.code])
            for one in form.table.indicators
        }

    def _column(
        self, indicator: Indicator, storage: Storage, labels: Sequence[str], texts: Sequence[str | None]
    ) -> list[Decimal | None]:
        readings = {text: _reading(text, storage) for text in set(texts)}
        values = [readings[text].number for text in texts]
        for at in _where(texts, {text for text, one in readings.items() if one.is_unreadable}):
            self._keep(self.unreadable, labels[at], indicator.code, texts[at])
        signed = set(_where(texts, {text for text, one in readings.items() if one.is_in_percent}))
        doubtful = sorted(signed)
        if indicator.kind is Kind.RATE:
            numbers = {at: value for at, value in enumerate(values) if value is not None}
            varies = indicator.may_exceed_whole
            shares, doubtful = as_shares(numbers, signed, indicator.in_percent, varies=varies)
            for at, share in shares.items():
                values[at] = share
        for at in doubtful:
            values[at] = None
            self._keep(self.doubtful, labels[at], indicator.code, texts[at])
        return values

    def _keep(self, places: list[tuple[str, str]], label: str, code: str, text: str | None) -> None:
        places.append((label, code))
        self._texts[label, code] = str(text)

    def remarks(self, table: Table) -> Iterator[Finding]:
        """RD001 at a cell that holds no number, RD005 at one of which it is not clear what it means."""
        for code_of, places in (("RD001", self.unreadable), ("RD005", self.doubtful)):
            for unit, code in places:
                indicator = table.by_code[code]
                text = self._texts[unit, code][:_LONGEST_TEXT]
                is_count = code_of == "RD005" and indicator.kind is not Kind.RATE
                yield Finding(
                    code_of, "reading", Severity.ERROR, table.place(unit, code), {"text": text, **indicator.named},
                    variant="number" if is_count else "",
                )  # fmt: skip


class _Cell(NamedTuple):
    """What a cell says."""

    number: Decimal | None = None
    is_in_percent: bool = False
    is_unreadable: bool = False


@lru_cache(100_000)
def _reading(text: str | None, storage: Storage) -> _Cell:
    """A cell as `recognition` reads it; a blank where nothing is written."""
    if not text:
        return _Cell()
    try:
        if storage is Storage.DOUBLE:
            return _Cell(from_float(float(text)))
        if storage is not Storage.TEXT:
            return _Cell(Decimal(text))
        number = parse_number(text)
    except (ValueError, ArithmeticError):
        return _Cell(is_unreadable=True)
    if text.strip() == "...":  # the mark of statistics offices for a number that is not given
        return _Cell(is_unreadable=True)
    return _Cell() if number is None else _Cell(number.value, number.percent)


def _where(texts: Sequence[str | None], meant: Set[str | None]) -> list[int]:
    return [at for at, text in enumerate(texts) if text in meant] if meant else []


def _columns(form: WideForm) -> tuple[list[str], list[str]]:
    """The columns that hold numbers alone, and those of texts."""
    codes = form.table.codes
    texts = [code for code in codes if form.storage[code].storage is Storage.TEXT]
    return [code for code in codes if code not in texts], texts
