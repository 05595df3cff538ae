"""Monthly forms and ledgers in the reports of checks; placeholders as in Chinese (a test holds it)."""

FORM_CHECK_TERMS: dict[str, str] = {
    "rule_unfilled": "left blank", "rule_placed": "unit and month", "rule_on_roster": "roster", "rule_months": "month and days", "rule_late": "date of filing", "rule_nouns": "attendances and persons",
    "rule_numbers": "people and hours", "rule_people_present": "people", "rule_carried_total": "total", "rule_first_time": "first time", "rule_class_repeated": "class twice", "rule_category": "category",
    "said_by_head": "the head", "said_by_title": "the title", "said_by_sheet": "the sheet's name", "said_by_file": "the file's name", "said_by_folder": "the folder's name", "field_people": "people", "field_first_time": "people for the first time", "field_hours": "hours",
    "which_class": "class {number} ({project})", "which_class_bare": "class {number}",
    "month_of_year": "{year}/{month}", "month_alone": "month {month}",
    "month_names": "January February March April May June July August September October November December",
    "form_named": "{unit} {month}", "form_classes": "classes: {count}", "form_incomplete": " (incomplete)",
    "form_nil": "nil report (no class this month)", "form_blank": "not filled in, not checked", "form_unread": "no class was read, not counted", "form_unfilled": "not filled in", "forms_unfilled": "not filled in: {count}",
    "forms_n": "forms: {count} (classes: {classes})", "form_by_rules": "checked by what holds of every form (no rule pack)",
    "classes_heading": "classes ({count})", "classes_not_shown": "{count} more classes are not listed; cedu read -f json has all.", "page_class_signs": "Cells with a sign lead to what is said about them.",
    "head_class_number": "no.", "head_which_class": "class", "head_class_project": "project", "head_class_category": "category", "head_class_day": "day", "head_class_place": "place", "head_class_people": "people", "head_class_first_time": "first time", "head_class_hours": "hours", "head_class_mode": "mode", "head_class_unit": "unit", "head_class_period": "month", "head_classes": "classes",
    "sheet_forms": "Form", "report_title_forms": "Community education: check of training forms",
    "legend_forms": "Signs: ▲ error (must be mended)  △ warning (mend or explain)  ○ note  ※ explained  ？ question. What is found stands in the comment of the cell, and in “{sheet}”.",
    "slips_no_forms": "Forms without a slip: {count}. A form is mended by the unit that filled it in; send it this report.",
    "form_sum_people": "attendances: {count}", "form_sum_first_time": "for the first time: {count}", "form_sum_hours": "hours: {count}", "form_filed": "filed on {day}", "form_months": "{first} to {last}",
    "columns_left_out": "Columns not read (personal data): {names}",
    "pack_forms": "form", "pack_form_months": "{first} to {last} ({count} months)", "pack_form_due": "due by day {day} of the next month, that day included", "pack_form_undue": "no last day, so that none is late", "pack_form_categories": "categories",
}  # fmt: skip
