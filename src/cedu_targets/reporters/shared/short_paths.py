"""Reports without the folders of the office, which are nobody's business where a paper is sent out."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.short_paths import short_paths
from cedu_targets.report import FileReport

Told = TypeVar("Told", Finding, NotJudged)


def with_short_paths(files: Iterable[FileReport]) -> tuple[FileReport, ...]:
    """The files under their short paths; what was found in them names other files so, too."""
    files = tuple(files)
    short = short_paths(file.path for file in files)
    return tuple(
        replace(
            file,
            path=short[file.path],
            findings=tuple(_told_short(one, short) for one in file.findings),
            not_judged=tuple(_told_short(one, short) for one in file.not_judged),
        )
        for file in files
    )


def _told_short(one: Told, short: Mapping[str, str]) -> Told:
    """A statement whose sentence names a file (报来的文件读不了); any other stays the same object."""
    named = {name: short[said] for name, said in one.parameters.items() if isinstance(said, str) and said in short}
    return replace(one, parameters={**one.parameters, **named}) if named else one
