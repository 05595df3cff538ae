"""`cedu gap -f json` of a text: the files, one row for each target and unit, the paths, and the bases."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Attained, Figure, Step, TargetPath
from cedu_targets.domain.numbers import rounded_apart
from cedu_targets.domain.place import Place
from cedu_targets.domain.targets import Target
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.inputs import places
from cedu_targets.reporters.attainment.sentences import target_name
from cedu_targets.reporters.shared.json_envelope import checked_file, enveloped, number_text, place_entry, render_fault
from cedu_targets.reporters.shared.json_text import Json, dumped

__all__ = ["render", "render_fault"]

_PLACES = 6


def render(report: AttainmentReport, messages: Messages) -> str:
    """How every target stands, by the contract."""
    stands = places(report)
    files = [checked_file(file, report.inputs, messages) for file in report.files]
    return dumped(
        {
            **enveloped(report.exit_code, [], files, report.passed_over),
            "as_of": report.as_of.isoformat(),
            "title": report.title,
            "rows": [_row(row, report, stands.get(row.target.id, (None, Place()))[1]) for row in report.rows],
            "paths": [_path(path) for path in report.paths],
            "bases": [_figure(figure) for figure in report.bases],
        }
    )


def _row(row: Attained, report: AttainmentReport, place: Place) -> Json:
    target = row.target
    demanded = _rounded(row.demanded, ())
    achieved = _rounded(row.value, [bound for bound in (demanded, target.value_high) if bound is not None])
    is_due = row.judged_on is not None and report.as_of >= row.judged_on
    return {
        "unit": row.unit,
        "indicator": target.indicator,
        "target": number_text(target.value),
        "achieved": number_text(achieved),
        "gap": None if achieved is None or demanded is None else number_text(demanded - achieved),
        "completion": number_text(_rounded(row.completion, (Decimal(1),))),
        "pace": "1" if is_due else None,
        "needed_per_month": None,
        "state": None if row.state is None else str(row.state),
        "id": target.id,
        "name": target_name(target),
        "kind": str(target.kind),
        "year": _year(row.year),
        "judged_on": None if row.judged_on is None else row.judged_on.isoformat(),
        "is_reading": row.is_reading,
        "by": target.due.text,
        "strength": str(target.strength),
        "counting": None if target.counting is None else str(target.counting),
        "either": target.either,
        "demanded": {
            "relation": str(target.relation),
            "value_high": number_text(target.value_high),
            "unit_of_measure": target.unit_of_measure,
            "printed": target.printed,
        },
        "needed": None if row.needed is None else number_text(demanded),
        "met_by": row.met_by,
        "numerator": number_text(row.total),
        "base": _base(row),
        "reported": None if row.numerator is None else _figure(row.numerator),
        "why": None if row.why is None else str(row.why),
        "missing": row.missing,
        "units": list(row.units),
        "lacking": list(row.lacking),
        "silent": list(row.silent),
        "line": target.line if place.line is None else place.line,
    }


def _base(row: Attained) -> Json | None:
    """The base as it was used; of a sum over units the name, year and source of the first of them."""
    if row.base is None:
        return None
    value = row.base.value if row.base_total is None else row.base_total
    return {
        "name": row.base.name,
        "value": number_text(value),
        "year": _year(row.base.year),
        "source": row.base.source,
    }


def _figure(figure: Figure) -> Json:
    """A number as it was reported, and where."""
    return {
        "name": figure.name,
        "unit": figure.unit,
        "year": _year(figure.year),
        "value": number_text(figure.value),
        "unit_of_measure": figure.unit_of_measure,
        "is_rate": figure.is_rate,
        "counting": None if figure.counting is None else str(figure.counting),
        "source": figure.source,
        "heading": figure.heading,
        "path": figure.path,
        "place": place_entry(figure.place),
    }


def _path(path: TargetPath) -> Json:
    return {
        "indicator": path.indicator,
        "name": path.name,
        "trend": str(path.trend),
        "steps": [
            {
                "year": str(step.year),
                "target": number_text(_shown(step.value, step.target)),
                "id": None if step.target is None else step.target.id,
            }
            for step in path.steps
        ],
        "achieved": [_achieved(step, path) for step in path.achieved],
        "missing": [str(year) for year in path.missing],
    }


def _achieved(step: Step, path: TargetPath) -> Json:
    """What was reached in a year; where a step of that year has a target, never rounded to it."""
    target = next((one.target for one in path.steps if one.year == step.year), None)
    return {"year": str(step.year), "value": number_text(_shown(step.value, target))}


def _shown(value: Fraction | None, target: Target | None) -> Decimal | None:
    """A number to six places; what is short of its target never reads as the target."""
    bounds = () if target is None else (target.value, target.value_high)
    return _rounded(value, [bound for bound in bounds if bound is not None])


def _rounded(value: Fraction | None, bounds: Sequence[Decimal]) -> Decimal | None:
    return None if value is None else rounded_apart(value, bounds, _PLACES)


def _year(year: int | None) -> str | None:
    return None if year is None else str(year)
