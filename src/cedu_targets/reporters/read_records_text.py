"""A form of what took place as it was understood, for people: whose it is, what says so, its classes and totals."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.records import Records, Said
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.form_words import (
    MOST_CLASSES,
    form_extent,
    form_facts,
    form_heads,
    form_remarks,
    form_rows,
)
from cedu_targets.reporters.shared.sentences import sheet_text, spot
from cedu_targets.reporters.shared.terminal import Prose

_NUMBERS = frozenset({"head_class_people", "head_class_first_time", "head_class_hours"})
_NARROW = frozenset({*_NUMBERS, "head_class_day", "head_class_period"})


def heading(file: FileReport, records: Records, messages: Messages) -> Iterator[RenderableType]:
    """`甲村-5月.xlsx › Sheet1：甲村 2020年5月 · 3 个班，136 人次`, the title, and what says unit and month."""
    sheet = sheet_text(file.path, records.sheet, messages)
    number = f" {file.number}" if file.number > 1 else ""
    name = f"{file.path} › {sheet}" if sheet else file.path
    held = " · ".join(filter(None, (form_facts(records, messages), form_extent(records, messages))))
    yield Prose(visible(messages.punctuation.labelled(name + number, held)), style="bold")
    if records.title:
        yield Prose(visible(records.title))
    for term, said in (("form_unit_said", records.units_said), ("form_month_said", records.months_said)):
        yield Prose(visible(_sources(term, said, messages)), style="dim")


def entries(records: Records, messages: Messages) -> Iterator[RenderableType]:
    """Every class and the totals that the form carries, then what is not shown."""
    heads = form_heads(records)
    grid = Columns(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    grid.add_column(Text(messages.term("head_class_number")), no_wrap=True)
    for name in heads:
        grid.add_column(
            Text(messages.term(name)),
            overflow="fold",
            no_wrap=name in _NARROW,
            justify="right" if name in _NUMBERS else "left",
        )
    shown = 0
    for row in form_rows(records, messages):
        shown += row.entry is not None
        if row.entry is None or shown <= MOST_CLASSES:
            style = "bold" if row.entry is None else ""
            cells = [Text(visible(cell.text), style=style) for cell in row.cells]
            grid.add_row(Text(visible(row.name), style="bold"), *cells)
    if grid.row_count:
        yield grid
    for line in form_remarks(records, records.size - MOST_CLASSES, messages):
        yield Prose(visible(line), style="dim")
    yield Text("")


def _sources(term: str, said: Sequence[Said], messages: Messages) -> str:
    """`单位：甲村（表头 A2、文件名）`; each value once, with all that say it: 5月 as the 2020年5月 before it."""
    by_value: dict[str, list[str]] = {}
    for one in said:
        value = next((known for known in by_value if known.endswith(f"-{one.value}")), one.value)
        where = f"{messages.term(f'said_by_{one.source}')} {spot(one.place)}".strip()
        by_value.setdefault(value, []).append(where)
    told = [
        messages.term("form_said", value=messages.month(value), sources=messages.punctuation.names.join(sources))
        for value, sources in by_value.items()
    ]
    return messages.term(term, values=messages.punctuation.names.join(told) or messages.term("form_not_said"))
