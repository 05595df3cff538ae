"""What the headings above a paragraph say of the numbers in it: whether facts stand below, and by when they are due."""

from typing import NamedTuple

from msgspec import Struct, field

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.items.paragraphs import Level
from cedu_targets.recognition.sentences import FoldedParagraph, Sentence
from cedu_targets.recognition.times_of_numbers import Times
from cedu_targets.recognition.told_facts import Mode, heading_tells_facts

_LONGEST, _SHORT = 30, 20
_SIGNS = lazy_pattern("[,，。;；:：!！?？]")


class _Said(NamedTuple):
    facts: bool | None
    time: str | None


class HeadingsAbove(Struct):
    """The headings above a paragraph of a text that is read from top to bottom."""

    tells_facts: bool
    """Whether the text as a whole does, where no heading says."""
    _above: dict[float, _Said] = field(default_factory=dict)

    def pass_by(self, whole: FoldedParagraph, times: Times) -> None:
        """The next paragraph: what it says as a heading holds of those behind it that stand on a lower level."""
        paragraph = whole.paragraph
        if paragraph.level is not Level.NONE or paragraph.is_end:
            level: float = Level.PART if paragraph.is_end else paragraph.level
        elif whole.text.endswith(":") or (len(whole.text) <= _SHORT and not _SIGNS.search(whole.text)):
            level = max((one for one in self._above if one == int(one)), default=-1) + 0.5
        else:
            self._above.pop(Level.NONE, None)
            return
        self._above = {one: said for one, said in self._above.items() if one < level}
        heading = whole.text.partition("。")[0]
        is_heading = len(heading) <= _LONGEST
        leads = is_heading or whole.text.endswith(":")
        time = times.left_by(Sentence(0, len(whole.text))) if leads and not paragraph.is_end else None
        self._above[level] = _Said(heading_tells_facts(heading) if is_heading else None, time)

    @property
    def mode(self) -> Mode | None:
        """What stands below the headings, as far as they say it."""
        said = [self._above[one].facts for one in sorted(self._above) if self._above[one].facts is not None]
        return Mode.SO_FAR if (said[-1] if said else self.tells_facts) else None

    @property
    def time(self) -> str | None:
        """The time that the lowest of them names."""
        said = [self._above[one].time for one in sorted(self._above) if self._above[one].time]
        return said[-1] if said else None
