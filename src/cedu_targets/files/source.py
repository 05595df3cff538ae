"""What is read: a file on disk, or one in memory (uploaded, or from stdin), whose name is shown and never looked up."""

from os import PathLike

from msgspec import Struct


class NamedBytes(Struct, frozen=True):
    """The content of a file under the name that reports show."""

    name: str
    """As the file is called where it came from; of one with folders in it (`2020/a.xlsx`) they are words as well."""
    content: bytes


AnyPath = str | PathLike[str]
Source = AnyPath | NamedBytes
"""What is read: a file on disk, or one that lies in memory."""


def name_of(source: Source) -> str:
    """What it is called in reports."""
    return source.name if isinstance(source, NamedBytes) else str(source)
