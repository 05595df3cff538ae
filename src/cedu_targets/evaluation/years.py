"""Years: of several files checked together, most are of one year, and one of another is usually last year's form."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Measure
from cedu_targets.report import FileReport

_FEWEST = 2
"""Files of one year that make others strange."""


def with_other_years(files: Sequence[FileReport], wanted: str | None = None) -> tuple[FileReport, ...]:
    """The reports, with RD077 at every file of another year than `wanted`, else than more than half of the files.

    A file that holds tables of several years has them on purpose. Where no year has more than half, one note asks.
    """
    years = _years(files)
    if wanted is not None:  # where the targets themselves were held against the issued ones, it is said (RE008)
        years = {path: year for path, year in years.items() if path not in _told(files)}
    counts = Counter(years.values())
    if len(counts | ({wanted: 1} if wanted else {})) < 2:
        return tuple(files)
    usual, number = counts.most_common(1)[0]
    if wanted is not None:
        usual, number = wanted, counts[wanted]
    elif number < _FEWEST or 2 * number <= len(years):
        return tuple(_with_question(files, years, counts))
    told: dict[str, Parameter] = {"usual": usual, "count": number, "files": len(years)}
    # That most are of a year may be chance; that it was issued for one is not.
    severity, variant = (Severity.WARNING, "") if wanted is None else (Severity.ERROR, "wanted")
    return tuple(
        _with(file, told | {"year": years[file.path]}, severity, variant)
        if years.get(file.path, usual) != usual and is_first
        else file
        for file, is_first in _first_of_each(files)
    )


def _told(files: Iterable[FileReport]) -> set[str]:
    return {file.path for file in files if any(finding.code == "RE008" for finding in file.findings)}


def _years(files: Iterable[FileReport]) -> Mapping[str, str]:
    """The year of each file, by its tables (which know those of its name and folder); none for a file of several."""
    found: dict[str, set[str]] = {}
    for file in files:
        if file.table is not None and file.table.measure is not Measure.BASE:
            named = file.table.period
            found.setdefault(file.path, set()).update([named[:4]] if named else [])
    return {path: next(iter(years)) for path, years in found.items() if len(years) == 1}


def _with_question(
    files: Sequence[FileReport], years: Mapping[str, str], counts: Mapping[str, int]
) -> Iterable[FileReport]:
    said = "、".join(f"{year}（{count}）" for year, count in sorted(counts.items()))
    told: dict[str, Parameter] = {"usual": said, "count": 0, "files": len(years), "year": min(counts)}
    asked = False
    for file in files:
        is_it = not asked and years.get(file.path) == min(counts)
        asked = asked or is_it
        yield _with(file, told, Severity.NOTE, "several") if is_it else file


def _first_of_each(files: Iterable[FileReport]) -> Iterable[tuple[FileReport, bool]]:
    seen: set[str] = set()
    for file in files:
        yield file, file.path not in seen
        seen.add(file.path)


def _with(file: FileReport, told: Mapping[str, Parameter], severity: Severity, variant: str) -> FileReport:
    """Behind what was found before: diagnoses name findings by their position."""
    assert file.table is not None
    finding = Finding("RD077", "reading", severity, file.table.whole_place, told, variant=variant)
    return replace(file, findings=(*file.findings, finding))
