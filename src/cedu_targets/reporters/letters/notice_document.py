"""The notice by which targets are assigned (下达通知), as Word: what is assigned in prose, the table as its annex."""

from collections.abc import Iterator
from itertools import groupby

from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.table import Table
from cedu_targets.letters.letter import Letters, LetterTarget
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.letters.annex_table import put_annex
from cedu_targets.reporters.letters.words import measure_text, notice_title, table_text, target_text
from cedu_targets.reporters.shared.official_page import OfficialPage

_LONGEST_ADDRESS = 120
"""Signs; more units than these name are addressed together, and stand in the annex."""


def render(letters: Letters, issuer: str | None, messages: Messages) -> bytes:
    """The document; the same letters give the same bytes."""
    page = OfficialPage(messages)
    table, units = letters.table, messages.punctuation.names.join(letters.units)
    page.title(notice_title(letters, messages))
    page.addressee(messages.term("notice_to" if len(units) <= _LONGEST_ADDRESS else "notice_to_all", units=units))
    page.text(messages.term("notice_opening", table=table_text(letters, messages)))
    assigned = [one for one in table.indicators if table.column(one.code)]
    page.text(messages.term("notice_reach", units=len(letters.units), indicators=len(assigned)))
    if table.district is not None:
        page.text(messages.term("notice_totals", district=table.district), keep=True)
        for line in _totals(table, table.district, messages):
            page.text(line)
    page.text(messages.term("notice_each"))
    title = letters.title or messages.term("letter_table_unnamed")
    page.blank()
    page.text(messages.punctuation.labelled(messages.term("doc_annex"), title))
    page.blank()
    page.signed(issuer or "")
    put_annex(page, table, title, messages)
    return page.bytes()


def _totals(table: Table, district: str, messages: Messages) -> Iterator[str]:
    """The district's targets, a sentence for each group of columns."""
    filled = [one for one in table.indicators if table.value(district, one.code) is not None]
    for group, members in groupby(filled, key=lambda one: one.group):
        said = messages.punctuation.names.join(_total(table, district, one, messages) for one in members)
        text = messages.term("notice_group", group=group, totals=said) if group else said
        yield text + messages.punctuation.stop


def _total(table: Table, district: str, indicator: Indicator, messages: Messages) -> str:
    value, floor = table.value(district, indicator.code), table.floor(district, indicator.code)
    said = target_text(LetterTarget(indicator, value, floor), messages)
    unit = measure_text(indicator)
    shown = said if unit in ("%", "—") else f"{said}{messages.term('notice_between')}{unit}"
    return messages.term("notice_total", name=indicator.name, value=shown)
