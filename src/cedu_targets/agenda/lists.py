"""The items of a document: it is made of them, or it is a table beside which a pack names duties."""

from cedu_targets.domain.items import Items
from cedu_targets.report import FileReport


def items_of(file: FileReport) -> Items | None:
    """What is due by a document; None where that is nothing."""
    return file.document if isinstance(file.document, Items) and file.document.entries else None
