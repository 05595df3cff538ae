"""Scores: answers held against marks, table by table, and their sums."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from answers import SUM_CHECKS, Answer, Claim
from marked import Cell, MarkedTable, Standing, State
from slips import PlantedSlip

NUISANCES = ("RD001", "RD005", "RD006", "RT")
"""Checks that are hardly ever right in these tables: nobody marked them, so their findings are counted, to be read."""


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
    def unspoken(self) -> tuple[Cell, ...]:
        """The misses of a run that ends with 0."""
        return self.misses if self.answer.exit_code == 0 else ()

    @property
    def nuisances(self) -> Counter[str]:
        """Errors and warnings of the checks that are counted to be read, by code."""
        codes = (claim.code for claim in self.answer.claims if claim.severity != "note")
        return Counter(code for code in codes if code.startswith(NUISANCES))


def score(table: MarkedTable, answer: Answer) -> TableScore:
    """What an answer is worth."""
    claims = [claim for claim in answer.claims if claim.is_sum_claim]
    named = {cell for claim in claims for cell in claim.named}
    misses = tuple(cell for cell in sorted(table.totals_off) if cell not in named)
    return TableScore(table, answer, tuple((claim, verdict(table, claim)) for claim in claims), misses)


def verdict(table: MarkedTable, claim: Claim) -> Verdict:
    """Whether a finding is true; one about a relation is as true as most of the totals that it names."""
    if claim.difference is None and claim.related:
        named = [_of_standings(table.by_total[cell], None) for cell in claim.named if cell in table.by_total]
        return Counter(named).most_common(1)[0][0] if named else Verdict.NOT_MARKED
    standings = table.by_total.get(claim.cell, []) if claim.cell else []
    return _of_standings(standings, claim) if standings else Verdict.NOT_MARKED


def _of_standings(standings: Sequence[Standing], claim: Claim | None) -> Verdict:
    meant = [s for s in standings if claim is None or _is_amount_of(claim, s)]
    states = {s.state for s in meant}
    if any(state.is_off for state in states):
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
    scale = first / second
    return scale > 0 and scale.normalize().as_tuple().digits == (1,)


def is_caught(slip: PlantedSlip, before: Answer, after: Answer) -> tuple[bool, bool]:
    """Whether a slip shows as an error or a warning, and whether it shows at all.

    It shows in a finding about a sum that was not there before, stands at the slip's total or one of its parts or
    points to the slip's cell, and states the slip's amount (a finding about a whole relation states none).
    """
    amount = abs((slip.table.number(slip.cell) or Decimal(0)) - slip.before)
    old, places = set(before.claims), {slip.mark.total, *slip.mark.parts}
    found = [
        claim
        for claim in after.claims
        if claim.code[:2] in SUM_CHECKS
        and claim not in old
        and (claim.cell in places or slip.cell in claim.touched)
        and (claim.difference is None or _is_same_amount(abs(claim.difference), amount))
    ]
    return any(claim.is_sum_claim for claim in found), bool(found)


def tally(
    scores: Sequence[TableScore], caught: Sequence[tuple[bool, bool]] | None, is_cedu: bool
) -> list[tuple[str, str]]:
    """Many scores added up, as rows of label and figure; `caught` as `is_caught` says it of each planted slip."""
    verdicts = Counter(verdict for one in scores for _, verdict in one.verdicts)
    every = sum(verdicts.values())
    claimed = every - verdicts[Verdict.WITHIN] - verdicts[Verdict.UNKNOWN]
    off = Counter(state for one in scores for state in one.table.totals_off.values())
    missed = Counter(one.table.totals_off[cell] for one in scores for cell in one.misses)
    marked = [one for one in scores if one.table.marks]
    codes = sum((one.nuisances for one in scores), Counter[str]())
    rows = [
        ("files", str(len(scores))),
        ("files read", _of(sum(one.answer.read for one in scores), len(scores))),
        ("files in which something was judged", _of(sum(one.answer.judged for one in scores), len(scores))),
        ("… of the files with marked sums", _of(sum(one.answer.judged for one in marked), len(marked))),
        ("files over the time limit", str(sum(one.answer.failure == "over time" for one in scores))),
        ("sum findings (error, warning)", str(every)),
        *((f"  {kind}", str(verdicts[kind])) for kind in Verdict),
        ("precision: true of all but within and unknown", _share(verdicts[Verdict.TRUE], claimed)),
        (
            "precision, within the level counted as true",
            _share(verdicts[Verdict.TRUE] + verdicts[Verdict.WITHIN], every),
        ),
        ("marked totals off beyond the level", str(off.total())),
        ("recall: of them named", _share(off.total() - missed.total(), off.total())),
        ("  of those off plainly", _share(off[State.PLAIN] - missed[State.PLAIN], off[State.PLAIN])),
        ("  of those that rounding explains", _share(off[State.SMALL] - missed[State.SMALL], off[State.SMALL])),
        ("files with a marked total off", _files(scores, lambda one: bool(one.table.totals_off))),
        ("  with at least one of them named", _files(scores, lambda one: len(one.misses) < len(one.table.totals_off))),
    ]
    if is_cedu:
        silent = [one for one in scores if one.misses and one.answer.nothing_found]
        rows += [
            ("misses where the run ends with 0", _places(scores, lambda one: one.unspoken)),
            ("  of them passing as “nothing found”", _places(silent, lambda one: one.misses)),
            *((f"{code} per 50 files", _rate(codes, code, len(scores))) for code in NUISANCES),
        ]
    if caught is not None:
        rows.append(("planted slips found", _share(sum(found for found, _ in caught), len(caught))))
        if is_cedu:
            rows.append(("  notes included", _share(sum(found for _, found in caught), len(caught))))
    return rows


def _of(some: int, every: int) -> str:
    return f"{some} ({some / every:.0%})" if every else "0"


def _share(some: int, every: int) -> str:
    return f"{some / every:.2f} ({some} of {every})" if every else "– (0 of 0)"


def _files(scores: Sequence[TableScore], holds: Callable[[TableScore], bool]) -> str:
    return str(sum(holds(one) for one in scores))


def _places(scores: Sequence[TableScore], cells: Callable[[TableScore], Sequence[Cell]]) -> str:
    found = [len(cells(one)) for one in scores if cells(one)]
    return f"{sum(found)} in {len(found)} files"


def _rate(codes: Counter[str], prefix: str, files: int) -> str:
    count = sum(number for code, number in codes.items() if code.startswith(prefix))
    return f"{50 * count / files:.1f} ({count})" if files else "–"
