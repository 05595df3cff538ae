"""RD findings of a path: numbers that are no targets, cells that hold none, columns that are not kept."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.items import Items
from cedu_targets.domain.place import Place
from cedu_targets.recognition.paths.columns import Beside
from cedu_targets.recognition.paths.find import PathTable

_MOST_NAMED, _LONGEST = 10, 20


class UnreadCell(Struct, frozen=True):
    """A cell that gave no target."""

    place: Place
    address: str
    text: str

    def __str__(self) -> str:
        return f"{self.address} {self.text[:_LONGEST]}".strip()


class Unread(Struct):
    """What of a path gave no target."""

    path: PathTable
    words: list[UnreadCell] = field(default_factory=list)
    """Cells of years that hold no number."""
    doubtful: list[UnreadCell] = field(default_factory=list)
    """Numbers that may be shares or per cents, or that count something else than their row."""
    nothing: list[UnreadCell] = field(default_factory=list)
    """Indicators without any target."""
    nameless: list[UnreadCell] = field(default_factory=list)
    """Rows of numbers without the name of an indicator."""

    def cell(self, line: int, other: int, text: str) -> UnreadCell:
        """What stands in a column (row) of an indicator."""
        address = self.path.view.address(*self.path.spot(line, other)) or ""
        return UnreadCell(self.path.place(line, other), address, text)


def path_findings(path: PathTable, beside: Beside, items: Items, unread: Unread) -> Iterator[Finding]:
    """Every finding of reading a path, once each with its count."""
    told: dict[str, Parameter]
    kinds = (
        ("", unread.words),
        ("doubtful", unread.doubtful),
        ("nothing", unread.nothing),
        ("nameless", unread.nameless),
    )
    for variant, cells in kinds:
        if cells:
            more = "…" if len(cells) > _MOST_NAMED else ""
            told = {"count": len(cells), "texts": "、".join(map(str, cells[:_MOST_NAMED])) + more}
            yield Finding("RD097", "reading", Severity.NOTE, cells[0].place, told, variant=variant)
    head = _head(path)
    years: dict[bool, list[int]] = {}
    for line, is_said in path.past.items():
        years.setdefault(is_said, []).append(path.years[line])
    for is_said, of_past in years.items():
        count = sum(value.year in of_past for value in items.start_values)
        told = {"years": "、".join(map(str, of_past)), "count": count}
        yield Finding("RD098", "reading", Severity.NOTE, head, told, variant="" if is_said else "inferred")
    if items.left_out:
        told = {"texts": "、".join(items.left_out), "count": len(items.left_out)}
        yield Finding("RD080", "reading", Severity.NOTE, head, told)
    if beside.unread:
        told = {"texts": "、".join(_names(beside)), "count": len(beside.unread)}
        yield Finding("RD099", "reading", Severity.NOTE, head, told)


def _names(beside: Beside) -> Sequence[str]:
    return [beside.head(one) or "…" for one in beside.unread]


def _head(path: PathTable) -> Place:
    row = path.rows.start
    if path.view.encoding is not None:
        return Place(line=row + 1)
    return Place(sheet=path.view.sheet, cell=path.view.address(row, path.view.filled(row)[0]))
