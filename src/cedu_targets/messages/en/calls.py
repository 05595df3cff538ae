"""The command line: headings of the help, and what is said of a wrong call (exit code 2)."""

from cedu_targets.messages.entry import Words

_NEXT = "Example: {example}; all of it: {command} --help"

CALLS: dict[str, Words] = {
    "no_such_option": Words(
        "no such option",
        {"": "there is no option {option}.", "guess": "there is no option {option}; do you mean {guess}?"},
        _NEXT,
    ),
    "option_twice": Words(
        "option given twice", "the option {option} can be given once, not {count} times.", f"Keep one of them. {_NEXT}"
    ),
    "option_needs_value": Words("option without its value", "after the option {option} stands no {value}.", _NEXT),
    "option_takes_no_value": Words("option takes no value", "the option {option} takes no value.", _NEXT),
    "missing_option": Words("option is missing", "the option {option} is missing: {meaning}.", _NEXT),
    "missing_argument": Words("argument is missing", "{argument} is missing: {meaning}.", _NEXT),
    "wrong_value": Words("wrong value", 'the option {option} cannot be "{value}"; give {expected}.', _NEXT),
    "wrong_argument": Words("wrong argument", '"{value}" is wrong; give {expected}.', _NEXT),
    "extra_arguments": Words(
        "too many arguments", '"{names}" is too much.', f"Quote a file name that has blanks in it. {_NEXT}"
    ),
    "no_such_command": Words(
        "no such command",
        {
            "": "there is no command {name}; there are: {known}.",
            "guess": "there is no command {name}; do you mean {guess}?",
            "file": "it is not said what to do with {name}; there are: {known}.",
        },
        {"": "All of it: {command} --help", "file": "Example: cedu check {name}; all of it: {command} --help"},
    ),
    "wrong_call": Words("wrong call", "the call is wrong.", _NEXT),
    "template_call": Words(
        "wrong call of template",
        {
            "": "--for status needs the plan whose items it is about.",
            "items": "--for {purpose} does not take “{name}”: a blank plan is prefilled from last year's table alone.",
            "option": "--for {purpose} does not take {option}.",
            "forms": "--for monthly writes a form for each unit: -o needs a folder, and {name} is the name of a file.",
            "file": "--for status writes a checklist for each owner: -o needs a folder, and {name} is the name of a file.",
            "tree": "--for dossier writes folders and a list: -o needs a folder, and {name} is the name of a file.",
            "no_dossier": "--for dossier needs the document that says what the dossier has to hold.",
            "no_targets": "--for achieved needs the document with the targets.",
            "no_table": "--for report needs the table of targets that was issued.",
        },
        {
            "": "Example: cedu template --for status schedule.xlsx -o checklists",
            "items": "To prefill it from last year's table, write --like {name}.",
            "option": "Example: cedu template --for {purpose} {example}",
            "forms": "Example: -o {folder}",
            "file": "Example: -o {folder}",
            "tree": "Example: -o {folder}",
            "no_dossier": "Example: cedu template --for dossier notice.txt -o dossier",
            "no_targets": "Example: cedu template --for achieved plan.txt --year 2021 -o achieved.xlsx",
            "no_table": "Example: cedu template --for report targets.xlsx -o reports",
        },
    ),
    "figure_form_year": Words(
        "no such year",
        {
            "": "“{name}” is no year.",
            "outside": "Nothing is to be reported of {year}: the plan is of {plan}.",
            "none": "Nothing is to be reported of {year}.",
        },
        {
            "": "Write four digits: --year 2021",
            "outside": "Give a year of the plan, or no --year.",
            "none": "Give another year, or no --year.",
        },
    ),
    "figure_form_no_targets": Words(
        "no targets",
        {
            "": "No targets were recognised in this file, so there is nothing to report.",
            "table": "This is a table of targets, not a text: what was achieved is written under its own units and columns.",
        },
        {
            "": "Give the file with the targets; where they stand in sentences a rule pack is needed (--rules).",
            "table": "Copy the table, put what was achieved in the place of the targets and 完成情况 in its title, then: cedu gap targets achieved.",
        },
    ),
    "checklists_not_a_folder": Words(
        "not a folder",
        "This is no folder, so no checklists can be written there.",
        "Give -o a folder; a new one is made.",
    ),
    "checklist_exists": Words(
        "a file of that name",
        "The folder has a {name} with other content (it may have been filled in); nothing was written over, and no checklist was written.",
        "Choose another folder, or move these files away.",
    ),
    "targets_errors": Words(
        "the table has errors",
        "the table has {count} errors that nobody has explained, so nothing was written.",
        "See which: {command}; then mend the table, or explain them with --explanations, and try again.",
    ),
    "targets_none": Words(
        "no table of targets",
        {
            "": "there is no table of targets here, so nothing was written.",
            "other": "there are no targets here, only achievements or last year's numbers, so nothing was written.",
        },
        {
            "": "Give the table that assigns the targets; how the file is read: cedu read {file}.",
            "other": "Give the table that assigns the targets, not that of achievements; how the file is read: cedu read {file}.",
        },
    ),
    "targets_several": Words(
        "several tables of targets",
        {
            "": "the file holds {count} tables of targets, and which one is meant is not said: {sheets}.",
            "one_sheet": "the sheet “{sheets}” holds {count} tables of targets, and which one is meant is not known.",
        },
        {
            "": "Say which with --sheet, as in --sheet {example}.",
            "one_sheet": "Save the one that is meant as a file of its own.",
        },
    ),
    "no_owners_at_all": Words(
        "no owners",
        "The plan names no owners, so nobody can be sent a checklist.",
        "Add a column of owners (责任单位).",
    ),
    "unknown_language": Words(
        "no such language",
        "{source} 的“{name}”不是可用的语言，请写 zh（中文）或 en（英文） · "
        '{source}: there is no language "{name}"; say zh (Chinese) or en (English).',
    ),
}
CALL_TERMS: dict[str, str] = {
    "help_usage": "Usage", "help_arguments": "Arguments", "help_options": "Options", "help_commands": "Commands", "help_example": "Example",
    "help_any_option": "[OPTIONS]", "help_any_command": "COMMAND …", "help_required": "required", "help_default": "default",
    "help_help": "show this help and exit", "call_one_of": "one of {names}", "call_at_least": "a whole number of at least {number}",
    "call_between": "a whole number from {number} to {most}",
    "template_allocate": "--like last_year.xlsx -o plan.xlsx", "template_monthly": "--units villages.xlsx -o forms", "template_status": "schedule.xlsx -o checklists", "template_dossier": "notice.txt -o dossier",
}  # fmt: skip
