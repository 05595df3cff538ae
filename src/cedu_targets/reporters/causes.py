"""A diagnosis in one sentence: what went wrong where, what should stand there, and what that settles."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cedu_targets.domain.diagnosis import Cause, Change, Diagnosis, Search
from cedu_targets.domain.finding import Place
from cedu_targets.domain.numbers import plain
from cedu_targets.messages import Messages
from cedu_targets.report import FileReport

SHOWN = 3
"""Alternatives that a text shows; machine formats list all."""


def sentence(diagnosis: Diagnosis, messages: Messages) -> str:
    """疑似错列：学院 第18—20栏的数应在第17—19栏；更正后 5 处问题全部消除。"""
    words = messages.words[diagnosis.cause]
    in_rows = diagnosis.cause is Cause.SHIFT and diagnosis.along == "column"
    text = words.message if isinstance(words.message, str) else words.message[_variant(diagnosis, words.message)]
    count = len(diagnosis.explains)
    return _tidy(
        messages.term(
            "cause",
            title=messages.term("cause_rows") if in_rows else words.title,
            choice=messages.term("cause_choice") if diagnosis.ambiguous else "",
            sentence=text.format_map(_values(diagnosis, messages)).strip(),
            settles=messages.term("cause_settles", count=count) if count else "",
        )
    )


def place(diagnosis: Diagnosis, file: FileReport) -> Place:
    """Where a diagnosis points: its first changed cell, else the sheet."""
    if diagnosis.changes:
        return diagnosis.changes[0].place
    return Place(sheet=file.table.layout.sheet if file.table else None)


def sentences(group: Sequence[Diagnosis], messages: Messages) -> Iterator[tuple[Diagnosis | None, str]]:
    """The first alternatives of a cause, and how many more there are."""
    for diagnosis in group[:SHOWN]:
        yield diagnosis, sentence(diagnosis, messages)
    if len(group) > SHOWN:
        yield None, messages.term("cause_more", count=len(group) - SHOWN)


def explained(group: Sequence[Diagnosis]) -> list[int]:
    """The positions of all findings that a cause and its alternatives explain."""
    return sorted({position for diagnosis in group for position in diagnosis.explains})


def left_out(search: Search | None, messages: Messages) -> str:
    """What the search did not look for, and the time it took; empty where it was complete."""
    if search is None or not (search.unsearched or search.unexplained):
        return ""
    reasons = [messages.term("unexplained", count=search.unexplained)] if search.unexplained else []
    reasons += [messages.term(f"unsearched_{reason}") for reason in search.unsearched]
    separator = "；" if messages.language == "zh" else "; "
    return messages.term("unsearched", seconds=f"{search.seconds:.2f}", reasons=separator.join(reasons))


def _variant(diagnosis: Diagnosis, texts: dict[str, str]) -> str:
    if diagnosis.cause is Cause.REPLACED and not diagnosis.changes[0].after:
        return "blank"
    return diagnosis.along if diagnosis.along in texts else ""


def _values(diagnosis: Diagnosis, messages: Messages) -> dict[str, str]:
    values = {"unit": diagnosis.unit or "", "changes": ""}
    if diagnosis.block is not None:
        return values | _block(diagnosis, messages)
    if diagnosis.cause is Cause.SEVERAL:
        comma = "、" if messages.language == "zh" else ", "
        return values | {"changes": comma.join(_change(change, messages) for change in diagnosis.changes)}
    if diagnosis.changes and diagnosis.unit is None:
        values |= _cell(diagnosis.changes[0], messages)
    if diagnosis.cause is Cause.SWAP:
        other = diagnosis.changes[1]
        values["other"] = (
            messages.term("column_one", code=other.place.indicator)
            if diagnosis.along == "row" and other.coded
            else messages.term("row_one", name=other.place.indicator if diagnosis.along == "row" else other.place.unit)
        )
    return values


def _block(diagnosis: Diagnosis, messages: Messages) -> dict[str, str]:
    block = diagnosis.block
    assert block is not None
    coded = all(change.coded for change in diagnosis.changes)

    def columns(first: str, last: str) -> str:
        if first == last:
            return messages.term("column_one", code=first) if coded else messages.term("row_one", name=first)
        return messages.term("columns_span" if coded else "paths_span", first=first, last=last)

    def rows(first: str, last: str) -> str:
        return (
            messages.term("row_one", name=first)
            if first == last
            else messages.term("rows_span", first=first, last=last)
        )

    if diagnosis.along == "row":
        lines = block.lines[0] if len(block.lines) == 1 else rows(block.lines[0], block.lines[-1])
        return {"unit": lines, "stands": columns(*block.stands), "belongs": columns(*block.belongs)}
    lines = columns(block.lines[0], block.lines[-1])
    return {"unit": lines, "stands": rows(*block.stands), "belongs": rows(*block.belongs)}


def _cell(change: Change, messages: Messages) -> dict[str, str]:
    return {
        "unit": change.place.unit or "",
        "column": _column(change, messages),
        "before": _number(change.before, messages),
        "after": _number(change.after, messages),
    }


def _change(change: Change, messages: Messages) -> str:
    title = messages.words[change.cause].title
    return messages.term("cause_change", title=title, **_cell(change, messages)).strip()


def _column(change: Change, messages: Messages) -> str:
    if not change.coded:
        return messages.term("column_path", code=change.place.indicator)
    name = re.sub(r"[（(][^（）()]*[)）]", "", change.name)
    return messages.term("column", code=change.place.indicator, name=name or change.name)


def _number(value: Decimal | None, messages: Messages) -> str:
    return messages.term("cause_blank") if value is None else plain(value)


def _tidy(text: str) -> str:
    return re.sub(r"\s+([:;,.])(?=\s|$)", r"\1", re.sub(r"\s+", " ", text)).strip()
