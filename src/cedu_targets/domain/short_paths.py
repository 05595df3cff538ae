"""Files by as much of their paths as tells them apart: folders may be moved, and are nobody's business."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath


def short_paths(paths: Iterable[str]) -> Mapping[str, str]:
    """`/home/office/2020/1月/东山.xlsx` is `东山.xlsx`; beside one of another folder `1月/东山.xlsx`."""
    parts = {path: PurePath(path).parts for path in dict.fromkeys(paths)}
    found: dict[str, str] = {}
    for length in range(1, max(map(len, parts.values()), default=0) + 1):
        open_paths = {path: "/".join(names[-length:]) for path, names in parts.items() if path not in found}
        counted = Counter(open_paths.values())
        found |= {path: end for path, end in open_paths.items() if counted[end] == 1}
    return {path: found.get(path, path) for path in parts}
