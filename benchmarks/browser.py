"""How long does the page that is one file take, beside the command on the same machine?

`make browser` first. In Debian's Chromium, headless, opened from the disk, each round in a browser of its own:

- `first paint`: from opening the file until its text is seen, as the browser says;
- `usable`: until the driver of the browser, asking from outside, sees the first door and could click it;
- `ready`: until the program behind it answers; the CPU seconds are those of all processes of the browser;
- `first check`: of the 江宁 table, asked as soon as it is ready; `later checks`: the same table again, median;
- `long table`: 20,000 rows of 28 columns (`--rows 0` leaves it out).

Beside them the command as a whole process (`-f html`), and the same question put to the same Python room
(`page/session.py`) natively, in a process that is warm. The page must answer what the room answers; one that
does not ends the benchmark with a non-zero exit. Being slow never does.

    make browser
    python benchmarks/browser.py
"""

import argparse
import base64
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

from workbooks import write_long

ROOT = Path(__file__).absolute().parents[1]
PAGE = ROOT / "dist" / "cedu.html"
TABLE = ROOT / "examples" / "jiangning-2020" / "targets.xlsx"
DOOR = "#go-check"
LATER = 7
CORES = {0, 1}

PAINT = """async () => {
  let found;
  while (!(found = performance.getEntriesByName("first-contentful-paint")[0])) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return found.startTime;
}"""
READY = """async () => { await window.ceduEngine.start(); return performance.now() }"""
CHECK = """async ([name, text]) => {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const request = {door: "check", lang: "zh", files: {tables: [name]}};
  const began = performance.now();
  const {verdict} = await window.ceduEngine.run(request, new Map([[name, bytes]]));
  return [verdict, performance.now() - began];
}"""

Times = dict[str, float]
"""Seconds by what took them."""


def in_page(page: Path, long_table: Path | None) -> tuple[Times, set[str]]:
    """One round in a fresh browser, and the verdicts that it gave."""
    from playwright.sync_api import sync_playwright

    times: Times = {}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page()
        tab.set_default_timeout(600_000)
        before, began = spent(), time.perf_counter()
        tab.goto(page.as_uri(), wait_until="commit")
        tab.locator(DOOR).wait_for()
        times["usable"] = time.perf_counter() - began
        times["first paint"] = tab.evaluate(PAINT) / 1000
        times["ready"] = tab.evaluate(READY) / 1000
        times["ready, CPU"] = spent() - before
        checks = [_checked(tab, TABLE) for _ in range(LATER + 1)]
        times["first check"] = checks[0][1]
        times["later checks"] = median(taken for _, taken in checks[1:])
        verdicts = {verdict for verdict, _ in checks}
        if long_table:
            before = spent()
            verdict, times["long table"] = _checked(tab, long_table)
            times["long table, CPU"] = spent() - before
            verdicts.add(verdict)
        browser.close()
    return times, verdicts


def _checked(tab: Any, table: Path) -> tuple[str, float]:
    verdict, milliseconds = tab.evaluate(CHECK, [table.name, base64.b64encode(table.read_bytes()).decode()])
    return verdict, milliseconds / 1000


def natively(long_table: Path | None) -> tuple[Times, set[str]]:
    """One round of the command, and of the room behind the page in this process, and the verdicts of the room."""
    from cedu_targets.page.session import Session

    session = Session()
    times: Times = {"ready": _command(ROOT / "nothing-here.xlsx"), "first check": _command(TABLE)}
    answers = [_answered(session, TABLE) for _ in range(LATER + 1)]
    times["later checks"] = median(taken for _, taken in answers[1:])
    verdicts = {verdict for verdict, _ in answers}
    if long_table:
        verdict, times["long table"] = _answered(session, long_table)
        verdicts.add(verdict)
    return times, verdicts


def _command(table: Path) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "cedu_targets", "check", str(table), "-f", "html"]
    subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})
    return time.perf_counter() - began


def _answered(session: Any, table: Path) -> tuple[str, float]:
    os.chdir(table.parent)
    began = time.perf_counter()
    answer = session.answer(json.dumps({"door": "check", "lang": "zh", "files": {"tables": [table.name]}}))
    return answer.verdict, time.perf_counter() - began


def spent() -> float:
    """CPU seconds of all processes below this one, and of those that have ended."""
    parents: dict[int, list[int]] = {}
    seconds: dict[int, float] = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(told[1]), []).append(int(process.name))
        seconds[int(process.name)] = sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")
    return sum(seconds[process] for process in _below(os.getpid(), parents))


def _below(process: int, parents: Mapping[int, list[int]]) -> Iterator[int]:
    for child in parents.get(process, ()):
        yield child
        yield from _below(child, parents)


def markdown(page: Path, rounds: list[Times], native: list[Times]) -> str:
    """A table of medians, in seconds, and the ratios that can be quoted."""
    lines = [f"{page.name}: {page.stat().st_size / 1e6:.1f} MB; load {os.getloadavg()[0]:.1f}", ""]
    lines += ["| | page | native | page ÷ native |", "|---|---|---|---|"]
    for name in rounds[0]:
        here = median(one[name] for one in rounds)
        there = median(one[name] for one in native) if name in native[0] else None
        ratio = [f"{there:.3f}", f"{here / there:.1f}"] if there else ["–", "–"]
        lines.append(f"| {name} | {here:.3f} | {' | '.join(ratio)} |")
    return "\n".join(
        [*lines, "", "native: ready = the command told of a file that is not there, first check = the command"]
    )


def main() -> None:
    """Run the rounds in turn and print what they took."""
    parser = argparse.ArgumentParser(description="the page that is one file, beside the command")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page (default: dist/cedu.html)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=20_000, help="rows of the long table; 0: none (default: 20,000)")
    options = parser.parse_args()
    if not options.page.is_file():
        sys.exit(f"{options.page} is not there; `make browser` builds it")
    page = options.page.absolute()
    if len(os.sched_getaffinity(0)) > len(CORES):
        os.sched_setaffinity(0, CORES)
    sys.path.insert(0, str(ROOT / "src"))
    with tempfile.TemporaryDirectory() as folder:
        long_table = Path(folder) / "long.xlsx" if options.rows else None
        if long_table:
            write_long(long_table, options.rows)
        rounds, native = [], []
        for _ in range(options.rounds):
            told, here = in_page(page, long_table)
            rounds.append(told)
            told, there = natively(long_table)
            native.append(told)
            if here != there:
                sys.exit(f"the page says {sorted(here)}, the program {sorted(there)}")
        os.chdir(ROOT)
    print(markdown(page, rounds, native))


if __name__ == "__main__":
    main()
