"""Scores: answers held against marks, table by table, and their sums."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

from answers import SUM_CHECKS, Answer, Claim
from marked import Cell, MarkedTable, Standing, State
from slips import PlantedSlip

UNMARKED = ("RD001", "RD005", "RD006", "RT")
"""Checks that are hardly ever right in these tables: nobody marked them, so their findings are counted, to be read."""


_SCALE = Context(prec=9)
"""Enough to tell amounts apart, and too little to see binary dust."""


class Verdict(StrEnum):
    """What a sum finding comes to."""

    TRUE = "true"
    """At a marked total that is off its marked parts by that amount, beyond the error level."""
    WITHIN = "within"
    """The same, but within the error level: right as arithmetic, rounding to whoever marked it."""
    OTHER_AMOUNT = "other amount"
    """At a marked total that is off, but by another amount."""
    HOLDS = "holds"
    """At a marked total that holds."""
    UNKNOWN = "unknown"
    """At a marked total of which a part is suppressed."""
    NOT_MARKED = "not marked"
    """At a cell that nobody marked as a total."""


@dataclass(frozen=True)
class TableScore:
    """One table's answer beside its marks."""

    table: MarkedTable
    answer: Answer
    verdicts: tuple[tuple[Claim, Verdict], ...]
    misses: tuple[Cell, ...]
    """Marked totals that are off, without an error or a warning."""

    @property
    def named_rightly(self) -> set[Cell]:
        """The marked totals that are off and of which a true finding speaks."""
        true = (claim for claim, verdict in self.verdicts if verdict is Verdict.TRUE)
        return {cell for claim in true for cell in claim.named if cell in self.table.totals_off}

    @property
    def unmarked(self) -> list[Claim]:
        """Errors and warnings of the checks that are counted, to be read."""
        claims = (claim for claim in self.answer.claims if claim.severity != "note")
        return [claim for claim in claims if claim.code.startswith(UNMARKED)]


def score(table: MarkedTable, answer: Answer) -> TableScore:
    """What an answer is worth."""
    claims = [claim for claim in answer.claims if claim.is_sum_claim]
    named = {cell for claim in claims for cell in claim.named}
    misses = tuple(cell for cell in sorted(table.totals_off) if cell not in named)
    return TableScore(table, answer, tuple((claim, verdict(table, claim)) for claim in claims), misses)


def verdict(table: MarkedTable, claim: Claim) -> Verdict:
    """Whether a finding is true; one about a relation is as true as most of the totals that it names."""
    if claim.difference is None:
        named = [_of_standings(table.by_total[cell], None) for cell in claim.named if cell in table.by_total]
        return Counter(named).most_common(1)[0][0] if named else Verdict.NOT_MARKED
    standings = table.by_total.get(claim.cell, []) if claim.cell else []
    return _of_standings(standings, claim) if standings else Verdict.NOT_MARKED


def _of_standings(standings: Sequence[Standing], claim: Claim | None) -> Verdict:
    meant = [s for s in standings if claim is None or _is_amount_of(claim, s)]
    states = {s.state for s in meant}
    if State.DOUBTFUL in states or any(state.is_off for state in states):
        return Verdict.TRUE
    if State.WITHIN in states:
        return Verdict.WITHIN
    every = {s.state for s in standings}
    if State.UNKNOWN in every:
        return Verdict.UNKNOWN
    return Verdict.HOLDS if every == {State.HOLDS} else Verdict.OTHER_AMOUNT


def _is_amount_of(claim: Claim, standing: Standing) -> bool:
    """Whether a finding states a mark's difference."""
    if claim.difference is None or standing.state in (State.HOLDS, State.UNKNOWN):
        return False
    return _is_same_amount(claim.difference, standing.difference)


def _is_same_amount(first: Decimal, second: Decimal) -> bool:
    """Whether two differences are one, in whatever unit: 人 or 万人, a share or per cent."""
    if not first or not second:
        return first == second
    scale = _SCALE.divide(first, second)
    return scale > 0 and scale.normalize().as_tuple().digits == (1,)


@dataclass(frozen=True)
class Catch:
    """What became of a planted slip."""

    found: bool
    """Named by an error or a warning."""
    noted: bool
    """Named at all."""
    passed: bool
    """Not named, in a table of which nothing is said."""


def catch(slip: PlantedSlip, before: Answer, after: Answer) -> Catch:
    """How a slip shows: in a finding about a sum that was not there before and states the slip's amount.

    The finding stands at the slip's total or at one of its parts, or points to the slip's cell; one about a whole
    relation states no amount.
    """
    amount = abs((slip.table.number(slip.cell) or Decimal(0)) - slip.before)
    old, places = set(before.claims), {slip.mark.total, *slip.mark.parts}
    named = [
        claim
        for claim in after.claims
        if claim.code[:2] in SUM_CHECKS
        and claim not in old
        and (claim.cell in places or slip.cell in claim.touched)
        and (claim.difference is None or _is_same_amount(abs(claim.difference), amount))
    ]
    return Catch(any(claim.is_sum_claim for claim in named), bool(named), after.nothing_found and not named)


Row = tuple[str, str]


def tally(scores: Sequence[TableScore], catches: Sequence[Catch], is_cedu: bool) -> list[Row]:
    """Many scores added up, as rows of label and figure."""
    rows = [*_files_rows(scores), *_finding_rows(scores), *_total_rows(scores)]
    if is_cedu:
        rows += _silence_rows(scores)
    if catches:
        rows.append(("planted slips found (error, warning)", _share(sum(one.found for one in catches), len(catches))))
        rows.append(("  notes included", _share(sum(one.noted for one in catches), len(catches))))
    if catches and is_cedu:
        rows.append(("  slips passing as “nothing found”", str(sum(one.passed for one in catches))))
    return rows


def _files_rows(scores: Sequence[TableScore]) -> Iterator[Row]:
    marked = [one for one in scores if one.table.marks]
    yield "files", str(len(scores))
    yield "files read", _of(sum(one.answer.read for one in scores), len(scores))
    yield "files in which something was judged", _of(sum(one.answer.judged for one in scores), len(scores))
    yield "  of the files with marked sums", _of(sum(one.answer.judged for one in marked), len(marked))
    yield "files over the time limit", str(sum(one.answer.failure == "over time" for one in scores))


def _finding_rows(scores: Sequence[TableScore]) -> Iterator[Row]:
    verdicts = Counter(verdict for one in scores for _, verdict in one.verdicts)
    every, true, within = verdicts.total(), verdicts[Verdict.TRUE], verdicts[Verdict.WITHIN]
    yield "sum findings (error, warning)", str(every)
    for kind in Verdict:
        yield f"  {kind}", str(verdicts[kind])
    judged = every - verdicts[Verdict.UNKNOWN]
    yield "precision: true, of all but within", _share(true, judged - within)
    yield "  true or within, of all", _share(true + within, judged)
    yield "  true or within, of those at marked totals", _share(true + within, judged - verdicts[Verdict.NOT_MARKED])


def _total_rows(scores: Sequence[TableScore]) -> Iterator[Row]:
    off = Counter(state for one in scores for state in one.table.totals_off.values())
    named = off - Counter(one.table.totals_off[cell] for one in scores for cell in one.misses)
    files = [one for one in scores if one.table.totals_off]
    yield "marked totals off beyond the level", f"{off.total()} in {len(files)} files"
    yield "recall: of them named", _share(named.total(), off.total())
    yield "  with their amount", _share(sum(len(one.named_rightly) for one in scores), off.total())
    yield "  of those off plainly", _share(named[State.PLAIN], off[State.PLAIN])
    yield "  of those that rounding explains", _share(named[State.SMALL], off[State.SMALL])
    yield "  files with one that is named", str(sum(len(one.misses) < len(one.table.totals_off) for one in files))
    yield "marks not asked for: within the level", _marks(scores, State.WITHIN)
    yield "  a part suppressed", _marks(scores, State.UNKNOWN)
    yield "  doubtful", _marks(scores, State.DOUBTFUL)


def _silence_rows(scores: Sequence[TableScore]) -> Iterator[Row]:
    """What only cedu is asked: what its exit code promises, and the findings that nobody marked."""
    unspoken = [one for one in scores if one.misses and one.answer.exit_code == 0]
    codes = [claim.code for one in scores for claim in one.unmarked]
    yield "misses where the run ends with 0", _misses(unspoken)
    yield "  passing as “nothing found”", _misses([one for one in unspoken if one.answer.nothing_found])
    for prefix in UNMARKED:
        count = sum(code.startswith(prefix) for code in codes)
        yield f"{prefix} per 50 files (all of them)", f"{50 * count / len(scores):.1f} ({count})"


def _of(some: int, every: int) -> str:
    return f"{some} ({some / every:.0%})" if every else "0"


def _share(some: int, every: int) -> str:
    return f"{some / every:.2f} ({some} of {every})" if every else "– (0 of 0)"


def _marks(scores: Sequence[TableScore], state: State) -> str:
    return str(sum(standing.state is state for one in scores for standing in one.table.standings))


def _misses(scores: Sequence[TableScore]) -> str:
    return f"{sum(len(one.misses) for one in scores)} in {len(scores)} files"
