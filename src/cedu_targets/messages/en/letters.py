"""The words of letters of responsibility and of the notice (cedu letters); placeholders as in Chinese (tested)."""

from cedu_targets.messages.entry import Words

LETTER_TERMS: dict[str, str] = {
    "letter_title": "Letter of Responsibility for the Targets of {year}", "letter_title_undated": "Letter of Responsibility for Targets", "letter_file": "letter", "letter_all": "all", "letter_folder": "letters",
    "letter_issuer": "Party A: {name}", "letter_unit": "Party B: {name}", "letter_blank": "____________________",
    "letter_opening": "To carry out {table} and to settle targets and responsibilities, Party A and Party B sign this letter.",
    "letter_table": "“{title}”", "letter_table_of": "“{title}” ({source})", "letter_table_unnamed": "the table of targets",
    "letter_period": "Period", "letter_of_year": "The year {year}.", "letter_targets": "Targets",
    "letter_targets_count": "Party B has {count} targets, listed below; of an indicator that is not listed nothing is assigned.",
    "letter_scope": "What is counted", "letter_scope_said": "The notes of {table}, word for word:",
    "letter_duties": "Duties", "letter_duty": "{number}. {text}", "letter_duty_note": "{text} ({notes})", "letter_duty_due": "due: {due}", "letter_duty_source": "by: {source}",
    "letter_duty_all": "every unit", "letter_role_lead": "in the lead", "letter_role_support": "in support",
    "letter_party_a": "Party A (seal):", "letter_party_b": "Party B (seal):", "letter_hand": "Head (signature):", "letter_day": "Date: ________________",
    "letter_code": "No.", "letter_indicator": "Indicator", "letter_measure": "Unit of measure", "letter_target": "Target", "letter_no_number": "no number in the table",
    "notice_title": "Notice of the Targets of {year}", "notice_title_undated": "Notice of Targets", "notice_file": "notice",
    "notice_to": "{units}:", "notice_to_all": "To the units in the annex:", "notice_opening": "{table} is issued to you herewith; please see that its targets are reached.",
    "notice_reach": "Targets are assigned to {units} units in {indicators} indicators.", "notice_totals": "Total targets ({district}):",
    "notice_total": "{name} {value}", "notice_between": " ", "notice_group": "{group}: {totals}", "notice_each": "The targets of each unit are in the annex. Where a cell is blank nothing is assigned.",
    "notice_unit": "Unit",
    "letters_written": "{count} letters and 1 file with all of them ({all}) written to {folder}", "notice_written": "targets of {units} units",
    "letters_without": "Units with neither targets nor duties get no letter ({count}): {units}",
    "letters_of_others": "Items of others than the units of the table are in no letter ({count}): {items}", "letters_unowned": "Items that name no owner are in no letter ({count}): {items}",
    "letters_strangers": "units named in what is due that are none of the table's, and have no letter: {count}: {units}",
    "letters_supposed": "{items} is for units of one kind (各镇), and the names of {count} units do not say theirs; it is in their letters, too, please check: {units}",
    "letters_no_units": "Rows that are no unit's targets (shares, averages) were left out ({count}): {rows}",
    "letters_unreadable": "Cells without a number, for which the letters give no target ({count}); please look first: {cells}",
    "letters_other_sheets": "only the table of targets on sheet “{sheet}” was used; {count} more tables or lists of the file were not.",
}  # fmt: skip
LETTERS: dict[str, Words] = {
    "letters_not_a_folder": Words("no folder", "this is no folder, so letters cannot be written into it.", "Give -o a folder; a new one is made."),
    "letters_need_folder": Words(
        "a folder is needed", "there is a letter for each unit, which do not fit into one file ({name}).", "Give -o a folder, as in -o {folder}; for a single notice add --kind notice.",
    ),
    "letter_exists": Words(
        "a file of that name is there", "the folder holds {name} with other content; it was not replaced, and nothing was written.", "Give another folder, or move these files first.",
    ),
    "letters_nobody": Words("nothing to write", "no unit of the table has a target or a duty, so no letter was written.", "How the file is read: cedu read {file}."),
    "notice_needs_file": Words("a .docx file is needed", "the notice is one Word file and cannot be written to {name}.", "Give a name that ends in .docx, as in -o {example}."),
}  # fmt: skip
