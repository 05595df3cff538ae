"""Mutation tests, run by hand: does a test notice when the code is wrong?

    python tests/mutation/mutants.py cover [TESTFILE...] [-j 2]   which test runs which line (once; again after changes)
    python tests/mutation/mutants.py run FOLDER... [-j 2]         a seeded sample of faults per folder or file of the package

Each fault (`mutators.py`) goes into a copy of the package; of the tests that run its line the quickest come first, in a
fork that has its own limit of processor time, and the first that fails ends it. What is known is kept in `.mutants/`, so that
a run goes on where it was stopped; `--again` runs those anew that survived. The sample is set in `pyproject.toml`.
"""

import argparse
import ast
import hashlib
import importlib
import json
import os
import shutil
import signal
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

import covered
from mutators import mutants
from trials import PACKAGE, ROOT, Fault, Place, Trial, copy_package

KEPT = ROOT / ".mutants"
COVER, RESULTS = KEPT / "cover.json", KEPT / "results.json"
HARMLESS = ROOT / "tests" / "mutation" / "harmless_mutants.yaml"
_HEAVY = "hypothesis numpy openpyxl pandas pydantic typer rich docx xlsxwriter jsonschema yaml highspy jinja2 python_calamine"


@dataclass(frozen=True)
class Sample:
    """What is run: `[tool.mutants]` of pyproject.toml."""

    seed: str
    per_folder: int
    seconds: float
    """Of tests per fault, as they took with every line recorded."""
    left_out: frozenset[str]
    """Test files that measure the process itself."""

    @classmethod
    def of_project(cls) -> "Sample":
        """As the project has it."""
        table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutants"]
        return cls(table["seed"], table["per_folder"], table["seconds"], frozenset(table["left_out"]))


class Cover:
    """Which test runs which line, and how long it takes."""

    def __init__(self, sample: Sample, record: dict[str, Any] | None = None) -> None:
        if record is None:
            record = json.loads(COVER.read_text(encoding="utf-8")) if COVER.exists() else {}
        self.lines: dict[str, dict[str, list[int]]] = record.get("lines", {})
        """By test, then by file."""
        self.seconds: dict[str, float] = record.get("seconds", {})
        self.digests: dict[str, str] = record.get("digests", {})
        self._sample = sample

    def tests(self, fault: Fault) -> list[str]:
        """The tests that may notice it, quickest first; of a line outside of functions: all that use its module."""
        if self.digests.get(fault.file) != _digest(PACKAGE / fault.file):
            sys.exit(f"{fault.file} is not as it was when its lines were recorded: run `mutants.py cover` first")
        own, is_inside = fault.mutant.lines, bool(fault.mutant.function)
        found = [
            test
            for test, files in self.lines.items()
            if test in self.seconds and any(not is_inside or line in own for line in files.get(fault.file, ()))
        ]
        if not found and not is_inside:  # a module without functions
            found = list(self.seconds)
        found.sort(key=lambda test: (self.seconds[test], test))
        left = self._sample.seconds
        return [test for test in found if (left := left - self.seconds[test]) > 0 or test == found[0]]


def record_cover(sample: Sample, files: Sequence[str], jobs: int) -> None:
    """Run the tests once, with their lines recorded; only those of `files` where some are named."""
    tree, into = KEPT / "cover", KEPT / "lines"
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    source = copy_package(tree)
    start, environment = covered.start_of_process(source, into)
    (tree / "sitecustomize.py").write_text(start, encoding="utf-8")
    environment |= {"PYTHONPATH": os.pathsep.join([str(tree), str(source.parent), str(HARMLESS.parent)])}
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(jobs), "-p", "covered", "-p", "no:cacheprovider", *files]
    command += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # a process loads `covered` at its very start
    command += [f"--ignore={name}" for name in sample.left_out]
    code = os.spawnve(os.P_WAIT, sys.executable, command, {**os.environ, **environment})
    print(f"The tests ended with {code}.")
    _gather(Cover(sample) if files else Cover(sample, {}), into, source)


def _gather(cover: Cover, into: Path, source: Path) -> None:
    """Put together what the processes left."""
    seconds: dict[str, float] = {}
    failed: set[str] = set()
    lines: dict[str, dict[str, set[int]]] = {}
    for path in into.glob("*.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        seconds |= record["seconds"]
        failed.update(record["failed"])
        for test, by_file in record["lines"].items():
            for file, numbers in by_file.items():
                name = str(Path(file).relative_to(source))
                inside = _inside_functions(Path(file))
                lines.setdefault(test, {}).setdefault(name, set()).update(inside.intersection(numbers))
    cover.lines |= {test: {file: sorted(some) for file, some in by_file.items()} for test, by_file in lines.items()}
    cover.seconds |= {test: taken for test, taken in seconds.items() if test not in failed}
    digests = {str(path.relative_to(source)): _digest(path) for path in source.rglob("*.py")}
    record = {"lines": cover.lines, "seconds": cover.seconds, "digests": digests}
    COVER.write_text(json.dumps(record), encoding="utf-8")
    print(f"{len(cover.seconds)} tests; without {len(failed)} that fail or are skipped: {', '.join(sorted(failed))}")


@cache
def _inside_functions(path: Path) -> frozenset[int]:
    """The lines that run when a function does, not when its module is loaded."""
    functions = (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.FunctionDef))
    return frozenset(
        line for node in functions for line in range(node.body[0].lineno, (node.end_lineno or node.lineno) + 1)
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _faults(sample: Sample, folder: str, count: int | None) -> list[Fault]:
    """The sample of a folder, or of one file: those whose keys, mixed with the seed, come first."""
    path = PACKAGE / folder
    files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    every = [
        Fault(str(file.relative_to(PACKAGE)), mutant)
        for file in files
        for mutant in mutants(file.read_text(encoding="utf-8"))
    ]
    every.sort(key=lambda fault: hashlib.sha256(f"{sample.seed} {fault.mutant.key}".encode()).digest())
    found = islice((fault for fault in every if fault.mutant.compiles()), count or sample.per_folder)
    return sorted(found, key=lambda fault: (fault.file, fault.mutant.line))


def run(sample: Sample, folders: Sequence[str], count: int | None, jobs: int, again: bool) -> None:
    """Try the sample of each folder, and tell what survived."""
    cover = Cover(sample)
    results: dict[str, dict[str, Any]] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    results |= {key: {"state": "harmless", "by": why, "tests": 0, "seconds": 0.0} for key, why in _harmless().items()}
    by_folder = {folder: _faults(sample, folder, count) for folder in folders}
    todo = [
        fault
        for faults in by_folder.values()
        for fault in faults
        if (known := results.get(fault.mutant.key)) is None or (again and known["state"] in ("survived", "no test"))
    ]
    for name in _HEAVY.split():
        importlib.import_module(name)
    places = [Place(KEPT, number) for number in range(jobs)]
    try:
        _check_that_tests_pass(todo, places, cover)
        for fault, result in _tried(todo, places, cover):
            results[fault.mutant.key] = result
            RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")
            print(f"{result['seconds']:7.2f} s  {result['state']:<11} {fault.file}:{fault.mutant.line}  {result['by']}")
    finally:
        for place in places:
            place.close()
    for folder, faults in by_folder.items():
        _tell(folder, faults, results)


def _check_that_tests_pass(todo: Sequence[Fault], places: Sequence[Place], cover: Cover) -> None:
    """Without any fault: were they to fail here too, each fault would seem to be noticed."""
    whole = [
        Fault(fault.file, replace(fault.mutant, source=(PACKAGE / fault.file).read_text(encoding="utf-8")))
        for fault in todo
        if cover.tests(fault)
    ]
    for _, result in _tried(whole[:1], places, cover):
        if result["state"] != "survived":
            sys.exit(f"The tests fail without a fault: {result['state']}, {result['by']}")


def _harmless() -> dict[str, str]:
    return dict(yaml.safe_load(HARMLESS.read_text(encoding="utf-8")))


def _tried(todo: Sequence[Fault], places: Sequence[Place], cover: Cover) -> Iterator[tuple[Fault, dict[str, Any]]]:
    waiting, free, trials = list(reversed(todo)), list(places), list[Trial]()
    try:
        while waiting or trials:
            while waiting and free:
                fault = waiting.pop()
                if not (tests := cover.tests(fault)):
                    yield fault, {"state": "no test", "by": "", "tests": 0, "seconds": 0.0}
                    continue
                trials.append(Trial(fault, free.pop(), tests, 10 + 3 * sum(cover.seconds[test] for test in tests)))
                trials[-1].start()
            time.sleep(0.02)
            for trial in list(trials):
                if (result := trial.ended()) is not None:
                    trials.remove(trial)
                    free.append(trial.place)
                    yield trial.fault, result
    finally:
        for trial in trials:
            with suppress(ProcessLookupError):
                os.killpg(trial.process, signal.SIGKILL)


def _tell(folder: str, faults: Sequence[Fault], results: dict[str, dict[str, Any]]) -> None:
    states = Counter(results[fault.mutant.key]["state"] for fault in faults)
    noticed = states["killed"] + states["out of time"]
    seconds = sum(results[fault.mutant.key]["seconds"] for fault in faults)
    for fault in faults:
        result = results[fault.mutant.key]
        if result["state"] in ("survived", "no test"):
            mutant = fault.mutant
            print(
                f"\n{fault.file}:{mutant.line} {result['state']} ({mutant.kind}, {result['tests']} tests, {mutant.key})"
            )
            print(mutant.difference)
    print(
        f"\n{folder}: {noticed} of {len(faults) - states['harmless']} noticed ({dict(states)}); {seconds / max(len(faults), 1):.1f} s each"
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("cover", help="record which test runs which line")
    one.add_argument("files", nargs="*", help="test files; without any: all")
    one.add_argument("-j", "--jobs", type=int, default=0)
    other = commands.add_parser("run", help="try faults")
    other.add_argument("folders", nargs="+", help="folders or files below src/cedu_targets")
    other.add_argument("-j", "--jobs", type=int, default=1)
    other.add_argument("-n", "--number", type=int, help="faults per folder")
    other.add_argument("--again", action="store_true", help="also those that survived before")
    options = parser.parse_args()
    os.chdir(ROOT)
    sample = Sample.of_project()
    if options.command == "cover":
        record_cover(sample, options.files, options.jobs)
    else:
        run(sample, options.folders, options.number, options.jobs, options.again)


if __name__ == "__main__":
    main()
