"""The marks by which cedu knows a file that it wrote itself."""

from datetime import UTC, datetime

from cedu_targets.domain.lazy_pattern import lazy_pattern

REPORT = "cedu-report"
"""Stands in the properties of reports and slips, which are nobody's submission."""
ROLLUP = "cedu-rollup"
"""Stands in the properties of roll-ups of forms: read as achievements where they are named, never as a form."""
ISSUED = "cedu-issued"
"""Stands in the properties of tables and plans that are sent out to be filled in: forms are made from them."""
ASIDE = "cedu · "
"""The beginning of the first cell of a sheet that cedu writes beside a table, for checking only: it is not read."""
WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of every report: the same findings give the same bytes. Saving it in Excel or WPS changes the date."""

LONGEST_MARK = 100
"""Bytes at the end of a text in which its mark stands, if it has one."""
_MARK_LINE = lazy_pattern(rb"\n(?:<!-- |# )cedu-report ([0-9a-f]{16})(?: -->)?\s*\Z")


def marked(text: str, *, is_markup: bool) -> str:
    """A text with a last line that says who wrote it, and of what; a comment in markup."""
    text = text if text.endswith("\n") else f"{text}\n"
    line = f"{REPORT} {_digest(text.encode())}"
    return f"{text}<!-- {line} -->\n" if is_markup else f"{text}# {line}\n"


def has_mark(end: bytes) -> bool:
    """Whether a text that ends so has a mark."""
    return _MARK_LINE.search(end) is not None


def is_as_marked(content: bytes) -> bool:
    """Whether a text with a mark is still what it was when the mark was made; other line ends are no change."""
    found = _MARK_LINE.search(content)
    return found is not None and _digest(content[: found.start() + 1]) == found[1].decode()


def _digest(content: bytes) -> str:
    from hashlib import sha256  # loads OpenSSL; few files say that cedu wrote them

    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()[:16]
