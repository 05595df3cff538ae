"""What is due (cedu status): codes, wrong calls, and the words of its text; placeholders equal the Chinese (tested)."""

from cedu_targets.messages.entry import Words

AGENDA: dict[str, Words] = {
    "SC020": Words(
        "Nothing is due in it",
        {
            "": "No item was found: no schedule, no list of tasks, and no paragraph with its owners or its time.",
            "return": "No item was found in it: it is no list of items that came back, and does not count.",
            "forms": "These are forms of classes that took place (forms: {count}, classes: {rows}), not items that are due; they do not count.",
            "blank_forms": "No item was found: beside forms that nobody filled in (forms: {count}) there is no schedule, no list of tasks, and no paragraph with its owners or its time.",
        },
        {
            "": "Give a schedule, a list of tasks or a programme of work; for targets and achievements use cedu gap.",
            "return": "Give a list with the columns 事项 (item) and 完成情况 (answer).",
            "forms": "For sums by unit, and who sent none: cedu rollup {file}; to check a form: cedu check {file}.",
            "blank_forms": "In a notice or a programme, put what is to be done into a schedule or a list of tasks, or write into its paragraphs who does it and until when; for a dossier give the document that lists its volumes or its criteria. To send out the forms: cedu template --for monthly.",
        },
        "cedu status looks at items: what is to be done, by whom, and when. A table of numbers alone has none.\n\nPasses: a schedule with the columns number, time, content and owner\nFails: the targets of the streets",
    ),
    "unknown_owner": Words("No such owner", 'There is no owner named "{name}".', "The owners are: {known}."),
    "unknown_state": Words(
        "No such state",
        '"{name}" in --only is no state of an item.',
        "Choose from these, set apart by commas: {known}.",
    ),
}
AGENDA_TERMS: dict[str, str] = {
    "agenda_row": "{id} {state}: {text}", "agenda_row_owned": "{id} {state}: {text} ({owners})",
    "agenda_end": "end {end}", "agenda_ahead": "{days} ({end})", "agenda_time": "time: {text}", "agenda_time_unclear": "the time “{text}” is not understood", "agenda_no_time": "no time written", "agenda_completed": "completed {completed}",
    "agenda_differ": "the returns differ", "agenda_later_day": "the day of completion, {completed}, is after the day looked at", "agenda_no_day": "the day on which it was done is not clear", "agenda_unclear": "does not say whether it is done", "agenda_period": "does not say for which period", "agenda_said": '{unit} "{said}"',
    "agenda_steps": "steps past their time, to be verified: {steps}", "agenda_step": "{text} (until {end})", "agenda_times": "{first} to {last}, {count} times", "agenda_summary": "As of {day}: items {count}", "agenda_summary_owner": "As of {day}, {owner}: items {count}", "agenda_rows": " ({count} rows by unit and period)", "agenda_count": "{state} {count}", "agenda_no_end": "besides, without an end {count}", "agenda_group": "{state} ({count})",
    "agenda_owners": "Owners", "agenda_owner": "{owner}: items {count}, {counts}", "agenda_supported": "besides, supporting {count}", "agenda_answered": 'reported "{said}"', "agenda_notes": "Findings, notes or questions besides: {count}; cedu check shows them: {paths}",
    "agenda_more": "Not shown: {parts}. -o FILE has all", "agenda_more_owners": "owners {count}", "agenda_more_findings": "findings {count}", "agenda_not_reported": "past its end and not reported",
    "bulletin_heading": "{title}: how it stands (draft bulletin)", "bulletin_heading_plain": "How the items stand (draft bulletin)", "bulletin_overall": "Overall", "bulletin_overdue": "Overdue", "bulletin_not_reported": "Past their end, not reported", "bulletin_due_soon": "Due soon", "bulletin_open": "No date yet, and questions", "bulletin_owners": "By owner", "bulletin_problems": "Problems", "bulletin_next": "Next steps",
    "bulletin_of": "As of {day}, of {count} items", "bulletin_of_owner": "As of {day}, of {count} items of {owner}", "bulletin_done": "done: {count} ({share})", "bulletin_done_late": "of these late: {count}", "bulletin_none_closed": "there is none of which a share could be told", "bulletin_void": "Cancelled and not counted in the share: {count}.", "bulletin_items": "{state}: {count}", "bulletin_rows": "{state}: {count} rows", "bulletin_no_end": "Without an end, going on, and not counted in the share: {count}.",
    "bulletin_ahead": "Not yet at their end, with something to tell:", "bulletin_remind": "Due within {remind} days:", "bulletin_none": "None.", "bulletin_undated": "No day is set, or the time was not understood:", "bulletin_doubtful": "Could not be judged, to be verified:", "bulletin_elapsed": "Past when the document was issued:", "bulletin_questions": "Questions for the issuing office:", "bulletin_data": "Wrong in the files (to be verified first):",
    "bulletin_signed": "(office)", "bulletin_day": "(day of issue)", "bulletin_said": "what was reported",
    "paper_status": "{title}:\nhow it stands", "paper_status_plain": "How the items stand", "paper_to": "{names}:", "paper_all_owners": "To all owners", "paper_status_opening": "This is how the items stand on {day}.",
    "paper_of_these": "of these", "paper_notes": "Notes on this draft (to be deleted before it is issued)", "paper_standing": "how it stands", "paper_said_why": "what was reported, and why (to be filled in)", "paper_content": "content",
    "calendar_name": "{title} (as of {day})", "calendar_left_out": "Not in the calendar: {counts}.", "calendar_owners": "Owners: {owners}", "calendar_time": "Time: {text}", "calendar_state": "As of {day}: {state}", "calendar_source": "Source: {source}", "calendar_alarm": "Due in 7 days: {text}",
    "short_items": "items {count}",
}  # fmt: skip
