"""What users import: paths in, a report out. None of these functions prints or exits."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cedu_targets.api.checking import check, draft_targets, infer, inferred, next_pack, read
    from cedu_targets.api.follow_up import gap, rollup, status
    from cedu_targets.api.responsibility import letters
    from cedu_targets.api.sent_out import allocate, checklists, dossier, figure_form, report_forms
    from cedu_targets.evaluation.side_files import INFER
    from cedu_targets.files.inputs import find_inputs

__all__ = [
    "INFER",
    "allocate",
    "check",
    "checklists",
    "dossier",
    "draft_targets",
    "figure_form",
    "find_inputs",
    "gap",
    "infer",
    "inferred",
    "letters",
    "next_pack",
    "read",
    "report_forms",
    "rollup",
    "status",
]

_WHERE = {
    **dict.fromkeys(("check", "draft_targets", "infer", "inferred", "next_pack", "read"), "api.checking"),
    **dict.fromkeys(("gap", "rollup", "status"), "api.follow_up"),
    "letters": "api.responsibility",
    **dict.fromkeys(("allocate", "checklists", "dossier", "figure_form", "report_forms"), "api.sent_out"),
    "INFER": "evaluation.side_files",
    "find_inputs": "files.inputs",
}


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for: an engine's run (`api.wide`) reads no form."""
    if name in _WHERE:
        return getattr(import_module(f"cedu_targets.{_WHERE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
