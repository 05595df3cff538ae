"""cedu schema: the JSON schemas, made from the models."""

import json
from enum import StrEnum
from typing import Annotated, Any

import typer

from cedu_targets.cli.delivery import deliver, for_programs
from cedu_targets.cli.language_option import Lang
from cedu_targets.messages.messages import Language, Messages


class Schema(StrEnum):
    """A form that has a schema."""

    REPORT = "report"
    PACK = "pack"
    PLAN = "plan"


def schema(
    of: Annotated[
        Schema,
        typer.Argument(
            metavar="<report|pack|plan>",
            help="report 报告，pack 规则包，plan 分解计划 · of a report, a rule pack or an allocation plan",
            show_default=False,
        ),
    ],
    lang: Lang = None,  # noqa: ARG001 - of the help and of a wrong call; a schema is the same in any language
) -> None:
    """打印 JSON Schema（字段说明）：报告、规则包、分解计划 · Print the JSON schema of a report, a pack or a plan."""
    if of is Schema.REPORT:
        from cedu_targets.reporters.json_schema import Envelope

        made = Envelope.model_json_schema()
    elif of is Schema.PACK:
        made = _pack_schema()
    else:
        from cedu_targets.allocation.plan.plan import Plan

        made = Plan.model_json_schema()
    deliver(for_programs(f"{json.dumps(made, ensure_ascii=False, indent=2)}\n"), None)


def _pack_schema() -> dict[str, Any]:
    """That of a pack; an editor shows of each kind of rule what `cedu explain` says of its codes."""
    from cedu_targets.packs.border import model_of
    from cedu_targets.packs.pack import RulePack

    messages = Messages(Language.EN)
    made = model_of(RulePack).model_json_schema()
    for entry in made["$defs"].values():
        if "check" in entry.get("properties", {}):
            entry["description"] = messages.check_page(entry["properties"]["check"]["const"])
    return made
