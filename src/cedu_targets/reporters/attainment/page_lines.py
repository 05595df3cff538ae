"""A target, or a unit's part of it, as a line of a page's tables."""

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Attained, Figure
from cedu_targets.domain.finding import Strength
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import distance_text, reached_value, working_text
from cedu_targets.reporters.attainment.by_unit import is_counted_by_unit
from cedu_targets.reporters.attainment.cells import (
    NOTHING,
    distance_cell,
    next_cell,
    reached_cell,
    reason_cell,
    remark_cell,
)
from cedu_targets.reporters.attainment.path_part import CLASSES
from cedu_targets.reporters.attainment.sentences import demand, target_name, time_text
from cedu_targets.reporters.attainment.unjudged import unjudged_text
from cedu_targets.reporters.attainment.verdicts import SYMBOLS, Entry, Verdict, verdict_word
from cedu_targets.reporters.shared.sentences import where

MOST_NAMES = 4
"""Units that are named in a table's cell; the lists of units have all."""


class Line(Struct, frozen=True):
    """One target, or what one unit has of it, in words."""

    name: str
    """What is measured; of a unit's line the unit."""
    id: str
    text: str
    """The words of the document."""
    time: str
    remark: str
    """That it is only hoped for, that one of several is enough."""
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


def entry_line(entry: Entry, report: AttainmentReport, messages: Messages) -> Line:
    """A target with all its units in one line."""
    line = row_line(entry.row, entry.verdict, messages)
    line = replace(line, working=remark_cell(entry, report, messages, MOST_NAMES))
    if entry.verdict is Verdict.UNJUDGED:
        told = (reason_cell(entry, messages), next_cell(entry, messages))
        line = replace(line, working=messages.punctuation.phrases.join(filter(None, told)))
    if is_counted_by_unit(entry):
        return replace(line, reached=reached_cell(entry), distance=_units_short(entry, messages))
    if entry.is_of_units:
        return replace(line, reached=reached_cell(entry), year="", distance=_units_short(entry, messages), place="")
    return line


def with_owners(line: Line, owners: str, messages: Messages) -> Line:
    """The line of a target, with who has to see to it among the remarks."""
    told = messages.punctuation.labelled(messages.term("head_owners"), owners) if owners else ""
    return replace(line, remark=messages.punctuation.clauses.join(filter(None, (line.remark, told))))


def _units_short(entry: Entry, messages: Messages) -> str:
    return distance_cell(entry, messages).replace(NOTHING, "")


def unit_line(row: Attained, verdict: Verdict, messages: Messages) -> Line:
    """What one unit has of a target, under the unit's name."""
    return replace(row_line(row, verdict, messages), name=row.unit or "", id="", text="")


def row_line(row: Attained, verdict: Verdict, messages: Messages) -> Line:
    """What one row says of its target."""
    target, is_unjudged = row.target, verdict is Verdict.UNJUDGED
    remarks = [messages.term("att_hope")] if target.strength is Strength.EXPECTED else []
    remarks += [messages.term("target_either")] if target.either else []
    return Line(
        name=target_name(target),
        id=target.id,
        text=target.text,
        time=time_text(row, messages),
        remark=messages.punctuation.clauses.join(remarks),
        demanded=demand(row, messages),
        reached=reached_value(row),
        year="" if row.year is None or row.value is None else str(row.year),
        working=unjudged_text(row, messages) if is_unjudged and row.why else working_text(row, messages),
        distance="" if is_unjudged else distance_text(row, messages),
        state=CLASSES[verdict],
        symbol=SYMBOLS[verdict],
        word=verdict_word(verdict, messages),
        place=place_text(row.numerator, messages),
    )


def place_text(figure: Figure | None, messages: Messages) -> str:
    """`achieved.xlsx:Sheet1!C4`; empty where nothing was reported."""
    return "" if figure is None else where(figure.path, figure.place, messages)
