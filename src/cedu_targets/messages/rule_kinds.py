"""Names of rules that no pack states: those that a sheet declares itself, and those that hold of every file."""

STATED_RULES = ("sum", "bound", "district", "area")
UNWRITTEN_RULES = ("district", "rates", "granule")
OWN_RULES = (
    "of_which", "gap", "status", "last_year", "numbering", "owned", "month_order", "after_issue", "repeated",
    "vague_owner", "answers", "unfilled", "placed", "on_roster", "months", "late", "nouns", "numbers", "people_present",
    "carried_total", "first_time", "class_repeated", "category", "rollup",
    "attainment", "path", "counting",
)  # fmt: skip
"""Names of rules that are in no pack: before the columns that they are about, alone, and beside any pack."""
