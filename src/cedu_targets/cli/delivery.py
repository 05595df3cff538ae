"""The way of a result: shown, written whole beside what it replaces, or refused before any work is done."""

import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.provenance import MARK, WRITTEN
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportFormat, renderer, styled_renderer

if TYPE_CHECKING:
    from rich.console import RenderableType

_WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".csv", ".tsv", ".docx", ".doc", ".wps"}


def deliver_report(report: Any, wanted: ReportFormat, output: Path | None, messages: Messages) -> None:
    """Render a report and show or write it; on a terminal in colours. Raises CallFault where it cannot be written."""
    if goes_to_terminal(output) and (styled := styled_renderer(wanted)) is not None:
        show(styled(report, messages))
        return
    folder = output.parent if output is not None else Path()
    deliver(renderer(wanted, folder)(report, messages), output)


@contextmanager
def on_stdout() -> Iterator[None]:
    """Whatever is written to stdout inside has left the program at the end: what waits in a buffer is not yet told.

    Raises CallFault where it cannot be written; BrokenPipeError where nobody reads on.
    """
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        with suppress(OSError):  # what is left in the buffer goes nowhere, or the interpreter fails on it at its end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise CallFault("stdout_not_writable", {"reason": error.strerror or str(error)}) from None


def say(*lines: str) -> None:
    """Write lines to stdout. Raises CallFault."""
    deliver("".join(f"{line}\n" for line in lines), None)


def warn(text: str) -> None:
    """Write a line to stderr; where it cannot be written, there is nobody to tell, and the exit code speaks."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def goes_to_terminal(output: Path | None) -> bool:
    """The result is shown on a terminal."""
    return output is None and sys.stdout.isatty()


def show(renderable: "RenderableType") -> None:
    """Print for people: in the terminal's width and colours, or plainly where it is piped."""
    from rich.console import Console

    from cedu_targets.reporters.shared.terminal import PIPED_WIDTH

    console = Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)
    with on_stdout():
        console.print(renderable, crop=False)  # a long line is one line in a log


def deliver(report: str | bytes, output: Path | None) -> None:
    """Write a report to stdout, or beside its target and then over it: never half a file.

    Raises CallFault where it cannot be written.
    """
    if output is None or str(output) == "-":
        with on_stdout():
            if isinstance(report, bytes):
                sys.stdout.buffer.write(report)
            else:
                sys.stdout.write(report)
        return
    output = Path(os.path.realpath(output))  # a link keeps pointing where it points
    temporary: Path | None = None
    try:
        if os.path.exists(output) and not os.path.isfile(output):  # noqa: PTH110, PTH113 - as elsewhere here
            with output.open("wb") as stream:  # a device or a pipe is written to, never replaced
                stream.write(report if isinstance(report, bytes) else report.encode())
            return
        temporary = _write_beside(report, output)
        temporary.replace(output)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
        raise CallFault("output_not_writable", {"reason": error.strerror or str(error)}, str(output)) from None


def _write_beside(report: str | bytes, output: Path) -> Path:
    """The report in a file of its own in the target's folder, to be renamed; nothing is left of one half written."""
    content = report if isinstance(report, bytes) else report.encode()
    with tempfile.NamedTemporaryFile(dir=output.parent, prefix=f".{output.name[:60]}.", delete=False) as stream:
        temporary = Path(stream.name)
        try:
            stream.write(content)
            stream.flush()
            temporary.chmod(0o644)
        except OSError:
            with suppress(OSError):
                temporary.unlink()
            raise
    return temporary


def deliver_documents(documents: Mapping[str, bytes], folder: Path) -> None:
    """Write several files into a folder, all or none; one that is there with other content is never written over.

    Raises CallFault.
    """
    if os.path.lexists(folder) and not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises on a closed folder
        raise CallFault("slips_not_a_folder", path=str(folder))
    fresh: dict[Path, bytes] = {}
    beside: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for name, content in documents.items():
            target = folder / name
            if not os.path.lexists(target):
                fresh[target] = content
            elif not target.is_file() or target.read_bytes() != content:
                raise CallFault("slip_exists", {"name": name}, str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        for target, content in fresh.items():
            beside[target] = _write_beside(content, target)
        for target, temporary in beside.items():
            temporary.replace(target)
            placed.append(target)
    except OSError as error:
        for path in (*beside.values(), *placed):
            with suppress(OSError):
                path.unlink()
        raise CallFault("output_not_writable", {"reason": error.strerror or str(error)}, str(folder)) from None


def check_output(output: Path | None, inputs: Iterable[Path | str], wanted: ReportFormat | None = None) -> None:
    """Refuse an output that is an input, a folder or somebody's workbook, before any work is done. Raises CallFault.

    A `wanted` format that needs a file needs a name that ends so, and may replace an earlier report of cedu.
    """
    needs_file = wanted is not None and wanted.needs_file
    if wanted is not None and needs_file:
        _check_name(output, wanted)
    if output is None or str(output) == "-":
        return
    if not os.path.isdir(output.parent) or not os.access(output.parent, os.W_OK):  # noqa: PTH112 - as below
        raise CallFault("output_not_writable", {"reason": os.strerror(2)}, str(output))
    if not os.path.lexists(output):
        return
    if os.path.isdir(output):  # noqa: PTH112 - Path.is_dir raises on a closed folder
        raise CallFault("output_is_folder", path=str(output))
    for path in inputs:
        if os.path.exists(path) and os.path.samefile(output, path):  # noqa: PTH110, PTH121 - as above
            raise CallFault("output_is_input", path=str(output))
    if output.suffix.lower() in _WORKBOOKS and not (needs_file and is_ours(output)):
        raise CallFault("output_is_workbook", path=str(output))


def _check_name(output: Path | None, wanted: ReportFormat) -> None:
    """Refuse a screen, and a name with another suffix. Raises CallFault."""
    about: dict[str, Parameter] = {"format": wanted.name.capitalize(), "suffix": wanted.suffix}
    if output is None or (str(output) != "-" and output.suffix.lower() != wanted.suffix):
        raise CallFault("format_needs_file", about, None if output is None else str(output))
    if str(output) == "-" and sys.stdout.isatty():
        raise CallFault("format_needs_file", about)


def is_ours(path: Path) -> bool:
    """Cedu wrote the workbook and nobody has saved it since: then there is nothing of anybody's in it."""
    from cedu_targets.files.inputs import properties

    written = properties(path)
    modified = re.search(r"<dcterms:modified[^>]*>([^<]*)<", written)
    is_untouched = modified is not None and modified[1] == WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ")
    return is_untouched and f"<dc:description>{MARK}</dc:description>" in written
