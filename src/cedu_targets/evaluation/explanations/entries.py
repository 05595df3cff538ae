"""Entries of an explanations file (情况说明): what a person writes to a finding or a question, and which one is meant.

An entry names a finding (code, rule, and the place in the document: unit, indicator, item, record …) and the values it
was accepted for. When a value changes or its date passes it lapses: the finding counts again. A question is answered in
the same way: while it asks the same of the same values it is no longer asked.
"""

import re
from datetime import date
from pathlib import PurePath
from typing import Annotated

from msgspec import Struct
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from cedu_targets.domain.finding import Finding
from cedu_targets.domain.place import Place

PLACE = ("unit", "indicator", "item", "record", "owner", "period", "measure")
"""By which a finding's place is known in every shape of document; never by its cell, so that rows may be inserted."""
LONGEST_REASON, LONGEST_NAME = 2000, 200
FindingKey = tuple[str | None, ...]
"""Code, rule, and the parts of `PLACE`."""


def _check_date(text: str) -> str:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            date.fromisoformat(text)
            return text
    except ValueError:
        pass
    raise PydanticCustomError("date", "{name} is no date", {"name": text})


_Name = Annotated[str, Field(min_length=1, max_length=500)]
_Date = Annotated[str, AfterValidator(_check_date)]
_Reason = Annotated[str, Field(max_length=LONGEST_REASON)]
_By = Annotated[str, Field(max_length=LONGEST_NAME)]


class FindingNamed(BaseModel):
    """One finding and the values that were seen there."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    code: _Name
    rule: _Name
    unit: _Name | None = None
    indicator: _Name | None = None
    item: _Name | None = None
    record: _Name | None = None
    owner: _Name | None = None
    period: _Name | None = None
    measure: _Name | None = None
    sheet: _Name | None = None
    file: Annotated[str, Field(min_length=1, max_length=4000)] | None = None
    """The end of the path of the file, where a run was of several: `forms/a.xlsx`; None for every file."""
    seen: dict[_Name, str] = Field(default={}, max_length=5000)
    """What stood there: `actual`, `expected`, or an address, with the value; a blank is an empty text.

    Of an item `due`, `owners` and `text`; of a class its project, its day, and its numbers; of a question its words.
    """


class ExplanationEntry(FindingNamed):
    """One finding, accepted for the values seen, by whom, why, and until when."""

    reason: _Reason = ""
    by: _By = ""
    until: _Date | None = None


class AnswerEntry(FindingNamed):
    """One question for the office, what the office answers, who says so, and on which day."""

    answer: _Reason = ""
    by: _By = ""
    on: _Date | None = None


class ExplanationsFile(BaseModel):
    """An explanations file."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    explanations: tuple[ExplanationEntry, ...] = Field(max_length=50_000)
    questions: tuple[AnswerEntry, ...] = Field(default=(), max_length=50_000)


class ExplanationsRead(Struct, frozen=True):
    """What people wrote, in YAML or in a workbook: the entries of a file, each with its line or its sheet and cell."""

    path: str
    entries: tuple[tuple[ExplanationEntry | AnswerEntry, Place], ...]


def words_of(entry: ExplanationEntry | AnswerEntry) -> tuple[str, str]:
    """What was written, and by whom, each on one line without white space at the ends."""
    said = entry.answer if isinstance(entry, AnswerEntry) else entry.reason
    return _on_one_line(said), _on_one_line(entry.by)


def _on_one_line(text: str) -> str:
    return " ".join(part for line in text.splitlines() if (part := line.strip()))


def key_of_entry(entry: FindingNamed) -> FindingKey:
    """The key of the finding that an entry names."""
    return entry.code, entry.rule, *(getattr(entry, name) for name in PLACE)


def key_of_finding(finding: Finding) -> FindingKey:
    """The key of a finding."""
    values = (getattr(finding.place, name) for name in PLACE)
    return finding.code, finding.rule, *(None if value is None else str(value) for value in values)


def is_of_file(entry: FindingNamed, path: str) -> bool:
    """Whether an entry speaks of a file."""
    return entry.file is None or f"/{PurePath(path).as_posix()}".endswith(f"/{entry.file.lstrip('/')}")
