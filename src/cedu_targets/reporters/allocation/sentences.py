"""Sentences that the reports of an allocation share: the reason of a number, the way it was spread."""

from collections.abc import Iterator
from fractions import Fraction

from cedu_targets.allocation.plan.columns import codes_text
from cedu_targets.allocation.plan.mix import mix_text
from cedu_targets.allocation.plan.understood_plan import row_of
from cedu_targets.allocation.report import AllocationReport, Move
from cedu_targets.allocation.solver.outcome import Reason
from cedu_targets.allocation.solver.problem import Bound, Limit
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.numbers import plain
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.allocation.amounts import amount, granules_text, share_text, with_unit
from cedu_targets.reporters.allocation.base_shares import share_line, share_reason
from cedu_targets.reporters.allocation.held_cells import held_cells
from cedu_targets.reporters.allocation.roundings import rounding_text
from cedu_targets.reporters.shared.group_sentences import ListEntry
from cedu_targets.reporters.shared.sentences import joined, where

_MOST_CELLS = 8


def column(code: str | None, report: AllocationReport, messages: Messages) -> str:
    """A column by its code and name: `第4栏（名）`; empty without a code."""
    if code is None or report.understood is None:
        return ""
    return messages.coded_column(code, report.understood.by_code[code].name)


def limit_text(bound: Bound, messages: Messages, *, is_low: bool) -> str:
    """The name of a bound: `增幅上限`."""
    if bound.limit is Limit.GROWTH:
        return messages.term("limit_growth_low" if is_low else "limit_growth_high")
    return messages.term(f"limit_{bound.limit}")


def why(report: AllocationReport, row: str, code: str, messages: Messages) -> str:
    """One sentence on one number, which it names. The row is the district's, a unit's or an area's."""
    assert report.understood is not None
    cell = report.rows[row][code]
    told = {"row": row, "column": column(code, report, messages), "reason": reason_text(report, row, code, messages)}
    if cell is None:
        return messages.term("why_blank", **told)
    return messages.term("why_told", **told, amount=with_unit(cell, report.understood.by_code[code]))


def reason_text(report: AllocationReport, row: str, code: str, messages: Messages) -> str:
    """The reason of a number, which it does not name."""
    understood = report.understood
    assert understood is not None
    assert report.allocation is not None
    cell = report.rows[row][code]
    if cell is None:
        return _why_blank(report, row, code, messages)
    if code in understood.shares and (row == understood.plan.district or row in understood.shares[code].numbers):
        return share_reason(report, row, code, messages)
    if row == understood.plan.district:
        is_given = bool((understood.plan.indicators[code].total or "").strip())
        return messages.term("why_district" if is_given else "why_derived")
    if code in understood.rates:
        return messages.term("why_rate_own" if code in _written(report, row) else "why_rate")
    if row in understood.areas:
        is_given = any(row_of(area.name) == row and code in area.totals for area in report.allocation.problem.areas)
        return messages.term("why_area_given" if is_given else "why_area")
    if code in understood.wholes:
        parts = [
            messages.term("why_part", code=part, amount=text)
            for part in understood.wholes[code]
            if (text := amount(report.rows[row][part], understood.by_code[part]))
        ]
        return messages.term("why_whole", parts=" + ".join(parts))
    return _why_spread(report.allocation.reason(row, code), report, row, code, messages)


def _written(report: AllocationReport, row: str) -> set[str]:
    assert report.understood is not None
    demands = report.understood.plan.demands.get(row, {})
    return {code for code, text in demands.items() if (text or "").strip()}


def _why_blank(report: AllocationReport, row: str, code: str, messages: Messages) -> str:
    understood, allocation = report.understood, report.allocation
    assert understood is not None
    assert allocation is not None
    if code in understood.rates:
        return messages.term("why_not_assigned")
    if code not in report.columns and code not in {whole.code for whole in allocation.problem.wholes}:
        return messages.term("why_no_total")
    if code in report.columns and row in report.positions:
        bound = report.columns[code].highs.get(report.positions[row])
        if bound is None or bound.limit is not Limit.NOT_ASSIGNED:
            return messages.term("why_no_weight", mix=mix_text(understood.mixes[code]))
    return messages.term("why_not_assigned")


def _why_spread(reason: Reason, report: AllocationReport, row: str, code: str, messages: Messages) -> str:
    understood = report.understood
    assert understood is not None
    indicator = understood.by_code[code]
    if _is_fixed(report, row, code):
        return _issued(messages.term("why_fixed"), "why_was", reason, indicator, messages)
    spread = {
        "share": share_text(reason.weight),
        "total": _to_share(report, row, code),
        "by_weight": granules_text(reason.by_weight, indicator),
    }
    if reason.equal:
        text = messages.term("why_equal", **spread)
    else:
        absent = understood.fell_back.get(code, {}).get(row)
        fell_back = messages.term("why_fell_back", source="、".join(absent)) if absent else ""
        text = messages.term("why_spread", **spread, mix=mix_text(understood.mixes[code]), fell_back=fell_back)
    fitted = granules_text(reason.fitted, indicator)
    if reason.low is not None:
        limit = limit_text(reason.low, messages, is_low=True)
        text += messages.term("why_low", limit=limit, bound=granules_text(reason.low.value, indicator))
    elif reason.high is not None:
        limit = limit_text(reason.high, messages, is_low=False)
        text += messages.term("why_high", limit=limit, bound=granules_text(reason.high.value, indicator))
    elif reason.unit_total:
        text += messages.term("why_unit_total", fitted=fitted)
    elif reason.fitted != reason.by_weight:
        text += messages.term("why_balanced", fitted=fitted)
    if reason.fitted != reason.value and reason.issued is None:
        text += rounding_text(report, reason, code, messages)
    return _issued(text, "why_issued", reason, indicator, messages)


def _to_share(report: AllocationReport, row: str, code: str) -> str:
    """`全区目标 5.24`: the number that a unit has its share of, its area's where the plan gives that one."""
    assert report.understood is not None
    assert report.allocation is not None
    indicator = report.understood.by_code[code]
    for area in report.allocation.problem.areas:
        if row in area.units and code in area.totals:
            return f"{row_of(area.name)} {granules_text(area.totals[code], indicator)}"
    district = report.understood.plan.district
    return f"{district} {amount(report.rows[district][code], indicator)}"


def _is_fixed(report: AllocationReport, row: str, code: str) -> bool:
    bound = report.columns[code].highs.get(report.positions[row])
    return bound is not None and bound.limit is Limit.HOLD


def _issued(text: str, term: str, reason: Reason, indicator: Indicator, messages: Messages) -> str:
    """The sentence with what was issued, and its end."""
    if reason.issued == reason.value:
        text += messages.term("why_same")
    elif reason.issued is not None:
        difference = reason.value - reason.issued
        sign = "+" if difference > 0 else ""
        values = {"issued": granules_text(reason.issued, indicator), "amount": granules_text(reason.value, indicator)}
        text += messages.term(term, **values, difference=sign + granules_text(difference, indicator))
    return text + messages.term("why_end")


def in_short(report: AllocationReport, messages: Messages) -> str:
    """How an allocation went, in a phrase."""
    if report.mistakes:
        return messages.term("plan_mistakes", count=len(report.mistakes)).rstrip("：:。.")
    if report.understood is None or report.allocation is None:
        return messages.term("short_infeasible")
    size = {"units": len(report.understood.units), "columns": len(report.understood.indicators)}
    said = [messages.term("short_allocated", **size)]
    said += [messages.term("short_remarks", count=len(report.findings))] if report.findings else []
    return messages.punctuation.clauses.join(said)


def spreading_lines(report: AllocationReport, messages: Messages) -> Iterator[str]:
    """Lines on the whole: what each column was spread by, the numbers that were bound, and the largest distance."""
    assert report.understood is not None
    signs = messages.punctuation
    by_mix: dict[str, list[str]] = {}
    for code, mix in report.understood.mixes.items():
        by_mix.setdefault(mix_text(mix), []).append(code)
    for text, codes in by_mix.items():
        yield messages.term("plan_by", mix=text, codes=codes_text(codes, report.understood.by_code, signs.names))
    yield from (share_line(report, code, messages) for code in report.understood.shares)
    set_ones = [code for code, rates in report.understood.rates.items() if rates]
    if set_ones:
        yield messages.term("plan_set", codes=codes_text(set_ones, report.understood.by_code, signs.names))
    counts, acting = _bound_cells(report, messages)
    if any(counts.values()) or not report.understood.shares:
        yield messages.term("plan_counts", **counts)
    if acting:
        more = "…" if len(acting) > _MOST_CELLS else ""
        yield messages.term("plan_acting", cells=signs.phrases.join(acting[:_MOST_CELLS]) + more)
    far = _farthest(report) if report.issued is None else None  # what is kept is near the issued numbers, not these
    if far is not None:
        distance, row, code = far
        yield messages.term("plan_farthest", amount=f"{float(distance):.2f}", row=row, code=code)


def _bound_cells(report: AllocationReport, messages: Messages) -> tuple[dict[str, int], list[str]]:
    """Counts of numbers that are fixed, not assigned and at a bound; the last ones also in words."""
    assert report.understood is not None
    counts, acting = {"holds": 0, "blanks": 0, "bounds": 0}, []
    for cell in held_cells(report):
        if cell.bound.limit is Limit.HOLD:
            counts["holds"] += 1
        elif cell.bound.limit is Limit.NOT_ASSIGNED:
            counts["blanks"] += 1
        else:
            counts["bounds"] += 1
            limit = limit_text(cell.bound, messages, is_low=cell.is_low)
            value = granules_text(cell.bound.value, report.understood.by_code[cell.code])
            acting.append(f"{cell.unit} {cell.code} {limit} {value}")
    return counts, acting


def _farthest(report: AllocationReport) -> tuple[Fraction, str, str] | None:
    """The number that is farthest from its exact share: how many granules, its unit and code."""
    assert report.understood is not None
    assert report.allocation is not None
    found = None
    for code, fitted in report.allocation.fitted.items():
        if code in report.understood.shares:
            continue
        for unit, (value, exact) in enumerate(zip(report.allocation.values[code], fitted, strict=True)):
            distance = abs(value - exact)
            if found is None or distance > found[0]:
                found = (Fraction(distance), report.understood.units[unit], code)
    return found


def finding_line(entry: ListEntry[Finding], report: AllocationReport, messages: Messages) -> str:
    """`计划.xlsx:分解计划!C7: 强制性 AL001 …`."""
    first = entry.group.first
    text = joined(messages, entry.in_one(messages), messages.help(first))
    return f"{where(report.path, first.place, messages)}: {messages.term(first.severity)} {first.code} {text}"


def move_text(move: Move) -> tuple[str, str, str]:
    """Before, after and difference of a number that differs from the issued one."""
    sign = "+" if move.difference > 0 else ""
    difference = f"{plain(move.difference * 100)}%" if move.indicator.kind is Kind.RATE else plain(move.difference)
    return amount(move.before, move.indicator), amount(move.after, move.indicator), sign + difference
