"""A plan file -> the plan, with the place of every entry: a workbook by content, YAML by its name."""

from collections.abc import Collection
from pathlib import Path as FilePath
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from cedu_targets.allocation.plan.plan import Plan
from cedu_targets.allocation.plan.plan_reading import Locate, Path
from cedu_targets.allocation.plan.workbook import read_plan_sheets
from cedu_targets.domain.fault import InputFault, PackFault, refuse
from cedu_targets.domain.finding import Finding
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.foreign_kinds import kind_of_content
from cedu_targets.files.guard import file_bytes
from cedu_targets.packs.misfits import Misfit, fit
from cedu_targets.packs.positioned_yaml import Tree
from cedu_targets.packs.yaml_model import read_model
from cedu_targets.recognition.plan_sheets import has_plan
from cedu_targets.recognition.view import views_of

_YAML = (".yaml", ".yml")
_STAND_INS: dict[str, Tree] = {"title": "-"}
_Model = TypeVar("_Model", bound=BaseModel)


class PlanRead(NamedTuple):
    """`plan` is None where too little of the form is right; what is wrong is among the findings and faults."""

    plan: Plan | None
    locate: Locate
    findings: tuple[Finding, ...]
    faults: tuple[PackFault, ...] = ()
    """Entries of the wrong shape."""
    left_out: Collection[Path] = ()
    """The entries that the plan was made without for them."""


def read_plan(path: FilePath) -> PlanRead:
    """Read a plan as far as it goes. Raises InputFault where the file cannot be read, PackFault where it is no plan."""
    content = file_bytes(path)
    if path.suffix.lower() in _YAML and kind_of_content(content) is None:
        read = read_model(path, Plan, "AL015", stand_ins=_STAND_INS)
        left_out = read.fit.left_out | read.document.repeated
        return PlanRead(read.fit.model, read.place, (), read.faults, left_out)
    try:
        grids = views_of(read_grids(content))
        if not has_plan(grids):
            raise PackFault("AL016")
    except (InputFault, PackFault) as fault:
        fault.path = str(path)
        raise
    sheets = read_plan_sheets(grids)
    if sheets.findings and "units" not in sheets.entries:
        return PlanRead(None, sheets.locate, tuple(sheets.findings))
    found = fit(Plan, sheets.entries, stand_ins=_STAND_INS)
    faults = _wrong_shape(found.misfits, sheets.locate, str(path))
    return PlanRead(
        found.model, lambda entry: sheets.locate(found.origin(entry)), tuple(sheets.findings), faults, found.left_out
    )


def of_shape(model: type[_Model], content: Tree, locate: Locate, path: str | None = None) -> _Model:
    """A model of what a table says. Raises PackFault (AL015) with every entry that is too long, or one too many."""
    found = fit(model, content)
    refuse(_wrong_shape(found.misfits, locate, path))
    assert found.model is not None
    return found.model


def _wrong_shape(misfits: Collection[Misfit], locate: Locate, path: str | None) -> tuple[PackFault, ...]:
    return tuple(PackFault("AL015", dict(one.parameters), path, locate(one.path)) for one in misfits)
