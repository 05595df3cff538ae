"""Header rows that hold only units of measure (万人次 │ 场 │ %): each is the unit of the name above it.

They are read as if the unit stood behind the name, 培训总量（万人次）, which is how everything after knows it. All
cells keep their places. Where the units tell columns of one name apart (培训 over 期数 and 人次) they are names.
A column 计量单位 beside names in rows is read where it stands; only its brackets and 单位： are taken off.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from msgspec.structs import replace

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.files.grid import Raw, Spot, is_number, squeezed
from cedu_targets.recognition.same_words import by_words
from cedu_targets.recognition.table.code_rows import code_rows
from cedu_targets.recognition.table.columns import is_measure, measure_in_brackets
from cedu_targets.recognition.view import GridView

_ROWS_ASKED = 2_000
_ROWS_BELOW = 8
"""How far below the units their first number stands: under codes, 目标 and 完成, a heading, units that sent nothing."""
_ROWS_OF_A_HEADER, _ROWS_ABOVE = 4, 12
_LONGEST_MEASURE = 6
_MOST = 0.8
"""Of the cells of a column of units; others may be left open."""
_LONGEST_CELL = 24
_LABEL = lazy_pattern(
    r"(?:(?:计量|计算|数量|统计|度量)单位|units?(?: of measure(?:ment)?)?)[:：]?|单位[:：]?", re.IGNORECASE
)
_DRESSED = lazy_pattern(r"[（(\[【]?(?:(?:计量|计算|数量)?单位[:：])?([^（）()\[\]【】:：]+)[)）\]】]?")


def with_units_at_names(view: GridView) -> GridView:
    """The same view, the units of measure of a row of their own behind the names above them."""
    for row in _lines_of_units(view):
        units = {column: unit for column, unit in _units_in(view, row).items() if not _heads_texts(view, row, column)}
        if (names := _names_of(view, row, units)) and any(_numbers_below(view, row, column) for column in units):
            view = _joined(view, row, units, names)
    plain = {spot: unit for spot, unit in _in_columns(view) if view.text(*spot) != unit}
    return view.edited(plain) if plain else view


def _in_columns(view: GridView) -> Iterator[tuple[Spot, str]]:
    """The units of measure in columns that are headed 计量单位, beside the names of indicators in rows."""
    for column, rows in _labels(view).items():
        for row, end in pairwise([*rows, len(view.rows)]):
            filled, units = 0, dict[Spot, str]()
            for line in range(row + 1, end):
                if text := view.text(line, column):
                    filled += 1
                    if (unit := _unit_of(text)) is not None:
                        units[line, column] = unit
                    elif (filled - len(units)) * _MOST > (1 - _MOST) * (len(units) + end - line):
                        break  # units that stood in all lines below would not be most: the names of a long list
            if len(units) > 1 and len(units) >= _MOST * filled:
                yield from units.items()


@by_words
def _labels(view: GridView) -> Mapping[int, Sequence[int]]:
    """The rows in which each column is headed as one of units."""
    heads: dict[int, list[int]] = {}
    for row in range(min(len(view.rows), _ROWS_ASKED)):
        for column, raw in enumerate(view.rows[row]):
            if type(raw) is str and len(raw) <= _LONGEST_CELL and _is_label(raw):
                heads.setdefault(column, []).append(row)
    return heads


@by_words
def _lines_of_units(view: GridView) -> Sequence[int]:
    return tuple(_candidates(view))


def _candidates(view: GridView) -> Iterator[int]:
    """Rows of short texts and no number, some of them units of measure."""
    for row in range(1, min(len(view.rows), _ROWS_ASKED)):
        cells = [raw for raw in view.rows[row] if raw is not None and raw != ""]
        if all(type(raw) is str and len(raw) <= _LONGEST_CELL for raw in cells) and any(
            _unit_of(str(raw)) is not None for raw in cells
        ):
            yield row


def _is_label(text: str) -> bool:
    return ("单" in text or "un" in text.lower()) and _LABEL.fullmatch(squeezed(text)) is not None


def _unit_of(text: str) -> str | None:
    """万人次 of （万人次）, 单位：万人次 and 万人次; None for anything else."""
    return _dressed(text) if len(text) <= _LONGEST_CELL else _dressed.__wrapped__(text)


@lru_cache(maxsize=1024)
def _dressed(text: str) -> str | None:
    match = _DRESSED.fullmatch(squeezed(text).replace("％", "%"))
    return match[1] if match is not None and match[1] not in BLANK_MARKS and is_measure(match[1]) else None


def _heads_classes(texts: Iterable[str]) -> bool:
    """Whether words for measures are names themselves: 培训项目, 培训人次, 地点, 课时 under 填报单位：."""
    from cedu_targets.recognition.records.form import are_of_classes  # hardly any sheet has a line of measures
    from cedu_targets.recognition.records.headings import field_of

    return are_of_classes({one for text in texts if (one := field_of(text)) is not None})


def _units_in(view: GridView, row: int) -> dict[int, str]:
    """The units of measure of a row by column; empty where it holds more than those and what heads the names.

    A word that is not known for one counts among twice as many that are.
    """
    texts = {column: squeezed(view.text(row, column)) for column in view.filled(row)}
    units = {column: unit for column, text in texts.items() if (unit := _unit_of(text)) is not None}
    if not units or _heads_classes(texts.values()):
        return {}
    first = min(units, default=0)
    strange: dict[int, str] = {}
    for column, text in texts.items():
        if column in units or column < first or text in BLANK_MARKS or _LABEL.fullmatch(text):
            continue
        match = _DRESSED.fullmatch(text)
        if match is None or is_number(text) or len(match[1]) > _LONGEST_MEASURE:
            return {}
        strange[column] = match[1]
    if 2 * len(strange) > len(units):
        return {}
    widened = units | strange
    for span in view.merges:
        if span.top == row and span.left in widened:
            widened |= dict.fromkeys(range(span.left, span.right + 1), widened[span.left])
    return dict(sorted(widened.items()))


def _names_of(view: GridView, row: int, units: Mapping[int, str]) -> dict[int, Spot]:
    """The cell of the name over each unit; without those that tell the columns of one name apart.

    Empty where a unit stands under none.
    """
    lines = _lines_over(view, row)
    names: dict[int, Spot] = {}
    for column in units:
        own = next((line for line in lines if view.text(line, column)), None)
        spot = (own, column) if own is not None else _reaching(view, lines, column)
        if spot is None or not view.text(*spot) or is_number(view.raw(*spot)) or _unit_of(view.text(*spot)) is not None:
            return {}
        names[column] = spot
    said: dict[Spot, set[str]] = {}
    for column, spot in names.items():
        said.setdefault(spot, set()).add(units[column])
    return {column: spot for column, spot in names.items() if len(said[spot]) == 1 and spot[1] in units}


def _lines_over(view: GridView, row: int) -> list[int]:
    """The header rows over a row, the nearest first, without codes; a title is none."""
    lines: list[int] = []
    for line in range(row - 1, max(row - 1 - _ROWS_ABOVE, -1), -1):
        if view.is_blank(line) or _is_of_codes(view, line):
            continue
        filled = view.filled(line)
        if len(filled) == 1 or len(lines) == _ROWS_OF_A_HEADER or view.has_number(line, filled):
            break
        lines.append(line)
    return lines


def _is_of_codes(view: GridView, row: int) -> bool:
    return any(code_rows(replace(view, rows=view.rows[: row + 1]), row))


def _reaching(view: GridView, lines: Sequence[int], column: int) -> Spot | None:
    """The heading that reaches over a column from its left, in the nearest header row."""
    if not lines:
        return None
    line = lines[0]
    merged = (span for span in view.merges if span.top <= line <= span.bottom and span.left <= column <= span.right)
    if (span := next(merged, None)) is not None:
        return span.top, span.left
    return next(((line, left) for left in range(column - 1, -1, -1) if view.text(line, left)), None)


def _numbers_below(view: GridView, row: int, column: int) -> bool:
    return any(text[:1].isdigit() for text in _texts_below(view, row, column))


def _heads_texts(view: GridView, row: int, column: int) -> bool:
    """True over the names of the rows, where these have the unit of all columns over them, too."""
    return not _numbers_below(view, row, column) and len(set(_texts_below(view, row, column)) - BLANK_MARKS) > 1


def _texts_below(view: GridView, row: int, column: int) -> Iterator[str]:
    lines = range(row + 1, min(row + 1 + 4 * _ROWS_BELOW, len(view.rows)))
    below = (line for line in lines if not view.is_blank(line))
    return (text for line in islice(below, _ROWS_BELOW) if (text := view.text(line, column)))


def _joined(view: GridView, row: int, units: Mapping[int, str], names: Mapping[int, Spot]) -> GridView:
    """The view with the units behind their names, and what else stands in their row at the names of the rows."""
    edits: dict[Spot, Raw] = {}
    apart = units.keys() - names.keys()
    for column, spot in names.items():
        name = view.text(*spot)
        edits[spot] = name if measure_in_brackets(name) else f"{name}（{units[column]}）"
    lines = _lines_over(view, row)
    for column in view.filled(row):
        text = squeezed(view.text(row, column))
        is_headed = any(view.text(line, column) for line in lines)
        if column in apart:
            continue
        if column not in units and not (text in BLANK_MARKS or _LABEL.fullmatch(text) or _unit_of(text)):
            if is_headed:
                continue
            edits[lines[0], column] = view.raw(row, column)
        elif text in ("单位", "units", "unit") and not is_headed:
            edits[lines[0], column] = view.raw(row, column)  # heads the names of the rows
        edits[row, column] = None
    edited = view.edited(edits)
    if not edited.is_blank(row):
        return edited
    merges = [span for span in view.merges if span.top != row]
    return replace(edited, merges=merges, continued=view.continued | {row})
