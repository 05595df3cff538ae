"""Text -> Grid: csv, tab-separated text, and a notice whose table stands among its prose.

Row = line, column = field, so that a place can be found again in any editor.
"""

import csv
from collections import Counter
from collections.abc import Iterator

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.files.grid import Grid
from cedu_targets.files.guard import MAX_CELLS, MAX_TEXT_BYTES

_LONGEST_RECORD = 100  # lines: a quoted field longer than this is a quotation mark that was never closed
MOST_FIELDS = 2_000
_LINE_END = lazy_pattern(r"\r\n|\r|\n")  # splitlines() would also cut at U+2028 and form feeds, which no editor counts


def read_text(content: bytes) -> tuple[Grid, list[str]]:
    """The grid of a text file, and its lines. Raises InputFault where it is no text, or a quote was left open."""
    lines, encoding = _lines(content)
    delimiter = _delimiter(lines)
    _check_size(sum(line.count(delimiter) for line in lines) + len(lines))
    records = map(_tab_fields, lines) if delimiter == "\t" else _csv_rows(lines, delimiter)
    rows: list[list[str]] = []
    continued: set[int] = set()
    for number, row in enumerate(records):
        if row is None:
            continued.add(number)
        elif len(row) > MOST_FIELDS:
            raise InputFault("RD114", {"fields": len(row)}, place=Place(line=number + 1))
        rows.append(row or [])
    return Grid(None, rows, encoding=encoding, continued=frozenset(continued)), lines


def lines_of(content: bytes) -> list[str]:
    """The lines of a text. Raises InputFault for bytes that are no text."""
    return _lines(content)[0]


def _lines(content: bytes) -> tuple[list[str], str]:
    if len(content) > MAX_TEXT_BYTES:
        raise too_long_text()
    text, encoding = decode(content)
    _check_size(text.count("\n"))  # before millions of lines are cut
    return _LINE_END.split(text), encoding


def too_long_text() -> InputFault:
    """What is said of a text of many megabytes that is no table, or none that is read block by block."""
    return InputFault("RD106", {"limit": MAX_TEXT_BYTES // 2**20}, variant="text")


def _check_size(fields: int) -> None:
    if fields > MAX_CELLS:
        raise InputFault("RD128", {"fields": fields, "limit": MAX_CELLS})


def decode(content: bytes) -> tuple[str, str]:
    """(text, encoding): a byte order mark decides, else strict UTF-8, else strict GB18030. No guessing."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            candidates = [encoding]
            break
    else:
        candidates = ["utf-8", "gb18030"]
    for encoding in candidates:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, encoding
    raise InputFault("RD113")


def _delimiter(lines: list[str]) -> str:
    """Tab, comma or semicolon: the one that cuts the most lines into three fields and more, else into two."""
    for least in (2, 1):
        cut = {sign: sum(1 for line in lines if line.count(sign) >= least) for sign in "\t,;"}
        if any(cut.values()):
            break
    return max(cut, key=lambda sign: cut[sign])


def _tab_fields(line: str) -> list[str]:
    # Prose may hold a lone quotation mark, so tab-separated text is cut line by line;
    # a field that is quoted as a whole is what a spreadsheet program writes.
    return [
        field[1:-1].replace('""', '"') if len(field) > 1 and field[0] == field[-1] == '"' else field
        for field in line.split("\t")
    ]


def _csv_rows(lines: list[str], delimiter: str) -> Iterator[list[str] | None]:
    """The fields of each line; None where a quoted field runs on, so that row = line."""
    reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter)
    first_line, usual = 1, None
    try:
        for record in reader:
            if reader.line_num > first_line:
                usual = _usual_delimiters(lines, delimiter) if usual is None else usual
                _check_quotes(lines, range(first_line - 1, reader.line_num), delimiter, usual)
            yield record
            for _ in range(reader.line_num - first_line):
                yield None
            first_line = reader.line_num + 1
    except csv.Error:
        if reader.line_num > first_line:
            raise _stray_quote(lines, first_line - 1, len(lines)) from None
        raise InputFault("RD115", place=Place(line=first_line), variant="long") from None


def _usual_delimiters(lines: list[str], delimiter: str) -> int:
    """How many delimiters most lines have of those that have any, and no quote."""
    plain = Counter(filter(None, (line.count(delimiter) for line in lines if '"' not in line)))
    counts = plain or Counter(filter(None, (line.count(delimiter) for line in lines)))
    return max(counts, key=lambda count: (counts[count], count), default=1)


def _check_quotes(lines: list[str], record: range, delimiter: str, usual: int) -> None:
    """Raises InputFault (RD115) where a record has several lines because a quote was left open.

    It is closed nowhere, or by a quote amid other text, or each of its lines is a whole record.
    """
    filled = [number for number in record if lines[number].strip()]
    if len(filled) < 2:
        return
    opened = _open_quote([lines[number] for number in record], delimiter)
    are_records = all(lines[number].count(delimiter) >= usual for number in filled)
    if opened is None and (len(record) > _LONGEST_RECORD or are_records):
        opened = 0
    if opened is not None and filled[-1] > record[opened]:
        raise _stray_quote(lines, record[opened], record.stop)


def _stray_quote(lines: list[str], opened: int, end: int) -> InputFault:
    swallowed = sum(1 for line in lines[opened + 1 : end] if line.strip())
    return InputFault("RD115", {"count": swallowed}, place=Place(line=opened + 1))


def _open_quote(lines: list[str], delimiter: str) -> int | None:
    """The line in which a quoted field begins that none of these lines ends; None where each has its end."""
    opened: int | None = None
    for number, line in enumerate(lines):
        at, is_start = 0, opened is None
        while at < len(line):
            if opened is not None:
                at = line.find('"', at) + 1
                if at == 0:
                    break
                if line[at : at + 1] == '"':
                    at += 1  # "" is a quotation mark of the text
                    continue
                if number > opened and at < len(line) and line[at] != delimiter:
                    return opened
                opened = None
            elif is_start and line[at] == '"':
                opened, at, is_start = number, at + 1, False
                continue
            at = line.find(delimiter, at) + 1
            if at == 0:
                break
            is_start = True
    return opened
