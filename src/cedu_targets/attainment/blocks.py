"""Blocks: where in a sheet the names that are looked for stand side by side, with their numbers behind them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cedu_targets.attainment.headings import LONGEST, Heading, Part, heading_of, part_of
from cedu_targets.attainment.plane import Plane
from cedu_targets.attainment.sought import SoughtNames
from cedu_targets.files.grid import Spot
from cedu_targets.recognition.table.columns import is_measure
from cedu_targets.recognition.table.row_kinds import is_headed_total
from cedu_targets.recognition.view import GridView

_MOST_BEFORE, _MOST_BEHIND = 4, 3
"""Rows of headings over the names, and under them."""
_ROWS_ASKED = 20_000


@dataclass(frozen=True)
class Block:
    """Names along a cross, and the crosses behind it up to `end` with their numbers."""

    plane: Plane
    cross: int
    """Where the names stand."""
    lines: Mapping[int, Heading]
    """The lines whose headings name something, in order."""
    labels: tuple[int, ...]
    """The lines that say what the crosses are: columns of units and years; rows of headings."""
    before: tuple[int, ...]
    """The crosses before the names that are of their headings, or say something of each line."""
    data: range
    """The crosses with numbers, and what else is said of each line."""
    unread: tuple[int, ...] = ()
    """Lines whose heading names something and then something else (参训人数 › 其中：女)."""

    @property
    def first(self) -> int:
        """The first line that is named."""
        return min(self.lines)


def blocks_of(view: GridView, names: SoughtNames) -> list[Block]:
    """Every block of a sheet; a name counts once, in the block with the most names."""
    found = _named_cells(view, names)
    blocks: list[Block] = []
    while found:
        best = max(_candidates(view, found), key=lambda one: one.score, default=None)
        if best is None or not best.score:
            break
        block = _block(best, names)
        taken = {best.plane.spot(best.cross, line) for line in best.lines}
        if block is not None:
            blocks.append(block)
            taken |= {spot for spot in found if _lies_in(spot, block)}
        found = {spot: heading for spot, heading in found.items() if spot not in taken}
    return sorted(blocks, key=lambda one: one.plane.spot(one.cross, one.first))


def names_in(view: GridView, names: SoughtNames) -> frozenset[str]:
    """The names that stand in a sheet, with or without numbers."""
    return frozenset(one.name for heading in _named_cells(view, names).values() for one in heading.sought)


def _named_cells(view: GridView, names: SoughtNames) -> dict[Spot, Heading]:
    found: dict[Spot, Heading] = {}
    known: dict[str, Heading] = {}
    for row, cells in enumerate(view.rows[:_ROWS_ASKED]):
        for column, raw in enumerate(cells):
            if type(raw) is str and 1 < len(raw) <= 2 * LONGEST and not raw.isspace():
                if raw not in known:
                    known[raw] = heading_of(raw, names)
                if known[raw].sought:
                    found[row, column] = known[raw]
    return found


@dataclass(frozen=True)
class _Candidate:
    plane: Plane
    cross: int
    lines: Sequence[int]
    end: int
    score: int


def _candidates(view: GridView, found: Mapping[Spot, Heading]) -> Iterator[_Candidate]:
    """Each row and each column of names, with how much stands behind them."""
    for turned in (False, True):
        plane = Plane(view, turned)
        of_crosses: dict[int, list[int]] = {}
        for row, column in sorted(found):
            cross, line = (column, row) if turned else (row, column)
            of_crosses.setdefault(cross, []).append(line)
        for cross, lines in of_crosses.items():
            yield _candidate(plane, cross, sorted(lines), of_crosses)


def _candidate(plane: Plane, cross: int, lines: Sequence[int], others: Mapping[int, Sequence[int]]) -> _Candidate:
    """Names with numbers behind them, up to where one of these lines is named again."""
    own = set(lines)
    later = (other for other, found in sorted(others.items()) if other > cross and not own.isdisjoint(found))
    end = next(later, plane.size[0])
    numbers = 0
    named = 0
    for line in lines:
        count = sum(1 for one in range(cross + 1, end) if plane.is_amount(one, line))
        numbers += count
        named += count > 0
    return _Candidate(plane, cross, lines, end, 1_000 * named + min(numbers, 999))


def _lies_in(spot: Spot, block: Block) -> bool:
    """Whether a cell lies among the numbers and the headings of a block."""
    cross, line = (spot[1], spot[0]) if block.plane.turned else spot
    crosses = (*block.before, block.cross, *range(block.cross + 1, block.data.stop))
    return cross in crosses and (line in block.lines or line in block.unread)


def _block(found: _Candidate, names: SoughtNames) -> Block | None:
    plane, cross = found.plane, found.cross
    first = min(found.lines)
    labels = _labels(plane, cross, first, found.end)
    before = _before(plane, cross, first)
    behind = _behind(plane, cross, found, labels)
    lines: dict[int, Heading] = {}
    unread: list[int] = []
    start = behind[-1] + 1 if behind else cross + 1
    for line in range(first, plane.size[1]):
        if line - max(found.lines) > _MOST_CARRIED:
            break
        tower = _tower(plane, line, first, (*_group_crosses(plane, before, labels), cross, *behind))
        heading = _together(tower, names)
        if heading is not None and heading.sought:
            lines[line] = heading
        elif heading is None and any(plane.is_amount(one, line) for one in range(start, found.end)):
            unread.append(line)
    if not lines:
        return None
    return Block(plane, cross, lines, labels, before, range(start, found.end), tuple(unread))


_MOST_CARRIED = 12
"""Lines behind the last name that a heading in several lines may reach over."""


def _labels(plane: Plane, cross: int, first: int, end: int) -> tuple[int, ...]:
    """The lines before the first name that hold texts for the crosses; titles and lists of remarks are none."""
    found: list[int] = []
    for line in range(first - 1, -1, -1):
        filled = plane.filled_crosses(line)
        if plane.turned and (not filled or len(found) == _MOST_BEFORE):
            if found or not filled:
                break
            continue
        behind = [one for one in filled if cross < one < end]
        if plane.turned:
            if filled[0] <= cross and len(filled) == 1:
                break  # a title
            if any(plane.is_amount(one, line) and not plane.is_year(one, line) for one in filled):
                break
        if not behind or part_of(plane.text(cross, line)) in (Part.ASIDE, Part.PERSONAL):
            continue
        if all(plane.is_amount(one, line) and not plane.is_year(one, line) for one in behind):
            continue
        found.append(line)
    return tuple(reversed(found))


def _before(plane: Plane, cross: int, first: int) -> tuple[int, ...]:
    """The crosses before the names that belong to them: rows of headings over them, columns of units before them."""
    found: list[int] = []
    for one in range(cross - 1, -1, -1):
        filled = plane.filled(one)
        if plane.turned:
            if any(line >= first for line in filled):
                found.append(one)
            continue
        is_title = not filled or (len(filled) == 1 and filled[0] < first) or _spans_all(plane, one, first)
        if is_title or len(found) == _MOST_BEFORE:
            break
        if any(plane.is_amount(one, line) and not plane.is_year(one, line) for line in filled):
            break
        found.append(one)
    return tuple(reversed(found))


def _spans_all(plane: Plane, cross: int, first: int) -> bool:
    """Whether one merged text stands over everything: a title."""
    texts = {plane.text(cross, line) for line in range(max(first - 1, 0), plane.size[1])}
    return len(plane.filled(cross)) == 1 and len(texts - {""}) == 1 and plane.filled(cross)[0] < max(first, 1)


def _behind(plane: Plane, cross: int, found: _Candidate, labels: Sequence[int]) -> list[int]:
    """The crosses right behind the names that are of the headings still: years, 目标 and 完成, units of measure."""
    crosses: list[int] = []
    width = range(min(found.lines), plane.size[1])
    for one in range(cross + 1, min(cross + 1 + _MOST_BEHIND, found.end)):
        said = [plane.text(one, line) for line in labels if plane.own_text(one, line)]
        filled = [line for line in width if plane.raw(one, line) not in (None, "")]
        if said or not filled:
            break
        if all(_is_of_a_heading(plane, one, line) for line in filled):
            crosses.append(one)
        else:
            break
    return crosses


def _is_of_a_heading(plane: Plane, cross: int, line: int) -> bool:
    if plane.is_year(cross, line):
        return True
    return not plane.is_amount(cross, line)


def _group_crosses(plane: Plane, before: Sequence[int], labels: Sequence[int]) -> list[int]:
    """Of the crosses before the names those that are groups of them, and say nothing by a heading of their own."""
    if not plane.turned:
        return list(before)
    found = []
    for one in before:
        heads = [plane.text(one, line) for line in labels if plane.text(one, line)]
        if not heads or all(part_of(text) is Part.INDICATOR for text in heads):
            found.append(one)
    return found


def _tower(plane: Plane, line: int, first: int, crosses: Sequence[int]) -> list[str]:
    """The headings of a line, the outermost first; one that stands further back reaches up to the next one."""
    texts: list[str] = []
    last = crosses[-1]
    for one in crosses:
        text = plane.text(one, line)
        if not text and one != last and any(plane.text(inner, line) for inner in crosses if inner > one):
            back = (plane.own_text(one, other) for other in range(line - 1, first - 1, -1))
            text = next(filter(None, back), "")
        if text and (not texts or texts[-1] != text):
            texts.append(text)
    return texts


def _together(texts: Sequence[str], names: SoughtNames) -> Heading | None:
    """What the headings of a line say together; None where one of them narrows what another one names."""
    if not texts:
        return Heading("")
    shown = " › ".join(texts)
    whole = heading_of("".join(texts), names) if len(texts) > 1 else None
    each = [heading_of(text, names) for text in texts]
    named = [one for one in each if one.sought]
    if whole is not None and whole.sought and not named:
        return replace(whole, text=shown)
    if not named:
        return Heading(shown)
    last = named[-1]
    position = each.index(last)
    for one in each[position + 1 :]:
        if not (one.is_mute or one.part is not None or _says_how(one.text)):
            return None
    under = each[position + 1 :]
    inside_out = [*reversed(under), last, *reversed(each[:position])]
    measures = [one.measure for one in inside_out if one.measure and one.measure != one.people]
    people = next((one.people for one in inside_out if one.people), None)
    return Heading(
        shown,
        last.sought,
        next((one.part for one in inside_out if one.part not in (None, Part.INDICATOR, Part.UNIT)), None),
        next((one.year for one in inside_out if one.year is not None), None),
        next(iter(measures), people),
        next((one.counting for one in inside_out if one.counting is not None), None),
        last.is_rate or any(one.is_rate or one.text in _RATES for one in under),
        people,
    )


_HOW = frozenset(
    "人数 人次 总人数 数量 个数 所数 场数 场次 户数 数 量 总数 合计 小计 计 比例 占比 率 比率 百分比"
    " 覆盖率 参与率 培训率 新增 新建 累计 现有 共有".split()
)


_RATES = frozenset("比例 占比 率 比率 百分比 覆盖率 参与率 培训率".split())


def _says_how(text: str) -> bool:
    """Whether a heading under a name says only how it is counted."""
    return text in _HOW or is_measure(text) or is_headed_total(text)
