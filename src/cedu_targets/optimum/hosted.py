"""Programs given to a solver outside Python, as a browser has one: JSON both ways, in which floats stay as they are.

There: `costs`, `lows`, `highs`, `whole` (0 or 1; none where no variable must be whole), `rowLows`, `rowHighs`,
`byColumns`, `starts`, `indices`, `values`, `offset`, `options`. A bound that does not bind is null.
Back: `status` (of HiGHS), `isFeasible`, `values`, `cost`, or `failed` where the solver broke down.
"""

import json
from collections.abc import Callable, Sequence
from math import isinf

from cedu_targets.optimum import solver
from cedu_targets.optimum.program import Ending, Layout, Options

_BROKE_DOWN = Ending(0, False, [], 0.0)


def put_behind(ask: Callable[[str], str]) -> None:
    """From now on every program is solved by `ask`."""
    solver.register(lambda layout, options: _ending(ask(_in_json(layout, options))))


def _in_json(layout: Layout, options: Options) -> str:
    matrix = layout.matrix
    return json.dumps(
        {
            "costs": list(layout.costs),
            "lows": _bounds(layout.lows),
            "highs": _bounds(layout.highs),
            "whole": [int(whole) for whole in layout.whole],
            "rowLows": _bounds(layout.row_lows),
            "rowHighs": _bounds(layout.row_highs),
            "byColumns": matrix.by_columns,
            "starts": list(matrix.starts),
            "indices": list(matrix.indices),
            "values": list(matrix.values),
            "offset": layout.offset,
            "options": dict(options),
        },
        allow_nan=False,
    )


def _bounds(numbers: Sequence[float]) -> list[float | None]:
    return [None if isinf(number) else number for number in numbers]


def _ending(told: str) -> Ending:
    heard = json.loads(told)
    if "failed" in heard:
        return _BROKE_DOWN
    return Ending(heard["status"], heard["isFeasible"], [float(value) for value in heard["values"]], heard["cost"])
