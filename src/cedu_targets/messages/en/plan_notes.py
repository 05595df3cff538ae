"""Codes of what a plan that could be allocated leaves to be looked at; the same placeholders as the Chinese."""

from cedu_targets.messages.entry import Words

PLAN_NOTES: dict[str, Words] = {
    "AL101": Words(
        "weighed by the other sources",
        '{column}: {units} ({count} in all) have no number for "{source}" and are weighed by the other sources.',
        "",
        "In a mix, a unit without a number for one source (a new unit has no last year) is weighed by the others; this says which units.",
    ),
    "AL102": Words(
        "spread equally",
        {
            "": "{column}: all weights are 0, so it is spread equally.",
            "no_source": "{column}: there is nothing to spread by, so it is spread equally.",
        },
        {"": "Check the weights.", "no_source": 'Fill in the sheet "Weights" if this is not meant.'},
        "Where all weights are 0, or there are none, there are no shares, and all units count alike.",
    ),
    "AL103": Words(
        "unit that the plan does not have",
        {
            "": '"{wanted}" in "{source}" is no unit of the plan and was not used.',
            "unit_guess": '"{wanted}" in "{source}" is no unit of the plan and was not used; is "{guess}" meant?',
        },
        "Check the name; it must be written the same in both places.",
        "Weights are matched by the unit's name; a similar name is only suggested, never used.",
    ),
    "AL104": Words(
        "a growth cap allows at least one granule",
        "{column}: {units} had so little last year that {cap} is less than the smallest step; the cap allows the smallest step.",
        "",
        "8% of 0.01 is less than 0.01; taken literally, such a cap would forbid any growth, so the smallest step is always allowed.",
    ),
    "AL105": Words(
        "column not assigned",
        "columns without a district total stay blank: {codes}.",
        "",
        "A column without a district total is not allocated and is blank in the issued table.",
    ),
    "AL106": Words(
        "the issued table does not match",
        {
            "": 'the issued table has no "{wanted}".',
            "unit": "the issued table has no {unit}; it counts as without tasks until now.",
            "strange": "{unit} of the issued table is not in the plan and was not used.",
            "column": "the issued table has no {column}; it counts as without tasks until now.",
            "granule": "in the issued table {unit} {column} is {wanted}, no multiple of the smallest step; the nearest number is used.",
            "unread": "{wanted} of the issued table cannot be read, or is there twice; cedu check on that table says why.",
        },
        "Check names and smallest steps.",
        "--keep matches the issued table by names of units and columns and changes as little as possible.",
    ),
    "AL107": Words(
        "a relation of the notes is not kept",
        'the notes say "{said}", which does not hold for {units} ({count} rows).',
        "Only sums are kept: use fixed numbers or bounds, or check the note.",
        "Allocated tables keep district sums and totals of parts. Other relations in the notes (3≥4) are no sums; where they do not hold, it is said here.",
    ),
    "AL108": Words(
        "not searched to the nearest",
        "columns {codes}: the work allowed ran out; all demands are met, but numbers nearer to the exact shares may exist.",
        "They may be issued as they are; for nearer ones give fewer units' totals, or the same smallest step.",
        "Where columns of different smallest steps must come to given totals of units, many tables have to be tried. How many is limited (by count, not by time, so that a plan always gives the same table). At the limit the best table found is used, and it is said here.",
    ),
    "AL109": Words(
        "not found out whether it can be done",
        "columns {codes}: the work allowed ran out before a table or a conflict was found.",
        "Give fewer totals of units or areas, or the same smallest step, and run it again.",
        "Where columns of different smallest steps must come to given totals of units, many tables have to be tried. How many is limited; where nothing is found within the limit, no table is written, and it is said here.",
    ),
    "AL110": Words(
        "Rates may still be last year's",
        {
            "": "{column}: the district's rate went from {last} to {total}, while {units} ({count} in all) still have last year's.",
            "outside": "{column}: the district's {total} does not lie between its units' {lowest} and {highest}.",
            "outside_kept": "{column}: the district's rate went from {last} to {total}, which does not lie between its units' {lowest} and {highest}; {units} ({count} in all) still have last year's.",
        },
        "Look at each unit's rate: write the new one, or clear the cell where it is to be the district's.",
        "Rates and averages are not spread but taken from the plan. In a plan like last year's table they are last year's: a change of the district's does not change the units'. The district's rate lies between its units' lowest and highest.",
    ),
    "AL111": Words(
        "the plan's title says no year",
        "the residents are those of {year}; the plan may be of another year, so its title says none.",
        "To name the year, add --title, such as --title {wanted}.",
        "When residents were counted and which year a plan is of are two things: next year's plan mostly goes by this year's residents. With the wrong year cedu gap would take what was achieved for another year's, so the year of the table is not taken.",
    ),
    "AL112": Words(
        "a share above 100%",
        "{column} is {said} of {base}: more than there are.",
        "Check the share for a digit too many; where it is right, leave it.",
        "More people than a unit has residents are mostly a slip in the share. Attendances count a person several times and may be more; then nothing is said.",
    ),
    "like_needs_totals": Words(
        "no totals for this year",
        "to allocate as last year, this year's district totals are needed.",
        "Add --totals TOTALS.xlsx (a line for each column: code, number) or --growth 5% (all totals grow by 5%).",
    ),
    "plan_too_large": Words(
        "too large for a plan",
        "a plan workbook of {rows} units × {count} columns is larger than what cedu reads back.",
        "Use cedu allocate --like LAST_YEAR --totals TOTALS.xlsx, or write the plan in YAML.",
    ),
    "by_needed": Words(
        "several columns of weights",
        "the file has several columns of numbers: {names}.",
        "Add --by with the one to use, such as --by 常住人口, or a mix: --by 上年目标×0.7+常住人口×0.3.",
    ),
    "bad_growth": Words("growth not understood", 'the growth "{text}" is not understood.', "Write 5% or -2%."),
    "allocate_input": Words(
        "a plan or last year's table is needed",
        {
            "": "give a plan, or last year's table with --like, one of them; --totals, --growth, --weights and --by go with --like only.",
            "share": "--share needs nothing but a table of each unit's residents (--weights); it does not go with a plan, --like, --totals or --growth.",
            "title": "--title goes with --share only: any other title is written in the plan.",
        },
        {
            "": "Example: cedu allocate plan.xlsx -o targets.xlsx",
            "share": "Example: cedu allocate --weights residents.xlsx --share 40% -o plan.xlsx",
            "title": "Example: cedu allocate --weights residents.xlsx --share 40% --title 青山镇2025年培训计划 -o plan.xlsx",
        },
    ),
    "share_of_what": Words(
        "it is not clear which column is meant",
        {
            "": "several columns of the table of residents may be the base: {names}.",
            "by": 'the table of residents has no column "{by}", or several; there are: {names}.',
            "tables": "several tables of the file have residents: {names}.",
        },
        {
            "": "Name one column, such as --by {first}.",
            "by": "Name one column, such as --by {first}.",
            "tables": "Save a file with the one that is to be used alone (of one year).",
        },
    ),
    "why_unknown": Words(
        "no such unit or column",
        {
            "": 'the plan has no such unit or column: "{text}".',
            "guess": 'there is no unit "{wanted}"; is "{guess}" meant?',
        },
        "Write UNIT:CODE, such as --why 东山:4.",
    ),
}
