"""Findings of an attainment: what is to be said of its targets, and of the numbers that nobody used."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from cedu_targets.attainment.demands import Demand
from cedu_targets.attainment.measured import Remark
from cedu_targets.attainment.numbers import Contradiction
from cedu_targets.attainment.ratios import RULE, name_in_words
from cedu_targets.domain.attainment import Attained, Figure, Why
from cedu_targets.domain.due import Recurrence
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.gap import State
from cedu_targets.domain.place import Place
from cedu_targets.domain.targets import Counting, TargetKind
from cedu_targets.domain.typed_words import typed
from cedu_targets.report import FileReport

_MOST_NAMED = 5
"""Names that a sentence lists."""
_SAID = {
    Why.NO_BASE: "attain_no_base", Why.ZERO_BASE: "attain_zero_base", Why.COUNTING: "attain_counting",
    Why.ATTENDANCES: "attain_attendances", Why.MEASURE: "attain_measure", Why.INCOMPLETE: "attain_incomplete",
    Why.DIFFER: "attain_differ", Why.ABOVE_BASE: "attain_above_base", Why.UNREADABLE: "attain_unreadable",
    Why.ALTERNATIVE: "attain_alternative",
}  # fmt: skip
"""The reasons that are told of a target; that a text demands no number is no fault of anybody's numbers."""


_SAYS_WHICH = (Counting.NEW, Counting.CUMULATIVE)


def of_rows(demand: Demand, rows: Iterable[Attained], as_of: date) -> Iterator[Finding]:
    """GA043 and GA044: what a reader has to know of the state of a target, once each."""
    told: set[str] = set()
    for row in rows:
        if row.state is not State.BELOW or row.judged_on is None or row.met_by is not None:
            continue
        is_over = row.judged_on <= as_of
        code = "GA044" if is_over and not row.target.binds else "GA043" if row.is_reading and not is_over else ""
        if code and row.target.binds is (code == "GA043") and code not in told:
            told.add(code)
            parameters: dict[str, Parameter] = {
                "name": name_in_words(row.target), "printed": row.target.printed, "day": row.judged_on,
                "word": row.target.word,
            }  # fmt: skip
            place = replace(demand.place, indicator=row.target.indicator)
            yield Finding(code, RULE, Severity.NOTE, place, parameters)


def years_unreported(found: Iterable[tuple[Demand, Sequence[Attained]]]) -> Iterator[Finding]:
    """GA049, once for the same years: what is due every year, and the years of the plan that nobody reported.

    The year that is asked about has a row of its own; one that was over before the plan was issued is nobody's.
    """
    by_years: dict[tuple[int, ...], list[Demand]] = {}
    for demand, rows in found:
        if demand.target.due.recurrence is not Recurrence.YEARLY or demand.years is None or not rows:
            continue
        known = {row.year for row in rows if row.year is not None}
        first = max(demand.years[0], demand.items.issued.year if demand.items.issued else 0)
        missing = tuple(year for year in range(first, max(known, default=0)) if year not in known)
        if missing:
            by_years.setdefault(missing, []).append(demand)
    for years, demands in by_years.items():
        names = list(dict.fromkeys(name_in_words(one.target) for one in demands))
        told: dict[str, Parameter] = {"count": len(names), "texts": named(names), "years": named([*map(str, years)])}
        yield Finding("GA049", RULE, Severity.NOTE, demands[0].place, told)


def left_in_sentences(file: FileReport) -> Iterator[Finding]:
    """GA050: numbers in the sentences of a text of which no pack says whether they are targets."""
    if file.candidates and not file.is_bare:
        told: dict[str, Parameter] = {"count": len(file.candidates), "file": typed(file.path)}
        yield Finding("GA050", RULE, Severity.NOTE, Place(line=file.candidates[0].line), told)


def not_judged(demand: Demand, rows: Iterable[Attained], as_of: date) -> Iterator[NotJudged]:
    """What could not be judged, and what to ask for."""
    for row in rows:
        if row.why is None or row.why not in _SAID:
            continue
        told: dict[str, Parameter] = {
            "name": name_in_words(row.target), "base": row.missing or row.target.base, "units": named(row.silent),
            "count": len(row.silent), "year": row.year or as_of.year, "of": row.target.unit_of_measure,
            "total": row.total,
        }  # fmt: skip
        place = replace(demand.place, unit=row.unit, indicator=row.target.indicator)
        yield NotJudged(RULE, place, reason_of(row), told)


def reason_of(row: Attained) -> str:
    """The sentence for a reason, which differs by what was reported."""
    if row.why is Why.INCOMPLETE and not row.silent:
        return "attain_incomplete_parts"
    if row.why is Why.NO_BASE and not row.target.base:
        return "attain_no_base_of_units" if row.target.kind is TargetKind.COVERAGE else "attain_no_base_named"
    if row.why is Why.MEASURE and row.target.kind in (TargetKind.SHARE, TargetKind.PER_HEAD) and row.total is None:
        return "attain_measure_rates"
    if row.why is Why.MEASURE and row.missing:
        return "attain_measure_of_base"
    if row.why is Why.COUNTING and row.numerator is not None and row.numerator.counting is not None:
        return "attain_counting_as_said" if row.target.counting in _SAYS_WHICH else "attain_counting_of_text"
    if row.why is Why.ATTENDANCES and row.missing:
        return "attain_attendances_of_base"
    assert row.why is not None
    return _SAID[row.why]


def named(names: Collection[str]) -> str:
    """The first few of some names."""
    shown = "、".join(list(names)[:_MOST_NAMED])
    return shown + ("…" if len(names) > _MOST_NAMED else "")


def unused(
    figures: Iterable[Figure],
    as_of: date,
    used: Collection[tuple[str, int | None]],
    asked: Collection[tuple[str, int]] = (),
) -> Iterator[Remark]:
    """GA045, once a file and reason: numbers that were held against no target.

    `used` are names and years of others, `asked` those of which nothing was reported.
    """
    last_asked = dict(sorted(asked))
    latest = dict(sorted((name, year) for name, year in used if year is not None))
    files: dict[tuple[str, str], list[Figure]] = {}
    for one in figures:
        year = as_of.year if one.year is None else one.year
        variant = "later" if year > as_of.year else "earlier" if year < latest.get(one.name, year) else ""
        if not variant and year < last_asked.get(one.name, year):
            variant = "missing"
        files.setdefault((one.path, variant), []).append(one)
    for (path, variant), found in files.items():
        names = dict.fromkeys(f"{one.heading or one.name}（{one.year}）" for one in found)
        told: dict[str, Parameter] = {"count": len(found), "texts": named(names), "day": as_of}
        if variant == "missing":
            told["years"] = named([*map(str, sorted({last_asked[one.name] for one in found}))])
        place = Place(sheet=found[0].place.sheet)
        yield Remark(path, Finding("GA045", RULE, Severity.NOTE, place, told, variant=variant))


def years_unsaid(figures: Iterable[Figure], demands: Sequence[Demand], as_of: date) -> Iterator[Remark]:
    """GA051, once a file: achievements without a year are those of the year of the day, even where no plan is left."""
    files: dict[str, list[Figure]] = {}
    for one in figures:
        if one.year is None:
            files.setdefault(one.path, []).append(one)
    last = max((one.years[1] for one in demands if one.years is not None), default=as_of.year)
    for path, found in files.items():
        told: dict[str, Parameter] = {"count": len(found), "year": as_of.year, "last": last}
        place = Place(sheet=found[0].place.sheet)
        variant = "over" if last < as_of.year else ""
        yield Remark(path, Finding("GA051", RULE, Severity.NOTE, place, told, variant=variant))


def unused_bases(figures: Iterable[Figure]) -> Iterator[Remark]:
    """GA046, once a file: bases that nothing was divided by."""
    files: dict[str, dict[tuple[str, int | None], Figure]] = {}
    for one in figures:
        files.setdefault(one.path, {}).setdefault((one.name, one.year), one)
    for path, found in files.items():
        names = [name if year is None else f"{name}（{year}）" for name, year in found]
        told: dict[str, Parameter] = {"count": len(found), "texts": named(names)}
        place = Place(sheet=next(iter(found.values())).place.sheet)
        yield Remark(path, Finding("GA046", RULE, Severity.NOTE, place, told))


def other_bases(of_files: Iterable[Figure], of_pack: Iterable[Figure]) -> Iterator[Remark]:
    """GA047: a base that the pack and a file say differently; that of the file counts."""
    given = {(one.name, one.unit, one.year): one for one in of_files}
    for one in of_pack:
        other = given.get((one.name, one.unit, one.year))
        if other is not None and other.value != one.value:
            told: dict[str, Parameter] = {"base": one.name, "year": one.year, "source": one.source}
            finding = Finding("GA047", RULE, Severity.WARNING, other.place, told, one.value, other.value)
            yield Remark(other.path, finding)


def contradictions(found: Iterable[Contradiction]) -> Iterator[Remark]:
    """GA048: the whole is another number than its units make together."""
    for one in found:
        told: dict[str, Parameter] = {
            "heading": one.whole.heading or one.whole.name, "year": one.whole.year, "count": len(one.units.units),
        }  # fmt: skip
        whole, units = one.whole.value, one.units.total
        yield Remark(
            one.whole.path,
            Finding(
                "GA048", RULE, Severity.WARNING, one.whole.place, told, units, whole, whole - units,
                variant="" if one.units.is_whole else "more",
            ),
        )  # fmt: skip
