"""Which test runs which line: what `mutants.py` must know to run only the tests that could notice a fault.

A plugin of pytest, and what each process of its run loads at its start, forks of the program (`forked.py`) included:
`PYTEST_CURRENT_TEST` tells them for whom they work. Each leaves a file of {test: {source file: lines}}.
"""

import atexit
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest
from coverage import Coverage

_SOURCE, _INTO = "CEDU_COVERED_SOURCE", "CEDU_COVERED_INTO"
_FIXTURE = "fixture "  # a fixture of a module or a session works for each test that asks for it


class Recorder:
    """Records the lines of this process."""

    def __init__(self, source: str, into: str) -> None:
        self._into = Path(into)
        self._coverage = Coverage(data_file=None, config_file=False, source=[source])
        self._coverage.start()
        self._exit = os._exit
        os._exit = self._leave  # type: ignore[assignment]  # how forks end
        atexit.register(self._write)
        self.seconds: dict[str, float] = defaultdict(float)
        self.failed: set[str] = set()
        self.users: dict[str, list[str]] = defaultdict(list)

    def turn_to(self, name: str) -> None:
        """What runs from now on, runs for this test or fixture."""
        self._coverage.switch_context(name)

    def _leave(self, code: int) -> NoReturn:
        self._write()
        self._exit(code)

    def _write(self) -> None:
        self._coverage.stop()
        data = self._coverage.get_data()
        outside = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
        lines: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for file in (file for file in data.measured_files() if file.endswith(".py")):
            for line, contexts in data.contexts_by_lineno(file).items():
                for context in contexts:
                    for test in self.users[context] if context.startswith(_FIXTURE) else [context or outside]:
                        lines[test][file].append(line)
        record = {"lines": lines, "seconds": self.seconds, "failed": sorted(self.failed)}
        (self._into / f"{os.getpid()}-{time.monotonic_ns()}.json").write_text(json.dumps(record), encoding="utf-8")


_recorder = Recorder(os.environ[_SOURCE], os.environ[_INTO]) if _SOURCE in os.environ else None


def start_of_process(source: Path, into: Path) -> tuple[str, dict[str, str]]:
    """The text of a `sitecustomize.py` that starts the recording, and the environment that it needs."""
    text = f"import sys\nsys.path.append({str(Path(__file__).parent)!r})\nimport covered\n"
    return text, {_SOURCE: str(source), _INTO: str(into)}


def pytest_collection_finish(session: pytest.Session) -> None:
    """Note who uses which fixture."""
    if _recorder is not None:
        for item in session.items:
            for name in getattr(item, "fixturenames", ()):
                _recorder.users[_FIXTURE + name].append(item.nodeid)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[Any]:
    """One test; what an earlier one left in a cache is worked out anew."""
    if _recorder is not None:
        for module in [module for name, module in sys.modules.items() if name.startswith("cedu_targets")]:
            for member in vars(module).values():
                if callable(clear := getattr(member, "cache_clear", None)):
                    clear()
        _recorder.turn_to(item.nodeid)
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: Any, request: Any) -> Iterator[Any]:
    """A fixture that several tests share."""
    is_shared = _recorder is not None and fixturedef.scope != "function"
    if _recorder is not None and is_shared:
        _recorder.turn_to(_FIXTURE + fixturedef.argname)
    result = yield
    if _recorder is not None and is_shared and (current := os.environ.get("PYTEST_CURRENT_TEST")):
        _recorder.turn_to(current.rpartition(" ")[0])
    return result


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """How long a test took, and whether it fails without any fault of ours."""
    if _recorder is not None:
        _recorder.seconds[report.nodeid] += report.duration
        if report.failed or report.skipped:
            _recorder.failed.add(report.nodeid)


def pytest_configure(config: pytest.Config) -> None:
    """Examples made at random are the same in every run; what fails is not made smaller, nor remembered."""
    from hypothesis import Phase, settings

    phases = [Phase.explicit, Phase.generate]
    settings.register_profile("mutants", database=None, derandomize=True, deadline=None, phases=phases)
    settings.load_profile("mutants")


class Chosen:
    """Some tests, in an order; the one that fails is written down."""

    def __init__(self, tests: Sequence[str], failed: Path) -> None:
        self._rank = {test: number for number, test in enumerate(tests)}
        self._failed = failed

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the others out."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self._rank), key=lambda item: self._rank[item.nodeid]
        )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write down who noticed."""
        if report.failed:
            self._failed.write_text(report.nodeid, encoding="utf-8")
