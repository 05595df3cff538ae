"""Made tables of many structures, with known sums and at most one slip: drawn feature by feature."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from structure_slips import Cell, Made, Slips, Sum
from structure_words import NAMES, WORDS


@dataclass
class Line:
    """A row or a column: a name, and the lines that it sums (one list a breakdown)."""

    name: str
    kind: str = "leaf"
    level: int = 0
    sums: list[list[int]] = field(default_factory=list)
    within: int | None = None
    """Of a 其中 row: the line that it is part of."""


class Maker:
    """Draws one table."""

    def __init__(self, seed: str) -> None:
        self.dice = random.Random(seed)
        self.features: dict[str, str] = {}
        self.language = self.draw("language", zh=3, en=2)
        self.words = WORDS[self.language]
        self.rows: list[Line] = []
        self.columns: list[Line] = []
        self.besides: dict[Cell, Decimal] = {}
        plain, ways = (
            NAMES[self.language],
            ("东西南北" if self.language == "zh" else ("North ", "South ", "East ", "West ")),
        )
        more = [f"{way}{name}" for way in ways for name in plain]
        self.names = iter(self.dice.sample(plain, len(plain)) + self.dice.sample(more, len(more)))

    def draw(self, feature: str, **weights: float) -> str:
        """One value of a feature, noted for the score."""
        (value,) = self.dice.choices(list(weights), list(weights.values()))
        self.features[feature] = value
        return value

    def make(self) -> Made:
        """The table, with a slip or without."""
        self.shape = self.draw("shape", flat=4, two_level=4, three_level=1, blocks=1.5, breakdowns=1.5)
        self.whole = self.draw("whole", named=5, hinted=2, unnamed=2, none=1)
        self.place = self.draw("whole at", top=1, bottom=1)
        self.heads = self.draw("groups", over=3, under=2, heading_and_under=1) if "level" in self.shape else "over"
        self.subs = self.draw("subtotals", plain=1, with_name=1) if self.heads != "over" else "plain"
        indent = self.draw("indent", yes=1, no=1) if "level" in self.shape else "no"
        self.digits = int(self.draw("digits", **dict.fromkeys("1234567", 1)))
        self.texture = self.draw("numbers", any=5, zeros=1, equal=1, blanks=1, suppressed=0.7)
        self.decimals = int(self.draw("decimals", **{"0": 6, "1": 1, "2": 1}))
        self.rounding = self.draw("rounding", none=6, last_place=1, to_ten=0.7) if self.digits > 3 else "none"
        noted = self.rounding != "none" and self.draw("rounding note", yes=1, no=1) == "yes"
        self.name = self.dice.choice(self.words[self.whole]) if self.whole != "none" else self.words["named"][0]
        blocks = self.dice.randint(2, 3) if self.shape == "blocks" else 1
        for block in range(blocks):
            if blocks > 1:
                self.rows.append(Line(self.words["blocks"][block], "heading"))
            self.block()
        self.memo = self.draw("memo row", none=5, rate=1, average=1, percent=1, number=1)
        if self.memo != "none":
            self.rows.append(Line(self.dice.choice(self.words[self.memo]), self.memo))
        self.make_columns()
        numbers = self.values()
        grid, first, left = self.written(numbers, indent == "yes", noted)
        made = Made(grid, list(self.marks(first, left)), self.features)
        known = [one for one in made.sums if made.off(one) is not None]
        self.features["crossing sums"] = _size(max(Counter(c[0] for c in (s.total for s in known)).values(), default=0))
        self.draw("slip", none=1, digit=0.3, transposed=0.2, dropped=0.2, doubled=0.2, left_out=0.2)
        if self.features["slip"] != "none" and not (known and Slips(self.dice, self.step).plant(made, known)):
            self.features["slip"] = "none"
        return made

    def block(self) -> None:
        """Rows of one whole: leaves, groups of leaves, or two breakdowns."""
        depth = {"flat": 1, "breakdowns": 1, "blocks": 1, "two_level": 2, "three_level": 3}[self.shape]
        if self.shape == "breakdowns":
            self.breakdowns(self.name)
        else:
            self.node(None if self.whole == "none" else self.name, depth, 0, self.place == "top")

    def breakdowns(self, name: str) -> None:
        """One total over its parts by sex, and again by age."""
        headings = self.draw("breakdown headings", yes=1, no=1) == "yes"
        whole = len(self.rows)
        self.rows.append(Line(name, "sum"))
        for label, parts in zip(self.words["by"], self.words["sides"], strict=True):
            self.rows += [Line(label, "heading")] if headings else []
            self.rows[whole].sums.append(list(range(len(self.rows), len(self.rows) + len(parts))))
            self.rows += [Line(part, level=1) for part in parts]

    def node(self, name: str | None, depth: int, level: int, over: bool) -> int | None:
        """A total (or none) and its members, over them or under them; its position."""
        at, members, gap = None, [], " " * (self.language == "en")
        if name is not None and over:
            at = len(self.rows)
            self.rows.append(Line(name, "sum", level))
        for number in range(self.dice.randint(2, 4) if depth > 1 else self.dice.randint(2, 3 if level else 12)):
            below = level + (name is not None)
            if depth == 1:
                members.append(len(self.rows))
                self.rows.append(Line(next(self.names), level=below))
                if self.dice.random() < 0.06:
                    self.features["of which"] = "yes"
                    self.rows.append(Line(self.words["of"] + next(self.names), "of_which", below + 1, [], members[-1]))
                continue
            group = (
                self.words["areas"][number]
                if depth == 2 and self.shape == "two_level"
                else next(self.names) + ("片" if self.language == "zh" else " area")
            )
            if self.heads == "heading_and_under":
                self.rows.append(Line(group, "heading", below))
            own = group if self.heads == "over" else self.words["sub"]
            own = group + gap + self.words["sub"] if self.subs == "with_name" and self.heads != "over" else own
            child = self.node(own, depth - 1, below, self.heads == "over")
            members += [] if child is None else [child]
        if name is not None and not over:
            at = len(self.rows)
            self.rows.append(Line(name, "sum", level))
        if at is not None:
            self.rows[at].sums.append(members)
        return at

    def make_columns(self) -> None:
        """Columns of counts with their totals, then one that does not add."""
        kind = self.draw("columns", plain=3, years=2, total_left=2, total_right=2, groups=2, grand=1)
        words, count = self.words, self.dice.randint(2, 5)
        total, columns = self.dice.choice(words["column"]), self.columns
        if kind == "plain":
            columns += [Line(name) for name in words["cols"][: self.dice.randint(1, 6)]]
        elif kind == "years":
            columns += [Line(str(2016 + year)) for year in range(self.dice.randint(2, 8))]
        elif kind.startswith("total"):
            parts = [Line(name) for name in words["cols"][:count]]
            left = kind == "total_left"
            own = Line(total, "sum", 0, [list(range(left, count + left))])
            columns += [own, *parts] if left else [*parts, own]
        else:
            wholes, grand = [], kind == "grand"
            columns += [Line(words["named"][0], "sum")] if grand else []
            for name in words["groups"][: self.dice.randint(2, 3)]:
                wholes.append(len(columns))
                count = max(count, 3)
                columns.append(Line(f"{name}|{total}", "sum", 0, [[wholes[-1] + step for step in range(1, count)]]))
                columns += [Line(f"{name}|{part}") for part in words["cols"][: count - 1]]
            if grand:
                columns[0].sums.append(wholes)
        self.extra = self.draw("further column", none=5, rate=1, average=1, percent=1, rank=1, year=1)
        if self.extra != "none":
            word = words[self.extra]
            columns.append(Line(word if isinstance(word, str) else word[0], self.extra))

    def leaf(self) -> Decimal:
        """The number of a leaf in whole steps."""
        top, dice = 10**self.digits, self.dice
        if (self.texture == "zeros" and dice.random() < 0.6) or (self.texture == "blanks" and dice.random() < 0.25):
            return Decimal(0)
        return Decimal(dice.choice((top // 3, top // 2)) if self.texture == "equal" else dice.randint(top // 20, top))

    def values(self) -> dict[Cell, Decimal | None]:
        """The numbers by row and column, exact."""
        found: dict[Cell, Decimal | None] = {}
        leaves = [at for at, column in enumerate(self.columns) if column.kind == "leaf" or not column.sums]
        counted = [at for at, row in enumerate(self.rows) if row.kind in ("leaf", "sum", "of_which")]
        for column in (at for at in leaves if self.columns[at].kind in ("leaf", "sum")):
            for row in counted:
                if self.rows[row].kind == "leaf":
                    found[row, column] = self.leaf()
            for row in counted:
                if (within := self.rows[row].within) is not None:
                    found[row, column] = (found[within, column] or Decimal(0)) * self.dice.randint(1, 9) // 10
            for row in reversed(counted):
                self.summed_row(found, row, column)
        for at, column in reversed(list(enumerate(self.columns))):
            if column.sums:
                for row in counted:
                    found[row, at] = sum((found[row, part] or Decimal(0) for part in column.sums[0]), Decimal(0))
        return found

    def summed_row(self, found: dict[Cell, Decimal | None], row: int, column: int) -> Decimal:
        """The number of a row, its members first; a second breakdown is parted anew."""
        if (row, column) not in found:
            first, *others = self.rows[row].sums
            found[row, column] = sum((self.summed_row(found, part, column) for part in first), Decimal(0))
            for parts in others:
                rest = found[row, column] or Decimal(0)
                for part in parts[:-1]:
                    found[part, column] = rest * self.dice.randint(2, 6) // 10
                    rest -= found[part, column] or Decimal(0)
                found[parts[-1], column] = rest
        return found[row, column] or Decimal(0)

    def text(self, row: int, column: int, values: dict[Cell, Decimal | None]) -> str:
        """What is written in a cell."""
        kind = self.columns[column].kind if self.rows[row].kind in ("leaf", "sum", "of_which") else self.rows[row].kind
        if kind == "heading":
            return ""
        if kind in ("rate", "average", "percent", "rank", "year", "number") or (row, column) not in values:
            if kind == "percent":
                return self.share(row, column, values)
            number = self.beside(kind, row, column)
            return f"{number:f}" if kind in ("rate", "average") else str(int(number))
        number = (values[row, column] or Decimal(0)).scaleb(-self.decimals)
        if self.rows[row].kind == "leaf" and self.columns[column].kind == "leaf":
            if self.texture == "blanks" and not number:
                return ""
            if self.texture == "suppressed" and self.dice.random() < 0.08:
                return "x"
        if self.rounding == "to_ten":
            number = number.scaleb(self.decimals - 1).quantize(Decimal(1)) * 10
        elif self.rounding == "last_place":
            number = number.scaleb(-1).quantize(Decimal(1).scaleb(-self.decimals))
        return f"{number:,f}" if self.features["thousands"] == "commas" else f"{number:f}"

    def beside(self, kind: str, row: int, column: int) -> Decimal:
        """What is no part of a sum: a rate or an average of a total lies among those of its parts."""
        if (row, column) not in self.besides:
            over = [(part, column) for part in self.rows[row].sums[0]] if self.rows[row].sums else []
            over = over or [(row, part) for part in (self.columns[column].sums or [[]])[0]]
            low, high = {"average": (20, 70), "rank": (1, 30), "year": (1985, 2022), "number": (2, 40)}.get(
                kind, (5, 99)
            )
            number = Decimal(self.dice.randint(10 * low, 10 * high)) / 10
            if over and kind in ("rate", "average", "number"):
                every = sum((self.beside(kind, *cell) for cell in over), Decimal(0))
                number = every if kind == "number" else (every / len(over)).quantize(Decimal("0.1"))
            self.besides[row, column] = number if kind in ("rate", "average") else Decimal(int(number))
        return self.besides[row, column]

    def share(self, row: int, column: int, values: dict[Cell, Decimal | None]) -> str:
        """A row's part of all leaves, or a column's part of the column that sums it, or of the grand total."""
        leaves = [at for at, one in enumerate(self.rows) if one.kind == "leaf"]
        at = column
        if self.columns[column].kind == "percent":
            own, whole = values.get((row, 0)), [values.get((leaf, 0)) for leaf in leaves]
        else:
            while over := [number for number, one in enumerate(self.columns) if any(at in part for part in one.sums)]:
                at = over[0]
            own = sum((values.get((leaf, column)) or Decimal(0) for leaf in leaves), Decimal(0))
            whole = [values.get((leaf, at)) for leaf in leaves]
        every = sum((number for number in whole if number), Decimal(0))
        return f"{100 * own / every:.1f}" if own and every else "0.0"

    def written(
        self, values: dict[Cell, Decimal | None], indent: bool, noted: bool
    ) -> tuple[list[list[str]], int, int]:
        """(the grid, the first row of its body, the first column of numbers)."""
        words, grid = self.words, list[list[str]]()
        self.draw("thousands", none=2, commas=1)
        if self.draw("title", yes=2, no=1) == "yes":
            grid.append([words["title"], *[""] * len(self.columns)])
        names = [column.name.split("|") for column in self.columns]
        if any(len(name) > 1 for name in names):
            heads = ["" if len(name) == 1 else name[0] for name in names]
            shown = [name if name != before else "" for before, name in zip(["", *heads], heads, strict=False)]
            shown = [name[0] if len(name) == 1 else one for name, one in zip(names, shown, strict=True)]
            grid.append([self.dice.choice(words["corner"]), *shown])
            grid.append(["", *("" if len(name) == 1 else name[1] for name in names)])
        else:
            grid.append([self.dice.choice(words["corner"]), *(name[0] for name in names)])
        first = len(grid)
        for at, row in enumerate(self.rows):
            own = "  " * row.level * indent + row.name
            grid.append([own, *(self.text(at, column, values) for column in range(len(self.columns)))])
        grid += [[words["note"], *[""] * len(self.columns)]] if noted else []
        if self.draw("source line", yes=1, no=2) == "yes":
            grid.append([words["source"], *[""] * len(self.columns)])
        return grid, first, 1

    def marks(self, first: int, left: int) -> Iterator[Sum]:
        """The sums of the table, by cell."""
        counted = [at for at, row in enumerate(self.rows) if row.kind in ("leaf", "sum", "of_which")]
        across = [at for at, column in enumerate(self.columns) if column.kind in ("leaf", "sum")]
        for row in counted:
            for parts in self.rows[row].sums:
                for at in across:
                    yield Sum((first + row, left + at), tuple((first + part, left + at) for part in parts))
            for at in across:
                for parts in self.columns[at].sums:
                    yield Sum((first + row, left + at), tuple((first + row, left + part) for part in parts))

    @property
    def step(self) -> Decimal:
        """What the numbers are rounded to; 0 where they are exact."""
        steps = {"none": Decimal(0), "to_ten": Decimal(10), "last_place": Decimal(1).scaleb(-self.decimals)}
        return steps[self.rounding]


def _size(count: int) -> str:
    return str(count) if count < 3 else "3–5" if count < 6 else "6+"
