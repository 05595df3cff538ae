"""Columns: the indicators of all forms together, and which of them each form's columns are."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec.structs import replace

from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import comparable, factor
from cedu_targets.packs.names import same_columns
from cedu_targets.rollups.figure_numbers import Meant


class Columns:
    """The columns, in the order of the forms; each form's are met as `cedu gap` meets them with the targets'."""

    def __init__(self) -> None:
        self._together: Table | None = None
        self._met: dict[tuple[Indicator, ...], Mapping[str, Meant]] = {}

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All that came, each once: by their codes where all have numbers (栏次), else in the order of the forms."""
        found = () if self._together is None else self._together.indicators
        if all(one.coded and one.code.isascii() and one.code.isdecimal() for one in found):
            return tuple(sorted(found, key=lambda one: int(one.code)))
        return found

    def of(self, table: Table) -> Mapping[str, Meant]:
        """A form's code of each column -> the column that it is; what no form had before is one of its own."""
        met = self._met.get(table.indicators)
        if met is None:
            met = self._met[table.indicators] = self._meet(table)
        return met

    def _meet(self, table: Table) -> Mapping[str, Meant]:
        together = self._together or replace(table, indicators=())
        same = same_columns(table, together)
        columns = list(together.indicators)
        met: dict[str, Meant] = {}
        known_at = [at for at, one in enumerate(columns) if one.code in same.values()]
        behind = min(known_at, default=len(columns))
        for one in table.indicators:
            known = together.by_code.get(same.get(one.code, ""))
            is_taken = known is not None and any(known.code == meant.code for meant in met.values())
            if known is not None and not is_taken and comparable(one, known):
                met[one.code] = Meant(known.code, factor(one, known))
                behind = columns.index(known) + 1
                continue
            taken = {column.code for column in columns}
            own = one if one.code not in taken else _under_another_code(one, taken)
            met[one.code] = Meant(own.code, Decimal(1))
            columns.insert(behind, own)  # where it stands in its form: not all forms have all rows
            behind += 1
        self._together = replace(together, indicators=tuple(columns))
        return met


def _under_another_code(one: Indicator, taken: set[str]) -> Indicator:
    """A column whose code another one has: by its name, with its unit of measure, else with a number."""
    measured = f"{one.name}（{one.unit_of_measure}）" if one.unit_of_measure else one.name
    names = (one.name, measured, *(f"{measured} {number}" for number in range(2, len(taken) + 3)))
    return replace(one, code=next(name for name in names if name not in taken), coded=False)
