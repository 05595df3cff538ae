"""Paragraphs around the tables of a document: which become titles and notes."""

from cedu_targets.files.grid import Grid
from cedu_targets.recognition.notes import surroundings

ROWS = [["单位", "a"], ["甲", "1"]]


def test_notes_of_one_table_are_not_the_title_of_the_next() -> None:
    between = ["说明：1=2+3", "", "表二"]
    tables = [
        Grid("1", ROWS, before=["表一"], after=between),
        Grid("2", ROWS, before=between, after=["正文。", "说明：x"]),
    ]
    assert list(surroundings(tables)) == [(["表一"], ["说明：1=2+3"]), (["表二"], [])]


def test_a_table_inside_another_takes_no_paragraphs_from_the_next() -> None:
    between = ["注：甲乙", "", "表二"]
    tables = [Grid("1", ROWS, after=between), Grid("2", ROWS), Grid("3", ROWS, before=between)]
    assert [titles for titles, _ in surroundings(tables)] == [[], [], ["表二"]]


def test_notes_go_on_while_items_follow_one_another() -> None:
    after = ["", "说明：", "1. 甲", "乙", "", "2. 丙", "", "正文。"]
    ((_, notes),) = surroundings([Grid("1", ROWS, after=after)])
    assert notes == ["说明：", "1. 甲", "乙", "2. 丙"]
