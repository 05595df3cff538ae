"""What a plan workbook's sheets are called and headed, and what has been read of them so far."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from msgspec import Struct, field

from cedu_targets.allocation.plan.plan_reading import RULE, Path
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import from_float, plain
from cedu_targets.domain.place import Place
from cedu_targets.domain.quantity import folded
from cedu_targets.files.grid import squeezed
from cedu_targets.packs.positioned_yaml import Tree
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.plan_sheets import PLAN
from cedu_targets.recognition.view import GridView

CODE_HEAD = {"栏次", "栏目", "栏号", "code", "codes"}
AREA_HEAD = {"片区", "所属片区", "area"}
HELPERS = {"已定合计", "尚可分配", "上年全区", "fixedsofar", "lefttoallocate", "lastyear"}
"""Rows under the units that only help in filling; what stands below them is printed under the table."""
META = {"来源": "source", "年份": "year", "计量单位": "unit_of_measure", "source": "source", "year": "year"}
META |= {"unitofmeasure": "unit_of_measure"}
FIELDS = {
    "name": {"指标", "指标名称", "name", "indicator"},
    "group": {"组", "分组", "group"},
    "unit_of_measure": {"计量单位", "单位", "unitofmeasure"},
    "kind": {"类别", "数据类型", "kind"},
    "granule": {"计量精度", "精度", "smalleststep", "granule"},
    "parts": {"合计关系", "其中项", "parts"},
    "weights": {"分配依据", "weights"},
    "share": {"占基数的比例", "占基数比例", "按基数的比例", "share"},
    "of": {"基数", "of", "base"},
    "growth_cap": {"增幅上限", "growthcap"},
    "growth_floor": {"增幅下限", "growthfloor"},
}
_HINT = lazy_pattern(r"[（(].*")


class Sheets(Struct, dict=True):
    """What has been read: the entries, where each stands, and what was wrong with the sheets themselves."""

    entries: dict[str, Tree] = field(default_factory=dict)
    positions: dict[Path, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def say(self, code: str, place: Place, variant: str = "", **parameters: Parameter) -> None:
        """A mistake of the form itself."""
        self.findings.append(Finding(code, RULE, Severity.ERROR, place, parameters, variant=variant))

    def mapping(self, path: Path, place: Place) -> dict[str, Tree]:
        """The mapping at a path, made where it is not there yet."""
        here = self.entries
        for length, part in enumerate(path, start=1):
            below = here.setdefault(str(part), {})
            assert isinstance(below, dict)
            here = below
            self.positions.setdefault(path[:length], place)
        return here

    def put(self, path: Path, text: str | None, place: Place) -> None:
        """Set an entry, with the mappings that lead to it."""
        self.mapping(path[:-1], place)[str(path[-1])] = text
        self.positions[path] = place

    def locate(self, path: Path) -> Place:
        """Where an entry stands; of a missing one, where its parent does."""
        while path and path not in self.positions:
            path = path[:-1]
        return self.positions.get(path, Place(sheet=PLAN))


def head(grid: GridView, row: int, column: int) -> str:
    """A heading without its remark in brackets: 增幅上限（%）."""
    return _HINT.sub("", folded(grid.text(row, column))).casefold()


def code_row(grid: GridView) -> tuple[int, int] | None:
    """The row of the codes and the column of the names."""
    for row in range(len(grid.rows)):
        for column in grid.filled(row)[:3]:
            if head(grid, row, column) in CODE_HEAD:
                return row, column
    return None


def place_of(grid: GridView, row: int, column: int) -> Place:
    """Where a cell stands."""
    return Place(sheet=grid.sheet, cell=grid.address(row, column))


def written(grid: GridView, row: int, column: int, sheets: Sheets) -> str | None:
    """A cell as text; None where it is blank, or says nothing that can be used (said then)."""
    raw, spot = grid.raw(row, column), (row, column)
    if spot in grid.broken:
        text = grid.broken[spot]
        sheets.say("AL012", place_of(grid, row, column), "error" if text else "uncalculated", said=text)
        return None
    if isinstance(raw, bool | date | time | timedelta):
        sheets.say("AL012", place_of(grid, row, column), "date", said=str(raw))
        return None
    if isinstance(raw, int | float):
        try:
            number = from_float(float(raw))
        except ValueError:
            return str(raw)
        return f"{plain(number * 100)}%" if spot in grid.percents else plain(number)
    return grid.text(row, column) or None


def columns_of(grid: GridView, codes: int, label: int, sheets: Sheets) -> dict[int, str]:
    """Column -> code."""
    found: dict[int, str] = {}
    for column in grid.filled(codes):
        if column <= label or head(grid, codes, column) in AREA_HEAD:
            continue
        code = folded(grid.text(codes, column))
        if code in found.values():
            sheets.say("AL002", place_of(grid, codes, column), "code", wanted=code)
            continue
        found[column] = code
    return found


def last_unit(grid: GridView, top: int, label: int, columns: Iterable[int]) -> int:
    """The last row under `top` that is certainly none of the notes: above the helpers, else one with numbers.

    A note above it stands between two units (说明：以下为镇), and ends nothing.
    """
    columns = list(columns)
    rows = range(top + 1, len(grid.rows))
    helpers = (row for row in rows if folded(squeezed(grid.text(row, label))).casefold() in HELPERS)
    end = next(helpers, None)
    if end is not None:
        return end - 1
    numbered = (row for row in reversed(rows) if grid.has_number(row, columns))
    return next((row for row in numbered if not NOTE.match(squeezed(grid.text(row, label)))), top)
