"""The part of a roll-up's page about forms with numbers, and the cells of what came of a unit for a month."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.rollup import figures_words
from cedu_targets.reporters.rollup.rates import rate_lines
from cedu_targets.reporters.rollup.sentences import completeness_line
from cedu_targets.reporters.rollup.words import mark, month_heads
from cedu_targets.reporters.shared.column_heads import column_head
from cedu_targets.rollups.figure_report import FigureRollup
from cedu_targets.rollups.slots import Slot, SlotState

CLASSES = {
    SlotState.REPORTED: "m", SlotState.NIL: "p", SlotState.MISSING: "b", SlotState.BLANK: "b",
    SlotState.DIFFERING: "u", SlotState.NOT_DUE: "o",
}  # fmt: skip
LATE = "s"
_MOST_UNITS = 300
"""As in the part of classes; the workbook has all."""


class Cell(NamedTuple):
    """What came of a unit for a month: the class of its colour, and the word that says it."""

    state: str
    word: str


def cell_of(slot: Slot, messages: Messages) -> Cell:
    """The cell of a slot."""
    return Cell(LATE if slot.is_late else CLASSES[slot.state], mark(slot, messages))


class FiguresPart(Struct, frozen=True):
    """All that the page says of forms with numbers."""

    lead: str
    sums: str
    rates: Sequence[str]
    meaning: str
    note: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    total: Sequence[str]
    months: Sequence[str]
    cells: Sequence[tuple[str, Sequence[Cell]]]
    units_n: int


def figures_part(report: FigureRollup, messages: Messages) -> FiguresPart:
    """The numbers of each unit, and what came of each month."""
    units = report.units[:_MOST_UNITS]
    shown = report.indicators[: figures_words.MOST_INDICATORS]
    return FiguresPart(
        lead=completeness_line(report, messages, most=0),
        sums=figures_words.sums_line(report, messages),
        rates=list(rate_lines(report, messages)),
        meaning=figures_words.meaning(report, messages),
        note=" ".join(
            [messages.term("figures_note"), *[messages.term("figures_sign")] * figures_words.has_signs(report)]
        ),
        heads=[column_head(one) for one in shown],
        rows=figures_words.rows(report)[:_MOST_UNITS],
        total=figures_words.total_row(report, messages),
        months=list(month_heads(report.months, messages).values()),
        cells=[(unit, [cell_of(slot, messages) for slot in report.of_unit(unit)]) for unit in units],
        units_n=len(report.units),
    )
