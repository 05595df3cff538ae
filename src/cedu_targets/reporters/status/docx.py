"""`cedu status -o x.docx`: the bulletin (通报) as an official paper, to be finished and sent by the office."""

from collections.abc import Sequence
from pathlib import Path, PurePath

from msgspec.structs import replace

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.official_page import OfficialPage
from cedu_targets.reporters.shared.page_table import Cell, lined
from cedu_targets.reporters.shared.sentences import passed_over_lines
from cedu_targets.reporters.shared.short_paths import with_short_paths
from cedu_targets.reporters.status.draft import Block, Lines, Owners, Pressing, Told, data, parts, words
from cedu_targets.reporters.status.material_words import looked_in
from cedu_targets.reporters.status.row_words import chosen, days_text, end_of, owners_text, row_id, titles
from cedu_targets.version import __version__

Row = Sequence[str | Cell]
_ROOM = 3
"""Empty lines left for what the office has to say."""
_PRESSING = (("head_item_owners", 28), ("head_item", 17), ("head_item_text", 50), ("head_item_end", 24))
_TOLD = (("head_item", 17), ("head_item_text", 55), ("head_item_owners", 34), ("paper_standing", 50))
_MATERIAL = (("head_item", 17), ("head_item_text", 95), ("head_material", 44))


def render(report: StatusReport, messages: Messages, folder: PurePath = Path()) -> bytes:  # noqa: ARG001 - it links to no file
    """The document's bytes; the same report gives the same bytes."""
    page = OfficialPage(messages)
    report = _for_owners(report)
    named = visible(titles(report, messages))
    page.title(messages.term("paper_status", title=named) if named else messages.term("paper_status_plain"))
    page.addressee(messages.term("paper_to", names=report.owner or messages.term("paper_all_owners")))
    page.text(messages.term("paper_status_opening", day=messages.day(report.as_of)))
    for part in parts(report, messages, with_data=False) if report.rows else ():
        page.heading(part.heading)
        for block in part.blocks:
            _write(block, page, messages)
    page.signed(messages.term("bulletin_signed"))
    _notes(report, page, messages)
    return page.bytes()


def _for_owners(report: StatusReport) -> StatusReport:
    """The report without the folders of the office, which are nobody's business."""
    files = with_short_paths(report.files)
    short = {file.path: told.path for file, told in zip(report.files, files, strict=True)}
    rows = tuple(replace(row, path=short.get(row.path, row.path)) for row in report.rows)
    return replace(report, files=files, rows=rows)


def _notes(report: StatusReport, page: OfficialPage, messages: Messages) -> None:
    """On a page of its own what the office reads, mends and takes out before it sends the rest."""
    page.section()
    page.text(messages.term("paper_notes"), bold=True)
    page.text(messages.term("draft_opening_note"))
    for block in data(report, messages):
        _write(block, page, messages)
    told = [*chosen(report, messages), *looked_in(report, messages), messages.term("status_rules")]
    told += [*passed_over_lines(report.passed_over, messages), messages.term("draft_made_by", version=__version__)]
    for line in told:
        page.note(line)


def _write(block: Block, page: OfficialPage, messages: Messages) -> None:
    match block:
        case str():
            page.text(block, keep=block.endswith(messages.punctuation.label.strip()))
        case Pressing(rows, state):
            beside = ("paper_standing" if state is State.DUE_SOON else "paper_said_why", 37)
            _table(
                page, (*_PRESSING, beside), [_pressing(row, messages) for row in _by_owner(rows, messages)], messages
            )
        case Told(rows, is_of_material):
            cells: list[Row] = [[*_entry(row, messages, with_owners=not is_of_material), told] for row, told in rows]
            _table(page, _MATERIAL if is_of_material else _TOLD, cells, messages)
        case Lines(lines):
            numbered: list[Row] = [[Cell(str(number), "center"), line] for number, line in enumerate(lines, start=1)]
            _table(page, (("head_number", 12), ("paper_content", 144)), numbered, messages)
        case Owners(heads, rows):
            told: list[Row] = [_owner(heads, row, messages) for row in rows]
            _table(page, (("head_item_owners", 44), ("head_all_items", 20), ("paper_of_these", 92)), told, messages)
        case _:
            page.blank(_ROOM)


def _table(
    page: OfficialPage,
    columns: Sequence[tuple[str, float]],
    rows: Sequence[Row],
    messages: Messages,
) -> None:
    page.table([width for _, width in columns], [messages.term(name) for name, _ in columns], rows)


def _owner(heads: Sequence[str], row: Sequence[str], messages: Messages) -> Row:
    """An owner, how many items it has, and the states that occur: the states as columns would not fit the page."""
    owner, count, *counts = row
    counted = [f"{messages.term(head)} {text}" for head, text in zip(heads[2:], counts, strict=True) if text != "0"]
    return [owner, Cell(count, "center"), messages.punctuation.phrases.join(counted)]


def _by_owner(rows: Sequence[StatusRow], messages: Messages) -> Sequence[StatusRow]:
    """The rows of an owner together, each owner where its most urgent row stands."""
    order = {owner: position for position, owner in reversed([*enumerate(owners_text(row, messages) for row in rows)])}
    return sorted(rows, key=lambda row: order[owners_text(row, messages)])


def _pressing(row: StatusRow, messages: Messages) -> Row:
    """Whose it is, what, by when and how many days ago; what was reported and why, blank where nobody said it."""
    end = end_of(row)
    reason = messages.term("status_reason", reason=row.reason) if row.reason else ""
    said = messages.punctuation.phrases.join(filter(None, (words(row, messages), reason)))
    when = lined("" if end is None else end.isoformat(), days_text(row, messages))
    return [owners_text(row, messages), *_entry(row, messages, with_owners=False), Cell(when, "center"), said]


def _entry(row: StatusRow, messages: Messages, *, with_owners: bool) -> list[str | Cell]:
    owners = [owners_text(row, messages)] if with_owners else []
    return [Cell(lined(row_id(row, messages)), "center"), " ".join(row.item.text.split()), *owners]
