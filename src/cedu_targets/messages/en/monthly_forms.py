"""Codes of lists of units, plans by population and monthly forms (cedu template --for monthly)."""

from cedu_targets.messages.entry import Words

MONTHLY_FORMS: dict[str, Words] = {
    "RC030": Words(
        "A name stands twice in the list",
        "{name} stands in it already ({first}) and is one unit.",
        "Check whether the name is right.",
        "A name that a list of units has twice is one unit. If two units bear the same name, write them so that they "
        "can be told apart.",
    ),
    "RC031": Words(
        "An alias that means several units",
        "“{name}” may be {units} and is not used as an alias.",
        "Give an alias that means one unit only, or leave it out.",
        "The names in the column of aliases tell a unit on a form that writes it differently, so each may mean only one.",
    ),
    "RC032": Words(
        "Sheets beside the list",
        "This sheet has {count} more names that are not in the list (sheet {used}); they are not used.",
        "Put all units on one sheet.",
        "The list of units is the first sheet of a file that has names of units; of the others the further names are told.",
    ),
    "RC033": Words(
        "No list of units",
        "There is no list of units in the file.",
        "Write a unit a line under the heading “Unit” (with columns “Alias” and “Residents” if you like), or a name a "
        "line in a text file.",
        "A list of units (--units) is a workbook, a Word table, a csv or a text: a column headed 村（居）, 社区, 单位, "
        "单位名称, Unit or Village, or a name a line. Totals and notes are no units; columns of persons and telephones "
        "are not used.",
    ),
    "RC034": Words(
        "No name in the list of units",
        "{count} places in the list can be no name of a unit and are not used ({lines}).",
        "Write a unit as a name of at most 60 signs without a colon; take out what is none.",
        "In a list of units, what is too long for a name or holds a colon or an address is not used; the roll-up shows the units that were.",
    ),
    "forms_of_no_pack": Words(
        "no pack is known for it",
        "No rule pack is known for this document, so nobody can say which months and categories are asked for.",
        "Name the pack by --rules, or leave the document out for plain monthly forms.",
    ),
    "pack_without_forms": Words(
        "a pack without forms",
        "The rule pack {pack} has no monthly forms (forms: monthly).",
        "Name another pack, or leave --rules out for plain monthly forms.",
    ),
    "no_form_units": Words(
        "no units",
        {
            "": "It is not said to which units the monthly forms go.",
            "pack": "The rule pack {pack} lists no units, so nobody can say to whom the monthly forms go.",
        },
        "Give a list of units, like --units villages.xlsx.",
    ),
    "form_month": Words(
        "wrong month",
        {
            "": "--month {month} is no month.",
            "outside": "--month {month} is none of the months asked for, {first} to {last}.",
        },
        "Write it like --month 2020-05.",
    ),
    "forms_not_a_folder": Words(
        "not a folder", "This is no folder, so no forms can be written there.", "Give -o a folder; a new one is made."
    ),
    "form_exists": Words(
        "a file of that name",
        "The folder has a {name} with other content (it may have been filled in); nothing was written over, and no form was written.",
        "Choose another folder, or move these files away.",
    ),
}

MONTHLY_FORM_TERMS: dict[str, str] = {
    "monthly_title": "Monthly form of classes held", "monthly_sheet": "Monthly form", "monthly_month_text": "{year}-{month:02}", "monthly_day_text": "{year}-{month:02}-{day:02}",
    "monthly_unit": "Unit:", "monthly_month": "Month:", "monthly_filed": "Filed on:", "monthly_nil": "No class this month:", "monthly_yes": "yes",
    "monthly_nil_hint": "If there was no class this month, choose “yes” and fill in nothing below; else leave it open.",
    "monthly_hint": "Fill in the yellow cells only, a class a row.", "monthly_due": " It is due by the end of {day}.",
    "monthly_number": "No.", "monthly_project": "Course", "monthly_category": "Category", "monthly_day": "Date", "monthly_place": "Place",
    "monthly_people": "Attendances", "monthly_first_time": "First time this year (persons)", "monthly_hours": "Hours", "monthly_mode": "Mode", "monthly_total": "Total",
    "monthly_unit_say": "The name of your unit; leave it as it is.", "monthly_month_say": "Write it like {example}.", "monthly_chosen": "Choose one from the list.",
    "monthly_filed_say": "The day on which you send it in, like {day}.", "monthly_filed_error": "Write a date like 2020-06-02.", "monthly_nil_say": "Choose “yes” if there was no class this month; else leave it open.",
    "monthly_project_say": "A class a row; a class of several days is one row with all its hours.", "monthly_category_say": "Choose a category from the list.",
    "monthly_day_say": "The day on which the class began, like {day}.", "monthly_day_error": "Write a date of this month, like 2020-05-06.",
    "monthly_people_say": "How many came to this class: a whole number.", "monthly_people_error": "Write a whole number of at least 0, without words.",
    "monthly_first_time_say": "Of these, who came for the first time this year; 0 if nobody.", "monthly_first_time_error": "Fill in the attendances first; this is a whole number that is not above them.",
    "monthly_hours_say": "All hours of this class: a number.", "monthly_hours_error": "Write a number of at least 0, without words.",
    "monthly_note_people": "Notes: 1. Attendances are those who came to each class; who comes to two classes counts twice.",
    "monthly_note_first_time": "2. First time this year: persons who come to a class for the first time this year. Each counts once in the year, so the months add up to the persons trained. If there were none write 0, do not leave it open.",
    "monthly_note_rows": "3. If there are too few rows, insert some in the middle. The total is worked out. Names and telephone numbers are not asked for.",
    "monthly_note_check": "4. Save it and send back this file under its name; you may check it first by: cedu check FILE",
    "monthly_lists": "Choices", "monthly_lists_head": "cedu · choices, not to be changed",
    "monthly_folder": "forms",
    "forms_of_months": "wrote {count} monthly forms to {folder} ({first} …), one for each unit with a sheet a month, {start} to {end}; the same file is handed in each month, months to come are left open.",
    "forms_of_month": "wrote {count} forms of {start} to {folder} ({first} …), one for each unit.",
    "forms_plain": "wrote {count} monthly forms to {folder} ({first} …), one for each unit; no rule pack says for which months, so each unit writes the month in.",
    "forms_next": "When they have come back, put them in one folder and run:", "forms_back": "forms_back", "forms_achieved": "achieved.xlsx",
}  # fmt: skip
