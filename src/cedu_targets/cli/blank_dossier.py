"""cedu template --for dossier: a folder for each item of a dossier, and the list of them to be filled in."""

from pathlib import Path

from cedu_targets.cli.delivery import check_folder, deliver_tree
from cedu_targets.cli.given_files import hold_stdin
from cedu_targets.cli.output_file import OutputFile
from cedu_targets.cli.streams import warn
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.typed_words import typed
from cedu_targets.messages.messages import Messages


def write_dossier(items: Path, rules: str | None, output: OutputFile, messages: Messages) -> int:
    """Write the folders and the list into a folder, all or none; folders that are there already stay as they are."""
    from cedu_targets import api
    from cedu_targets.reporters.shared.escaping import visible
    from cedu_targets.reporters.status.dossier import workbook

    folder = output.path
    if output.is_stdout or (folder.suffix and not folder.is_dir()):
        named: dict[str, Parameter] = {"name": output.name, "folder": folder.stem or messages.term("dossier_folder")}
        raise CallFault("template_call", named, variant="tree")
    check_folder(folder, "dossier_not_a_folder")
    hold_stdin([items])
    found = api.dossier(items, rules=rules)
    if found is None:
        raise CallFault("no_dossier", path=str(items))
    name = f"{messages.term('dossier')}.xlsx"
    given = "" if rules is None else f" --rules {typed(rules)}"
    inside, listed = typed(str(folder)), typed(str(folder / name))
    command = f"cedu status {typed(str(items))} {listed} --evidence {inside}{given}"
    here = f"cedu status {typed(items.name)} {typed(name)} --evidence ."  # whoever fills it in is elsewhere
    kept = deliver_tree(found.folders, {name: workbook(found, here, messages)}, folder, "dossier_exists")
    told = {"count": len(found.folders), "items": found.size, "numbers": found.numbers}
    warn(visible(messages.term("dossier_written", folder=folder, file=name, **told)))
    if kept:
        warn(messages.term("dossier_kept", count=kept))
    warn(messages.term("dossier_next"))
    warn(f"  {command}")
    return 0
