"""Mutated files: whatever comes, tables or an InputFault, never another exception, a signal, or a hang.

`python tests/fuzz_files.py COUNT [SEED] [FORMAT…]` runs by hand for long; a fault is written to `fuzz-*.bin` with its seed.
The suite runs a small budget of the same (`test_fuzz.py`).
"""

import io
import random
import sys
import time
from collections import Counter
from pathlib import Path

from cedu_targets.domain.faults import InputFault
from cedu_targets.readers.catalogue import _tables
from cedu_targets.readers.formats import read_grids
from packing import archive, part, parts_of
from writers import jiangning_docx

EXAMPLES = Path(__file__).parents[1] / "examples" / "jiangning-2020"
DATA = Path(__file__).parent / "data"
FORMATS = ("xlsx", "xls", "ods", "docx", "csv")
SPICE = [
    b"", b"\x00", b"\xff", b"-1", b"0", b"1e400", b"NaN", b"99999999999999999999", b"4294967296", b"1048577", b"XFD1",
    b"<", b">", b'"', b"&#0;", b"&x;", b"<!--", b"-->", b"<![CDATA[", b"</", b"\xff\xfe", "合计".encode(), b"=1+1", b"%",
]  # fmt: skip
"""What readers trip over, put in at random places."""


def seeds() -> dict[str, bytes]:
    """A sound file of each format."""
    return {
        "xlsx": (EXAMPLES / "targets.xlsx").read_bytes(),
        "xls": (DATA / "targets.xls").read_bytes(),
        "ods": (DATA / "targets.ods").read_bytes(),
        "docx": jiangning_docx(),
        "csv": (EXAMPLES / "targets-gb18030.csv").read_bytes(),
    }


class Mutator:
    """Mutations of one sound file; the same seed makes the same file again."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.parts: dict[str, bytes] = {}
        if content.startswith(b"PK"):
            path = io.BytesIO(content)
            self.parts = {name: data for name, data in parts_of(path).items() if len(data) < 300_000}

    def mutated(self, seed: int) -> bytes:
        """The file with one to four changes."""
        dice = random.Random(seed)
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


def outcome(content: bytes) -> str:
    """`tables`, `no tables` or the fault's code; any other exception goes on."""
    try:
        grids = read_grids(content)
        found = sum(len(list(_tables(grid))) for grid in grids)
    except InputFault as fault:
        return fault.code
    return "tables" if found else "no tables"


def run(count: int, seed: int = 0, formats: tuple[str, ...] = FORMATS) -> Counter[str]:
    """So many mutations, the formats in turn; how often which outcome came. Any fault of ours is raised with its seed."""
    outcomes: Counter[str] = Counter()
    mutators = {name: Mutator(content) for name, content in seeds().items() if name in formats}
    for number in range(seed, seed + count):
        name = formats[number % len(formats)]
        content = mutators[name].mutated(number)
        start = time.perf_counter()
        try:
            outcomes[f"{name} {outcome(content)}"] += 1
        except BaseException as error:
            error.add_note(f"{name} seed {number}")
            raise
        if time.perf_counter() - start > 5:
            raise TimeoutError(f"{name} seed {number}: {time.perf_counter() - start:.1f} s")
    return outcomes


def main(arguments: list[str]) -> None:
    """Run by hand; goes on after a fault and keeps its file."""
    count, seed = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 0
    formats = tuple(arguments[2:]) or FORMATS
    mutators = {name: Mutator(content) for name, content in seeds().items() if name in formats}
    outcomes: Counter[str] = Counter()
    for number in range(seed, seed + count):
        name = formats[number % len(formats)]
        content = mutators[name].mutated(number)
        Path(f"fuzz-last-{seed}.bin").write_bytes(content)  # what is left here was read when a signal came
        start = time.perf_counter()
        try:
            result = outcome(content)
        except BaseException as error:
            result = f"FAULT {type(error).__name__}: {error}"[:90]
            Path(f"fuzz-{name}-{number}.bin").write_bytes(content)
            if isinstance(error, KeyboardInterrupt):
                raise
        if time.perf_counter() - start > 5:
            result = "SLOW"
            Path(f"fuzz-{name}-{number}.bin").write_bytes(content)
        outcomes[f"{name} {result}"] += 1
    for line, times in sorted(outcomes.items()):
        sys.stdout.write(f"{times:7} {line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
