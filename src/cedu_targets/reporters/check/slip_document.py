"""One return slip as a Word document, set as official papers are: A4, 黑体 headings, 仿宋 text, room for a reply."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import PurePath
from typing import Any

from docx import Document
from docx.shared import Pt

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.numbers import plain
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.check.slip import Slip, SlipPart
from cedu_targets.reporters.check.slip_causes import write_causes
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.group_sentences import ListEntry, findings_listed, not_judged_listed
from cedu_targets.reporters.shared.official_fonts import HEADING, SUBHEADING, TEXT
from cedu_targets.reporters.shared.page_table import Cell, headed_rows, lined, put_table
from cedu_targets.reporters.shared.place_words import columns_text
from cedu_targets.reporters.shared.sentences import sheet_text
from cedu_targets.reporters.shared.word_page import TEXT_SIZE, TITLE_SIZE, dated, paragraph, set_page

WIDTHS = (12, 35, 32, 49, 28)
"""Millimetres: number, indicator, numbers, problem, reply. A4 less the margins of official papers is 156."""
WIDTHS_WITHOUT_REPLY = (12, 35, 32, 77)


def render(slip: Slip, messages: Messages) -> bytes:
    """The document's bytes; the same slip gives the same bytes."""
    document = Document()
    set_page(document)
    paragraph(document, messages.term("slip_title"), HEADING, TITLE_SIZE, center=True, after=14)
    unit = visible(slip.unit or messages.term("slip_to_issuer"))
    paragraph(document, messages.term("slip_to", unit=unit), TEXT, TEXT_SIZE, bold=True)
    paragraph(document, _opening(slip, messages), TEXT, TEXT_SIZE, indent=True, after=4)
    for part in slip.parts:
        _part(document, part, messages)
    for name in ("slip_deadline", "slip_signature", "slip_seal"):
        paragraph(document, messages.term(name), TEXT, TEXT_SIZE, before=12, keep=name != "slip_seal")
    stream = BytesIO()
    document.save(stream)
    return dated(stream.getvalue())


def _title(part: SlipPart, messages: Messages) -> str:
    title = (
        part.table.title
        or sheet_text(part.file.path, part.table.layout.sheet, messages)
        or PurePath(part.file.path).stem
    )
    return messages.term("slip_table", title=visible(title))


def _opening(slip: Slip, messages: Messages) -> str:
    """What was found, by what is to be done about it."""
    titles = list(dict.fromkeys(_title(part, messages) for part in slip.parts))
    counts = {
        "suspected": slip.suspected,
        "unclear": slip.unclear,
        "errors": slip.count(Severity.ERROR),
        "warnings": slip.count(Severity.WARNING),
    }
    comma = messages.punctuation.names
    told = [messages.term(f"slip_count_{name}", count=count) for name, count in counts.items() if count]
    return messages.term("slip_opening", table=comma.join(titles), counts=comma.join(told))


def _part(document: Any, part: SlipPart, messages: Messages) -> None:
    """One table: where it stands, then what is to be mended, to be verified, to be noted, to be completed."""
    sheet = sheet_text(part.file.path, part.table.layout.sheet, messages)
    # Only the file's name: folders of the office's computers are nobody's business.
    source = messages.term("slip_source", path=visible(PurePath(part.file.path).name))
    source += messages.term("slip_sheet", sheet=visible(sheet)) if sheet else ""
    paragraph(document, source, SUBHEADING, Pt(12), indent=True, keep=True)
    number = 0
    for heading, causes in (
        ("slip_suspected", [cause for cause in part.causes if cause.is_only]),
        ("slip_unclear", [cause for cause in part.causes if not cause.is_only]),
    ):
        if causes:
            _heading(document, number, messages.term(heading), messages)
            write_causes(document, part, causes, messages)
            number += 1
    for severity in Severity:
        findings = part.of_severity(severity)
        if findings:
            _heading(document, number, messages.term(f"slip_{severity}"), messages)
            _findings(document, findings, part.table.by_code, messages, with_reply=severity is not Severity.NOTE)
            number += 1
    if part.not_judged:
        _heading(document, number, messages.term("slip_not_judged"), messages)
        for entry in not_judged_listed(part.not_judged, messages):
            paragraph(document, f"· {visible(entry.in_one(messages))}", TEXT, Pt(12), indent=True)


def _heading(document: Any, number: int, text: str, messages: Messages) -> None:
    paragraph(document, messages.punctuation.heading(number, text), HEADING, TEXT_SIZE, before=8, after=4, keep=True)


def _findings(
    document: Any, findings: Sequence[Finding], by_code: Any, messages: Messages, *, with_reply: bool
) -> None:
    """A table of findings, with or without room for the reply."""
    widths = WIDTHS if with_reply else WIDTHS_WITHOUT_REPLY
    names = ("head_number", "slip_indicator", "slip_numbers", "slip_advice", "slip_reply")
    rows: list[list[Cell]] = []
    # Whoever gets a slip has to mend every number in it, so none is only counted.
    for number, entry in enumerate(findings_listed(findings, messages, few=None), start=1):
        finding = entry.group.first
        indicator = by_code.get(finding.place.indicator or "")
        told = (
            _place(entry, indicator, messages),
            _numbers(entry, indicator, messages),
            lined(entry.text, messages.help(finding)),
            *([tuple(messages.term("slip_choices").split("\n"))] if with_reply else []),
        )
        rows.append([Cell(str(number), "center"), *map(Cell, told)])
    put_table(document, widths, headed_rows([messages.term(name) for name in names[: len(widths)]], rows))


def _place(entry: ListEntry[Finding], indicator: Indicator | None, messages: Messages) -> tuple[str, ...]:
    """The indicator by its name, then its code; then the cell. Of several places the sentence has them all."""
    if len(entry.group.members) > 1:
        return (columns_text(entry.group.members, messages) or "—",)
    place, lines = entry.place, []
    if indicator is not None and indicator.coded:
        lines.append(messages.term("slip_column", name=indicator.name, code=indicator.code))
    elif place.indicator:
        lines.append(messages.term("column_path", code=place.indicator))
    if place.cell:
        lines.append(messages.term("slip_cell", cell=place.cell))
    elif place.line is not None:
        lines.append(messages.term("slip_line", line=place.line))
    return tuple(lines) or ("—",)


def _numbers(entry: ListEntry[Finding], indicator: Indicator | None, messages: Messages) -> tuple[str, ...]:
    """The numbers found and expected, and their difference in words; rates in percent."""
    finding, lines = entry.group.first, []
    if any((one.actual, one.expected) != (finding.actual, finding.expected) for one in entry.group.members):
        return ("—",)
    if finding.actual is not None or finding.expected is not None:
        found = messages.term("judged_blank") if finding.actual is None else _amount(finding.actual, indicator)
        lines.append(messages.term("slip_found", value=found))
    if finding.expected is not None:
        lines.append(messages.term("slip_expected", value=_amount(finding.expected, indicator)))
    if finding.difference:
        word = "over" if finding.difference > 0 else "under"
        lines.append(messages.term(word, amount=_amount(abs(finding.difference), indicator)))
    return tuple(lines) or ("—",)


def _amount(value: Decimal, indicator: Indicator | None) -> str:
    is_rate = indicator is not None and indicator.kind is Kind.RATE
    return f"{plain(value * 100)}%" if is_rate else plain(value)
