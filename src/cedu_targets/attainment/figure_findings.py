"""What is to be said of the reading of figures: names that were not used, cells that hold no number, years unsaid."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from cedu_targets.attainment.found import FileRead, FoundFigure
from cedu_targets.attainment.gathered import Gathered
from cedu_targets.attainment.headings import year_in
from cedu_targets.attainment.parts_of_years import in_digits_of
from cedu_targets.attainment.sought import SoughtNames
from cedu_targets.domain.attainment import Figure
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.months import Span
from cedu_targets.domain.place import Place
from cedu_targets.packs.likely_names import listed
from cedu_targets.recognition.view import GridView

_NUMBER = lazy_pattern(r"\d[\d,.]{0,20}[%‰]?")
_RULE = "figures"


def nothing_found(path: str, names: SoughtNames, is_of_bases: bool) -> InputFault:
    """GA035: nothing of a file was recognised."""
    told: dict[str, Parameter] = {"names": listed(names.shown)}
    return InputFault("GA035", told, path=path, variant="bases" if is_of_bases else "")


def findings_of(file: FileRead, found: Gathered, names: SoughtNames) -> Iterator[Finding]:
    """Everything that is to be said of one file."""
    shown = {(one.is_base, one.name): one.shown for one in names.sought}
    yield from _differing(file, found, shown)
    for one in sorted(file.unreadable, key=lambda one: one.place.reading_order):
        months = None if one.months is None else in_digits_of(one.months)
        told: dict[str, Parameter] = {"heading": one.heading, "text": one.text, "months": months}
        severity = Severity.ERROR if one.months is None else Severity.WARNING
        yield Finding("GA033", _RULE, severity, one.place, told, variant=one.variant)
    yield from _of_months(file, found, shown)
    for sign in dict.fromkeys(block.sign for block in file.blocks if block.sign is not None):
        yield Finding("GA038", _RULE, Severity.ERROR, Place(), {"text": sign})
    yield from _strange(file, found)
    yield from _unused(file, names)
    yield from _bases_unsaid(file)
    yield from file.findings


def _of_months(file: FileRead, found: Gathered, shown: dict[tuple[bool, str], str]) -> Iterator[Finding]:
    """GA036, once a file and part of a year that its numbers are of; and at each number that another counts for."""
    counts: dict[Span, list[FoundFigure]] = {}
    for one in found.figures:
        if one.months is not None and one.figure.path == file.path:
            counts.setdefault(one.months, []).append(one)
    for months, here in counts.items():
        told: dict[str, Parameter] = {"count": len(here), "months": in_digits_of(months)}
        yield Finding("GA036", _RULE, Severity.NOTE, Place(sheet=here[0].figure.place.sheet), told)
    for used, other in found.whose:
        if other.figure.path == file.path:
            told = _told(used, other, shown)
            yield Finding("GA032", _RULE, Severity.WARNING, other.figure.place, told, actual=other.figure.value,
                variant="whose",
            )  # fmt: skip
    for used, other in found.apart:
        if other.figure.path == file.path:
            yield Finding(
                "GA036", _RULE, Severity.NOTE, other.figure.place, _told(used, other, shown),
                expected=used.figure.value,
                actual=other.figure.value,
                related=(used.figure.place,),
                variant="apart",
            )  # fmt: skip


def nothing_used(views: Sequence[GridView]) -> Iterator[Finding]:
    """GA030 of a file in which names and numbers stand, and not a number under a name."""
    cells = (view.text(row, column) for view in views for row in range(len(view.rows)) for column in view.filled(row))
    if any(_NUMBER.fullmatch(text.strip()) and year_in(text) is None for text in cells):
        yield Finding("GA030", _RULE, Severity.NOTE, Place(), variant="nothing")


def _strange(file: FileRead, found: Gathered) -> Iterator[Finding]:
    """GA031 of each unit that may be one of the list, and once of all others."""
    here = [one for one in found.strange if one[1].figure.path == file.path]
    for unit, first, guess in here:
        if guess:
            yield Finding("GA031", _RULE, Severity.WARNING, first.figure.place, {"name": unit, "guess": guess})
    others = [(unit, first) for unit, first, guess in here if not guess]
    if others:
        told: dict[str, Parameter] = {"count": len(others), "names": listed((unit for unit, _ in others), 10)}
        yield Finding("GA031", _RULE, Severity.WARNING, others[0][1].figure.place, told, variant="others")


def _differing(file: FileRead, found: Gathered, shown: dict[tuple[bool, str], str]) -> Iterator[Finding]:
    """GA032 at each number that differs from one before it; once a file for all that are merely written twice."""
    differing = {id(one) for one in found.differing}
    own = [(first, other) for first, other in found.twice if other.figure.path == file.path]
    alike = [(first, other) for first, other in own if first.figure.value == other.figure.value]
    for first, other in own:
        if first.figure.value != other.figure.value:
            yield Finding(
                "GA032", _RULE, Severity.ERROR, other.figure.place, _told(first, other, shown),
                expected=first.figure.value,
                actual=other.figure.value,
                related=(first.figure.place,),
            )  # fmt: skip
    if settled := [pair for pair in alike if id(pair[0]) not in differing]:
        first, other = settled[0]
        told = {**_told(first, other, shown), "count": len(settled)}
        variant = "several" if len(settled) > 1 else "alike"
        yield Finding("GA032", _RULE, Severity.NOTE, other.figure.place, told, variant=variant)


def _told(first: FoundFigure, other: FoundFigure, shown: dict[tuple[bool, str], str]) -> dict[str, Parameter]:
    year = first.figure.year
    return {
        "heading": shown[first.is_base, first.figure.name],
        "year": None if year is None else str(year),
        "other": _where(first.figure, other.figure.path),
    }


def _where(figure: Figure, path: str) -> str:
    place = figure.place
    spot = place.cell or (str(place.line) if place.line else "")
    parts = ["" if figure.path == path else PurePath(figure.path).name, place.sheet or "", spot]
    return " ".join(filter(None, parts))


def _unused(file: FileRead, names: SoughtNames) -> Iterator[Finding]:
    """GA030, once a file: columns and rows with numbers that no name is met by."""
    unused = list(dict.fromkeys(text for block in file.blocks for text in block.unused))
    if file.is_of_bases:
        shown = {one.name: one.shown for one in names.sought}
        others = [one for one in file.figures if not one.is_base]
        unused += list(dict.fromkeys(shown[one.figure.name] for one in others))
    if not unused:
        return
    first = next((one.figure.place for one in file.figures), Place())
    guesses = [(text, likely[0]) for text in unused if len(likely := list(names.with_likely(text))) == 1]
    told: dict[str, Parameter] = {
        "count": len(unused),
        "names": listed(unused, 10),
        "guess": listed(f"{text} → {name}" for text, name in guesses),
    }
    place = Place(sheet=first.sheet)
    variant = "guess" if guesses else ""
    severity = Severity.WARNING if guesses else Severity.NOTE
    yield Finding("GA030", _RULE, severity, place, told, variant=variant)


def _bases_unsaid(file: FileRead) -> Iterator[Finding]:
    """GA034, once a file; what was achieved itself, and another target divides by, needs no source."""
    achieved = {one.figure.place for one in file.figures if not one.is_base}
    bases = [one for one in file.figures if one.is_base and one.figure.place not in achieved]
    lacking = [one for one in bases if one.figure.year is None or not one.figure.source]
    if lacking:
        years = sum(one.figure.year is None for one in lacking)
        sources = sum(not one.figure.source for one in lacking)
        variant = "both" if years and sources else "year" if years else ""
        count = len({one.figure.name for one in lacking})
        told: dict[str, Parameter] = {"names": _names(lacking), "count": count}
        place = lacking[0].figure.place
        yield Finding("GA034", _RULE, Severity.NOTE, place, told, variant=variant)


def _names(found: Sequence[FoundFigure]) -> str:
    return listed(dict.fromkeys(one.figure.name for one in found))
