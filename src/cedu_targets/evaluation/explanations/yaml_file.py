"""Explanations as YAML: read with every mistake at its line and column, and drafted for the findings of a report."""

from pathlib import Path

from cedu_targets.evaluation.explanations.drafts import Draft, drafts
from cedu_targets.evaluation.explanations.entries import ExplanationsFile, ExplanationsRead
from cedu_targets.packs.written_yaml import yaml_text
from cedu_targets.packs.yaml_model import read_model
from cedu_targets.report import Report


def read_yaml(path: Path) -> ExplanationsRead:
    """The entries of a file. Raises PackFault with every mistake in it, each with its line and column."""
    read = read_model(path, ExplanationsFile, variant="explanations")
    content = read.whole()
    explanations = ((one, read.place(("explanations", n))) for n, one in enumerate(content.explanations))
    questions = ((one, read.place(("questions", n))) for n, one in enumerate(content.questions))
    return ExplanationsRead(read.path, (*explanations, *questions))


def stub(report: Report, comment: str) -> str:
    """An explanations file for the findings of a report: reasons and answers to be filled in, notes left out."""
    found = list(drafts(report))
    content = {"explanations": [_explanation(one) for one in found if not one.finding.is_question]}
    questions = [_answer(one) for one in found if one.finding.is_question]
    body = yaml_text(content | ({"questions": questions} if questions else {}), width=200)
    return "".join(f"# {line}\n" for line in comment.splitlines()) + body


def _explanation(draft: Draft) -> dict[str, object]:
    known = draft.known
    entry = draft.named | {"seen": draft.seen, "reason": known.reason, "by": known.by}
    return entry | ({"until": known.until} if known.until else {})


def _answer(draft: Draft) -> dict[str, object]:
    known = draft.known
    entry = draft.named | {"seen": draft.seen, "answer": known.reason, "by": known.by}
    return entry | ({"on": known.on} if known.on else {})
