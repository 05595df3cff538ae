"""RD findings of a schedule that was read: what of it is not kept, and which times name no day."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.calendar_point import no_such_day
from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.items import Items
from cedu_targets.domain.place import Place
from cedu_targets.domain.plan_years import years_of
from cedu_targets.domain.quantity import folded
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
    yield from unclear_times(items)


def unclear_times(items: Items) -> Iterator[Finding]:
    """RD082, once: times of a schedule or of paragraphs that name no day, and the rows or lines where they stand."""
    unclear = [item for item in items.entries if item.due.precision is Precision.UNCLEAR]
    if unclear:
        rows = [str(row) for item in unclear if (row := _row_of(item.place)) is not None]
        shown_rows = "、".join(rows[:_MOST_NAMED]) + ("…" if len(rows) > _MOST_NAMED else "")
        texts = _texts([item.due for item in unclear])
        yield _note("RD082", unclear[0].place, texts=texts, rows=shown_rows, count=len(unclear))
    yield from impossible_times(items)
    yield from unknown_years(items)


def unknown_years(items: Items) -> Iterator[Finding]:
    """RD084: times without days, of a list whose year nothing says, or that count from a day of issue nobody wrote."""
    without = [(item, due) for item in items.entries if (due := item.deadline or item.due).lacks_year]
    if without:
        shown = _texts([due for _, due in without])
        variant = "" if items.period is None else "issued"
        yield _note("RD084", without[0][0].place, variant, texts=shown, count=len(without))
    yield from _of_any_year(items)


def _of_any_year(items: Items) -> Iterator[Finding]:
    """RD084 where times may be in any of the years of a plan (`due_of_any_year`)."""
    years = years_of(items.period)
    if len(years) < 2:
        return
    found = [(item, due) for item in items.entries if _spans(due := item.deadline or item.due, years)]
    if found:
        told: dict[str, Parameter] = {"first": str(years[0]), "last": str(years[-1]), "count": len(found)}
        yield _note("RD084", found[0][0].place, "years", texts=_texts([due for _, due in found]), **told)


def _spans(due: Due, years: Sequence[int]) -> bool:
    if due.recurrence is not None or due.earliest_end is None or due.end is None:
        return False
    return due.earliest_end.year <= years[0] and due.end.year == years[-1]


def _texts(dues: Sequence[Due]) -> str:
    """The first of the times as they are written."""
    texts = list(dict.fromkeys(due.text or "" for due in dues))
    return "、".join(texts[:_MOST_NAMED]) + ("…" if len(texts) > _MOST_NAMED else "")


def impossible_times(items: Items) -> Iterator[Finding]:
    """RD083 at each item whose time names a day that the calendar does not have."""
    year = int(items.period[:4]) if items.period else None
    for item in items.entries:
        written = no_such_day(folded(item.due.text or ""), year) if item.due.precision is Precision.UNCLEAR else None
        if written is not None:
            yield Finding("RD083", "reading", Severity.WARNING, item.place, {"item": item.id, "day": written})


def _row_of(place: Place) -> int | None:
    """The number of the row of a sheet, or of the line of a text, that a place names."""
    return place.line if place.line is not None or place.position is None else place.position[0] + 1


def _row_shown(found: FoundItems, row: int) -> str:
    return str(found.cells.view.real(row, 0)[0] + 1)


def _note(code: str, place: Place, variant: str = "", **parameters: Parameter) -> Finding:
    return Finding(code, "reading", Severity.NOTE, place, parameters, variant=variant)
