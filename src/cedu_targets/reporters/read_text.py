"""A file as it was understood, for people: columns, declared relations, notes."""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.items import ItemKind, Items
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.records import Records
from cedu_targets.domain.table import Table
from cedu_targets.messages.messages import Messages
from cedu_targets.read_report import ReadReport
from cedu_targets.report import FileReport, Outcome
from cedu_targets.reporters.shared.document_words import documents_n
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.group_sentences import told
from cedu_targets.reporters.shared.sentences import passed_over_lines, spot
from cedu_targets.reporters.shared.terminal import STYLES, Prose, as_text, fault_text, heading


def render(report: ReadReport, messages: Messages) -> str:
    """Everything, as lines of text."""
    return as_text(render_styled(report, messages))


def in_short(report: ReadReport, messages: Messages) -> str:
    """How reading went, in a phrase: how many documents, and how many files without one."""
    if any(file.items or file.records for file in report.files):
        return documents_n(report.files, messages)
    unread = sum(file.fault is not None for file in report.files)
    said = [messages.term("tables_n", count=len(report.tables))]
    said += [messages.term("short_unread", count=unread)] if unread else []
    return messages.punctuation.clauses.join(said)


def render_styled(report: ReadReport, messages: Messages) -> RenderableType:
    """Everything, as one renderable."""
    passed_over = passed_over_lines(report.passed_over, messages)
    parts = (part for file in report.files for part in _file(file, messages))
    return Group(*parts, *(Prose(visible(line), style="bold") for line in passed_over))


def _file(file: FileReport, messages: Messages) -> Iterator[RenderableType]:
    if file.items is not None:
        yield from _items(file, file.items, messages)
        return
    if file.records is not None:
        yield from _records(file, file.records, messages)
        return
    yield from heading(file, messages)
    if file.fault is not None or file.table is None:
        yield fault_text(file, messages)
        return
    yield from _encoding(file, messages)
    yield Text("、".join(visible(unit) for unit in file.table.units), style="dim")
    yield Text("")
    yield _columns(file.table, messages)
    if file.outcomes:
        yield Text(messages.term("reads_relations"), style="bold")
        yield _relations(file.outcomes, messages)
    if file.table.notes:
        yield Text(messages.term("reads_notes"), style="bold")
        yield Padding(Text("\n".join(visible(note) for note in file.table.notes), overflow="fold"), (0, 0, 1, 2))
    yield from _candidates(file, messages)
    yield from _remarks(file, messages)


def _items(file: FileReport, items: Items, messages: Messages) -> Iterator[RenderableType]:
    from cedu_targets.reporters import read_items_text  # a table needs none of it

    if file.is_bare:
        yield Prose(visible(" › ".join(filter(None, (file.path, items.title)))), style="bold")
    else:
        yield from read_items_text.heading(file, items, messages)
    yield from _encoding(file, messages)
    if items.kind is ItemKind.TARGET and not file.is_bare:
        from cedu_targets.reporters import read_targets_text  # nor a schedule this

        yield from read_targets_text.entries(items, messages)
    elif not file.is_bare:
        yield from read_items_text.entries(items, messages)
    yield from _candidates(file, messages)
    yield from _remarks(file, messages)


def _records(file: FileReport, records: Records, messages: Messages) -> Iterator[RenderableType]:
    from cedu_targets.reporters import read_records_text  # a table needs none of it

    yield from read_records_text.heading(file, records, messages)
    yield from _encoding(file, messages)
    yield from read_records_text.entries(records, messages)
    yield from _candidates(file, messages)
    yield from _remarks(file, messages)


def _candidates(file: FileReport, messages: Messages) -> Iterator[RenderableType]:
    """The numbers in the sentences of a text; of one in which nothing else is known, how to draft a rule pack."""
    if file.candidates:
        from cedu_targets.reporters import read_candidates_text  # a table needs none of it

        yield from read_candidates_text.entries(file, messages)


def _encoding(file: FileReport, messages: Messages) -> Iterator[RenderableType]:
    if file.encoding:
        yield Text(messages.term("encoding", encoding=file.encoding.upper()), style="dim")


def _remarks(file: FileReport, messages: Messages) -> Iterator[RenderableType]:
    if file.findings:
        yield Text(messages.term("reads_remarks"), style="bold")
        for finding in file.findings:
            line = Text(f"{spot(finding.place)} ", style=STYLES[finding.severity])
            line.append(f"{visible(told(finding, messages))} ({finding.code})", style="none")
            yield Padding(line, (0, 0, 0, 2))
        yield Text("")


def _table(*headings: str) -> Columns:
    grid = Columns(box=box.SIMPLE_HEAD, pad_edge=False, padding=0)
    for text in headings:
        grid.add_column(Text(text), overflow="fold")
    return grid


def _columns(table: Table, messages: Messages) -> RenderableType:
    """The columns under the names of their groups, each on a line of its own: a screen has no room beside the names."""
    names = ("head_code", "head_name", "head_measure", "head_kind", "head_granule", "head_additive")
    grid = _table(*(messages.term(name) for name in names), visible(table.district or table.units[0]))
    for place in (0, 2, 3, 4):
        grid.columns[place].no_wrap = True
    grid.columns[-1].justify = "right"
    group: str | None = None
    for indicator in table.indicators:
        if indicator.group and indicator.group != group:
            grid.add_row("", Text(visible(indicator.group), style="dim"))
        group = indicator.group
        value = table.value(table.rows[0], indicator.code)
        is_rate = not indicator.additive and indicator.unit_of_measure == "%"
        grid.add_row(
            Text(visible(indicator.code), style="bold"),
            Text(visible(indicator.name)),
            Text(visible(indicator.unit_of_measure or "")),
            Text(messages.term(indicator.kind)),
            Text(plain(indicator.granule)),
            Text(messages.term("yes" if indicator.additive else "no")),
            Text("" if value is None else f"{plain(value * 100)}%" if is_rate else plain(value)),
        )
    return grid


def _relations(outcomes: tuple[Outcome, ...], messages: Messages) -> RenderableType:
    grid = _table(*(messages.term(name) for name in ("head_declared", "head_read_as", "head_holds", "head_why")))
    for outcome in outcomes:
        entry = outcome.declaration
        reading = messages.term("overruled") if not entry.checked else messages.term(entry.reading)
        result = {True: "holds", False: "fails", None: "open"}[outcome.holds]
        counts = f" ({outcome.held}/{outcome.held + outcome.failed})" if outcome.holds is not None else ""
        style = {True: "green", False: "bold red", None: "yellow"}[outcome.holds]
        grid.add_row(
            Text(visible(entry.text)),
            Text(f"{entry.relation or '—'}  {reading}"),
            Text(messages.term(result) + counts, style=style),
            Text(f"{messages.term(f'from_{entry.origin}')} {entry.cell or ''}".strip()),
        )
    return grid
