"""WideRollup: what very many rows add up to at a level above, and what of them was kept out of the sums."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from tempfile import SpooledTemporaryFile
from weakref import finalize

from msgspec import Struct, field, json

from cedu_targets.domain.indicator import Indicator
from cedu_targets.engines.columns import Level

_IN_MEMORY = 1 << 20
"""Bytes up to which no file is needed."""


class RolledRow(Struct, frozen=True, array_like=True):
    """One town, district or province: what its rows add up to."""

    names: tuple[str, ...]
    """At each level, the widest first."""
    units: int
    """That are summed."""
    left_out: int
    """Units that are in no sum: two rows of one month, or a number that no engine keeps exactly."""
    lacking: int
    """Summed units of which some month is missing."""
    values: tuple[Decimal | None, ...]
    """By indicator; None where none of its units has a number, or where it cannot be said."""


class Difference(Struct, frozen=True):
    """A total that the source itself has, and that is not the sum of its rows."""

    names: tuple[str, ...]
    code: str
    declared: Decimal
    summed: Decimal
    is_whole: bool
    """Whether no unit of it lacks a month."""


class OpenTotal(Struct, frozen=True):
    """A row of totals that the source itself has, and that no sum can be held against: units below are in none."""

    names: tuple[str, ...]
    left_out: int
    """Units."""
    cells: int
    """Numbers that are not compared."""


class ColumnSum(Struct, frozen=True):
    """One indicator over all rows of the result."""

    indicator: Indicator
    header: str
    total: Decimal | None
    filled: int
    """Rows of the result that have a number."""
    blank_cells: int
    """Cells without a number among those that are summed."""
    hidden: int = 0
    """Sums that are left blank, since a blank cell may hide a number (the pack's `blanks: unknown`)."""
    not_added: int = 0
    """Sums that are left blank, since persons of several months may be the same (人)."""


class Spool:
    """The rows of the result, put aside in a file without a name: what a run holds does not grow with them."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY, prefix="cedu-")  # noqa: SIM115 - lives as long as it
        finalize(self, self._file.close)

    def put(self, row: RolledRow) -> None:
        """Put one row aside. Raises OSError where the disk is full."""
        self._file.write(json.encode(row))
        self._file.write(b"\n")

    def __iter__(self) -> Iterator[RolledRow]:
        """All rows, from the first on."""
        decoder = json.Decoder(RolledRow)
        self._file.seek(0)
        for line in self._file:
            yield decoder.decode(line)


class WideRollup(Struct, frozen=True):
    """Very many rows, summed to a level."""

    engine: str
    pack: str
    title: str
    paths: tuple[str, ...]
    level: Level
    levels: tuple[Level, ...]
    """Of the result, the widest first."""
    level_headers: tuple[str, ...]
    """What they are called in the source."""
    columns: tuple[ColumnSum, ...]
    not_summed: tuple[str, ...]
    """Headers of rates and averages, which are not in the result."""
    table: Spool
    rows: int
    """Of the source."""
    groups: int
    """Rows of the result."""
    units: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    """Rows (`rows_…`) and units (`units_…`) that are in no sum, by why: the names are keys of `messages`."""
    periods: tuple[str, ...] = ()
    """The times that there are, as they are written."""
    lacking: int = 0
    """Summed units of which some month is missing."""
    lacking_months: int = 0
    compared: int = 0
    """Declared totals, cell by cell, that are held against sums."""
    differing: int = 0
    differences: tuple[Difference, ...] = ()
    """The first of them."""
    uncompared: int = 0
    """Declared totals, cell by cell, that are not held against sums, since units below are in none."""
    open_totals: tuple[OpenTotal, ...] = ()
    """The first rows of them."""
    open_rows: int = 0
    """How many rows of them there are."""
    exit_zero: bool = False

    @property
    def headers(self) -> Sequence[str]:
        """What the columns of the result with numbers are called: as in the source."""
        return [one.header for one in self.columns]

    @property
    def kept_out(self) -> int:
        """Rows and units that are in no sum though they should be."""
        return sum(self.left_out.values())

    @property
    def exit_code(self) -> int:
        """0 where all is summed; 1 where a total differs, or a month or a row is missing; 3 where nothing is summed,
        numbers cannot be read, or a total cannot be compared."""
        if not self.groups or not self.units:
            return 3
        if self.exit_zero:
            return 0
        if self.uncompared or any(self.left_out.get(name) for name in ("units_unreadable", "totals_unreadable")):
            return 3
        return 1 if self.kept_out or self.differing or self.lacking else 0
