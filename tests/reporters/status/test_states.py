"""The words of states: what recurs is no work in progress of which nobody knows the end."""

from collections.abc import Sequence

import pytest

from cedu_targets.domain.due import Due, Precision, Recurrence
from cedu_targets.domain.items import Item, ItemKind
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.messages.messages import Language
from cedu_targets.reporters.status.states import state_word
from sample_reports import messages_for

YEARLY = Due("每年", precision=Precision.RECURRING, recurrence=Recurrence.YEARLY)
ALWAYS = Due("长期坚持", precision=Precision.ONGOING)
NEVER_SAID = Due("", precision=Precision.UNSTATED)


@pytest.mark.parametrize(
    ("dues", "word"),
    [
        ([YEARLY], "周期性"),
        ([YEARLY, YEARLY], "周期性"),
        ([YEARLY, ALWAYS], "进行中（无期限）"),
        ([NEVER_SAID], "进行中（无期限）"),
        ([], "进行中（无期限）"),
    ],
)
def test_what_recurs_has_a_word_of_its_own(dues: Sequence[Due], word: str) -> None:
    item = Item("目标-1", ItemKind.TARGET, "投入经费")
    rows = [StatusRow("t.txt", 1, item, due, State.ONGOING) for due in dues]
    assert state_word(State.ONGOING, messages_for(Language.ZH), rows) == word
