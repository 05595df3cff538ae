"""Codes of forms of one unit, of months side by side and of other years (RD07x); placeholders equal the Chinese ones (tested)."""

from cedu_targets.messages.entry import Words

RETURNED_FORMS: dict[str, Words] = {
    "RD070": Words(
        "The unit is not named",
        'this is the form of one unit (indicators down, "{heading}" across), and no name of a unit was found: neither in a line 填报单位：, nor in title, sheet or file name.',
        "Write whose form it is: 填报单位：…",
        "Where a form is of one unit and has no column of units, its unit is read from a line 填报单位：, the title, the sheet's name and the file's.",
    ),
    "RD071": Words(
        "Two places name two units",
        {
            "": 'two places name two units, "{one}" and "{other}"; whose form it is cannot be told.',
            "head_head": 'two lines of the sheet name two units, "{one}" and "{other}"; whose form it is cannot be told.',
            "head_title": 'the line 填报单位 names "{one}", the title "{other}"; whose form it is cannot be told.',
            "head_sheet": 'the line 填报单位 names "{one}", the sheet\'s name "{other}"; whose form it is cannot be told.',
            "head_file": 'the line 填报单位 names "{one}", the file\'s name "{other}"; whose form it is cannot be told.',
            "title_sheet": 'the title names "{one}", the sheet\'s name "{other}"; whose form it is cannot be told.',
            "title_file": 'the title names "{one}", the file\'s name "{other}"; whose form it is cannot be told.',
            "sheet_file": 'the sheet\'s name says "{one}", the file\'s "{other}"; whose form it is cannot be told.',
        },
        "Make them agree; one is easily forgotten where another unit's form is used again.",
        "The line 填报单位, the title, the sheet's and the file's name should name one unit. Where they differ nothing is guessed.",
    ),
    "RD072": Words(
        "The year so far is not the sum of its months",
        '{heading} of "{row}" is {actual}, {first} to {last} add up to {expected}, {difference}.',
        "Compare the sum and the months.",
        "Where months stand beside their sum, it should be theirs. Rates and persons (the same may come again) do not add up and are not checked, nor are months that hold the year so far themselves.",
    ),
    "RD073": Words(
        "The completion does not fit",
        'the completion of "{row}" is {actual}; achieved {done} ÷ target {target} = {expected}.',
        "Check what was achieved, the target, or work the completion out again.",
        "Where a form has target, achievement and completion, the last should be achievement ÷ target, rounded as it is written. Indicators that are rates are not checked.",
    ),
    "RD074": Words(
        "The months look like sums so far",
        {
            "": "no month is below the one before it, as where each holds the year so far; nothing says so, and they are added up.",
            "reports": "no report of a month is below the one before it, as where each holds the year so far; no title or file name says so, and they are added up.",
        },
        {
            "": "If they are, head them 1—N月累计, or add a column 累计.",
            "reports": "If they are, write 1—N月 or 截至N月底 in the titles or file names.",
        },
        "Without a column of sums it cannot be told whether months stand alone; months that only rise ask for a look.",
    ),
    "RD075": Words(
        "Months were only compared",
        {
            "": "the months {first} to {last} were only held against {heading}, and not read otherwise.",
            "one": "{first} was not read; what was achieved is {heading}.",
            "earlier_one": "{first} is an earlier sum and was not read; what was achieved is {heading}.",
            "earlier": "{first} to {last} are earlier sums and were not read; what was achieved is {heading}.",
        },
        "",
        "Where the year so far stands beside its months, it is what was achieved.",
    ),
    "RD076": Words(
        "A form of one unit",
        {
            "": 'this is the form of one unit, "{unit_printed}", with indicators down; of its columns this is "{heading}".',
            "head": 'this is the form of one unit, "{unit_printed}" (by 填报单位), with indicators down; of its columns this is "{heading}".',
            "title": 'this is the form of one unit, "{unit_printed}" (by its title), with indicators down; of its columns this is "{heading}".',
            "sheet": 'this is the form of one unit, "{unit_printed}" (by the sheet\'s name), with indicators down; of its columns this is "{heading}".',
            "file": 'this is the form of one unit, "{unit_printed}" (by the file\'s name), with indicators down; of its columns this is "{heading}".',
        },
        "See with cedu read whether unit and indicators were understood.",
        "A form of one unit has no column of units: its unit is read from 填报单位, title, sheet or file. Targets and achievements are read as a table each; places are those of the sheet.",
    ),
    "RD077": Words(
        "Of another year than the other files",
        {
            "": "this one is of {year}; of the {files} files checked together {count} are of {usual}.",
            "wanted": "this one is of {year}; the issued table is of {usual}.",
            "several": "the {files} files checked together are of several years: {usual}.",
        },
        {
            "": "Check whether it is the form of the right year; nothing to do where they are together on purpose.",
            "wanted": "Ask for the form of the issued year; if only the year in the title was left as it was, change the title.",
        },
        "The year is read from title, headings and the sheet's name, else from the file's. Held against an issued table (--against), its year is the right one, and another an error. Else, where more than half of the files are of one year, each other one is named; where no year has more than half, it is asked once. A file with several years in it does not count.",
    ),
    "RD079": Words(
        "Only one unit has filled its row",
        {
            "": 'of all rows but "{district}" only "{unit_printed}" is filled: read as the form of this unit; the row "{district}" is blank or the same, and not read.',
            "apart": 'of all rows but "{district}" only "{unit_printed}" is filled, so it is no sum of all units; the row "{district}" is not held against it.',
            "issued": 'the row "{district}" is that of the targets, left from the table that was issued; it is not taken for what was achieved.',
        },
        "",
        "A unit that fills its own row of the table of all units leaves the district's row blank, as it was issued, or with its own numbers: that is no sum of the units. So are tables of achievements read, and returns held against what was issued; where several units are filled, the district is judged as ever.",
    ),
}
