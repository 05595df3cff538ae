"""A part that is unpacked at once is what the library unpacks; where it is damaged the library says how."""

import zipfile
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.fault import InputFault
from cedu_targets.files.package import Package

NAME, CONTENT = "xl/worksheets/sheet1.xml", b"<worksheet>" + b"<c>12.5</c>" * 40 + b"</worksheet>"


def packed(method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", method) as book:
        book.writestr(NAME, CONTENT)
        book.writestr("docProps/core.xml", "<a/>")
    return made.getvalue()


def by_library(content: bytes) -> bytes | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as book:
            return book.read(NAME)
    except Exception:  # whatever a damaged file makes of it
        return None


def by_us(content: bytes) -> bytes | None:
    try:
        return Package(content).unchecked_part(NAME)
    except InputFault:
        return None


def test_a_part_is_unpacked_however_it_is_packed() -> None:
    assert by_us(packed()) == by_us(packed(zipfile.ZIP_STORED)) == CONTENT


@given(st.lists(st.tuples(st.integers(0, len(packed()) - 1), st.integers(0, 255)), max_size=3))
def test_a_damaged_part_is_what_the_library_makes_of_it(changes: list[tuple[int, int]]) -> None:
    content = bytearray(packed())
    for at, byte in changes:
        content[at] = byte
    found = by_us(bytes(content))
    assert found is None or found == by_library(bytes(content))
