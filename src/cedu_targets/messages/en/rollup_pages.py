"""Terms of the workbook and the page of a roll-up (`cedu rollup`); placeholders equal the Chinese ones (tested)."""

ROLLUP_PAGE_TERMS: dict[str, str] = {
    "rollup_sums_sheet": "sums", "rollup_details_sheet": "classes", "rollup_details_title": "classes: one a row, counted or not",
    "rollup_rate_of": "completeness {share}: {count} counted of {expected} due", "rollup_on_time_of": "timeliness {share}: {count} in time of {expected} due",
    "rollup_undated_of": "{count} counted forms bear no date of filing and are not taken as in time", "rollup_none_due": "no form is due yet",
    "rollup_rate_note": "completeness: forms counted / forms due; what is not due yet is not in it.",
    "head_rollup_rate": "completeness", "head_rollup_counted": "counted", "rollup_yes": "yes", "rollup_no": "no", "rollup_not_counted": "not counted", "rollup_problems_folded": "{title}: {count} times (the + on the left shows each)",
    "rollup_lacks_month": "without {month}", "rollup_lacks_forms": "without {count} forms", "rollup_incomplete_note": "Not complete: a class is blank or unreadable, or a month does not count; these numbers are the least there may be, and held against targets nobody is behind for them.",
    "rollup_page_units": "sums and forms by unit", "rollup_page_months": "sums by month", "rollup_page_open": "units to be asked: {count}", "rollup_page_counted_of": "counted / due", "rollup_page_nobody": "no unit named",
    "rollup_page_more_units": "{all} units; {count} of them are not listed here (those to be asked come first). All of them: -o achieved.xlsx", "rollup_page_more": "{count} more are not listed here. All of them: -o achieved.xlsx",
}  # fmt: skip
