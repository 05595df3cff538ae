"""How a target stands, for people: the states of its rows, told apart by what has to be done about them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Attained, Why
from cedu_targets.domain.due import Precision
from cedu_targets.domain.gap import State
from cedu_targets.domain.targets import Target, TargetKind
from cedu_targets.messages.messages import Messages


class Verdict(StrEnum):
    """How a target stands, the most urgent first."""

    MISSED = "missed"
    UNJUDGED = "unjudged"
    """Something was reported, and it cannot be judged."""
    SILENT = "silent"
    """Nothing was reported, and its day has come, or it has none."""
    HOPED = "hoped"
    """A hope (预期性) whose day has passed and that was not reached: a note, no failure."""
    OPEN = "open"
    """Not reached, and no day is known by which it has to be."""
    WAITING = "waiting"
    """Its day has not come; with or without a number so far."""
    SPARED = "spared"
    """One of its alternatives was reached, and one is enough."""
    MET = "met"
    EXCEEDED = "exceeded"
    NO_NUMBER = "no_number"
    """The text demands no number."""
    NOT_ASSIGNED = "not_assigned"


SYMBOLS: Mapping[Verdict, str] = {
    Verdict.MISSED: "✗", Verdict.UNJUDGED: "~", Verdict.SILENT: "?", Verdict.HOPED: "!", Verdict.OPEN: "<",
    Verdict.WAITING: "<", Verdict.SPARED: "=", Verdict.MET: "✓", Verdict.EXCEEDED: "+", Verdict.NO_NUMBER: "/",
    Verdict.NOT_ASSIGNED: "-",
}  # fmt: skip
"""Signs that every terminal draws one column wide; colour alone never says anything."""
TERMS: Mapping[Verdict, str] = {
    Verdict.MISSED: "att_missed", Verdict.UNJUDGED: "not_judged", Verdict.SILENT: "not_reported",
    Verdict.HOPED: "att_hoped", Verdict.OPEN: "att_open", Verdict.WAITING: "att_waiting",
    Verdict.SPARED: "att_spared", Verdict.MET: "att_met", Verdict.EXCEEDED: "exceeded",
    Verdict.NO_NUMBER: "att_no_number", Verdict.NOT_ASSIGNED: "att_not_assigned",
}  # fmt: skip
REACHED = (Verdict.MET, Verdict.EXCEEDED)
URGENCY: Sequence[Verdict] = tuple(Verdict)
_ROW_STATES = {State.BEHIND: Verdict.MISSED, State.NOT_ASSIGNED: Verdict.NOT_ASSIGNED, State.EXCEEDED: Verdict.EXCEEDED}


def verdict_of(row: Attained, as_of: date) -> Verdict:
    """How one row stands on a day."""
    if row.met_by is not None:
        return Verdict.SPARED
    if row.state is None:
        return Verdict.NO_NUMBER if row.why is Why.NO_NUMBER else Verdict.UNJUDGED
    if row.state is State.NOT_REPORTED:
        return Verdict.WAITING if _is_ahead(row, as_of) else Verdict.SILENT
    if row.state in (State.BELOW, State.ON_PACE):
        if row.judged_on is None:
            return Verdict.OPEN
        return Verdict.WAITING if _is_ahead(row, as_of) else Verdict.HOPED
    return _ROW_STATES.get(row.state, Verdict.MET)


def _is_ahead(row: Attained, as_of: date) -> bool:
    return row.judged_on is not None and as_of < row.judged_on


def is_yearly(target: Target) -> bool:
    """Whether it is to be reached every year anew."""
    return target.due.precision is Precision.RECURRING


class Entry(Struct, frozen=True):
    """One target at one deadline: the row of the whole, and those of its units; of every year an entry a year."""

    target: Target
    whole: Attained | None
    """None of what each unit has to reach by itself, where no sum over them is judged."""
    units: tuple[Attained, ...]
    verdict: Verdict
    """That of the whole, else the worst of the units."""
    verdicts: tuple[Verdict, ...]
    """Of the units."""

    @property
    def row(self) -> Attained:
        """The whole, else the first unit."""
        return self.whole or self.units[0]

    @property
    def is_of_units(self) -> bool:
        """Whether each unit has to reach it, so that the whole has no number of its own."""
        return bool(self.units) and self.target.kind is not TargetKind.COVERAGE

    @property
    def reaching(self) -> Sequence[Attained]:
        """The units whose number reaches it, be it one of an earlier year."""
        return [row for row in self.units if row.state in (State.MET, State.EXCEEDED, State.ON_PACE)]

    def of(self, *verdicts: Verdict) -> Sequence[Attained]:
        """The units that stand so."""
        return [row for row, verdict in zip(self.units, self.verdicts, strict=True) if verdict in verdicts]


def entries(report: AttainmentReport) -> Sequence[Entry]:
    """The targets with their rows, in the order of the text."""
    found: dict[object, list[Attained]] = {}
    for row in report.rows:
        found.setdefault((row.target, row.judged_on), []).append(row)
    return [_entry(rows, report.as_of) for rows in found.values()]


def _entry(rows: Sequence[Attained], as_of: date) -> Entry:
    whole = next((row for row in rows if row.is_whole), None)
    units = tuple(row for row in rows if not row.is_whole)
    verdicts = tuple(verdict_of(row, as_of) for row in units)
    verdict = verdict_of(whole, as_of) if whole is not None else min(verdicts, key=URGENCY.index)
    return Entry(rows[0].target, whole, units, verdict, verdicts)


def by_verdict(found: Sequence[Entry]) -> Mapping[Verdict, Sequence[Entry]]:
    """The entries by how they stand, every verdict among them, the most urgent first."""
    return {verdict: [one for one in found if one.verdict is verdict] for verdict in URGENCY}


def counts(found: Sequence[Entry]) -> Counter[Verdict]:
    """How many entries stand so."""
    return Counter(one.verdict for one in found)


def targets_n(found: Sequence[Entry]) -> int:
    """How many targets there are: one of every year may be several entries."""
    return len({one.target for one in found})


def verdict_word(verdict: Verdict, messages: Messages) -> str:
    """`未达到`."""
    return messages.term(TERMS[verdict])


def verdict_text(verdict: Verdict, messages: Messages) -> str:
    """`✗ 未达到`: symbol and word."""
    return f"{SYMBOLS[verdict]} {verdict_word(verdict, messages)}"
