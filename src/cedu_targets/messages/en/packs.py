"""Findings about a rule pack itself (cedu rules lint; with one of the first five it is refused, exit code 4)."""

from cedu_targets.messages.entry import Words

PACKS: dict[str, Words] = {
    "PK101": Words(
        "rules contradict each other",
        {
            "": "these {count} rules cannot hold together: {facts}.",
            "one": "rule {rule} cannot hold at all: {facts}.",
        },
        "Compare them with the document and mend one; without any one of them the rest can hold.",
        "No table can pass the rules that are named; without any one of them the others can hold (the smallest set). Counts are not negative. Where a rule only expresses a hope, the contradiction is a note.\n\nPasses: 2 ≥ 5, 3 ≥ 5, 1 = 2+3, 1 ≤ 10\nFails: 2 ≥ 5, 3 ≥ 6, 1 = 2+3, 1 ≤ 10\nNot searched: amounts with a unit of measure against amounts without; changes since last year",
    ),
    "PK102": Words(
        "no such column",
        "the pack's columns do not have {unknown}.",
        "Check the code; where the table has it, add it to columns.",
        "A pack says by `columns` what a table has; the columns of its rules (or their names under indicators) must be among them.\n\nPasses: columns 1..8, a rule over 8\nFails: columns 1..8, a rule over 9",
    ),
    "PK103": Words(
        "a total is its own part",
        {
            "": "the total {total} stands among its own parts: {facts}.",
            "circle": "a total is part of itself through others ({circle}): {facts}.",
        },
        "Take the total out of the parts; otherwise all other parts can only be 0.",
        "A total among its own parts, or part of itself through other totals, leaves only 0 for the other parts; mostly a code is mistyped.\n\nPasses: 1 = 2+3, 2 = 4+5\nFails: 1 = 1+2; 1 = 2+3 with 2 = 1+4",
    ),
    "PK104": Words(
        "a range runs backwards",
        '"{text}" runs backwards.',
        "Write {mended}.",
        "A range goes from the smaller to the larger, as 2..8.",
    ),
    "PK105": Words(
        "floor above ceiling",
        "the floor {floor} is above the ceiling {ceiling}; no number can pass.",
        "Check both.",
        "at_least of a rule must not be above its at_most.",
    ),
    "PK106": Words(
        "a rule is repeated",
        "rule {rule} demands the same as {other} at line {other_line}.",
        "Delete one of them, or check whether a column is mistyped.",
        "Two rules demand exactly the same; each fault would be told twice.",
    ),
    "PK107": Words(
        "a rule follows from others",
        "rule {rule} is not needed, it follows from: {facts}.",
        "Check whether a number is mistyped; if not, the rule may be deleted.",
        "Where other rules that bind as firmly hold, this one holds too, so it never finds anything by itself. Mostly a column or a number is mistyped. District sums often follow from each other and are useful all the same; they are not looked at.\n\nExample: with 2 ≥ 5 and 1 = 2+3, a rule 1 ≥ 4 is not needed",
    ),
    "PK108": Words(
        "a rule can never fail",
        {
            "": "rule {rule} holds for every table and has no effect.",
            "no_rows": "rule {rule} is about no row and has no effect.",
        },
        "Check columns, numbers and units.",
        "Counts are not negative anyhow, and a part is not above a sum that contains it; a rule that only says so never finds anything.",
    ),
    "PK109": Words(
        "a column is left one value",
        "{unit} {column} can only be {value} by these rules: {facts}.",
        "Check these rules; where only one number is meant, leave it.",
        "Several rules together leave one number for a column; mostly a ceiling or a sum is mistyped. A floor and a ceiling that are equal in one rule are meant, and not looked at.",
    ),
    "PK110": Words(
        "a name has two owners",
        {
            "": '"{shared}" is a name of both {one} and {two}; they cannot be told apart.',
            "district": '"{shared}" is a name of the unit {two} and of the district; they cannot be told apart.',
            "column": '"{shared}" is a name of both column {one} and column {two}; they cannot be told apart.',
        },
        "Take one of the aliases out.",
        "Units and columns are found by their names; a name may mean only one.",
    ),
    "PK111": Words(
        "a quote is used twice",
        {
            "": "the quote is the same as that of {other} at line {other_line}.",
            "within": "of this quote and that of {other} at line {other_line}, one contains the other.",
        },
        "Check whether a sentence is quoted twice, or quote only the words meant.",
        "Where the same words are quoted twice each fault is told twice; one of the two may be a slip.",
    ),
    "PK112": Words(
        "a named column is not among columns",
        "indicators names {unknown}, which columns does not have.",
        "Check the code.",
        "`columns` says what a table has and `indicators` what its columns are called; the two must agree.",
    ),
    "PK113": Words(
        "no such unit",
        'the unit "{wanted}" is not among units.',
        "Check the name, or add it to units.",
        "A unit that a rule names must be on the pack's roster; otherwise the rule has no effect on it.",
    ),
    "PK114": Words(
        "a wrong column under pace",
        {
            "": "pace names column {unknown}, which is not among columns.",
            "twice": "column {unknown} is {one} and {two} under pace; it is taken as {two}.",
        },
        "Check the code, and name each column once.",
        "pace says how what was achieved is held against the time: linear by the month, none a level (never by the month), year_end due as a whole at the end of the year.",
    ),
    "PK115": Words(
        "an order that goes round in a circle",
        "each of these comes before another of them: {circle}.",
        "Check whether before and after were swapped.",
        "What comes before must not come after as well.\n\nPasses: the plan before the opening, the opening before the report\nFails: the plan before the opening, the opening before the plan",
    ),
    "PK116": Words(
        "a category twice",
        'categories lists "{category}" twice.',
        "Take one out, or see whether it was meant otherwise.",
        "categories under forms lists what kinds of training a form may name, each once.",
    ),
    "PK117": Words(
        "targets against their path rule",
        {
            "": "{name}: the target of {later} is {later_value}, lower than {earlier} of {year}, and a rule says that they never fall.",
            "rise": "{name}: the target of {later} is {later_value}, higher than {earlier} of {year}, and a rule says that they never rise.",
        },
        "Check the numbers in the quotes, their times (by) and the direction.",
        "A path rule says that the targets of an indicator never fall (up) or never rise (down) from year to year. Where the quotes of the pack itself do not keep to it, one of them is mostly a wrong sentence or its year is wrong; if the text is so, take the rule out.",
    ),
    "PK118": Words(
        "one number twice",
        "The target {rule} quotes the same words for the same indicator as {other} in line {other_line}.",
        "Take one of them out; of several numbers in a sentence mark the one that is meant by 【】.",
        "A number that is a target of one indicator twice is judged twice. One sentence that demands the same of two indicators is not meant: their `indicator` differs.",
    ),
    "PK119": Words(
        "no path",
        'The indicator "{target}" of a path rule has {count} targets with a time; there are no years to compare.',
        "Check that their `indicator` is written alike, or give the targets of the years a `by`.",
        "A path rule compares the targets of an indicator from year to year: it needs two of different years.",
    ),
    "PK120": Words(
        "a time that cannot be understood",
        '"{text}" names no day, and is nothing like every year or every month.',
        "Write it like 到2021年底, 2021年6月底前, 每年, 用2-3年; where the text says no time, leave it out.",
        "`by` of a target and `due` of a duty hold the time of the text. What names no day (春节前, 适时, 立行立改) is not judged by it.",
    ),
    "PK121": Words(
        "two numbers of one indicator and time",
        "{target} ({text}): {other} in line {other_line} is {one}, this one is {two}.",
        "Check whether these are two indicators, or one quotes a wrong sentence; where they are for different units say so in `scope`.",
        "One indicator has one target for one time and one scope; else nobody knows which of them holds.",
    ),
    # a table held against the pack's names
    "PR002": Words(
        "a listed unit is missing",
        'the table has no unit "{wanted}".',
        "Add the row; if the unit was merged away, change the list in the rule pack.",
        "The rule pack lists all units. Without one of them the district's sum may lack its share.",
    ),
    "unsearched_scale": Words(
        "not searched",
        "the rule's amounts are in another unit of measure than others of the column; without the table they are not compared",
    ),
    "unsearched_conflicts": Words("not searched", "there are too many rules; contradictions were not all looked for"),
    "unsearched_implied": Words(
        "not searched", "there are too many rules; those that follow from others were not all looked for"
    ),
    "unsearched_forced": Words(
        "not searched", "there are too many rules; columns left one value were not all looked for"
    ),
}

PACK_TERMS: dict[str, str] = {
    "next_summary": "Made like the pack {like}: {carried} rules carried over, {declared} more that this table declares, {left} not carried over, {notice} that quote the old notice and are to be checked.",
    "next_todo": "Check before use: put the new document into source; cedu rules lint THIS FILE; cedu check TABLE --rules THIS FILE.",
    "next_left": "What was not carried over, and what changed ({count}):",
    "next_unnamed": "The old pack does not name these columns; they were matched by code or place, check that they count the same: {columns}.",
    "next_amounts": "The amounts in these rules are of the old year; check them against the new notice: {rules}.",
    "next_declared": "These rules are declared by the new table itself, or were made for its new columns: {rules}.",
    "next_notice": "These {count} quote the old year's notice and are not among the rules; add those whose words and numbers are right in the new one:",
    "next_left_some": "{name}: carried over without the old columns {columns}, which are not in this table",
    "next_left_gone": "{name}: this table has no longer {column} {known}",
    "next_left_renamed": '{name}: {column} is "{printed}" now and was "{known}"',
    "next_left_unplaced": "{name}: which column {column} is now cannot be told",
    "next_left_base": "{name}: its base is of the old year ({bases})",
    "next_left_unit": '{name}: this table has no unit "{wanted}"',
    "next_left_declared": "{name}: this table's notes say {declared}",
    "next_left_between": "{name}: there is a column {columns} among its parts now, which may or may not be one of them",
    "next_column_gone": "{name} {known} (old): not in this table",
    "next_column_renamed": '{name}: it is "{printed}" now and was "{known}"',
    "next_column_unplaced": "{name} (old): which it is now cannot be told",
    "next_column_new": '{name} "{known}": new, or renamed',
    "next_unit_gone": 'unit "{name}": not in this table, not listed',
    "next_unit_new": 'unit "{name}": new and listed; add its aliases',
    "next_base_old": 'base "{name}": of the old year ({known}), not carried over',
    "next_entry_gone": "{name} (old): {entry} names it, this table does not have it",
}
