"""cedu template --for report: the form on which each unit reports month by month what became of its targets."""

from pathlib import Path
from typing import TYPE_CHECKING

from cedu_targets.cli.delivery import check_folder, deliver, deliver_documents, is_written
from cedu_targets.cli.given_files import hold_stdin
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.cli.streams import warn
from cedu_targets.domain.typed_words import typed
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportKind, format_named

if TYPE_CHECKING:
    from cedu_targets.gaps.report_forms import ReportForms

_MOST_NAMED = 20


def write_report_forms(
    targets: Path,
    rules: str | None,
    sheet: str | None,
    explanations: Path | None,
    output: OutputFile,
    messages: Messages,
) -> int:
    """Write a form for each unit into a folder, or all into one workbook; nothing while the table has errors."""
    from cedu_targets import api
    from cedu_targets.reporters.gap.report_form import workbook, workbooks
    from cedu_targets.reporters.shared.escaping import visible

    is_one = output.is_stdout or (bool(output.path.suffix) and not output.path.is_dir())
    if is_one:
        check_output(
            output,
            [one for one in (targets, rules, explanations) if one is not None],
            format_named(ReportKind.GAP, "excel"),
        )
    else:
        check_folder(output.path, "report_forms_not_a_folder")
    hold_stdin([targets])
    forms = api.report_forms(targets, rules=rules, sheet=sheet, explanations=explanations)
    if is_one:
        deliver(workbook(forms, messages), output)
        if not is_written(output):
            return 0
        warn(visible(messages.term("report_forms_in_one", file=output, count=len(forms.forms))))
    else:
        documents = workbooks(forms, messages)
        deliver_documents(documents, output.path, "report_form_exists")
        told = {"count": len(documents), "folder": output.path, "first": next(iter(documents))}
        warn(visible(messages.term("report_forms_written", **told)))
    _say_next(forms, targets, rules, messages)
    return 0


def _say_next(forms: "ReportForms", targets: Path, rules: str | None, messages: Messages) -> None:
    from cedu_targets.reporters.shared.escaping import visible

    if left := forms.without_targets:
        names = messages.punctuation.some(left, _MOST_NAMED)
        warn(visible(messages.term("report_forms_without", count=len(left), names=names)))
    warn(messages.term("report_forms_next"))
    pack = "" if rules is None else f" --rules {typed(rules)}"
    warn(f"  cedu gap {typed(str(targets))} {messages.term('report_forms_back')}{pack}")
