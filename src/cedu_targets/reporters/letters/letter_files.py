"""The letters of a table by file name: one for each unit, and all of them together."""

from collections.abc import Mapping

from cedu_targets.letters.letter import Letters
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.letters import letter_document
from cedu_targets.reporters.shared.escaping import file_name


def render(letters: Letters, issuer: str | None, messages: Messages) -> Mapping[str, bytes]:
    """The documents, the collection last; names are safe on any system and differ by more than case."""
    collection = collection_name(messages)
    taken = {collection.casefold()}
    documents: dict[str, bytes] = {}
    for letter in letters.letters:
        base = f"{file_name(messages.term('letter_file'))}-{file_name(letter.unit)}"
        name, number = f"{base}.docx", 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}.docx"
        taken.add(name.casefold())
        documents[name] = letter_document.render(letters, [letter], issuer, messages)
    documents[collection] = letter_document.render(letters, letters.letters, issuer, messages)
    return documents


def collection_name(messages: Messages) -> str:
    """The name of the file with all letters."""
    return f"{file_name(messages.term('letter_file'))}-{file_name(messages.term('letter_all'))}.docx"
