"""A screen of parts that can each be cut short: what fits is shown, the most urgent first, and the rest is counted.

How many lines a row takes is known only where it is drawn, in the terminal's width.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from rich.console import Console, ConsoleOptions, Group, RenderableType

MOST_LINES = 40
"""A screen, as for a check."""

Drawn = Callable[[int, int], RenderableType]
"""A part with so many of its rows, in a width."""


class Part(Struct, frozen=True):
    """Rows under a heading, of which the first few can be shown alone."""

    rows: int
    least: int
    """Rows that are shown in any case."""
    drawn: Drawn
    left_out: Callable[[int], str]
    """How the rows are counted that are left out."""


class Screen(Struct, frozen=True):
    """Parts between a head and a foot, in about so many lines as a screen has."""

    head: Sequence[RenderableType]
    parts: Sequence[Part]
    foot: Sequence[RenderableType]
    cut: Callable[[Sequence[str]], RenderableType]
    """The line on what was left out."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """What fits: the least of every part, then a row of each in turn, as long as there is room."""

        def lines(renderable: RenderableType) -> int:
            return len(console.render_lines(renderable, options, pad=False))

        def drawn(part: Part, rows: int) -> RenderableType:
            return part.drawn(rows, options.max_width) if rows else Group()

        shown = [min(part.rows, part.least) for part in self.parts]
        taken = [lines(drawn(part, rows)) for part, rows in zip(self.parts, shown, strict=True)]
        room = MOST_LINES - lines(Group(*self.head, *self.foot)) - 2
        waiting = [n for n, part in enumerate(self.parts) if shown[n] < part.rows]
        while waiting:
            for n in list(waiting):
                part = self.parts[n]
                size = lines(drawn(part, shown[n] + 1))
                if sum(taken) - taken[n] + size > room:
                    waiting.remove(n)
                    continue
                shown[n], taken[n] = shown[n] + 1, size
                if shown[n] == part.rows:
                    waiting.remove(n)
        left = [
            part.left_out(part.rows - rows) for part, rows in zip(self.parts, shown, strict=True) if rows < part.rows
        ]
        yield from self.head
        yield from (drawn(part, rows) for part, rows in zip(self.parts, shown, strict=True) if rows)
        if left:
            yield self.cut(left)
        yield from self.foot
