"""The words of the roll-up (`cedu rollup`): codes, wrong calls, and what its reports say; placeholders as in Chinese."""

from cedu_targets.messages.entry import Words

ROLLUPS: dict[str, Words] = {
    "RC002": Words(
        "forms of one unit and month that differ",
        {
            "": "{other} is a form of {unit} for {said_month} as well, and its numbers differ (here {classes} classes with {people} attendances, there {other_classes} with {other_people}); none of the {count} is counted.",
            "details": "{other} is a form of {unit} for {said_month} as well, and says something else; none of the {count} is counted.",
        },
        "Ask the unit and return one of them; where this one is right, add --prefer {own}.",
        "A unit sends one form a month. Of two that differ nobody can say which is right: none is counted, and they are not added up; the classes of a unit and month in a ledger are a form, too.\n\nPasses: one form of 甲村 for May\nFails: two forms of 甲村 for May, one with 50 attendances, one with 60",
    ),
    "RC012": Words(
        "one form that came twice",
        {
            "": "{other} is the form of {unit} for {said_month} as well and says the same; it is counted once.",
            "preferred": "for {unit} in {said_month} {other} is counted, as --prefer says; this form is not.",
        },
        {"": "Keep one of them.", "preferred": "If that is wrong, change --prefer."},
        "Two forms that say the same are counted once and not added up, whatever the order of their rows or the names of their files.\n\nPasses: one form of 甲村 for May\nNote: the same form of 甲村 for May, twice",
    ),
    "RC025": Words(
        "no monthly form",
        {
            "": "there is neither a monthly form nor a ledger in the file; nothing of it is counted.",
            "table": "there are only tables of targets in the file ({tables}), no monthly form, no ledger and no achievements; nothing of it is counted.",
            "list": "there are only lists of items in the file ({lists}), neither a monthly form nor a ledger; nothing of it is counted.",
            "beside": "beside its forms the file holds {tables} tables and {lists} lists of items, which are not counted.",
        },
        {
            "": "Give monthly forms or ledgers.",
            "table": "Take the file away, or pass it over with --exclude; where these are achievements, say so in the title, with the month.",
            "list": "Take the file away, or pass it over with --exclude; cedu status says how items stand.",
            "beside": "See whether any class in them should be counted.",
        },
        "cedu rollup puts two kinds of forms together: classes (a row a class, with a project or a day and its people), and what was achieved of indicators (with the unit and the month).\n\nPasses: a monthly form, a ledger, achievements up to March\nFails: a table of tasks of all villages",
    ),
    "RC026": Words(
        "a month without its year",
        {
            "": "it says {said_month} without a year; counted as {year}.",
            "plan": "it says {said_month} without a year; by the months that are put together that is {year}.",
            "as_of": "it says {said_month} without a year; by the day of the roll-up that is {year}.",
            "others": "it says {said_month} without a year; all other forms are of {year}, and so it is counted as {year}.",
        },
        "If it is of another year, write the year above the headings.",
        "The year is that of the months put together (--months, or the pack's), else of --as-of, else the one that all other forms have; without any of these the form is not counted.\n\nPasses: 2020年5月 above the headings\nNote: 5月 above the headings, months 2020-05 to 2020-11",
    ),
    "RC027": Words(
        "maybe one unit",
        'are "{unit}" and "{other}" one unit? Without a list of units they are counted as two.',
        'If they are one, give a list: --units list.xlsx, with the other name in a column "aliases" (别名).',
        "Without a list of units other names are other units; nothing is guessed. Where one name begins another, it is asked.\n\nPasses: 甲村, 乙村\nNote: 甲村, 甲村村民委员会",
    ),
    "RC028": Words(
        "a month after the day of the roll-up",
        "{said_month} has not begun (as of {as_of}); it is not counted.",
        "Check year and month; where they are right, give a later --as-of.",
        "Of a month that has not begun there can be no form; its year is likely a slip.\n\nPasses: July 2020, as of 2020-08-10\nFails: July 2021, as of 2020-08-10",
    ),
    "RC029": Words(
        "too many findings to list",
        "{count} further findings of this form are not listed: all forms together have more than {most}.",
        "Check this form by itself with cedu check.",
        "Nobody reads the findings of tens of thousands of forms: beyond 50000 the gravest of each form is listed, and how many there are beside it. What is counted and what it adds up to stays the same.\n\nPasses: 300 findings in all forms\nNote: more than 50000 findings in all forms",
    ),
    "RC035": Words(
        "a unit taken from the list",
        {
            "": 'it names no unit; counted as that of "{name}" on the list.',
            "title": 'it names no unit; its title has "{name}", which is on the list, and it is counted as theirs.',
            "sheet": 'it names no unit; its sheet has "{name}", which is on the list, and it is counted as theirs.',
            "file": 'it names no unit; its file has "{name}", which is on the list, and it is counted as theirs.',
            "folder": 'it names no unit; its folder has "{name}", which is on the list, and it is counted as theirs.',
        },
        "If it is another unit's, write the unit above the headings.",
        "Where a form names no unit, and exactly one unit of the list stands in its title or in the name of its sheet, file or folder, it is taken to be theirs. Where two stand there nothing is guessed, and it is not counted.\n\nPasses: 填报单位：甲村 above the headings\nNote: no unit, in a folder called 甲村, which is on the list",
    ),
    "bad_months": Words(
        "no months",
        '"{name}" of --months is no range of months.',
        "Write 2020-05..2020-11, or 2020-05 for one month; 120 at most.",
    ),
    "bad_due_day": Words(
        "no day", '"{name}" of --due-day is no day of a month.', "Write a number from 1 to 31, such as --due-day 5."
    ),
    "unknown_prefer": Words(
        "no such form",
        {
            "": '"{name}" of --prefer is none of the forms that were given.',
            "several": '"{name}" of --prefer fits {count} forms: {paths}.',
        },
        "Name its path as the findings do, such as --prefer forms/甲村-5月.xlsx.",
    ),
}
ROLLUP_TERMS: dict[str, str] = {
    "rule_rollup": "roll-up",
    "rollup_title": "{title}: roll-up", "rollup_title_plain": "roll-up of monthly training forms", "rollup_span": "{first} to {last}", "rollup_as_of": "as of {day}",
    "rollup_expected": "{count} forms expected", "rollup_counted": "{count} counted", "rollup_counted_nil": "{count} counted ({nil} nil)", "rollup_differing": "{count} differ", "rollup_missing": "{count} missing", "rollup_named": "{what} ({names})", "rollup_late": "{count} late",
    "rollup_untimed": "no last day is set, so nobody is late", "rollup_undated": "{count} without a date of filing: nobody can say whether they were in time", "rollup_no_roster": "no list of units was given: units that sent nothing at all are not known", "rollup_rate": "completeness {share}", "rollup_on_time": "timeliness {share}",
    "rollup_slot": "{unit} {month}", "rollup_not_all": "… and others", "rollup_unit_missing": "{unit}: {months}",
    "rollup_attendances": "attendances {sum}", "rollup_classes": "classes {sum}", "rollup_hours": "hours {sum}", "rollup_persons": "persons (first time) {sum}",
    "rollup_incomplete": " ({units}: {fields} of some class blank or unreadable, not complete)", "rollup_incomplete_classes": " ({units}: some class names no unit or month, not complete)", "rollup_incomplete_mark": " (not complete)", "rollup_sign": "＊ not complete: a number is blank or unreadable, or a class names no unit or month; the true sum is larger", "rollup_no_persons": "some class does not say who came for the first time, so persons are not known", "rollup_persons_of_years": "who comes for the first time is counted by the year, so persons of several years do not add up: put each year together by itself, for instance --months 2020-01..2020-12", "rollup_none": "not one form could be counted.",
    "rollup_unit": "{unit}: {sums}; {forms}", "rollup_unit_nothing": "{unit}: {forms}", "rollup_uncounted": "not counted: {reason}",
    "rollup_state": "{state} {count}",
    "slot_reported": "in", "slot_nil": "nil", "slot_missing": "missing", "slot_differing": "differ", "slot_blank": "blank", "slot_not_due": "not due", "slot_late": "late", "slot_nil_late": "nil (late)",
    "meaning_slot": "in: in time, or without a date of filing; late: after the last day; nil: no class; nil (late): no class, said after the last day; missing: nothing came; differ: two forms that differ, none counted; not due: may still come", "meaning_slot_untimed": "in: it came; nil: no class; missing: nothing came; differ: two forms that differ, none counted; not due: may still come",
    "outcome_counted": "counted", "outcome_same": "the same as another one", "outcome_differs": "differs from another one", "outcome_not_preferred": "another one was preferred", "outcome_blank": "nobody filled it in", "outcome_unread": "no class was read", "outcome_unplaced": "it names no unit or no month", "outcome_stranger": '"{unit}" is not on the list of units', "outcome_outside": "{month} is none of the months put together", "outcome_outside_no_month": "no such month", "outcome_other_year": "{month} is of another year than most forms", "outcome_other_month": "{month} was not asked for", "rollup_other_months": "{count} forms are of other months ({names}) and left aside.",
    "head_rollup_unit": "unit", "head_rollup_total": "total", "head_rollup_attendances": "attendances", "head_rollup_classes": "classes", "head_rollup_hours": "hours", "head_rollup_persons": "persons", "head_rollup_forms": "forms", "head_rollup_month": "month", "head_rollup_reason": "reason",
    "rollup_months_ahead": "{count} months are still ahead and not shown", "rollup_matrix": "forms", "rollup_matrix_part": "forms ({first} to {last})", "rollup_findings": "findings", "rollup_uncounted_heading": "{count} forms not counted",
    "rollup_more": "Not listed: {parts}. -o rollup.xlsx has them all", "rollup_more_units": "{count} units", "rollup_more_findings": "{count} findings", "rollup_more_uncounted": "{count} forms not counted", "rollup_more_faults": "{count} files that cannot be read",
    "rollup_heading": "Bulletin on the forms “{title}” (draft)", "rollup_heading_plain": "Bulletin on the monthly training forms (draft)", "rollup_part_sums": "1. Sums", "rollup_part_forms": "2. Forms", "rollup_part_missing": "3. Missing", "rollup_part_differing": "4. Differing", "rollup_part_problems": "5. Findings", "rollup_part_next": "6. What is to be done next", "rollup_part_none": "None.", "rollup_sums_note": "Attendances add up the people of all classes: who came three times counts three times.",
 "rollup_short": "{counted} counted, {missing} missing, {differing} differ", "rollup_short_uncounted": "{count} not counted",
}  # fmt: skip
