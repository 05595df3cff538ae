"""cedu schema: the JSON schemas, made from the models."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from cedu_targets.cli.delivery import say


class Schema(StrEnum):
    """A form that has a schema."""

    REPORT = "report"
    PACK = "pack"
    PLAN = "plan"


def schema(
    of: Annotated[Schema, typer.Argument(help="report 报告 · pack 规则包 · plan 分解计划", show_default=False)],
) -> None:
    """打印 JSON Schema：报告、规则包、分解计划 · Print the JSON schema of a report, a rule pack or a plan."""
    if of is Schema.REPORT:
        from cedu_targets.reporters.json_schema import Envelope as Model
    elif of is Schema.PACK:
        from cedu_targets.packs.pack import RulePack as Model  # type: ignore[assignment]
    else:
        from cedu_targets.allocation.plan.plan import Plan as Model  # type: ignore[assignment]
    say(json.dumps(Model.model_json_schema(), ensure_ascii=False, indent=2))
