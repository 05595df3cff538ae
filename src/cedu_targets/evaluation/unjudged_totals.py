"""Totals held against nothing: what is headed 合计, 小计 or Total is judged, or it is said that it was not."""

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from cedu_targets.checks.rule import Rule
from cedu_targets.checks.table.not_above import NotAbove
from cedu_targets.checks.table.part_whole import PartWhole
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.domain.relation import UnknownColumnError
from cedu_targets.domain.table import Table
from cedu_targets.recognition.table.additivity import adds
from cedu_targets.recognition.table.row_kinds import is_of_which

_TOTAL = lazy_pattern(
    r"(?:.*(?:合计|总计|小计|共计)[\dA-Za-z一二三四五六七八九十]?|计|(?:.*\b)?(?:grand |sub-?)?totals?)"
    r"[:：]?(?:[(（\[#].*)?",
    re.IGNORECASE,
)
_SHARE = lazy_pattern(r"\b(?:of|to) (?:the |grand )?total|占.{0,3}(?:合计|总计)", re.IGNORECASE)
"""Percent of total: a share of one, and none itself."""
_FEW = 4
_SAID_ROW = "RD018"
"""The reader's note on a subtotal whose units are not clear: an entry here says the same."""


def unjudged_totals(table: Table, rules: Sequence[Rule], context: Context) -> Iterator[NotJudged]:
    """One entry for each column and each row that is headed as a total and is in no sum that was judged."""
    held = _columns_held(rules, table, context)
    # A relation that the sheet has and that was not judged has its own finding.
    held |= {term.code for entry in table.declarations if entry.relation for term in entry.relation.terms}
    for indicator in table.indicators:
        is_candidate = indicator.additive and indicator.code not in held
        if is_candidate and _is_headed(indicator.name) and any(v is not None for v in table.down(indicator.code)):
            place = Place(table.sheet, _first_cell(table, indicator.code), indicator=indicator.code)
            reason = "total_unheld" if _has_others(table, indicator.code) else "total_alone"
            yield NotJudged(f"sum:{indicator.code}", place, reason, indicator.named)
    yield from _rows(table)
    yield from _in_no_total(table)


def without_notes(findings: Sequence[Finding], entries: Collection[NotJudged]) -> list[Finding]:
    """The findings but for notes that say of a row what an entry says already."""
    rows = {entry.place.unit for entry in entries if entry.place.unit is not None}
    return [one for one in findings if one.code != _SAID_ROW or one.place.unit not in rows]


def _rows(table: Table) -> Iterator[NotJudged]:
    judged = {one.total for one in (*table.district_totals, *table.row_totals)}
    subtotals = frozenset(table.subtotals)
    for name in (*table.units, *table.subtotals):
        if name not in judged and not is_of_which(name) and (name in subtotals or _is_headed(name)) and table.row(name):
            yield NotJudged(f"area:{name}", table.row_place(name), "total_row_unheld")


def _in_no_total(table: Table) -> Iterator[NotJudged]:
    """Units that no total sums, where a reading of the numbers left them out: they may have been forgotten."""
    found = [one for one in table.district_totals if one.columns and one.headed]
    if not found:
        return
    told = {row for one in (*table.district_totals, *table.row_totals) for row in (one.total, *one.members)}
    lost = [row for row in table.units if row not in told and adds(row) and len(table.row(row)) > 0]
    if lost:
        names = "、".join(lost[:_FEW]) + ("…" if len(lost) > _FEW else "")
        entry = NotJudged(f"area:{lost[0]}", table.row_place(lost[0]), "in_no_total", {"names": names})
        yield replace(entry, places=len(lost))


def _is_headed(name: str) -> bool:
    last = name.rpartition("/")[2]
    return _TOTAL.fullmatch(last) is not None and _SHARE.search(last) is None


def _columns_held(rules: Sequence[Rule], table: Table, context: Context) -> set[str]:
    held: set[str] = set()
    for rule in rules:
        if isinstance(rule, PartWhole | NotAbove):
            try:
                held |= {term.code for term in rule.columns(table, context)}
            except UnknownColumnError:  # the rule says so itself
                continue
    return held


def _has_others(table: Table, code: str) -> bool:
    others = (one.code for one in table.indicators if one.additive and one.code != code)
    return any(value is not None for other in others for value in table.down(other))


def _first_cell(table: Table, code: str) -> str:
    filled = (row for row, value in zip(table.rows, table.down(code), strict=True) if value is not None)
    return table.layout.cell(min(filled, key=table.layout.rows.__getitem__), code)
