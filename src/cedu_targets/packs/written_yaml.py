"""YAML for people to edit: what a text holds can be seen, and nothing in it turns the reading round."""

import unicodedata
from typing import Any

import yaml

_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"}
"""Control, format and direction signs, line ends, and what no font has: escaped, though YAML would take some raw."""


def yaml_text(content: Any, width: int, flow: bool | None = False) -> str:
    """Plain data as YAML, in its order; with `flow` None the innermost lists stand on one line.

    A text with a sign that cannot be seen is quoted, the sign written as `\\u202e`; it is read back equal.
    """
    written = yaml.dump(
        content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=width, default_flow_style=flow
    )
    return "".join(map(_escaped, written)) if _is_unseen(written) else str(written)


class _Dumper(yaml.SafeDumper):
    """Quotes each text in which something cannot be seen: only there it may be escaped."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _is_unseen(text) else None)


_Dumper.add_representer(str, _text)


def _is_unseen(text: str) -> bool:
    return not text.isprintable() and any(unicodedata.category(sign) in _UNSEEN for sign in text if sign != "\n")


def _escaped(sign: str) -> str:
    if sign == "\n" or unicodedata.category(sign) not in _UNSEEN:
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
