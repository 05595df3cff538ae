"""Files that cannot be read (RD1xx, exit code 3)."""

from cedu_targets.messages.entry import Words

FILES: dict[str, Words] = {
    "RD101": Words(
        "file not found",
        {
            "": "there is no such file.",
            "pattern": "no file to be read fits this pattern.",
            "stdin": "the standard input cannot be used here.",
        },
        {
            "": "Check the name and the folder; quote a name that has spaces.",
            "stdin": "Name a file; the standard input (-) is for the tables of check, gap and read, and for rules infer.",
        },
    ),
    "RD102": Words(
        "cannot open the file",
        {
            "": "the file cannot be opened ({reason}).",
            "folder": "the folder cannot be opened ({reason}); no file in it was read.",
            "stdin": "the standard input cannot be read ({reason}).",
        },
        {
            "": "Close it in Excel/WPS first, and check that you may read it.",
            "folder": "Check that you may read the folder, and run it again.",
            "stdin": "Send the table to the standard input (cedu check - < table.csv), or name a file.",
        },
    ),
    "RD103": Words(
        "a folder, not a file",
        {
            "": "this is a folder; one file is wanted here.",
            "nothing": "the folder has no file to be read.",
            "link": "this is a link to a folder; the files in it were not read.",
        },
        {
            "": "Name the file in the folder.",
            "nothing": "Check the folder, or name a file.",
            "link": "If they are to be checked, name the folder that it points to.",
        },
    ),
    "RD104": Words(
        "not a regular file", "this is not a regular file.", "Give an .xlsx, .xls, .ods, .docx, .csv or .txt file."
    ),
    "RD105": Words(
        "empty file",
        {"": "the file is empty (0 bytes).", "stdin": "the standard input is empty (0 bytes)."},
        {
            "": "Export it or have it sent again.",
            "stdin": "Send the table to the standard input (cedu check - < table.csv), or name a file.",
        },
    ),
    "RD106": Words(
        "file too large",
        {
            "": "the file is larger than {limit} MB.",
            "text": "the text is larger than {limit} MB, and is no table with a row on each line and no quoted field.",
        },
        {
            "": "Keep only the sheet with the target table, or save it as CSV (a table may have 1024 MB).",
            "text": "Keep only the lines with the targets. A table may have 1024 MB as CSV without quotation marks.",
        },
    ),
    "RD107": Words(
        "old word-processor file",
        "this is an old word-processor file (.doc or .wps) and cannot be read.",
        "Save it as .docx in Word/WPS and check that.",
    ),
    "RD108": Words(
        "file has a password",
        "the file has a password and cannot be read.",
        "Remove the password in Excel/Word/WPS and save a copy.",
    ),
    "RD109": Words(
        "damaged file",
        "this is not a sound workbook or document (for technicians: {reason}).",
        "Open it in Excel/Word/WPS and save it as a new .xlsx or .docx; if it does not open, have it sent again.",
    ),
    "RD110": Words(
        "neither a workbook nor a Word document",
        {
            "": "this is neither a workbook nor a Word document.",
            "archive": "this is an archive that was not unpacked; the files in it were not checked.",
        },
        {
            "": "Save it as .xlsx, .ods or .docx in the program that it is of; if that cannot open it, ask for it again.",
            "archive": "Unpack it first, then check the files that come out.",
        },
    ),
    "RD111": Words(
        "part of the file too large",
        "part {part} of the file unpacks to more than {limit} MB.",
        "Keep only the sheet with the target table, or save it as CSV.",
    ),
    "RD112": Words(
        "sheet too large",
        'the filled cells of sheet "{sheet}" span {rows} rows × {columns} columns, more than {limit} cells.',
        "Delete stray content far from the table and save, or save as CSV.",
    ),
    "RD113": Words(
        "unknown text encoding",
        "the file is text in neither UTF-8 nor GB18030.",
        'Save it as .xlsx, or as "CSV UTF-8"; type a table from a picture or a PDF into a sheet first.',
    ),
    "RD114": Words("line too long", "line {line} has {fields} fields.", "Check the separator, or save as .xlsx."),
    "RD115": Words(
        "quotation mark left open",
        {
            "": "line {line} has a double quote that is not closed: the {count} lines after it were taken for the contents of one cell.",
            "long": "line {line} has a cell of more than 131072 characters.",
        },
        {
            "": "Close or delete this quote (a quote within a text is written twice), or save the table as .xlsx.",
            "long": "Shorten the contents of the cell, or save the table as .xlsx.",
        },
    ),
    "RD116": Words(
        "no target table found",
        "no target table was found, and no list of items (a schedule, key points, tasks).",
        {
            "": "A target table has a column of unit names, a header and numbers (text: separated by commas or tabs); best with a row of codes (1, 2, 3 …). A list has tasks with times or owners under a row of headings. cedu demo writes samples.",
            "rows": "A table of very many rows, a village or town each, is checked by an engine: cedu check FILE --engine duckdb --rules PACK. "
            "Any other table has a column of unit names, a header and numbers. cedu demo writes samples.",
        },
    ),
    "RD145": Words(
        "only lists of items",
        "the file holds only lists of items (lists: {count}, items: {items}) and no target table.",
        "How they stand, and who has not reported: cedu status {file}; how they were read: cedu read {file}.",
    ),
    "RD117": Words(
        "no such sheet",
        'there is no sheet "{sheet}"; there are: {sheets}.',
        "Check the name given to --sheet.",
    ),
    "RD118": Words(
        "a text file has no sheets", 'this is a text file; it has no sheet "{sheet}".', "Leave out --sheet."
    ),
    "RD130": Words(
        "no column of amounts",
        {
            "": "the file holds only such things as contents, a cover, lists or instructions: no column of amounts, no target table and no list of items.",
            "roster": "the file is a roster of persons ({parts} of them, {count} rows filled in; names and telephone numbers were not read): no column of amounts, no target table and no list of items.",
        },
        "Give a target table, with names of units and numbers; if it is in another file, check that one. If it is a list of items, or what came back of one, see whether its row of headings (工作内容, 完成时限, 责任单位, 完成情况) was deleted.",
    ),
    "RD131": Words(
        "cedu report that was changed",
        "cedu wrote this as a report or a slip, and somebody has saved it since; it was not taken for a submitted table.",
        "If it holds corrected numbers, have them put into the target table and have that sent; if not, move it away or pass it over with --exclude.",
    ),
    "RD142": Words(
        "report that cedu wrote",
        "cedu wrote this as a report (of a check, of progress, of where numbers come from, a slip); it is no target table and was not checked.",
        "Give the target table; the one to issue after an allocation is the file that cedu allocate -o wrote.",
    ),
    "RD132": Words(
        "plan for an allocation",
        "this is a plan for cedu allocate, not a target table; it was not checked.",
        "Allocate first: cedu allocate {file} -o table.xlsx, then check the table that it writes.",
    ),
    "RD133": Words(
        "only forms of classes",
        "the file holds only forms with a row for each class or activity ({count} forms, {rows} classes), no target table.",
        "To add them up by unit: cedu rollup {file}; to see how they were read: cedu read {file}.",
    ),
    "RD134": Words(
        "table by year without targets",
        "this is a table of targets by year, and no cell gives a target: {texts}.",
        "Fill in the targets of the years, with their unit of measure or the per cent sign (50%).",
    ),
    "RD140": Words(
        "no prose", "there is no prose to compare with in this file.", "Give the text of the notice (.txt or .docx)."
    ),
    "RD141": Words(
        "check broken off",
        "the process that checked this file ended early: it ran out of memory or was killed, or the file is damaged.",
        "Check this file alone; if that fails too, save it as CSV (UTF-8) and try again. Lower --jobs for many files.",
    ),
    "RD119": Words(
        "binary workbook",
        "this is a binary workbook (.xlsb) and cannot be read.",
        "Save it as .xlsx in Excel/WPS and check that.",
    ),
    "RD120": Words(
        "old format, not known",
        "this is a binary file of an old Office, but neither a workbook nor a document.",
        "Open it in the program it came from and save the table as .xlsx.",
    ),
    "RD121": Words(
        "not a file of tables",
        "this is a {kind} file, not a table.",
        {
            "": "Give the original .xlsx, .docx or .csv.",
            "scan": "Numbers in a scan, a picture or a PDF cannot be read: ask the sender for the Excel table, or type it in.",
            "archive": "Unpack the archive and check the tables in it.",
            "rows": 'It is a table of rows for an engine (a village or town each); check it by itself: cedu check FILE --rules PACK; several in a folder: cedu check "FOLDER/*.parquet" --rules PACK.',
            "recording": "There is no table in a recording; if it was not sent as a form, move it away or pass it over with --exclude.",
        },
    ),
    "RD122": Words(
        "web page or XML table",
        "this is a web page or XML (systems that export often call it .xls), not an Excel workbook.",
        "Open it in Excel/WPS, save it as .xlsx, and check that.",
    ),
    "RD123": Words(
        "too long a piece in the file",
        "part {part} of the file has a text, a tag or a comment of more than {limit} MB.",
        "Keep only the sheet with the target table, or save it as CSV.",
    ),
    "RD124": Words(
        "sheets too large together",
        'up to "{sheet}" the filled parts of the file\'s sheets have more than {limit} cells.',
        "Keep only the target table, or save each sheet as CSV.",
    ),
    "RD125": Words(
        "too many sheets",
        "the file has {count} tables or more, the limit is {limit}.",
        "Keep only the target table, or split the file.",
    ),
    "RD126": Words(
        "part of the file too complex",
        "part {part} of the file has more than {limit} tags.",
        "Keep only the sheet with the target table, or save it as CSV.",
    ),
    "RD128": Words(
        "text too large",
        {
            "": "the text has {fields} fields, the limit is {limit}.",
            "rows": "the text has more than {limit} lines.",
        },
        {
            "": "Keep only the target table, or split the file.",
            "rows": "Split the file, or have it checked as a wide table: cedu check FILE --engine duckdb --rules PACK.",
        },
    ),
    "RD129": Words(
        "too many repeated cells",
        'in sheet "{sheet}" more than {limit} cells stand in the file once, with a number of repetitions.',
        "Keep only the rows and columns of the target table; if there are so many numbers, save it as CSV.",
    ),
    "RD127": Words(
        "table too wide",
        'a row of "{sheet}" has {columns} columns, the limit is {limit}.',
        "Check the merged cells, or copy the table to Excel and save it as .xlsx.",
    ),
}
