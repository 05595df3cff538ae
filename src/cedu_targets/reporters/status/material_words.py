"""The material of items in words: what of it is there, what is missing, and how many items have theirs."""

from collections.abc import Iterator

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.material import Completeness
from cedu_targets.domain.status import StatusRow
from cedu_targets.messages.messages import Messages

_MOST_NAMED = 5


def material_text(row: StatusRow, messages: Messages, most: int | None = _MOST_NAMED) -> str:
    """`有材料 3 份`, `缺材料：名册.xlsx`; empty where nobody looked, or nothing is needed and nothing there."""
    if row.material is None:
        return ""
    missing = row.material.missing
    shown = messages.punctuation.names.join(missing[:most])
    names = messages.term("names_more", names=shown) if most is not None and len(missing) > most else shown
    count = len(row.material.found)
    match row.material.completeness:
        case Completeness.COMPLETE:
            return messages.term("material_found", count=count)
        case Completeness.PARTIAL:
            return messages.term("material_partial", count=count, missing=len(missing), names=names)
        case Completeness.NONE:
            return messages.term("material_none_named", names=names) if names else messages.term("material_none")


def lacks_material(row: StatusRow) -> bool:
    """Whether something of its material is missing, or all of it."""
    return row.material is not None and row.material.completeness is not Completeness.COMPLETE


_COUNTED = {
    Completeness.COMPLETE: "materials_complete", Completeness.PARTIAL: "materials_partial",
    Completeness.NONE: "materials_missing",
}  # fmt: skip


def materials_lines(report: StatusReport, messages: Messages) -> Iterator[str]:
    """`档案 41 项：有材料 12，缺 29`; nothing where nobody looked."""
    for is_dossier, name in ((True, "materials_dossier"), (False, "materials_others")):
        counts = {one: report.materials[is_dossier, one] for one in Completeness}
        shown = [one for one in Completeness if counts[one] or one is not Completeness.PARTIAL]
        if any(counts.values()):
            parts = (messages.term(_COUNTED[one], count=counts[one]) for one in shown)
            told = messages.punctuation.clauses.join(parts)
            yield messages.term(name, count=sum(counts.values()), parts=told)


def looked_in(report: StatusReport, messages: Messages) -> Iterator[str]:
    """In which folder material was looked for, and how; nothing where nobody looked."""
    if report.evidence is not None:
        yield messages.term("status_folder", folder=report.evidence)
