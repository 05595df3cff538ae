"""The words of a bulletin in Word (cedu gap -o bulletin.docx). Placeholders equal the Chinese (tested)."""

BULLETIN_TERMS: dict[str, str] = {
    "doc_heading": "Bulletin on {title}", "doc_draft": "For whoever drafts this (delete before it is issued): {text}",
    "doc_to_kinds": "To every {kinds}:", "doc_to_names": "To {names}:", "doc_to_units": "To all responsible units:",
    "doc_part": "({numeral}) {text}", "doc_annex": "Annex", "doc_annex_number": "Annex {number}", "doc_day": "(day of issue)",
    "doc_overall": "Overall", "doc_ranking": "Ranking", "doc_late": "Units behind, and by how much", "doc_silent": "Not reported", "doc_data": "Problems in the data", "doc_problems": "Problems", "doc_next": "What is to be done next",
    "doc_group": "{group}: {told}.", "doc_no_group": "Other indicators",
    "doc_share": "The share is of the tasks at pace (those met and exceeded with them) among the tasks that are to be judged: what was not reported or not judged counts, what falls due at the end of the year does not.",
    "doc_best": "The highest share: {best} ({high}); the lowest: {worst} ({low}).", "doc_equal": "Every unit has the same share, {share}.", "doc_no_ranking": "No unit can be ranked.",
    "doc_late_units": "Units with tasks that are behind, {count} in all: {units}.", "doc_unit_count": "{unit} ({count})", "doc_behind": "Behind: {count}", "doc_slight": "Slightly behind: {count}",
    "doc_more_annex": "{count} more are not listed; their completion is in the annex.", "doc_more": "{count} more are not listed.",
    "doc_silent_units": "Units with tasks that were not reported: {count}; these tasks: {tasks}.", "doc_partly_reported": "Units whose numbers are incomplete, since some month was not reported or left blank: {count}: {names}. What is met counts, what is short was not judged.", "doc_none_silent": "Every task was reported.", "doc_none_data": "There is nothing in the data that has to be verified.", "doc_unjudged": "Not judged", "doc_findings": "Problems in what was sent",
    "doc_no_annex": "There are too many units and indicators for an annex with the completion of each.",
    "head_doc_place": "place", "head_doc_kind": "kind", "head_doc_text": "what", "head_doc_short": "short of it",
    "doc_att_met": "Reached", "doc_att_missed": "Missed, and by how much", "doc_att_waiting": "Not due yet", "doc_att_unjudged": "Not judged (what has to be sent)", "doc_att_paths": "Over the years", "doc_att_bases": "Bases and their sources", "doc_att_open": "Questions, and problems in the data", "doc_all": "All indicators",
}  # fmt: skip
