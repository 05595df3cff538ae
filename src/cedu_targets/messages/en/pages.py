"""Words of the HTML reports; both languages hold the same placeholders (tested)."""

PAGE_TERMS: dict[str, str] = {
    "page_skip": "Skip to the report", "page_contents": "Contents", "page_region": "{name} (table, scrolls)",
    "page_explains": "Findings that it explains: {count}", "page_should_be": "should be {value}",
    "page_signs": "A cell with a sign leads to what is said about it; \"should be\" is what the cause suggests, no number was changed.",
    "page_each": "each of them ({count})", "page_more": "{count} more are not listed; -f excel or -f json has all.",
    "page_rows_left": "The table is large: only the district and rows with marks are shown ({shown} of {rows}).",
    "page_size": "{units} units, {columns} indicators, {rows} tasks", "page_overall": "District", "page_heat": "Completion by unit and indicator", "page_heat_short": "Heat map",
    "page_heat_caption": "In each cell: completion, and the sign and word of its state. A row is a unit, a column an indicator.",
    "page_late": "Behind", "page_data": "Problems in the data", "page_chart": "achieved and target", "page_stack": "made up of",
    "page_bullet": "achieved {achieved} of {target}, completion {completion}, pace {pace}",
    "page_bullet_not_due": "achieved {achieved} of {target}, completion {completion}, due at the end of the year, not by the month",
    "page_waiting": "Not yet reached: {count} (due at the end of the year, not by the month)",
    "page_bullet_key": "Grey bar: the target (100%); coloured bar: achieved; line: the pace. Beyond 150% the bar is an arrow.",
    "page_more_late": "{count} more are not listed; the map of completion above has them all.",
    "page_silent": "Tasks not reported: {count}", "page_unjudged": "Could not be compared: {count}",
    "short_exceeded": "exceeded", "short_met": "met", "short_on_pace": "on pace", "short_slightly_behind": "slightly",
    "short_behind": "behind", "short_below": "not yet", "short_not_reported": "silent", "short_not_assigned": "not assigned", "short_not_judged": "unjudged",
}  # fmt: skip
