"""The checks: sentence, next step and page of each; why something was not judged."""

from cedu_targets.words.entry import Words

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
    "DS002": Words(
        "a rounding difference between the district and its units",
        {
            "": "{unit} {column}is {actual}; the units make {expected}, {difference}: rounding explains it.",
            "unlikely": "{unit} {column}is {actual}; the units make {expected}, {difference}: rounding could explain it, but is rarely off by so much.",
        },
        "A rounding difference may stay; where it is large, look at the source figures.",
        "Like PW002, for the district and the sum of its units.\n\nPasses: district 10, A 4, B 6\nNote: district 10, A 4, B 5 (off by 1, rounding explains it)",
    ),
    "NA001": Words(
        "part above the whole",
        "{unit} {column}is {actual}, above its limit {bound} = {expected}, {difference}.",
        "Check both places: a part is never more than the whole.",
        "Where a note declares 1≥2, or 其中 lists only some parts, the part must not exceed the whole.\n\nPasses: whole 10, of which 4\nFails: whole 10, of which 12\nNot judged: one of the two cannot be read",
    ),
    # reasons for not judging
    "unreadable": Words("a cell holds no number", "{column}: a cell holds no number"),
    "blank_unknown": Words("a blank is not 0 here", "{column}: a blank; what was not reported is not 0"),
    "no_district": Words("no district row", "there is no district row to hold against the sum of the units"),
    "no_column": Words("no such column", "the table has no column {unknown}"),
    "not_additive": Words("not additive", "{column}is a rate or an average and cannot be summed"),
}
