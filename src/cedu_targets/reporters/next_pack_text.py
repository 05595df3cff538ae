"""Another year's pack as YAML: what was carried over and what was not stands above it as remarks."""

from collections.abc import Iterator

from cedu_targets.domain.next_pack import Left, NextPack
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import visible


def render(pack: NextPack, messages: Messages) -> str:
    """The pack, to be edited and then used."""
    return "".join(f"# {visible(line)}".rstrip() + "\n" for line in _remarks(pack, messages)) + pack.yaml


def summary(pack: NextPack, messages: Messages) -> list[str]:
    """How much was carried over, for whoever ran the command: counts, then each rule that was left with its reason."""
    rules = [left for left in pack.left if left.reason.startswith("left_") and left.reason != "left_some"]
    counts = {
        "carried": len(pack.carried),
        "declared": len(pack.declared),
        "left": len(rules),
        "notice": len(pack.notice),
    }
    return [messages.term("next_summary", like=pack.like, **counts), *(_left(one, messages) for one in pack.left)]


def _remarks(pack: NextPack, messages: Messages) -> Iterator[str]:
    names = messages.punctuation.names
    yield from summary(pack, messages)[:1]
    yield messages.term("next_todo")
    if pack.left:
        yield messages.term("next_left", count=len(pack.left))
        yield from (f"  {_left(one, messages)}" for one in pack.left)
    if pack.unnamed:
        yield messages.term("next_unnamed", columns=names.join(pack.unnamed))
    if pack.amounts:
        yield messages.term("next_amounts", rules=names.join(pack.amounts))
    if pack.declared:
        yield messages.term("next_declared", rules=names.join(pack.declared))
    if pack.notice:
        yield messages.term("next_notice", count=len(pack.notice))
        yield from (f"  - {entry}" for entry in pack.notice)


def _left(left: Left, messages: Messages) -> str:
    def column(code: object) -> str:
        return messages.term("fact_column" if str(code).isascii() else "column_path", code=code)

    about = column(left.name) if left.reason.startswith(("column_", "entry_")) else left.name
    parameters = {
        **left.parameters,
        **({"column": column(left.parameters["column"])} if "column" in left.parameters else {}),
    }
    return messages.term(f"next_{left.reason}", name=about, **parameters)
