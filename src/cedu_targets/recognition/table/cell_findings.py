"""RD findings of the cells of a table: texts, signs and formulas where a number is due, and numbers that were read."""

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Indicator, Kind, Measure
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.domain.place import Place
from cedu_targets.domain.written_number import WrittenNumber, written_number
from cedu_targets.files.grid import Spot, text_of
from cedu_targets.recognition.table.odd_cells import (
    COLUMN_OF_WORDS,
    ROW_OF_WORDS,
    SLIP,
    UNCALCULATED,
    UNKNOWN,
    Unreadable,
)
from cedu_targets.recognition.table.recognise import Recognised

_RULE = "reading"
_LONGEST_TEXT = 40
_IN_BRACKETS = r"\s*[(（]\s*\d[\d,.]*%?\s*[)）]\s*"
_MOST_PLACES = 200
"""A column of 40,000 numbers with their unit is one note all the same."""
_FEW_TEXTS, _FEW_READINGS = 5, 3


def place_at(found: Recognised, row: int, column: int, unit: str | None, indicator: str | None) -> Place:
    """The place of a cell of the view, in the source and in the table."""
    table = found.table
    return Place(
        sheet=table.layout.sheet,
        cell=found.grid.address(row, column),
        unit=unit,
        indicator=indicator,
        period=table.period,
        measure=table.measure,
    )


def finding_of(code: str, severity: Severity, place: Place, **parameters: Parameter) -> Finding:
    return Finding(code, _RULE, severity, place, parameters)


def cell_findings(found: Recognised) -> Iterator[Finding]:
    """RD001 to RD005, RD042 to RD045."""
    table = found.table
    codes = {column: code for code, column in table.layout.columns.items()}
    yield from _without_numbers(found, codes)
    yield from _written(found, codes)
    if any(cell.code == UNCALCULATED for cell in found.values.unreadable):
        from cedu_targets.recognition.table.unknown_formulas import unknown_formulas  # hardly any form has some

        yield from unknown_formulas(found)
    for cell in found.values.unreadable:
        if cell.code in (UNKNOWN, COLUMN_OF_WORDS, ROW_OF_WORDS, UNCALCULATED):
            continue
        code = codes[cell.column]
        place = place_at(found, cell.row, cell.column, found.kinds.names[cell.row], code)
        text = cell.text[:_LONGEST_TEXT]
        unclear = finding_of(cell.code, Severity.ERROR, place, text=text, **table.by_code[code].named)
        yield _with_what_would_be_clear(unclear, cell, table.by_code[code])
    for key in found.ambiguous:
        place = table.place(key.unit, key.indicator)
        raw = found.grid.raw(found.rows[key.unit], table.layout.columns[key.indicator])
        text = raw.text if isinstance(raw, WrittenNumber) else text_of(raw)
        indicator = table.by_code[key.indicator]
        variant = "" if indicator.kind is Kind.RATE else "number"
        parameters: dict[str, Parameter] = {"text": text, **indicator.named}
        yield Finding("RD005", _RULE, Severity.ERROR, place, parameters, variant=variant)


def _with_what_would_be_clear(finding: Finding, cell: Unreadable, indicator: Indicator) -> Finding:
    """The same of a number with something to it: what stands against it, and how it would be clear."""
    if cell.code == SLIP and re.fullmatch(_IN_BRACKETS, cell.text):
        return replace(finding, variant="bracket")
    number = written_number(cell.text)
    if number is None or not cell.reason:
        return finding
    more = {
        "measure": indicator.unit_of_measure,
        "noun": number.noun,
        "few": plain(number.value / number.power),
        "many": plain(number.value),
    }
    return replace(finding, variant=cell.reason, parameters={**finding.parameters, **more})


def _written(found: Recognised, codes: Mapping[int, str]) -> Iterator[Finding]:
    """RD045, once a column: numbers with something to them that were read.

    The floors that a form of one unit prints are those of the issued table, where they are said.
    """
    is_printed = found.table.one_unit is not None and found.table.measure is Measure.TARGET
    columns: dict[int, list[Spot]] = {}
    for row, column in found.values.written:
        columns.setdefault(column, []).append((row, column))
    with_floors = {key.indicator for key in found.table.floors}
    for column, spots in sorted(columns.items()):
        indicator = found.table.by_code[codes[column]]
        if is_printed and indicator.code in with_floors:
            continue
        readings = {}
        first = sorted(spots)[:_MOST_PLACES]
        for row, _ in first:
            value = found.table.value(found.kinds.names[row], indicator.code)
            if value is not None:
                is_share = indicator.kind is Kind.RATE
                readings[found.values.written[row, column].text.strip()] = percent(value) if is_share else plain(value)
        if not readings:
            continue
        shown = "、".join(f"{text} → {number}" for text, number in list(readings.items())[:_FEW_READINGS])
        places = [place_at(found, row, column, None, None) for row, _ in first]
        parameters: dict[str, Parameter] = {"count": len(spots), "texts": shown, **indicator.named}
        finding = finding_of("RD045", Severity.NOTE, replace(places[0], indicator=indicator.code), **parameters)
        yield replace(finding, related=tuple(places[1:]), variant="floor" if indicator.code in with_floors else "")


def _without_numbers(found: Recognised, codes: Mapping[int, str]) -> Iterator[Finding]:
    """What is no slip of a single cell, each once: numbers that are not given, a column of words, rows of words.

    The places are those of cells and not of amounts: nobody is to work out what should stand there.
    """
    kinds: dict[tuple[str, int | None], list[Unreadable]] = {}
    for cell in found.values.unreadable:
        if cell.code in (UNKNOWN, COLUMN_OF_WORDS, ROW_OF_WORDS):
            kinds.setdefault((cell.code, cell.column if cell.code == COLUMN_OF_WORDS else None), []).append(cell)
    for (code, column), cells in kinds.items():
        texts = list(dict.fromkeys(cell.text.strip()[:_LONGEST_TEXT] for cell in cells))
        parameters: dict[str, Parameter] = {"count": len(cells), "texts": "、".join(texts[:_FEW_TEXTS])}
        if column is not None:
            parameters |= found.table.by_code[codes[column]].named
        places = [place_at(found, cell.row, cell.column, None, None) for cell in cells]
        place = places[0] if column is None else replace(places[0], indicator=codes[column])
        finding = finding_of(code, Severity.NOTE, place, **parameters)
        yield replace(finding, related=tuple(places[1:]))
