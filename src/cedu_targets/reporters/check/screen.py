"""The tables of a file on one screen: all that fits, most binding first; what is left out is counted.

Nothing that binds less takes the place of what binds more. How many lines an entry takes is known only where it is
drawn, in the terminal's width, so an entry is drawn to see whether it still fits.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property

from msgspec import Struct
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.terminal import Prose

KINDS = (
    "cause", "error", "under_cause", "further_cause", "under_further", "alternative", "warning", "not_judged",
    "question", "note", "explained",
)  # fmt: skip
"""What comes first where there is no room for all. A cause stands for the findings that it explains."""
FEWEST_LINES = 12
"""With fewer a table is told in a line: its name and how it went."""

Lines = Callable[[RenderableType], int]
"""How many lines something takes."""


class Row(Struct, frozen=True):
    """A line of a list: the cell, the code, the sentence."""

    spot: str
    code: str
    text: str
    style: str = ""


class Entry(Struct, frozen=True):
    """What is shown or left out as a whole."""

    kind: str
    word: str
    """The term by which it is counted where it is left out."""
    count: int
    rows: tuple[Row, ...] = ()
    above: RenderableType | None = None
    """What stands over the rows of its section."""
    advice: str = ""
    code: str = ""
    """The code that the advice is for."""


class Section(Struct, frozen=True):
    """Entries under a heading, and below them each advice once with the codes that it belongs to."""

    heading: RenderableType | None
    entries: Sequence[Entry]
    indent: int = 2

    def drawn(self, chosen: Collection[int]) -> RenderableType:
        """The section with the entries at these positions; nothing of it where there are none."""
        entries = [self.entries[position] for position in sorted(chosen)]
        if not entries:
            return Group()
        parts: list[RenderableType] = [] if self.heading is None else [self.heading]
        parts += [entry.above for entry in entries if entry.above is not None]
        rows = [row for entry in entries for row in entry.rows]
        if not rows:
            return Group(*parts)
        parts.append(Padding(_grid(rows), (0, 0, 0, self.indent)))
        codes: dict[str, list[str]] = {}
        for entry in entries:
            of_advice = codes.setdefault(entry.advice, [])
            of_advice += [entry.code] if entry.code not in of_advice else []
        for advice, about in codes.items():
            if advice:
                told = Prose(f"→ {advice} ({', '.join(about)})", style="dim")
                parts.append(Padding(told, (0, 0, 0, self.indent)))
        return Group(*parts, Text(""))


def _grid(rows: Sequence[Row]) -> Columns:
    """Columns for the cell, the code, and the sentence, which folds."""
    grid = Columns.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column()
    for row in rows:
        grid.add_row(Text(row.spot, style="bold"), Text(row.code), Prose(row.text, style=row.style))
    return grid


class Sheet(Struct, frozen=True, dict=True):
    """A table of the file: its head, its sections, how it went; and all that in a line."""

    head: Sequence[RenderableType]
    sections: Sequence[Section]
    foot: Sequence[RenderableType]
    short: RenderableType
    fails: bool
    cut: str = "left_out"
    """The term by which it is said what is left out."""

    @cached_property
    def entries(self) -> Sequence[tuple[int, int]]:
        """Every entry by its section and its place there, in the order in which they have a claim to be shown."""
        found = [(n, position) for n, section in enumerate(self.sections) for position in range(len(section.entries))]
        return sorted(found, key=lambda one: KINDS.index(self.sections[one[0]].entries[one[1]].kind))

    def drawn(self, chosen: Collection[tuple[int, int]], left_out: Sequence[RenderableType] = ()) -> RenderableType:
        """The table with these entries."""
        by_section: dict[int, set[int]] = {}
        for section, position in chosen:
            by_section.setdefault(section, set()).add(position)
        sections = [section.drawn(by_section.get(n, ())) for n, section in enumerate(self.sections)]
        return Group(*self.head, *sections, *left_out, *self.foot)

    def within(self, room: int, lines: Lines, messages: Messages) -> RenderableType:
        """The table in so many lines, as far as that can be."""
        if len(self.entries) <= room and lines(whole := self.drawn(self.entries)) <= room:
            return whole
        told = _left_out(self, (), messages)
        room -= lines(self.drawn((), [told]))
        taken = [0] * len(self.sections)
        chosen: dict[int, set[int]] = {}
        count = 0
        for section, position in self.entries:
            with_it = chosen.get(section, set()) | {position}
            size = lines(self.sections[section].drawn(with_it))
            if sum(taken) - taken[section] + size > room:
                break
            taken[section], chosen[section], count = size, with_it, count + 1
        shown = self.entries[:count]
        return self.drawn(shown, [_left_out(self, shown, messages)])


def _left_out(sheet: Sheet, shown: Sequence[tuple[int, int]], messages: Messages) -> Prose:
    """`另有 25 条没有列出（强制性 12 条、提示性 13 条），用 -o 报告.xlsx 看全部`."""
    counts = Counter[str]()
    for section, position in sheet.entries[len(shown) :]:
        entry = sheet.sections[section].entries[position]
        counts[entry.word] += entry.count
    told = [(kind, count) for kind, count in counts.items() if count]
    kinds = [messages.term("left_out_kind", kind=messages.term(kind), count=count) for kind, count in told]
    said = messages.term(sheet.cut, count=counts.total(), kinds=messages.punctuation.names.join(kinds))
    return Prose(said, style="bold")


class Screen:
    """All tables of a file in so many lines, together with what follows them."""

    def __init__(
        self, sheets: Sequence[Sheet], room: int, beside: Sequence[RenderableType], messages: Messages, *, brief: bool
    ) -> None:
        self._sheets, self._room, self._beside, self._messages = sheets, room, beside, messages
        self._is_brief = brief
        """Whether a table of which nothing is said needs no more than a line."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        def lines(shown: RenderableType) -> int:
            return len(console.render_lines(shown, options, pad=False))

        room = self._room - sum(map(lines, self._beside))
        if self._is_brief and not any(sheet.entries for sheet in self._sheets):
            yield from (sheet.short for sheet in self._sheets)
        elif len(self._sheets) == 1:
            yield self._sheets[0].within(room, lines, self._messages)
        else:
            yield from self._several(room, lines)

    def _several(self, room: int, lines: Lines) -> Iterator[RenderableType]:
        """Every table in full; else each in a line, and in full as many as there is room for, those that fail first."""
        if sum(len(sheet.entries) for sheet in self._sheets) <= room:
            whole = [sheet.drawn(sheet.entries) for sheet in self._sheets]
            if sum(map(lines, whole)) <= room:
                yield from whole
                return
        short = [lines(sheet.short) for sheet in self._sheets]
        left = room - 2  # for what is left out
        shown: dict[int, RenderableType] = {}
        for n in self._worst_first():
            if short[n] <= left:
                shown[n] = self._sheets[n].short
                left -= short[n]
        for n in [n for n in shown if self._sheets[n].entries]:
            if left + short[n] >= FEWEST_LINES:
                full = self._sheets[n].within(left + short[n], lines, self._messages)
                if (size := lines(full)) <= left + short[n]:
                    shown[n], left = full, left + short[n] - size
        yield from (shown[n] for n in sorted(shown))
        if len(shown) < len(self._sheets):
            yield Prose(self._messages.term("left_out_tables", count=len(self._sheets) - len(shown)), style="bold")
        yield Prose(self._messages.term("left_out_places"), style="bold")

    def _worst_first(self) -> list[int]:
        return sorted(range(len(self._sheets)), key=lambda n: not self._sheets[n].fails)
