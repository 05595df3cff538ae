"""One file from end to end, as a command does it: read, recognised, judged, told as text and JSON; its cost, and what must never be.

A run may end in a report or in a fault that names a code; anything else is a complaint. Runs are made in forked
children, many in one, each with limits of its own, so that a death ends one file.
"""

import ctypes
import json
import os
import re
import resource
import signal
import time
import traceback
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from cedu_targets import allocate, check
from cedu_targets.domain.fault import Fault, InputFault, PackFault
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.lint.lint import lint
from cedu_targets.report import Report
from cedu_targets.reporters.catalogue import ReportKind, format_named, renderer
from cedu_targets.reporters.check.slips import render as slips
from cedu_targets.reporters.shared.escaping import visible
from packing import parts_of
from sound_files import NOTICE, SMALL_PACK, SUFFIXES, TARGETS, small_csv, sound_files

MOST_SECONDS, MOST_MEGABYTES = 5.0, 500.0
_KILLED_AFTER = 15  # seconds of processor time
_ADDRESSES = 3 * 2**30
_RUNS_A_CHILD = 1_000
_LOADED = 100.0
"""Megabytes of the program before it meets a file. What the process that runs it holds beside is no file's: tests do."""
_MAY_STAY = 50
"""Megabytes: what one file took stays with the process, and would be spared the next."""
_SMALL_FILE = 4_000
"""Bytes of a notice or a pack that go with the small table."""
_STEERING = ("Cc", "Cf", "Zl", "Zp", "Cs")
_RED = re.compile(rb"<f[ >]|<script|javascript:|TargetMode=\"External\" Target=\"(?:https?|ftp|\\\\)", re.IGNORECASE)
"""What no output holds: formulas, scripts, links to elsewhere."""

Texts = dict[str, str | bytes]


class Cost(NamedTuple):
    """What a run came to: `outcome` is `clean`, `findings` or a fault's code; `complaint` is empty, or says what must not be."""

    outcome: str
    seconds: float
    """Of processor time."""
    megabytes: float
    """The high-water mark that the program comes to in a process of its own."""
    complaint: str = ""

    @property
    def share(self) -> float:
        """Of what is allowed, the part that was used: 1 is the limit."""
        return max(self.seconds / MOST_SECONDS, (self.megabytes - _LOADED) / (MOST_MEGABYTES - _LOADED))


def _told(report: Report, kind: ReportKind, is_thorough: bool) -> Texts:
    messages = Messages(Language.ZH)
    names = ("text", "json", "markdown", "html", "excel") if is_thorough else ("text", "json")
    texts: Texts = {}
    for name in names:
        texts[name] = shown = renderer(format_named(kind, name))(report, messages)
        if isinstance(shown, str):
            shown.encode()  # as it is written
    return texts | ({f"slip {name}": slip for name, slip in slips(report, messages).items()} if is_thorough else {})


def _checked(report: Report, is_thorough: bool) -> tuple[str, Texts]:
    """A fault of cedu in one file is told in the report; here it goes on."""
    for file in report.files:
        if file.fault is not None and not isinstance(file.fault, InputFault | PackFault):
            raise RuntimeError(file.fault.parameters.get("reason", file.fault.code))
    codes = sorted({file.fault.code for file in report.files if file.fault is not None})
    outcome = " ".join(codes) or ("findings" if report.exit_code else "clean")
    return outcome, _told(report, ReportKind.CHECK, is_thorough)


def _of_file(path: Path, is_thorough: bool) -> tuple[str, Texts]:
    return _checked(check(path), is_thorough)


def _of_notice(path: Path, is_thorough: bool) -> tuple[str, Texts]:
    if path.stat().st_size > _SMALL_FILE:
        return _checked(check(TARGETS, rules="jiangning-2020", text=path), is_thorough)
    table, pack = path.with_name("beside.csv"), path.with_name("beside.yaml")
    table.write_bytes(small_csv())
    pack.write_text(SMALL_PACK, encoding="utf-8")
    return _checked(check(table, rules=str(pack), text=path), is_thorough)


def _of_pack(path: Path, is_thorough: bool) -> tuple[str, Texts]:
    report = Report((lint(path),))
    texts = {f"lint {name}": text for name, text in _told(report, ReportKind.LINT, False).items()}
    table = path.with_name("beside.csv")
    table.write_bytes(small_csv())
    tables = [table, TARGETS] if path.stat().st_size > _SMALL_FILE else [table]
    outcome, more = _checked(check(tables, rules=str(path), text=NOTICE), is_thorough)
    return outcome, texts | more


def _of_plan(path: Path, is_thorough: bool) -> tuple[str, Texts]:
    report, messages = allocate(path), Messages(Language.ZH)
    names = ["text", "json", *(["markdown", "excel"] if is_thorough and report.allocation is not None else [])]
    texts: Texts = {name: renderer(format_named(ReportKind.ALLOCATION, name))(report, messages) for name in names}
    return f"exit {report.exit_code}", texts


def _beside_table(option: str) -> "Way":
    def run(path: Path, is_thorough: bool) -> tuple[str, Texts]:
        table = path.with_name("table.csv")
        table.write_bytes(small_csv())
        return _checked(check(table, rules="none", **{option: path}), is_thorough)  # type: ignore[arg-type]

    return run


Way = Callable[[Path, bool], tuple[str, Texts]]
_WAYS: dict[str, Way] = {
    "notice": _of_notice, "notice docx": _of_notice, "pack": _of_pack, "plan": _of_plan, "plan xlsx": _of_plan,
    "explanations": _beside_table("explanations"), "explanations xlsx": _beside_table("explanations"),
    "baseline": _beside_table("baseline"),
}  # fmt: skip


def run_here(form: str, content: bytes, folder: Path, *, is_thorough: bool = False) -> Cost:
    """Run one file in this process. `is_thorough`: told in every format, slips too; that is no part of the cost."""
    path = folder / f"t{SUFFIXES.get(form, '.' + form)}"
    path.write_bytes(content)
    way = _WAYS.get(form, _of_file)
    held = _forget_peak()
    start = time.process_time()
    complaint = ""
    try:
        outcome, texts = way(path, False)
    except (InputFault, PackFault) as fault:
        outcome, texts = (
            fault.code,
            {"fault": visible("; ".join(Messages(Language.ZH).fault(one) for one in fault.every))},
        )
    except Fault as fault:
        outcome, texts, complaint = fault.code, {}, f"fault {fault.code}"
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        outcome, texts = "error", {}
        complaint = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"[:300]
    seconds, peak = time.process_time() - start, _LOADED + _peak() - held
    if is_thorough and not complaint and outcome in ("findings", "clean"):
        try:
            texts = way(path, True)[1]
        except Exception as error:
            complaint = f"told: {type(error).__name__}: {error}"[:300]
    return Cost(outcome, seconds, peak, complaint or steering(texts))


def steering(texts: Texts) -> str:
    """What in the outputs could steer a reader or a program; empty where there is nothing."""
    for name, text in texts.items():
        contents = parts_of_output(text) if isinstance(text, bytes) else [text]
        for content in contents:
            if name == "json" or name.endswith(" json"):
                json.loads(content)
            signs = {sign for sign in set(content) - {"\n"} if unicodedata.category(sign) in _STEERING}
            if signs and not (name.endswith("json") and all(unicodedata.category(sign) == "Cf" for sign in signs)):
                return f"{name}: a sign that steers {sorted(map(ascii, signs))}"
            if not name.endswith(("text", "json", "markdown", "fault")) and (found := _RED.search(content.encode())):
                return f"{name}: {found[0]!r}"
            content.encode()
    return ""


def parts_of_output(content: bytes) -> list[str]:
    """The texts of the XML parts of an Office file that cedu wrote, white space between them aside."""
    from io import BytesIO

    parts = parts_of(BytesIO(content))
    ours = (name for name in parts if re.search(r"sheet|sharedStrings|document\.xml$|comments|rels$", name))
    return [parts[name].decode().replace("\r", "").replace("\t", "") for name in ours]


def _forget_peak() -> float:
    """Begin to look for a peak anew; what is held by now."""
    Path("/proc/self/clear_refs").write_text("5")
    return _peak()


def _peak() -> float:
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


@cache
def _load() -> None:
    """Load what a run needs, so that no child has to do it again."""
    with TemporaryDirectory() as folder:
        for form in (
            "csv",
            "xlsx",
            "docx",
            "fods",
            "xls",
            "pack",
            "plan",
            "explanations",
            "explanations xlsx",
            "baseline",
        ):
            run_here(form, sound_files()[form][0], Path(folder), is_thorough=True)


class Runs:
    """Runs files in children; a child that dies is one file's outcome, and the next file has a new one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        _load()
        self._child = 0
        self._left = 0

    def run(self, form: str, content: bytes, *, is_thorough: bool = False) -> Cost:
        """What came of it."""
        if not self._left:
            self._begin()
        self._left -= 1
        (self._folder / "input").write_bytes(content)
        self._orders.write(json.dumps([form, is_thorough]) + "\n")
        self._orders.flush()
        answer = self._answers.readline()
        if answer:
            cost = Cost(*json.loads(answer))
            if cost.megabytes > _LOADED + _MAY_STAY:
                self._left = 0
            return cost
        status = self.close()
        died = os.waitstatus_to_exitcode(status)
        name = signal.Signals(-died).name if died < 0 else f"exit {died}"
        return Cost(name, _KILLED_AFTER, 0, f"died: {name}")

    def close(self) -> int:
        """End the child, and say how it ended."""
        status = 0
        if self._child:
            with suppress(BrokenPipeError):
                self._orders.close()
            _, status = os.waitpid(self._child, 0)
            self._answers.close()
            self._child = self._left = 0
        return status

    def _begin(self) -> None:
        self.close()
        (order_out, order_in), (answer_out, answer_in) = os.pipe(), os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(order_in)
            os.close(answer_out)
            _serve(order_out, answer_in, self._folder)
        os.close(order_out)
        os.close(answer_in)
        self._orders, self._answers = os.fdopen(order_in, "w"), os.fdopen(answer_out)
        self._left = _RUNS_A_CHILD


def _serve(orders: int, answers: int, folder: Path) -> None:
    with suppress(AttributeError):  # another C library
        ctypes.CDLL(None).malloc_trim(0)  # else a file would be spared what lies free in here
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    with os.fdopen(orders) as lines, os.fdopen(answers, "w") as out:
        for line in lines:
            form, is_thorough = json.loads(line)
            signal.setitimer(signal.ITIMER_PROF, _KILLED_AFTER * (4 if is_thorough else 1))
            cost = run_here(form, (folder / "input").read_bytes(), folder, is_thorough=is_thorough)
            signal.setitimer(signal.ITIMER_PROF, 0)
            out.write(json.dumps(cost) + "\n")
            out.flush()
    os._exit(0)
