"""YAML with the place of everything in it; what a pack or a plan does not need is refused where it begins."""

import pytest

from cedu_targets.packs.positioned_yaml import load


def test_everything_has_its_place() -> None:
    document = load("name: a\nrules:\n  - {id: x, parts: [1, 2]}\n")
    assert document.content == {"name": "a", "rules": [{"id": "x", "parts": ["1", "2"]}]}
    assert document.position(("rules", 0, "parts", 1)) == (3, 24)


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        ("a: 1\n---\nb: 2\n", "second_document", (3, 1)),
        ("1\n--- 2\n", "second_document", (2, 5)),
        ("a: &x 1\n", "alias", (1, 4)),
        ("a: !x 1\n", "tag", (1, 4)),
        ("a: 1\na: 2\n", "duplicate_key", (2, 1)),
        ("? [a]\n: 1\n", "key", (1, 3)),
        ("a: [1\n", "bracket", (2, 1)),
        ("# nothing\n", "empty", (1, 1)),
    ],
)
def test_what_is_refused_and_where(text: str, kind: str, where: tuple[int, int]) -> None:
    (refused,) = load(text).mistakes
    assert (refused.kind, (refused.line, refused.column)) == (kind, where)
