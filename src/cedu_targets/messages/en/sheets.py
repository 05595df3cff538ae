"""Sheets and texts as they are read (RD0xx): what is no table, what is hidden, what is too long."""

from cedu_targets.messages.entry import Words

SHEETS: dict[str, Words] = {
    "RD022": Words(
        "no target table in this sheet",
        {
            "": 'sheet "{other}" has content, but no target table was recognised in it; it was not checked.',
            "ours": 'sheet "{other}" was written by cedu beside a table and was not checked.',
        },
        {"": "If it has a target table, add units, header and code row; otherwise ignore this.", "ours": ""},
        "Every sheet of a workbook is looked at. What looks like a table and was not recognised is named here (a form that is still blank, too); for contents, covers and instructions see RD054.",
    ),
    "RD023": Words(
        "hidden unit",
        {
            "": "{units}: hidden in the sheet; read and checked like all others.",
            "classes": "rows {rows} are hidden in the sheet; their {count} classes count like all others.",
        },
        {
            "": "Show it, or make sure that it should count.",
            "classes": "Show them, or make sure that these classes should count; delete the rows that should not.",
        },
        "Hidden numbers count in every sum, and nobody sees them in print. They are named here.",
    ),
    "RD024": Words(
        "hidden indicator",
        "indicator {names}: hidden in the sheet; read and checked like all others.",
        "Show them, or make sure that they should count.",
        "Hidden numbers count in every sum, and nobody sees them in print. They are named here.",
    ),
    "RD025": Words(
        "hidden sheet",
        'sheet "{other}" is hidden; the table in it was read and checked like all others.',
        "If it is an old table or a draft, delete it before sending the file.",
        "A hidden sheet is often an old table or a draft; people do not see it, programs read it.",
    ),
    "RD054": Words(
        "sheets that are no target tables",
        {
            "": '{count} sheets ("{texts}") have no column of amounts: they are no target tables and were not checked.',
            "around": "{count} rows outside the table have no column of amounts; they were not checked.",
            "one": 'sheet "{texts}" has no column of amounts: it is no target table and was not checked.',
        },
        "Contents, covers, lists of names and instructions need nothing; if there is a target table, complete its header and numbers.",
        "Contents, covers, lists of codes or of contacts and instructions hold words, running numbers, pages, codes, years, dates and telephone numbers, and no amounts to check: they are no target tables, and the other sheets are judged as always. A form that is still blank under its header is not meant here; see RD022.",
    ),
    "RD057": Words(
        "lists of items that were not used",
        {
            "": "the file also holds lists of items ({count}, items: {items}); only tables are used here.",
            "against": "this is a list of items ({items}); the issued file is a target table, and nothing was compared.",
        },
        "How the list stands: cedu status {file}.",
        "Schedules, key points and lists of tasks have no numbers that could be added or compared. Achievements against targets (cedu gap), returns against the issued table (--against) and last year's table (--base) use tables only; cedu status tells how a list stands.",
    ),
    "RD055": Words(
        "text too long",
        "{count} texts are too long (the longest has {most} signs); only their beginning was read, a … stands for the rest.",
        "Delete what is not needed; put relations at the beginning.",
        "Of a title or a note in a line of its own at most 4,000 signs are read, of any other cell 1,000 (100 each where the long texts of a file come to more than 2 million signs), and no more comes out in a report. Texts of such length were mostly pasted by mistake; relations in what was left out are not checked.",
    ),
    "RD056": Words(
        "hidden text",
        'hidden text in {count} places was neither read nor checked; the first begins "{text}".',
        "If it counts, show it (in Word: Font, Hidden) and send the file again; else delete it.",
        "Only what people see is read: text that Word hides, hidden fields of a spreadsheet and what lies under a merged cell are not printed either, so they are passed over and counted here. Of a number that is hidden in part, the part that is seen is read. For hidden rows, columns and sheets see RD023 to RD025.",
    ),
    "RD058": Words(
        "forms of classes that were not used",
        {
            "": "the file has {count} forms with a row for each class or activity as well ({rows} classes); only target tables are used here.",
            "against": "this is a form with a row for each class or activity ({rows} classes); what was issued is a target table, so it was not compared.",
        },
        "To add them up by unit: cedu rollup {file}.",
        "Monthly forms and ledgers have a row for each class or activity; their rows are no units and cannot be held against those of a target table. cedu gap, --against and --base use target tables only; cedu rollup adds forms up into a table that cedu gap holds against targets.",
    ),
}
