"""A return against what was issued (check --against, RE0xx); placeholders equal the Chinese ones (tested)."""

from cedu_targets.messages.entry import Words

RETURNS: dict[str, Words] = {
    "RE001": Words(
        "A target is not as issued",
        {
            "": "{unit} {column} is {actual}; {expected} was issued ({source}), {difference}.",
            "blank": "{unit} {column} is blank; the target issued is {expected} ({source}).",
            "text": "{unit} {column} is no number; the target issued is {expected} ({source}).",
            "floor": '{unit} {column} asks for "{printed}"; "{known}" was issued ({source}).',
        },
        "Targets are not the unit's to change: put back what was issued, or have it issued anew.",
        "A cell that was filled in the issued table comes back as it was. Cells that were blank, achievements and remarks are the unit's to fill and are not compared. A column that went over into another unit of measure is compared as converted.\n\nPasses: issued 300, returned 300; issued blank, returned 120\nFails: issued 300, returned 280; issued 300, returned blank",
    ),
    "RE002": Words(
        "A column is gone",
        "There is no {column}; the issued table has it ({source}).",
        "Fill in the issued table again and delete no column.",
        "Every column of the issued table comes back. Columns are matched by code and name; one that kept its place under another name is RE005.",
    ),
    "RE003": Words(
        "A unit's row is gone",
        {
            "": 'There is no row "{wanted}"; the issued table has it ({source}).',
            "several": "The table has {here} units, {all} were issued; {count} rows are gone: {names}.",
        },
        "Put the rows back; where only some units report, this may be left.",
        "With one unit left it is that unit's own form, and the other rows were deleted as they should be. Where most units are there, each row that is gone is an error; where few are, it is said once.",
    ),
    "RE004": Words(
        "A unit's name is not as issued",
        {
            "": 'The issued table ({path}) has no "{unit}"; its targets were not compared.',
            "guess": 'The issued table ({path}) has no "{unit}"; is "{guess}" meant? Its targets were not compared.',
            "renamed": '"{unit}" is "{known}" in the issued table ({source}), matched by its numbers.',
        },
        "Put back the name that was issued.",
        "Units are matched by name and by the aliases of a rule pack, with or without 街道 or 镇. A row under another name with mostly the same numbers is the same unit; a name that is merely similar is suggested, never matched.",
    ),
    "RE005": Words(
        "A column's name is not as issued",
        {
            "": 'Column {code} is headed "{printed}"; "{known}" was issued ({source}).',
            "code": '"{printed}" is column {indicator} now and was issued as column {code} ({source}).',
        },
        "Check that no column slid; if none did, put back the heading that was issued.",
        "Under another heading the numbers may be those of another indicator.",
    ),
    "RE006": Words(
        "A column more",
        "{column} is not in the issued table and was not compared.",
        "Delete it if it is not needed; remarks have a place of their own.",
        "A column that a unit adds is none of the indicators issued.",
    ),
    "RE007": Words(
        "Another unit of measure",
        {
            "": "{column} is in {printed}; {known} was issued ({source}), and the numbers were not converted.",
            "converted": "{column} went from {known} ({source}) over to {printed}, its numbers with it.",
        },
        "Put back the unit of measure that was issued.",
        "The same number in another unit of measure means something else: 2.47 万人次 are not 2.47 人次.",
    ),
    "RE008": Words(
        "A table of another year",
        {
            "": "The title says {ours}, the issued table ({path}) is of {theirs}; most targets are the same.",
            "other_form": "This is the table of {ours}, the issued one ({path}) is of {theirs}; most targets differ, and the {count} cells are not listed one by one.",
        },
        {"": "Check the year in the title.", "other_form": "Fill in the table of the year that was issued."},
        "The year is the title's. This year's numbers in last year's table are a common slip.",
    ),
    "RE009": Words(
        "A note is not as issued",
        {
            "": 'A note reads "{printed}" now; "{known}" was issued ({path}).',
            "gone": 'A note that was issued is gone: "{known}" ({path}).',
        },
        "Put back the note that was issued; add a note of your own below.",
        "Notes say what is counted and which sums hold; a note changed is another demand. What a unit adds is not compared.",
    ),
    "RE010": Words(
        "A table did not come back",
        {
            "": 'The issued file ({path}) has a sheet "{sheet}"; the return has none for it.',
            "columns": "No column is one of the issued table ({path}); nothing was compared. It has: {ours}; issued were: {theirs}.",
            "nothing": "No column and no unit meets the issued table ({path}); no target was compared.",
        },
        {
            "": "Check whether a sheet was left out; if it need not be filled, leave this.",
            "columns": "Check whether it is the wrong file; if only the names differ, put back the issued ones.",
            "nothing": "Check whether it is the wrong file, or --against names the wrong one.",
        },
        "The tables of a return are matched with the issued ones by the columns and units that they share.",
    ),
    "RE011": Words(
        "Filled in with what looks like achievements",
        {
            "": "{names}: {changed} of {numbers} numbers are others than were issued; they look like achievements and are not told cell by cell as changed targets.",
            "named": "{names}: {changed} of {numbers} numbers are others than were issued; the form says that it holds achievements, so no target was changed.",
            "others": "{same} rows are as they were issued and {blank} rows are blank; not taken for reports of these units, only {names}.",
            "others_same": "{same} rows are as they were issued; not taken for reports of these units, only {names}.",
            "others_blank": "{blank} rows are blank; not taken for reports of these units, only {names}.",
        },
        {
            "": 'Check: if these are achievements, leave it (with "completed" in the title, sheet or file name it is not asked again); if targets were changed, put back the issued ones.',
            "named": "",
            "others": "",
            "others_same": "",
            "others_blank": "",
        },
        "The issued table is often used to report achievements: a row in which most numbers are others than were issued, or a form whose title, headings, sheet, file or folder says so or names months, is taken for achievements and asked about once. A few changed numbers are told cell by cell (RE001).",
    ),
    "RE012": Words(
        "Targets and achievements changed places",
        "what {names} achieved are the issued targets (all {count} numbers), and its column of targets holds other numbers: the two columns seem to be swapped.",
        "Swap the two columns and send the form again; if they are right as they are, put the issued targets back.",
        "Where every achievement is the issued target and most targets are other numbers, that is said once instead of every target that was changed.",
    ),
}
