"""The words for wide tables of millions of rows (--engine)."""

from cedu_targets.messages.entry import Words

WIDE_TERMS: dict[str, str] = {
    "wide_title": "Report on a wide table",
    "wide_of": "files: {files}, rows: {rows}, districts (tables): {districts}, rule pack {pack}, engine {engine}",
    "wide_clean": "Passed: nothing is wrong in any row or district.",
    "wide_failing": "Districts with findings: {failing}; errors {errors}, warnings {warnings}, notes {notes}.",
    "wide_not_judged": "Cells judged by nobody: {count}. They are no numbers that can be kept exactly, and their "
    "districts were not judged one by one. Mend the cells listed below, then check again.",
    "wide_nothing": "No row was judged.",
    "wide_no_rules": "No rule could be judged: the table lacks the columns that they name.",
    "wide_judged": "Judged one by one, with the causes of what fails: {count} (the worst first); the others are only "
    "counted. Mend these, then check again.",
    "wide_unreadable": "Cells that are read one by one (texts, more decimal places than are kept, mixed writing): "
    "{count}; their districts are judged as ordinary tables.",
    "wide_without_total": "Districts without a row of totals, whose columns were not added up: {count}.",
    "wide_unknown_columns": "Columns that are not used: {names}",
    "wide_counts": "Rules",
    "wide_districts": "The districts with most findings",
    "wide_left_out": "Rules that were not judged",
    "wide_forms": "Judged one by one",
    "wide_more": "Not listed: {count} more.",
    "wide_all": "(all)",
    "wide_gap_title": "Achievements of a wide table",
    "wide_gap_of": "as of {as_of}; units: {units}, districts: {districts}, rule pack {pack}, engine {engine}",
    "wide_gap_reported_only": "Completions are of what was reported; the targets of what was not ({count}) are not in them, but in all targets.",
    "head_wide_all_targets": "All targets",
    "head_wide_reported_targets": "Targets reported on",
    "wide_gap_legend": "A line: completion (achieved/target), and how many are {marks}",
    "wide_gap_legend_all": "A line: completion (achieved/targets reported on/all targets), and how many are {marks}",
    "wide_gap_share": "{share} ({sums})",
    "wide_gap_districts": "Districts that are late or have not reported, the worst first",
    "wide_gap_silent": "Units without a row of achievements, counted as not reported: {count}.",
    "wide_gap_strangers": "Units with achievements and without targets, not compared: {count}. See whether the names "
    "of all levels are the same.",
    "wide_gap_doubled": "Units with two rows on a side, not compared: {count}. Keep one of each.",
    "wide_gap_unreadable": "Units with numbers that cannot be kept exactly (texts, more decimal places), not compared: "
    "{count}. Check them with cedu check and mend them first.",
    "wide_gap_indicators": "Indicators",
    "wide_rollup_title": "Roll-up of a wide table",
    "wide_rollup_of": "files: {files}, rows: {rows}, summed to the level of {level}, rule pack {pack}, engine {engine}",
    "wide_rollup_short": "Rows of sums: {groups}, of units: {units}; in no sum: {kept_out} (rows, units, totals), units with "
    "missing months: {lacking}, totals of the source that differ: {differing}, that cannot be compared: {uncompared}.",
    "wide_rollup_nothing": "Nothing was summed.",
    "wide_level_province": "provinces",
    "wide_level_district": "districts",
    "wide_level_town": "towns",
    "wide_level_village": "villages",
    "wide_level_head_province": "Province",
    "wide_level_head_district": "District",
    "wide_level_head_town": "Town",
    "wide_level_head_village": "Village",
    "wide_rollup_rows_nameless": "Rows without the name of that level, in no sum: {count}. Fill it in.",
    "wide_rollup_rows_timeless": "Rows whose month cannot be read, in no sum: {count}. Write it as 9月 or 2020-09.",
    "wide_rollup_units_doubled": "Units with two rows of one month, in no sum: {count}. Keep one of each.",
    "wide_rollup_units_unreadable": "Units with numbers that cannot be kept exactly (texts, more decimal places), in no "
    "sum: {count}. Check them with cedu check and mend them first.",
    "wide_rollup_totals_alone": "Totals in the source below which there is no row, not taken as sums: {count}.",
    "wide_rollup_lacking": "Units of which months are missing: {count}, months in all: {months}. Their other months are "
    "summed; what is missing is not 0.",
    "wide_rollup_compared": "Totals in the source held against the sums: {count}, of which differ {differing}.",
    "wide_rollup_uncompared": "Totals in the source that cannot be compared: {count} (in rows: {rows}), since units below "
    "are left out. Mend these, then sum again.",
    "wide_rollup_open_totals": "Totals that cannot be compared",
    "wide_rollup_totals_unreadable": "Totals in the source with numbers that cannot be kept exactly, or in two rows, not "
    "compared: {count}.",
    "head_wide_uncompared": "Not compared",
    "wide_rollup_not_summed": "Rates and averages are not summed, and not in the result: {names}",
    "wide_rollup_hidden": "Sums left blank because a blank cell may hide a number: {count}.",
    "wide_rollup_not_added": "Sums left blank because persons (人) of several months may be the same: {count}.",
    "wide_rollup_periods": "Months: {names}. Of a unit the longest time from January on is taken (1—9月), and the "
    "months after it are added; 9月 is that month alone.",
    "wide_rollup_differences": "Totals that are not the sum of their rows",
    "wide_rollup_whole": "all are in the sum",
    "wide_rollup_partial": "some lack months",
    "head_wide_sum": "Sum",
    "head_wide_filled": "Sums with a number",
    "head_wide_blank_cells": "Blank cells",
    "head_wide_unsaid": "Left blank",
    "head_wide_declared": "In the source",
    "head_wide_is_whole": "Units",
    "head_wide_units": "Units summed",
    "head_wide_left_out": "Units left out",
    "head_wide_lacking": "Units lacking months",
    "head_wide_code": "Code",
    "head_wide_rule": "Rule",
    "head_wide_places": "Places",
    "head_wide_districts": "Districts",
    "head_wide_district": "District",
    "head_wide_period": "Time",
    "head_wide_rows": "Rows",
    "head_wide_why": "Basis",
    "head_wide_reason": "Reason",
    "head_wide_column": "Column",
    "wide_reason_no_column": "the table does not have this column",
    "wide_reason_not_additive": "the column cannot be added up",
    "wide_reason_not_a_rate": "the column is no rate",
    "wide_reason_other_measure": "the columns count in different units of measure",
    "wide_reason_too_fine": "the units of measure are too far apart to be worked out exactly",
    "wide_reason_base_of_pack": "it divides by a base of the pack: use cedu check without an engine",
    "wide_reason_engine_text": "it needs the notice: use cedu check without an engine, with --text",
    "wide_reason_engine_last_year": "it needs last year's table: use cedu check without an engine, with --base",
    "wide_reason_engine_question": "it is a question for the office, no check of numbers",
    "wide_reason_engine_open_sums": "some cells are read one by one: {column} totals of higher levels are not judged",
}
WIDE: dict[str, Words] = {
    "engine_extra": Words(
        "a part is missing", "running the engine {name} needs a part that is not installed.",
        "Install it: {python} -m pip install 'cedu-targets[{name}]'; no other command needs it.",
    ),
    "engine_rules": Words(
        "no rule pack given", "a wide table (Parquet, csv of millions of rows) needs a rule pack.",
        "Example: --rules jiangning-2020; which there are: cedu rules list",
    ),
    "engine_option": Words(
        "not with an engine", "{option} cannot be used when an engine checks a wide table.",
        "Leave it out; to use it, save the table as .xlsx or .csv and check it without --engine.",
    ),
    "engine_format": Words(
        "no such report with an engine", "an engine's report on a wide table does not come as {format}.",
        "Use one of these: {formats}.",
    ),
    "engine_files": Words(
        "not one kind of wide table", {
            "": "an engine reads one kind of file at a time, Parquet or csv; {name} is another.",
            "other": "engines read .parquet and .csv, not {name}.",
            "held": "engines read .parquet and .csv files on disk; {name} is none.",
        },
        {
            "": "Run them apart, or give a pattern that fits one kind (\"tables/*.parquet\").",
            "other": "Save it as .csv (UTF-8) and run again, or leave --engine out.",
            "held": "Save it as a file first, and give its name.",
        },
    ),
    "RD160": Words(
        "other columns", "the columns of this file are not those of {other}.",
        "Give the columns the same names and order, or check the files apart.",
    ),
    "RD161": Words(
        "not readable by the engine",
        {
            "": "this file cannot be read (the engine says: {reason}).",
            "empty": "this file is empty: there is nothing in it.",
            "no_parquet": "this file is called .parquet, and is no Parquet.",
            "cut_off": "this Parquet file is not complete: its end is missing.",
            "denied": "you have no permission to read this file.",
        },
        {
            "": "See whether the file is complete, and really Parquet or csv.",
            "empty": "Export it again, or copy it again.",
            "no_parquet": "Export it again as Parquet; if it is csv, let its name end in .csv.",
            "cut_off": "Copy or download it again; if that does not help, export it again.",
            "denied": "Ask whoever keeps it for permission, or for a copy.",
        },
    ),
    "engine_memory": Words(
        "not enough memory or disk",
        "the memory that the engine {name} is given was not enough, and on disk it could not finish either.",
        "See whether the disk of the folder for temporary files is full; split a very large table into files by province "
        "or district and run them one by one, or use --engine spark (docs/scale.md).",
    ),
    "RD162": Words(
        "one column twice", "“{names}” are both taken for “{name}”.",
        "Keep one of them, or say in the pack's wide: which one it is.",
    ),
    "RD163": Words(
        "no numbers in a column", "the column “{name}” (column {code}) holds neither numbers nor text.",
        "Export this column as numbers or as text.",
    ),
    "RD164": Words(
        "no names of units", "no column holds the names of villages, towns, districts or provinces; columns: {names}.",
        "Call some columns village, town, district, province, or name them under wide: in the pack (for example town: [jd_mc]).",
    ),
    "RD165": Words(
        "no indicators", "no column is an indicator of the pack; columns: {names}.",
        "Call the columns by code (1 or c1) or name, or under wide: columns: in the pack (for example \"1\": [pxrs]).",
    ),
    "RD166": Words(
        "a column of months", "“{name}” holds months; which month's achievements are meant is not known.",
        "Keep the month that is to be compared (the year so far), and leave this column out.",
    ),
    "RD167": Words(
        "other levels", "the names of villages, towns, districts, provinces here are not at the levels of {other}.",
        {
            "": "Give both sides columns of names for the same levels.",
            "finer": "Sum the finer side first: cedu rollup {path} --engine {engine} --rules PACK --to {level} "
            "-o sums.parquet; then compare sums.parquet.",
        },
    ),
    "engine_achieved": Words(
        "no achievements", "no file of achievements is given.",
        "Example: cedu gap targets.parquet achieved.parquet --rules PACK",
    ),
    "RD168": Words(
        "months that cannot be added",
        {
            "": "no row of “{name}” says a month: {texts}.",
            "days": "“{name}” holds days ({texts}): that month alone, or the year up to it?",
            "years": "“{name}” has months of more than one year: {texts}.",
            "overlap": "“{name}” has times that overlap and do not begin in January: {texts}.",
            "many": "“{name}” has more than 200 different texts; these are no months.",
        },
        "Write a month as 9月 or 2020-09, the year so far as 1—9月; give the rows of one year.",
    ),
    "RD169": Words(
        "no such level", "the table has no column of names for the level {level}; there are: {names}.",
        "Give --to one of those, or name the column under wide: in the pack.",
    ),
    "RD170": Words(
        "nothing to sum", "all indicators here are rates or averages, which nobody sums: {names}.",
        "Give a table with numbers that add up.",
    ),
    "rollup_to": Words(
        "only of wide tables", "--to sums wide tables of Parquet or csv, with an engine.",
        "Example: cedu rollup villages.csv --engine duckdb --rules PACK --to town -o achieved.csv",
    ),
    "wide_rollup_too_large": Words(
        "too large for Excel", "{rows} rows and {count} columns do not go into one sheet.",
        "Write them into a .csv or .parquet file.",
    ),
}  # fmt: skip
