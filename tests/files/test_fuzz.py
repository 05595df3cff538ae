"""A small budget of `tests/fuzz`: a report or a fault with a code comes out, whatever went in."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import whole_runs
from cedu_targets.domain.fault import InputFault
from cedu_targets.files.biff import SharedTexts, Stream
from cedu_targets.files.catalogue import read_grids
from fuzz_files import FORMATS, Fuzzer
from packing import archive, ole2_file, part, parts_of, record, xls_file
from project import JIANGNING
from string_targets import TARGETS
from whole_runs import MOST_MEGABYTES, Runs

ROUNDS = 60
_READ = (" findings", " clean", " exit 0", " PK003")
"""How what comes ends that was read to its end; of a pack that means that its entries were held against the model."""


@pytest.mark.parametrize("form", FORMATS)
def test_mutated(form: str) -> None:
    result = Fuzzer((form,)).run(range(ROUNDS))
    assert list(result.complaints) == []
    assert result.outcomes.total() == ROUNDS
    read = sum(times for name, times in result.outcomes.items() if name.endswith(_READ))
    assert read  # some stay readable, so the readers are reached, not only the door


@pytest.mark.parametrize("target", TARGETS)
def test_the_texts_that_string_fuzzing_begins_with(target: str) -> None:
    for text in TARGETS[target].begin:
        TARGETS[target].check(text)


def test_a_file_that_breaks_a_promise_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each in its place: an exception, a death, memory, time, a sign that steers."""

    def fail(path: Path, is_thorough: bool) -> tuple[str, dict[str, str | bytes]]:
        what = path.read_text()
        if what == "error":
            raise IndexError(what)
        if what == "death":
            os.kill(os.getpid(), signal.SIGKILL)
        held = b"x" * 2**29 if what == "memory" else b""
        return "clean", {"text": "\u202e" if what == "sign" else "", "json": str(len(held))}

    monkeypatch.setitem(whole_runs._WAYS, "csv", fail)
    runs = Runs(tmp_path)
    costs = [runs.run("csv", what.encode()) for what in ("good", "error", "death", "sign", "memory", "good")]
    runs.close()
    assert [cost.complaint.split(":")[0] for cost in costs] == ["", "IndexError", "died", "text", "", ""]
    assert costs[4].megabytes > MOST_MEGABYTES > costs[5].megabytes
    assert costs[4].share > 1


def test_a_style_that_is_no_number() -> None:
    """Found by mutation: a number format `NaN`."""
    parts = parts_of(JIANGNING / "targets.xlsx")
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b'numFmtId="9"', b'numFmtId="NaN"')
    assert read_grids(archive([part(name, data) for name, data in parts.items()]))


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
