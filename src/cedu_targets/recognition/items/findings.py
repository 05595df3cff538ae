"""RD findings of a schedule that was read: what of it is not kept, and which times name no day."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.due import Precision
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.items import Items
from cedu_targets.domain.place import Place
from cedu_targets.recognition.items.body import FoundItems

_MOST_NAMED = 10


def item_findings(found: FoundItems, items: Items, unread: Sequence[int]) -> Iterator[Finding]:
    """Every RD finding of a schedule, once each with its count."""
    header, cells = found.header, found.cells
    head = cells.place(header.rows.start, next(iter(header.texts)))
    if items.left_out:
        yield _note("RD080", head, texts="、".join(items.left_out), count=len(items.left_out))
    if unread:
        names = "、".join(header.texts[column] for column in unread)
        yield _note("RD080", head, variant="other", texts=names, count=len(unread))
    if found.skipped:
        first = cells.place(found.skipped[0], cells.view.filled(found.skipped[0])[0])
        rows = "、".join(_row_shown(found, row) for row in found.skipped[:_MOST_NAMED])
        more = "…" if len(found.skipped) > _MOST_NAMED else ""
        yield _note("RD081", first, rows=rows + more, count=len(found.skipped))
    unclear = [item for item in items.entries if item.due.precision is Precision.UNCLEAR]
    if unclear:
        texts = list(dict.fromkeys(item.due.text or "" for item in unclear))
        shown = "、".join(texts[:3]) + ("…" if len(texts) > 3 else "")
        yield _note("RD082", unclear[0].place, texts=shown, count=len(unclear))


def _row_shown(found: FoundItems, row: int) -> str:
    return str(found.cells.view.real(row, 0)[0] + 1)


def _note(code: str, place: Place, variant: str = "", **parameters: Parameter) -> Finding:
    return Finding(code, "reading", Severity.NOTE, place, parameters, variant=variant)
