"""A long text: block by block it is what it is line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.fault import InputFault
from cedu_targets.files import delimited, long_text
from cedu_targets.files.delimited import read_text
from cedu_targets.files.long_text import read_long_text

FIELDS = st.one_of(
    st.integers(-(10**8), 10**9).map(str),
    st.decimals(-(10**4), 10**5, places=2).map(str),
    st.sampled_from(
        "  x 东山 全区目标 007 .5 5. -0 -0.0 0.0 00.5 1e3 + - . -. 1.2.3 12345678 123456789 -1234567 1234.567 １２ 1,".split(
            " "
        )
    ),
    st.text(st.sampled_from("0123456789.-+ 东a"), max_size=10),
)
LINES = st.lists(st.lists(FIELDS, max_size=5), max_size=12)


@pytest.fixture(autouse=True)
def _blocks_of_some_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_text, "_BLOCK", 120)


@given(
    LINES,
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
    st.booleans(),
)
def test_a_text_is_read_alike_in_blocks_and_by_lines(
    fields: list[list[str]], delimiter: str, end: str, encoding: str, is_ended: bool
) -> None:
    text = end.join(delimiter.join(line) for line in fields) + end * is_ended
    content = text.encode(encoding)
    read = read_long_text(content)
    grid, lines = read_text(content)
    assert read is not None
    assert [*map(list, read[0].rows)] == grid.rows
    assert [list(read[0].rows[row]) for row in range(len(grid.rows))] == grid.rows
    assert [*read[1]] == lines
    assert [read[1][at] for at in range(len(lines))] == lines
    assert read[0].encoding == grid.encoding
    for row in range(len(grid.rows)):
        assert read[0].has_number(row, range(6)) == grid.has_number(row, range(6))
        assert read[0].is_blank(row) == grid.is_blank(row)


@pytest.mark.parametrize("number", ["127", "128", "-128", "32767", "32768", "-32768", "32769", "1.28", "327.68"])
def test_a_number_at_the_end_of_a_word_keeps_its_sign(number: str) -> None:
    read = read_long_text(f"a,b\nx,{number}\ny,0\n".encode())
    assert read is not None
    assert [*map(list, read[0].rows)] == [["a", "b"], ["x", number], ["y", "0"], []]


@pytest.mark.parametrize("text", ['a,"b\nc",d\n', "a,b\rc,d\r", "a\0b", "a" * 300])
def test_a_text_that_is_written_otherwise_is_left_to_the_other_reader(text: str) -> None:
    assert read_long_text(text.encode()) is None


def test_a_field_longer_than_any_is_left_to_the_other_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_text, "_BLOCK", 2**20)
    assert read_long_text(b"a,b\n" * 50 + b"x" * 140_000 + b",b\n") is None


def test_too_many_fields_are_refused_at_their_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_text, "_BLOCK", 4_000)
    with pytest.raises(InputFault) as told:
        read_long_text(b"a,b\n" * 50 + b"," * 2_000 + b"\n" + b"a,b\n" * 1000)
    assert told.value.code == "RD114"
    assert told.value.place is not None
    assert told.value.place.line == 51


def test_a_text_of_many_megabytes_without_numbers_is_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (long_text, delimited):
        monkeypatch.setattr(module, "MAX_TEXT_BYTES", 50_000)
    monkeypatch.setattr(long_text, "_BLOCK", 10_000)
    prose = "各街道要按要求完成培训，不得有误。\n".encode() * 4_000
    assert long_text.read_long_text(prose) is None
    with pytest.raises(InputFault, match="RD106") as told:
        delimited.read_text(prose)
    assert told.value.variant == "text"
    assert long_text.read_long_text("某某街道,7\n".encode() * 6_000) is not None
    assert long_text.read_long_text("某某街道,123456789012\n".encode() * 6_000) is not None


def test_more_lines_than_are_held_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_text, "MAX_LONG_LINES", 5_999)
    with pytest.raises(InputFault, match="RD128") as told:
        long_text.read_long_text("某某街道,7\n".encode() * 6_000)
    assert (told.value.variant, told.value.parameters) == ("rows", {"limit": 5_999})
