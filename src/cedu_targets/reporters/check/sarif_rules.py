"""The codes of a SARIF log, each with its page in both languages."""

from collections.abc import Iterator, Mapping

from cedu_targets.domain.finding import Severity
from cedu_targets.messages.checks.catalogue import CHECKS
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.shared.escaping import markdown
from cedu_targets.reporters.shared.json_text import Json

LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_READING = "reading"
"""Of codes that no check has: what a file, a sheet or a text says of itself as it is read."""
_LONGEST = 1024
"""Signs that GitHub shows of a description."""


def rules(codes: Mapping[str, Severity], messages: Messages) -> Iterator[Json]:
    """A rule for each code, with the gravest level that it has in the run; the language of the run comes first."""
    check_of = {code: name for name, check in CHECKS.items() for code in check.codes}
    both = (messages, *(Messages(language) for language in Language if language is not messages.language))
    for code, severity in codes.items():
        yield {
            "id": code,
            "shortDescription": {"text": messages.title(code)},
            "fullDescription": {"text": (messages.page(code).partition("\n")[0] or messages.title(code))[:_LONGEST]},
            "help": {
                "text": "\n\n".join(_page(code, one) for one in both),
                "markdown": "\n\n".join(_markdown(code, one) for one in both),
            },
            "defaultConfiguration": {"level": LEVEL[severity]},
            "properties": {"check": check_of.get(code, _READING), "tags": ["cedu", code[:2]]},
        }


def _page(code: str, messages: Messages) -> str:
    """What `cedu explain` prints of a code."""
    steps = "\n".join(f"- {text}" for text in _next_steps(code, messages))
    next_step = messages.punctuation.labelled(messages.term("explain_next"), "").rstrip()
    page = messages.page(code)
    told = [f"{code}  {messages.title(code)}", page, f"{next_step}\n{steps}" if steps else ""]
    return "\n\n".join(filter(None, told))


def _markdown(code: str, messages: Messages) -> str:
    lines = [markdown(line) for line in messages.page(code).splitlines() if line]
    steps = "\n".join(f"- {markdown(text)}" for text in _next_steps(code, messages))
    return "\n\n".join(filter(None, [f"## {code} {markdown(messages.title(code))}", *lines, steps]))


def _next_steps(code: str, messages: Messages) -> Iterator[str]:
    told = messages.words[code].help
    yield from dict.fromkeys(filter(None, [told] if isinstance(told, str) else told.values()))
