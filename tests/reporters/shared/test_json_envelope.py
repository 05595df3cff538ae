"""The envelope: a fault has one as well, and no text in it steers a terminal."""

import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.fault import PackFault
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.shared.json_envelope import render_fault
from cedu_targets.reporters.shared.json_text import dumped, dumped_parts


def test_a_fault_has_its_place_and_no_files() -> None:
    fault = PackFault("PK002", {"reason": "x"}, "p.yaml", Place(line=7, column=3))
    found = json.loads(render_fault(fault, Messages(Language.EN)))
    assert (found["exit_code"], found["files"], found["error"]["code"]) == (4, [], "PK002")
    place = found["error"]["place"]
    assert (place["path"], place["line"], place["column"]) == ("p.yaml", 7, 3)


def test_signs_that_steer_are_written_out() -> None:
    text = dumped({"a": "\u202e\x1b中"})
    assert "\\u202e" in text
    assert text.isprintable() or set(text) - {"\n"} <= set(filter(str.isprintable, text))
    assert json.loads(text) == {"a": "\u202e\x1b中"}


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), VALUES, max_size=5))
def test_it_reads_as_what_was_written(envelope: dict[str, object]) -> None:
    text = dumped(envelope)
    assert json.loads(text) == envelope
    assert all(line.isprintable() for line in text.split("\n"))


def test_it_looks_as_json_would_write_it() -> None:
    envelope = {"a": [], "b": {}, "c": [1, None, True, {"d": ["甲", '"\\']}], "e": {"f": {"g": []}}}
    assert dumped(envelope) == json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"
    assert dumped({"a": iter([{"b": 1}]), "c": iter([])}) == json.dumps({"a": [{"b": 1}], "c": []}, indent=2) + "\n"


def test_a_long_text_is_given_in_parts_as_its_entries_are_made() -> None:
    made: list[int] = []

    def entries() -> Iterator[dict[str, int]]:
        for number in range(20_000):
            made.append(number)
            yield {"number": number}

    parts = dumped_parts({"files": [{"findings": entries()}]})
    first = next(parts)
    assert len(made) < 5_000
    rest = list(parts)
    assert max(map(len, rest)) < 200_000
    assert len(json.loads("".join([first, *rest]))["files"][0]["findings"]) == 20_000
