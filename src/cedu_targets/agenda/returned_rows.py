"""Which item a returned row speaks of: by the item's name and its text, or by its text, never by a number alone."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.agenda.periods import named
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.items import Item
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.similar_names import suggestion

Key = tuple[str, int, str]
"""An item: the path of its file, the number of its document, its name."""

_NO_LETTER = lazy_pattern(r"\W+")
_DIGITS = lazy_pattern(r"[\d〇一二三四五六七八九十百千万两]+")
_LONGEST_COMPARED = 2_000
"""Signs; of longer texts nobody says whether they are near."""
_MOST_GUESSES = 20
"""Of more rows that nobody knows the list is another one, and guesses would only mislead."""
_MOST_COMPARED = 2_000
"""Of more items none is guessed: that takes its time."""
_MOST_SHOWN = 40
"""Signs of an item's text that a message quotes."""


class KnownItems(Struct, frozen=True, dict=True):
    """The items that rows may speak of."""

    items: Sequence[tuple[Key, Item]]

    @cached_property
    def _by_text(self) -> dict[str, list[tuple[Key, Item]]]:
        """A checklist shows the steps of an item with its text."""
        pairs = ((words_of(text), (key, item)) for key, item in self.items for text in _texts(item))
        return _listed(pairs)

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[Key, Item]]]:
        """A checklist has a row for each target of an item, under the target's name."""
        return _listed((folded(name), (key, item)) for key, item in self.items for name in _names(item))

    @cached_property
    def _by_number(self) -> dict[str, list[tuple[Key, Item]]]:
        return _listed((folded(item.number or ""), (key, item)) for key, item in self.items)

    def named(self, row: Item) -> tuple[str, str | None]:
        """The name or number beside a row, and the period behind it; the year of 目标-3@2021 is of the name itself."""
        number = folded(row.number or "")
        return (number, None) if number in self._by_name else named(number)

    def meant_by(self, row: Item) -> list[tuple[Key, Item]]:
        """The items that a row may mean: one where it is clear, none where it is unknown.

        Its words decide. Where several items have the same, the number beside them does; a row without words is known
        by the item's name (安排-12), and so is one whose words were touched: its name and nearly its words.
        """
        words, number = words_of(row.text), self.named(row)[0]
        of_name = self._by_name.get(number, [])
        same = self._by_text.get(words, []) if words else of_name
        if not same:
            same = [entry for entry in of_name if any(_is_near(words, words_of(text)) for text in _texts(entry[1]))]
        if len(same) > 1:
            here = {key for key, _ in [*of_name, *self._by_number.get(number, [])]} if number else set()
            same = [entry for entry in same if entry[0] in here] or same
        return same

    def is_changed(self, row: Item, item: Item) -> bool:
        """Whether the words of a row are others than those of the item that it means."""
        return bool(row.text) and words_of(row.text) not in {words_of(text) for text in _texts(item)}

    def likely(self, row: Item) -> Item | None:
        """The item that an unknown row may mean; only ever shown."""
        texts = {item.text: item for _, item in self.items}
        guess = suggestion(row.text, list(texts)) if row.text and len(texts) <= _MOST_COMPARED else None
        return texts[guess] if guess else None

    def numbered(self, row: Item) -> Item | None:
        """The only item that bears a row's number or name."""
        number = self.named(row)[0]
        found = self._by_name.get(number) or self._by_number.get(number, []) if number else []
        return found[0][1] if len(found) == 1 else None


def _is_near(one: str, other: str) -> bool:
    """Whether a text is another one with a few signs changed, taken out or put in: up to three of twenty.

    What is a number in one is the same in the other: 15 所 is not 12 所.
    """
    longer = max(len(one), len(other))
    if longer > _LONGEST_COMPARED or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    same = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return 20 * same >= 17 * longer


def _names(item: Item) -> Iterable[str]:
    return dict.fromkeys((item.id, *(target.id for target in item.targets)))


def _texts(item: Item) -> Iterable[str]:
    return dict.fromkeys((item.text, item.text_with_steps))


def unknown_rows(rows: Sequence[Item], known: KnownItems) -> Iterable[Finding]:
    """SC010 at each row of a returned list that means no item, or one of several."""
    for position, row in enumerate(rows):
        told: dict[str, Parameter] = {"text": shortened(row.text) or row.number or row.id, "number": row.number or ""}
        found = known.meant_by(row)
        numbered = known.numbered(row)
        guess = known.likely(row) if position < _MOST_GUESSES and not found else None
        if found:
            variant = "several"
            told |= {"guess": "、".join(item.id for _, item in found[:_MOST_GUESSES])}
        elif guess is not None:
            variant = "guess"
            told |= {"guess": guess.id, "wanted": shortened(guess.text)}
        elif numbered is not None:
            variant = "number"
            told |= {"guess": numbered.id, "wanted": shortened(numbered.text)}
        else:
            variant = ""
        # A name made of a number that a clerk gave to his row is that of another item.
        place = row.place if row.number == row.id else replace(row.place, item=None)
        yield Finding("SC010", "status", Severity.WARNING, place, told, variant=variant)


def words_of(text: str) -> str:
    """A text without white space and signs between words: what is left when it is typed anew."""
    return _NO_LETTER.sub("", folded(text))


def shortened(text: str) -> str:
    """A text as a message quotes it."""
    plain = folded(text)
    return plain if len(plain) <= _MOST_SHOWN else f"{plain[:_MOST_SHOWN]}…"


def _listed(pairs: Iterable[tuple[str, tuple[Key, Item]]]) -> dict[str, list[tuple[Key, Item]]]:
    found: dict[str, list[tuple[Key, Item]]] = {}
    for name, entry in pairs:
        found.setdefault(name, []).append(entry)
    return found
