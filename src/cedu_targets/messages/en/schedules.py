"""Problems of reading schedules, lists of tasks and checklists (RD08x)."""

from cedu_targets.messages.entry import Words

SCHEDULES: dict[str, Words] = {
    "RD080": Words(
        "columns not read",
        {
            "": "{count} columns hold names of persons, telephone numbers or money and were not read: {texts}.",
            "sheets": "{count} columns on {parts} sheets ({sheets}) hold names of persons, telephone numbers or money and were not read: {texts}.",
            "other": "{count} columns were not used: {texts}.",
            "other_sheets": "{count} columns on {parts} sheets ({sheets}) were not used: {texts}.",
        },
        {
            "": "",
            "sheets": "",
            "other": "See whether anything that matters is missed; a column that is to be read needs a heading such as 工作内容, 完成时限, 责任单位 or 完成情况.",
            "other_sheets": "See whether anything that matters is missed; a column that is to be read needs a heading such as 工作内容, 完成时限, 责任单位 or 完成情况.",
        },
        "In schedules and lists, names of persons, telephone numbers, addresses and money are never read, kept or shown; only the columns are counted. A column 责任人 that holds offices is read as their column. Other columns with a heading that is not known are named as well.",
    ),
    "RD081": Words(
        "rows not read as items",
        "{count} rows were not read as items: rows {rows}.",
        "See whether what is to be done was left out in them.",
        "A row is an item if it says what is to be done. Totals, remarks between the rows, and rows with a time or an office but no content are none; they are listed here.",
    ),
    "RD082": Words(
        "times that name no day",
        {
            "": "The times of {count} items name no day: {texts} (rows {rows}).",
            "sheets": "The times of {count} items on {parts} sheets ({sheets}) name no day: {texts}.",
        },
        "These items are never said to be late; write a month or a day where that should be judged.",
        "立行立改, 春节前 or 适时 is no certain day, and nothing is guessed. 待定 and 长期坚持 have states of their own.",
    ),
    "RD084": Words(
        "times of an unknown year",
        {
            "": "Nothing says of which year the times of {count} items are: {texts}.",
            "issued": "The times of {count} items count from the day of issue, and no such day is written: {texts}.",
            "years": "The plan is for {first}–{last}, and the times of {count} items do not say which of its years: {texts}.",
        },
        {
            "": "These items are undated and never said to be late. Write the year in the title (2024年工作安排) or the day of issue in a line of its own; the file's name may say the year as well.",
            "issued": "These items are undated and never said to be late. Write the day of issue under the title, in a line of its own (2024年3月1日).",
            "years": "They are judged by the last year. Write the year (2024年6月), or 每年6月 for what is done in each.",
        },
        "3月 ends on a day only where its year is known. The year is that of the title, of a line of years, of the sheet's name, of the day of issue or of the file's name; without any of them nothing is guessed. 用2-3年 counts from the day of issue.",
    ),
    "RD083": Words(
        "a day that does not exist",
        "The time of {item} is “{day}”; the calendar has no such day.",
        "Check the date; until it is put right the item is never said to be late.",
        "There is no 6月31日, no 13月, and no 2月29日 in most years; such a day is a slip of the pen, and nobody guesses which one is meant.",
    ),
}
