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


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        ("名: p\n\t题: t\n", "tab", (2, 1)),
        ("a:\n\tb: 1\n", "tab", (2, 1)),
        ("name: p\ntitle t\nrules: []\n", "colon", (2, 1)),  # told where the entry begins, not where it ends
        ("a: 1\nb：2\nc: 3\n", "colon", (2, 1)),
        ('a: 1\nb: "x\nc: 2\n', "open_quote", (2, 4)),
        ("a: b: c\n", "nested_colon", (1, 5)),
        ("a: @x\n", "sign", (1, 4)),
        ("a: *\n", "sign", (1, 5)),
        ('a: "\\q"\n', "escape", (1, 5)),
        ("a: - b\n", "dash", (1, 4)),
        ("a:\n  b: 1\n c: 2\n", "indentation", (3, 2)),
        ("字: 好\n坏: x\x07\n", "control_sign", (2, 5)),
        ("a: {b: c}}\n", "indentation", (1, 10)),
    ],
)
def test_a_slip_of_syntax_ends_the_reading(text: str, kind: str, where: tuple[int, int]) -> None:
    document = load(text)
    (slip,) = document.mistakes
    assert (slip.kind, (slip.line, slip.column), document.is_whole) == (kind, where, False)


def test_what_is_refused_before_a_slip_of_syntax_is_told_too() -> None:
    told = load("a: *x\nb: 1\nb: &y 2\nc: !t [1\n").mistakes
    assert [(one.kind, one.line, one.column) for one in told] == [
        ("alias", 1, 4), ("duplicate_key", 3, 1), ("alias", 3, 4), ("tag", 4, 4), ("bracket", 5, 1),
    ]  # fmt: skip


def test_the_first_of_two_values_is_read_and_the_second_looked_through() -> None:
    document = load("a: {b: 1}\na: {b: *x, c: 1, c: 2}\nd: 4\n")
    assert document.content == {"a": {"b": "1"}, "d": "4"}
    assert [one.kind for one in document.mistakes] == ["duplicate_key", "alias", "duplicate_key"]
    assert (document.position(("a", "b")), document.unread) == ((1, 5), set())
