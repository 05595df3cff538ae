"""The letters of a table by file name: one for each unit, and all of them together."""

from collections.abc import Mapping

from cedu_targets.letters.letter import Letters
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.letters import letter_document
from cedu_targets.reporters.shared.escaping import file_name


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
    taken = {collection_name(messages).casefold()}
    names = []
    for unit in letters.units:
        base = f"{file_name(messages.term('letter_file'))}-{file_name(unit)}"
        name, number = f"{base}.docx", 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}.docx"
        taken.add(name.casefold())
        names.append(name)
    return names


def collection_name(messages: Messages) -> str:
    """The name of the file with all letters."""
    return f"{file_name(messages.term('letter_file'))}-{file_name(messages.term('letter_all'))}.docx"
