"""Sides: whether what was given as targets and what was given as achieved read like it.

A table says what it holds by a measure in its headings or its title; one that does not is taken for what it was given
as. Where its title, sheet, file name or headings then speak of the other side alone, or it is the issued table itself,
nothing of it is compared: targets taken for achievements would read as a year well done.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from filecmp import cmp
from os.path import commonpath

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.domain.cells import Key
from cedu_targets.domain.fault import Fault, InputFault
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.floor import Floor
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.bind import closest
from cedu_targets.evaluation.filled_forms import HeldRows, Words, are_telling, held_rows
from cedu_targets.evaluation.issued_structure import meeting_of
from cedu_targets.files.guard import file_bytes
from cedu_targets.files.inputs import identity
from cedu_targets.files.source import NamedBytes
from cedu_targets.packs.pack import squeezed_title
from cedu_targets.recognition.read import DocumentRead

TableRead = DocumentRead[Table]
Found = tuple[str, TableRead | Fault]
"""What was read: a path with one of its tables, or with why it has none."""


class Sides(Struct):
    """Both sides, a doubtful file with its fault in place of its tables."""

    issued: list[Found]
    came_in: list[Found]
    left_out: list[str] = field(default_factory=list)
    """Among the achievements, what is the targets' own file, given beside others, or a sheet of targets in a return."""
    taken: list[str] = field(default_factory=list)
    """Paths of forms that bear the issued table's title and were taken for returns all the same."""
    held: Mapping[str, NamedBytes] = field(default_factory=dict)
    """What lies in memory, by its path, which is only a name."""

    def identity(self, path: str) -> tuple[bool, str]:
        """By which two paths of one file are known to be one."""
        return identity(path, self.held)

    def content(self, path: str) -> bytes:
        """What is in a file. Raises InputFault where it is gone since it was read."""
        return file_bytes(self.held.get(path, path))


def as_given(issued: Iterable[Found], came_in: Iterable[Found], held: Mapping[str, NamedBytes]) -> Sides:
    """The sides as they are, but for the targets' own file among the achievements, which a folder holds too."""
    sides = Sides(list(issued), list(came_in), held=held)
    ours = {sides.identity(path) for path, _ in sides.issued}
    have = _paths_with(Measure.ACHIEVEMENT, sides.came_in)
    own = dict.fromkeys(path for path, _ in sides.came_in if path not in have and sides.identity(path) in ours)
    if len(own) < len({path for path, _ in sides.came_in}):
        sides.came_in = [(path, read) for path, read in sides.came_in if path not in own]
        sides.left_out = list(own)
    return sides


class _Looked(Struct, frozen=True):
    """A table given as achieved that nothing measures, with what speaks against it."""

    path: str
    read: TableRead
    sign: str | None = None
    """The text in which it speaks of targets alone."""
    is_copy: bool = False
    """Whether it is the issued table itself."""
    is_titled: bool = False
    """Whether it speaks of targets at all, as the issued table does."""
    is_taken: bool = False
    """Whether its numbers make it a return, whatever its title says."""

    @property
    def is_return(self) -> bool:
        return self.sign is None and not self.is_copy


def looked_at(sides: Sides) -> Sides:
    """The sides with a fault (GA011) for each file that reads like the other side, or is the issued table itself.

    Of a file of which some tables are returns the others are its targets, and left out. In a return of the whole
    issued table the rows as they were issued are left out, too (GA025).
    """
    looked = list(_looked(sides))
    doubted = [one for one in looked if not one.is_return]
    returned = {one.path for one in looked if one.is_return}
    like_targets = {one.path: one.sign for one in reversed(doubted) if one.sign is not None}
    results = {path: ("targets", text) for path, text in like_targets.items() if path not in returned}
    targets = {path: ("achieved", text) for path, text in _reading_like_results(sides, bool(results))}
    if results and targets:
        results, targets = ({path: ("swapped", text) for path, (_, text) in one.items()} for one in (results, targets))
    copies = {one.path for one in doubted if one.is_copy and one.path not in returned}
    results |= {path: ("issued", "") for path in copies if path not in results or not targets}
    names: dict[str, Parameter] = {"targets": _given_as(results), "achieved": _given_as(targets)}
    issued, came_in = _with_faults(sides.issued, targets, names), _with_faults(sides.came_in, results, names)
    beside = {id(one.read): one for one in doubted if one.path in returned}
    left_out = [":".join(filter(None, (one.path, one.read.document.sheet))) for one in beside.values()]
    titled = {id(one.read) for one in looked if one.is_return and one.is_titled}
    came_in = [
        (path, _own_rows(read, sides) if not isinstance(read, Fault) and id(read) in titled else read)
        for path, read in came_in
        if id(read) not in beside
    ]
    taken = list(dict.fromkeys(one.path for one in looked if one.is_taken))
    return Sides(issued, came_in, [*sides.left_out, *left_out], taken, sides.held)


def _looked(sides: Sides) -> Iterator[_Looked]:
    have = _paths_with(Measure.ACHIEVEMENT, sides.came_in)
    for path, read in sides.came_in:
        if isinstance(read, Fault) or path in have:
            continue
        words = Words.of(path, read.document)
        titled = words.sign_of_targets
        sign = None if words.speaks_of_achievements else titled
        is_copy = _is_copy(path, read.document, sides)
        held = None if sign is None or is_copy else _held(read.document, sides)
        is_taken = held is not None and held.is_return_of_few
        yield _Looked(path, read, None if is_taken else sign, is_copy, titled is not None, is_taken)


def _held(table: Table, sides: Sides) -> HeldRows | None:
    """The rows of a return against the issued table that it is most like."""
    issued = closest([read.document for _, read in sides.issued if not isinstance(read, Fault)], table)
    return None if issued is None else held_rows(meeting_of(table, issued, None, ""))


def _own_rows(read: TableRead, sides: Sides) -> TableRead:
    """A return without the rows that stand as they were issued, which GA025 says, and without sums that hold them."""
    table, held = read.document, _held(read.document, sides)
    if held is None or not held.own:
        return read
    same = held.as_issued if are_telling(n for unit in held.as_issued for n in table.row(unit).values()) else ()
    if not (same or held.is_mostly_blank):
        return read
    gone = {*same, *held.blank}
    units = tuple(unit for unit in table.units if unit not in gone)
    kept = replace(
        table,
        district=None,
        units=units,
        subtotals=(),
        row_totals=(),
        skipped=(),
        values={key: value for key, value in table.values.items() if key.unit in units},
        unreadable=frozenset(key for key in table.unreadable if key.unit in units),
        floors={key: floor for key, floor in table.floors.items() if key.unit in units},
        written=frozenset(key for key in table.written if key.unit in units),
    )
    told: dict[str, Parameter] = {"same": len(same), "names": "、".join(units)}
    said = [Finding("GA025", "gap", Severity.NOTE, table.whole_place, told)] if same else []
    remarks = (one for one in read.findings if one.place.unit is None or one.place.unit in units)
    return replace(read, document=kept, findings=(*remarks, *said))


def _given_as(paths: Iterable[str]) -> str | None:
    """What to write for files of one side in a call: the only one, or the folder that holds them all."""
    given = list(paths)
    try:
        return (commonpath(given) or given[0]) if given else None
    except ValueError:  # some from the root, some not
        return given[0]


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


def _reading_like_results(sides: Sides, is_other_wrong: bool) -> Iterator[tuple[str, str]]:
    """The files given as targets that speak of achievements alone, each with the text in which it does.

    One whose title names both holds achievements where the other side holds targets, or was given as achieved, too.
    """
    if not sides.came_in:
        return
    has_own = _paths_with(Measure.TARGET, sides.issued) & _paths_with(Measure.ACHIEVEMENT, sides.issued)
    given_twice = {sides.identity(path) for path, _ in sides.came_in}
    for path, read in sides.issued:
        if isinstance(read, Fault) or path in has_own:
            continue
        words = Words.of(path, read.document)
        sign = words.sign_of_achievements
        is_beside = is_other_wrong or sides.identity(path) in given_twice
        is_measured = read.document.measure is Measure.ACHIEVEMENT and is_beside
        if sign is not None and (words.is_plain or is_measured):
            yield path, sign


def _is_copy(path: str, table: Table, sides: Sides) -> bool:
    """Whether a table is the issued one: the same file, the same bytes, or the same title and numbers."""
    tables = [(issued, read.document) for issued, read in sides.issued if not isinstance(read, Fault)]
    return any(_is_same_file(path, issued, sides) or _is_same_table(table, one) for issued, one in tables)


def _is_same_file(path: str, issued: str, sides: Sides) -> bool:
    try:
        if path in sides.held or issued in sides.held:
            return sides.content(path) == sides.content(issued)
        return cmp(path, issued, shallow=False)
    except (OSError, InputFault):  # gone since it was read
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
