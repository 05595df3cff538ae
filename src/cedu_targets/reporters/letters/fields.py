"""The fields of a district's own template of letters: what may stand in it, under which names, and what each becomes.

A field has a name in each language, and either may be written in any template.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from msgspec import Struct

from cedu_targets.domain.due import Precision
from cedu_targets.letters.letter import Letter, LetterDuty, Letters
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.letters.words import letter_title, measure_text, part_text, table_text, target_text
from cedu_targets.reporters.shared.due_words import due_text
from cedu_targets.reporters.shared.escaping import visible

Row: TypeAlias = Mapping[str, str]
Values: TypeAlias = Mapping[str, "str | Sequence[Row] | Sequence[str]"]


class Field(Struct, frozen=True):
    """A field: the term `letter_field_<key>` names it, `letter_field_<key>_says` tells what it is, with an example."""

    key: str
    of: str = ""
    """The list whose rows it stands in; empty for a field of the letter."""
    is_list: bool = False


FIELDS = (
    Field("letter_title"), Field("letter_year"), Field("letter_unit"), Field("letter_issuer"), Field("letter_table"),
    Field("letter_source"), Field("letter_count"),
    Field("targets", is_list=True),
    *(Field(name, "targets") for name in ("number", "group", "code", "indicator", "measure", "value")),
    Field("duties", is_list=True),
    *(Field(name, "duties") for name in ("number", "text", "part", "due", "basis")),
    Field("notes", is_list=True),
)  # fmt: skip


@cache
def names_of(field: Field) -> Sequence[str]:
    """What a field is called, in each language."""
    return [Messages(language).term(f"letter_field_{field.key}") for language in Language]


def values_of(letters: Letters, letter: Letter, issuer: str | None, messages: Messages) -> Values:
    """The fields of one letter under each of their names; every value is a text, as it is to stand there."""
    values: dict[str, str | list[Row] | list[str]] = {
        "letter_title": letter_title(letters, messages),
        "letter_year": letters.year or "",
        "letter_unit": letter.unit,
        "letter_issuer": issuer or messages.term("letter_blank"),
        "letter_table": table_text(letters, messages),
        "letter_source": letters.source or "",
        "letter_count": str(letter.count),
        "targets": [_named(row, "targets") for row in _targets(letter, messages)],
        "duties": [_named(_duty(n, one, messages), "duties") for n, one in enumerate(letter.duties, start=1)],
        "notes": [visible(note) for note in letter.notes],
    }
    shown = {key: visible(value) if isinstance(value, str) else value for key, value in values.items()}
    return {name: shown[field.key] for field in FIELDS if not field.of for name in names_of(field)}


def _named(row: Row, of: str) -> Row:
    """A row under each of its names."""
    return {name: visible(row[field.key]) for field in FIELDS if field.of == of for name in names_of(field)}


def _targets(letter: Letter, messages: Messages) -> Iterator[Row]:
    number = 0
    for group in letter.groups:
        for one in group.targets:
            number += 1
            yield {
                "number": str(number),
                "group": group.title or "",
                "code": one.indicator.code if one.indicator.coded else "",
                "indicator": one.indicator.name,
                "measure": measure_text(one.indicator),
                "value": target_text(one, messages),
            }


def _duty(number: int, duty: LetterDuty, messages: Messages) -> Row:
    item = duty.item
    return {
        "number": str(number),
        "text": item.text_with_steps,
        "part": part_text(duty, messages),
        "due": "" if item.last_due.precision is Precision.UNSTATED else due_text(item.last_due, messages),
        "basis": item.why,
    }
