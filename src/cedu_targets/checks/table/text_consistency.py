"""NC002 to NC004: a text does not contradict itself, calls one thing by one name, and names no place of elsewhere."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from cedu_targets.checks.table.fields_together import has_one_of
from cedu_targets.checks.table.text_rule import TextRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.items import Items
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.quantity import Quantity, folded, quantities
from cedu_targets.domain.relation import Side
from cedu_targets.domain.table import Table

_Name = Annotated[str, Meta(min_length=2, max_length=60)]
_Spellings = Annotated[tuple[_Name, ...], Meta(min_length=2, max_length=20)]
_STOP = lazy_pattern(r"[^\w]|\d")
_BETWEEN = 4  # signs between a number and its noun: 六个(街道)社区


class TextConsistency(TextRule, frozen=True, kw_only=True):
    """The same noun has one count throughout a text, and one spelling; names of other places do not stand in it."""

    codes: ClassVar = ("NC002", "NC003", "NC004")
    usual_severity: ClassVar = Severity.WARNING

    check: Literal["text_consistency"] = "text_consistency"
    nouns: Annotated[tuple[_Name, ...], Meta(max_length=200)] = ()
    """The words that are counted: 教育网络, 街道."""
    spellings: Annotated[tuple[_Spellings, ...], Meta(max_length=200)] = ()
    """The ways in which the text writes one name: [实验区, 试验区]."""
    foreign: Annotated[
        tuple[_Name, ...],
        Meta(max_length=1000),
        has_one_of("nouns", "spellings", kind="nothing_named"),
    ] = ()
    """Names that do not belong in this text, as they stay where it is made from a neighbour's."""

    def applies(self, context: Context) -> bool:
        """Whether there is a text."""
        return context.prose is not None

    def columns(self, table: Table, context: Context) -> Side:  # noqa: ARG002 - a text has none
        """None: it speaks of no column."""
        return ()

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:  # noqa: ARG002 - as above
        """The nouns and the names."""
        return self.said()

    def said(self) -> dict[str, Parameter]:
        """The nouns and the names."""
        spellings = "、".join("/".join(names) for names in self.spellings)
        return {"nouns": "、".join(self.nouns), "foreign": "、".join(self.foreign), "spellings": spellings}

    def in_items(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:
        """The same of the text around a list of items."""
        yield from self._in_text(Place(period=items.period), context)

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """NC002 at the second count of a noun, NC003 at a foreign name, NC004 at the rarer spelling of a name."""
        yield from self._in_text(Place(period=table.period, measure=table.measure), context)

    def _in_text(self, whole: Place, context: Context) -> Iterator[Finding | NotJudged]:
        prose = context.prose
        if prose is None:
            return
        for noun in self.nouns:
            yield from self._counts(whole, prose, noun)
        for names in self.spellings:
            yield from self._spelt(whole, prose, names)
        for name in self.foreign:
            for passage in prose.find(name):
                place = replace(whole, line=passage.line)
                yield Finding("NC003", self.id, self.binds, place, {"found": name, "prose": prose.path})

    def _spelt(self, whole: Place, prose: Prose, names: Sequence[str]) -> Iterator[Finding]:
        """NC004 where a name is spelt in another way than mostly; of two as frequent ones the first is usual."""
        found = {name: prose.find(name) for name in names}
        usual = max(names, key=lambda name: len(found[name]))
        for name in names:
            for passage in found[name] if name != usual else ():
                place = replace(whole, line=passage.line)
                told: dict[str, Parameter] = {"found": name, "usual": usual, "times": len(found[usual])}
                told |= {"first_line": found[usual][0].line, "prose": prose.path}
                yield Finding("NC004", self.id, self.binds, place, told)

    def _counts(self, whole: Place, prose: Prose, noun: str) -> Iterator[Finding | NotJudged]:
        counts = list(_counted(prose.text, folded(noun)))
        if not counts:
            yield self.not_judged(whole, "no_count", noun=noun)
            return
        firsts: dict[tuple[str | None, str], Quantity] = {}
        for kind, other in counts:
            first = firsts.setdefault(kind, other)
            if (other.low, other.high) == (first.low, first.high):
                continue
            line, first_line = prose.line_at(other.start), prose.line_at(first.start)
            counted: dict[str, Parameter] = {"count": other.text, "first": first.text, "first_line": first_line}
            place = replace(whole, line=line)
            yield Finding("NC002", self.id, self.binds, place, {**counted, "noun": noun, "prose": prose.path})


def _counted(text: str, noun: str) -> Iterator[tuple[tuple[str | None, str], Quantity]]:
    """(what is counted how, the quantity) of each that stands before a noun or right after it: 六个社区, 街道6个.

    3 个示范社区 and 5 个社区 are counts of two things, 2 名 and 1 所 are two ways of counting; only levels (三级) may
    have other words between: 三级社区教育网络.
    """
    for quantity in quantities(text):
        if quantity.noun is None:
            continue
        start = text.find(noun, quantity.end, quantity.end + _BETWEEN + len(noun))
        between = text[quantity.end : start] if start >= 0 else ""
        if text.endswith(noun, 0, quantity.start) and start != quantity.end:
            yield (quantity.noun, ""), quantity
        elif start >= 0 and not _STOP.search(between):
            yield (quantity.noun, "" if quantity.noun == "级" else between), quantity
