"""Writes docs/coverage.md: every quantified sentence of a notice, and the rule or duty of its pack that speaks of it.

    python docs/make_coverage.py

A sentence is quantified if it holds a number with a noun that is counted, or a per cent. What no rule
and no duty covers is marked, and the tests refuse it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from cedu_targets.domain.prose import Prose
from cedu_targets.domain.quantity import folded, quantities
from cedu_targets.files.prose import read_prose
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.find import find_pack
from cedu_targets.packs.pack import RulePack

ROOT = Path(__file__).parents[1]
NOTICE = ROOT / "examples" / "jiangning-2020" / "notice.txt"
_END = re.compile(r"[。；;:：]|(?=\([一二三四五六七八九十]\))|(?<=设)(?=\d\.)|(?<=。)\d\.")
"""The end of a sentence, or the beginning of a numbered heading."""
_CHINESE_PUNCTUATION = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）"})


def quantified_sentences(prose: Prose) -> Iterator[tuple[int, str, int, int]]:
    """(line, sentence, start, end) of every sentence before the table that counts something."""
    text = prose.text
    text = text[: text.index("附件:2020年全区社会教育")]
    start = 0
    for match in [*_END.finditer(text), None]:
        end = match.start() if match else len(text)
        if any(quantity.noun for quantity in quantities(text[start:end])):
            yield prose.line_at(start), text[start:end], start, end
        start = match.end() if match else end


def covering(pack: RulePack, prose: Prose, start: int, end: int) -> list[str]:
    """The rules and duties whose words stand in a stretch of the text."""
    found = []
    quotes = [(f"规则 `{rule.id}`", quote) for rule in pack.rules if (quote := getattr(rule, "quote", None))]
    quotes += [(f"任务 `{duty.id}`", duty.quote) for duty in pack.duties]
    for name, quote in quotes:
        if any(passage.start < end and passage.end > start for passage in prose.find(quote)):
            found.append(name)
    counted = [(rule.id, noun) for rule in pack.rules for noun in getattr(rule, "nouns", ())]
    found += [f"规则 `{name}`" for name, noun in counted if folded(noun) in prose.text[start:end]]
    return found


def page() -> str:
    """The whole page."""
    pack, prose = find_pack("jiangning-2020"), read_prose(NOTICE)
    messages, table = Messages(Language.ZH), pack.specimen()
    lines = [
        "# 通知中每句有数的话，由哪条规则或任务事项管",
        "",
        "由 `python docs/make_coverage.py` 从 `rules/jiangning-2020.yaml` 和通知全文生成，请勿手改。",
        "Made from the pack and the notice: every quantified sentence, and the rule or duty that speaks of it.",
        "",
        "| 行 | 原文 | 规则或任务事项 |",
        "|---|---|---|",
    ]
    for line, sentence, start, end in quantified_sentences(prose):
        shown = sentence.translate(_CHINESE_PUNCTUATION)
        lines.append(f"| {line} | {shown} | {'<br>'.join(covering(pack, prose, start, end)) or '**无**'} |")
    lines += ["", "## 附表的规则", "", "| 规则 | 内容 | 依据 |", "|---|---|---|"]
    lines += [
        f"| `{rule.id}` | {messages.rule(rule.check, rule.told(table, pack.names()))} | {rule.why} |"
        for rule in pack.rules
        if not hasattr(rule, "quote")
    ]
    lines += ["", "## 疑问清单", "", "| 疑问 | 内容 | 依据 |", "|---|---|---|"]
    lines += [f"| `{rule.id}` | {rule.ask} | {rule.why} |" for rule in pack.rules if rule.check == "question"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (ROOT / "docs" / "coverage.md").write_text(page(), encoding="utf-8")
