"""Sides: whether what was given as targets and what was given as achieved read like it.

A table says what it holds by a measure in its headings or its title; one that does not is taken for what it was given
as. Where its title, sheet, file name or headings then speak of the other side alone, or it is the issued table itself,
nothing of it is compared: targets taken for achievements would read as a year well done.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from filecmp import cmp
from os.path import commonpath, realpath
from pathlib import Path

from cedu_targets.domain.fault import Fault, InputFault
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.floor import Floor
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.table import Key, Table
from cedu_targets.packs.names import bare
from cedu_targets.packs.pack import squeezed_title
from cedu_targets.recognition.read import DocumentRead

TableRead = DocumentRead[Table]
Found = tuple[str, TableRead | Fault]
"""What was read: a path with one of its tables, or with why it has none."""

_TARGET = re.compile(r"目标|分解|任务|计划|(?<![a-z])(?:targets?|plan(?:s|ned)?)(?![a-z])", re.IGNORECASE)
_ACHIEVED = re.compile(
    r"完成|实绩|实际|达成|进展|上报|报送|填报|已报|月报|季报|(?<![a-z])(?:achie\w*|actuals?|done|completed|reported|returns?)(?![a-z])",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"(?<!\d)(?:1[0-2]|0?[1-9])\s*月(?:份)?(?!\s*\d)|[一二三四1-4]季度|半年")
"""Of a sheet, a file or its folder: 9月, 1-9月, 三季度; no day on which a table was issued."""
_NAMED = re.compile(r"目标|任务数|计划数|(?<![a-z])targets?(?![a-z])", re.IGNORECASE)
"""In a column's name; 任务 and 计划 alone may well be part of what is counted."""


@dataclass
class Sides:
    """Both sides, a doubtful file with its fault in place of its tables."""

    issued: list[Found]
    came_in: list[Found]
    left_out: list[str] = field(default_factory=list)
    """Paths among the achievements that are the targets' own file, given beside others."""
    taken: list[str] = field(default_factory=list)
    """Paths of forms that bear the issued table's title and were taken for returns all the same."""


def as_given(issued: Iterable[Found], came_in: Iterable[Found]) -> Sides:
    """The sides as they are, but for the targets' own file among the achievements, which a folder holds too."""
    sides = Sides(list(issued), list(came_in))
    ours = {realpath(path) for path, _ in sides.issued}
    have = _paths_with(Measure.ACHIEVEMENT, sides.came_in)
    own = dict.fromkeys(path for path, _ in sides.came_in if path not in have and realpath(path) in ours)
    if len(own) < len({path for path, _ in sides.came_in}):
        sides.came_in = [(path, read) for path, read in sides.came_in if path not in own]
        sides.left_out = list(own)
    return sides


def looked_at(sides: Sides) -> Sides:
    """The sides with a fault (GA011) for each file that reads like the other side, or is the issued table itself."""
    like_targets = dict(_reading_like_targets(sides.came_in))
    taken = [path for path in like_targets if _is_return_of_few(path, sides)]
    results = {path: ("targets", text) for path, text in like_targets.items() if path not in taken}
    targets = {path: ("achieved", text) for path, text in _reading_like_results(sides, bool(results))}
    if results and targets:
        results, targets = ({path: ("swapped", text) for path, (_, text) in one.items()} for one in (results, targets))
    results |= {path: ("issued", "") for path in _copies(sides) if path not in results or not targets}
    names: dict[str, Parameter] = {"targets": _given_as(results), "achieved": _given_as(targets)}
    issued, came_in = _with_faults(sides.issued, targets, names), _with_faults(sides.came_in, results, names)
    return Sides(issued, came_in, sides.left_out, taken)


def _given_as(paths: Iterable[str]) -> str | None:
    """What to write for files of one side in a call: the only one, or the folder that holds them all."""
    given = list(paths)
    return (commonpath(given) or given[0]) if given else None


def _with_faults(
    found: Sequence[Found], doubtful: Mapping[str, tuple[str, str]], names: Mapping[str, Parameter]
) -> list[Found]:
    """The tables of a side, those of a doubtful file replaced by its fault."""
    kept: list[Found] = []
    for path, read in found:
        if path not in doubtful:
            kept.append((path, read))
        elif path not in {before for before, _ in kept}:
            variant, text = doubtful[path]
            kept.append((path, InputFault("GA011", {"text": text, **names}, path, variant=variant)))
    return kept


def _paths_with(measure: Measure, found: Sequence[Found]) -> set[str]:
    return {path for path, read in found if not isinstance(read, Fault) and read.document.measure is measure}


def _reading_like_targets(came_in: Sequence[Found]) -> Iterator[tuple[str, str]]:
    """The files given as achieved that speak of targets alone, each with the text in which it does."""
    has_own = _paths_with(Measure.ACHIEVEMENT, came_in)
    for path, read in came_in:
        if isinstance(read, Fault) or path in has_own:
            continue
        texts, names = _texts(path, read.document)
        folder = Path(path).parent.name
        if any(map(_ACHIEVED.search, (*texts, folder, *names))) or any(map(_MONTHS.search, (*texts[1:], folder))):
            continue
        headed = [name for name in names if _NAMED.search(name)]
        sign = next(filter(_TARGET.search, texts), headed[0] if 2 * len(headed) > len(names) else None)
        if sign is not None:
            yield path, sign


def _is_return_of_few(path: str, sides: Sides) -> bool:
    """Whether a form is of a few units alone and most of its numbers are others than were issued to them.

    A table of targets is of all units; what one street sends under the issued title is the form that it filled in.
    """
    tables = [read.document for _, read in sides.issued if not isinstance(read, Fault)]
    issued = {(bare(key.unit), key.indicator): value for one in tables for key, value in one.values.items()}
    units = {unit for unit, _ in issued}
    forms = [read.document for own, read in sides.came_in if own == path and not isinstance(read, Fault)]
    here = {bare(unit) for form in forms for unit in form.units}
    sent = {(bare(key.unit), key.indicator): value for form in forms for key, value in form.values.items()}
    known = [cell for cell in sent if cell in issued]
    differing = sum(sent[cell] != issued[cell] for cell in known)
    return here < units and 2 * len(here) <= len(units) and 2 * differing > len(known)


def _reading_like_results(sides: Sides, is_other_wrong: bool) -> Iterator[tuple[str, str]]:
    """The files given as targets that speak of achievements alone, each with the text in which it does.

    One whose title names both holds achievements where the other side holds targets, or was given as achieved, too.
    """
    if not sides.came_in:
        return
    has_own = _paths_with(Measure.TARGET, sides.issued) & _paths_with(Measure.ACHIEVEMENT, sides.issued)
    given_twice = {realpath(path) for path, _ in sides.came_in}
    for path, read in sides.issued:
        if isinstance(read, Fault) or path in has_own:
            continue
        texts, names = _texts(path, read.document)
        sign = next(filter(_ACHIEVED.search, (*texts, *names)), None)
        is_plain = not any(_TARGET.search(text) for text in (*texts, *names))
        is_measured = read.document.measure is Measure.ACHIEVEMENT and (is_other_wrong or realpath(path) in given_twice)
        if sign is not None and (is_plain or is_measured):
            yield path, sign


def _texts(path: str, table: Table) -> tuple[list[str], list[str]]:
    """What a table says of itself: its title, sheet and file; and the names of its columns."""
    texts = [table.title or "", table.sheet or "", Path(path).stem]
    return texts, [indicator.name for indicator in table.indicators]


def _copies(sides: Sides) -> Iterator[str]:
    """Files among the achievements that are the issued table: the same file, the same bytes, or the same numbers."""
    has_own = _paths_with(Measure.ACHIEVEMENT, sides.came_in)
    tables = [(path, read.document) for path, read in sides.issued if not isinstance(read, Fault)]
    for path, read in sides.came_in:
        if isinstance(read, Fault) or path in has_own:
            continue
        if any(_is_same_file(path, issued) or _is_same_table(read.document, table) for issued, table in tables):
            yield path


def _is_same_file(path: str, issued: str) -> bool:
    try:
        return cmp(path, issued, shallow=False)
    except OSError:  # gone since it was read
        return False


def _is_same_table(table: Table, issued: Table) -> bool:
    """Whether a table has the title and all numbers of the issued one."""
    if not table.values or not table.title or squeezed_title(table.title) != squeezed_title(issued.title or ""):
        return False  # without a title the numbers alone say nothing of what they are
    ours, theirs = ({(key.unit, key.indicator): value for key, value in one.values.items()} for one in (table, issued))
    return ours == theirs


def as_told(found: list[Found], measure: Measure) -> list[Found]:
    """The tables of a side; where a file has none of its measure, all are taken for it."""
    have = _paths_with(measure, found)
    return [
        (path, read if isinstance(read, Fault) or path in have else _relabelled(read, measure)) for path, read in found
    ]


def _relabelled(read: TableRead, measure: Measure) -> TableRead:
    table = read.document
    remarks = tuple(replace(f, place=replace(f.place, measure=measure)) for f in read.findings)
    vague = table.floors if measure is not Measure.TARGET else {}  # ≥95% is a target; nobody achieves "at least"
    table = replace(
        table,
        measure=measure,
        values={key._replace(measure=measure): v for key, v in table.values.items() if key not in vague},
        unreadable=frozenset(key._replace(measure=measure) for key in (*table.unreadable, *vague)),
        floors={} if vague else table.floors,
    )
    return replace(read, document=table, findings=(*remarks, *(_vague(table, *entry) for entry in vague.items())))


def _vague(table: Table, key: Key, floor: Floor) -> Finding:
    """RD001 at what would be a floor in a table of targets."""
    parameters = {"text": floor.text, **table.by_code[key.indicator].named}
    return Finding(
        "RD001", "reading", Severity.ERROR, table.place(key.unit, key.indicator), parameters, variant="vague"
    )
