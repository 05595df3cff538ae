"""Words of several files as one mapping: the entries in their order, and a file only where it is looked at."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from threading import Barrier, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.messages.gathered import Gathered


def parts(*tables: dict[str, int]) -> tuple[list[Callable[[], Mapping[str, int]]], list[int]]:
    """Parts that give these tables, and the numbers of those that were loaded, in the order in which they were."""
    loaded: list[int] = []

    def part(number: int) -> Callable[[], Mapping[str, int]]:
        def load() -> Mapping[str, int]:
            loaded.append(number)
            return tables[number]

        return load

    return [part(number) for number in range(len(tables))], loaded


def test_a_part_is_loaded_once_and_only_when_those_before_it_lack_a_name() -> None:
    made, loaded = parts({"a": 1}, {"b": 2}, {"c": 3})
    words = Gathered(made)
    assert (words["b"], loaded) == (2, [0, 1])
    assert (words["a"], words["b"], loaded) == (1, 2, [0, 1])
    assert "c" in words
    assert (list(words.items()), len(words), loaded) == ([("a", 1), ("b", 2), ("c", 3)], 3, [0, 1, 2])
    with pytest.raises(KeyError, match="d"):
        words["d"]


def test_the_usual_parts_are_looked_at_first_and_listed_in_their_place() -> None:
    made, loaded = parts({"a": 1}, {"b": 2}, {"c": 3})
    words = Gathered(made, first=made[2:])
    assert (words["c"], loaded) == (3, [2])
    assert (words["a"], loaded) == (1, [2, 0])
    assert list(words) == ["a", "b", "c"]


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), max_size=3), max_size=5), st.lists(st.sampled_from("abcdefghi")))
def test_it_is_what_the_parts_are_together(names: list[set[str]], asked: list[str]) -> None:
    taken: set[str] = set()
    tables = []
    for number, some in enumerate(names):
        tables.append(dict.fromkeys(sorted(some - taken), number))
        taken |= some
    whole = {name: number for table in tables for name, number in table.items()}
    words = Gathered(parts(*tables)[0])
    assert [words.get(name) for name in asked] == [whole.get(name) for name in asked]
    assert list(words.items()) == list(whole.items())


def test_two_threads_find_what_either_is_loading() -> None:
    """As the page's server asks; none may miss a part that the other has begun to load."""
    both = Barrier(2)

    def slow() -> Mapping[str, int]:
        both.wait(timeout=10)
        return {"a": 1}

    words, found = Gathered([slow]), list[int]()
    threads = [Thread(target=lambda: found.append(words["a"])) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1, 1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_run_loads_no_words_of_other_commands(language: str) -> None:
    """The help of the program needs the words of calls; none of gaps, letters, roll-ups or plans."""
    script = (
        "import sys\n"
        "from cedu_targets.cli.app import main\n"
        f"sys.argv = ['cedu', '--help', '--lang', {language!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(*(name for name in sys.modules if name.startswith('cedu_targets.messages.{language}.')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    loaded = {name.rpartition(".")[2] for name in done.stdout.splitlines()[-1].split()}
    assert "calls" in loaded
    assert loaded & {"gaps", "letters", "rollups", "plans", "agenda", "web"} == set()
