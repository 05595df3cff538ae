"""Paths over years: recognised before tables are sought, told of, and not checked yet."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.place import Place
from cedu_targets.recognition.passed_over import may_be_a_table
from cedu_targets.recognition.table.header_lines import is_year, starts_like_a_year
from cedu_targets.recognition.view import GridView

if TYPE_CHECKING:
    from cedu_targets.recognition.path_tables import PathTable

_ROWS_ASKED = 2_000
_MOST_NAMED = 10


class PathsApart(NamedTuple):
    """The paths that a sheet holds, and the sheet without them."""

    whole: GridView
    rest: GridView
    paths: Sequence["PathTable"]

    @property
    def is_told(self) -> bool:
        """Whether what is said of them says all that there is to say of the sheet."""
        return bool(self.paths) and not may_be_a_table(self.rest)


def without_paths(view: GridView) -> PathsApart:
    """A sheet with its paths apart; nearly no sheet has one, so what is asked of each costs little."""
    if not _may_hold_paths(view):
        return PathsApart(view, view, ())
    from cedu_targets.recognition.path_tables import find_path_tables

    paths = [*find_path_tables(view)]
    rest = view.without_rows(row for path in paths for row in path.rows) if paths else view
    return PathsApart(view, rest, paths)


def told_beside(found: Sequence[PathsApart]) -> Iterator[Finding]:
    """RD059, once: the paths of a file that holds other documents as well."""
    places = [place for one in found for place in _places(one)]
    if len(places) == 1:
        yield Finding("RD059", "reading", Severity.NOTE, places[0], _facts(found))
    elif places:
        names = [*dict.fromkeys(place.sheet or place.cell or str(place.line) for place in places)]
        texts = "、".join(names[:_MOST_NAMED]) + ("…" if len(names) > _MOST_NAMED else "")
        facts = {**_facts(found), "parts": len(places), "texts": texts}
        yield Finding("RD059", "reading", Severity.NOTE, places[0], facts, variant="several")


def nothing_else(found: Sequence[PathsApart]) -> InputFault | None:
    """RD134 for a file in which nothing but paths was recognised; None where there are none."""
    places = [place for one in found for place in _places(one)]
    return InputFault("RD134", _facts(found), place=places[0]) if places else None


def _facts(found: Sequence[PathsApart]) -> dict[str, Parameter]:
    paths = [path for one in found for path in one.paths]
    years = [year for path in paths for year in path.years.values()]
    return {"count": sum(len(path.indicators) for path in paths), "years": f"{min(years)}—{max(years)}"}


def _places(found: PathsApart) -> Iterator[Place]:
    """Where each begins: a cell; in a text whose cells are lines, a line."""
    view = found.whole
    for path in found.paths:
        row = path.rows.start
        column = view.filled(row)[0]
        is_line = view.sheet is None and len(view.filled(row)) == 1
        yield Place(line=row + 1) if is_line else Place(sheet=view.sheet, cell=view.address(row, column))


def _may_hold_paths(view: GridView) -> bool:
    """Whether years stand side by side or one under the other."""
    before = False
    for cells in view.rows[:_ROWS_ASKED]:
        years = [is_year(raw) or (isinstance(raw, str) and starts_like_a_year(raw.lstrip("到至 "))) for raw in cells]
        if sum(years) > 1 or (before and len(years) > 1 and any(years)):
            return True
        before = any(years)
    return False
