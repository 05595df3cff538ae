"""`cedu rollup --engine -f json`: what was summed, what was kept out and why; the sums by indicator."""

from cedu_targets.engines.rollup_report import WideRollup
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.json_envelope import enveloped, number_text, render_fault
from cedu_targets.reporters.shared.json_text import Json, dumped

__all__ = ["render", "render_fault"]


def render(report: WideRollup, messages: Messages) -> str:  # noqa: ARG001 - it holds no sentences
    """The report by the contract; the rows are in csv and Parquet, of which there may be a million."""
    names = (
        "engine", "pack", "rows", "groups", "units", "lacking", "lacking_months", "compared", "differing", "uncompared",
        "open_rows",
    )  # fmt: skip
    wide: Json = {
        "paths": list(report.paths),
        "level": str(report.level),
        **{name: getattr(report, name) for name in names},
        "left_out": dict(report.left_out),
        "periods": list(report.periods),
        "not_summed": list(report.not_summed),
        "columns": [
            {
                "code": one.indicator.code,
                "name": one.indicator.name,
                "sum": number_text(one.total),
                **{name: getattr(one, name) for name in ("filled", "blank_cells", "hidden", "not_added")},
            }
            for one in report.columns
        ],
        "differences": [
            {
                "names": list(one.names),
                "code": one.code,
                "declared": number_text(one.declared),
                "summed": number_text(one.summed),
                "is_whole": one.is_whole,
            }
            for one in report.differences
        ],
        "open_totals": [
            {"names": list(one.names), "left_out": one.left_out, "cells": one.cells} for one in report.open_totals
        ],
    }
    return dumped({**enveloped(report.exit_code, [], []), "wide_rollup": wide})
