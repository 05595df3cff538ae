"""cedu template --for achieved: one workbook for what was achieved of the targets of a text, and for the bases."""

from pathlib import Path
from typing import TYPE_CHECKING

from cedu_targets.cli.delivery import deliver, is_written
from cedu_targets.cli.given_files import hold_stdin
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.cli.streams import warn
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.targets import TargetKind
from cedu_targets.domain.typed_words import typed
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportKind, format_named

if TYPE_CHECKING:
    from cedu_targets.attainment.figure_form import FormColumn

_MOST_NAMED = 6
_YEAR = lazy_pattern(r"((?:19|20)\d\d)年?(?:度)?")


def write_figure_form(
    text: Path, rules: str | None, units: Path | None, year: str | None, output: OutputFile, messages: Messages
) -> int:
    """Write the form; what it leaves out, and what is odd in the list of units, is told."""
    from cedu_targets import api
    from cedu_targets.reporters.attainment.figure_form import workbook
    from cedu_targets.reporters.shared.escaping import visible
    from cedu_targets.reporters.shared.lines import finding_line

    given = [path for path in (text, units) if path is not None]
    check_output(output, given, format_named(ReportKind.ATTAINMENT, "excel"))
    hold_stdin(given)
    found = api.figure_form(text, rules=rules, units=units, year=None if year is None else _year(year))
    form = found.form
    pack = "" if rules is None else f" --rules {typed(rules)}"
    behind = pack + ("" if form.year is None else f" --as-of {form.year}-12-31")
    here = _command(text.name, output.path.name, form.bases, behind)  # whoever fills it in is elsewhere
    deliver(workbook(form, here, messages), output)
    for finding in found.findings:
        warn(finding_line(finding, str(units), messages))
    if not is_written(output):
        return 0
    counts = {"columns": len(form.columns), "bases": len(form.bases), "units": len(form.units)}
    warn(visible(messages.term("figure_form_written", file=output, **counts)))
    if left := form.not_asked:
        names = messages.punctuation.some([target.name or target.id for target, _ in left], _MOST_NAMED)
        sheet = messages.term("figure_form_help")
        warn(visible(messages.term("figure_form_left_out", count=len(left), names=names, sheet=sheet)))
    if by_unit := sum(map(_is_of_each, form.columns)) if not form.units else 0:
        warn(messages.term("figure_form_by_unit", count=by_unit))
    warn(messages.term("figure_form_next"))
    warn(f"  {_command(str(text), str(output), form.bases, behind)}")
    return 0


def _is_of_each(column: "FormColumn") -> bool:
    """Whether a total does not say what is demanded: of which units it is true."""
    return column.kind is TargetKind.COVERAGE or any(target.each for target in column.targets)


def _command(text: str, form: str, bases: object, behind: str) -> str:
    name = typed(form)
    return f"cedu gap {typed(text)} {name}" + (f" --bases {name}" if bases else "") + behind


def _year(text: str) -> int:
    match = _YEAR.fullmatch(text.strip())
    if match is None:
        raise CallFault("figure_form_year", {"name": text})
    return int(match[1])
