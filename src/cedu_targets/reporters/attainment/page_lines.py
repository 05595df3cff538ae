"""A target, or a unit's part of it, as a line of a page's tables."""

from dataclasses import dataclass, replace

from cedu_targets.domain.attainment import Attained, Figure
from cedu_targets.domain.finding import Strength
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import distance_text, value_text, working_text
from cedu_targets.reporters.attainment.by_unit import coverage_text, is_counted_by_unit, units_text
from cedu_targets.reporters.attainment.path_part import CLASSES
from cedu_targets.reporters.attainment.sentences import demand, target_name, time_text
from cedu_targets.reporters.attainment.unjudged import unjudged_text
from cedu_targets.reporters.attainment.verdicts import SYMBOLS, Entry, Verdict, verdict_word
from cedu_targets.reporters.shared.sentences import where

MOST_NAMES = 4
"""Units that are named in a table's cell; the lists of units have all."""


@dataclass(frozen=True)
class Line:
    """One target, or what one unit has of it, in words."""

    name: str
    """What is measured; of a unit's line the unit."""
    id: str
    text: str
    """The words of the document."""
    time: str
    remark: str
    """That it is only hoped for."""
    demanded: str
    reached: str
    year: str
    """The year of what was reached."""
    working: str
    """How the number came about; where it cannot be judged, why, and what to send."""
    distance: str
    state: str
    symbol: str
    word: str
    place: str
    """Where the number stands."""


def entry_line(entry: Entry, messages: Messages) -> Line:
    """A target with all its units in one line."""
    row = entry.row
    line = row_line(row, entry.verdict, messages)
    if is_counted_by_unit(entry):
        lacking = messages.term("att_page_lack_n", count=len(row.lacking)) if row.lacking else ""
        return replace(line, reached=coverage_text(row, messages, MOST_NAMES), working="", distance=lacking)
    if entry.whole is None:
        return replace(
            line, reached=units_text(entry, messages, MOST_NAMES), year="", working="", distance="", place=""
        )
    return line


def unit_line(row: Attained, verdict: Verdict, messages: Messages) -> Line:
    """What one unit has of a target, under the unit's name."""
    return replace(row_line(row, verdict, messages), name=row.unit or "", id="", text="")


def row_line(row: Attained, verdict: Verdict, messages: Messages) -> Line:
    """What one row says of its target."""
    target = row.target
    return Line(
        name=target_name(target),
        id=target.id,
        text=target.text,
        time=time_text(row, messages),
        remark=messages.term("att_hope") if target.strength is Strength.EXPECTED else "",
        demanded=demand(row, messages),
        reached="" if row.value is None else value_text(row.value, target),
        year="" if row.year is None else str(row.year),
        working=unjudged_text(row, messages) if verdict is Verdict.UNJUDGED else working_text(row, messages),
        distance="" if verdict is Verdict.UNJUDGED else distance_text(row, messages),
        state=CLASSES[verdict],
        symbol=SYMBOLS[verdict],
        word=verdict_word(verdict, messages),
        place=place_text(row.numerator, messages),
    )


def place_text(figure: Figure | None, messages: Messages) -> str:
    """`achieved.xlsx:Sheet1!C4`; empty where nothing was reported."""
    return "" if figure is None else where(figure.path, figure.place, messages)
