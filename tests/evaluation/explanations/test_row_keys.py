"""Keys of rows: whatever a finding is called, it is known again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.evaluation.explanations.row_keys import is_row_key, read_row_key, row_key
from cedu_targets.evaluation.explanations.seen_values import are_same
from cedu_targets.reporters.shared.workbook import written

TEXTS = st.text(st.characters(exclude_categories=()), max_size=80)


@given(st.dictionaries(st.sampled_from(["code", "rule", "unit", "sheet"]), TEXTS), st.dictionaries(TEXTS, TEXTS))
def test_a_key_is_read_back_as_it_was(named: dict[str, str], seen: dict[str, str]) -> None:
    key = row_key(7, named, seen)
    assert key.isprintable()
    assert "_x" not in key
    assert written(key) == key
    assert is_row_key(key)
    assert read_row_key(key) == (7, {**named, "seen": seen})


def test_values_that_no_cell_holds_stand_as_their_digest() -> None:
    seen = {f"单位{number}/{'栏' * 90}": "1" for number in range(400)}
    key = row_key(1, {"code": "PW001"}, seen)
    assert len(key) < 32_000
    _, named = read_row_key(key)
    read = named["seen"]
    assert isinstance(read, dict)
    assert are_same(read, seen)
    assert not are_same(read, {**seen, "单位1/x": "2"})


@pytest.mark.parametrize("text", ['{"n":1', '{"n":"1"}', '{"n":true}', '{"n":' + "[" * 100_000])
def test_a_key_that_was_changed(text: str) -> None:
    assert is_row_key(text)
    with pytest.raises(ValueError, match=r"\S"):
        read_row_key(text)
