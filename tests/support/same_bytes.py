"""Whether two outputs are the same: byte for byte, and what is packed by what is in it."""

import io
import zipfile
from collections.abc import Mapping

AROUND = 60


def differences(ours: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> list[str]:
    """Of each output that theirs have: where it first differs from ours, if it does."""
    told = []
    for name, content in theirs.items():
        if name not in ours:
            told.append(f"{name}: missing among {', '.join(ours) or 'nothing'}")
        elif difference := first_difference(ours[name], content):
            told.append(f"{name}{difference}")
    return told


def first_difference(ours: bytes, theirs: bytes) -> str:
    """Where and how two files first differ; empty where they are the same."""
    if ours == theirs:
        return ""
    if ours.startswith(b"PK") and theirs.startswith(b"PK"):  # what packs them may be built otherwise
        mine, other = unpacked(ours), unpacked(theirs)
        if list(mine) != list(other):
            return f": parts {list(mine)} for {list(other)}"
        return next(
            filter(None, (f"!{name}{d}" if (d := first_difference(mine[name], other[name])) else "" for name in mine)),
            "",
        )
    at = next(
        (n for n, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]), min(len(ours), len(theirs))
    )
    line = theirs.count(b"\n", 0, at) + 1
    around = slice(max(0, at - AROUND), at + AROUND)
    shown = (text[around].decode(errors="replace") for text in (ours, theirs))
    return f", line {line}, byte {at}: {' ≠ '.join(map(repr, shown))}"


def unpacked(content: bytes) -> dict[str, bytes]:
    """The members of a zip, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
