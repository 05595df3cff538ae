"""Forms with a row a class, and paths over years: recognised before tables are sought, told of, and not checked yet."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.place import Place
from cedu_targets.recognition.passed_over import may_be_a_table
from cedu_targets.recognition.table.header_lines import is_year, starts_like_a_year
from cedu_targets.recognition.view import GridView

if TYPE_CHECKING:
    from cedu_targets.recognition.class_forms import ClassForm
    from cedu_targets.recognition.path_tables import PathTable

_ROWS_ASKED = 2_000
_LONGEST_HEADING = 40
_COUNTED = ("人数", "人次", "人次数", "学员数", "人员数")
_COUNTED_BEHIND = ("（人）", "(人)", "（人次）", "(人次)")
_CIRCUMSTANCES = (
    "地点", "地址", "场所", "场地", "教室", "方式", "形式", "模式", "教师", "讲师", "老师", "教员", "主讲", "授课人",
    "辅导员", "师资", "时间", "日期", "月日", "类别", "类型", "种类", "分类",
)  # fmt: skip
_HEADER_LINES = 12
"""That headings may lie apart; in a text each has a line of its own."""
_MOST_NAMED = 10


class FormsAndPaths(NamedTuple):
    """What a sheet holds of them, and the sheet without it."""

    whole: GridView
    rest: GridView
    forms: Sequence["ClassForm"]
    paths: Sequence["PathTable"]

    @property
    def is_told(self) -> bool:
        """Whether what is said of them says all that there is to say of the sheet."""
        return bool(self.forms or self.paths) and not may_be_a_table(self.rest)


def without_forms_and_paths(view: GridView) -> FormsAndPaths:
    """A sheet with its forms and its paths apart; nearly no sheet has one, so what is asked of each costs little."""
    forms: Sequence[ClassForm] = ()
    paths: Sequence[PathTable] = ()
    if _may_hold_forms(view):
        from cedu_targets.recognition.class_forms import find_class_forms

        forms = [*find_class_forms(view)]
    rest = view.without_rows(row for form in forms for row in form.rows) if forms else view
    if _may_hold_paths(rest):
        from cedu_targets.recognition.path_tables import find_path_tables

        paths = [*find_path_tables(rest)]
    rest = rest.without_rows(row for path in paths for row in path.rows) if paths else rest
    return FormsAndPaths(view, rest, forms, paths)


def told_beside(found: Sequence[FormsAndPaths]) -> Iterator[Finding]:
    """The forms (RD058) and the paths (RD059) of a file that holds other documents as well."""
    if any(one.forms for one in found):
        yield _note("RD058", [place for one in found for place in _places(one, one.forms)], _of_forms(found))
    if any(one.paths for one in found):
        yield _note("RD059", [place for one in found for place in _places(one, one.paths)], _of_paths(found))


def nothing_else(found: Sequence[FormsAndPaths]) -> InputFault | None:
    """RD133 or RD134 for a file in which nothing but forms or paths was recognised; None where there are none."""
    forms = [place for one in found for place in _places(one, one.forms)]
    paths = [place for one in found for place in _places(one, one.paths)]
    if forms:
        facts = _of_forms(found)
        variant = "and_path" if paths else "" if facts["rows"] else "blank"
        return InputFault("RD133", facts, place=forms[0], variant=variant)
    return InputFault("RD134", _of_paths(found), place=paths[0]) if paths else None


def _of_forms(found: Sequence[FormsAndPaths]) -> dict[str, Parameter]:
    return {"rows": sum(len(form.entries) for one in found for form in one.forms)}


def _of_paths(found: Sequence[FormsAndPaths]) -> dict[str, Parameter]:
    paths = [path for one in found for path in one.paths]
    years = [year for path in paths for year in path.years.values()]
    return {"count": sum(len(path.indicators) for path in paths), "years": f"{min(years)}—{max(years)}"}


def _places(found: FormsAndPaths, parts: Sequence["ClassForm | PathTable"]) -> Iterator[Place]:
    """Where each begins: a cell; in a text whose cells are lines, a line."""
    view = found.whole
    for part in parts:
        row = part.rows.start
        column = view.filled(row)[0]
        is_line = view.sheet is None and len(view.filled(row)) == 1
        yield Place(line=row + 1) if is_line else Place(sheet=view.sheet, cell=view.address(row, column))


def _note(code: str, places: Sequence[Place], facts: dict[str, Parameter]) -> Finding:
    """One note a file, at the first of them."""
    if len(places) == 1:
        variant = "blank" if facts.get("rows") == 0 else ""
        return Finding(code, "reading", Severity.NOTE, places[0], facts, variant=variant)
    names = [*dict.fromkeys(place.sheet or place.cell or str(place.line) for place in places)]
    texts = "、".join(names[:_MOST_NAMED]) + ("…" if len(names) > _MOST_NAMED else "")
    facts = {**facts, "parts": len(places), "texts": texts}
    return Finding(code, "reading", Severity.NOTE, places[0], facts, variant="several")


def _may_hold_forms(view: GridView) -> bool:
    """Whether headings over people and over what else is said of a class stand in the sheet, or on lines of a text."""
    asked, counted, told = 0, -_HEADER_LINES, -_HEADER_LINES
    for row, cells in enumerate(view.rows):
        asked += len(cells) > 1
        if asked > _ROWS_ASKED:
            break
        for raw in cells:
            if type(raw) is str and len(raw) <= _LONGEST_HEADING:
                heading = raw.partition("（")[0].partition("(")[0].rstrip() or raw
                counted = row if heading.endswith(_COUNTED) or raw.endswith(_COUNTED_BEHIND) else counted
                told = row if heading.endswith(_CIRCUMSTANCES) else told
        if max(counted, told) == row and abs(counted - told) < _HEADER_LINES:
            return True
    return False


def _may_hold_paths(view: GridView) -> bool:
    """Whether years stand side by side or one under the other."""
    before = False
    for cells in view.rows[:_ROWS_ASKED]:
        years = [is_year(raw) or (isinstance(raw, str) and starts_like_a_year(raw.lstrip("到至 "))) for raw in cells]
        if sum(years) > 1 or (before and len(years) > 1 and any(years)):
            return True
        before = any(years)
    return False
