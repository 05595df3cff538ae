"""What letters and the notice say alike: titles, amounts, how a table is cited."""

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.items import Role
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.letters.letter import LetterDuty, Letters, LetterTarget
from cedu_targets.messages.messages import Messages

_PARTS = {None: "letter_duty_all", Role.LEAD: "letter_role_lead", Role.SUPPORT: "letter_role_support"}


def letter_title(letters: Letters, messages: Messages) -> str:
    """The title of a letter, with the year where the table has one."""
    return messages.term("letter_title", year=letters.year) if letters.year else messages.term("letter_title_undated")


def notice_title(letters: Letters, messages: Messages) -> str:
    """The title of the notice, with the year where the table has one."""
    return messages.term("notice_title", year=letters.year) if letters.year else messages.term("notice_title_undated")


def table_text(letters: Letters, messages: Messages) -> str:
    """The table as a text names it: by its title, and the document that it belongs to where a pack says so."""
    if not letters.title:
        return messages.term("letter_table_unnamed")
    if letters.source:
        return messages.term("letter_table_of", title=letters.title, source=letters.source)
    return messages.term("letter_table", title=letters.title)


def target_text(target: LetterTarget, messages: Messages) -> str:
    """A target as it stands in the table; a floor or a range as written, a rate in per cent.

    A floor of a rate bears the sign that stands in the heading of its column: ≥60 beside 65% is ≥60%.
    """
    if target.value is None:
        return messages.term("letter_no_number")
    if target.floor is not None:
        text = target.floor.text
        is_bare = target.indicator.kind is Kind.RATE and text[-1:].isdigit() and plain(target.value * 100) in text
        return f"{text}%" if is_bare else text
    return percent(target.value) if target.indicator.kind is Kind.RATE else plain(target.value)


def measure_text(indicator: Indicator) -> str:
    """The unit of measure; a dash where none is known."""
    return indicator.unit_of_measure or ("%" if indicator.kind is Kind.RATE else "—")


def part_text(duty: LetterDuty, messages: Messages) -> str:
    """A unit's part in a duty; empty where it is the unit's alone, as the letter says."""
    return messages.term(_PARTS[duty.role]) if duty.role in _PARTS else ""
