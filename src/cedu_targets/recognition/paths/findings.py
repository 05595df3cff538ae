"""RD findings of a path: numbers that are no targets, cells that hold none, columns that are not kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.items import Items
from cedu_targets.domain.place import Place
from cedu_targets.recognition.paths.columns import Beside
from cedu_targets.recognition.paths.find import PathTable

_MOST_NAMED, _LONGEST = 10, 20
Spots = list[tuple[Place, str]]


@dataclass
class Unread:
    """What of a path gave no target, each with its text."""

    words: Spots = field(default_factory=list)
    """Cells of years that hold no number."""
    doubtful: Spots = field(default_factory=list)
    """Numbers that may be shares or per cents, or that count something else than their row."""
    nothing: Spots = field(default_factory=list)
    """Indicators without any target."""


def path_findings(path: PathTable, beside: Beside, items: Items, unread: Unread) -> Iterator[Finding]:
    """Every finding of reading a path, once each with its count."""
    for variant, spots in (("", unread.words), ("doubtful", unread.doubtful), ("nothing", unread.nothing)):
        if spots:
            texts = "、".join(f"{_spot(place)} {text[:_LONGEST]}".strip() for place, text in spots[:_MOST_NAMED])
            told: dict[str, Parameter] = {
                "count": len(spots), "texts": texts + ("…" if len(spots) > _MOST_NAMED else ""),
            }  # fmt: skip
            yield Finding("RD097", "reading", Severity.NOTE, spots[0][0], told, variant=variant)
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


def _spot(place: Place) -> str:
    return place.cell or str(place.line or "")
