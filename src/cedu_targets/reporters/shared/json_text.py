"""JSON as text that no terminal is steered by, in parts of some size."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from cedu_targets.domain.lazy_pattern import lazy_pattern

Json = Mapping[str, object]
_PIECES_AT_ONCE = 4_096
_STEERING = lazy_pattern(r"[^\x20-\x7e]")


def dumped(envelope: Json | Iterable[Json]) -> str:
    """The envelope as text that no terminal is steered by."""
    return "".join(dumped_parts(envelope))


def dumped_parts(envelope: Json | Iterable[Json]) -> Iterator[str]:
    """The same in parts of some size, each made as it is taken: of a long one no more than that is held."""
    pieces: list[str] = []
    for piece in _pieces(envelope, "\n"):
        pieces.append(piece)
        if len(pieces) == _PIECES_AT_ONCE:
            yield "".join(pieces)
            pieces.clear()
    yield "".join([*pieces, "\n"])


def _pieces(value: object, line_end: str) -> Iterator[str]:
    """Indented by two blanks a level; `json` takes four times as long for it, and a megabyte may have many findings."""
    if isinstance(value, Mapping):
        inner = line_end + "  "
        start = "{" + inner
        for key, part in value.items():
            if isinstance(part, str) or not isinstance(part, Iterable):
                yield f"{start}{_text(key)}: {_scalar(part)}"
            else:
                yield f"{start}{_text(key)}: "
                yield from _pieces(part, inner)
            start = "," + inner
        yield "{}" if start[0] == "{" else line_end + "}"
    elif isinstance(value, Iterable) and not isinstance(value, str):
        inner = line_end + "  "
        start = "[" + inner
        for part in value:
            yield start
            yield from _pieces(part, inner)
            start = "," + inner
        yield "[]" if start[0] == "[" else line_end + "]"
    else:
        yield _scalar(value)


def _scalar(value: object) -> str:
    return _text(value) if isinstance(value, str) else "null" if value is None else json.dumps(value, allow_nan=False)


def _text(text: str) -> str:
    """Signs that steer a terminal, and bytes of a file's name that are no text, stand in their backslash form.

    That is the same to a program, and harmless to whoever looks at it.
    """
    quoted: str = json.encoder.encode_basestring(text)
    return quoted if quoted.isprintable() else _STEERING.sub(_escaped, quoted)


def _escaped(sign: re.Match[str]) -> str:
    return json.dumps(sign[0])[1:-1] if not sign[0].isprintable() and sign[0] != " " else sign[0]
