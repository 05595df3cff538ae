"""The texts of checklists (cedu template --for status)."""

CHECKLIST_TERMS: dict[str, str] = {
    "checklist": "Checklist", "checklist_title": "{title}: checklist", "checklist_of_year": "Checklist of {period}",
    "checklist_unit": "Reporting unit:", "checklist_write_unit": "write the name of your unit",
    "checklist_hint": "Fill in the yellow cells only: choose the status from the list; of what is done give the day (such as {example}) and the evidence (names of files); of what is not done or cancelled give the reason. What is not due yet may stay blank. Leave number and item as they are.",
    "checklist_number": "No.", "checklist_item": "Item", "checklist_due": "Due", "checklist_owners": "Responsible",
    "checklist_answer": "Status", "checklist_completed": "Completed on", "checklist_evidence": "Evidence", "checklist_reason": "Reason",
    "answer_done": "done", "answer_in_progress": "in progress", "answer_not_done": "not done", "answer_cancelled": "cancelled",
    "checklist_answer_say": "Choose one; what has not begun may stay blank.", "checklist_answer_error": "Choose one of: {answers}.",
    "checklist_completed_say": "A date such as {example}; blank while it is not done.", "checklist_completed_error": "Write a date such as {example}.",
    "checklist_evidence_say": "Of what is done, the names of the files that show it.", "checklist_reason_say": "Why it is not done, or no longer wanted.",
    "checklist_until": "{text} (until {day})", "checklist_latest": "{text} (at the latest {day})",
    "checklists_written": "{count} checklists were written to {folder}:", "checklist_sized": "  {name} ({count} items)", "checklists_more": "  … and {count} more",
    "checklists_unnamed": "“{name}” does not say which units: send this one to each of them; each writes its name on the checklist and names the file after itself.",
    "checklists_unowned": "{count} items have no owner and are in no checklist: {items}",
    "checklists_next": "Put the checklists that come back into one folder and run:", "checklists_back": "returned",
}  # fmt: skip
