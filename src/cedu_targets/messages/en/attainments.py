"""English: findings of what was attained of the targets of a text, and why one could not be judged."""

from cedu_targets.messages.entry import Words

ATTAINMENTS: dict[str, Words] = {
    "GA040": Words(
        "A base of another year",
        {
            "": 'What was achieved in {year} is divided by "{base}" of {base_year} (source: {source}): there is no base of {year}.',
            "no_source": 'What was achieved in {year} is divided by "{base}" of {base_year} (no source is given): there is no base of {year}.',
        },
        "Where there is a base of {year}, add it to --bases; else say so in the report.",
        "The base of the same year is taken, else that of the nearest year before, else of the nearest one after; it is always said of which year it is, and where it comes from.",
    ),
    "GA041": Words(
        "More was achieved than there is",
        {
            "": '"{name}": {actual} were reported for {year}, the base "{base}" is {expected}, {difference}.',
            "rate": '"{name}": the ratio that was reported is more than 100%.',
        },
        {
            "": "One of the two numbers is wrong: are attendances (人次) reported as persons, or is the base too narrow?",
            "rate": "Check the number and the base.",
        },
        "What a share counts is part of its base and cannot be more; such a number is not judged.",
    ),
    "GA042": Words(
        "A ratio differs from its two numbers",
        '"{name}": the ratio that was reported is {actual}, but {total} ÷ {base} {base_total} = {expected}: more apart than rounding explains.',
        "Check the ratio, the number and the base, and mend the one that is wrong; until then it is not judged.",
        "Where both a ratio and its number are reported they have to agree but for rounding; where they do not, nobody knows which is right, and the target is not judged.",
    ),
    "GA043": Words(
        "A target without a time is not reached yet",
        '"{name}" ({printed}): no time is printed, so it is judged at the end of the plan ({day}); it is not reached yet.',
        "Ask the office whether it is to be reached every year or at the end, and say so in the pack (by:).",
        "A target for which the text names neither every year nor a year is missed only from the last day of the plan on; before it there is a note.",
    ),
    "GA044": Words(
        "A hope was not reached in time",
        '"{name}" ({printed}) was not reached by {day}; the text says "{word}", which is a hope: nothing is held against anybody.',
        "Say in the report how it stands.",
        "What a text strives for (力争, 争取, 努力, 左右) is a hope: where it is not reached there is a note, and no error.",
    ),
    "GA045": Words(
        "Achievements that were not used",
        {
            "": "Achievements held against no target that is judged: {count} ({texts}).",
            "earlier": "Achievements of earlier years than those that were used: {count} ({texts}).",
            "missing": "Achievements of earlier years than those that are judged, not used: {count} ({texts}); "
            "of {years}, which are judged, nothing was reported.",
            "later": "Achievements of years after {day}, not used: {count} ({texts}).",
        },
        {
            "": "Check their years; what this text does not ask for may stay.",
            "earlier": "They may stay.",
            "missing": "Report the years that are judged; these may stay.",
            "later": "To use them, give a later --as-of.",
        },
        "A target is judged by the number of its own year; before its day, and without one of that year, the latest one shows how it stands. All other numbers are listed.",
    ),
    "GA046": Words(
        "Bases that were not used",
        "Bases that were not used: {count} ({texts}); nothing was reported that divides by them, or a nearer year was taken.",
        "Where achievements are still to come, run it again with them; the others may stay.",
        "Bases are taken by their name and year; those that were given and not used are listed.",
    ),
    "GA047": Words(
        "A base differs from that of the pack",
        '"{base}" of {year}: the file says {actual}, the pack {expected} (source: {source}); that of the file is used.',
        "Check which one is right, and make them agree.",
        "Where a file of --bases and the pack have the same base with different numbers, that of the file counts, and it is said.",
    ),
    "GA048": Words(
        "The whole is not what its units make",
        {
            "": '"{heading}", {year}: {actual} were reported of the whole, {count} units make {expected}, {difference}; both are looked at, and where they lead to different answers nothing is judged.',
            "aside": '"{heading}", {year}: {actual} were reported of the whole, more than the {count} units make that reported, and in which unit the others are nobody knows; each unit answers for itself, and the number of the whole is not used.',
            "aside_rate": '"{heading}", {year}: {actual} was reported of the whole, which the {count} units that reported do not make; each unit answers for itself, and the ratio of the whole is not used.',
            "more": '"{heading}", {year}: {actual} were reported of the whole, and the {count} units that reported make {expected} already; both are looked at, and where they lead to different answers nothing is judged.',
        },
        "Check the total, or the numbers of the units.",
        "Where both the whole and its units were reported, the units together have to be the whole; where some are silent, the others cannot be more.",
    ),
    "GA049": Words(
        "Years of a yearly target without a number",
        "Targets of every year without a number for {years}: {count} ({texts}).",
        "Report the numbers of these years; where none were due yet, it may stay.",
        "A target of every year is judged once a year; the years of the plan until that of the day without a number are listed.",
    ),
    "GA050": Words(
        "Numbers in sentences that were not judged",
        "Numbers in sentences of the text that were not judged: {count}; no pack says which of them are targets.",
        "To judge them draft a pack, edit it, and give it with --rules: cedu rules infer {file} -o pack.yaml",
        "The targets of a table of years are recognised as they are; of a number in a sentence a pack has to say that it is one.",
    ),
    "GA051": Words(
        "Achievements without a year",
        "Achievements that name no year: {count}; they are taken for those of {year}, the year of the day.",
        {
            "": "Where they are not of {year}, write the year in the sheet.",
            "over": "The plan ends with {last}: where they are of {last}, write the year in the sheet, or give --as-of {last}-12-31.",
        },
        "The year is taken from headings, rows, titles, sheet names and file names; where none says it, it is that of the day.",
    ),
    "gap_option_of_a_text": Words(
        "An option of texts",
        "the targets are a table, which has no use for {option}.",
        'Leave {option} out: it is for targets in sentences ("50% of the old"); to compare with last year use --base.',
    ),
    "gap_option_of_a_table": Words(
        "An option of tables",
        "the targets stand in a text, which has no use for {option}.",
        "Leave {option} out; it is for tables of targets.",
    ),
    "gap_no_targets": Words(
        "Nothing says which are targets",
        "Sentences of the text with a number: {count}; no rule pack says which of them are targets; nothing can be judged.",
        "Draft a rule pack first, edit it, and use it: cedu rules infer {file} -o pack.yaml",
    ),
    "gap_no_figures": Words(
        "No achievements",
        "there are no achievements to compare.",
        "Name them after the text: cedu gap {file} achieved.xlsx --bases bases.xlsx",
    ),
    "attain_no_base": Words(
        "No base", '"{name}" has no base for {year}: give "{base}" in --bases, with its year and source'
    ),
    "attain_no_base_named": Words(
        "Nothing says what it divides by",
        '"{name}" is a ratio, and the pack does not say of what: write base:, and give it in --bases',
    ),
    "attain_no_base_of_units": Words(
        "How many there are is not said",
        '"{name}" is counted one by one, and other units reported, so nobody knows how much is covered: write base: in the pack ({base}), and give it in --bases',
    ),
    "attain_zero_base": Words("The base is 0", '"{name}": the base "{base}" is 0 or less: check it'),
    "attain_counting": Words(
        "New ones or all of them",
        '"{name}": {total} were reported, and text or report does not say whether these are new ones of the year or all of them, which gives different answers: see the questions; write 新建 or 累计 into the heading',
    ),
    "attain_counting_of_text": Words(
        "The text does not say whether new ones count",
        '"{name}": {total} were reported, and the text does not say whether new ones or all are meant, which makes a difference: see the questions, and write counting: in the pack',
    ),
    "attain_counting_as_said": Words(
        "New ones against all",
        '"{name}": {total} were reported, but not counted as the target counts (new ones, or all), so it is open: report them as the target counts',
    ),
    "attain_attendances": Words(
        "Attendances are no persons",
        '"{name}": attendances (人次) were reported, the target counts persons (人): report persons counted once',
    ),
    "attain_attendances_of_base": Words(
        "The base is in attendances",
        '"{name}" was reported in persons and its base "{base}" in attendances (人次): give the number of persons in --bases',
    ),
    "attain_measure": Words(
        "Units of measure differ",
        '"{name}": what was reported cannot be held against the target, which counts in "{of}": report it so',
    ),
    "attain_measure_of_base": Words(
        "The base is in another unit",
        '"{name}": what was reported and the base "{base}" are in different units of measure: check them, and use one',
    ),
    "attain_measure_rates": Words(
        "Ratios of units make none of the whole",
        '"{name}": only ratios of units were reported, which make none of the whole: report that of the whole, or the numbers of the units',
    ),
    "attain_incomplete": Words(
        "Units did not report",
        '"{name}": {count} units did not report ({units}), and what the others did does not decide it: ask them',
    ),
    "attain_incomplete_parts": Words(
        "Nobody knows which units",
        '"{name}" is demanded of every unit, and what was reported does not say which of them have it: report it by unit',
    ),
    "attain_differ": Words(
        "Reported numbers differ", '"{name}": the numbers reported for {year} differ: check them, and keep one'
    ),
    "attain_above_base": Words(
        "More than the base",
        '"{name}": more was reported for {year} than the base; one of the two is wrong: check them',
    ),
    "attain_unreadable": Words(
        "Nothing that can be used", '"{name}": what is written for {year} cannot be used; GA033 says why: correct it'
    ),
    "attain_alternative": Words(
        "One of several is enough",
        '"{name}" was not reached, one of several is enough, and the others are not known: report these',
    ),
}
ATTAINMENT_TERMS: dict[str, str] = {
    "rule_attainment": "attainment",
    "att_attendances_of_base": "reported {total}, but the base \"{missing}\" is in attendances (人次)", "att_attendances_of_base_next": "Report the base in persons, each of them once",
    "att_counting_of_text": "reported {total}; the text does not say whether new ones or all are meant, which makes a difference", "att_counting_of_text_next": "Ask the office, and write counting in the pack",
    "att_counting_as_said": "reported {total}, but not counted as the target counts (new ones, or all)", "att_counting_as_said_next": "Report them as the target counts: new ones, or all",
    "att_already": "reached already",
    "att_measure_of_base": "{total} reported, and the base \"{missing}\" is in another unit of measure",
    "att_measure_of_base_next": "Check them, and use one unit of measure",
    "att_no_base_of_units": "other units reported than those that are to be covered; how many of these there are, \"{missing}\" has to say", "att_no_base_of_units_next": "Write base in the pack, and give it in --bases",
}  # fmt: skip
