"""Letters of responsibility (目标责任书) as Word documents: one unit's, or those of all units in one."""

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Pt

from cedu_targets.domain.due import Precision
from cedu_targets.letters.letter import Letter, LetterDuty, Letters
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.letters.words import letter_title, measure_text, part_text, table_text, target_text
from cedu_targets.reporters.shared.due_words import due_text
from cedu_targets.reporters.shared.official_page import OfficialPage
from cedu_targets.reporters.shared.page_table import Cell, TableRow

_SIZE = Pt(12)
_WIDTHS, _WIDTHS_WITHOUT_CODES = (14, 84, 26, 32), (98, 26, 32)
"""Shares: code, indicator, unit of measure, target."""
_SIGN_SIZE = Pt(14)


def render(letters: Letters, chosen: Sequence[Letter], issuer: str | None, messages: Messages) -> bytes:
    """One document of some letters, each on pages of its own; the same letters give the same bytes."""
    page = OfficialPage(messages)
    for number, letter in enumerate(chosen):
        body = page.document.element.body
        before = len(body)
        _letter(page, letters, letter, issuer, messages)
        if number:  # the section's properties are the body's last element, and stay so
            _begin_page(body[before - 1])
    return page.bytes()


def _begin_page(paragraph: Any) -> None:
    """A break in a paragraph of its own would leave an empty page where the one before is just full."""
    paragraph.get_or_add_pPr().get_or_add_pageBreakBefore()


def _letter(page: OfficialPage, letters: Letters, letter: Letter, issuer: str | None, messages: Messages) -> None:
    page.title(letter_title(letters, messages))
    page.addressee(messages.term("letter_issuer", name=issuer or messages.term("letter_blank")))
    page.addressee(messages.term("letter_unit", name=letter.unit))
    page.text(messages.term("letter_opening", table=table_text(letters, messages)))
    for name in (name for name, has in _parts(letters, letter) if has):
        page.heading(messages.term(name))
        match name:
            case "letter_period":
                page.text(messages.term("letter_of_year", year=letters.year))
            case "letter_targets":
                page.text(messages.term("letter_targets_count", count=letter.count), keep=True)
                _targets(page, letter, messages)
            case "letter_scope":
                page.text(messages.term("letter_scope_said", table=table_text(letters, messages)), keep=True)
                for note in letter.notes:
                    page.text(note)
            case _:
                for position, duty in enumerate(letter.duties, start=1):
                    page.text(messages.term("letter_duty", number=position, text=_duty_text(duty, messages)))
    page.blank()
    for paragraph in page.document.element.body[-3:-1]:  # nobody should sign a page that says nothing
        if paragraph.tag == qn("w:p"):
            paragraph.get_or_add_pPr().get_or_add_keepNext().val = True
    put_signatures(page, messages)


def _parts(letters: Letters, letter: Letter) -> Sequence[tuple[str, object]]:
    return (
        ("letter_period", letters.year),
        ("letter_targets", letter.groups),
        ("letter_scope", letter.notes),
        ("letter_duties", letter.duties),
    )


def _targets(page: OfficialPage, letter: Letter, messages: Messages) -> None:
    has_codes = any(one.indicator.coded for group in letter.groups for one in group.targets)
    names = ("letter_code", "letter_indicator", "letter_measure", "letter_target")[0 if has_codes else 1 :]
    rows = [TableRow([Cell(messages.term(name), "center", is_heading=True) for name in names], is_heading=True)]
    for group in letter.groups:
        if group.title:
            rows.append(TableRow([Cell(group.title, "left", len(names), is_heading=True)], keep=True))
        for one in group.targets:
            code = [Cell(one.indicator.code if one.indicator.coded else "", "center")] if has_codes else []
            measure, value = Cell(measure_text(one.indicator), "center"), Cell(target_text(one, messages), "right")
            rows.append(TableRow([*code, Cell(one.indicator.name), measure, value]))
    page.grid(_WIDTHS if has_codes else _WIDTHS_WITHOUT_CODES, rows, _SIZE)


def _duty_text(duty: LetterDuty, messages: Messages) -> str:
    """Its words, then in brackets the part that the unit has in it, its time, and the clause that it rests on."""
    item = duty.item
    part = part_text(duty, messages)
    said = [part] if part else []
    if item.last_due.precision is not Precision.UNSTATED:
        written = item.last_due.precision is Precision.UNCLEAR
        due = item.last_due.text or "" if written else due_text(item.last_due, messages)
        said.append(messages.term("letter_duty_due", due=due))
    if item.why:
        said.append(messages.term("letter_duty_source", source=item.why))
    notes = messages.punctuation.phrases.join(said)
    text = item.text_with_steps
    return messages.term("letter_duty_note", text=text, notes=notes) if said else text


def put_signatures(page: OfficialPage, messages: Messages) -> None:
    """Room for both sides, which stays on one page."""
    lines = (("letter_party_a", "letter_party_b"), ("letter_hand",) * 2, ("letter_day",) * 2)
    blank = TableRow([Cell("", wide=2)], keep=True)
    rows: list[TableRow] = []
    for number, names in enumerate(lines):
        is_last = number == len(lines) - 1
        rows.append(TableRow([Cell(messages.term(name)) for name in names], keep=not is_last))
        rows += [] if is_last else [blank, blank]
    page.grid((1, 1), rows, _SIGN_SIZE, ruled=False)
