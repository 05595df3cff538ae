"""A pack is recognised by a table's title and columns, whichever tables were asked about before."""

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

from msgspec.structs import replace

from cedu_targets.domain.table import Table
from cedu_targets.packs.find import recognise_pack
from cedu_targets.recognition.read import read_tables

SAMPLE = Path(__file__).parents[2] / "examples" / "jiangning-2020" / "targets-mended.xlsx"


def test_a_table_is_recognised_by_its_own_title_and_columns_in_any_order() -> None:
    (read,) = read_tables(SAMPLE)
    table = read.document
    fewer = replace(table, indicators=table.indicators[:-1])
    alike = replace(table, indicators=(*table.indicators,))
    other = replace(table, title="2021年全区社会教育主要工作目标、任务分解表（别的）")
    blank = replace(table, values={}, unreadable=frozenset())
    expected: Sequence[tuple[Table, bool]] = [
        (table, True),
        (fewer, False),
        (alike, True),
        (other, False),
        (blank, True),
    ]
    for order in permutations(expected):
        for one, fits in order:
            pack = recognise_pack(one)
            assert (pack is not None) == fits
            assert pack is None or pack.fits(one)
