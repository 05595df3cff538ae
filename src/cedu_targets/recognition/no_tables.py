"""What a file holds where tables are wanted: lists of items, forms of classes, or sentences with numbers alone."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.document import Document
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.items import Items
from cedu_targets.domain.place import Place
from cedu_targets.domain.records import Records
from cedu_targets.domain.typed_words import typed


def bare_fault(documents: Sequence[Document | None], path: str) -> InputFault | None:
    """RD093 for a file of which only numbers in sentences are known; None for any other."""
    bare = [one for one in documents if isinstance(one, Items) and one.is_bare]
    told: dict[str, Parameter] = {"count": sum(len(one.candidates) for one in bare), "file": typed(path)}
    return InputFault("RD093", told, path=path) if bare else None


def others_than_tables(documents: Sequence[Document], path: str) -> Iterator[tuple[str, dict[str, Parameter], Place]]:
    """The lists of items and the forms of a file, each kind once: the code of a note, its facts, the first place."""
    file = typed(path)
    lists = [one for one in documents if isinstance(one, Items)]
    if lists:
        told: dict[str, Parameter] = {"count": len(lists), "items": sum(one.size for one in lists), "file": file}
        yield "RD057", told, lists[0].whole_place
    forms = [one for one in documents if isinstance(one, Records)]
    if forms:
        rows = sum(one.size for one in forms)
        yield "RD058", {"count": len(forms), "rows": rows, "file": file}, forms[0].whole_place
