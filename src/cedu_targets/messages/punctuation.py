"""The signs by which a language joins names, phrases and sentences."""

import re
from collections.abc import Sequence
from typing import NamedTuple


class Punctuation(NamedTuple):
    """The signs between parts, blanks included."""

    names: str
    """Between names of a list."""
    clauses: str
    phrases: str
    sentences: str
    label: str
    """After a label, before what it is of."""
    stop: str
    numerals: str
    """Of headings, from the first to the tenth; empty where they are digits."""
    numeral: str
    """After the numeral of a heading."""
    tag: str
    """The language's name in HTML."""

    def counted(self, number: int) -> str:
        """The numeral of a heading, counted from 0: `一`, `十二`; `1`, `12`."""
        tens, ones = divmod(number + 1, 10)
        if not self.numerals or tens > 9:
            return str(number + 1)
        head = f"{self.numerals[tens - 1] if tens > 1 else ''}{self.numerals[9]}" if tens else ""
        return head + (self.numerals[ones - 1] if ones else "")

    def heading(self, number: int, text: str) -> str:
        """A heading with its number, counted from 0: `一、…`, `1. …`."""
        return f"{self.counted(number)}{self.numeral}{text}"

    def some(self, names: Sequence[str], most: int) -> str:
        """The first of some names, and a sign that there are more."""
        return self.names.join(names[:most]) + ("…" if len(names) > most else "")

    def labelled(self, label: str, text: str) -> str:
        """A label and the text that it is of: `标题：…`, `title: …`."""
        return f"{label}{self.label}{text}"


def tidy(text: str) -> str:
    """One line, single blanks: a message must do in a log."""
    return re.sub(r"(?<!\s)\s++([:;,.])(?=\s|$)", r"\1", re.sub(r"\s+", " ", text)).strip()
