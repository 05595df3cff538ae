"""Causes: name and sentence of each. A sentence ends before "; that settles …", which is in DIAGNOSIS_TERMS."""

from cedu_targets.messages.entry import Words

_ONE = "{unit} {column} is {before} and should be {after}"
_TEXT = '{unit} {column} says "{text}" and should be {after}'
_ROW = "{unit}, the numbers in {columns} are all {factor} times what they should be (such as {column} which is {before} and should be {after})"

DIAGNOSES: dict[str, Words] = {
    "transposed": Words("digits transposed", _ONE),
    "dropped": Words("a digit left out", _ONE),
    "doubled": Words("a digit typed twice", _ONE),
    "extra_digit": Words("a digit too many", _ONE),
    "wrong_digit": Words("one wrong digit", _ONE),
    "power_of_ten": Words("decimal point or zeros misplaced", {"": _ONE, "row": _ROW}),
    "wan": Words("wrong scale (万, a factor of 10,000)", {"": _ONE, "row": _ROW}),
    "sign": Words("wrong sign", _ONE),
    "missing": Words("a number missing", {"": "{unit} {column} should be {after}", "text": _TEXT}),
    "percent": Words("percent for fraction", {"": _ONE, "text": _TEXT}),
    "replaced": Words("a wrong number", {"": _ONE, "blank": "{unit} {column} is {before} and should be 0 or blank"}),
    "swap": Words(
        "two numbers swapped",
        {
            "": "{unit} {column} ({before}) and {other} ({after}) changed places",
            "column": '{column} "{unit}" ({before}) and {other} ({after}) changed places',
        },
    ),
    "shift": Words(
        "numbers in the wrong columns",
        {
            "": "{unit}, the numbers in {stands} belong in {belongs}",
            "column": "{unit}, the numbers of {stands} belong to {belongs}",
        },
    ),
    "subtotal": Words(
        "a subtotal counted twice",
        {
            "": '"{unit}" is a subtotal, and the district\'s figure counts it as a unit',
            "all": '"{unit}" counts the units and all subtotals besides, so that units are counted twice',
            "unit": '"{unit}" is the sum of the rows beside it, like a subtotal, and should not be counted again',
        },
    ),
    "left_out": Words(
        "a unit left out",
        {
            "": "the district's figure leaves out {units}",
            "area": '"{total}" leaves out {units}',
            "besides": "the district's figure leaves out {units}, and a number is wrong besides: {changes}",
            "area_besides": '"{total}" leaves out {units}, and a number is wrong besides: {changes}',
        },
    ),
    "text_number": Words(
        "a number kept as text",
        "{texts}: kept as text, which the formula of the sum passes over; once a number, {changes}",
    ),
    "several": Words("several wrong numbers", "{changes}"),
}

DIAGNOSIS_TERMS: dict[str, str] = {
    "cause": "Probably {title}{choice}: {sentence}{settles}.",
    "cause_rows": "numbers in the wrong rows",
    "cause_text": "not a number",
    "cause_choice": " (one of several possibilities)",
    "cause_settles": "; that settles {count} of the findings",
    "cause_more": "{count} more possibilities, not listed one by one.",
    "cause_heading": "probable causes: {count}",
    "cause_caution": "Causes are inferred from the table's own numbers; check them with the records first. No number was changed.",
    "cause_explains": "The findings it explains: {findings}.",
    "cause_of_cell": "probable cause {number}, {title}{choice}: is {before}, should be {after}",
    "cause_change": "{unit} {column} {before} → {after} ({title})",
    "cause_change_alike": "{unit} {column} {before} → {after}",
    "cause_text_number": "{unit} {column} {before}",
    "cause_text_numbers": "{named} … ({count} cells)",
    "cause_blank": "blank",
    "columns_span": "columns {first}–{last}",
    "column_one": "column {code}",
    "paths_span": 'columns "{first}" to "{last}"',
    "rows_span": '"{first}" to "{last}"',
    "row_one": '"{name}"',
    "unexplained": "no cause was found for {count} of the findings",
    "unsearched": "search for causes: {reasons}.",
    "unsearched_no_solver": "no solver is installed (highspy): more than three cells wrong at once were not looked for",
    "unsearched_too_large": "too many cells could be wrong: more than three at once were not looked for",
    "unsearched_time_limit": "the time was up before all was searched",
    "unsearched_more_alternatives": "there are other answers as small, not all are listed",
}
