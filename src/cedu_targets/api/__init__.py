"""What users import: paths in, a report out. None of these functions prints or exits."""

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
