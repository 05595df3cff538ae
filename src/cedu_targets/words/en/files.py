"""Files that cannot be read (RD1xx, exit code 3)."""

from cedu_targets.words.entry import Words

FILES: dict[str, Words] = {
    "RD101": Words(
        "file not found",
        "there is no such file.",
        "Check the name and the folder; quote a name that has spaces.",
    ),
    "RD102": Words(
        "cannot open the file",
        "the file cannot be opened ({reason}).",
        "Close it in Excel/WPS first, and check that you may read it.",
    ),
    "RD103": Words(
        "nothing to read in the folder",
        "the folder has no .xlsx, .csv or .txt file.",
        "Check the folder, or name a file.",
    ),
    "RD104": Words("not a regular file", "this is not a regular file.", "Give an .xlsx, .csv or .txt file."),
    "RD105": Words("empty file", "the file is empty (0 bytes).", "Export it or have it sent again."),
    "RD106": Words(
        "file too large",
        "the file is larger than {limit} MB.",
        "Keep only the sheet with the target table, or save it as CSV (text may have 20 MB).",
    ),
    "RD107": Words(
        "old format, not supported",
        "this is an old binary file (.xls, .et, .doc or .wps).",
        "Save it as .xlsx in Excel/WPS and check that.",
    ),
    "RD108": Words(
        "file has a password",
        "the workbook has a password and cannot be read.",
        "Remove the password in Excel/WPS and save a copy.",
    ),
    "RD109": Words(
        "damaged workbook",
        "this is not a sound Excel workbook ({reason}).",
        "Open it in Excel/WPS and save it as a new .xlsx; if it does not open, have it sent again.",
    ),
    "RD110": Words(
        "not an Excel workbook",
        "this is an archive with no Excel workbook in it.",
        "Give an .xlsx file; save .ods as .xlsx; copy a table from .docx to Excel and save that.",
    ),
    "RD111": Words(
        "workbook part too large",
        "part {part} of the workbook unpacks to more than {limit} MB.",
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
        "a quotation mark in line {line} is never closed; what follows cannot be told apart.",
        "Close or delete it, or save as .xlsx.",
    ),
    "RD116": Words(
        "no target table found",
        "no target table was found.",
        "A target table has a column of unit names, a header and numbers (text: separated by commas or tabs); best with a row of codes (1, 2, 3 …). cedu demo writes one.",
    ),
    "RD117": Words(
        "no such sheet",
        'there is no sheet "{sheet}"; there are: {sheets}.',
        "Check the name given to --sheet.",
    ),
    "RD118": Words(
        "a text file has no sheets", 'this is a text file; it has no sheet "{sheet}".', "Leave out --sheet."
    ),
    "RD140": Words(
        "no prose", "there is no prose to compare with in this file.", "Give the text of the notice (.txt or .docx)."
    ),
}
