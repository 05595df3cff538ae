"""The cells of a form that is sent each month: for its month, and for what that month alone adds."""

from decimal import Decimal
from typing import NamedTuple

from cedu_targets.domain.months import Span
from cedu_targets.domain.place import Place


class MonthCell(NamedTuple):
    """What a cell of 本月完成 holds."""

    value: Decimal
    cell: str | None
    """Where it stands in the source."""
    is_percent: bool
    """Whether it shows per cent: then the value is a share."""


class MonthWords(NamedTuple):
    """What a cell of 本月完成 holds where it is no number."""

    text: str
    cell: str | None


class MonthAsked(NamedTuple):
    """A cell for the month of a form (报送月份：); `span` and `year` None where it does not say them."""

    place: Place
    text: str
    span: Span | None
    year: str | None
