"""Arbitrary strings, led by coverage: `python tests/fuzz/fuzz_strings.py TARGET [-runs=N …] [CORPUS]`, by hand.

It needs atheris (`tests/fuzz/requirements.txt`); the other arguments are libFuzzer's. What a target promises stands in
`string_targets.py`. `replay TARGET CORPUS` runs a corpus without atheris, to measure lines with `coverage`.
"""

import os
import sys
from pathlib import Path
from tempfile import mkdtemp

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "support")]

_WORD_BIT = 1


def text_of(data: bytes, words: tuple[str, ...]) -> str:
    """The text that the fuzzer's bytes stand for: UTF-8, or after an odd first byte a word each, so that texts make sense."""
    if not data:
        return ""
    if not data[0] & _WORD_BIT:
        return data[1:].decode("utf-8", "surrogateescape")
    return "".join(words[byte] if byte < len(words) else chr(byte) for byte in data[1:])


def _with_corpus(arguments: list[str], begin: tuple[str, ...]) -> list[str]:
    """The arguments with a folder of the texts to begin with, beside the corpus that was named."""
    folder = Path(mkdtemp(prefix="cedu-begin-"))
    for number, text in enumerate(begin):
        (folder / str(number)).write_bytes(b"\0" + text.encode())
    named = [argument for argument in arguments if not argument.startswith("-")]
    for corpus in named:
        Path(corpus).mkdir(parents=True, exist_ok=True)
    return [*arguments, str(folder)]


def main(arguments: list[str]) -> None:
    """Fuzz or replay one target."""
    if arguments[0] == "replay":
        from string_targets import TARGETS

        target = TARGETS[arguments[1]]
        for path in sorted(Path(arguments[2]).iterdir()):
            target.check(text_of(path.read_bytes(), target.words))
        return
    import atheris

    with atheris.instrument_imports(include=["cedu_targets"]):
        from string_targets import TARGETS
    target = TARGETS[arguments[0]]
    options = ["-timeout=5", "-rss_limit_mb=1500", "-max_len=1500", *_with_corpus(arguments[1:], target.begin)]
    atheris.Setup([sys.argv[0], *options], lambda data: target.check(text_of(data, target.words)))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
