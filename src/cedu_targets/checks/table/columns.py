"""Columns as a rule writes them, as a table has them, and as a message names them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import Annotated, get_args

from msgspec import Meta, Struct

from cedu_targets.checks.field_marks import Checked, UnfitError, annotations_of
from cedu_targets.domain.column_sums import differing
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.relation import Relation, Side, Term, resolve, short_side_text, total
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import comparable, factor

_PART = r"[^\s.-](?:(?:(?!\.\.).)*[^\s.])?"
_TERM = lazy_pattern(rf"-?({_PART})(?:\.\.({_PART}))?")


def _check_term(text: str) -> None:
    if _TERM.fullmatch(text) is None:
        raise UnfitError("column", "column {name} is not written as it should be", name=text)


class ColumnText:
    """Marks a field of a rule as the name of a column."""


Column = Annotated[str, Meta(min_length=1, max_length=200), Checked(_check_term), ColumnText()]
"""A column in a pack: a code (`"14"`), or where a list is due a range (`"2..8"`) or one to subtract (`"-5"`)."""


def _check_single(text: str) -> None:
    match = _TERM.fullmatch(text)
    if match is None or match[2] is not None or text.startswith("-"):
        raise UnfitError("column", "column {name} is not written as it should be", name=text)


SingleColumn = Annotated[str, Meta(min_length=1, max_length=200), Checked(_check_single), ColumnText()]
"""One column in a pack, by its code."""

Columns = Annotated[tuple[Column, ...], Meta(min_length=1, max_length=500)]


@cache
def column_fields(kind: type[Struct]) -> tuple[str, ...]:
    """The fields of a rule, or of an entry in it, whose type says that they name columns."""
    return tuple(name for name, annotation in annotations_of(kind).items() if _names_columns(annotation))


def _names_columns(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return bool(column_fields(annotation))
    marks = getattr(annotation, "__metadata__", ())
    return any(isinstance(mark, ColumnText) for mark in marks) or any(map(_names_columns, get_args(annotation)))


def columns_in(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every column in a field that names columns, as it is written, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Struct):
        for name in column_fields(type(value)):
            yield from columns_in(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from columns_in(one, (*path, index))


def side_of(columns: Sequence[str | Term], table: Table, context: Context) -> Side:
    """The columns of a rule as terms of a table, ranges spelt out. Raises UnknownColumnError.

    A pack writes texts; a rule inferred from a sheet carries the terms themselves.
    """
    return _side_of(tuple(columns), table.codes, context.renamed)


@lru_cache(maxsize=4096)
def _side_of(columns: tuple[str | Term, ...], codes: tuple[str, ...], renamed: tuple[tuple[str, str], ...]) -> Side:
    """Kept, since every rule asks several times, and every table of a folder asks the same."""
    terms = []
    for text in columns:
        if isinstance(text, Term):
            terms.append(text)
            continue
        match = _TERM.fullmatch(text)
        assert match is not None  # the model has checked it
        terms.append(Term(match[1], -1 if text.startswith("-") else 1, match[2]))
    return resolve(Relation((tuple(terms),), ()), codes, dict(renamed), every_number=True).sides[0]


def column_parameters(table: Table, code: str) -> dict[str, Parameter]:
    """How messages name a column."""
    indicator = table.by_code[code]
    return {**indicator.named, "rate": int(indicator.kind is Kind.RATE)}


def sum_text(table: Table, side: Side) -> str:
    """A sum of columns as a message writes it: `2+…+8`."""
    return short_side_text(side, table.codes)


Factors = Mapping[str, Decimal]
"""What a column's numbers are multiplied by to be counted like another column: 人次 beside 万人次 by 1/10000."""


def factors_of(table: Table, side: Side) -> Factors:
    """The factors of columns that count the same thing in another unit of measure than the first; mostly none.

    Where the nouns differ (人, 人次) there is no factor: the numbers are taken as they stand.
    """
    first = table.by_code[side[0].code]
    found = {
        term.code: factor(other, first)
        for term in side[1:]
        if (other := table.by_code[term.code]).unit_of_measure != first.unit_of_measure and comparable(first, other)
    }
    return {code: by for code, by in found.items() if by != 1}


def unit_slack(table: Table, side: Side, factors: Factors) -> Decimal:
    """How far a sum over several units of measure may be off: each coarser column by half of its step."""
    steps = [table.by_code[term.code].granule * factors.get(term.code, 1) for term in side]
    return sum((step / 2 for step in steps if step > min(steps)), Decimal(0))


def row_total(table: Table, unit: str, side: Side, factors: Factors | None = None) -> Decimal | None:
    """The signed sum of the filled cells of a row; None where all are blank."""
    value_of = partial(table.value, unit)
    if not factors:
        return total(side, value_of)
    return total(side, lambda code: None if (value := value_of(code)) is None else value * factors.get(code, 1))


def rows_that_differ(table: Table, whole: Side, sums: Sequence[Side]) -> list[str]:
    """The rows worth a look: some sum is not the whole (blanks as 0), or a cell cannot be read.

    Whole columns are added up at once; in nearly every row there is nothing to say.
    """
    return rows_at(table, differing(table.signed(whole), [table.signed(side) for side in sums]))


def rows_at(table: Table, positions: Sequence[int]) -> list[str]:
    """The rows at some positions in order, and those with a cell that cannot be read."""
    return [table.rows[at] for at in with_unreadable(table, positions)]


def with_unreadable(table: Table, positions: Sequence[int]) -> Sequence[int]:
    """Some positions, and those of the rows with a cell that cannot be read, in order."""
    if not table.unreadable:
        return positions
    return sorted({*positions, *(at for at, row in enumerate(table.rows) if row in table.unreadable_rows)})


def columns_text(table: Table, side: Side) -> str:
    """A list of columns as people write it: `1—20、22—24`, or the header paths one by one."""
    if len(side) == 1:  # of each of ten thousand columns nothing is counted through
        return side[0].code
    order = {code: position for position, code in enumerate(table.codes)}
    runs: list[list[str]] = []
    for term in side:
        if runs and order[term.code] == order[runs[-1][-1]] + 1:
            runs[-1].append(term.code)
        else:
            runs.append([term.code])
    return "、".join(f"{run[0]}—{run[-1]}" if len(run) > 2 else "、".join(run) for run in runs)


def listed(table: Table, side: Side) -> dict[str, Parameter]:
    """The columns of a rule, for its sentence."""
    return {"columns": columns_text(table, side), "coded": is_coded(table, side)}


def is_coded(table: Table, side: Side) -> int:
    """Whether columns are named by code (1) or by header path (0), as messages want to know it."""
    return int(all(table.by_code[term.code].coded for term in side))
