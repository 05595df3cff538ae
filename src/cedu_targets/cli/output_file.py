"""Where a result goes, and what lay there as the run began: only that may be replaced, by a new file, at the end."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

from msgspec import Struct

from cedu_targets.domain.fault import CallFault, not_writable
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.reporters.catalogue import ReportFormat

_PROGRAMS = {"excel": "Excel", "docx": "Word"}
_WORKBOOKS = set(".xlsx .xlsm .xltx .xltm .xlsb .xls .et .ods .csv .tsv .docx .doc .wps".split())
_YAML = (".yaml", ".yml")
WORKBOOK = ".xlsx"
"""The suffix of the workbooks that are written."""
_OPEN_ALREADY = lazy_pattern(r"/dev/(?:stderr|fd/(\d{1,4}))")
"""Names of what the program was started with, as shells write them: `-o >(gzip …)`."""

_AT_ONCE = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_NOFOLLOW"))
"""Windows has none of these."""


class OutputFile(Struct, eq=False, dict=True):
    """An output as it was named. Made as the command's options are read, before any input is."""

    name: str
    stream: int | None = None
    """What is written to and never replaced: a pipe or a device, opened before any work is done."""

    def __post_init__(self) -> None:
        self._before = _looked_at(self.path)

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        """The name as a path. No link is followed at its end."""
        return Path(self.name)

    @property
    def is_stdout(self) -> bool:
        """It stands for stdout."""
        return self.name in ("-", "/dev/stdout", "/dev/fd/1")

    @property
    def exists(self) -> bool:
        """Something lay there as the run began, and be it a link to nothing."""
        return not self.is_stdout and self._before is not None

    @property
    def permissions(self) -> int | None:
        """Those of the file that is to be replaced."""
        return None if self._before is None else stat.S_IMODE(self._before.st_mode)

    def is_still_there(self) -> bool:
        """Whether there is a file to be replaced. Raises CallFault where it is another than as the run began."""
        now = _looked_at(self.path)
        if now is not None and (self._before is None or _identity(now) != _identity(self._before)):
            raise CallFault("output_changed", path=self.name)
        return now is not None

    def check(self, inputs: Iterable[Path | str], wanted: ReportFormat | None = None) -> None:
        """Refuse what is an input, a folder, a link or somebody's file, before any work is done. Raises CallFault.

        With a `wanted` format an earlier report of cedu may be replaced, as long as nobody has changed it.
        """
        if self.is_stdout:
            return
        if (opened := _OPEN_ALREADY.fullmatch(self.name)) is not None:
            self._open(lambda: os.dup(int(opened[1] or 2)))
            return
        parent = self.path.parent
        if not os.path.isdir(parent) or not os.access(parent, os.W_OK):  # noqa: PTH112 - raises on a closed folder
            number = errno.EACCES if os.path.isdir(parent) else errno.ENOENT  # noqa: PTH112 - as above
            raise not_writable(OSError(number, os.strerror(number)), self.name)
        if self._before is None:
            return
        mode = self._before.st_mode
        if stat.S_ISDIR(mode):
            raise CallFault("output_is_folder", path=self.name)
        if self._is_one_of(inputs):
            raise CallFault("output_is_input", path=self.name)
        if stat.S_ISLNK(mode):
            raise CallFault("output_is_link", path=self.name)
        if stat.S_ISFIFO(mode) or stat.S_ISCHR(mode):
            self._open(self._pipe_or_device)
        elif not stat.S_ISREG(mode):
            raise CallFault("output_is_no_file", path=self.name)
        elif self.path.suffix.lower() in _WORKBOOKS and not (wanted and _is_ours(self.path)):
            raise CallFault("output_is_workbook", {"example": _free_name(self.path)}, self.name)
        elif wanted and self._before.st_size and not _is_ours(self.path):
            raise CallFault("output_is_not_ours", path=self.name)

    def _is_one_of(self, inputs: Iterable[Path | str]) -> bool:
        try:
            ours = os.stat(self.path)  # noqa: PTH116 - beside that of the inputs
        except OSError:
            return False
        for path in inputs:
            try:
                if os.path.samestat(ours, os.stat(path)):  # noqa: PTH116 - a rule pack's name is no path
                    return True
            except (OSError, ValueError):
                continue
        return False

    def _open(self, make: Callable[[], int]) -> None:
        """Open what is written to as it is. Raises CallFault."""
        try:
            self.stream = make() if self.stream is None else self.stream
        except OSError as error:
            if error.errno == errno.ENXIO:
                raise CallFault("output_is_no_file", path=self.name, variant="unread") from None
            raise not_writable(error, self.name) from None

    def _pipe_or_device(self) -> int:
        """Opened; a pipe that nobody reads is not waited for, and a terminal is not taken over."""
        stream = os.open(self.path, os.O_WRONLY | _AT_ONCE)
        if _AT_ONCE:
            os.set_blocking(stream, True)
        return stream


def check_output(
    output: OutputFile | None, inputs: Iterable[Path | str], wanted: ReportFormat | None = None, option: str = "-o"
) -> None:
    """Refuse an output that cannot or must not be written, before any work is done. Raises CallFault.

    A `wanted` format that needs a file needs a name that ends so. The output was named with `option`.
    """
    if wanted is not None and wanted.needs_file:
        _check_name(output, wanted, option)
    if output is not None:
        output.check(inputs, wanted)


def check_yaml_name(output: OutputFile | None) -> None:
    """Refuse a name by which YAML would be taken for something else. Raises CallFault."""
    if output is not None and not output.is_stdout and output.path.suffix.lower() not in ("", *_YAML):
        said: dict[str, Parameter] = {"suffix": output.path.suffix, "known": " ".join(_YAML)}
        raise CallFault("unknown_suffix", said, output.name, variant="yaml")


def check_explanations_name(output: OutputFile | None) -> None:
    """The same of explanations, which are written as a workbook too. Raises CallFault."""
    if output is not None and not output.is_stdout and output.path.suffix.lower() not in ("", *_YAML, WORKBOOK):
        said: dict[str, Parameter] = {"suffix": output.path.suffix, "known": " ".join((WORKBOOK, *_YAML))}
        raise CallFault("unknown_suffix", said, output.name, variant="explanations")


def _check_name(output: OutputFile | None, wanted: ReportFormat, option: str) -> None:
    """Refuse a screen, and a name with another suffix. Raises CallFault."""
    about: dict[str, Parameter] = {
        "format": _PROGRAMS.get(wanted.name, wanted.name),
        "suffix": wanted.suffix,
        "option": option,
    }
    if output is None:
        raise CallFault("format_needs_file", about)
    if output.is_stdout:
        if sys.stdout.isatty() or option != "-o":  # where the table is told
            raise CallFault("format_needs_file", about, variant="screen")
    elif output.path.suffix.lower() != wanted.suffix:
        about["example"] = output.path.with_suffix(wanted.suffix).name
        raise CallFault("format_needs_file", about, output.name, variant="suffix")


def _free_name(path: Path) -> str:
    """A name beside a file under which there is none: 分解表-2.xlsx."""
    names = (f"{path.stem}-{number}{path.suffix}" for number in count(2))
    return next(name for name in names if _looked_at(path.with_name(name)) is None)


def _is_ours(path: Path) -> bool:
    """Cedu wrote the file and nobody has saved it since: then there is nothing of anybody's in it."""
    from cedu_targets.files.own_files import OwnFile, own_file

    return own_file(path) in (OwnFile.REPORT, OwnFile.ROLLUP, OwnFile.ISSUED)


def _looked_at(path: Path) -> os.stat_result | None:
    """What lies at a path, a link itself; None where there is nothing."""
    try:
        return os.lstat(path)
    except (OSError, ValueError):
        return None


def _identity(found: os.stat_result) -> tuple[int, ...]:
    """By which it is known whether it is still the same file, unchanged."""
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size, stat.S_IFMT(found.st_mode)
