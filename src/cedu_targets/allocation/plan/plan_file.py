"""A plan file -> the plan, with the place of every entry: a workbook by content, YAML by its name."""

from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import NamedTuple

from pydantic import ValidationError

from cedu_targets.allocation.plan.plan import Plan
from cedu_targets.allocation.plan.plan_reading import Locate, Path
from cedu_targets.allocation.plan.sheets import is_plan
from cedu_targets.allocation.plan.workbook import read_plan_sheets
from cedu_targets.domain.fault import InputFault, PackFault
from cedu_targets.domain.finding import Finding, Parameter
from cedu_targets.domain.place import Place
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.guard import file_bytes
from cedu_targets.packs.yaml_model import load_model, mistake
from cedu_targets.recognition.view import views_of

_YAML = (".yaml", ".yml")


class PlanRead(NamedTuple):
    """`plan` is None where the form itself is wrong; what is wrong is among the findings."""

    plan: Plan | None
    locate: Locate
    findings: tuple[Finding, ...]


def read_plan(path: FilePath) -> PlanRead:
    """Read a plan. Raises InputFault where the file cannot be read, PackFault for entries of the wrong shape."""
    content = file_bytes(path)
    if path.suffix.lower() in _YAML:
        plan, document = load_model(path, Plan, "AL015")

        def locate(entry: Path) -> Place:
            return Place(line=document.position(entry)[0])

        return PlanRead(plan, locate, ())
    try:
        grids = views_of(read_grids(content))
        if not is_plan(grids):
            raise PackFault("AL016")
    except (InputFault, PackFault) as fault:
        fault.path = str(path)
        raise
    sheets = read_plan_sheets(grids)
    if sheets.findings and "units" not in sheets.entries:
        return PlanRead(None, sheets.locate, tuple(sheets.findings))
    try:
        plan = Plan.model_validate(sheets.entries)
    except ValidationError as error:
        raise wrong_shape(error, sheets.locate, str(path)) from None
    return PlanRead(plan, sheets.locate, tuple(sheets.findings))


def wrong_shape(error: ValidationError, locate: Locate, path: str | None = None) -> PackFault:
    """AL015: the first entry that is too long, say, or one too many."""
    detail: Mapping[str, object] = dict(error.errors(include_url=False, include_input=False)[0])
    location = detail["loc"]
    assert isinstance(location, tuple)
    parameters: dict[str, Parameter] = mistake(detail, location)
    return PackFault("AL015", parameters, path, locate(location))
