"""Groups of columns that their 合计 closes, where the headings of the groups do not stand over their first columns.

A text that was centred over its group stands over a column in the middle once its merged cells are lost. Read by
position, such a group would go on past its own total.
"""

from collections.abc import Sequence
from itertools import pairwise

from cedu_targets.recognition.table.header_texts import HeaderText, Levels, Tower

_FEWEST = 2


def closed_groups(levels: Levels, columns: Sequence[int], towers: Sequence[Tower]) -> tuple[Tower, ...] | None:
    """The towers with each group up to its total; None where none goes on past it, or the headings fit no groups."""
    if len(levels) < _FEWEST:
        return None
    leaves = {heading.column: heading for heading in levels[-1]}
    blocks = _blocks([leaves.get(column) for column in columns])
    if blocks is None:
        return None
    texts = {tuple(leaves[columns[position]].text for position in block) for block in blocks}
    is_unheaded = (
        len(towers[0]) == 1 and len(texts) == 1
    )  # each block says the same, but the first begins with no group
    if not (is_unheaded or _goes_past_a_total(towers)):
        return None
    heads = [
        [heading for heading in levels[-2] if columns[block.start] <= heading.column <= columns[block.stop - 1]]
        for block in blocks
    ]
    if not all(heads) or sum(map(len, heads)) < len(levels[-2]):
        return None
    found: list[Tower] = []
    for block, inside in zip(blocks, heads, strict=True):
        group = inside[0]._replace(text="".join(heading.text for heading in inside))
        for position in block:
            above = tuple(heading for heading in towers[position][:-1] if heading.row < group.row)
            found.append((*above, group, leaves[columns[position]]))
    rest = range(blocks[-1].stop, len(columns))
    return (*found, *(towers[position] for position in rest))


def _goes_past_a_total(towers: Sequence[Tower]) -> bool:
    """True where a column under the same heading follows a total that has parts before it."""
    return any(
        len(before) > 1 and before[:-1] == total[:-1] == after[:-1] and total[-1].is_total and not before[-1].is_total
        for before, total, after in zip(towers, towers[1:], towers[2:], strict=False)
        if before and total and after
    )


def _blocks(leaves: Sequence[HeaderText | None]) -> list[range] | None:
    """The columns up to each total; None where they are not all headed, or a total has no parts."""
    totals = [position for position, leaf in enumerate(leaves) if leaf is not None and leaf.is_total]
    starts = [0, *(position + 1 for position in totals)]
    blocks = [range(start, end) for start, end in pairwise(starts)]
    if len(blocks) < _FEWEST or any(len(block) < _FEWEST for block in blocks):
        return None
    if any(leaves[position] is None for block in blocks for position in block):
        return None
    return blocks if all(leaf is None for leaf in leaves[starts[-1] :]) else None
