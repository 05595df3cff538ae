"""Name runs: names that stand side by side, or one under the other, with numbers behind them."""

import heapq
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cedu_targets.attainment.headings import LONGEST, Heading, heading_of, names_any, part_of
from cedu_targets.attainment.plane import Plane
from cedu_targets.attainment.sought import SoughtNames
from cedu_targets.files.grid import Spot
from cedu_targets.recognition.view import GridView

NameCells = Mapping[Spot, Heading]
_MOST_COUNTED = 999
_MOST_HEADINGS = 3


class NameRun(Struct, frozen=True):
    """Names at one cross of a plane, and the cross at which their numbers end."""

    plane: Plane
    cross: int
    lines: Sequence[int]
    start: int
    """Behind the names that stand before these."""
    end: int


def name_cells(view: GridView, names: SoughtNames) -> NameCells:
    """The cells of a sheet that name what is looked for."""
    known: dict[str, Heading | None] = {}
    found: dict[Spot, Heading] = {}
    for row, cells in enumerate(view.rows):
        for column, raw in enumerate(cells):
            if type(raw) is str and 1 < len(raw) <= 2 * LONGEST and not raw.isspace():
                if raw not in known:
                    heading = heading_of(raw, names) if names_any(raw, names) else None
                    known[raw] = heading if heading is not None and heading.sought else None
                if (named := known[raw]) is not None:
                    found[row, column] = named
    return found


class NameRuns:
    """The runs of a sheet, those with the most names first; a cell that is `taken` is in no further one."""

    def __init__(self, view: GridView, cells: NameCells) -> None:
        self._planes = (Plane(view), Plane(view, turned=True))
        self._lines: dict[tuple[bool, int], list[int]] = {}
        self._crosses: dict[tuple[bool, int], list[int]] = {}
        for row, column in sorted(cells):
            for turned, cross, line in ((False, row, column), (True, column, row)):
                self._lines.setdefault((turned, cross), []).append(line)
                self._crosses.setdefault((turned, line), []).append(cross)
        self._taken: set[Spot] = set()

    def take(self, spots: Iterator[Spot]) -> None:
        """Let these cells be names of no other run."""
        self._taken.update(spots)

    def __iter__(self) -> Iterator[NameRun]:
        waiting = [(-self._score(run), run.plane.turned, run.cross, len(run.lines)) for run in self._all()]
        heapq.heapify(waiting)
        while waiting:
            score, turned, cross, size = heapq.heappop(waiting)
            run = self._run(turned, cross)
            if len(run.lines) < size:
                if run.lines:
                    heapq.heappush(waiting, (-self._score(run), turned, cross, len(run.lines)))
            elif score:
                yield run
                self.take(run.plane.spot(cross, line) for line in run.lines)

    def _heads_years(self, run: NameRun) -> bool:
        """Whether a name is the corner of a table by years: 居民参与率 before 2020, 2021."""
        plane, line = run.plane, run.lines[0]
        crosses = [one for one in range(run.cross + 1, run.end) if plane.raw(one, line) not in (None, "")]
        are_years = len(crosses) > 1 and all(plane.is_year(one, line) for one in crosses)
        return are_years and not (line and all(plane.own_text(one, line - 1) for one in crosses))

    def with_headings_behind(self, run: NameRun) -> NameRun:
        """The same names with those that stand in the next lines of the header: 老年教育 under 其中, 经费 beside it."""
        plane, cross, lines = run.plane, run.cross, set(run.lines)
        for one in range(run.cross + 1, min(run.cross + 1 + _MOST_HEADINGS, run.end)):
            named = self._lines.get((plane.turned, one), [])
            if named and not any(plane.is_amount(one, line) for line in plane.filled(one)):
                cross = one
                lines.update(named)
        if cross == run.cross:
            return run
        ends = [plane.size[0]]
        for line in lines:
            crosses = self._crosses[plane.turned, line]
            ends += crosses[bisect_right(crosses, cross) :][:1]
        return NameRun(plane, cross, sorted(lines), run.start, min(ends))

    def _all(self) -> Iterator[NameRun]:
        return (self._run(*key) for key in self._lines)

    def _run(self, turned: bool, cross: int) -> NameRun:
        plane = self._planes[turned]
        lines = [line for line in self._lines[turned, cross] if plane.spot(cross, line) not in self._taken]
        starts, ends = [0], [plane.size[0]]
        for line in lines:
            crosses = self._crosses[turned, line]
            later = bisect_right(crosses, cross)
            ends += crosses[later : later + 1]
            starts += [one + 1 for one in crosses[max(later - 2, 0) : later - 1]]
        return NameRun(plane, cross, lines, max(starts), min(ends))

    def _score(self, run: NameRun) -> int:
        """How many of the names have numbers behind them, and then how many numbers there are; 1 for spoilt ones."""
        behind = range(run.cross + 1, run.end)
        counts = [sum(run.plane.is_amount(one, line) for one in behind) for line in run.lines]
        if len(run.lines) == 1 and self._heads_years(run):
            return 0
        if not any(counts):
            return int(any(run.plane.is_meant_for_amount(one, line) for line in run.lines for one in behind))
        return (_MOST_COUNTED + 1) * sum(map(bool, counts)) + min(sum(counts), _MOST_COUNTED)


def end_of(run: NameRun) -> int:
    """Where the rows under names end: at the headings of another table, or at the next of these names."""
    plane = run.plane
    if plane.turned:
        return run.end
    is_after_blank = has_numbers = False
    for cross in range(run.cross + 1, run.end):
        if not plane.filled(cross):
            is_after_blank = True
            continue
        if any(plane.is_amount(cross, line) for line in run.lines):
            has_numbers, is_after_blank = True, False
            continue
        texts = [text for line in run.lines if (text := plane.own_text(cross, line))]
        are_headings = bool(texts) and all(part_of(text) is not None for text in texts)
        if has_numbers and texts and (is_after_blank or are_headings):
            return cross
        is_after_blank = False
    return run.end
