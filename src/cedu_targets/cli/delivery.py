"""The way of a result: shown, written whole beside what it replaces, or refused before any work is done."""

import os
import signal
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from types import FrameType
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn, TypeGuard

from cedu_targets.cli.output_file import OutputFile
from cedu_targets.cli.streams import on_stdout, warn
from cedu_targets.domain.fault import CallFault, not_writable
from cedu_targets.domain.paper import Paper
from cedu_targets.domain.provenance import marked
from cedu_targets.evaluation.processes import signals_held
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportFormat, in_short, parts_renderer, renderer, streamer, styled_renderer

if TYPE_CHECKING:
    from rich.console import RenderableType

_Report = str | bytes | BinaryIO | Iterator[bytes]
"""A report: whole, waiting in a file, or made as it is written."""
_BYTES_AT_ONCE = 1 << 20
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


def deliver_report(
    report: Any, wanted: ReportFormat, output: OutputFile | None, messages: Messages, paper: Paper | None = None
) -> None:
    """Render a report and show or write it; on a terminal in colours. Raises CallFault where it cannot be written."""
    if goes_to_terminal(output) and (styled := styled_renderer(wanted)) is not None:
        show(styled(report, messages))
        return
    folder = output.path.parent if output is not None else Path()
    if wanted.is_streamed:
        deliver(streamer(wanted, folder)(report, messages), output)
    elif (in_parts := parts_renderer(wanted)) is not None and not goes_to_terminal(output):
        with _made_of(in_parts(report, messages)) as made:
            deliver(made, output)
    else:
        with _ended_in_order():
            rendered = renderer(wanted, folder, paper)(report, messages)
        if isinstance(rendered, str) and (is_markup := _is_marked(wanted, output)) is not None:
            rendered = marked(rendered, is_markup=is_markup)
        deliver(rendered if wanted.name == "text" else for_programs(rendered), output)
    if is_written(output):
        tell_written(output, in_short(wanted.kind)(report, messages), messages)


@contextmanager
def _made_of(parts: Iterator[str]) -> Iterator[BinaryIO]:
    """A text that waits in a file until all of it is made: a program that reads it meets nothing that breaks off."""
    with TemporaryFile(prefix="cedu-") as waiting:
        with _ended_in_order():
            for part in parts:
                waiting.write(part.encode(errors="backslashreplace"))
        waiting.seek(0)
        yield waiting


def is_written(output: OutputFile | None) -> TypeGuard[OutputFile]:
    """The result goes into a file, so that nobody sees how the run went."""
    return output is not None and not output.is_stdout and output.stream is None


def tell_written(output: OutputFile, said: str, messages: Messages) -> None:
    """Say on stderr what was written, and in a phrase how it went."""
    from cedu_targets.reporters.shared.escaping import visible

    warn(visible(messages.punctuation.labelled(messages.term("written", path=output.name), said)))


def _is_marked(wanted: ReportFormat, output: OutputFile | None) -> bool | None:
    """Whether the mark by which the report is known again is markup; None where it has none.

    JSON says of itself what it is. Lines of text that go through a pipe are another program's input.
    """
    if wanted.is_markup:
        return True
    return False if is_written(output) and not wanted.is_machine else None


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """A signal that ends the program lets it put away what a large workbook is made of."""

    def end(number: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)  # as shells say it

    numbers = [getattr(signal, name) for name in _ENDING[1:] if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    for number, handler in before.items():
        if handler is signal.SIG_DFL:
            signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def goes_to_terminal(output: OutputFile | None) -> bool:
    """The result is shown on a terminal."""
    return output is None and sys.stdout.isatty()


def show(renderable: "RenderableType") -> None:
    """Print for people: in the terminal's width and colours, or plainly where it is piped."""
    from rich.console import Console

    from cedu_targets.reporters.shared.terminal import PIPED_WIDTH

    console = Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)
    with on_stdout():
        console.print(renderable, crop=False)  # a long line is one line in a log


def for_programs(text: str | bytes) -> str | bytes:
    """What other programs read is UTF-8, whatever the system's encoding is; on a terminal people read it."""
    return text if isinstance(text, bytes) or sys.stdout.isatty() else text.encode(errors="backslashreplace")


def deliver(report: _Report, output: OutputFile | None) -> None:
    """Write a report to stdout, or beside its target and then in its place: never half a file, never over another.

    One that is given in parts is made as it is written, and can be interrupted meanwhile; what waits in a file is
    whole. Raises CallFault where it cannot be written, or where something was put there since the run began.
    """
    if output is None or output.is_stdout:
        with on_stdout():
            if isinstance(report, str):
                sys.stdout.write(report)
            else:
                sys.stdout.buffer.writelines(_parts(report))
        return
    try:
        if output.stream is not None:
            with os.fdopen(output.stream, "wb") as stream:
                stream.writelines(_parts(report))
            return
        with signals_held(*_ENDING) if _is_made(report) else _ended_in_order():
            temporary = _write_beside(report, output.path)
            try:
                if output.permissions is not None:
                    temporary.chmod(output.permissions)
                if output.is_still_there():
                    temporary.replace(output.path)
                else:
                    _place(temporary, output.path)
            finally:
                temporary.unlink(missing_ok=True)
    except FileExistsError:
        raise CallFault("output_changed", path=output.name) from None
    except OSError as error:
        raise not_writable(error, output.name, is_there=output.exists) from None


def _is_made(report: _Report) -> bool:
    return isinstance(report, str | bytes) or hasattr(report, "read")


def _parts(report: _Report) -> Iterator[bytes]:
    if isinstance(report, str | bytes):
        return iter([report.encode() if isinstance(report, str) else report])
    if hasattr(report, "read"):
        return iter(partial(report.read, _BYTES_AT_ONCE), b"")
    return report


def _write_beside(report: _Report, output: Path) -> Path:
    """The report in a file of its own in the target's folder, to be renamed; nothing is left of one half written."""
    temporary = output.parent / f".{output.name[:40]}.{os.urandom(8).hex()}"
    with temporary.open("xb") as stream:  # its permissions are those of any new file
        try:
            stream.writelines(_parts(report))
            stream.flush()
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    return temporary


def _place(temporary: Path, target: Path) -> None:
    """Give a file its name. Raises FileExistsError where anything has that name, however late it came."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # there are no links on this disk
        if os.path.lexists(target):
            raise FileExistsError from None
        temporary.replace(target)


def check_folder(folder: Path, refused: str = "slips_not_a_folder") -> None:
    """Refuse what is no folder, before any work is done. Raises CallFault, whose code is `refused`."""
    if os.path.lexists(folder) and not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises on a closed folder
        raise CallFault(refused, path=str(folder))


def deliver_documents(documents: Mapping[str, bytes], folder: Path, exists: str = "slip_exists") -> None:
    """Write several files into a folder, all or none; one that is there with other content is never written over.

    Where none is written the folder is not made either. Raises CallFault, which for such a file is `exists`.
    """
    made: list[Path] = []
    try:
        fresh = {
            name: content for name, content in documents.items() if not _is_written(folder / name, content, exists)
        }
        made = [path for path in (folder, *folder.parents) if not os.path.lexists(path)]
        folder.mkdir(parents=True, exist_ok=True)
        with signals_held(*_ENDING):
            _place_all(fresh, folder, exists)
    except BaseException as error:
        for path in made:
            with suppress(OSError):  # somebody has put something into it
                path.rmdir()
        if isinstance(error, OSError):
            raise not_writable(error, str(folder)) from None
        raise


def deliver_tree(
    folders: Sequence[str], documents: Mapping[str, bytes], folder: Path, exists: str = "slip_exists"
) -> int:
    """Make folders in a folder, those around others first, and write files beside them, all or none.

    A folder that is there already stays as it is, with all that is in it; returns how many are. Raises CallFault where
    a file bears a folder's name, or has other content than it would have (`exists`).
    """
    made: list[Path] = []
    try:
        for name in documents:
            _is_written(folder / name, documents[name], exists)  # before anything is made
        for path in [*reversed(folder.parents), folder, *(folder / name for name in folders)]:
            if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises in a closed folder
                continue
            try:
                path.mkdir()
            except FileExistsError:
                raise CallFault(exists, {"name": path.name}, str(path.parent)) from None
            made.append(path)
        deliver_documents(documents, folder, exists)
    except BaseException as error:
        for path in reversed(made):
            with suppress(OSError):  # somebody has put something into it
                path.rmdir()
        if isinstance(error, OSError):
            raise not_writable(error, str(folder)) from None
        raise
    return sum(folder / name not in made for name in folders)


def _is_written(target: Path, content: bytes, exists: str) -> bool:
    """It is there already, just as it would be written. Raises CallFault where something else is."""
    try:
        found = os.lstat(target)
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(found.st_mode) or found.st_size != len(content) or target.read_bytes() != content:
        raise CallFault(exists, {"name": target.name}, str(target.parent))
    return True


def _place_all(documents: Mapping[str, bytes], folder: Path, exists: str) -> None:
    """Write new files, or none. Raises OSError, and CallFault where one of the names is taken by now."""
    beside: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for name, content in documents.items():
            beside[folder / name] = _write_beside(content, folder / name)
        for target, temporary in beside.items():
            _place(temporary, target)
            placed.append(target)
    except OSError as error:
        for target in placed:
            target.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise CallFault(exists, {"name": target.name}, str(folder)) from None
        raise
    finally:
        for temporary in beside.values():
            temporary.unlink(missing_ok=True)
