"""Several places in words: their units, their columns, the ranges of their cells."""

from collections.abc import Sequence

from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.finding_groups import ranges
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.sentences import where

_MOST_NAMED = 4
_NAMED_OF_MANY = 3
_RANGES_NAMED = 5


def units_text(places: Sequence[Place], messages: Messages) -> str:
    """`甲街、乙街`, `甲街、乙街、丙街等 12 个单位`; empty where no place has a unit."""
    units = list(dict.fromkeys(place.unit for place in places if place.unit))
    return _few(units, "units_more", len(units), messages)


def items_text(places: Sequence[Place], messages: Messages) -> str:
    """`安排-1、安排-3`, `安排-1、安排-3、安排-4等 12 项`; empty where no place is an item's."""
    items = list(dict.fromkeys(place.item for place in places if place.item))
    return _few(items, "items_more", len(items), messages)


def columns_text(entries: Sequence[Finding | NotJudged], messages: Messages) -> str:
    """`第3栏（培训）` where it is one; `第1—8栏、第10栏`, `“甲”栏、“乙”栏`; empty where no place has a column."""
    columns = {entry.place.indicator: entry.parameters for entry in entries if entry.place.indicator}
    if len(columns) > 1 and all(parameters.get("coded", 1) for parameters in columns.values()):
        named = spans_text(list(columns), messages)
    else:
        named = [messages.column(code, parameters) for code, parameters in columns.items()]
    return _few(named, "columns_more", len(columns), messages)


def column_names(indicators: Sequence[Indicator], messages: Messages) -> str:
    """The same of indicators, those with codes by these alone: `第12栏`, `第3、5—8栏`."""
    codes = [one.code for one in indicators]
    if all(one.coded for one in indicators):
        named = spans_text(codes, messages)
    else:
        named = [messages.column(one.code, one.named) for one in indicators]
    return _few(named, "columns_more", len(codes), messages)


def _few(names: Sequence[str], term: str, count: int, messages: Messages) -> str:
    """All names where they are few, else the first of them and the count."""
    if len(names) <= _MOST_NAMED:
        return messages.punctuation.names.join(names)
    return messages.term(term, names=messages.punctuation.names.join(names[:_NAMED_OF_MANY]), count=count)


def spans_text(codes: Sequence[str], messages: Messages) -> list[str]:
    """`第1—8栏`, `第10栏`."""
    return [
        messages.term("column_one" if first == last else "columns_span", code=first, first=first, last=last)
        for first, last in spans(codes)
    ]


def spans(codes: Sequence[str]) -> list[tuple[str, str]]:
    """The first and the last of codes that count up by one; of any other code, itself twice."""
    ordered = sorted(codes, key=int) if all(map(str.isdecimal, codes)) else codes
    found: list[tuple[str, str]] = []
    for code in ordered:
        before = found[-1][1] if found else ""
        if code.isdecimal() and before.isdecimal() and int(code) == int(before) + 1:
            found[-1] = found[-1][0], code
        else:
            found.append((code, code))
    return found


def places_text(places: Sequence[Place], messages: Messages, paths: Sequence[str] = ()) -> str:
    """`位置：B8:AC8、D10 等 45 格。`, with sheet or file where they are several; empty where it is one place.

    What speaks of whole files names each of them.
    """
    files = list(dict.fromkeys(paths))
    if len(files) > 1 and all(place.cell is None and place.line is None for place in places):
        return messages.term("files_all", names=messages.punctuation.names.join(files), count=len(files))
    cells, count = _cells(places, paths, messages)
    lines = list(dict.fromkeys(str(place.line) for place in places if place.line is not None))
    spots, count = (cells, count) if cells else (lines, len(lines))
    if count <= 1:
        return ""
    if len(spots) > _RANGES_NAMED:
        term = "places_more" if cells else "lines_more"
    elif cells:
        term = "places_all" if len(spots) < count else "places"
    else:
        term = "lines"
    return messages.term(term, cells=messages.punctuation.names.join(spots[:_RANGES_NAMED]), count=count)


def _cells(places: Sequence[Place], paths: Sequence[str], messages: Messages) -> tuple[list[str], int]:
    """The ranges, and how many cells they are."""
    of_sheet: dict[tuple[str, str | None], list[Place]] = {}
    for path, place in zip(paths or [""] * len(places), places, strict=True):
        if place.position is not None:
            of_sheet.setdefault((path, place.sheet), []).append(place)
    if len(of_sheet) == 1:
        (alone,) = of_sheet.values()
        found = ranges(alone)
    else:
        found = [
            where(path, Place(sheet=sheet, cell=cells), messages).removeprefix(":")
            for (path, sheet), those in of_sheet.items()
            for cells in ranges(those)
        ]
    return found, sum(len({place.cell for place in those}) for those in of_sheet.values())
