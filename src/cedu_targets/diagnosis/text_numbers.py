"""Totals that lack what the workbook holds as text: the formula's stored result is right without the texts.

That is seen in the file, not inferred from sums that fail; it needs no weighing against other causes.
"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from cedu_targets.diagnosis.clock import Clock
from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.repair import Repair, of_operation
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.diagnosis import Cause
from cedu_targets.domain.table import SkippedTexts


def text_numbers(state: TableState, failing: Mapping[Sum, int]) -> Iterator[Repair]:
    """One cause for all totals that pass over the same texts, as far as their sums add up then.

    Where a row's sum ties two of them together neither adds up without the other, and all are one cause.
    """
    rest: list[SkippedTexts] = []
    for entries in _connected(state.table.skipped if failing else (), state.clock):
        if (repair := _repair(state, entries)) is None:
            rest += entries
        else:
            yield repair
    if (repair := _repair(state, rest)) is not None:
        yield repair
    else:
        yield from (one for entry in rest if (one := _repair(state, [entry])) is not None)


def _repair(state: TableState, entries: list[SkippedTexts]) -> Repair | None:
    changes: dict[Cell, int | None] = {Cell(one.unit, one.indicator): state.steps(one.due) for one in entries}
    texts = dict.fromkeys(Cell(*text) for one in entries for text in one.texts)
    found = of_operation(state, Cause.TEXT_NUMBER, changes)
    return None if found is None else replace(found, texts=tuple(texts))


def _connected(skipped: tuple[SkippedTexts, ...], clock: Clock) -> list[list[SkippedTexts]]:
    """Totals that have a text in common, together."""
    groups: list[tuple[set[tuple[str, str]], list[SkippedTexts]]] = []
    for entry in skipped:
        clock.ask()
        texts, entries = set(entry.texts), [entry]
        apart = []
        for group in groups:
            if group[0].isdisjoint(texts):
                apart.append(group)
            else:
                texts |= group[0]
                entries = [*group[1], *entries]
        groups = [*apart, (texts, entries)]
    return [entries for _, entries in groups]
