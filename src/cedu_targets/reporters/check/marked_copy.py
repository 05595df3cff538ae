"""What is said of one file, as marks at its own cells and as the sheet 审核意见 in front of it."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from cedu_targets.annotation.mark import Mark, Review, ReviewRow
from cedu_targets.annotation.source import Source
from cedu_targets.domain.diagnosis import Diagnosis
from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.domain.place import Place
from cedu_targets.domain.provenance import ASIDE
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared.diagnosis_sentences import (
    alternatives,
    due,
    left_out,
    more,
    place,
    sentence,
    standing,
)
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.group_sentences import not_judged_listed, told
from cedu_targets.reporters.shared.item_words import owners_text
from cedu_targets.reporters.shared.place_words import columns_text, units_text
from cedu_targets.reporters.shared.sentences import (
    explanation,
    joined,
    sheet_text,
    spot,
    summary,
)
from cedu_targets.reporters.shared.symbols import CAUSE, SYMBOLS, URGENCY, kind_of
from cedu_targets.reporters.shared.workbook import FILLS, lines_of, written

_COLUMNS = (
    ("head_number", 8.0), ("head_place", 14.0), ("head_unit_of_cell", 13.0), ("head_name", 24.0),
    ("head_problem", 52.0), ("head_after", 13.0), ("head_review_todo", 40.0),
)  # fmt: skip
_HIGHEST = 400


def review(files: Sequence[FileReport], source: Source, messages: Messages) -> Review:
    """All that is said of a file, whose documents were read from `source`."""
    page = _Page(files, source, messages)
    for file in files:
        page.add_causes(file)
    for file in files:
        for kind in URGENCY:
            for finding in file.findings:
                if kind_of(finding) == kind:
                    page.add_finding(finding, file)
    for file in files:
        page.add_not_judged(file)
    heads = [messages.term(name) for name, _ in _COLUMNS]
    marks = tuple(mark for _, mark in sorted(page.marks, key=lambda one: URGENCY.index(one[0])))
    lines = [written(line) for line in page.lines()]
    return Review(messages.term("sheet_review"), lines, heads, [width for _, width in _COLUMNS], page.rows, marks)


class _Page:
    """The sheet in front and the marks, under way."""

    def __init__(self, files: Sequence[FileReport], source: Source, messages: Messages) -> None:
        self._files, self._source, self._messages = files, source, messages
        self._has_sheets = len({file.sheet for file in files}) > 1
        self._causes = self._count = 0
        self._settled: dict[int, str] = {}
        """Of findings, by their identity, the label of the cause that explains them."""
        self.rows: list[ReviewRow] = []
        self.marks: list[tuple[str, Mark]] = []
        """Each with the kind by which it takes precedence."""

    def lines(self) -> Iterator[str]:
        """What stands above the list."""
        messages, path = self._messages, self._files[0].path
        yield ASIDE + messages.term("review_title", file=PurePath(path).name)
        for file in self._files:
            named = sheet_text(path, file.sheet, messages) or PurePath(path).name  # no folder of whoever checks
            yield messages.punctuation.labelled(named, summary(file, messages))
        if not self._source.is_workbook:
            yield messages.term("review_of_values")
        if self._source.is_signed:
            yield messages.term("review_signed")
        if self.marks:
            yield messages.term("review_hint" if self._source.is_workbook else "review_hint_values")
        if self._causes:
            yield messages.term("cause_caution")
        yield from filter(None, (left_out(file.search, messages) for file in self._files))

    def add_causes(self, file: FileReport) -> None:
        """The causes of what fails, a row for each; the only one there can be marks every cell that it would change."""
        messages = self._messages
        for group in standing(file):
            self._causes += 1
            shown = alternatives(self._causes, group)
            for label, one in shown:
                said, at = sentence(one, messages), place(one, file)
                due_here = due(one.changes[0], messages) if len(one.changes) == 1 else ""
                todo = joined(
                    messages, messages.term("review_todo_cause"), more(group, messages) * (one is shown[-1][1])
                )
                self._row("cause", f"{CAUSE} {label}", at, self._about(at, file), said, due_here, todo)
            if len(group) == 1:
                self._mark_cause(group[0], file, f"{CAUSE} {self._causes}")

    def _mark_cause(self, cause: Diagnosis, file: FileReport, label: str) -> None:
        self._settled |= {id(file.findings[position]): label for position in cause.explains}
        for change in (*cause.changes, *cause.texts):
            stands = self._messages.term("review_due", value=due(change, self._messages))
            self._mark("cause", change.place, f"{CAUSE} {sentence(cause, self._messages)}\n{stands}")

    def add_finding(self, finding: Finding, file: FileReport) -> None:
        """A row, and a mark at every place that the finding is about."""
        messages, kind = self._messages, kind_of(finding)
        said, todo, due_here = told(finding, messages), messages.help(finding), _due(finding, file)
        if finding.explained:
            todo = explanation(finding, messages)
        elif id(finding) in self._settled:  # what one sum asks of one cell is not what should be there
            todo, due_here = messages.term("review_see_cause", label=self._settled[id(finding)]), ""
        self._count += 1
        named = [units_text([finding.place], messages), columns_text([finding], messages)]
        at = self._about(finding.place, file)
        about = (named[0] or at[0], named[1] or at[1])
        self._row(kind, f"{SYMBOLS[kind]} {self._count}", finding.place, about, said, due_here, todo)
        note = [f"{SYMBOLS[kind]} {messages.term(kind)} {finding.code}", said]
        note += [messages.term("review_due", value=due_here)] if due_here else []
        note += [todo] if todo else []
        speaks_of_all = finding.parameters.get("count") == len(finding.related) + 1
        for one in (finding.place, *finding.related) if speaks_of_all else (finding.place,):
            self._mark(kind, one, "\n".join(note))

    def add_not_judged(self, file: FileReport) -> None:
        """A row for what could not be judged; no cell is wrong for that."""
        messages = self._messages
        for entry in not_judged_listed(file.told_not_judged, messages):
            first: NotJudged = entry.group.first
            self._count += 1
            about = units_text([one.place for one in entry.group.members], messages), ""
            text = messages.punctuation.labelled(messages.term("not_judged"), entry.in_one(messages))
            self._row("", str(self._count), first.place, about, text, "", "")

    def _about(self, at: Place, file: FileReport) -> tuple[str, str]:
        """The unit and the indicator, or the owners and the item."""
        item = file.items.by_id.get(at.item or "") if file.items else None
        if item is not None:
            return at.unit or owners_text(item, self._messages), item.text
        indicator = file.table.by_code.get(at.indicator or "") if file.table else None
        return at.unit or "", indicator.name if indicator else ""

    def _row(
        self, kind: str, number: str, at: Place, about: tuple[str, str], said: str, due_here: str, todo: str
    ) -> None:
        sheet = sheet_text(self._files[0].path, at.sheet, self._messages)
        where = f"{sheet}!{spot(at)}" if self._has_sheets and sheet and spot(at) else spot(at) or sheet
        texts = [written(text) for text in (number, where, *about, said, due_here, todo)]
        lines = max(lines_of(text, width) for text, (_, width) in zip(texts, _COLUMNS, strict=True))
        height = min(_HIGHEST, 14.5 * lines + 4)
        first = f"A{at.line}" if at.line is not None and not self._source.is_workbook else "A1" if at.sheet else ""
        cell = at.cell or first
        is_here = at.path is None
        self.rows.append(ReviewRow(texts, at.sheet, cell if is_here else "", FILLS.get(kind, "")[1:], height))

    def _mark(self, kind: str, at: Place, text: str) -> None:
        position = at.position
        if position is None and at.line is not None and not self._source.is_workbook:
            position = at.line - 1, 0
        if position is None or at.path is not None:
            return
        shown = "\n".join(visible(line) for line in text.split("\n"))
        self.marks.append((kind, Mark(at.sheet, *position, FILLS[kind][1:], shown)))


def _due(finding: Finding, file: FileReport) -> str:
    """The number that should stand there, as people write it; empty where none is known."""
    if finding.expected is None:
        return ""
    indicator = file.table.by_code.get(finding.place.indicator or "") if file.table else None
    is_rate = indicator is not None and indicator.kind is Kind.RATE
    return percent(finding.expected) if is_rate else plain(finding.expected)
