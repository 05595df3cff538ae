"""Files by as much of their paths as tells them apart: what is sent out names no folder of the office."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import TypeVar

from cedu_targets.domain.finding import Finding, NotJudged
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


def short_paths(paths: Iterable[str]) -> Mapping[str, str]:
    """`/home/office/2020/1月/东山.xlsx` is `东山.xlsx`; beside one of another folder `1月/东山.xlsx`."""
    parts = {path: PurePath(path).parts for path in dict.fromkeys(paths)}
    found: dict[str, str] = {}
    for length in range(1, max(map(len, parts.values()), default=0) + 1):
        open_paths = {path: "/".join(names[-length:]) for path, names in parts.items() if path not in found}
        counted = Counter(open_paths.values())
        found |= {path: end for path, end in open_paths.items() if counted[end] == 1}
    return {path: found.get(path, path) for path in parts}
