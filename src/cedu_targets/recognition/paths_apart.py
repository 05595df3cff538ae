"""Paths over years: taken out of a sheet before tables are sought, each read as the targets of its years."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cedu_targets.domain.finding import Finding
from cedu_targets.domain.items import Items
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.passed_over import may_be_a_table
from cedu_targets.recognition.same_words import by_words
from cedu_targets.recognition.table.header_lines import years_said
from cedu_targets.recognition.view import GridView

if TYPE_CHECKING:
    from cedu_targets.recognition.paths.find import PathTable

_ROWS_ASKED = 2_000
_MOST_WIDTH = 60
_TITLE_LINES, _LONGEST_TITLE = 8, 60
_PLAN = lazy_pattern("规划|计划|纲要|方案|行动|意见")


class PathsApart(NamedTuple):
    """The paths that a sheet holds, and the sheet without them."""

    whole: GridView
    rest: GridView
    paths: Sequence["PathTable"]

    @property
    def is_told(self) -> bool:
        """Whether the paths are all that the sheet holds."""
        return bool(self.paths) and not may_be_a_table(self.rest)


def without_paths(view: GridView, lines: Sequence[str] | None = None) -> PathsApart:
    """A sheet with its paths apart; nearly no sheet has one, so what is asked of each costs little.

    The title of the plan, at the head of the `lines` of a text or document, may say of which years it is.
    """
    if not _may_hold_paths(view):
        return PathsApart(view, view, ())
    from cedu_targets.recognition.paths.find import find_path_tables

    above = [line for line in (lines or ())[: 4 * _TITLE_LINES] if "\t" not in line.strip()]
    heads = [text for line in above if (text := squeezed(line))][:_TITLE_LINES]
    titles = [text for text in heads if len(text) <= _LONGEST_TITLE and _PLAN.search(text)]
    paths = [*find_path_tables(view, titles)]
    rest = view.without_rows(row for path in paths for row in path.rows) if paths else view
    return PathsApart(view, rest, paths)


def targets_in(apart: PathsApart) -> Iterator[tuple[Items, tuple[Finding, ...]]]:
    """The targets of each path of a sheet, with the findings of reading it."""
    if not apart.paths:
        return
    from cedu_targets.recognition.paths.recognise import recognise_path

    yield from map(recognise_path, apart.paths)


@by_words
def _may_hold_paths(view: GridView) -> bool:
    """Whether years stand side by side or one under the other."""
    before = False
    for cells in view.rows[:_ROWS_ASKED]:
        years = years_said(cells[:_MOST_WIDTH])
        if years > 1 or (before and len(cells) > 1 and years):
            return True
        before = years > 0
    return False
