"""The plan workbook -> the same entries that a plan in YAML has, each with the sheet and cell that it stands in.

A sheet is known by its name, a row or column by its heading, so rows and columns may be moved and added.
"""

from collections.abc import Iterator, Sequence

from cedu_targets.allocation.plan.plan_reading import Path
from cedu_targets.allocation.plan.sheets import (
    AREA_HEAD,
    FIELDS,
    HELPERS,
    META,
    Sheets,
    code_row,
    columns_of,
    head,
    last_unit,
    place_of,
    written,
)
from cedu_targets.domain.place import Place
from cedu_targets.domain.quantity import folded
from cedu_targets.files.grid import squeezed
from cedu_targets.packs.positioned_yaml import Tree
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.plan_sheets import PLAN, SETTINGS, SOURCES, kind_of
from cedu_targets.recognition.table.row_kinds import classify
from cedu_targets.recognition.view import GridView


def read_plan_sheets(grids: Sequence[GridView]) -> Sheets:
    """The entries of a plan workbook. Mistakes of form are collected in the result."""
    sheets = Sheets()
    by_kind = {kind: grid for grid in reversed(grids) if (kind := kind_of(grid)) is not None}
    for kind in (PLAN, SETTINGS):
        if kind not in by_kind:
            sheets.say("AL011", Place(), "sheet", wanted=kind)
    if not sheets.findings:
        _settings(by_kind[SETTINGS], sheets)
        _plan(by_kind[PLAN], sheets)
    if SOURCES in by_kind:
        read_sources(by_kind[SOURCES], sheets)
    for grid in grids:
        if kind_of(grid) is None and code_row(grid) is not None:
            _table(grid, sheets)
    return sheets


def _settings(grid: GridView, sheets: Sheets) -> None:
    """One row an indicator; `total` comes from the plan's own sheet."""
    top = code_row(grid)
    if top is None:
        sheets.say("AL011", Place(sheet=grid.sheet), "code_row", wanted="栏次")
        return
    row, code_column = top
    fields: dict[int, str] = {}
    for column in grid.filled(row):
        name = next((name for name, heads in FIELDS.items() if head(grid, row, column) in heads), None)
        if name is not None and name not in fields.values():
            fields[column] = name
    if "name" not in fields.values():
        sheets.say("AL011", place_of(grid, row, code_column), "heading", wanted="指标名称")
        return
    sheets.mapping(("indicators",), place_of(grid, row, code_column))
    for below in range(row + 1, len(grid.rows)):
        code = folded(grid.text(below, code_column))
        if not code or NOTE.match(code):
            if grid.filled(below) and not code and grid.text(below, min(fields)):
                sheets.say("AL011", place_of(grid, below, code_column), "no_code", wanted=grid.text(below, min(fields)))
            continue
        place = place_of(grid, below, code_column)
        if ("indicators", code) in sheets.positions:
            sheets.say("AL002", place, "code", wanted=code)
            continue
        sheets.mapping(("indicators", code), place)
        for column, name in fields.items():
            text = written(grid, below, column, sheets)
            if text is not None:
                sheets.put(("indicators", code, name), text, place_of(grid, below, column))
        if ("indicators", code, "name") not in sheets.positions:
            sheets.put(("indicators", code, "name"), code, place)


def _plan(grid: GridView, sheets: Sheets) -> None:
    """Title, codes, the district's totals, the units with their demands, and the notes below."""
    top = code_row(grid)
    if top is None:
        sheets.say("AL011", Place(sheet=grid.sheet), "code_row", wanted="栏次")
        return
    codes, label = top
    columns = columns_of(grid, codes, label, sheets)
    _same_codes(grid, codes, columns, sheets)
    title = next(
        (text for row in range(codes) for column in grid.filled(row) if (text := squeezed(grid.text(row, column)))),
        "",
    )
    sheets.put(("title",), title or None, place_of(grid, 0, label))
    area_column = next(
        (
            column
            for row in range(codes + 1)
            for column in grid.filled(row)
            if head(grid, row, column) in AREA_HEAD and column not in columns
        ),
        None,
    )
    rows, notes = _rows_of_units(grid, codes, label, columns, sheets)
    sheets.entries["notes"] = list(notes)
    _write_rows(grid, rows, label, area_column, columns, sheets)


def _same_codes(grid: GridView, codes: int, columns: dict[int, str], sheets: Sheets) -> None:
    """The plan's columns and the rows of the settings must be the same."""
    indicators = sheets.entries.get("indicators")
    settings = set(indicators) if isinstance(indicators, dict) else set()
    for column, code in columns.items():
        if code not in settings:
            sheets.say("AL011", place_of(grid, codes, column), "not_set", wanted=code)
    for code in settings - set(columns.values()):
        place = sheets.positions["indicators", code]
        sheets.say("AL011", place, "no_column", wanted=code)
    if isinstance(indicators, dict):  # in the order of the table's columns
        known = {code: indicators[code] for code in columns.values() if code in indicators}
        sheets.entries["indicators"] = {**known, **indicators}


def _rows_of_units(
    grid: GridView, codes: int, label: int, columns: dict[int, str], sheets: Sheets
) -> tuple[dict[int, str], Iterator[str]]:
    """Row -> name of the district, the units and the areas, and the lines below them."""
    rows: dict[int, str] = {}
    end = len(grid.rows)
    last = last_unit(grid, codes, label, columns)
    between: list[int] = []
    helped = False
    for row in range(codes + 1, len(grid.rows)):
        name = squeezed(grid.text(row, label))
        if folded(name).casefold() in HELPERS:
            helped = True
            continue
        filled = grid.filled(row)
        if not filled:
            continue
        has_values = any(column in columns for column in filled)
        is_note = bool(name) and NOTE.match(name) is not None and not has_values
        if is_note and row < last:
            between.append(row)
            continue
        if helped or is_note:
            end = row
            break
        if name:
            rows[row] = name
        elif has_values:
            column = next(column for column in filled if column in columns)
            sheets.say("AL011", place_of(grid, row, column), "nameless")
    below = (*between, *range(end, len(grid.rows)))
    lines = (" ".join(grid.text(row, column) for column in grid.filled(row)) for row in below)
    return rows, (line for line in lines if line)


def _write_rows(
    grid: GridView, rows: dict[int, str], label: int, area_column: int | None, columns: dict[int, str], sheets: Sheets
) -> None:
    if not rows:
        sheets.say("AL011", Place(sheet=grid.sheet), "no_units")
        return
    kinds = classify(rows, "", lambda _: False)
    district = kinds.district if kinds.district is not None else next(iter(rows))
    sheets.put(("district",), rows[district], place_of(grid, district, label))
    areas = {} if area_column is None else {row: squeezed(grid.text(row, area_column)) for row in rows}
    names = {area for row, area in areas.items() if area and row != district}
    subtotals = {row: area for row, name in rows.items() if (area := _area_of(name, names)) and row != district}
    units: list[Tree] = []
    for row, name in rows.items():
        if row == district:
            start: Path = ("indicators",)
        elif row in subtotals:
            start = ("areas", subtotals[row])
        else:
            start = ("demands", name)
            position: Path = ("units", len(units))
            sheets.positions[position] = place_of(grid, row, label)
            units.append({"name": name, "area": areas.get(row) or None})
            if start in sheets.positions:
                continue  # said as a repeated name
        sheets.positions.setdefault(start, place_of(grid, row, label))
        is_whole = {code for code, entry in _indicator_entries(sheets) if entry.get("parts")}
        for column, code in columns.items():
            if (row, column) in grid.broken and not grid.broken[row, column] and row == district and code in is_whole:
                continue  # the template's own sum of the parts, in a file that no spreadsheet program has calculated
            text = written(grid, row, column, sheets)
            if text is None:
                continue
            path = (*start, code, "total") if row == district else (*start, code)
            if row != district or ("indicators", code) in sheets.positions:
                sheets.put(path, text, place_of(grid, row, column))
    sheets.entries["units"] = units
    sheets.positions.setdefault(("units",), place_of(grid, district, label))
    for code in columns.values():  # a total that is missing is asked for where it belongs
        column = next(column for column, known in columns.items() if known == code)
        sheets.positions.setdefault(("indicators", code, "total"), place_of(grid, district, column))


def _indicator_entries(sheets: Sheets) -> Iterator[tuple[str, dict[str, Tree]]]:
    indicators = sheets.entries.get("indicators")
    for code, entry in (indicators if isinstance(indicators, dict) else {}).items():
        if isinstance(entry, dict):
            yield code, entry


def _area_of(name: str, areas: set[str]) -> str | None:
    """Which area a row gives the subtotals of: it is called like the area, or 小计 or 合计 of it."""
    for suffix in ("", "小计", "合计"):
        if name.endswith(suffix) and (bare := name.removesuffix(suffix)) in areas:
            return bare
    return None


def read_sources(grid: GridView, sheets: Sheets) -> None:
    """Bases: one column each, with rows that say where it comes from."""
    top = next((row for row in range(len(grid.rows)) if len(grid.filled(row)) > 1 and grid.filled(row)[0] < 2), None)
    if top is None:
        return
    label = grid.filled(top)[0]
    names: dict[int, str] = {}
    for column in grid.filled(top)[1:]:
        name = squeezed(grid.text(top, column))
        if name in names.values():
            sheets.say("AL002", place_of(grid, top, column), "source", wanted=name)
            continue
        names[column] = name
        sheets.mapping(("sources", name, "values"), place_of(grid, top, column))
    seen: set[str] = set()
    last = last_unit(grid, top, label, names)
    for row in range(top + 1, len(grid.rows)):
        name = squeezed(grid.text(row, label))
        if not name:
            continue
        if NOTE.match(name) and folded(name).casefold() not in META:
            if row < last:
                continue
            break
        meta = META.get(folded(name).casefold())
        if meta is None and name in seen:
            sheets.say("AL002", place_of(grid, row, label), "unit", wanted=name)
            continue
        seen.add(name)
        for column, source in names.items():
            text = written(grid, row, column, sheets)
            path: Path = ("sources", source, meta) if meta else ("sources", source, "values", name)
            sheets.put(path, text, place_of(grid, row, column))


def _table(grid: GridView, sheets: Sheets) -> None:
    """A table of numbers per unit and code, named by its sheet: 上年目标."""
    top = code_row(grid)
    assert top is not None
    codes, label = top
    table = squeezed(grid.sheet or "")
    columns = columns_of(grid, codes, label, sheets)
    rows = sheets.mapping(("tables", table), place_of(grid, codes, label))
    last = last_unit(grid, codes, label, columns)
    for row in range(codes + 1, len(grid.rows)):
        name = squeezed(grid.text(row, label))
        if not name:
            continue
        if NOTE.match(name):
            if row < last:
                continue
            break
        if name in rows:
            sheets.say("AL002", place_of(grid, row, label), "unit", wanted=name)
            continue
        sheets.mapping(("tables", table, name), place_of(grid, row, label))
        for column, code in columns.items():
            text = written(grid, row, column, sheets)
            if text is not None:
                sheets.put(("tables", table, name, code), text, place_of(grid, row, column))
