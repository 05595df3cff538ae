"""A form is read as an earlier one was where its numbers give the same answers, and each question is put once."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.recognition.table.reading_cache import Questions, ReadingCache
from cedu_targets.recognition.table.values import Values


def values(*numbers: int) -> Values:
    return Values((1,), {row: [Decimal(number)] for row, number in enumerate(numbers)}, {1: set()})


def first(of: Values) -> Decimal:
    number = of.numbers[0][0]
    assert number is not None
    return number


def reading(asked: Questions) -> str:
    """What is asked next hangs on the answer before, as in a table."""
    if asked.ask(lambda of: first(of) > 10):
        return f"large {asked.ask(lambda of: len(of.numbers))}"
    return f"small {asked.ask(first)}"


def read(cache: ReadingCache[str], of: Values) -> tuple[str, bool]:
    known = cache.recall(of)
    if known is not None:
        return known, True
    asked = Questions(of)
    found = reading(asked)
    cache.keep(asked, found)
    return found, False


@given(st.lists(st.lists(st.integers(0, 20), min_size=1, max_size=3), max_size=60))
def test_what_is_recalled_is_what_would_be_read(forms: list[list[int]]) -> None:
    cache: ReadingCache[str] = ReadingCache()
    for numbers in forms:
        assert read(cache, values(*numbers))[0] == reading(Questions(values(*numbers)))


def test_the_same_answers_are_known_and_others_are_read_beside_them() -> None:
    cache: ReadingCache[str] = ReadingCache()
    found = [read(cache, values(*numbers)) for numbers in ([11], [3], [15], [3], [15, 1], [12, 7])]
    assert found == [
        ("large 1", False), ("small 3", False), ("large 1", True), ("small 3", True), ("large 2", False), ("large 2", True),
    ]  # fmt: skip


def test_each_question_is_put_once_to_a_form() -> None:
    put: list[str] = []
    cache: ReadingCache[str] = ReadingCache()
    for number in (1, 2, 3):
        asked = Questions(values(number))
        asked.ask(lambda _: put.append("kind"))
        asked.ask(first)
        cache.keep(asked, str(number))
    put.clear()
    assert cache.recall(values(3)) == "3"
    assert put == ["kind"]


def test_of_very_many_readings_the_first_are_forgotten() -> None:
    cache: ReadingCache[str] = ReadingCache()
    for number in range(40):
        read(cache, values(number % 10, number))
        asked = Questions(values(number))
        asked.ask(lambda of: first(of) + 100)
        cache.keep(asked, str(number))
    assert cache.recall(values(0)) is None
    assert cache.recall(values(39)) == "39"
