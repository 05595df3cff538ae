"""What is said of very many rows before anything is listed one by one: sentences, and tables of counts."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.numbers import plain
from cedu_targets.messages.messages import Messages

Cell = str | int | Decimal
"""A name or a word, a count, an exact number."""


class SummaryTable(Struct, frozen=True):
    """Lines of one kind, the first to be looked at on top."""

    title: str
    heads: Sequence[str]
    """Names of terms; of one that is several, all of them with `/` between."""
    rows: Sequence[Sequence[Cell]]
    named: int = 1
    """How many of the first columns say what a line is about."""
    in_text: int = 1_000
    """How many lines plain text has: nobody reads hundreds of them on a terminal."""
    on_page: int = 1_000
    """How many a page has."""
    left: int = 0
    """Lines that no format has."""
    lines: Sequence[str] = ()
    """The rows as plain text has them, where a heading at every number would be too long for a terminal."""

    def head_texts(self, messages: Messages) -> list[str]:
        """The headings as they are read."""
        return [" / ".join(map(messages.term, head.split("/"))) for head in self.heads]

    def more(self, shown: int, messages: Messages) -> str:
        """That others are not shown; empty where all are."""
        count = self.left + len(self.rows) - min(len(self.rows), shown)
        return messages.term("wide_more", count=count) if count else ""


def filled(tables: Iterable[SummaryTable]) -> list[SummaryTable]:
    """Those that have a line, without the columns in which nothing stands."""
    found = []
    for table in tables:
        kept = [n for n in range(len(table.heads)) if any(row[n] != "" for row in table.rows)]
        if kept:
            rows = [[row[n] for n in kept] for row in table.rows]
            named = sum(n < table.named for n in kept)
            found.append(replace(table, heads=[table.heads[n] for n in kept], rows=rows, named=named))
    return found


class Summary(Struct, frozen=True):
    """A report on very many rows, but for the districts that were judged one by one."""

    heading: str
    title: str
    """That of the pack."""
    in_short: str
    lines: Sequence[str]
    """What was looked at, and what could not be judged or summed."""
    tables: Sequence[SummaryTable]
    legend: str = ""
    """What the signs in the lines of plain text mean."""
    kind: str = ""
    """Of a verdict: `clean`, `error`, or `warning` where something is open."""
    mark: str = ""
    """Its sign."""

    @property
    def verdict(self) -> str:
        """In short, with the sign."""
        return f"{self.mark} {self.in_short}".strip()


def cell_text(cell: Cell) -> str:
    """A cell as it is printed."""
    return plain(cell) if isinstance(cell, Decimal) else str(cell)
