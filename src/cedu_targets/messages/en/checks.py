"""The checks: sentence and next step of each, why something was not judged; their pages are in check_pages.py."""

from cedu_targets.messages.entry import Words

CHECKS: dict[str, Words] = {
    # sums
    "PW001": Words(
        "total is not the sum of its parts",
        {
            "": "{unit} {column} is {actual}; {sum} = {expected}, {difference}.",
            "blank": "{unit} {column} is blank; {sum} = {expected}, {difference}.",
        },
        {
            "": "Correct the total or one of its parts; look at the source figures first.",
            "blank": "Fill in the total, or check whether numbers stand in the wrong columns.",
        },
    ),
    "PW002": Words(
        "a rounding difference between a total and its parts",
        {
            "": "{unit} {column} is {actual}; {sum} = {expected}, {difference}: rounding explains it.",
            "unlikely": "{unit} {column} is {actual}; {sum} = {expected}, {difference}: rounding could explain it, but is rarely off by so much.",
        },
        "A rounding difference may stay; where it is large, look at the source figures.",
    ),
    "DS001": Words(
        "district is not the sum of its units",
        {
            "": "{unit} {column} is {actual}; the units make {expected}, {difference}.",
            "blank": "{unit} {column} is blank; the units make {expected}, {difference}.",
        },
        {
            "": "Check the district's figure first; if it is settled, check the units.",
            "blank": "Fill in the district's figure, or check whether units stand in the wrong column.",
        },
    ),
    "DS003": Words(
        "subtotal is not the sum of its units",
        {
            "": "{unit} {column} is {actual}; its units ({members}) make {expected}, {difference}.",
            "blank": "{unit} {column} is blank; its units ({members}) make {expected}, {difference}.",
        },
        {
            "": "Check the subtotal and its units; if these are not its units, move the subtotal's row.",
            "blank": "Fill in the subtotal.",
        },
    ),
    "DS002": Words(
        "a rounding difference between the district and its units",
        {
            "": "{unit} {column} is {actual}; the units make {expected}, {difference}: rounding explains it.",
            "unlikely": "{unit} {column} is {actual}; the units make {expected}, {difference}: rounding could explain it, but is rarely off by so much.",
        },
        "A rounding difference may stay; where it is large, look at the source figures.",
    ),
    "DS004": Words(
        "a rounding difference between a subtotal and its units",
        {
            "": "{unit} {column} is {actual}; its units ({members}) make {expected}, {difference}: rounding explains it.",
            "unlikely": "{unit} {column} is {actual}; its units ({members}) make {expected}, {difference}: rounding could explain it, but is rarely off by so much.",
        },
        "A rounding difference may stay; where it is large, look at the source figures.",
    ),
    "NA001": Words(
        "part above the whole",
        "{unit} {column} is {actual}, above its limit {bound} = {expected}, {difference}.",
        "Check both places: a part is never more than the whole.",
    ),
    "BD001": Words(
        "below the floor",
        {
            "": "{unit} {column} is {actual}, below the floor of {expected}, {difference}.",
            "blank": "{unit} {column} is blank; the floor is {expected}, {difference}.",
        },
        "Check the number; if it is true, explain it in writing.",
    ),
    "BD002": Words(
        "above the ceiling",
        "{unit} {column} is {actual}, above the ceiling of {expected}, {difference}.",
        "Check the number, above all its decimal point and its unit of measure.",
    ),
    "BD003": Words(
        "none of several floors is reached",
        "{unit} {column} is {actual}, {expected} is due, {difference}; the others are not reached either ({floors}; one is enough).",
        "Check these columns; one of them is enough.",
    ),
    "PR001": Words(
        "required and blank",
        "{unit} {column} is blank.",
        "Fill it in; put 0 where there is nothing.",
    ),
    "PR002": Words(
        "a listed unit is missing",
        'the table has no unit "{wanted}".',
        "Add the row; if the unit was merged away, change the list in the rule pack.",
    ),
    "GR001": Words(
        "finer than the granule",
        "{unit} {column} holds {actual}; it should be a multiple of {step}.",
        "Report it in the agreed step; do not round it yourself but ask the office.",
    ),
    "RT001": Words(
        "rate outside 0–100 %",
        "{unit} {column} is {actual}, outside 0–100 %.",
        "Check numerator, denominator and per cent sign; where more is possible (completion, growth) put may_exceed into the rule pack.",
    ),
    "RT002": Words(
        "district's rate outside its units'",
        "{unit} {column} is {actual}; the units lie between {lowest} and {highest}.",
        "Check it: the district's rate is the weighted mean of its units and lies between lowest and highest.",
    ),
    "RT003": Words(
        "a rate was summed",
        "{unit} {column} is {actual}, just the sum of the units' rates; rates cannot be summed.",
        "Compute it from the totals.",
    ),
    "RT004": Words(
        "district's rate equals the lowest unit's",
        "{unit}: the rates in {columns} equal the lowest unit's, while {above} is higher: they can only be floors, not means.",
        "If it is a minimum, ignore this; if it is the district's level, check it.",
    ),
    "CB001": Words(
        "large change against last year",
        {
            "": "{unit} {column} is {actual}, last year {base}: a change of {growth}%, outside the allowed {limit}.",
            "rate": "{unit} {column} is {actual}, last year {base}: a change of {growth} percentage points, outside the allowed {limit}.",
        },
        "Check both years and what they count; if it is true, explain it in writing.",
    ),
    "CT001": Words(
        "ratio below what is asked",
        '{unit} {column} over "{base}" is {actual}, at least {expected} is asked, {difference}.',
        "Check numerator and base; if it is true, explain it in writing.",
    ),
    "CT002": Words(
        "ratio above its ceiling",
        '{unit} {column} over "{base}" is {actual}, at most {expected} is allowed, {difference}.',
        "Check numerator and base, above all the unit of measure.",
    ),
    "CT003": Words(
        "the stated rate is not the ratio",
        '{unit} {column} says {actual}; from the count and "{base}" it is {expected}, {difference}.',
        "Check the rate, the count and the base.",
    ),
    "NC001": Words(
        "prose and table differ",
        'line {line} of {prose} says "{quote}"; in the table {unit} {column} ({cell}) is {actual}, {expected} is due, {difference}.',
        "Compare text and annex with the official document and mend one of them.",
    ),
    "NC002": Words(
        "one thing, two counts",
        'line {line} says "{count}" {noun}, line {first_line} says "{first}".',
        "Go through the text and use one of them.",
    ),
    "NC003": Words(
        "a name from elsewhere",
        'line {line} names "{found}", which does not belong here.',
        "Check it; most often it was left over from another place's text.",
    ),
    "QU001": Words(
        "the office has to say",
        "{ask}",
        "Ask the office; once answered, take the question out of the rule pack.",
    ),
    # reasons for not judging
    "unreadable": Words("a cell holds no number", "{column}: a cell holds no number"),
    "blank_unknown": Words("a blank is not 0 here", "{column}: a blank; what was not reported is not 0"),
    "no_district": Words("no district row", "there is no district row to hold against the sum of the units"),
    "no_areas": Words("no subtotal", "no subtotal row whose units are clear"),
    "no_column": Words("no such column", "the table has no column {unknown}"),
    "not_additive": Words("not additive", "{column} is a rate or an average and cannot be summed"),
    "no_unit": Words("no such unit", 'the table has no unit "{wanted}"'),
    "other_measure": Words(
        "other unit of measure",
        '{column}: the rule or the text counts "{wanted}", the column "{unit_of_measure}"; they cannot be compared',
    ),
    "not_a_rate": Words("no rate", "{column} is no rate"),
    "no_base_column": Words(
        "not in last year's table", "{column}: last year's table does not have it, or counts it otherwise"
    ),
    "no_base": Words("no base", "{column}: there is no base (last year's number, a denominator), or it is 0"),
    "no_quote": Words("not in the text", 'the text does not say "{quote}"'),
    "blank_claim": Words("blank in the table", '{column} is blank, and the text says "{quote}"'),
    "no_count": Words("no count in the text", 'the text has no count of "{noun}"'),
}
