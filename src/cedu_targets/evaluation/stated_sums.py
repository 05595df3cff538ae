"""Stated sums that fail almost everywhere: one finding about the sum, and not one a row."""

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from cedu_targets.domain.cell_places import columns_of
from cedu_targets.domain.column_sums import rows_filled
from cedu_targets.domain.equation import Equation
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.table import Table

_FEWEST_ROWS = 4
_ALMOST_ALL = 5
"""A stated sum that holds in one row of so many at most was meant otherwise, or the columns are others."""
_MOST_SOUGHT = 20_000
"""Findings among which an operation that explains many is sought; beyond, each sum is told once all the same."""


def told_once(
    table: Table,
    findings: Sequence[Finding],
    is_stated: Callable[[str], bool],
    equations: Callable[[], Sequence[Equation]],
) -> list[Finding]:
    """The findings, those of a stated sum that fails almost everywhere as one (RD062).

    A block of numbers that slid by a row makes a sum fail everywhere, too: where one operation explains most of the
    rows, each is told. `equations` are those of all sums.
    """
    groups = [group for group in _by_sum(findings, is_stated) if _fails_almost_everywhere(table, group)]
    if not groups:
        return list(findings)
    explained = _moved(table, equations(), findings) if len(findings) <= _MOST_SOUGHT else []
    position = {id(one): at for at, one in enumerate(findings)}
    replaced: dict[int, Finding | None] = {}
    for group in groups:
        places = frozenset(position[id(one)] for one in group)
        if not any(2 * len(cause & places) > len(places) for cause in explained):
            replaced |= dict.fromkeys((id(one) for one in group), None)
            replaced[id(group[0])] = _one(table, group)
    return [one for finding in findings if (one := replaced.get(id(finding), finding)) is not None]


def _moved(table: Table, equations: Sequence[Equation], findings: Sequence[Finding]) -> list[frozenset[int]]:
    from cedu_targets.diagnosis.diagnose import moved_blocks  # hardly any table has such a sum
    from cedu_targets.diagnosis.equation_index import TooFineError

    try:
        return moved_blocks(table, equations, findings)
    except TooFineError:
        return []


def _by_sum(findings: Sequence[Finding], is_stated: Callable[[str], bool]) -> Iterable[list[Finding]]:
    by_sum: dict[tuple[str, object], list[Finding]] = {}
    for one in findings:
        if one.code == "PW001" and is_stated(one.rule):
            by_sum.setdefault((one.rule, one.parameters.get("sum")), []).append(one)
    return by_sum.values()


def _judged(table: Table, finding: Finding) -> int:
    """In how many rows there is anything to judge."""
    codes = (finding.place.indicator, *columns_of(finding.related))
    return rows_filled([table.down(str(code)) for code in codes])


def _fails_almost_everywhere(table: Table, group: Sequence[Finding]) -> bool:
    judged = _judged(table, group[0])
    return judged >= _FEWEST_ROWS and (judged - len(group)) * _ALMOST_ALL <= judged


def _one(table: Table, group: Sequence[Finding]) -> Finding:
    first = group[0]
    parameters = {**first.parameters, "count": len(group), "judged": _judged(table, first)}
    places = tuple(one.place for one in group[1:])
    return replace(
        first,
        code="RD062",
        parameters=parameters,
        related=places,
        expected=None,
        actual=None,
        difference=None,
        variant="",
    )
