"""The checks: sentence, next step and page of each; why something was not judged."""

from cedu_targets.messages.entry import Words

CHECKS: dict[str, Words] = {
    # sums
    "PW001": Words(
        "total is not the sum of its parts",
        {
            "": "{unit} {column}is {actual}; {sum} = {expected}, {difference}.",
            "blank": "{unit} {column}is blank; {sum} = {expected}, {difference}.",
        },
        {
            "": "Correct the total or one of its parts; look at the source figures first.",
            "blank": "Fill in the total, or check whether numbers stand in the wrong columns.",
        },
        "A total equals the sum of its parts, row by row, exactly: there is no tolerance. A blank means nothing assigned and counts as 0; a blank total over filled parts is one error.\n\nPasses: total 10, parts 4 and 6\nFails: total 10, parts 4 and 5 (the parts make 9, 1 too much)\nNot judged: a part holds something that is no number",
    ),
    "PW002": Words(
        "a rounding difference between a total and its parts",
        {
            "": "{unit} {column}is {actual}; {sum} = {expected}, {difference}: rounding explains it.",
            "unlikely": "{unit} {column}is {actual}; {sum} = {expected}, {difference}: rounding could explain it, but is rarely off by so much.",
        },
        "A rounding difference may stay; where it is large, look at the source figures.",
        "Where a note under the table says that numbers were rounded, or the pack says so, a total may differ a little from its parts. Each number is off by half its last place at most: a difference beyond the sum of all these is an error (PW001); within three standard deviations (4·d² ≤ 3·Σu²) it is a note; between the two it is to be verified. Truncated numbers know no such middle.\n\nPasses: total 10, parts 4 and 6\nNote: total 10, parts 4 and 5 (off by 1, rounding explains it)",
    ),
    "DS001": Words(
        "district is not the sum of its units",
        {
            "": "{unit} {column}is {actual}; the units make {expected}, {difference}.",
            "blank": "{unit} {column}is blank; the units make {expected}, {difference}.",
        },
        {
            "": "Check the district's figure first; if it is settled, check the units.",
            "blank": "Fill in the district's figure, or check whether units stand in the wrong column.",
        },
        "The district equals the sum of its units, column by column. Rates and averages are not additive and not summed; subtotal rows are left out.\n\nPasses: district 10, A 4, B 6\nFails: district 10, A 4, B 5 (the units make 9, 1 too much)\nNot judged: no district row, or a unit's number cannot be read",
    ),
    "DS003": Words(
        "subtotal is not the sum of its units",
        {
            "": "{unit} {column}is {actual}; its units ({members}) make {expected}, {difference}.",
            "blank": "{unit} {column}is blank; its units ({members}) make {expected}, {difference}.",
        },
        {
            "": "Check the subtotal and its units; if these are not its units, move the subtotal's row.",
            "blank": "Fill in the subtotal.",
        },
        "An area's subtotal is the sum of the units that belong to it. Which they are is told by their place: the units since the last subtotal, or those under it or its heading; where that is not clear it is not checked, and a note says so (RD018). Rates and averages are never summed.\n\nPasses: subtotal 10, units 4 and 6\nFails: subtotal 10, units 4 and 5 (they make 9, 1 too much)\nNot judged: no subtotal whose units are clear, or a unit's number cannot be read",
    ),
    "DS002": Words(
        "a rounding difference between the district and its units",
        {
            "": "{unit} {column}is {actual}; the units make {expected}, {difference}: rounding explains it.",
            "unlikely": "{unit} {column}is {actual}; the units make {expected}, {difference}: rounding could explain it, but is rarely off by so much.",
        },
        "A rounding difference may stay; where it is large, look at the source figures.",
        "Like PW002, for the district and the sum of its units.\n\nPasses: district 10, A 4, B 6\nNote: district 10, A 4, B 5 (off by 1, rounding explains it)",
    ),
    "DS004": Words(
        "a rounding difference between a subtotal and its units",
        {
            "": "{unit} {column}is {actual}; its units ({members}) make {expected}, {difference}: rounding explains it.",
            "unlikely": "{unit} {column}is {actual}; its units ({members}) make {expected}, {difference}: rounding could explain it, but is rarely off by so much.",
        },
        "A rounding difference may stay; where it is large, look at the source figures.",
        "Like PW002, for a subtotal and the sum of its units.\n\nPasses: subtotal 10, units 4 and 6\nNote: subtotal 10, units 4 and 5 (off by 1, rounding explains it)",
    ),
    "NA001": Words(
        "part above the whole",
        {
            "": "{unit} {column}is {actual}, above its limit {bound} = {expected}, {difference}.",
            "equal": "{unit} {column}is {actual} and must be below its limit {bound}, which is the same.",
        },
        "Check both places: a part is never more than the whole.",
        "Where a note declares 1≥2, or 其中 lists only some parts, the part must not exceed the whole.\n\nPasses: whole 10, of which 4\nFails: whole 10, of which 12\nNot judged: one of the two cannot be read",
    ),
    "BD001": Words(
        "below the floor",
        {
            "": "{unit} {column} is {actual}, below the floor of {expected}, {difference}.",
            "blank": "{unit} {column} is blank; the floor is {expected}, {difference}.",
        },
        "Check the number; if it is true, explain it in writing.",
        "The document sets a minimum. A value equal to the floor reaches it.\n\nPasses: floor 90 %, value 90 %\nFails: floor 90 %, value 85 %\nNot judged: the cell cannot be read, or a rate is blank",
    ),
    "BD002": Words(
        "above the ceiling",
        "{unit} {column} is {actual}, above the ceiling of {expected}, {difference}.",
        "Check the number, above all its decimal point and its unit of measure.",
        "The document sets a maximum. A value equal to the ceiling does not exceed it.\n\nPasses: ceiling 100, value 100\nFails: ceiling 100, value 120\nNot judged: the cell cannot be read",
    ),
    "BD003": Words(
        "none of several floors is reached",
        "{unit} {column} is {actual}, {expected} is due, {difference}; the others are not reached either ({floors}; one is enough).",
        "Check these columns; one of them is enough.",
        "The document asks for one of several things (either … or).\n\nPasses: 50 % of one or 70 % of the other: 40 % and 75 %\nFails: 40 % and 60 %\nNot judged: none is reached by what can be read, and one cannot be read or is blank",
    ),
    "PR001": Words(
        "required and blank",
        "{unit} {column} is blank.",
        "Fill it in; put 0 where there is nothing.",
        "The rule pack requires this column. A blank total over filled parts is reported once, as the sum that fails.\n\nPasses: a number, 0 included\nFails: blank\nNot judged: the table lacks the column or the unit",
    ),
    "PR002": Words(
        "a listed unit is missing",
        'the table has no unit "{wanted}".',
        "Add the row; if the unit was merged away, change the list in the rule pack.",
        "The rule pack lists all units. Without one of them the district's sum may lack its share.",
    ),
    "GR001": Words(
        "finer than the granule",
        "{unit} {column} holds {actual}; it should be a multiple of {step}.",
        "Report it in the agreed step; do not round it yourself but ask the office.",
        "Every indicator has a smallest step (1 person, 0.01 万人次). cedu does not round for you.\n\nPasses: step 0.01, value 2.47\nFails: step 0.01, value 2.475\nNot judged: the cell cannot be read",
    ),
    "RT001": Words(
        "rate outside 0–100 %",
        "{unit} {column} is {actual}, outside 0–100 %.",
        "Check numerator, denominator and per cent sign; where more is possible (completion, growth) put may_exceed into the rule pack.",
        "Coverage and participation cannot lie below 0 or above 100 %. Completion and growth may.",
    ),
    "RT002": Words(
        "district's rate outside its units'",
        "{unit} {column} is {actual}; the units lie between {lowest} and {highest}.",
        "Check it: the district's rate is the weighted mean of its units and lies between lowest and highest.",
        "The district's rate is computed from totals, so it is a weighted mean of its units' rates.\n\nPasses: district 90 %, units 85 % and 95 %\nFails: district 96 %\nNot judged: a rate cannot be read",
    ),
    "RT003": Words(
        "a rate was summed",
        "{unit} {column} is {actual}, just the sum of the units' rates; rates cannot be summed.",
        "Compute it from the totals.",
        "Summed rates mean nothing. Most often every column was given a sum formula.",
    ),
    "RT004": Words(
        "district's rate equals the lowest unit's",
        "{unit}: the rates in {columns} equal the lowest unit's, while {above} is higher: they can only be floors, not means.",
        "If it is a minimum, ignore this; if it is the district's level, check it.",
        "In target tables the district's rate is often a floor, and then it is as it should be. As an actual level it cannot equal the lowest unit's.",
    ),
    "CB001": Words(
        "large change against last year",
        {
            "": "{unit} {column} is {actual}, last year {base}: a change of {growth}%, outside the allowed {limit}.",
            "rate": "{unit} {column} is {actual}, last year {base}: a change of {growth} percentage points, outside the allowed {limit}.",
        },
        "Check both years and what they count; if it is true, explain it in writing.",
        "Compared with last year's table (--base), the change lies outside the pack's band. Rates are compared in percentage points.\n\nPasses: band -10 % to 30 %, last year 100, this year 120\nFails: this year 150\nNot judged: last year's number is missing, 0 or unreadable, or counts something else",
    ),
    "CT001": Words(
        "ratio below what is asked",
        '{unit} {column} over "{base}" is {actual}, at least {expected} is asked, {difference}.',
        "Check numerator and base; if it is true, explain it in writing.",
        "Coverage or participation over a base (population, the old, another column). Attendances and persons are not compared unless the pack says so.\n\nPasses: 120 of 200 with a floor of 50 %\nFails: 80 of 200\nNot judged: the base is missing, 0, or counts something else",
    ),
    "CT002": Words(
        "ratio above its ceiling",
        '{unit} {column} over "{base}" is {actual}, at most {expected} is allowed, {difference}.',
        "Check numerator and base, above all the unit of measure.",
        "Like CT001, the other way.",
    ),
    "CT003": Words(
        "the stated rate is not the ratio",
        '{unit} {column} says {actual}; from the count and "{base}" it is {expected}, {difference}.',
        "Check the rate, the count and the base.",
        "Rate = count ÷ base; half a granule of difference is allowed.",
    ),
    "NC001": Words(
        "prose and table differ",
        'line {line} of {prose} says "{quote}"; in the table {unit} {column} ({cell}) is {actual}, {expected} is due, {difference}.',
        "Compare text and annex with the official document and mend one of them.",
        "A number in the notice should be the number in its table. Quotes are matched without white space; 以上 and 不低于 are floors, 不超过 a ceiling, 1—2 a range, 左右 and 约 only give a note. Persons and attendances are not compared.\n\nPasses: text 100 %, table 100 %\nFails: text 100 %, table 95 %\nNot judged: the words are not in the text; the cell is blank",
    ),
    "NC002": Words(
        "one thing, two counts",
        'line {line} says "{count}" {noun}, line {first_line} says "{first}".',
        "Go through the text and use one of them.",
        "The same noun has two counts in one text, most often left over from an older one.",
    ),
    "NC003": Words(
        "a name from elsewhere",
        'line {line} names "{found}", which does not belong here.',
        "Check it; most often it was left over from another place's text.",
        "The rule pack lists names that should not stand in the text.",
    ),
    "QU001": Words(
        "the office has to say",
        "{ask}",
        "Ask the office; once answered, take the question out of the rule pack.",
        "What a document leaves open and a check depends on is listed apart as a question; it is no error.",
    ),
    # reasons for not judging
    "unreadable": Words("a cell holds no number", "{column}: a cell holds no number"),
    "blank_unknown": Words("a blank is not 0 here", "{column}: a blank; what was not reported is not 0"),
    "no_district": Words("no district row", "there is no district row to hold against the sum of the units"),
    "no_areas": Words("no subtotal", "no subtotal row whose units are clear"),
    "no_column": Words("no such column", "the table has no column {unknown}"),
    "not_additive": Words("not additive", "{column}is a rate or an average and cannot be summed"),
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
