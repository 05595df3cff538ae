"""A small budget of `fuzz_files.py`: tables or an InputFault come out, whatever went in."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import fuzz_files
from cedu_targets.domain.fault import InputFault
from cedu_targets.files.biff import SharedTexts, Stream
from cedu_targets.files.catalogue import read_grids
from packing import archive, ole2_file, part, record, xls_file

ROUNDS = 150


@pytest.mark.parametrize("name", fuzz_files.FORMATS)
def test_mutated(name: str) -> None:
    outcomes = fuzz_files.run(ROUNDS, formats=(name,))
    assert outcomes.total() == ROUNDS
    assert outcomes[f"{name} tables"]  # some stay readable, so the readers are reached, not only the door


def test_a_style_that_is_no_number() -> None:
    """Found by mutation: a number format `NaN`."""
    parts = fuzz_files.Mutator(fuzz_files.seeds()["xlsx"]).parts
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b'numFmtId="9"', b'numFmtId="NaN"')
    assert fuzz_files.outcome(archive([part(name, data) for name, data in parts.items()])) == "tables"


def only_faults(content: bytes) -> None:
    try:
        read_grids(content)
    except InputFault:
        return


RECORDS = st.lists(
    st.tuples(
        st.sampled_from([0x203, 0x27E, 0xBD, 0xFD, 0x204, 0x06, 0x207, 0x205, 0xE5, 0x208, 0x7D, 0x809, 0x0A, 0x3C]),
        st.binary(max_size=40),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(RECORDS, st.binary(max_size=60))
@example([(0x27E, b"\0" * 10)], b"")
def test_any_records_of_an_xls(records: list[tuple[int, bytes]], texts: bytes) -> None:
    sheet = b"".join(record(kind, data) for kind, data in records)
    only_faults(xls_file(sheet, globals_=record(0xFC, texts)))


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["Workbook", "Book"]), st.binary(max_size=300), max_size=2),
    st.binary(max_size=80),
    st.integers(0, 2000),
)
def test_any_ole2(streams: dict[str, bytes], junk: bytes, at: int) -> None:
    content = ole2_file(streams)
    only_faults(content[:at] + junk + content[at + len(junk) :])


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.integers(0, 3), st.integers(1, 60))
def test_a_text_may_run_over_into_the_next_record(text: str, runs: int, cut: int) -> None:
    """As Excel writes it: where a record ends within a text, the next begins with the text's flags."""
    wide = text.encode("utf-16-le", "surrogatepass")
    head = len(wide).to_bytes(4, "little") + (1).to_bytes(4, "little") + (len(wide) // 2).to_bytes(2, "little")
    head += bytes([9]) + runs.to_bytes(2, "little")
    cut = min(cut // 2 * 2, len(wide))
    chunks = (
        [head + wide[:cut], b"\x01" + wide[cut:] + bytes(4 * runs)]
        if cut < len(wide)
        else [head + wide + bytes(4 * runs)]
    )
    assert SharedTexts(chunks).read() == [wide.decode("utf-16-le", "replace")]


def test_records_are_bounded() -> None:
    with pytest.raises(ValueError, match="no EOF"):
        list(Stream(record(0x809, b"\0\6")).records(0))
