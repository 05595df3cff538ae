"""Workbooks to time with: the 江宁 sample with other numbers, as many or as long as asked for.

The header, the code row, the styles and the notes are the sample's own, so every reader meets what a bureau
sends. The numbers differ from book to book and add up exactly, except in the cells that are spoilt on purpose.
"""

import random
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

SAMPLE = Path(__file__).absolute().parents[1] / "examples" / "jiangning-2020" / "targets-mended.xlsx"
SHEET = "xl/worksheets/sheet1.xml"
FIRST_ROW = 10
"""Of the numbers: the district; its units follow."""
UNITS = ("东山", "秣陵", "汤山", "淳化", "禄口", "江宁", "谷里", "湖熟", "横溪", "麒麟", "学院")
CODES = (*range(1, 21), *range(22, 30))
SUMS = {1: range(2, 9), 9: range(10, 14), 14: range(15, 17), 17: range(18, 20)}
HUNDREDTHS = range(1, 14)
"""Columns in 万人次 with two decimals."""
RATES = {25: 100, 26: 95, 27: 90, 28: 80, 29: 30}
STYLES = {"name": 3, "blank": 3, "decimal": 4, "whole": 5, "rate": 6}
SPOILT_UNITS = 5
"""In a long table, how many units have a wrong total."""

Row = dict[int, int]
"""Code -> number, in hundredths for what has two decimals; blanks are absent."""


def write_many(folder: Path, count: int) -> int:
    """Write `count` workbooks of 12 rows; every tenth has one wrong total. Return how many of them are spoilt."""
    for number in range(count):
        chance = random.Random(number)
        rows = [unit(chance) for _ in UNITS]
        whole = district(rows)
        if number % 10 == 0:
            rows[chance.randrange(len(rows))][1] += 1  # two sums fail: the row's and the column's
        write(folder / f"form-{number:03}.xlsx", ["全区目标", *UNITS], [whole, *rows])
    return len(range(0, count, 10))


def write_long(path: Path, length: int) -> int:
    """Write a workbook of so many rows, some of them with a wrong total; return how many sums fail."""
    chance = random.Random(length)
    rows = [unit(chance) for _ in range(length - 1)]
    whole = district(rows)
    for spoilt in range(SPOILT_UNITS):
        rows[spoilt * len(rows) // SPOILT_UNITS][1] += 1
    write(path, ["全区目标", *(f"单位{number}" for number in range(1, length))], [whole, *rows])
    return SPOILT_UNITS + 1


def unit(chance: random.Random) -> Row:
    """A unit's numbers: what the sample leaves blank is blank more often than not, and every total is its parts'."""
    row = {code: chance.randint(1, 99) for parts in (SUMS[1], SUMS[9]) for code in parts if chance.random() < 0.95}
    for parts in (SUMS[14], SUMS[17]):
        if chance.random() < 0.3:
            row.update({code: 50 * chance.randint(1, 30) for code in parts})
    row.update({code: 1 for code in range(20, 25) if code != 21 and chance.random() < 0.1})
    for whole, parts in SUMS.items():
        if any(code in row for code in parts):
            row[whole] = sum(row.get(code, 0) for code in parts)
    return row | RATES


def district(rows: Sequence[Row]) -> Row:
    """The sums of all units; its rates are everyone's."""
    sums = {code: sum(row.get(code, 0) for row in rows) for code in CODES if any(code in row for row in rows)}
    return sums | RATES


def write(path: Path, names: Sequence[str], rows: Sequence[Row]) -> None:
    """The sample with these rows in place of its own."""
    with zipfile.ZipFile(SAMPLE) as sample, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for entry in sample.infolist():
            content = sample.read(entry)
            book.writestr(entry.filename, sheet(content.decode(), names, rows) if entry.filename == SHEET else content)


def sheet(xml: str, names: Sequence[str], rows: Sequence[Row]) -> str:
    """The sample's sheet with these rows; the notes below move down with the table's end."""
    head, _, rest = xml.partition(f'<row r="{FIRST_ROW}"')
    notes, _, tail = rest[rest.index('<row r="23"') :].partition("</sheetData>")
    end = FIRST_ROW + len(rows)
    for offset, number in enumerate(range(23, 29)):
        notes = notes.replace(f'r="{number}"', f'r="{end + 1 + offset}"').replace(
            f'r="A{number}"', f'r="A{end + 1 + offset}"'
        )
    head = head.replace('ref="A1:AC28"', f'ref="A1:AC{end + 6}"')
    body = "".join(
        f'<row r="{number}">{"".join(cells(number, name, row))}</row>'
        for number, (name, row) in enumerate(zip(names, rows, strict=True), start=FIRST_ROW)
    )
    return f"{head}{body}{notes}</sheetData>{tail}"


def cells(number: int, name: str, row: Row) -> Iterator[str]:
    """The XML of one row's cells."""
    yield f'<c r="A{number}" s="{STYLES["name"]}" t="inlineStr"><is><t>{name}</t></is></c>'
    for position, code in enumerate(CODES, start=1):
        column = chr(ord("A") + position) if position < 26 else "A" + chr(ord("A") + position - 26)
        if code not in row:
            yield f'<c r="{column}{number}" s="{STYLES["blank"]}" t="n" />'
            continue
        in_hundredths = code in HUNDREDTHS or code in RATES
        style = "rate" if code in RATES else "decimal" if in_hundredths else "whole"
        value = f"{row[code] / 100:.15g}" if in_hundredths else str(row[code])
        yield f'<c r="{column}{number}" s="{STYLES[style]}" t="n"><v>{value}</v></c>'


if __name__ == "__main__":  # in a process of its own, whose memory is nobody else's
    folder, count, length = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    (folder / "forms").mkdir()
    print(write_many(folder / "forms", count), write_long(folder / "long.xlsx", length))
