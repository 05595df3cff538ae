"""Sought: the names by which sheets are read: indicators of targets, and the bases that they divide by."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.targets import Target, TargetKind
from cedu_targets.recognition.table.columns import bare

_BRACKETED = lazy_pattern(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_BRACKETS = str.maketrans("", "", "()[]【】“”\"'《》")
_SIGNS = lazy_pattern(r"[、,;:·/\\—–\-_。.]")
_MEASURED = lazy_pattern(
    r"(?:(?:总|实际)?(?:人次数?|人数|人员数|数量|个数|所数|户数|场次数?|场数)|总数|总量|[数量]|(?:所占)?(?:比例|比重|百分比)|占比|率)$"
)
"""What a name ends with that says how it is counted, and not what: 学院数, 学院个数, 培训率, 培训人数."""
_SHORTEST = 2


class Sought(Struct, frozen=True):
    """A number that is looked for, by whatever of its names."""

    name: str
    """As figures name it: the indicator, or the base."""
    names: tuple[str, ...]
    """As sheets may call it, the first one as it is shown to people."""
    is_base: bool = False
    kinds: frozenset[TargetKind] = frozenset()
    """Of the targets of an indicator."""
    measures: frozenset[str] = frozenset()
    """The units of measure of these targets."""
    bases: tuple[str, ...] = ()
    """What these targets divide by."""
    share: Decimal | None = None
    """The least share that one of these targets speaks of."""

    @property
    def shown(self) -> str:
        """Its name as people know it."""
        return self.names[0]

    @property
    def takes_answers(self) -> bool:
        """Whether 有 and 无 are numbers of it."""
        return TargetKind.COVERAGE in self.kinds

    @property
    def is_per_head(self) -> bool:
        """Whether so much a head may be reported of it outright."""
        return TargetKind.PER_HEAD in self.kinds


def sought_of(targets: Iterable[Target]) -> tuple[Sought, ...]:
    """What achievements of these targets may be called, an entry an indicator, and then their bases."""
    groups: dict[str, list[Target]] = {}
    for target in targets:
        if target.kind not in (TargetKind.NOT_ASSIGNED,):
            groups.setdefault(target.indicator or target.id, []).append(target)
    indicators = [_indicator(name, group) for name, group in groups.items()]
    bases = dict.fromkeys(base for one in indicators for base in one.bases)
    return (*indicators, *(Sought(base, (base,), is_base=True) for base in bases))


def _indicator(name: str, targets: Sequence[Target]) -> Sought:
    said = [target.name for target in targets if target.name]
    others = [alias for target in targets for alias in target.aliases]
    ids = [target.id for target in targets]
    return Sought(
        name,
        tuple(dict.fromkeys((*said, *others, name, *ids))),
        kinds=frozenset(target.kind for target in targets),
        measures=frozenset(target.unit_of_measure for target in targets if target.unit_of_measure),
        bases=tuple(dict.fromkeys(target.base for target in targets if target.base)),
        share=min(filter(None, (target.value for target in targets if target.kind is TargetKind.SHARE)), default=None),
    )


class SoughtNames:
    """All names that are looked for. A text is one of them as it stands, else without what is in its brackets, else
    without what says how it is counted (人数, 率): each way only where it then names one thing."""

    def __init__(self, sought: Sequence[Sought]) -> None:
        self.sought = tuple(sought)
        self._ways: list[dict[str, list[Sought]]] = [{} for _ in _WAYS]
        for one in self.sought:
            for name in one.names:
                for known, way in zip(self._ways, _WAYS, strict=True):
                    found = known.setdefault(way(name), [])
                    if one not in found:
                        found.append(one)

    def meant_by(self, texts: Sequence[str]) -> tuple[Sought, ...]:
        """What one of several forms of a heading names, the first form first: an indicator, a base, or one of each."""
        for known, way in zip(self._ways, _WAYS, strict=True):
            for text in texts:
                found = known.get(way(text), []) if len(text) >= _SHORTEST else []
                if found and len({one.is_base for one in found}) == len(found):
                    return tuple(found)
        return ()

    @cached_property
    def shown(self) -> Sequence[str]:
        """The names of all of them, as people know them."""
        return [one.shown for one in self.sought]

    @cached_property
    def longest_first(self) -> Sequence[str]:
        """All names that a title may hold, folded, the longest first."""
        named = {folded(name) for one in self.sought for name in one.names}
        return sorted((name for name in named if len(name) > _SHORTEST), key=len, reverse=True)

    def with_likely(self, text: str) -> Iterator[str]:
        """The names that a text is merely like."""
        from cedu_targets.packs.likely_names import are_alike, without_measure  # only what was not met asks for it

        plain = without_measure(text)
        for one in self.sought if len(plain) > _SHORTEST else ():
            if any(are_alike(plain, without_measure(name)) for name in one.names):
                yield one.shown


def _as_it_stands(name: str) -> str:
    """Without white space, the unit of measure and signs between words; what is in brackets stays."""
    return _SIGNS.sub("", folded(bare(folded(name))).translate(_BRACKETS)).lower()


def _without_brackets(name: str) -> str:
    plain = folded(name)
    return _as_it_stands(_BRACKETED.sub("", plain) or plain)


def _stem(name: str) -> str:
    """Without what says how it is counted: 参与率 and 参与人数 speak of one thing."""
    plain = _without_brackets(name)
    while (shorter := _MEASURED.sub("", plain)) != plain and len(shorter) >= _SHORTEST:
        plain = shorter
    return plain


_WAYS = (_as_it_stands, _without_brackets, _stem)
