"""Explanations and answers: the words of their workbook, with the same placeholders as in Chinese."""

EXPLANATION_TERMS: dict[str, str] = {
    "sheet_answers": "Questions", "head_answered_by": "answered by", "head_answered_on": "answered on", "head_key": "key (leave as it is)",
    "head_where": "place", "head_of_unit": "unit", "head_of_column": "indicator",
    "stub_how": 'Fill in "explanation" and "by" in the yellow cells: both are needed; "until" may stay empty, else the explanation lapses after that day. Rows that are not explained may stay empty or be deleted; whole rows may be sorted and filtered. Leave the other columns (and the hidden column "key") as they are: when a value changes the explanation lapses.',
    "stub_how_answers": 'For the office: fill in "answer" and "answered by" in the yellow cells, and the question is not asked again; "answered on" may stay empty. Leave the other columns (and the hidden column "key") as they are: when what is asked changes, it is asked anew.',
    "stub_nothing": "There is nothing to be explained.", "stub_day_title": "date", "stub_day": "Such as 2020-12-31; may stay empty.",
    "stub_questions": "Questions in it besides, to be answered by the office: {count}.",
    "answered": "answered", "answered_n": "questions answered: {count}", "answered_line": "Answer: {text}", "answered_on": "{reason} ({by}, {on})",
    "explained_or_answered_heading": "explained or answered: {count}", "answers_summary": "; answers to questions among them: {count}",
    "said_already": "another entry says something else of the same, and stands before this one",
    "no_answer": "no answer or no name was written",
}  # fmt: skip

EXPLANATION_ERRORS: dict[str, str] = {
    "day": '"{name}" is no date (2020-12-31, 2020/12/31 and 2020年12月31日 are)',
    "no_heading": "there is no column headed so",
    "no_key": "the row has no key, so that nobody knows which finding is meant",
    "key_changed": "the key was changed, so that nobody knows which finding is meant",
    "other_row": "{name} is not the number in the key of this row ({expected}): it may have been sorted without all of its columns",
}  # fmt: skip
