"""Mutated files, and those that cost most bred on: whatever comes, a report or a fault with a code, within the limits.

`python tests/fuzz/fuzz_files.py COUNT [SEED] [FORMAT…]` runs by hand for long and prints how often which outcome came
and what cost most (so far: `fuzz-result.txt`); a file that broke a promise is kept in `fuzz-kept/`. The suite runs a small budget of the same.

The cost of a file is the part that it used of what a file of a megabyte may use: 5 seconds of processor time and 500 MB.
Processor time is measured and not counted in calls, as what is dear may be one call: a pattern, a parser, an unpacker.
"""

import hashlib
import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "support")]

from byte_mutations import changed, with_other_cells
from sound_files import SUFFIXES, sound_files
from structure_mutations import MOST_PACKED, MOST_TIMES, grown_package, grown_text, grown_xls, grown_xml
from whole_runs import MOST_MEGABYTES, MOST_SECONDS, Cost, Runs

FORMATS = tuple(sound_files())
_KEPT = 30
"""Files of a format that are bred on."""
_SMALLEST = 20_000
"""Bytes: below, what a run costs in any case would count as dear."""
_DEAR_EVERY, _THOROUGH_EVERY = 40, 60
"""One run in so many is made to be dear; one is told in every format."""
_SMALL_ONE = 0.85
"""How often the smallest sound file is taken: it has all that the others have, and is read ten times as often an hour."""
_FEW = 20
"""How often something is repeated in the others, which so are many."""
_REFUSED_FOR_NOTHING = 0.1
"""Seconds: a file that is refused sooner is not bred on."""


class Bred(NamedTuple):
    """A file that cost much for its size."""

    dearness: float
    content: bytes
    cost: Cost


@dataclass
class Stock:
    """The files of one format that are mutated: the sound ones, and the dearest so far."""

    form: str
    sound: Sequence[bytes]
    bred: list[Bred] = field(default_factory=list)

    def parent(self, dice: random.Random, *, is_dear: bool) -> bytes:
        """One to be changed: sound, or dear; the dearest more often."""
        if not self.bred or not is_dear or dice.random() < 0.3:
            return self.sound[0] if dice.random() < _SMALL_ONE else dice.choice(self.sound)
        return self.bred[int(len(self.bred) * dice.random() ** 2)].content

    def keep(self, content: bytes, cost: Cost) -> None:
        """Keep it where it cost more for its size than others."""
        is_refused = cost.outcome not in ("clean", "findings") and not cost.outcome.startswith("exit")
        if is_refused and cost.seconds < _REFUSED_FOR_NOTHING:
            return
        one = Bred(cost.share * MOST_PACKED / max(len(content), _SMALLEST), content, cost)
        if len(self.bred) < _KEPT or one.dearness > self.bred[-1].dearness:
            self.bred.append(one)
            self.bred.sort(key=lambda bred: -bred.dearness)
            del self.bred[_KEPT:]


def _grower(form: str) -> Callable[[bytes, random.Random, int], bytes]:
    suffix = SUFFIXES.get(form, f".{form}")
    if suffix in (".xlsx", ".xlsm", ".ods", ".docx"):
        return grown_package
    return {".xls": grown_xls, ".fods": grown_xml}.get(suffix, grown_text)


def mutated(stock: Stock, dice: random.Random, *, is_dear: bool) -> bytes:
    """A changed file of the stock: its bytes, its cells or its structure; never larger than a megabyte."""
    content = parent = stock.parent(dice, is_dear=is_dear)
    for _ in range(dice.choice((1, 1, 2, 3))):
        if stock.form == "cells":
            content = with_other_cells(content.decode(errors="replace").replace("\0", ""), dice)
        elif dice.random() < (0.05 if is_dear or content.startswith(b"PK") else 0.3):
            content = changed(content, dice)
        else:
            content = _grower(stock.form)(content, dice, MOST_TIMES if is_dear else _FEW)
    return content if len(content) <= MOST_PACKED else parent


@dataclass
class Result:
    """What came of a run of the fuzzer."""

    outcomes: Counter[str] = field(default_factory=Counter)
    complaints: dict[str, bytes] = field(default_factory=dict)
    """A file for each kind of complaint."""
    dearest: dict[str, list[tuple[Cost, int]]] = field(default_factory=dict)
    """By format: the longest run and the largest, with the sizes of the files in bytes."""

    def lines(self) -> Iterator[str]:
        """For people."""
        for name, times in sorted(self.outcomes.items()):
            yield f"{times:7} {name}"
        for form, ((long, long_size), (large, large_size)) in self.dearest.items():
            yield f"{form}: {long.seconds:.2f} s ({long_size:,} bytes, {long.outcome}); {large.megabytes:.0f} MB ({large_size:,} bytes, {large.outcome})"
        yield from (f"BROKEN {complaint}" for complaint in self.complaints)

    def add(self, form: str, content: bytes, cost: Cost) -> None:
        """Count a run."""
        self.outcomes[f"{form} {cost.outcome}"] += 1
        known = self.dearest.setdefault(form, [(cost, len(content))] * 2)
        if cost.seconds > known[0][0].seconds:
            known[0] = cost, len(content)
        if cost.megabytes > known[1][0].megabytes:
            known[1] = cost, len(content)
        complaint = f"{form}: {_complaint(cost)}"
        if _complaint(cost) and len(content) < len(self.complaints.get(complaint, content + b" ")):
            self.complaints[complaint] = content


def _complaint(cost: Cost) -> str:
    if cost.complaint:
        return cost.complaint
    if cost.seconds > MOST_SECONDS:
        return f"more than {MOST_SECONDS:.0f} s"
    return f"more than {MOST_MEGABYTES:.0f} MB" if cost.megabytes > MOST_MEGABYTES else ""


class Fuzzer:
    """Runs files of some formats, one after the other; what it was run with before is bred on."""

    def __init__(self, formats: Sequence[str] = FORMATS, kept: Path | None = None) -> None:
        """What complains is written to the folder `kept`."""
        self.result = Result()
        self._formats, self._kept = formats, kept
        self._stocks = {form: Stock(form, sound_files()[form]) for form in formats}

    def run(self, numbers: range) -> Result:
        """A file for each number, the formats in turn."""
        with TemporaryDirectory(prefix="cedu-fuzz-") as folder:
            runs = Runs(Path(folder))
            for number in numbers:
                turn, at = divmod(number, len(self._formats))
                self._run(runs, self._formats[at], turn, random.Random(number))
            runs.close()
        return self.result

    def _run(self, runs: Runs, form: str, turn: int, dice: random.Random) -> None:
        content = mutated(self._stocks[form], dice, is_dear=turn % _DEAR_EVERY == 0)
        cost = runs.run(form, content, is_thorough=turn % _THOROUGH_EVERY == 1)
        if cost.seconds > MOST_SECONDS and cost.complaint == "":  # a busy machine may have been it
            cost = min(cost, runs.run(form, content), key=lambda one: one.seconds)
        self._stocks[form].keep(content, cost)
        known = len(self.result.complaints)
        self.result.add(form, content, cost)
        if self._kept is not None and len(self.result.complaints) > known:
            _write(self._kept, form, content, list(self.result.complaints)[-1])


def _write(kept: Path, form: str, content: bytes, complaint: str) -> None:
    kept.mkdir(exist_ok=True)
    name = f"{form.replace(' ', '-')}-{hashlib.sha256(content).hexdigest()[:8]}{SUFFIXES.get(form, '.' + form)}"
    (kept / name).write_bytes(content)
    with (kept / "LIST.md").open("a", encoding="utf-8") as listed:
        listed.write(f"- {name}: {complaint}\n")


def main(arguments: list[str]) -> None:
    """Run by hand; goes on after a fault, and tells every thousand files what came so far."""
    count, seed = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 0
    kept = Path("fuzz-kept")
    fuzzer = Fuzzer(tuple(arguments[2:]) or FORMATS, kept)
    for begin in range(seed, seed + count, 1_000):
        result = fuzzer.run(range(begin, min(begin + 1_000, seed + count)))
        Path("fuzz-result.txt").write_text("".join(f"{line}\n" for line in result.lines()), encoding="utf-8")
    sys.stdout.write(Path("fuzz-result.txt").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(sys.argv[1:])
