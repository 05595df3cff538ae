"""The letters of a table by file name: one for each unit, and all of them together."""

from collections.abc import Mapping

from cedu_targets.letters.letter import Letters
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.letters import letter_document
from cedu_targets.reporters.shared.escaping import file_name, told_apart


def render(letters: Letters, issuer: str | None, messages: Messages) -> Mapping[str, bytes]:
    """The documents, the collection last."""
    documents = {
        name: letter_document.render(letters, [letter], issuer, messages)
        for name, letter in zip(letter_names(letters, messages), letters.letters, strict=True)
    }
    documents[collection_name(messages)] = letter_document.render(letters, letters.letters, issuer, messages)
    return documents


def letter_names(letters: Letters, messages: Messages) -> list[str]:
    """The name of each letter's file: safe on any system, none differs from another or the collection by case alone."""
    kind = file_name(messages.term("letter_file"))
    stems = told_apart((f"{kind}-{file_name(unit)}" for unit in letters.units), [_collection(messages)])
    return [f"{stem}.docx" for stem in stems]


def collection_name(messages: Messages) -> str:
    """The name of the file with all letters."""
    return f"{_collection(messages)}.docx"


def _collection(messages: Messages) -> str:
    return f"{file_name(messages.term('letter_file'))}-{file_name(messages.term('letter_all'))}"
