"""One entry of the words: what a code is called, says, advises, and means."""

from typing import NamedTuple


class Words(NamedTuple):
    """`message` and `help` may have several wordings, keyed by the finding's variant."""

    title: str
    message: str | dict[str, str]
    help: str | dict[str, str] = ""
    page: str = ""
    """The meaning, for `cedu explain`; a check's page is with its other words in `checks/`."""
