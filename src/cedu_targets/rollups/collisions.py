"""Several forms of one unit and month: alike they count once, else none counts until one is preferred."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cedu_targets.rollups.gathered import Came
from cedu_targets.rollups.slices import are_alike
from cedu_targets.rollups.slots import Outcome


class Settled(NamedTuple):
    """What becomes of a form, and the other one that it is so because of."""

    outcome: Outcome
    other: Came | None = None


def _says_less(form: Came) -> tuple[int, date]:
    """Of forms that are alike the one with most columns counts (it may say hours), else the one filed first."""
    return form.content.count(None), form.filed or date.max


def settled(forms: Sequence[Came], is_preferred: Callable[[Came], bool]) -> Iterator[Settled]:
    """What becomes of each of the forms of one unit and month."""
    preferred = [form for form in forms if is_preferred(form)]
    among = preferred or forms
    chosen = min(among, key=_says_less)
    other = next((form for form in among if not are_alike(form.content, chosen.content)), None)
    for form in forms:
        if other is not None:
            first = chosen if not are_alike(form.content, chosen.content) else other
            yield Settled(Outcome.DIFFERS if form in among else Outcome.NOT_PREFERRED, first)
        elif form is chosen:
            yield Settled(Outcome.COUNTED)
        else:
            is_same = are_alike(form.content, chosen.content)
            yield Settled(Outcome.SAME if is_same else Outcome.NOT_PREFERRED, chosen)
