"""Forms: which monthly forms a pack expects, until when, with which categories of training."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from cedu_targets.checks.field_marks import Checked, UnfitError
from cedu_targets.domain.document import Document
from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.records import Records
from cedu_targets.packs.names import NameEntry

_MONTHS = lazy_pattern(r"(\d{4})-(0[1-9]|1[0-2])(?:\.\.(\d{4})-(0[1-9]|1[0-2]))?")
MOST_MONTHS = 120
_OF_A_MONTH = lazy_pattern(r"(?:\d{4}年度?)?[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]?月份?|\d{4}年度?")


def _check_months(months: str) -> None:
    if not 0 < len(list(months_of(months))) <= MOST_MONTHS:
        raise UnfitError("months", "{name} is no range of months", name=months)


class MonthlyForm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The form of every unit and month: `forms: {monthly: {title: 培训月报表, months: "2020-05..2020-11"}}`."""

    title: Annotated[str, Meta(min_length=1, max_length=200)]
    months: Annotated[str, Meta(max_length=20), Checked(_check_months)] | None = None
    """The first and the last month: 2020-05..2020-11; or one month: 2020-05."""
    due_day: Annotated[int, Meta(ge=1, le=31)] | None = None
    """The day of the next month until which a form is in time; where the document prints none, nobody is late."""
    categories: Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=100)], ...], Meta(max_length=200)] = ()
    """培训类别"""

    def expected(self, units: Sequence[NameEntry]) -> ExpectedForms:
        """What is expected of the units of a pack."""
        names: Mapping[str, str] = {name: entry.name for entry in units for name in entry.names}
        months = tuple(months_of(self.months)) if self.months else ()
        return ExpectedForms(self.title, names, months, self.due_day, self.categories)


def months_of(text: str) -> Iterator[str]:
    """Every month of a range, YYYY-MM, or the one month; none of a text that is neither, or runs backwards."""
    match = _MONTHS.fullmatch(text)
    if match is None:
        return
    ends = match.group(1, 2), match.group(3, 4) if match[3] else match.group(1, 2)
    first, last = (12 * int(year) + int(month) - 1 for year, month in ends)
    for number in range(first, min(last, first + MOST_MONTHS) + 1):
        yield f"{number // 12}-{number % 12 + 1:02}"


class Forms(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The forms that a pack speaks of."""

    monthly: MonthlyForm | None = None

    def has_title_of(self, document: Document) -> bool:
        """Whether a document is a form under the title of these forms, whatever month the title names."""
        if self.monthly is None or not isinstance(document, Records) or not document.title:
            return False
        return form_title(document.title) == form_title(self.monthly.title)


def form_title(text: str) -> str:
    """The title of a form without white space, year and month, as such titles are compared."""
    return _OF_A_MONTH.sub("", "".join(text.split()))
