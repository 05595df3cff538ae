"""Due columns: what a pack's `pace` says of columns that it does not have, or says twice."""

from collections.abc import Iterator

from cedu_targets.checks.table.columns import side_of
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.relation import UnknownColumnError
from cedu_targets.packs.lint.flaws import Flaw
from cedu_targets.packs.pack import RulePack


def due_columns(pack: RulePack) -> Iterator[Flaw]:
    """PK114 for a column that `columns` does not have, or that falls due in two ways."""
    if pack.pace is None:
        return
    table, context = pack.specimen(), pack.names()
    seen: dict[str, str] = {}
    for pace, columns in pack.pace.columns.items():
        for number, column in enumerate(columns):
            path = ("pace", pace, number)
            try:
                codes = [term.code for term in side_of([column], table, context)]
            except UnknownColumnError as error:
                if pack.columns is not None:
                    yield Flaw("PK114", path, "pace", Severity.WARNING, {"unknown": str(error.args[0])})
                continue
            for code in codes:
                if seen.setdefault(code, pace) != pace:
                    parameters = {"unknown": code, "one": seen[code], "two": str(pace)}
                    yield Flaw("PK114", path, "pace", Severity.WARNING, parameters, "twice")
