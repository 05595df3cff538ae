"""What stands behind the page in a browser (cedu.html, cedu web). Placeholders equal the Chinese (tested)."""

from cedu_targets.messages.entry import Words

PAGE_REQUESTS: dict[str, Words] = {
    "page_request": Words(
        "the page's request is not understood",
        {
            "": "something that the page sent is not understood ({field}).",
            "name": "the file name “{name}” cannot be used: files lie inside the folder that was chosen, and their names have no backslash (\\) and do not begin like a drive (C:).",
            "unused": "this work has no use for that file ({field}).",
        },
        {
            "": "Reload the page and try again.",
            "name": "Rename it and choose it again.",
            "unused": "Take it away and try again.",
        },
    ),
    "page_files": Words(
        "a file is missing",
        {
            "tables": "no table was chosen to be checked.",
            "targets": "no table of targets (or notice with targets) was chosen.",
            "": "neither a plan nor last year's table was chosen.",
            "totals": "to allocate as last year, this year's district totals are needed.",
            "weights": "a share of the residents needs a table of each unit's residents.",
            "share": "a share of the residents needs nothing but a table of each unit's residents; it does not go with a plan, last year's table, totals or growth.",
            "two_ways": "a plan holds the totals and what to spread by; it does not go with last year's table, totals, growth or weights.",
        },
        {
            "tables": "Choose one or several tables, or drop them on the page.",
            "targets": "Choose the table of targets that was issued, then what was achieved.",
            "": "Choose one of them; without a plan, download a blank one first and fill it in.",
            "totals": "Choose a table of this year's totals (a line for each column: code, number), or fill in by how many per cent they grow, such as 5%.",
            "weights": "Choose that table: a line for each unit, with its number of residents.",
            "share": "Keep only the table of residents and the per cent.",
            "two_ways": "Keep one of the two ways.",
        },
    ),
    "page_solver": Words(
        "there is no solver here",
        "this plan needs a solver, and this page has none.",
        "Allocate it with cedu web or cedu allocate on a computer that has them; the file can stay as it is.",
    ),
    "page_example": Words(
        "no such sample", "there is no such sample ({name}).", "Reload the page and choose a sample."
    ),
    "page_for_gap_no_achievements": Words(
        "no achievements",
        "there are no achievements to compare.",
        "Put the tables that were reported under Achievements; they are not needed only where the table of targets has them.",
    ),
    "page_for_gap_no_figures": Words(
        "no achievements",
        "there is nothing to hold the targets against.",
        "Put the table of what was achieved under Achievements, and the bases of rates under More, Bases.",
    ),
    "page_for_gap_no_targets": Words(
        "which are targets is not known",
        "the program does not know which of the {count} sentences with numbers in this file are targets: someone technical has to draft a rule pack for it first, which this page cannot do.",
        "If you have the table of targets, put that under Targets.",
    ),
    "page_for_gap_option_of_a_text": Words(
        "no use for bases",
        "the targets are a table and have no use for bases.",
        "Take the bases away, under More, and try again.",
    ),
    "page_for_gap_option_of_a_table": Words(
        "no use for last year's table",
        "the targets stand in a text and have no use for last year's table.",
        "Take last year's table away, under More, and try again.",
    ),
    "page_for_PK007": Words(
        "no explanations",
        "these are no explanations that were filled in.",
        "Check the table with its findings first, download Explanations, to be filled in, write into it, save it, and put it here; a table can be checked without.",
    ),
    "page_for_AL016": Words(
        "no plan",
        "this file has no sheet 分解计划, so it is no plan that was filled in.",
        "Download a blank plan first and fill it in; if this is last year's table, put it under No plan: as in last year's table.",
    ),
}
PAGE_REQUEST_TERMS: dict[str, str] = {
    "page_report": "report",
    "page_progress": "progress",
    "page_allocation": "allocation",
    "page_reasons": "reasons",
    "page_explanations": "explanations",
    "page_explanations_next": "Fill in the yellow cells, save it, put it under More, Explanations, filled in, and check again.",
    "page_marked": "marked",
    "page_plan": "plan",
    "page_plan_made": "The plan is ready: download it, fill it in as its sheet How to fill says, then choose it here",
    "page_text_unused": "The notice was not compared: which of its sentences go with which cells is said in a rule pack, and this table has none. Please compare its numbers with the table yourself.",
}
