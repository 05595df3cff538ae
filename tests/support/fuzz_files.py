"""Mutated files: whatever comes, tables or an InputFault, never another exception, a signal, or a hang.

`python tests/support/fuzz_files.py COUNT [SEED] [FORMAT…]` runs by hand for long; a fault is written to `fuzz-*.bin` with its seed.
The suite runs a small budget of the same (`test_fuzz.py`).
"""

import csv
import io
import random
import sys
import time
from collections import Counter
from pathlib import Path

from cedu_targets.domain.fault import InputFault
from cedu_targets.evaluation.evaluate import evaluate
from cedu_targets.files.catalogue import read_grids
from cedu_targets.recognition.shapes import documents_in
from cedu_targets.recognition.view import views_of
from formula_books import jiangning_in_formulas
from packing import archive, part, parts_of
from project import DATA, ROOT
from writers import jiangning_docx

EXAMPLES = ROOT / "examples" / "jiangning-2020"

FORMATS = ("xlsx", "formulas", "xls", "ods", "docx", "csv", "cells")
SPICE = [
    b"", b"\x00", b"\xff", b"-1", b"0", b"1e400", b"NaN", b"99999999999999999999", b"4294967296", b"1048577", b"XFD1",
    b"A:A", b"$B$10:XFD99", b"'x'!B11", b"SUMIF(B:B,\"&gt;1\")", b"^99", b"*1E99", b"((", b",", b"%", b"/0",
    b"<", b">", b'"', b"&#0;", b"&x;", b"<!--", b"-->", b"<![CDATA[", b"</", b"\xff\xfe", "合计".encode(), b"=1+1",
]  # fmt: skip
"""What readers trip over, put in at random places."""


CELLS = [
    "", " ", "-", "—", "无", "……", "0", "-1", "1e400", "NaN", "95%", "９５％", "0.95", "1,234", "12 345", "１２", "60人", "约10", "1-2", "2021", "2021年",
    "全区", "合计", "小计", "其中", "其中：老年", "总计", "一、城区", "东 山", "栏次", "甲", "乙", "序号", "单位", "指标", "目标", "完成", "完成率", "上年数",
    "率", "培训（万人次）", "单位：人", "1=2+3", "A=1+…+8", "1≥2", "说明：1=1", "C=14=15+16", "第1栏=第2至8栏之和", "2021年目标任务表", "9" * 40, "长" * 3_000,
]  # fmt: skip
"""What people, and people who mean ill, write into cells."""


def seeds() -> dict[str, bytes]:
    """A sound file of each format; `cells` is a text that is changed cell by cell."""
    return {
        "xlsx": (EXAMPLES / "targets.xlsx").read_bytes(),
        "formulas": jiangning_in_formulas(io.BytesIO()).getvalue(),
        "xls": (DATA / "targets.xls").read_bytes(),
        "ods": (DATA / "targets.ods").read_bytes(),
        "docx": jiangning_docx(),
        "csv": (EXAMPLES / "targets-gb18030.csv").read_bytes(),
        "cells": (EXAMPLES / "targets-gb18030.csv").read_bytes().decode("gb18030").encode(),
    }


class Mutator:
    """Mutations of one sound file; the same seed makes the same file again."""

    def __init__(self, content: bytes, *, cells: bool = False) -> None:
        self.content = content
        self.rows = list(csv.reader(io.StringIO(content.decode()))) if cells else []
        self.parts: dict[str, bytes] = {}
        if content.startswith(b"PK"):
            path = io.BytesIO(content)
            self.parts = {name: data for name, data in parts_of(path).items() if len(data) < 300_000}

    def mutated(self, seed: int) -> bytes:
        """The file with one to four changes."""
        dice = random.Random(seed)
        if self.rows:
            return _with_other_cells(self.rows, dice)
        if not self.parts or dice.random() < 0.2:
            return _changed(self.content, dice)
        parts = dict(self.parts)
        for _ in range(dice.randint(1, 2)):
            name = dice.choice(
                [*parts, *(n for n in parts if "sheet1" in n or "content.xml" in n or "document.xml" in n)]
            )
            if dice.random() < 0.03:
                del parts[name]
            else:
                parts[name] = _changed(parts[name], dice)
            if not parts:
                break
        return archive([part(name, data) for name, data in parts.items()])


def _changed(data: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 4)):
        if not data:
            break
        at = dice.randrange(len(data))
        length = min(dice.choice((1, 1, 2, 4, 16, 200)), len(data) - at)
        how = dice.random()
        if how < 0.3:
            data = data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
        elif how < 0.45:
            data = data[:at] + data[at + length :]
        elif how < 0.6:
            data = data[:at] + data[at : at + length] * dice.choice((2, 2, 50)) + data[at + length :]
        elif how < 0.8:
            data = data[:at] + dice.choice(SPICE) + data[at + dice.choice((0, length)) :]
        elif how < 0.95:
            data = _with_another_value(data, at, dice)
        else:
            data = data[:at]
    return data


def _with_another_value(data: bytes, at: int, dice: random.Random) -> bytes:
    """The attribute's value or the text that follows `at`, replaced: the file stays well-formed."""
    opening = data.find(dice.choice((b'="', b">")), at)
    if opening < 0:
        return data
    start = opening + (2 if data[opening : opening + 2] == b'="' else 1)
    ends = [end for end in (data.find(b'"', start), data.find(b"<", start)) if end >= 0]
    return data[:start] + dice.choice(SPICE[3:10]) + data[min(ends, default=start) :]


def _with_other_cells(original: list[list[str]], dice: random.Random) -> bytes:
    """A text with cells replaced, swapped and moved, rows and columns left out, doubled and turned round."""
    rows = [list(row) for row in original]
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(rows))
        column = dice.randrange(max(map(len, rows)) or 1)
        how = dice.random()
        if how < 0.55 and rows[at]:
            rows[at][column % len(rows[at])] = dice.choice(CELLS)
        elif how < 0.65:
            rows.insert(dice.randrange(len(rows)), list(rows[at]))
        elif how < 0.75 and len(rows) > 1:
            del rows[at]
        elif how < 0.82:
            rows[at] = ["", *rows[at]]
        elif how < 0.89:
            rows = [row[:column] + row[column + 1 :] for row in rows]
        elif how < 0.96:
            rows = [row[:column] + row[column : column + 1] * 2 + row[column + 1 :] for row in rows]
        else:
            width = max(map(len, rows))
            rows = [[row[index] if index < len(row) else "" for row in rows] for index in range(width)] or [[""]]
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()


def outcome(content: bytes) -> str:
    """`tables`, `no tables` or the fault's code; any other exception goes on. What is read is judged, too."""
    try:
        found = [read for view in views_of(read_grids(content)) for read in enumerate(documents_in(view), start=1)]
    except InputFault as fault:
        return fault.code
    for number, (table, findings) in found:
        evaluate("", number, table, findings, None, diagnosis=False)
    return "tables" if found else "no tables"


def run(count: int, seed: int = 0, formats: tuple[str, ...] = FORMATS) -> Counter[str]:
    """So many mutations, the formats in turn; how often which outcome came. Any fault of ours is raised with its seed."""
    outcomes: Counter[str] = Counter()
    mutators = {name: Mutator(content, cells=name == "cells") for name, content in seeds().items() if name in formats}
    for number in range(seed, seed + count):
        name = formats[number % len(formats)]
        content = mutators[name].mutated(number)
        start = time.process_time()
        try:
            outcomes[f"{name} {outcome(content)}"] += 1
        except BaseException as error:
            error.add_note(f"{name} seed {number}")
            raise
        if time.process_time() - start > 5:
            raise TimeoutError(f"{name} seed {number}: {time.process_time() - start:.1f} s")
    return outcomes


def main(arguments: list[str]) -> None:
    """Run by hand; goes on after a fault and keeps its file."""
    count, seed = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 0
    formats = tuple(arguments[2:]) or FORMATS
    mutators = {name: Mutator(content, cells=name == "cells") for name, content in seeds().items() if name in formats}
    outcomes: Counter[str] = Counter()
    last = Path(f"fuzz-last-{seed}.bin")
    for number in range(seed, seed + count):
        name = formats[number % len(formats)]
        content = mutators[name].mutated(number)
        last.write_bytes(content)  # what is left here was read when a signal came
        start = time.process_time()
        try:
            result = outcome(content)
        except BaseException as error:
            result = f"FAULT {type(error).__name__}: {error}"[:90]
            Path(f"fuzz-{name}-{number}.bin").write_bytes(content)
            if isinstance(error, KeyboardInterrupt):
                raise
        if time.process_time() - start > 5:
            result = "SLOW"
            Path(f"fuzz-{name}-{number}.bin").write_bytes(content)
        outcomes[f"{name} {result}"] += 1
    last.unlink(missing_ok=True)
    for line, times in sorted(outcomes.items()):
        sys.stdout.write(f"{times:7} {line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
