"""Rows are told apart by their names; most names are known for those of units at a glance."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.recognition.table import row_kinds


@pytest.mark.parametrize("name", ["_DISTRICT", "_NAMED_SUM", "_SUBTOTAL", "_WHOLE"])
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_name_of_a_sum_has_a_sign_of_one(name: str, data: st.DataObject) -> None:
    pattern = re.compile(getattr(row_kinds, name).pattern, re.IGNORECASE)
    label = data.draw(st.from_regex(pattern, fullmatch=True))
    assert row_kinds._SIGN_OF_A_SUM.search(label)
