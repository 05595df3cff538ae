"""cedu template --for status: a checklist for each owner of what is due."""

from pathlib import Path

from cedu_targets.cli.delivery import check_folder, deliver_documents
from cedu_targets.cli.given_files import hold_stdin
from cedu_targets.cli.output_file import OutputFile
from cedu_targets.cli.streams import warn
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.items import ItemKind
from cedu_targets.domain.typed_words import typed
from cedu_targets.messages.messages import Messages

_MOST_NAMED = 20


def write_checklists(items: Path, rules: str | None, output: OutputFile, messages: Messages) -> int:
    """Write a checklist for each owner into a folder, all or none; who and what is in none is told."""
    from cedu_targets import api
    from cedu_targets.reporters.shared.escaping import visible
    from cedu_targets.reporters.status.checklist import workbooks

    folder = output.path
    if output.is_stdout or (folder.suffix and not folder.is_dir()):
        named: dict[str, Parameter] = {"name": output.name, "folder": folder.stem or messages.term("checklist")}
        raise CallFault("template_call", named, variant="file")
    check_folder(folder, "checklists_not_a_folder")
    hold_stdin([items])
    found = api.checklists(items, rules=rules)
    made = found.checklists
    if not made:
        raise CallFault("no_owners_at_all", path=str(items))
    documents = workbooks(made, messages)
    deliver_documents(documents, folder, "checklist_exists")
    warn(visible(messages.term("checklists_written", count=len(documents), folder=folder)))
    for name, one in zip(list(documents)[:_MOST_NAMED], made, strict=False):
        warn(visible(messages.term("checklist_sized", name=name, count=one.size)))
    if len(documents) > _MOST_NAMED:
        warn(messages.term("checklists_more", count=len(documents) - _MOST_NAMED))
    for one in made:
        if not one.is_named:
            warn(visible(messages.term("checklists_unnamed", name=one.unit)))
    targets = [item for item in found.unowned if item.kind is ItemKind.TARGET]
    others = [item for item in found.unowned if item.kind is not ItemKind.TARGET]
    for name, left in (("checklists_unowned", others), ("checklists_unowned_goals", targets)):
        if left:
            shown = messages.punctuation.some([item.id for item in left], _MOST_NAMED)
            warn(visible(messages.term(name, count=len(left), items=shown)))
    warn(messages.term("checklists_next"))
    given = "" if rules is None else f" --rules {typed(rules)}"
    warn(f"  cedu status {typed(str(items))} {messages.term('checklists_back')}{given}")
    return 0
