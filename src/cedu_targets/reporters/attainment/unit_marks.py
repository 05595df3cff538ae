"""How each unit stands with a target that is demanded of each: it has it, lacks it, or did not report."""

from collections.abc import Mapping, Sequence

from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.by_unit import is_counted_by_unit
from cedu_targets.reporters.attainment.verdicts import SYMBOLS, URGENCY, Entry, Verdict, verdict_text

Mark = tuple[Verdict, str]
"""How a unit stands, for its colour, and that in symbol and word."""
_SHORT_OF = (Verdict.MISSED, Verdict.HOPED, Verdict.OPEN, Verdict.WAITING)
"""How a target stands that units may lack: missed, or without fault."""


def by_unit(found: Sequence[Entry]) -> list[Entry]:
    """The targets of which it is known how each unit stands."""
    return [entry for entry in found if entry.units or is_counted_by_unit(entry)]


def unit_marks(entry: Entry, messages: Messages) -> Mapping[str, Mark]:
    """How each unit stands: of a coverage 有, 缺, 未报, else as a target does; 未报 too before its day."""
    if not is_counted_by_unit(entry):
        verdicts = [
            Verdict.SILENT if verdict is Verdict.WAITING and row.value is None else verdict
            for row, verdict in zip(entry.units, entry.verdicts, strict=True)
        ]
        pairs = zip(entry.units, verdicts, strict=True)
        return {row.unit or "": (verdict, verdict_text(verdict, messages)) for row, verdict in pairs}
    row = entry.row
    lacking = entry.verdict if entry.verdict in _SHORT_OF else Verdict.MISSED
    return {
        **dict.fromkeys(row.units, (Verdict.MET, f"{SYMBOLS[Verdict.MET]} {messages.term('att_page_has')}")),
        **dict.fromkeys(row.lacking, (lacking, f"{SYMBOLS[lacking]} {messages.term('att_page_lacks')}")),
        **dict.fromkeys(row.silent, (Verdict.SILENT, verdict_text(Verdict.SILENT, messages))),
    }


def units_by_mark(marks: Mapping[str, Mark]) -> Mapping[Mark, Sequence[str]]:
    """The units that stand alike, the most urgent first."""
    found: dict[Mark, list[str]] = {}
    for unit, mark in marks.items():
        found.setdefault(mark, []).append(unit)
    return dict(sorted(found.items(), key=lambda pair: URGENCY.index(pair[0][0])))
