"""The columns of each measure of a table, and months that stand side by side under each indicator."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.months import Span
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.table.additivity import adds
from cedu_targets.recognition.table.columns import measure_in_brackets
from cedu_targets.recognition.table.measure_names import OTHER
from cedu_targets.recognition.table.months_asked import month_asked, of_month
from cedu_targets.recognition.table.part_columns import PartColumns, RowName, against_months, not_read
from cedu_targets.recognition.table.part_heads import PartHead, part_named
from cedu_targets.recognition.table.regions import Regions
from cedu_targets.recognition.view import GridView

Kind = Measure | Span
"""A measure, or what was achieved in some months, where those stand beside one another."""
Block = Mapping[Kind | None, tuple[int, ...]]
"""The columns of one indicator (or one group of them) by measure; None for what is derived."""


class MeasureColumns(NamedTuple):
    """The columns of each measure, block by block; `row` is the header row that names the measures."""

    row: int
    blocks: Sequence[Block]
    on_top: bool = False
    """One block: each measure stands over several columns."""
    names: Mapping[int, str] = {}
    """The names of columns headed 培训目标数, 培训完成数, without their measure."""
    parts: Sequence[PartColumns] = ()
    """The columns of each block by their months, where these stand side by side."""


def months_of_columns(grid: GridView, regions: Regions) -> MeasureColumns | None:
    """目标 1月 2月 3月 累计 under each indicator: the latest sum where one stands, else each month by itself."""
    row = regions.header[-1] if regions.header else 0
    heads = {column: part_named(grid.text(row, column)) for column in regions.columns}
    if row == regions.header.start or not any(head is not None and head.is_of_months for head in heads.values()):
        return None
    groups: list[dict[int, PartHead]] = [{}]
    for column, head in heads.items():
        if head is None:
            return None
        if head in groups[-1].values() and head.measure != OTHER:
            groups.append({})
        groups[-1][column] = head
    parts = [PartColumns(grid, group, regions.data) for group in groups]
    alike = all([*group.values()] == [*groups[0].values()] for group in groups)
    if not alike or not all(one.is_clear for one in parts) or not (len(groups) > 1 or len(groups[0]) > 2):
        return None
    if any(not one.totals and None in one.months_said for one in parts):
        return None
    parts = _of_one_total(parts)
    blocks = [_kinds_of(one) for one in parts]
    return MeasureColumns(row, blocks, parts=parts)


def _of_one_total(parts: Sequence[PartColumns]) -> list[PartColumns]:
    """The blocks, with the same of their sums up to several months taken in all: the latest that any is filled in."""
    latest = max(one.totals.index(one.total) if one.total is not None else -1 for one in parts)
    return [replace(one, taken=latest) for one in parts]


def _kinds_of(parts: PartColumns) -> Block:
    kinds: dict[Kind | None, tuple[int, ...]] = {}
    for column, head in parts.heads.items():
        kind: Kind | None = head.measure if isinstance(head.measure, Measure) else None
        if head.is_month:
            kind = head.span if parts.total is None else None
        elif column in parts.totals and column != parts.total:
            kind = None
        kinds[kind] = (*kinds.get(kind, ()), column)
    return kinds


def with_months_checked(views: Sequence[GridView], regions: Regions, found: MeasureColumns) -> list[GridView]:
    """The views, the last with what its months say about their sums."""
    checked: list[Finding | None] = []
    units = dict(zip(regions.data, regions.names, strict=True))
    for parts in found.parts:
        columns = list(parts.heads)
        over = [parts.grid.text(row, column) for row in regions.header if row < found.row for column in columns]
        heading = squeezed(next((text for text in reversed(over) if text), ""))
        can_add = adds(heading) and measure_in_brackets(heading) not in ("%", "‰", "人")
        names = {row: RowName(f"{unit} {heading}", can_add) for row, unit in units.items()}
        checked += against_months(parts, names, None)
    checked += not_read(found.parts[0], None)
    remarks = tuple(one for one in checked if one is not None)
    relations = sum(1 for one in checked if one is None or one.code != "RD075")
    *others, last = views
    this_month = {(row, parts.total): cell for parts in found.parts for row, cell in parts.month_cells.items()}
    known = {(row, column): cell for (row, column), cell in this_month.items() if column is not None}
    last = replace(last, remarks=remarks, relations=relations, this_month=known)
    return [*others, of_month(last, month_asked(last, regions.above))]
