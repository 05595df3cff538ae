"""Codes of reading what was achieved and the bases (`cedu gap` of a text); placeholders as in Chinese (tested)."""

from cedu_targets.messages.entry import Words

FIGURES: dict[str, Words] = {
    "GA030": Words(
        "Columns or rows that are not used",
        {
            "": "Columns or rows with numbers and no name of a target or of a base, which are not used: {count} ({names}).",
            "guess": "Columns or rows with numbers and no name of a target or of a base: {count} ({names}). Is this meant: {guess}? It is not used.",
            "nothing": "Names of targets or bases stand in the file, but not a single number was read from it.",
        },
        {
            "": "Ignore it if they are not needed; else call them as the target is called, or give the pack's target the other name (aliases).",
            "guess": "If so, call it as the target is called, or give the pack's target the other name (aliases).",
            "nothing": "Where it is still to be filled in, it may stay; else check that the numbers stand in the columns or rows of these names, and that the years stand above or before them.",
        },
        "A sheet is read by the names and other names of the targets and by the names of the bases; brackets, units of measure, years and words such as 完成数 or 人数 do not count. A name that is merely like one is suggested, and not taken. Subtotals, 其中 rows, completion and differences are not used either.",
    ),
    "GA031": Words(
        "Unit not in the list",
        {
            "": "“{name}” is not among the units. Is “{guess}” meant? It is not taken for it, and its numbers are not counted.",
            "others": "{count} units are not in the list, and their numbers are not counted: {names}.",
        },
        {
            "": "Write the unit's name alike; if it is another unit, add it to the bases.",
            "others": "Check their names; if they belong here, add them to the bases.",
        },
        "Units are known by their names, with or without 街道, 镇 and the like; one that is merely alike is another. The list is that of the pack, else of the bases, else of the achievements.",
    ),
    "GA032": Words(
        "One number stands there twice",
        {
            "": "“{heading}” {unit} {year} stands there twice, and differs: {actual} here, {expected} at {other}; neither is used.",
            "alike": "“{heading}” {unit} {year} stands there twice and is the same (also at {other}); it counts once.",
            "several": "{count} numbers stand there twice and are the same, and count once; such as “{heading}” {unit} {year} (also at {other}).",
            "whose": "“{heading}” {year} is {actual} in two files (also at {other}), and nothing says of which unit: one number twice, or those of two units; they are not added up, and are only the least that there may be.",
        },
        {
            "": "Check them, and keep the right one.",
            "alike": "",
            "several": "",
            "whose": "If they are of two units, give the list of units with --units; if they are one number, give one file.",
        },
        "One name, unit and year has one number. A rate and a number, persons and attendances, new ones and all are not the same. What is the same counts once; of what differs nothing is used.",
    ),
    "GA033": Words(
        "No number that can be used",
        {
            "": "“{heading}” {unit} holds “{text}”, which is no number.",
            "vague": "“{heading}” {unit} holds “{text}”, which is no definite number.",
            "negative": "“{heading}” {unit} holds {text}, which cannot be below 0.",
            "date": "“{heading}” {unit} is the date “{text}”, not a number.",
            "error": "“{heading}” {unit} shows the Excel error {text}.",
            "formula": "“{heading}” {unit} is a formula without a stored result.{text}",
            "open": "“{heading}” {unit} holds {text} beside a base: it cannot be told whether {text}% is meant, or {text} of them.",
            "doubt": "“{heading}” {unit} holds {text}: the others of its column are in per cent, and it cannot be told whether this is {text}% or {text} times.",
            "part": "“{heading}” {unit} holds {text}, which is of the months {months}, not of the year, and is not used.",
            "headed": "“{heading}” {unit} holds {text}: its heading says %, the target is much larger, and it cannot be told whether this is {text}% or a share written as if 100% were 1.",
        },
        {
            "": "Write a number: 0 where there is not a single one; leave blank what nobody counted.",
            "vague": "Write the actual number.",
            "error": "Mend the formula, or write the number itself.",
            "date": "Set the cell's format to General and write the number anew.",
            "formula": "Open the file in Excel or WPS and save it again, or write the number itself.",
            "open": "Write {text}%, or say in the name that persons are counted.",
            "doubt": "Write the whole column with %.",
            "headed": "Write it with %.",
            "part": "Report the number of the whole year.",
            "negative": "Write 0 or a number above it.",
        },
        "A blank, a dash and 未报 are not reported, and not 0. Where it is asked whether there is one, 有, 是, √ and 已建成 count as 1, 无, 否 and 未建 as 0. 3.57万 is 35700.",
    ),
    "GA034": Words(
        "Base without source or year",
        {
            "": "{count} bases have no source: {names}.",
            "year": "{count} bases have no year: {names}.",
            "both": "{count} bases lack the source or the year: {names}.",
        },
        "Write them under 来源 and 年份 in the sheet of bases, for example 区统计公报 and 2020.",
        "A share is divided by its base (residents, the old …). Reports say of which year a base is and where it comes from; that of another year may be used, and is told.",
    ),
    "GA035": Words(
        "No number that was looked for",
        {
            "": "No name of a target or of a base was recognised. These were looked for: {names}.",
            "bases": "No name of a base was recognised. These were looked for: {names}.",
        },
        "Use these names as headings of columns (or of rows), or a blank sheet: cedu template --for achieved FILE -o achieved.xlsx",
        "Sheets of achievements and bases are read by names: they may head columns or rows, and need no fixed form.",
    ),
    "GA036": Words(
        "Not of the whole year",
        {
            "": "Months {months}, not the whole year, is what achievements here are of ({count}): each is only the least that there may be; what it reaches is reached, what it falls short of is not judged.",
            "apart": "“{heading}” {unit} {year} was reported of different times of the year: {actual} here, {expected} at {other}; they are not added up, {expected} is used.",
        },
        "Report the number of the whole year.",
        "Numbers under a title, a sheet or a file's name with 上半年, 1—6月, 第三季度 or 截至6月30日 are not of the whole year. Persons and things can only become more until December; rates can fall, and are not used.",
    ),
    "GA038": Words(
        "Reads like targets, not taken as achieved",
        "It says “{text}”, and nowhere that anything was completed: it reads like targets, and its numbers are not taken as achieved.",
        "Give what was achieved; if this is it, write 完成情况 in its title, its sheet or its file name.",
        "Targets taken for achievements would read as all done. A title, sheet or file that speaks only of targets, tasks or plans is not taken; headings that say 完成 are. Bases are not concerned.",
    ),
}
