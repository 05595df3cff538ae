"""What is known of the rows of earlier sheets: a sheet that is taken for sound is sound, whatever was seen before."""

import zipfile
from pathlib import Path
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.fault import InputFault
from cedu_targets.files import safe_xml, sound_rows
from cedu_targets.files.sound_rows import is_known_sound

SAMPLE = Path(__file__).parents[2] / "examples" / "jiangning-2020" / "targets-mended.xlsx"
PART = "xl/worksheets/sheet1.xml"
with zipfile.ZipFile(SAMPLE) as _book:
    SHEET = _book.read(PART)

_PIECES = st.sampled_from([
    b"<row>", b'<row r="1">', b"</row>", b"<row/>", b"<c>", b"</c>", b"<c/>", b"<v>1</v>", b"<rowx>", b"</rowx>", b"<sheetData>",
    b"</sheetData>", b"<sheetData/>", b"<a>", b"</a>", b"&amp;", b"&x;", b" ", b"1", b"]]>", b"<![CDATA[", b"<!-- ", b" -->",
    b"<?x ?>", b"<?xml version=\"1.0\" encoding=\"us-ascii\"?>", b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "甲".encode(), "甲".encode()[:2], b"\x00", b'<row r="1" r="1">', b'a="<sheetData>"',
])  # fmt: skip


def is_sound(xml: bytes) -> bool:
    try:
        safe_xml.check(PART, xml)
    except InputFault:
        return False
    return True


def holds(xml: bytes) -> None:
    assert not is_known_sound(PART, xml) or is_sound(xml)


@given(st.lists(_PIECES, max_size=14))
def test_pieces_that_are_known_to_be_sound_are_sound(pieces: list[bytes]) -> None:
    holds(b"<a><sheetData>" + b"".join(pieces) + b"</sheetData></a>")
    holds(b"".join(pieces))


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(SHEET) - 1), st.integers(0, 8), st.sampled_from([b"", b"<", b">", b"/", b'"', b"&"])
        )
    )
)
def test_a_damaged_sheet_is_not_taken_for_the_sound_one_before(damages: list[tuple[int, int, bytes]]) -> None:
    assert is_known_sound(PART, SHEET)
    damaged = bytearray(SHEET)
    for at, length, by in damages:
        damaged[at : at + length] = by
    holds(bytes(damaged))


def test_of_a_further_form_only_the_rows_are_parsed_that_are_new() -> None:
    assert is_known_sound(PART, SHEET)
    other = SHEET.replace(b"<v>1</v>", b"<v>7</v>", 1)
    with patch.object(safe_xml, "check", wraps=safe_xml.check) as parsed:
        assert is_known_sound(PART, other)
        assert is_known_sound(PART, other)
    rows = [one.args[1] for one in parsed.call_args_list if one.args[1].startswith(b"<sheetData>")]
    assert [row.count(b"<row") for row in rows] == [1]


def test_what_is_kept_has_an_end() -> None:
    with patch.object(sound_rows, "_MOST_BYTES", 100), patch.object(sound_rows, "_known", sound_rows._SoundRows()):
        for number in range(20):
            row = b"<row><c><v>%d</v></c></row>" % number
            assert is_known_sound(PART, b"<a><sheetData>" + row + b"</sheetData></a>")
        assert len(sound_rows._known.rows) < 6
