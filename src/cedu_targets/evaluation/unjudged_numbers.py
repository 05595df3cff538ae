"""The numbers in the sentences of a text that nobody judged: no pack says what they are targets of."""

from collections.abc import Iterable, Sequence

from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.document import Document
from cedu_targets.domain.items import Items
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.targets import Target, TargetKind
from cedu_targets.recognition.read import DocumentRead

_VERB = lazy_pattern("^(?:达到|达|为)")


def unjudged_numbers(reads: Sequence[DocumentRead[Document]]) -> tuple[Candidate, ...]:
    """The candidates of a text, given all documents of it, without those that a target of its documents speaks of."""
    candidates = reads[0].candidates if reads else ()
    if not candidates:
        return ()
    lists = (read.document for read in reads if isinstance(read.document, Items))
    return without(candidates, (target for items in lists for entry in items.entries for target in entry.targets))


def without(candidates: Sequence[Candidate], targets: Iterable[Target]) -> tuple[Candidate, ...]:
    """Those that are none of the targets; a target is one candidate: that of its number, in its clause."""
    left: dict[int, Candidate] = dict(enumerate(candidates))
    by_number: dict[str, list[int]] = {}
    for index, one in left.items():
        by_number.setdefault(_number(one.printed), []).append(index)
    for target in targets:
        clause = folded(target.text)
        for index in by_number.get(_number(target.printed), ()):
            if index in left and _overlap(folded(left[index].text), clause):
                del left[index]
                break
        else:
            _take_quoted(left, clause, target)
    return tuple(left.values())


def _take_quoted(left: dict[int, Candidate], clause: str, target: Target) -> None:
    """Take out the one in the clause of a target without a number: 全覆盖, 一所 of each, or what is not demanded."""
    if target.unit_of_measure is not None:
        return
    for index, one in left.items():
        is_meant = one.noun is None or one.kind is TargetKind.COVERAGE or not target.is_measured
        if is_meant and folded(one.printed) in clause and _overlap(folded(one.text), clause):
            del left[index]
            return


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


def _number(printed: str) -> str:
    return _VERB.sub("", folded(printed))
