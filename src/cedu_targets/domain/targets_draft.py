"""TargetsDraft: the numbers of a text's sentences as targets of a pack, for somebody to edit."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from cedu_targets.domain.candidates import Candidate


class Open(StrEnum):
    """What a sentence leaves open about its number: a question for the office."""

    COUNTING = "counting"
    """New ones or all of them."""
    BASE = "base"
    """What it is a share of."""
    HEADS = "heads"
    """Whose heads are counted."""
    UNITS = "units"
    """How many units there are that all have to have it, where they are smaller than those that report."""
    TIME = "time"
    """By when, or how often."""


class Unquoted(StrEnum):
    """Why a pack cannot quote one number of a text so that no other could be meant."""

    REPEATED = "repeated"
    """The same words, with the same number, stand at several places."""
    UNCLEAR = "unclear"
    """Its words, as a quote, do not give the number that was read in the sentence."""
    INCREASE = "increase"
    """It is the growth from a value that the text does not say: 较2022年提高5个百分点."""


class DraftedTarget(Struct, frozen=True):
    """A candidate as an entry of a pack."""

    candidate: Candidate
    fields: Mapping[str, str | bool]
    """What the entry says, in the order in which it is written: id and quote first. All behind the quote is a guess."""
    open: tuple[Open, ...] = ()


class LeftCandidate(Struct, frozen=True):
    """A candidate that no entry of a pack can quote."""

    candidate: Candidate
    reason: Unquoted
    count: int = 0
    """How often its words stand in the text."""


class TargetsDraft(Struct, frozen=True):
    """A pack's targets as far as a text gives them, and the numbers that could not be quoted."""

    title: str | None
    issued: date | None
    period: str | None
    """2019, 2019-2023"""
    is_period_guessed: bool
    """Whether no title and no sentence says its years, only the day of issue and the last year of a number."""
    targets: tuple[DraftedTarget, ...]
    left: tuple[LeftCandidate, ...]
    beyond: tuple[Candidate, ...] = ()
    """Those that were not looked at: a pack holds so many targets and no more."""
