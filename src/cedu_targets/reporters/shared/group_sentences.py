"""Groups of findings in words, as every list for people shows them.

A sentence never says of several places what holds of the first alone: places whose sentences are the same but for
unit and column are told in one, with all units and columns; the others one by one, or, where they are many, by what
they have in common and the first few of them.
"""

from collections.abc import Callable, Sequence
from typing import Generic

from msgspec import Struct

from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.finding_groups import Entry, Group, grouped
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.place_words import columns_text, items_text, places_text, units_text
from cedu_targets.reporters.shared.sentences import joined, spot

FEW = 5
"""Sentences of a group that are told one by one; beyond, one on all and EXAMPLES of them: that is two lines less."""
EXAMPLES = 3
MOST_COMPARED = 5_000
"""Members of a group whose sentences are compared; of a larger one what all have in common is told, and the first."""
_MARK = "\0"


class ListEntry(Struct, Generic[Entry], frozen=True):
    """One entry of a list: a sentence that holds of every member of `group`, and of the first few each its own."""

    group: Group[Entry]
    text: str
    examples: tuple[tuple[Place, str], ...] = ()

    @property
    def place(self) -> Place:
        """The place to look at first."""
        return self.group.first.place

    def in_one(self, messages: Messages) -> str:
        """All of it in one text, for a cell of a table."""
        told = [messages.term("group_example", spot=spot(place), text=text) for place, text in self.examples]
        return joined(messages, self.text, *told)


def told(finding: Finding, messages: Messages, **said: str) -> str:
    """A finding's sentence; where it speaks for several places at once, these with it."""
    own = (finding.place, *finding.related) if finding.parameters.get("count") == len(finding.related) + 1 else ()
    # What else a finding relates to has other parts in it: those of a sum.
    return joined(messages, messages.message(finding, **said), places_text(own, messages))


def findings_listed(
    findings: Sequence[Finding], messages: Messages, paths: Sequence[str] = (), few: int | None = FEW
) -> list[ListEntry[Finding]]:
    """The findings as entries of a list, in the order of their first places; `paths` where they are of several files.

    Of a group with more than `few` sentences only EXAMPLES are told, and the others counted; with None never.
    """
    words = _Words(lambda one, **said: told(one, messages, **said), lambda one: one.code, messages)
    return _listed(findings, words, paths, few)


def not_judged_listed(
    entries: Sequence[NotJudged], messages: Messages, paths: Sequence[str] = ()
) -> list[ListEntry[NotJudged]]:
    """The same for what was not judged."""
    return _listed(entries, _Words(messages.reason, lambda one: one.reason, messages), paths, FEW)


class _Words(Struct, Generic[Entry], frozen=True):
    """How an entry is told: its sentence, which takes other words for unit and column, and what it is an entry of."""

    say: Callable[..., str]
    code: Callable[[Entry], str]
    messages: Messages


def _listed(
    entries: Sequence[Entry], words: _Words[Entry], paths: Sequence[str], few: int | None
) -> list[ListEntry[Entry]]:
    found = []
    for group in grouped(entries):
        if few is not None and len(group.members) > MOST_COMPARED:
            first = tuple((one.place, words.say(one)) for one in group.members[:EXAMPLES])
            found.append(ListEntry(group, _lead(group, words, paths), first))
            continue
        told_alike = [ListEntry(alike, _sentence(alike, words, paths)) for alike in _alike(group, words)]
        if few is None or len(told_alike) <= few:
            found += told_alike
        else:
            examples = tuple((one.place, one.text) for one in told_alike[:EXAMPLES])
            found.append(ListEntry(group, _lead(group, words, paths), examples))
    return sorted(found, key=lambda entry: entry.group.positions[0])


def _alike(group: Group[Entry], words: _Words[Entry]) -> list[Group[Entry]]:
    """The group in parts whose sentences are the same but for the unit and the column."""
    if len(group.members) == 1:
        return [group]
    parts: dict[object, list[int]] = {}
    for number, one in enumerate(group.members):
        at = one.place
        said = {"unit": _MARK, "column": _MARK} | ({"item": _MARK} if at.item else {})
        pattern = words.say(one, **said), at.unit is None, at.indicator is None, at.item is None
        parts.setdefault(pattern, []).append(number)
    return [
        Group(tuple(group.members[n] for n in numbers), tuple(group.positions[n] for n in numbers))
        for numbers in parts.values()
    ]


def _sentence(alike: Group[Entry], words: _Words[Entry], paths: Sequence[str]) -> str:
    if len(alike.members) == 1:
        return words.say(alike.first)
    said = {
        "unit": units_text(_places(alike), words.messages),
        "column": columns_text(alike.members, words.messages),
    }
    items = items_text(_places(alike), words.messages)
    said |= {"item": items} if items else {}
    sentence, stop = words.say(alike.first, **said), words.messages.punctuation.stop
    places = _places_text(alike, words, paths)
    return joined(words.messages, sentence.removesuffix(stop) + stop, places) if places else sentence


def _lead(group: Group[Entry], words: _Words[Entry], paths: Sequence[str]) -> str:
    """`合计不等于各分项之和，共 8 处：东山、秣陵、汤山等 8 个单位 第1栏（培训）。位置：B11:B18，共 8 格。`."""
    messages = words.messages
    places = _places(group)
    named = units_text(places, messages), columns_text(group.members, messages), items_text(places, messages)
    about = " ".join(filter(None, named))
    counted = {"title": messages.title(words.code(group.first)), "count": len(group.members)}
    lead = messages.term("group_lead" if about else "group_lead_bare", **counted, about=about)
    return joined(messages, lead, _places_text(group, words, paths))


def _places(group: Group[Entry]) -> list[Place]:
    return [entry.place for entry in group.members]


def _places_text(group: Group[Entry], words: _Words[Entry], paths: Sequence[str]) -> str:
    return places_text(_places(group), words.messages, [paths[n] for n in group.positions] if paths else ())
