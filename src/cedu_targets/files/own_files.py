"""Files that cedu wrote itself: known by their properties, their beginning or their last line, never by their name."""

import os
from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.provenance import ISSUED, LONGEST_MARK, REPORT, ROLLUP, WRITTEN, has_mark, is_as_marked
from cedu_targets.files.guard import opened
from cedu_targets.files.source import Source

if TYPE_CHECKING:
    from cedu_targets.files.package import Package

_HEAD = 4096
_PACKAGE = b"PK\x03\x04"
_MODIFIED = lazy_pattern(r"<(?:\w+:)?modified[^>]*>([^<]*)<")
_DESCRIPTION = lazy_pattern(r"<(?:\w+:)?description[^>]*>([^<]*)<")
"""Whoever saves a file declares its names in a way of their own."""
_PAGE = lazy_pattern(rb'<meta name="generator" content="cedu \d')
_CALENDAR = lazy_pattern(rb"BEGIN:VCALENDAR\r?\nVERSION:2\.0\r?\nPRODID:-//cedu//")
_JSON = lazy_pattern(rb'\s*\{\s*"schema_version":\s*\d+,\s*"tool":\s*\{\s*"name":\s*"cedu"')

_FOR_PROGRAMS = lazy_pattern(
    rb'\s*\{\s*"\$schema": "[^"]*sarif[^"]*",\s*"version": "2\.1\.0",'
    rb'\s*"runs": \[\s*\{\s*"tool": \{\s*"driver": \{\s*"name": "cedu"'
    rb'|<\?xml[^>]*>\s*<testsuites name="cedu"|::(?:error|warning|notice) title=cedu\b'
    rb'|\[\s*(?:\]\s*$|\{\s*"check_name": "cedu/)'
)
"""SARIF, JUnit, GitHub, GitLab; a list of no issues holds nothing of anybody's."""
_ROWS = lazy_pattern(rb'\xef\xbb\xbf("?)file\1,\1sheet\1,\1cell\1,\1(?:line|unit)\1,\1(?:unit|indicator)\1,')
"""Findings or gaps as lines, every field in quotes; whoever saves them in Excel or WPS leaves these out."""
_PARQUET, _MARK_OF_PARQUET = b"PAR1", b"\x18\x07made_by\x18\x0b" + REPORT.encode()


class OwnFile(Enum):
    """A file that cedu wrote."""

    REPORT = "report"
    """A report or a slip as it was written: nothing of anybody's is in it."""
    CHANGED_REPORT = "changed_report"
    """A report or a slip that somebody has saved since: there may be corrections in it."""
    ROLLUP = "rollup"
    """Achievements that forms add up to, as they were written."""
    CHANGED_ROLLUP = "changed_rollup"
    ISSUED = "issued"
    """A table or a plan to be sent out, as it was written."""


def own_file(source: Source) -> OwnFile | None:
    """What cedu wrote the file as; None for any other file, a form made from an issued table among them."""
    try:
        with opened(source) as stream:
            head = stream.read(_HEAD)
            if head.startswith(_PACKAGE):
                return _of_properties(properties(stream))
            return _of_beginning(head, stream)
    except InputFault:
        return None


def own_content(content: bytes, package: "Package | None") -> OwnFile | None:
    """As `own_file`, of the whole content of a file, and its package where it is a sound one."""
    if content.startswith(_PACKAGE):
        try:
            return None if package is None else _of_properties(_properties_in(package))
        except InputFault:
            return None
    return _of_beginning(content[:_HEAD], BytesIO(content))


def properties(stream: BinaryIO) -> str:
    """The properties of an Office package (docProps/core.xml); empty for what has none. Raises InputFault."""
    from cedu_targets.files.package import Package  # packages alone need it

    return _properties_in(Package(stream))


def _properties_in(package: "Package") -> str:
    return package.unchecked_part("docProps/core.xml").decode(errors="replace")


def _of_beginning(head: bytes, stream: BinaryIO) -> OwnFile | None:
    if any(pattern.match(head) for pattern in (_JSON, _CALENDAR, _FOR_PROGRAMS)):
        return OwnFile.REPORT
    if (rows := _ROWS.match(head)) is not None:
        return OwnFile.REPORT if rows[1] else OwnFile.CHANGED_REPORT
    if head.startswith(_PARQUET):
        return OwnFile.REPORT if _MARK_OF_PARQUET in _end(stream, _HEAD) else None
    return _of_text(head, stream)


def _of_properties(written: str) -> OwnFile | None:
    modified, description = _MODIFIED.search(written), _DESCRIPTION.search(written)
    mark = description and description[1]
    is_untouched = modified is not None and modified[1] == WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ")
    if mark == REPORT:
        return OwnFile.REPORT if is_untouched else OwnFile.CHANGED_REPORT
    if mark == ROLLUP:
        return OwnFile.ROLLUP if is_untouched else OwnFile.CHANGED_ROLLUP
    return OwnFile.ISSUED if is_untouched and mark == ISSUED else None


def _end(stream: BinaryIO, most: int) -> bytes:
    """The last bytes of a file."""
    stream.seek(-min(most, stream.seek(0, os.SEEK_END)), os.SEEK_END)
    return stream.read()


def _of_text(head: bytes, stream: BinaryIO) -> OwnFile | None:
    """A page or a text by its mark; a page of cedu without one at its end was changed."""
    if has_mark(_end(stream, LONGEST_MARK)):
        stream.seek(0)
        return OwnFile.REPORT if is_as_marked(stream.read()) else OwnFile.CHANGED_REPORT
    return OwnFile.CHANGED_REPORT if _PAGE.search(head) else None
