"""Codes and terms of the gaps (`cedu gap`); placeholders equal the Chinese ones (tested)."""

from cedu_targets.messages.entry import Words

GAPS: dict[str, Words] = {
    "GA001": Words(
        "A reporting unit is not among the targets",
        {
            "": 'the targets have no unit "{unit}"; what it achieved is not counted.',
            "guess": 'the targets have no unit "{unit}"; is "{guess}" meant? What it achieved is not counted.',
            "two": "this form names more than one unit ({guess}); whose it is cannot be told, it is not counted.",
            "unnamed": "whose form this is was found neither in a line 填报单位：, nor in title, sheet or file name; what it achieved is not counted.",
        },
        {
            "": "Mend the name, or add an alias to the unit in the rule pack.",
            "guess": "Mend the name, or add an alias to the unit in the rule pack; if that is the one, add --accept-names.",
            "two": "Make 填报单位, title, sheet and file name agree.",
            "unnamed": "Write 填报单位：… on the form, or name the file after the unit.",
        },
        "Units are matched by name and alias, with or without 街道 or 镇. A name that is merely similar is suggested, and taken only with --accept-names.\n\nPasses: 江宁街道 for 江宁\nFails: 湖孰 for 湖熟",
    ),
    "GA002": Words(
        "A unit reports twice",
        {
            "": "{unit} reports twice, the same numbers (also at {other}); counted once.",
            "differ": "{unit} reports twice with different numbers ({columns}; also at {other}); which holds cannot be told, these are not counted.",
        },
        "Keep the one right submission.",
        "A unit should report once for one time. Equal numbers count once; of different ones none is taken.",
    ),
    "GA003": Words(
        "A unit has not reported",
        {
            "": "{unit} has targets and no achievements.",
            "months": "{unit} has not reported for the months {months}; its sum is without them.",
            "blank": "{unit} left blanks in some of its months ({columns}); its sum is without them.",
        },
        "Ask for them; not reported is not 0.",
        "Every unit with targets should have achievements; where reports come by month, every month up to the day, with no blanks: what is none is 0.",
    ),
    "GA004": Words(
        "Units of measure differ",
        {
            "": "{column} is achieved in {ours} and targeted in {theirs}; these are not compared.",
            "rate": "{column}: of target and achievement one is a rate and one a number; these are not compared.",
            "assumed_ours": "{column}: the achievements name no unit of measure and are taken for {ours}, as the targets.",
            "assumed_theirs": "{column}: the targets name no unit of measure and are taken for {ours}, as the achievements.",
        },
        "Verify what was counted and report in one unit of measure.",
        "万人次 and 人次 are converted; other things counted, or a rate and a count, are not compared. Persons and attendances: GA026.",
    ),
    "GA005": Words(
        "An indicator is missing on one side",
        {
            "": "{column} has targets, and the achievements lack it.",
            "no_target": "{column} has achievements, and the targets lack it; not counted.",
            "guess": '{column} has achievements, and the targets lack it; is their "{guess}" meant? Not counted.',
        },
        {
            "": "Report this column too.",
            "no_target": "Nothing to do if it is not needed; if it has another name, add an alias to the indicator in the rule pack.",
            "guess": "If that is the one, add --accept-names, or an alias of the indicator in the rule pack; else nothing to do.",
        },
        "Indicators are matched by code and name, without words such as 目标, 完成, 年度. A name that is merely similar is suggested, and taken only with --accept-names.",
    ),
    "GA006": Words(
        "The district's figure differs from the sum of its units",
        "{unit} {column} is {actual}, the units add up to {expected}, {difference}.",
        "Compare the district's figure with the units' reports.",
        "Where the district and its units report apart, both should agree. Within one table DS001 says so.",
    ),
    "GA007": Words(
        "The district's achievements are the sum of the units that report",
        "nothing was reported for {unit}: the {count} units that report (of {units}) are added up; the others are not in it.",
        "",
        "Only what may be summed is; rates never are.",
    ),
    "GA008": Words(
        "Achieved after the day",
        "these achievements go up to month {month}, beyond {day}, and are not counted.",
        "Check the date given by --as-of, or use what had been achieved by then.",
        "The months are read from title, sheet and file name. The state on a day is not told by what was achieved later.",
    ),
    "GA009": Words(
        "Different years",
        {
            "": "the achievements are of {ours}, the targets of {theirs}; they are not counted.",
            "years": "the achievements are of {ours} together, the targets of {theirs}; they are not counted.",
            "compared": "the achievements are of {ours}, the targets of {theirs}; compared all the same (--as-given).",
        },
        {
            "years": "Put together only the months of the targets' year: cedu rollup … --months {theirs}-01..{theirs}-12.",
            "": "Check whether it is the form of the right year; if it is, change its title or add --as-given; last year's table goes with --base.",
            "compared": "Check whether it is the right file.",
        },
        "The year is read from the title. Achievements and targets should be of one year; what is of another is not counted, and its unit has not failed to report.",
    ),
    "GA010": Words(
        "The day is not in the year of the targets",
        {
            "": "the day {day} is after {year}, the year of the targets: it is over, and 100% is due of everything.",
            "before": "the day {day} is before {year}, the year of the targets: it has not begun, and nothing is due.",
        },
        "For the state in the course of the year give the day with --as-of.",
        "Without --as-of it is today. The targets' year is read from their title.",
    ),
    "GA011": Words(
        "The sides may be swapped",
        {
            "swapped": 'the sides seem to be swapped: this one reads "{text}". Swap them: cedu gap {targets} {achieved}.',
            "": 'given as achieved, this reads "{text}" and nowhere speaks of achievements: it looks like targets and is not counted as achieved.',
            "achieved": 'given as targets, this reads "{text}" and nowhere speaks of targets: it looks like achievements and is not compared.',
            "issued": "given as achieved, this is the issued table of targets itself, with no number changed: it is not counted as achieved.",
        },
        {
            "swapped": "If they are meant as given, add --as-given.",
            "": "Give the achievements: cedu gap TARGETS ACHIEVED; if these are the achievements, say so in the title or the file's name (完成), or add --as-given.",
            "achieved": "Give the targets first, then the achievements: cedu gap TARGETS ACHIEVED; if these are the targets, add --as-given.",
            "issued": "Give the achievements: cedu gap TARGETS ACHIEVED; if all targets were met exactly, add --as-given.",
        },
        "Targets taken for achievements would read as a year well done. What is given as achieved and speaks of 目标, 分解, 任务 or 计划 alone, in title, sheet, file name or column names, is not taken; nor is what is given as targets and speaks of 完成 or 上报 alone. A file or folder called 上报 or 完成, or by a month, is taken for achievements.",
    ),
    "GA012": Words(
        "Achievements equal the targets throughout",
        {
            "": "all {count} achievements equal their targets: were the targets reported as achieved?",
            "unit": "{unit}: all {count} achievements equal their targets; were the targets reported as achieved?",
            "swapped": "{unit}: all {count} achievements are the issued targets, and its column of targets holds other numbers: the two columns seem to be swapped, nothing of it was counted.",
        },
        {
            "": "Verify that what was reported are achievements; if all targets were met exactly, let it stand.",
            "swapped": "Have the unit swap the two columns and send the form again; if they are right as they are, add --as-given.",
        },
        "Targets are rarely all met exactly; mostly the table of targets was copied.",
    ),
    "GA020": Words(
        "Names differ a little and were matched",
        {
            "": '{column} and "{other}" of the targets differ only in words such as target and achieved; compared as one indicator.',
            "accepted": '{column} was matched with "{other}" of the targets by --accept-names.',
            "unit": '"{unit}" was matched with "{other}" of the targets by --accept-names.',
        },
        "Check that they are the same; if not, rename them or say so in the rule pack.",
        "Names that are equal without words such as 目标, 完成, 年度, each the only one on its side, in the same unit of measure, are one indicator. Other similar names are matched only with --accept-names.",
    ),
    "GA022": Words(
        "No name on one side is on the other",
        {
            "": "no column of the achievements is among the targets, not one number was compared. Achievements have: {ours}; targets have: {theirs}.",
            "guess": "no column of the achievements is among the targets, not one number was compared. Achievements have: {ours}; targets have: {theirs}. Likely: {guess}.",
            "file": "no column of {path} is among the targets; it is not counted. It has: {ours}; targets have: {theirs}.",
            "file_guess": "no column of {path} is among the targets; it is not counted. It has: {ours}; targets have: {theirs}. Likely: {guess}.",
            "units": "no unit of the achievements is among the targets, not one number was compared. Reported for: {ours}; targets for: {theirs}.",
            "units_guess": "no unit of the achievements is among the targets, not one number was compared. Reported for: {ours}; targets for: {theirs}. Likely: {guess}.",
        },
        {
            "": "Check whether it is the right file; where names differ, make them equal or add aliases in the rule pack.",
            "guess": "If that is right, add --accept-names; else make the names equal or add aliases in the rule pack.",
            "file": "Check whether it is the right file; where names differ, make them equal or add aliases in the rule pack.",
            "file_guess": "If that is right, add --accept-names; else make the names equal or add aliases in the rule pack.",
            "units_guess": "If that is right, add --accept-names; else make the names equal or add aliases in the rule pack.",
        },
        "Where no column (or no unit) is met, it is not known who has not reported, and nobody is listed so.",
    ),
    "GA024": Words(
        "The reports reach to an earlier month",
        "most reports reach to month {month} ({files} files), and are held against the pace of today ({today}); for the pace at the end of that month add --as-of {day}.",
        "",
        "Without --as-of it is today. Said once where the last month that most reports name is before the pace of today.",
    ),
    "GA025": Words(
        "Rows as they were issued are not taken as achieved",
        "{same} rows are as they were issued and not taken as achieved; only {names}.",
        "If all targets were met exactly, report the unit's own row alone, or add --as-given.",
        "Where a unit fills in the whole issued table, only its own row is filled in; the other rows are still the targets and no achievements of these units.",
    ),
    "GA023": Words(
        "A form has another target than was issued",
        {
            "": "{unit} {column}: the form has the target {actual}, {expected} was issued (targets, {cell}); the issued one counts.",
            "none": "{unit} {column}: the form has the target {actual}, none was issued to this unit ({cell}); not counted.",
        },
        "Ask the unit to check its target; if targets were changed, change the table of targets.",
        "Where a form prints targets beside what was achieved, they should be those issued; only the issued ones count.",
    ),
    "GA026": Words(
        "Persons are not compared with attendances",
        {
            "": '{column} counts attendances (人次), the target "{other}" persons (人): who comes several times is counted several times. Not compared, not judged.',
            "persons": '{column} counts persons (人), the target "{other}" attendances (人次): one person may come several times. Not compared, not judged.',
            "blank": '{unit} reports attendances (column "{other}") and leaves {column} blank: attendances are no persons. Not judged.',
        },
        {
            "": "Use the monthly form with 首次参训 (first time this year), or ask the units for persons counted once; if the targets mean attendances, write 人次 there.",
            "persons": "Ask for attendances (the heads of all classes added up); if the targets mean persons, write 人 there.",
            "blank": "Use the monthly form with 首次参训 (first time this year), or ask the units for persons counted once.",
        },
        "Whether a column counts persons or attendances is read from its unit of measure and its name (人数, 人次); one word for attendances is enough. The heads of classes add up to attendances; only those who came for the first time this year add up to persons.",
    ),
    "GA027": Words(
        "An achievement is incomplete",
        {
            "": "{unit} {column}: what was achieved is incomplete, at least {actual}; what is met counts, what is short is not judged.",
            "rate": "{unit} {column}: the rate is not that of the last month; {actual} was reported, and is not judged.",
            "row": "{unit}: what was achieved is incomplete in {count} columns ({columns}); amounts that are met count, what is short and rates are not judged.",
        },
        "Have what the column 不完整 of the roll-up names completed, and roll up again.",
        "A number named in the column 不完整 of a roll-up lacks some classes, so there can only be more: what is met or at pace stays so, and nobody is behind for what is short.",
    ),
    "gap_no_achievements": Words(
        "No achievements",
        "there are no achievements to compare.",
        "Name them after the targets: cedu gap targets.xlsx achieved.xlsx",
    ),
    "bad_date": Words(
        "Not a date",
        {"": 'the date "{name}" is not understood.', "no_such": 'there is no day "{name}".'},
        "Write it like 2020-09-30 or 20200930; 2020年9月 is the last day of that month.",
    ),
    "gap_unreadable": Words("Achievement not readable", "{column}: the achievement is no number"),
    "gap_measure": Words(
        "Units of measure differ", "{column}: target and achievement are in units that cannot be compared"
    ),
    "gap_people": Words(
        "Persons and attendances", "{column}: of target and achievement one counts persons and one attendances"
    ),
    "gap_at_least": Words(
        "Achievement incomplete",
        "{column}: what was achieved is incomplete: not all of it was reported, and whether it is enough cannot be told",
    ),
    "gap_months": Words(
        "Months do not add up",
        "{column}: persons (or rates) of several months do not add up to a year; report the year so far",
    ),
    "gap_part": Words(
        "A unit is not judged",
        "{column}: what {part} achieved is not judged, so the units do not add up to the district",
    ),
    "gap_open": Words(
        "A total with parts that were not reported",
        "{column}: the total holds unreported parts ({columns}); it may be more, and whether it is at pace cannot be told",
    ),
    "gap_open_units": Words(
        "A total with parts that were not reported",
        "{column}: the total holds parts without a number (of {texts}; {count} units); it may be more, and whether it is at pace cannot be told",
    ),
    "gap_open_units_more": Words(
        "A total with parts that were not reported",
        "{column}: the total holds parts without a number (of {texts} and others; {count} units); it may be more, and whether it is at pace cannot be told",
    ),
    "gap_twice": Words("Reported twice", "{column}: reported twice with different numbers"),
    "gap_unread": Words("The file cannot be read", "the file that came cannot be read ({path}); not counted"),
    "gap_not_taken": Words("The table was not taken", "the table that came was not taken as achieved ({path})"),
    "gap_other_year": Words("A form of another year", "the form that came is of another year ({path}); not counted"),
    "gap_later": Words("Achievements after the day", "what came is achieved after the day ({path}); not counted"),
    "gap_no_column": Words("No column met", "no column of the table that came met ({path}); not counted"),
}

GAP_TERMS: dict[str, str] = {
    "exceeded": "exceeded", "met": "met", "on_pace": "on pace", "slightly_behind": "slightly behind",
    "behind": "behind", "below": "not yet reached", "not_reported": "not reported", "not_assigned": "not assigned",
    "demo_achieved": "achievements (illustrative, invented numbers)", "demo_last_year": "last year's (illustrative, invented numbers)",
    "sheet_gap_overview": "overview", "sheet_gap_units": "by unit", "sheet_gap_areas": "areas", "sheet_gap_ranking": "ranking",
    "gap_points": "{amount} pp", "gap_points_said": "{amount} percentage points", "gap_amount_said": "{amount}", "gap_title": "{title}: what was achieved", "gap_title_plain": "Achievements against targets",
    "gap_as_of": "as of {day}", "gap_pace": "pace {pace} ({elapsed} whole months gone, {remaining} to go)", "gap_pace_profile": "pace {pace} (by the pack's months; {elapsed} whole months gone, {remaining} to go)",
    "month_end": "{month} is taken as {day}.",
    "gap_over": "{year} is over: 100% is due", "gap_before": "{year} has not begun: pace 0%",
    "gap_counts": "{units} units, {columns} indicators, {rows} tasks: ", "gap_count": "{count} {state}", "gap_none_late": "Nothing is behind the pace.", "gap_nothing": "Nothing could be compared: who is behind is not known.",
    "gap_laggards": "{count} tasks behind or slightly behind the pace", "gap_more": "Not listed: {parts}. All of it: -o report.html (or .xlsx, .md, .json)", "gap_more_late": "{count} behind or slightly behind", "gap_more_silent": "{count} silent units", "gap_more_waiting": "{count} columns not yet reached", "gap_more_rows": "{title}: {count}", "gap_more_ranks": "{count} better ranks", "gap_more_findings": "{count} problems in the data", "gap_more_unjudged": "{count} not judged",
    "gap_ranking": "Ranking (by the share of tasks at pace)", "gap_district": "{district}", "gap_together": "The reporting units together", "gap_area": "{area} (the reporting units together)", "gap_all_silent": "all {count}", "gap_inputs": "problems in the data: {count}",
    "head_target": "target", "head_achieved": "achieved", "head_gap": "gap", "head_completion": "completion", "head_lag": "below pace", "head_needed": "a month", "head_gap_state": "state",
    "head_rank": "rank", "head_at_pace": "at pace", "head_slight": "slightly", "head_behind": "behind", "head_below": "not yet", "head_silent": "silent", "head_share": "share", "head_growth": "growth",
    "gap_line": "{state} {unit} {column}: target {target}, achieved {achieved}, gap {gap}, completion {completion}, pace {pace}, needed a month {needed}", "gap_line_open": "{state} {unit} {column}: target {target}",
    "gap_legend": "Legend: {marks}", "gap_thresholds": "At pace: completion not below the pace; slightly behind: up to {points} percentage points below; behind: more. Pace = whole months gone ÷ 12, a month counts from its last day on; a rule pack may say otherwise.", "gap_thresholds_profile": "At pace: completion not below the pace; slightly behind: up to {points} percentage points below; behind: more. The pace follows the months in the rule pack; a month counts from its last day on.",
    "gap_thresholds_brief": "Slightly behind: up to {points} percentage points below the pace; behind: more.", "gap_growth_brief": "Growth is on last year's table as it is.",
    "gap_growth": "Growth is on the numbers of last year's table as they are: where these are of the whole year, it is no comparison of the same months.",
    "gap_short": "{unit} {gap} short", "gap_waiting": "{count} not yet reached (due at the end of the year, not by the month; nobody is behind for them)",
    "gap_line_below": "{state} {unit} {column}: target {target}, achieved {achieved}, {gap} short; due at the end of the year, not by the month",
    "gap_not_due": "Rates, and what the rule pack calls a level or due at the end of the year, are not due by the month: short of the target before the year is over is \"not yet reached\", neither behind nor counted in the share; after the year they are judged like the others.",
    "gap_state_open": "{state} ({told})", "gap_unreported": "the total holds unreported parts: {parts}", "gap_unreported_mark": "* a total of which parts were not reported; it may be more.", "gap_incomplete": "incomplete", "gap_at_least_mark": "≥ what was achieved is incomplete: at least that much.",
    "gap_taken": "{count} forms are titled as targets and hold other numbers than were issued; taken for what these units achieved: {paths}", "files_more": "{names} and others ({count} files)",
    "gap_left_out": "not taken as achieved: {paths} (targets)",
    "unsettled_gap_unread": "{units}: what came cannot be read and is not counted; they did report.", "unsettled_gap_not_taken": "{units}: what came was not taken as achieved; they did send something.", "unsettled_gap_other_year": "{units}: what came is of another year and not counted; they did send something.", "unsettled_gap_later": "{units}: what came is achieved after the day and not counted; they did report.", "unsettled_gap_no_column": "{units}: no column of what came met, so it is not counted; they did report.",
    "gap_rates": "Gaps and growth of rates are in percentage points (pp); the district's rate is held against its own target, never summed. Not reported is not 0.",
    "draft_heading": "Bulletin on {title} (draft)", "draft_overall": "1. Overall", "draft_ranking": "2. Ranking", "draft_laggards": "3. Units behind, and by how much", "draft_problems": "4. Problems", "draft_next": "5. What is to be done next", "draft_blank": "(to be written by the office)",
    "draft_opening": "As of {day}, {pace}. {units} units, {rows} tasks: {counts}.", "draft_opening_note": "Written from the data as a draft; compare with the sources before it is issued.",
    "draft_reason": "reason (to be filled in)", "draft_silent": "Tasks that were not reported:", "draft_silent_unit": "{unit}: {columns}", "draft_data": "Problems in the data (verify before issuing):", "draft_undone": "Nothing is behind, unreported or wrong in the data.", "draft_unjudged": "Not judged:",
    "draft_made_by": "A draft made by cedu {version}; the submitted files were not changed.",
}  # fmt: skip
