"""Drafted targets as a pack in YAML: each with what is guessed marked, and beside it what a planner has to decide."""

import json
from collections.abc import Iterable, Iterator

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.targets_draft import DraftedTarget, LeftCandidate, Open, TargetsDraft
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import visible

_LONGEST_TITLE = 200
_SURE = ("id", "quote")
_PLAIN = lazy_pattern(r"(?![-_])\w(?:[\w%、，。；：？“”‘’（）()【】《》—+/.,-]| (?=\w))*")
"""A text that needs no quotation marks in YAML."""


def render(draft: TargetsDraft, messages: Messages) -> str:
    """The pack, to be edited and then used."""
    head = {
        "name": f"pack-{draft.period}" if draft.period else "pack",
        "title": draft.title if draft.title and len(draft.title) <= _LONGEST_TITLE else "?",
        "source": "?",
        **({"issued": draft.issued.isoformat()} if draft.issued else {}),
        **({"period": draft.period} if draft.period else {}),
    }
    doubt = f"  # {messages.term('draft_doubt')}"
    lines = [
        *_remarks(messages.term("draft_comment").splitlines()),
        *(
            _field(name, value) + (doubt if name == "period" and draft.is_period_guessed else "")
            for name, value in head.items()
        ),
        "targets:" if draft.targets else "targets: []",
        *(line for target in draft.targets for line in _entry(target, messages)),
    ]
    if draft.left:
        lines += _remarks([messages.term("draft_left", count=len(draft.left))])
        lines += _remarks(_left(one, messages) for one in draft.left)
    if draft.beyond:
        lines += _remarks([messages.term("draft_beyond", count=len(draft.beyond), line=draft.beyond[0].line)])
    return "".join(f"{line}\n" for line in lines)


def summary(draft: TargetsDraft, messages: Messages) -> str:
    """How many targets were drafted, how many leave something open, how many numbers could not be quoted."""
    asked = sum(bool(target.open) for target in draft.targets)
    told = messages.term("draft_summary", count=len(draft.targets), asked=asked)
    left = len(draft.left) + len(draft.beyond)
    return told + (messages.term("draft_summary_left", left=left) if left else "")


def _entry(target: DraftedTarget, messages: Messages) -> Iterator[str]:
    doubt = f"  # {messages.term('draft_doubt')}"
    for number, (name, value) in enumerate(target.fields.items()):
        start = "    " if number else "  - "
        yield f"{start}{_field(name, value)}" + ("" if name in _SURE else doubt)
    if target.open not in ((), (Open.COUNTING,)):  # new or all of them is asked of all such targets together (QU003)
        asked = messages.punctuation.sentences.join(messages.term(f"draft_open_{one}") for one in target.open)
        yield f"    {_field('question', asked)}"
    yield f"    {_field('why', messages.term('draft_line', line=target.candidate.line))}"


def _field(name: str, value: str | bool) -> str:
    if isinstance(value, bool):
        return f"{name}: {json.dumps(value)}"
    return f"{name}: {value if _PLAIN.fullmatch(value) else _quoted(value)}"


def _quoted(text: str) -> str:
    """In quotation marks; what a screen must not get is written as YAML writes it, so that it is read as it was."""
    signs = (
        json.dumps(sign, ensure_ascii=False)[1:-1] if visible(sign) == sign else f"\\U{ord(sign):08X}" for sign in text
    )
    return f'"{"".join(signs)}"'


def _left(left: LeftCandidate, messages: Messages) -> str:
    reason = messages.term(f"draft_left_{left.reason}", count=left.count)
    candidate = left.candidate
    return messages.term(
        "draft_left_one", line=candidate.line, printed=candidate.printed, text=candidate.text, reason=reason
    )


def _remarks(lines: Iterable[str]) -> Iterator[str]:
    return (f"# {visible(line)}".rstrip() for line in lines)
