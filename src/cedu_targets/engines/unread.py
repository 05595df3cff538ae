"""Why an engine cannot read a file: the usual causes are seen in the file, and said in words of our own."""

from pathlib import Path

from cedu_targets.domain.fault import InputFault

_MARK = b"PAR1"
"""With which every Parquet file begins and ends (format specification, File format)."""
_LONGEST = 200


def unread(path: str, reason: str) -> InputFault:
    """The fault of a file that cannot be read; `reason` is what the engine or the system said of it."""
    return InputFault("RD161", {"reason": reason.strip().rstrip(".。")[:_LONGEST]}, path, variant=_why(path))


def _why(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            head = file.read(len(_MARK))
            file.seek(max(0, file.seek(0, 2) - len(_MARK)))
            tail = file.read()
    except PermissionError:
        return "denied"
    except OSError:
        return ""
    if not head:
        return "empty"
    if not path.lower().endswith(".parquet"):
        return ""
    return "no_parquet" if head != _MARK else "cut_off" if tail != _MARK else ""
