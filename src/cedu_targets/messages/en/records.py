"""What may be wrong when monthly forms and ledgers of classes are read (RD085 to RD090)."""

from cedu_targets.messages.entry import Words

RECORDS: dict[str, Words] = {
    "RD085": Words(
        "columns that were not read",
        {
            "": "{count} columns hold personal data and were not read: {texts}.",
            "other": "{count} columns were not used: {texts}.",
            "runs": "the column {text} adds up to {sum}, and there are {count} rows; a row counts as one class, so {count} classes are counted.",
            "persons": "names or telephone numbers in {count} cells were not read; “…” stands in their place.",
        },
        {
            "": "",
            "persons": "",
            "other": "See whether anything that matters is missing; what is to be read needs a heading such as 培训项目, 培训人次, 首次参训（人）, 课时 or 培训日期.",
            "runs": "Write each class in a row of its own, or correct the number of classes in the roll-up.",
        },
        "Read are project, category, day, place, people, first-time participants, hours and mode, and the unit and month of a row. Of columns of teachers, names, telephone numbers, signatures and the like only the headings are kept; telephone numbers, identity cards, mail addresses and names behind 联系人 or 主讲 are left out of the other cells as well. A name alone cannot be told from any other word: do not write one there. 教师人数 over numbers is no personal datum.",
    ),
    "RD086": Words(
        "rows that are no classes",
        {
            "": "{count} rows were not used: {rows}.",
            "bare": "{count} rows name only a project or category, without people, hours or day, and do not count as classes: {rows}.",
        },
        {
            "": "See whether they are classes; if so, give their project and how many came.",
            "bare": "Where a class was held, fill in how many came.",
        },
        "A row is a class where it says how many came, how many hours, or on which day. Totals (合计, 小计, 累计) are checked apart and are no classes, nor are printed categories that nobody filled in, or lines with who filled in the form.",
    ),
    "RD087": Words(
        "day that cannot be read",
        {
            "": "the days of {count} classes cannot be read: {texts}.",
            "year": "of the days of {count} classes the year is unknown: {texts}.",
        },
        {
            "": "Write 5月3日 or 2020-05-03.",
            "year": "Give the year in the title, or in the day of filing.",
        },
        "5月3日, 5.3, 3日 and 5月3日-5日 are read, of several days the first; year and month come from the head where the cell does not say them. A day that cannot be read is kept as it is written, and the people of its class count as ever.",
    ),
    "RD088": Words(
        "day of filing that cannot be read",
        'the day of filing is written "{text}"; which day that is cannot be read.',
        "Write 2020年6月3日; without it nobody is told late.",
        "Only the day of filing on the form says whether it was late, never the date of the file, which changes when it is copied or forwarded.",
    ),
    "RD089": Words(
        "nothing held, and classes",
        "the form says that nothing was held this month, and lists {count} classes.",
        "If classes were held, delete the statement; if not, delete the rows.",
        "A form with classes is read by its classes, not as a report of none.",
    ),
    "RD090": Words(
        "no class was read, and no report of none",
        {
            "": "{count} rows under the headings are filled in and were not understood: {rows}; not one class was read, so the form does not count, nor is it a report of none.",
            "total": "there is a total (row {rows}) and no class; the form does not count, nor is it a report of none.",
            "named": "{count} rows only name a project, without people, hours or day: {rows}; whether it was held does not show, so the form does not count, nor is it a report of none.",
        },
        {
            "": "See whether the headings read 培训项目, 培训日期, 培训人次, 首次参训（人） or 课时; where they take two lines, the second only divides (合计, 其中：首次参训), or gives the unit of measure.",
            "total": "Fill in the classes row by row; where there was none, write 本月没有办班, and 0 as the total.",
            "named": "Where a class was held, fill in how many came; where none was, delete the rows or write 本月没有办班.",
        },
        "A report of none has no class under its headings. Where something is filled in there that cannot be read as classes, nobody knows whether any was held.",
    ),
    "RD091": Words(
        "roster of persons",
        {
            "": '"{texts}" is a roster of persons, {count} rows filled in; names and telephone numbers were not read.',
            "blank": '"{texts}" is a roster of persons that nobody has filled in yet.',
            "untitled": "here stands a roster of persons, {count} rows filled in; names and telephone numbers were not read.",
            "several": "the file has {parts} rosters of persons ({texts}), {count} rows filled in altogether; names and telephone numbers were not read.",
        },
        "Nothing has to be done; before the file is sent on, see whether the roster should go with it.",
        "A roster has several headings such as 姓名, 组长 or 联系电话 and no column of amounts. It is recognised and its rows are counted; the names and telephone numbers in it are not read, kept or printed.",
    ),
    "RD092": Words(
        "hours in another measure",
        "{count} classes give their hours (课时) in {measure}; the numbers count as they are.",
        "Convert them to 课时, or make sure that here one {measure} is one 课时.",
        "A 课时 mostly has 45 or 40 minutes, as each place rules; nothing is converted, the numbers are taken as written.",
    ),
}

RECORD_TERMS: dict[str, str] = {
    "form_unit_said": "unit: {values}", "form_month_said": "month: {values}", "form_said": "{value} ({sources})", "form_not_said": "not said",
}  # fmt: skip
