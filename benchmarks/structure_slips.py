"""A made table with its sums, and one slip of the pen in it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

Cell = tuple[int, int]


@dataclass(frozen=True)
class Sum:
    """A cell and the cells that it sums."""

    total: Cell
    parts: tuple[Cell, ...]


@dataclass
class Made:
    """A table, its sums, what was drawn for it, and the slip."""

    grid: list[list[str]]
    sums: list[Sum]
    features: dict[str, str]
    slip: Cell | None = None

    def number(self, cell: Cell) -> Decimal | None:
        """0 where blank, None where suppressed."""
        text = self.grid[cell[0]][cell[1]].replace(",", "")
        return Decimal(text or 0) if not text or text[-1].isdigit() else None

    def off(self, one: Sum) -> Decimal | None:
        """Total less parts; None where a number is unknown."""
        total, parts = self.number(one.total), [self.number(cell) for cell in one.parts]
        return None if total is None or None in parts else total - sum(part for part in parts if part is not None)


@dataclass(frozen=True)
class Slips:
    """Plants slips in tables whose numbers are rounded to `step`; 0 where they are exact."""

    dice: random.Random
    step: Decimal

    def plant(self, made: Made, known: Sequence[Sum]) -> bool:
        """One slip in a total or a part; whether there was room for one."""
        if made.features["slip"] == "left_out":
            return self.leave_out(
                made, [one for one in known if one.total[1] == one.parts[0][1] and len(one.parts) > 2]
            )
        for _ in range(60):
            one = self.dice.choice(known)
            cell = one.total if self.dice.random() < 0.5 else self.dice.choice(one.parts)
            before = made.grid[cell[0]][cell[1]]
            digits = [at for at, sign in enumerate(before) if sign.isdigit()]
            if not digits or before.strip("0.,") == "":
                continue
            made.grid[cell[0]][cell[1]] = self.slipped(made, before, self.dice.choice(digits))
            limit = self.step * 2 * (len(one.parts) + 1)
            if abs(made.off(one) or 0) > limit:
                made.slip = cell
                made.features["slip in"] = "total" if cell == one.total else "part"
                return True
            made.grid[cell[0]][cell[1]] = before
        return False

    def slipped(self, made: Made, text: str, at: int) -> str:
        """A number with one slip at one of its digits."""
        kind = made.features["slip"]
        digit = next(d for d in self.dice.sample("123456789", 2) if d != text[at])
        after = {"digit": digit, "dropped": "", "doubled": text[at] * 2, "transposed": text[at]}[kind]
        text = text[:at] + after + text[at + 1 :]
        if kind == "transposed" and text[at + 1 : at + 2].isdigit():
            text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        number = Decimal(text.replace(",", "").strip(".") or 0)
        return f"{number:,f}" if made.features["thousands"] == "commas" else f"{number:f}"

    def leave_out(self, made: Made, sums: Sequence[Sum]) -> bool:
        """A total without one of its rows, in every column."""
        if not sums:
            return False
        one = self.dice.choice(sums)
        rank = self.dice.randrange(len(one.parts))
        for other in (
            s for s in sums if s.total[0] == one.total[0] and [p[0] for p in s.parts] == [p[0] for p in one.parts]
        ):
            number, part = made.number(other.total), made.number(other.parts[rank])
            if number and part and abs(part) > self.step * 2 * (len(one.parts) + 1):
                made.grid[other.total[0]][other.total[1]] = f"{number - part:f}"
                made.slip = other.total
        made.features["slip in"] = "total"
        return made.slip is not None
