"""Slips of the pen: one number of a marked sum that holds, typed wrongly in a copy of its table."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from marked import Cell, Mark, MarkedTable, State

TRIES = 200
"""How often a place and a slip are drawn for one copy before the table is given up."""


@dataclass(frozen=True)
class PlantedSlip:
    """A copy of a table, and what is wrong in it."""

    table: MarkedTable
    kind: str
    cell: Cell
    before: Decimal
    mark: Mark
    """The sum that held before and does not now."""


def wrong_digit(digits: str, generator: random.Random) -> str:
    """1234 → 1294."""
    place = generator.randrange(len(digits))
    return digits[:place] + generator.choice("123456789".replace(digits[place], "")) + digits[place + 1 :]


def transposed(digits: str, generator: random.Random) -> str:
    """1234 → 1324."""
    place = generator.randrange(max(1, len(digits) - 1))
    return digits[:place] + digits[place : place + 2][::-1] + digits[place + 2 :]


def dropped(digits: str, generator: random.Random) -> str:
    """1234 → 134."""
    place = generator.randrange(len(digits))
    return digits[:place] + digits[place + 1 :] or digits


def doubled(digits: str, generator: random.Random) -> str:
    """1234 → 12234."""
    place = generator.randrange(len(digits))
    return digits[: place + 1] + digits[place:]


SLIPS: tuple[Callable[[str, random.Random], str], ...] = (wrong_digit, transposed, dropped, doubled)


def plant(table: MarkedTable, copies: int, seed: int) -> Iterator[PlantedSlip]:
    """Copies of a table with one slip each, of the kinds in turn; fewer where its sums give no room for them."""
    generator = random.Random(f"{seed}:{table.file}:{table.sheet}")
    sound = [s.mark for s in table.standings if s.state is State.HOLDS and len(s.mark.parts) > 1]
    if not sound:
        return
    start = generator.randrange(len(SLIPS))
    for copy in range(copies):
        slip = SLIPS[(start + copy) % len(SLIPS)]
        planted = (_planted(table, slip, generator.choice(sound), generator) for _ in range(TRIES))
        found = next((one for one in planted if one is not None), None)
        if found is not None:
            yield found


def _planted(
    table: MarkedTable, slip: Callable[[str, random.Random], str], mark: Mark, generator: random.Random
) -> PlantedSlip | None:
    """One slip in a total or one of its parts; None where the cell has no room, or rounding would explain it."""
    cell = mark.total if generator.random() < 0.5 else generator.choice(mark.parts)
    before = table.rows[cell[0]][cell[1]]
    match = re.search(rf"\d(?:{table.thousands}?\d)*" if table.thousands else r"\d+", before)
    number = table.amount(before.strip())
    if match is None or number is None:
        return None
    digits = re.sub(r"\D", "", match[0])
    wrong = slip(digits, generator).lstrip("0")
    if not wrong or wrong == digits:
        return None
    signs = re.findall(r"\D", match[0])
    text = _grouped(wrong, signs[0]) if signs else wrong
    row = list(table.rows[cell[0]])
    row[cell[1]] = before[: match.start()] + text + before[match.end() :]
    rows = (*table.rows[: cell[0]], tuple(row), *table.rows[cell[0] + 1 :])
    copy = replace(table, rows=rows, record=table.record | {"table_array": [list(line) for line in rows]})
    after = next(s for s in copy.standings if s.mark == mark)
    return PlantedSlip(copy, slip.__name__, cell, number, mark) if after.state is State.PLAIN else None


def _grouped(digits: str, sign: str) -> str:
    """1234567 with its thousands set apart again."""
    first = len(digits) % 3
    return sign.join(part for part in (digits[:first], *re.findall("...", digits[first:])) if part)
