"""cedu template --for monthly: a workbook of monthly forms for each unit."""

from pathlib import Path

from cedu_targets.cli.delivery import check_folder, deliver_documents
from cedu_targets.cli.given_files import hold_stdin
from cedu_targets.cli.output_file import OutputFile
from cedu_targets.cli.streams import warn
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.typed_words import typed
from cedu_targets.messages.messages import Messages


def write_forms(
    text: Path | None,
    rules: str | None,
    units: Path | None,
    month: str | None,
    output: OutputFile,
    messages: Messages,
) -> int:
    """Write the forms into a folder, all or none; what is odd in the list of units is told."""
    from cedu_targets.reporters.rollup.monthly_form import month_text, workbooks
    from cedu_targets.reporters.shared.escaping import visible
    from cedu_targets.reporters.shared.lines import finding_line
    from cedu_targets.rollups.monthly_forms import monthly_forms

    folder = output.path
    if output.is_stdout or (folder.suffix and not folder.is_dir()):
        named: dict[str, Parameter] = {"name": output.name, "folder": folder.stem or messages.term("monthly_folder")}
        raise CallFault("template_call", named, variant="forms")
    check_folder(folder, "forms_not_a_folder")
    hold_stdin([path for path in (text, units) if path is not None])
    forms = monthly_forms(text, rules=rules, units=units, month=month)
    documents = workbooks(forms, messages)
    deliver_documents(documents, folder, "form_exists")
    shown = [month_text(one, messages) for one in forms.months]
    name = "forms_plain" if not shown else "forms_of_month" if len(shown) == 1 else "forms_of_months"
    spans = {"start": shown[0], "end": shown[-1]} if shown else {}
    warn(visible(messages.term(name, count=len(documents), folder=folder, first=next(iter(documents)), **spans)))
    for finding in forms.findings:
        warn(finding_line(finding, str(units), messages))
    warn(messages.term("forms_next"))
    pack = rules or forms.pack
    given = "" if pack is None else f" --rules {typed(pack)}"
    roster = "" if units is None else f" --units {typed(str(units))}"
    warn(f"  cedu rollup {messages.term('forms_back')}{given}{roster} -o {messages.term('forms_achieved')}")
    return 0
