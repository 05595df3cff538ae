"""What the commands share: options, the language, delivering a result, and ending on a fault."""

import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from cedu_targets.domain.fault import CallFault, Fault
from cedu_targets.domain.provenance import MARK, WRITTEN
from cedu_targets.messages.messages import Language, Messages, system_language

if TYPE_CHECKING:
    from rich.console import RenderableType

_WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".csv", ".tsv", ".docx", ".doc", ".wps"}
_BY_SUFFIX = dict.fromkeys((".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv"), "excel")
"""Of workbooks only .xlsx is written; the others are refused, not filled with text."""
_BY_SUFFIX |= {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json"}
_Format = TypeVar("_Format", bound=StrEnum)
PIPED_WIDTH = 160
"""Columns of a table that does not go to a terminal."""


Lang = Annotated[
    Language | None,
    typer.Option("--lang", help="语言 · language (default: system locale, else zh)", show_default=False),
]
Sheet = Annotated[
    str | None, typer.Option("--sheet", help="只读这一个工作表 · read only this sheet", show_default=False)
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="写到文件，- 为屏幕 · write to a file, - for stdout", show_default=False),
]


def format_for(wanted: _Format | None, output: Path | None, formats: type[_Format]) -> _Format:
    """The format asked for, else the one that the output's name says, else text."""
    if wanted is not None:
        return wanted
    said = _BY_SUFFIX.get(output.suffix.lower()) if output is not None else None
    return next((one for one in formats if one == said), formats("text"))


def messages_in(language: Language | None) -> Messages:
    """The words of the language asked for, or of the system's."""
    return Messages(language or system_language())


@contextmanager
def ending_on_faults(messages: Messages, as_json: bool = False, output: Path | None = None) -> Iterator[None]:
    """Turn a fault into one message and its exit code; any other failure is a fault of cedu (70)."""
    try:
        yield
    except Fault as fault:
        end_on(fault, messages, as_json, output)
    except (typer.Exit, typer.Abort, BrokenPipeError):
        raise
    except Exception as error:
        end_on(Fault("fault", {"reason": f"{type(error).__name__}: {error}"}), messages, as_json, output)


def end_on(fault: Fault, messages: Messages, as_json: bool, output: Path | None) -> NoReturn:
    """Say what is wrong and what to do, then exit. In JSON, faults of packs and of cedu have an envelope too."""
    if as_json and fault.exit_code in (4, 70):
        from cedu_targets.reporters.shared.json_envelope import render_fault

        deliver(render_fault(fault, messages), output)
    else:
        from cedu_targets.reporters.shared.escaping import visible
        from cedu_targets.reporters.shared.sentences import joined, where

        place = where(fault.path or "", fault.place)
        if fault.place is not None and fault.place.line is not None and "column" in fault.parameters:
            place += f":{fault.parameters['column']}"
        text = joined(messages, messages.fault(fault), messages.fault_help(fault))
        prefix = f"{place}: " if place else ""
        print(
            visible(f"cedu: {prefix}{fault.code if fault.code.isupper() else ''} {text}".replace("  ", " ")),
            file=sys.stderr,
        )
    raise typer.Exit(fault.exit_code)


def goes_to_terminal(output: Path | None) -> bool:
    """Whether the result is shown on a terminal."""
    return output is None and sys.stdout.isatty()


def show(renderable: "RenderableType") -> None:
    """Print for people: in the terminal's width and colours, or plainly where it is piped."""
    from rich.console import Console

    console = Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)
    console.print(renderable, crop=False)  # a long line is one line in a log


def as_text(renderable: "RenderableType") -> str:
    """What `show` would print into a pipe."""
    from io import StringIO

    from rich.console import Console

    stream = StringIO()
    Console(file=stream, width=PIPED_WIDTH, highlight=False).print(renderable, crop=False)
    return stream.getvalue()


def deliver(report: str | bytes, output: Path | None) -> None:
    """Write a report to stdout, or beside its target and then over it: never half a file.

    Raises CallFault where it cannot be written.
    """
    if output is None or str(output) == "-":
        try:
            if isinstance(report, bytes):
                sys.stdout.buffer.write(report)
            else:
                sys.stdout.write(report)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise CallFault("output_not_writable", {"reason": error.strerror or str(error)}) from None
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


def check_output(output: Path | None, inputs: Iterable[Path | str], *, as_workbook: bool = False) -> None:
    """Refuse an output that is an input, a folder or somebody's workbook, before any work is done. Raises CallFault.

    With `as_workbook` the report is a workbook: it needs a name, and may replace an earlier report of cedu.
    """
    if as_workbook and (output is None or (str(output) != "-" and output.suffix.lower() != ".xlsx")):
        raise CallFault("excel_needs_output", path=None if output is None else str(output))
    if as_workbook and str(output) == "-" and sys.stdout.isatty():
        raise CallFault("excel_needs_output")
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
    if output.suffix.lower() in _WORKBOOKS and not (as_workbook and is_ours(output)):
        raise CallFault("output_is_workbook", path=str(output))


def is_ours(path: Path) -> bool:
    """Whether cedu wrote the workbook and it has not been saved since: then there is nothing of anybody's in it."""
    from cedu_targets.files.inputs import properties

    written = properties(path)
    modified = re.search(r"<dcterms:modified[^>]*>([^<]*)<", written)
    is_untouched = modified is not None and modified[1] == WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ")
    return is_untouched and f"<dc:description>{MARK}</dc:description>" in written
