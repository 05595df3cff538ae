"""Reading tables of targets over years (RD096-RD099)."""

from cedu_targets.messages.entry import Words

PATH_TABLES: dict[str, Words] = {
    "RD096": Words(
        "years read as units",
        "The title of this table speaks of indicators, its columns (rows) are {first} to {last}, and nothing calls them targets: the years are read as units.",
        "If they are targets by year, write 目标 in the title or the headings (as 2021年目标) and check again; statistics may stay as they are.",
        "A title or headings with 目标 or 规划, a title with a span of years (2021—2023年), or a column of natures (约束性, 预期性) make a table one of targets by year. Years alone may head statistics: the table is read as any other, with the years in the place of units.",
    ),
    "RD097": Words(
        "cells of a table by year that give no target",
        {
            "": "{count} cells of the table of targets by year hold no number and are no targets: {texts}.",
            "doubtful": "of {count} cells of the table of targets by year nobody can tell how much they are (50% or 0.5%, or another unit of measure than their row): they are no targets: {texts}.",
            "nothing": "{count} indicators have no target in any year: {texts}.",
            "nameless": "{count} rows name no indicator and give no targets: {texts}.",
        },
        {
            "": "Write numbers where they are to be checked; what is demanded in words only may stand in the text or in a list of tasks.",
            "doubtful": "Write the unit of measure or the per cent sign (50%), and check again.",
            "nothing": "Fill in the targets of the years; if none are set there is nothing to do.",
            "nameless": "Write the names of the indicators.",
        },
        "Each cell of a table of targets by year is one target. Words (逐步提升), broken formulas and numbers without a clear unit of measure are not guessed at; their places are listed. A blank or a dash is no target, and not 0.",
    ),
    "RD098": Words(
        "starting values are no targets",
        {
            "": "the {count} numbers of {years} are what was at the start or was reached, and no targets; they are listed beside them.",
            "inferred": "the heading of {years} does not say target, so it is read as the starting year: {count} numbers are no targets; they are listed beside them.",
        },
        {"": "", "inferred": "If they are targets, say so in the heading, as 2020年目标."},
        "Years headed 基期, 现状, 实际 or 完成 are no targets. A year that says neither is read as the starting year where it lies before the years of the plan, before the first year that is called a target, beside a column of yearly growth, or where it ends the five-year plan before (two columns, 2020 and 2025).",
    ),
    "RD099": Words(
        "columns of a table by year that are not read",
        "{count} columns of the table of targets by year are not used: {texts}.",
        "See whether anything that matters is among them; a column to be read is headed 单位, 属性, 责任单位 or 2025年目标.",
        "Of a table of targets by year the indicators, their units of measure, natures and owners, and the numbers of the years are read. Sources, remarks, growth and other columns are not, and are listed here.",
    ),
}

PATH_TABLE_TERMS: dict[str, str] = {
    "path_line": "{name}: {steps}",
    "path_start": "{year} {amount} (at the start)",
    "path_done": "{year} {amount} (reached)",
    "path_size": "{targets} targets of {count} indicators ({years})",
    "path_ceiling": "read as the most there may be",
}
