"""What several returns say of one item together."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from cedu_targets.domain.items import Reported, Return

_SAYS_NOTHING = (Reported.BLANK, Reported.UNCLEAR)


class Told(Struct, frozen=True):
    """What was reported of one item, by whomever."""

    reported: Reported | None = None
    """None where no return speaks of it, or where they contradict one another."""
    completed: tuple[date, ...] = ()
    """The days on which it is said to have been done, the earliest first."""
    undated: tuple[str, ...] = ()
    """What is written for the day on which it was done, and is none: 2019年6月."""
    differs: bool = False
    evidence: tuple[str, ...] = ()
    reason: str | None = None
    returns: tuple[Return, ...] = ()


def told_by(returns: Sequence[Return]) -> Told:
    """One answer of several: of a joint item that of the owners who answered, as long as they say the same."""
    answers = dict.fromkeys(one.reported for one in returns if one.reported not in _SAYS_NOTHING)
    vague = [one.reported for one in returns if one.reported is Reported.UNCLEAR]
    silent = [one.reported for one in returns]
    days = {one.completed for one in returns if one.reported is Reported.DONE and one.completed is not None}
    done = [one for one in returns if one.reported is Reported.DONE and one.completed is None]
    return Told(
        reported=None if len(answers) > 1 else next(iter([*answers, *vague, *silent]), None),
        completed=tuple(sorted(days)),
        undated=tuple(one.completed_text for one in done if any(sign.isalnum() for sign in one.completed_text)),
        differs=len(answers) > 1,
        evidence=tuple(dict.fromkeys(name for one in returns for name in one.evidence)),
        reason=next((one.reason for one in returns if one.reason), None),
        returns=tuple(returns),
    )
