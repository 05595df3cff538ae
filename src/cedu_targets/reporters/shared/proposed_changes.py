"""The cells that a cause would change: where each stands, what it holds and what it should hold."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.diagnosis import Cause, Change, Diagnosis
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared.diagnosis_sentences import (
    Group,
    alternatives,
    choice,
    column,
    due,
    explained,
    sentence,
    stands,
    title,
)
from cedu_targets.reporters.shared.sentences import spot
from cedu_targets.reporters.shared.symbols import CAUSE


def row(change: Change, table: Table | None, messages: Messages) -> Sequence[str]:
    """Cell, unit, column, what stands there, what should."""
    place = change.place
    told = [before(change, table, messages), due(change, messages)]
    return [spot(place), place.unit or "", column(change, messages), *told]


def before(change: Change, table: Table | None, messages: Messages) -> str:
    """The number as it was submitted, or that there is none, or none that can be read."""
    if change.before is not None or change.text:
        return stands(change, messages)
    place = change.place
    is_read = table is None or not table.is_unreadable(place.unit or "", place.indicator or "")
    return messages.term("judged_blank" if is_read else "judged_unreadable")


def remarks(count: int, group: Group, table: Table, messages: Messages) -> Iterator[tuple[Place, str]]:
    """Remarks of a cause and its alternatives on each cell that they would change, or on the row they speak of."""
    for label, diagnosis in alternatives(count, group):
        if not diagnosis.changes and diagnosis.unit is not None:
            yield Place(unit=diagnosis.unit), f"{CAUSE} {label} {sentence(diagnosis, messages)}"
        for change in diagnosis.changes:
            yield change.place, f"{CAUSE} {_remark(label, diagnosis, change, table, messages)}"


def _remark(label: str, diagnosis: Diagnosis, change: Change, table: Table, messages: Messages) -> str:
    of_cell = messages.title(change.cause) if diagnosis.cause is Cause.SEVERAL else title(diagnosis, messages)
    return messages.term(
        "cause_of_cell",
        number=label,
        title=of_cell,
        choice=choice(diagnosis, messages),
        before=before(change, table, messages),
        after=due(change, messages),
    )


def findings(group: Group, file: FileReport, messages: Messages) -> str:
    """The findings that a cause explains and nobody did, by code and place: `DS001 R10、S10；PW001 R21`."""
    places: dict[str, list[str]] = {}
    for position in explained(group):
        finding = file.findings[position]
        if not finding.explained:
            at = finding.place
            shown = spot(at) or " ".join(part for part in (at.unit, at.indicator) if part)
            places.setdefault(finding.code, []).append(shown)
    signs = messages.punctuation
    return signs.phrases.join(f"{code} {signs.names.join(cells)}".strip() for code, cells in places.items())
