"""What stands over a column: its name, with its unit of measure where nothing else says that."""

from msgspec.structs import replace

from cedu_targets.domain.indicator import Kind
from cedu_targets.reporters.shared.column_heads import column_head
from made_tables import table


def test_the_unit_of_measure_is_said_once() -> None:
    one = replace(table({"全区": (9, 5, 4), "甲": (9, 5, 4)}).indicators[0], name="志愿者人数", unit_of_measure="人")
    assert column_head(one) == "志愿者人数（人）"
    assert column_head(one, "D:队伍(人)") == "志愿者人数"
    assert column_head(replace(one, name="志愿者(人)")) == "志愿者(人)"
    assert column_head(replace(one, unit_of_measure=None)) == "志愿者人数"
    assert column_head(replace(one, kind=Kind.RATE)) == "志愿者人数"
