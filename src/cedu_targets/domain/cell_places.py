"""The places of many cells of a table, as the rows and columns that they stand in: a place is made when it is read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from cedu_targets.domain.layout import Layout
from cedu_targets.domain.place import Place


class CellPlaces(Sequence[Place]):
    """The cells of some columns in some rows, column by column."""

    __slots__ = ("codes", "layout", "measure", "period", "units")

    def __init__(
        self, layout: Layout, period: str | None, measure: str, units: Sequence[str], codes: Sequence[str]
    ) -> None:
        self.layout, self.period, self.measure, self.units, self.codes = layout, period, measure, units, codes

    def __len__(self) -> int:
        return len(self.units) * len(self.codes)

    @overload
    def __getitem__(self, position: int) -> Place: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[Place, ...]: ...
    def __getitem__(self, position: int | slice) -> Place | tuple[Place, ...]:
        if isinstance(position, slice):
            return tuple(map(self._place, range(*position.indices(len(self)))))
        if not -len(self) <= position < len(self):
            raise IndexError(position)
        return self._place(position % len(self))

    def __iter__(self) -> Iterator[Place]:
        return map(self._place, range(len(self)))

    def _place(self, position: int) -> Place:
        column, row = divmod(position, len(self.units))
        unit, code = self.units[row], self.codes[column]
        return Place(
            sheet=self.layout.sheet,
            cell=self.layout.cell(unit, code),
            unit=unit,
            indicator=code,
            period=self.period,
            measure=self.measure,
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CellPlaces | tuple) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[object, ...]:
        return tuple, (list(self),)


def cells_of(places: Sequence[Place]) -> Iterable[tuple[str, str]]:
    """The (unit, column) of places; of the cells of a column, which are many, without a place for each."""
    if isinstance(places, CellPlaces):
        return ((unit, code) for code in places.codes for unit in places.units)
    return ((str(place.unit), str(place.indicator)) for place in places)


def columns_of(places: Sequence[Place]) -> Iterable[str | None]:
    """The columns of places; of the cells of a column, which are many, its code once."""
    return places.codes if isinstance(places, CellPlaces) else [place.indicator for place in places]


def rows_of(places: Sequence[Place]) -> Iterable[str | None]:
    """The rows of places, likewise."""
    return places.units if isinstance(places, CellPlaces) else [place.unit for place in places]
