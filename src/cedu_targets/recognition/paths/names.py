"""The names of a path's indicators: without the numbers of their rows, each of them once."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.paths.columns import Beside, measure_in
from cedu_targets.recognition.paths.find import PathTable

_MARK = lazy_pattern(
    r"(?:[(（][\d一二三四五六七八九十]{1,3}[)）]|\d{1,3}[.．、](?!\d)|第?[一二三四五六七八九十]{1,3}[、.．]|[①-⑳])\s*"
)
_OF_WHICH = lazy_pattern("其中[:：]?")
_FOOTNOTE = lazy_pattern(r"[*※①-⑳⁰-⁹¹²³]{1,3}$")


class Named(Struct, frozen=True):
    """An indicator by its name."""

    name: str
    measure: str | None
    """The unit of measure in its brackets."""
    section: str | None
    parent: int | None = None
    """Of 其中：… the indicator that it is a part of."""


def named(path: PathTable, beside: Beside) -> Mapping[int, Named]:
    """Every indicator, those without numbers too, in their order."""
    found: dict[int, Named] = {}
    whole: int | None = None
    for line, text in path.indicators.items():
        own, measure = measure_in(_MARK.sub("", text, count=1))
        own, parent = _FOOTNOTE.sub("", own) or own, None
        own += "".join(f"（{text}）" for one in beside.qualifiers if (text := squeezed(path.text(line, one))))
        if _OF_WHICH.match(own) and whole is not None:
            own, parent = f"{found[whole].name}（{own}）", whole
        else:
            whole = line
        found[line] = Named(own, measure, _section(path, beside, line), parent)
    return _told_apart(found)


def _section(path: PathTable, beside: Beside, line: int) -> str | None:
    parts = [path.sections.get(line, ""), *(squeezed(path.text(line, one)) for one in beside.sections)]
    return " / ".join(dict.fromkeys(filter(None, parts))) or None


def _told_apart(found: Mapping[int, Named]) -> Mapping[int, Named]:
    """The same; a name that several have is said with what heads it, and if that does not do, with its place."""
    counts = Counter(one.name for one in found.values())
    apart: dict[int, Named] = {}
    seen: Counter[str] = Counter()
    for line, one in found.items():
        name = one.name
        if counts[name] > 1 and one.section:
            name = _MARK.sub("", _last(one.section), count=1) + name
        seen[name] += 1
        name = name if seen[name] == 1 else f"{name}（{seen[name]}）"
        apart[line] = Named(name, one.measure, one.section, one.parent)
    return apart


def _last(section: str) -> str:
    parts: Sequence[str] = section.split(" / ")
    return parts[-1]
