"""Words of the forms on which units report (cedu template --for report), and of what is wrong in them (RD15x)."""

from cedu_targets.messages.entry import Words

REPORT_FORMS: dict[str, Words] = {
    "RD150": Words(
        "no month chosen",
        {
            "": "numbers are filled in and the month is not: up to which month they reach is not known.",
            "unclear": "the month is written “{text}”, which is no month.",
        },
        "Choose a month from the list.",
        "In a form that is sent each month 累计完成 is the year up to its month, which stands in a cell of its own (报送月份), else in the title, the sheet's name or the file's.",
    ),
    "RD151": Words(
        "month of another year",
        "the month is one of {year}, the form is of {usual}.",
        "Choose the month again, or use the form of that year.",
        "The month of a form lies in the form's year.",
    ),
    "RD152": Words(
        "the month and the year so far do not go together",
        {
            "": "“{row}”: the month is {actual}, more than the year so far, {expected}: {difference}.",
            "january": "“{row}”: January is {actual} and the year so far {expected}: {difference}; in January both are the same.",
            "several": "{count} indicators have another number for January than for the year so far ({texts}); in January both are the same.",
        },
        "Check both: they may be exchanged, or the month was not added.",
        "The year so far holds the month, so it is not less; in January both are the same. Rates are not held against each other.",
    ),
    "RD153": Words(
        "the month is filled in, the year so far is not",
        {
            "": "“{row}”: the month is {actual}, and the year so far is blank; the month was not taken for it.",
            "several": "{count} indicators have a number of the month and none of the year so far ({texts}); the month was not taken for it.",
        },
        "Fill in the year so far, the month included.",
        "What was achieved is the year so far; the month alone does not say what was done before it.",
    ),
    "RD154": Words(
        "not filled in",
        "nothing is filled in here, neither the month nor the year so far. It is not taken for 0.",
        "Send it when it is filled in; write 0 where nothing was done.",
        "A blank form is no report of 0: it counts as not reported.",
    ),
    "RD155": Words(
        "the month's total is not the sum of its parts",
        "“{row}”: the month is {actual}, {sum} make {expected}: {difference}.",
        "Check the total and the parts in the month's column.",
        "Totals and their parts go together in the month's column too.",
    ),
    "RD156": Words(
        "no number for a month",
        {
            "": "“{row}”: the month is {actual}; persons and pieces are whole numbers.",
            "negative": "“{row}”: the month is {actual}, which is below 0.",
            "total": "“{row}”: the year so far is {actual}, which is below 0.",
        },
        {
            "": "Write a whole number.",
            "negative": "Write what the month added; to correct earlier months change the year so far and say so in the remarks.",
            "total": "Write what was done from January to the month of the form.",
        },
        "As in the year so far, persons and pieces are whole numbers in the month's column, and nothing is below 0.",
    ),
    "GA060": Words(
        "the month is not the difference of two months' sums",
        "{unit} {column}: the month is {actual}; the year so far, {so_far}, less {before} at the end of month {last} is {expected}: {difference}.",
        "Check the month, and the year so far of both months.",
        "Where the forms of two months in a row came from one unit, the year so far less that of the month before is the month. Persons (who may come in several months) and rates are not checked; completion goes by the year so far.",
    ),
    "report_forms_nothing": Words(
        "nothing to report",
        "This table assigns nothing to any unit, so there is nothing to report.",
        "Give a table with targets.",
    ),
    "report_forms_not_a_folder": Words(
        "not a folder",
        "This is no folder, so no forms can be written there.",
        "Give -o a folder (a new one is made), or a name ending in .xlsx for one workbook with all units.",
    ),
    "report_form_exists": Words(
        "a file of that name",
        "The folder has a {name} with other content (it may have been filled in); nothing was written over, and no form was written.",
        "Choose another folder, or move these files away.",
    ),
}

REPORT_FORM_TERMS: dict[str, str] = {
    "report_form_title": "Targets achieved {year}", "report_form_year": "{year}", "report_form_sheet": "Report",
    "report_form_unit": "Unit:", "report_form_of_month": "Month:", "report_form_month_text": "month {month}",
    "report_form_writer": "Filled in by:", "report_form_day": "Filled in on:",
    "report_form_hint": "Choose the month from the list first, then fill in the yellow cells. “So far” is the year up to that month, the month included; write 0 where nothing was done.",
    "report_form_code": "Column", "report_form_number": "No.", "report_form_indicator": "Indicator", "report_form_measure": "Unit of measure",
    "report_form_target": "Target", "report_form_month": "This month", "report_form_so_far": "So far", "report_form_remarks": "Remarks",
    "report_form_month_say": "Choose a month with the arrow.", "report_form_day_say": "The day on which it is sent, like 2020-04-02.",
    "report_form_month_number": "What this month alone added ({unit}).", "report_form_so_far_number": "The year up to this month, the month included ({unit}).",
    "report_form_rate_say": "The per cent reached by the end of the month, like 85%.", "report_form_rate_error": "Write a per cent from 0 to 100%, like 85%.",
    "report_form_whole_error": "Write a whole number of at least 0 ({unit}), without words.",
    "report_form_decimal_error": "Write a number of at least 0 ({unit}) with no more than {places} decimals (steps of {step}), without words.",
    "report_form_note_how": "Notes: save it each month and send back this file; add no rows and change no targets. The grey totals work themselves out. A month that is more than the year so far turns red.",
    "report_form_note_sums": "Sums: {sums}", "report_form_between_sums": "; ", "report_form_note_rates": "Of rates only the year so far is filled in: the level at the end of the month; months of rates are not added up.",
    "report_forms_written": "wrote {count} forms to {folder} ({first} …), one for each unit with its own targets.",
    "report_forms_in_one": "wrote {file}: forms for {count} units, a sheet each with its own targets.",
    "report_forms_without": "{count} units have no targets and get no form: {names}.",
    "report_forms_next": "When they have come back, put them in one folder and run:", "report_forms_back": "reports",
    "template_report": "targets.xlsx -o reports",
}  # fmt: skip
