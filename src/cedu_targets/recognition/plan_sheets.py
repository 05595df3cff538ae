"""The sheets of a plan for `cedu allocate`, known by their names: a plan is no table of targets."""

from collections.abc import Sequence

from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.view import GridView

PLAN, SETTINGS, SOURCES, HELP = "分解计划", "指标设置", "分配依据", "填写说明"
_NAMES = {
    PLAN: {"分解计划", "plan"}, SETTINGS: {"指标设置", "indicators"}, SOURCES: {"分配依据", "weights"},
    HELP: {"填写说明", "说明", "how to fill"},
}  # fmt: skip


def kind_of(grid: GridView) -> str | None:
    """Which sheet of a plan it is; None for any other."""
    name = squeezed(grid.sheet or "").casefold()
    return next((kind for kind, names in _NAMES.items() if name in names), None)


def has_plan(grids: Sequence[GridView]) -> bool:
    """Whether a workbook has the sheet of a plan, whatever is missing beside it."""
    return any(kind_of(grid) == PLAN for grid in grids)


def is_plan(grids: Sequence[GridView]) -> bool:
    """Whether a workbook can only be a plan: a table of targets may well be called so, but has no settings beside."""
    return {PLAN, SETTINGS} <= {kind_of(grid) for grid in grids}
