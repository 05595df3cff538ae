"""The signs of English."""

from cedu_targets.messages.punctuation import Punctuation

PUNCTUATION = Punctuation(
    names=", ",
    clauses=", ",
    phrases="; ",
    sentences=" ",
    label=": ",
    stop=".",
    numerals="",
    numeral=". ",
    tag="en",
)
