"""From the candidates of a text to the targets of a pack: what of it can be written for a planner to edit.

Only the quote is sure. That a number is a target at all, of what, over which base and by when, is a guess, and where
the sentence does not say it a question.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct, field
from pydantic import ValidationError

from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.due import UNSTATED, Due, Precision
from cedu_targets.domain.due_text import due_of
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.targets import Counting, TargetKind
from cedu_targets.domain.targets_draft import DraftedTarget, LeftCandidate, Open, TargetsDraft, Unquoted
from cedu_targets.packs.border import validated
from cedu_targets.packs.quotes import Quotes
from cedu_targets.packs.targets import MOST_TARGETS, TargetEntry

_STAYS = frozenset("个 所 处 家 座 支 门 套 条 项".split())
"""What is counted in these is there next year too: new ones, or all of them?"""
_MADE = lazy_pattern("建|创|设立|成立|打造|培育|认定|命名|评选|发展")
_NEW = lazy_pattern("新[建增创设开]")
_ALL = lazy_pattern("累计|总数|总量|(?<!公)共[有建]")
_SMALL_UNITS = lazy_pattern("村|社区(?!学)|居|户")
_LARGE_UNITS = lazy_pattern("[乡镇县]|街道")
_GROWTH = "个百分点"
_YEAR = lazy_pattern(r"20\d\d(?=年)")
_OR = lazy_pattern("^或者?")
_UNDATED = (Precision.UNCLEAR, Precision.TBD, Precision.UNSTATED)
_NO_WORDS = lazy_pattern(r"[^\w%]")
_LONGEST_NAME = 60
_LONGEST_TEXT = 200


class _Draft(Struct):
    """An entry on its way: what it says, when it is due, what it leaves open."""

    candidate: Candidate
    quote: str
    due: Due
    said: dict[str, str | bool] = field(default_factory=dict)
    open: list[Open] = field(default_factory=list)


def drafted(
    title: str | None, issued: date | None, period: str | None, prose: Prose, candidates: tuple[Candidate, ...]
) -> TargetsDraft:
    """The targets of a pack that quote the candidates of a text, and the candidates that no quote can mean."""
    quotes = Quotes(prose)
    year = int(period[:4]) if period else issued.year if issued else None
    drafts: list[_Draft] = []
    left: list[LeftCandidate] = []
    for candidate in candidates[:MOST_TARGETS]:
        quote = quotes.of(candidate) if candidate.noun != _GROWTH else LeftCandidate(candidate, Unquoted.INCREASE)
        if isinstance(quote, LeftCandidate):
            left.append(quote)
        elif not _is_taken_as_meant(candidate, quote, prose):
            left.append(LeftCandidate(candidate, Unquoted.UNCLEAR))
        else:
            due = UNSTATED if candidate.by is None else due_of(candidate.by, year, issued)
            drafts.append(_Draft(candidate, quote, due))
    is_guess = issued is not None and period == str(issued.year) and period not in (title or "")
    if is_guess and period is not None:
        period = _up_to(period, drafts)
    return TargetsDraft(
        title, issued, period, is_guess, tuple(_written(drafts)), tuple(left), candidates[MOST_TARGETS:]
    )


def _up_to(first: str, drafts: Sequence[_Draft]) -> str:
    """From a year to the last one that the time of a number names: a plan of 2017 with numbers of 2020."""
    named = (year for draft in drafts for year in _YEAR.findall(draft.candidate.by or ""))
    last = max([first, *named])
    return first if last == first else f"{first}-{last}"


def _is_taken_as_meant(candidate: Candidate, quote: str, prose: Prose) -> bool:
    """Whether a pack takes the quote, and finds it at one place, with the number of the candidate."""
    try:
        entry = validated(TargetEntry, {"id": "t", "indicator": "t", "kind": _kind(candidate), "quote": quote})
    except ValidationError:
        return False
    found = entry.found_in(prose)
    return len(found) == 1 and all(number is None or candidate.low in (None, number.low) for _, number in found)


def _kind(candidate: Candidate) -> TargetKind | None:
    """Its kind, where a pack would not take it for that by itself."""
    usual = TargetKind.SHARE if candidate.noun == "%" else TargetKind.COUNT
    return None if candidate.kind is usual else candidate.kind


def _written(drafts: Sequence[_Draft]) -> Iterator[DraftedTarget]:
    ids = list(_ids(drafts))
    names = dict(_indicators(drafts, ids))
    before: _Draft | None = None
    for number, draft in enumerate(drafts):
        draft.said = {"id": ids[number], "quote": draft.quote, "indicator": names[number], **dict(_said(draft))}
        if before is not None and _is_alternative(before.candidate, draft.candidate):
            draft.said["either"] = before.said.setdefault("either", before.said["id"])
        draft.open = list(_open(draft))
        before = draft
    for draft in drafts:
        yield DraftedTarget(draft.candidate, draft.said, tuple(draft.open))


def _ids(drafts: Sequence[_Draft]) -> Iterator[str]:
    """By the line: t-033, and where others stand on it t-033-2."""
    on_line: dict[int, int] = {}
    for draft in drafts:
        line = draft.candidate.line
        on_line[line] = on_line.get(line, 0) + 1
        yield f"t-{line:03}" + (f"-{on_line[line]}" if on_line[line] > 1 else "")


def _said(draft: _Draft) -> Iterator[tuple[str, str | bool]]:
    candidate, kind = draft.candidate, _kind(draft.candidate)
    name = candidate.name and folded(candidate.name)[:_LONGEST_NAME]
    by = candidate.by if draft.due.precision not in _UNDATED else None
    heads = candidate.heads if candidate.heads > 1 else None
    texts = {"name": name, "kind": kind, "base": candidate.base, "heads": heads, "by": by, "scope": candidate.scope}
    yield from ((field, str(text)[:_LONGEST_TEXT]) for field, text in texts.items() if text)
    if candidate.scope:
        yield "each", True
    if (counting := _counting(candidate)) is not None:
        yield "counting", str(counting)
    if candidate.strength is Strength.EXPECTED:
        yield "strength", str(Strength.EXPECTED)


def _counting(candidate: Candidate) -> Counting | None:
    """Which of the things that stay a number counts; None where it counts none such."""
    before = candidate.text[: candidate.position]
    if candidate.kind is not TargetKind.COUNT:
        return None
    if _ALL.search(before):
        return Counting.CUMULATIVE
    if candidate.noun not in _STAYS or not _MADE.search(candidate.text):
        return None
    return Counting.NEW if _NEW.search(before) else Counting.UNSTATED


def _open(draft: _Draft) -> Iterator[Open]:
    if draft.said.get("counting") == Counting.UNSTATED:
        yield Open.COUNTING
    if "base" not in draft.said and draft.candidate.kind is TargetKind.SHARE:
        yield Open.BASE
    if "base" not in draft.said and draft.candidate.kind is TargetKind.PER_HEAD:
        yield Open.HEADS
    if "base" not in draft.said and draft.candidate.kind is TargetKind.COVERAGE and _are_small(draft.candidate):
        yield Open.UNITS
    if "by" not in draft.said:
        yield Open.TIME


def _are_small(candidate: Candidate) -> bool:
    """Whether the units of a coverage are none that report by themselves, or are not named at all."""
    if candidate.scope is not None:
        return _SMALL_UNITS.search(candidate.scope) is not None
    return candidate.noun is None and not _LARGE_UNITS.search(candidate.name or "")


def _is_alternative(before: Candidate, candidate: Candidate) -> bool:
    """Whether one of two is enough: 下岗人员培训率达50%，或实用技术培训率70%以上."""
    return before.line == candidate.line and _OR.match(candidate.text) is not None


def _is_of_the_same(before: Candidate, candidate: Candidate) -> bool:
    """Whether two numbers measure one thing, in one line."""
    one, other = ((of.line, of.name, of.kind, of.noun, of.base, of.scope) for of in (before, candidate))
    return candidate.name is not None and one == other


def _indicators(drafts: Sequence[_Draft], ids: Sequence[str]) -> Iterator[tuple[int, str]]:
    """A name for each indicator: the same words with numbers of several years are one, all others are by themselves.

    So are those that a line gives to one thing, one behind the other: 参与率2023年达到45%，2024年达到50%.
    """
    alike: dict[object, list[int]] = {}
    group: list[int] = []
    for number, draft in enumerate(drafts):
        candidate = draft.candidate
        if not group or not _is_of_the_same(drafts[group[-1]].candidate, candidate):
            is_alone = draft.quote.count(candidate.printed) == 1
            words = _NO_WORDS.sub("", draft.quote.replace(candidate.printed, "", 1)) if is_alone else number
            group = alike.setdefault((words, candidate.kind, candidate.noun), [])
        group.append(number)
    taken: set[str] = set()
    for numbers in alike.values():
        years = [due.end.year for number in numbers if (due := drafts[number].due).end is not None]
        is_path = len(set(years)) == len(numbers)
        for one in [numbers] if is_path else [[number] for number in numbers]:
            first = ids[one[0]]
            name = folded(drafts[one[0]].candidate.name or "")[:_LONGEST_NAME] or first
            name = f"{name}-{first.removeprefix('t-')}" if name in taken else name
            taken.add(name)
            yield from ((number, name) for number in one)
