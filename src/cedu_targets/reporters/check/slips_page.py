"""Return slips as one page for whoever has no Word: a list of them on a screen, on paper one after the other."""

from collections.abc import Sequence
from pathlib import PurePath

from msgspec import Struct

from cedu_targets.domain.paper import Paper
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.check.slip import Slip
from cedu_targets.reporters.check.slip_draft import addressee, counts_text, drafted
from cedu_targets.reporters.check.slip_text import SlipText
from cedu_targets.reporters.shared.html_page import page


class SlipSheet(Struct, frozen=True):
    """One slip, and its line in the list of them."""

    anchor: str
    name: str
    counts: str
    source: str
    """The file; empty where all are of one."""
    text: SlipText


def render(slips: Sequence[Slip], messages: Messages) -> str:
    """All slips as one page; printed, each begins on a sheet of A4 of its own."""
    several = len({slip.path for slip in slips}) > 1
    sheets = [
        SlipSheet(
            f"slip-{number}",
            addressee(slip, messages),
            counts_text(slip, messages),
            PurePath(slip.path).name if several else "",
            drafted(slip, messages),
        )
        for number, slip in enumerate(slips, start=1)
    ]
    return page("slips.html", messages, paper=Paper.A4, title=messages.term("slip_title"), sheets=sheets)
