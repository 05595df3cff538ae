"""Quotes are found in a text without regard to white space and to the number that stands in them now."""

from cedu_targets.domain.prose import Prose

TEXT = Prose(["一、建设（村级） 教学点 3 个，", "参与率达到 23 万 ㎡。教学点5个。"])


def test_a_number_behind_a_word_that_ends_in_a_point_stands_alone() -> None:
    assert [number.low for _, number in TEXT.find_with_number("教学点3个")] == [3]
    for text, low in (("到23万人参训", 230_000), ("到2.3万人参训", 23_000), ("到二点三万人参训", 23_000)):
        assert [number.low for _, number in Prose([text]).find_with_number("3万人参训")] == [low]


def test_words_are_found_with_any_number_of_the_kind() -> None:
    assert [number.low for _, number in TEXT.find_with_any_number("教学点3个")] == [3, 5]


def test_a_line_begins_at_a_place_of_the_folded_text() -> None:
    assert [TEXT.text[TEXT.start_of(line)] for line in (1, 2)] == ["一", "参"]
