"""The start of the folder that runs without Python (.ci/folder): by a double click it is the page, else the command.

Windows gives a program that is double-clicked a window of its own, and takes it away as the program ends, with all
that was said in it.
"""

import sys
from contextlib import suppress
from pathlib import Path

from cedu_targets.cli.start import main as run

PAGE_PROGRAM = "cedu-web"
"""The program that is always the page."""


def main() -> None:
    """Run the command that was called; the page, where none was and there is nobody who could read the help."""
    has_window = has_window_of_its_own()
    is_page = Path(sys.executable).stem == PAGE_PROGRAM or (has_window and len(sys.argv) == 1)
    if is_page:
        sys.argv.insert(1, "web")
    try:
        run()
    except SystemExit as end:
        if has_window and (end.code or not is_page) and sys.stdin is not None and sys.stdin.isatty():
            _wait_to_be_read()
        raise


def has_window_of_its_own() -> bool:
    """Whether the window goes as this program ends: no shell and nobody else is in it. Only Windows has such."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetConsoleProcessList((ctypes.c_uint * 1)(), 1) == 1)
    return False


def _wait_to_be_read() -> None:
    from cedu_targets.cli.language import spoken
    from cedu_targets.cli.streams import warn
    from cedu_targets.messages.messages import Messages

    with suppress(Exception):  # the keyboard is gone, or the language is unknown
        warn(Messages(spoken()).term("close_window"))
        sys.stdin.readline()
