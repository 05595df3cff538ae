"""One return slip as a Word document, set as official papers are: A4, 黑体 headings, 仿宋 text, room for a reply."""

import zipfile
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import PurePath
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.provenance import REPORT, WRITTEN
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.check.slip import Slip, SlipPart
from cedu_targets.reporters.shared.diagnosis_sentences import choice, statement, title
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.group_sentences import ListEntry, findings_listed, not_judged_listed
from cedu_targets.reporters.shared.place_words import columns_text

TITLE, HEADING, TEXT = "黑体", "黑体", "仿宋"
LATIN = "Times New Roman"
TITLE_SIZE, TEXT_SIZE, TABLE_SIZE = Pt(22), Pt(14), Pt(10.5)
WIDTHS = (12, 35, 32, 49, 28)
"""Millimetres: number, indicator, numbers, problem, reply. A4 less the margins of official papers is 156."""
WIDTHS_WITHOUT_REPLY = (12, 35, 32, 77)


def render(slip: Slip, messages: Messages) -> bytes:
    """The document's bytes; the same slip gives the same bytes."""
    document = Document()
    _set_page(document)
    _paragraph(document, messages.term("slip_title"), TITLE, TITLE_SIZE, center=True, after=14)
    unit = visible(slip.unit or messages.term("slip_to_issuer"))
    _paragraph(document, messages.term("slip_to", unit=unit), TEXT, TEXT_SIZE, bold=True)
    _paragraph(document, _opening(slip, messages), TEXT, TEXT_SIZE, indent=True, after=4)
    for part in slip.parts:
        _part(document, part, messages)
    for name in ("slip_deadline", "slip_signature", "slip_seal"):
        _paragraph(document, messages.term(name), TEXT, TEXT_SIZE, before=12, keep=name != "slip_seal")
    stream = BytesIO()
    document.save(stream)
    return _dated(stream.getvalue())


def _set_page(document: Any) -> None:
    """A4 with the margins of official papers, fonts by name, the page's number, and properties that never change."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, TEXT_SIZE
    looks = normal.element.get_or_add_rPr()
    looks.get_or_add_rFonts().set(qn("w:eastAsia"), TEXT)
    language = OxmlElement("w:lang")  # else 、 and 。 are drawn as in Japanese or Taiwanese print
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    looks.append(language)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("", "— "), ("begin", ""), ("code", "PAGE"), ("end", ""), ("", " —")):
        run = footer.add_run(text if not kind else "")
        if kind == "code":
            element = OxmlElement("w:instrText")
            element.text = text
            run._r.append(element)
        elif kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._r.append(element)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "cedu"
    properties.comments, properties.title = REPORT, ""
    properties.created = properties.modified = WRITTEN.replace(tzinfo=None)


def _paragraph(
    holder: Any, text: str, font: str, size: Any, *, bold: bool = False, center: bool = False, indent: bool = False,
    before: int = 0, after: int = 0, keep: bool = False,
) -> None:  # fmt: skip
    """A paragraph with its own font; `indent` is by two signs, `keep` holds it with the next one."""
    paragraph = holder.add_paragraph()
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.4
    layout.keep_with_next = keep
    if center:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent:
        layout.first_line_indent = 2 * size
    _write(paragraph, text, font, size, bold=bold)


def _write(paragraph: Any, text: str, font: str, size: Any, *, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.bold = LATIN, size, bold
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _title(part: SlipPart, messages: Messages) -> str:
    title = part.table.title or part.table.layout.sheet or PurePath(part.file.path).stem
    return messages.term("slip_table", title=visible(title))


def _opening(slip: Slip, messages: Messages) -> str:
    titles = list(dict.fromkeys(_title(part, messages) for part in slip.parts))
    table = messages.punctuation.names.join(titles)
    if not slip.count(Severity.ERROR) + slip.count(Severity.WARNING):
        return messages.term("slip_opening_cause", table=table, count=slip.suspected)
    counts = {"errors": slip.count(Severity.ERROR), "warnings": slip.count(Severity.WARNING)}
    return messages.term("slip_opening", table=table, **counts)


def _part(document: Any, part: SlipPart, messages: Messages) -> None:
    """One table: where it stands, then what is to be mended, to be verified, to be noted, to be completed."""
    sheet = part.table.layout.sheet
    # Only the file's name: folders of the office's computers are nobody's business.
    source = messages.term("slip_source", path=visible(PurePath(part.file.path).name))
    source += messages.term("slip_sheet", sheet=visible(sheet)) if sheet else ""
    _paragraph(document, source, "楷体", Pt(12), indent=True, keep=True)
    _causes(document, part, messages)
    number = 0
    for severity in Severity:
        findings = part.of_severity(severity)
        if findings:
            _heading(document, number, messages.term(f"slip_{severity}"), messages)
            _findings(document, findings, part.table.by_code, messages, with_reply=severity is not Severity.NOTE)
            number += 1
    if part.not_judged:
        _heading(document, number, messages.term("slip_not_judged"), messages)
        for entry in not_judged_listed(part.not_judged, messages):
            _paragraph(document, f"· {visible(entry.in_one(messages))}", TEXT, Pt(12), indent=True)


def _causes(document: Any, part: SlipPart, messages: Messages) -> None:
    """The probable causes: something to check, not to do."""
    for cause in part.causes:
        text = messages.term(
            "slip_cause",
            title=title(cause.diagnosis, messages),
            choice=choice(cause.diagnosis, messages),
            sentence=statement(cause.diagnosis, messages, part.table.by_code),
            settles=messages.term("slip_settles", count=cause.settles) if cause.settles else "",
        )
        _paragraph(document, visible(text), TEXT, Pt(12), indent=True, keep=True)
    if part.causes:
        _paragraph(document, messages.term("slip_cause_check"), TEXT, Pt(12), indent=True, after=4, keep=True)
    if part.suspected and not part.is_answered_in_tables:
        _paragraph(document, messages.term("slip_reply_line"), TEXT, TEXT_SIZE, before=8)


def _heading(document: Any, number: int, text: str, messages: Messages) -> None:
    _paragraph(document, messages.punctuation.heading(number, text), HEADING, TEXT_SIZE, before=8, after=4, keep=True)


def _findings(
    document: Any, findings: Sequence[Finding], by_code: Any, messages: Messages, *, with_reply: bool
) -> None:
    """A table of findings whose heading is repeated on each page and whose rows stay whole."""
    widths = WIDTHS if with_reply else WIDTHS_WITHOUT_REPLY
    grid = document.add_table(rows=0, cols=len(widths))
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)  # the cells of every row added take it over
    grid.style, grid.alignment, grid.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    names = ("head_number", "slip_indicator", "slip_numbers", "slip_advice", "slip_reply")
    _row(grid, [messages.term(name) for name in names[: len(widths)]], font=HEADING, is_heading=True)
    # Whoever gets a slip has to mend every number in it, so none is only counted.
    for number, entry in enumerate(findings_listed(findings, messages, few=None), start=1):
        finding = entry.group.first
        indicator = by_code.get(finding.place.indicator or "")
        advice = f"{visible(entry.text)}\n{visible(messages.help(finding))}"
        place, numbers = _place(entry, indicator, messages), _numbers(entry, indicator, messages)
        reply = [messages.term("slip_choices")] if with_reply else []
        _row(grid, [str(number), place, numbers, advice, *reply])


def _row(grid: Any, texts: Sequence[str], *, font: str = TEXT, is_heading: bool = False) -> None:
    row = grid.add_row()
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", *(("w:tblHeader",) if is_heading else ())):
        properties.append(OxmlElement(name))
    for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        for position, line in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if position == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
            if is_heading or column == 0:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _write(paragraph, line, font, TABLE_SIZE)


def _place(entry: ListEntry[Finding], indicator: Indicator | None, messages: Messages) -> str:
    """The indicator by its name, then its code; then the cell. Of several places the sentence has them all."""
    if len(entry.group.members) > 1:
        return visible(columns_text(entry.group.members, messages)) or "—"
    place, lines = entry.place, []
    if indicator is not None and indicator.coded:
        lines.append(messages.term("slip_column", name=visible(indicator.name), code=visible(indicator.code)))
    elif place.indicator:
        lines.append(visible(messages.term("column_path", code=place.indicator)))
    if place.cell:
        lines.append(messages.term("slip_cell", cell=place.cell))
    elif place.line is not None:
        lines.append(messages.term("slip_line", line=place.line))
    return "\n".join(lines) or "—"


def _numbers(entry: ListEntry[Finding], indicator: Indicator | None, messages: Messages) -> str:
    """The numbers found and expected, and their difference in words; rates in percent."""
    finding, lines = entry.group.first, []
    if any((one.actual, one.expected) != (finding.actual, finding.expected) for one in entry.group.members):
        return "—"
    if finding.actual is not None or finding.expected is not None:
        found = messages.term("judged_blank") if finding.actual is None else _amount(finding.actual, indicator)
        lines.append(messages.term("slip_found", value=found))
    if finding.expected is not None:
        lines.append(messages.term("slip_expected", value=_amount(finding.expected, indicator)))
    if finding.difference:
        word = "over" if finding.difference > 0 else "under"
        lines.append(messages.term(word, amount=_amount(abs(finding.difference), indicator)))
    return "\n".join(lines) or "—"


def _amount(value: Decimal, indicator: Indicator | None) -> str:
    is_rate = indicator is not None and indicator.kind is Kind.RATE
    return f"{plain(value * 100)}%" if is_rate else plain(value)


def _dated(content: bytes) -> bytes:
    """The package with every part at one date: the library stamps them with the time of writing."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            copy.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), package.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
