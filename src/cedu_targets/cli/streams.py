"""What is said on stdout and on stderr, and that it has left the program."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from cedu_targets.domain.fault import not_writable


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
        raise not_writable(error, None) from None


def say(*lines: str) -> None:
    """Write lines to stdout. Raises CallFault."""
    with on_stdout():
        sys.stdout.write("".join(f"{line}\n" for line in lines))


def warn(text: str) -> None:
    """Write a line to stderr; where it cannot be written, there is nobody to tell, and the exit code speaks."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
