"""English words: title, sentence, next step and page of every code. Placeholders equal the Chinese (tested)."""

from cedu_targets.words.entry import Words

WORDS: dict[str, Words] = {
    # files that cannot be read: exit code 3
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
    # what reading finds
    "RD001": Words(
        "not a number",
        '{unit} {column}holds "{text}", which is no number.',
        "Put a number; leave it blank where nothing is assigned.",
        'A cell should hold one number. Full-width digits, thousands separators and per cent signs are understood; a blank, —, -, / and 无 count as blank. Anything else is reported, never guessed; sums that need it are "not judged".',
    ),
    "RD002": Words(
        "formula never calculated",
        "{unit} {column}is a formula without a calculated result in the file{text}.",
        "Open it in Excel/WPS, recalculate and save.",
        'Workbooks made by programs often hold formulas without results. Without a result the number is unknown, not 0; sums that need it are "not judged".',
    ),
    "RD003": Words(
        "formula error",
        "{unit} {column}shows the Excel error {text}.",
        "Mend the formula or put the number.",
        '#REF!, #DIV/0!, #N/A are neither blank nor 0. Sums that need them are "not judged".',
    ),
    "RD004": Words(
        "date or truth value",
        '{unit} {column}is a date or truth value "{text}", not a number.',
        "Set the cell's format to General and put the number again.",
        "Excel turns input such as 1-2 into a date. A date is no number.",
    ),
    "RD005": Words(
        "per cent or share?",
        {
            "": "{unit} {column}holds {text}: the header or the other numbers are in per cent, so this may be {text}% or {text} times.",
            "number": "{unit} {column}holds the percentage {text}, and the column is no rate.",
        },
        {
            "": "Write the whole column with % signs.",
            "number": "Put the number, or check whether it stands in the wrong column.",
        },
        "95%, 95 and 0.95 are the same number only where a column is written in one way. A mix is not guessed at.",
    ),
    "RD006": Words(
        "unit repeated",
        "{unit_printed} stands more than once.",
        "Merge the rows, or correct the name.",
        "A unit has one row in a table. All rows take part in the district sum; a repeated one is shown with #2.",
    ),
    "RD007": Words(
        "code repeated",
        "code {indicator} stands {count} times.",
        "Correct the code row.",
        "A code names one indicator. Repeated ones are told apart by the column, as in 3(E).",
    ),
    "RD008": Words(
        "no district row",
        "no district (total) row was found, so the district cannot be held against the sum of its units.",
        "If there is a district figure, add a row named 全区 or 合计.",
        "The district row is usually the first or the last, named 全区, 全区目标, 全市, 合计, 总计 or Total.",
    ),
    "RD009": Words(
        "unit name missing",
        "this row has numbers but no unit name; it was not checked.",
        "Add the unit's name.",
        "A row without a name belongs to nobody and cannot count in any sum.",
    ),
    "RD010": Words(
        "codes not consecutive",
        "there is no code {codes}.",
        "If a column was left out, add it; if this is meant, ignore it.",
        "Codes usually run on. A gap may be a column deleted on purpose, or one that was forgotten.",
    ),
    "RD011": Words(
        "header out of step, re-aligned",
        'the header texts do not stand over their codes (merged cells were lost); they were re-aligned by totals, parts and group sizes; the last column {last} is "{last_name}".',
        "Check the names with cedu read; the original Excel file avoids this.",
        "A table copied from Word, PDF or a page loses its merged cells and its header slides to the left. The code row is the key; names are re-aligned by the structure and the declared relations, never by position alone.",
    ),
    "RD012": Words(
        "header does not fit",
        "the header texts do not fit the codes; the names of the columns are not certain (checks by code are not affected).",
        "Check the names with cedu read; complete the header or its merged cells.",
        "Numbers are checked by code all the same; only the names are in doubt.",
    ),
    "RD013": Words(
        "relation not understood",
        '"{declared}" looks like a relation but was not understood, and was not checked.',
        "Write it as 1=2+3 or 1≥2+3.",
        "Understood: A=1+2+…+8, 1栏=2栏+3栏, (1)=(2)+(3), 第1列=第2至8列之和, 3=1-2, 1≥2, C=14=15+16. Products and quotients are not checked.",
    ),
    "RD014": Words(
        "relation names a missing column",
        '"{declared}" names "{unknown}", which is no column of the table; it was not checked.',
        "Correct the note, or add the column.",
        'A letter that names a group of columns ("A: …") means that group\'s total; where no such column is found, nothing is guessed.',
    ),
    "RD015": Words(
        "note and header disagree",
        '{column}: the note says "{declared}" (that is {noted}), the header\'s 合计/其中 says {header}. Checked by the note.',
        "Correct the note or the header so that they agree.",
        "The relations in the notes and the 合计/其中 of the header should say the same. cedu read lists both, and whether each holds.",
    ),
    "RD016": Words(
        "of which: some parts only",
        "the parts under {column}never add up to more than the total; checked as {read_as}, not as a sum.",
        "If they should add up to the total, write the relation in the notes.",
        '其中 sometimes lists only some of the parts. Where every row falls short of the total, only "not above" is checked.',
    ),
    "RD017": Words(
        "more than one district row",
        "{unit} looks like a district row too; {district} was taken as the district and this row was not checked.",
        "Keep one district row, or correct the name.",
        "The district has one row.",
    ),
    "RD018": Words(
        "subtotal row",
        "{unit} is a subtotal, not a unit; it was left out of the district sum, and not held against its own units.",
        "Check the subtotal yourself; rename it if it is a unit.",
        "A subtotal counted in the district sum would count its units twice.",
    ),
    "RD019": Words(
        "numbers outside the columns",
        "column {letter} has {count} numbers but no code; they were not checked.",
        "Give the column a code, or move it away from the table.",
        "Only a column with a code (or a header) is an indicator.",
    ),
    "RD020": Words(
        "district told by its numbers",
        "the numbers of {unit} are the sums of all other rows; it was taken as the district.",
        "Name it 全区 or 合计; if it is a unit, check its numbers.",
        "The district is usually known by its name. Where no name says so and the first or the last row is the sum of all others, the numbers decide, and this note says it.",
    ),
    "RD021": Words(
        "rule pack does not fit the table",
        'rule pack {pack} was written for "{title}"; this table has another title or other columns{columns}.',
        "Check --rules; --rules none uses no pack.",
        "Rules go by codes. On another table the same code need not be the same indicator; columns that the pack does not mention were not checked.",
    ),
    "RD022": Words(
        "no target table in this sheet",
        'sheet "{other}" has content, but no target table was recognised in it; it was not checked.',
        "If it has a target table, add units, header and code row; otherwise ignore this.",
        "Every sheet of a workbook is looked at. Covers and notes may be ignored; what looks like a table and was not recognised is named here.",
    ),
    # sums
    "PW001": Words(
        "total is not the sum of its parts",
        {
            "": "{unit} {column}is {actual}; {sum} = {expected}, {difference}.",
            "blank": "{unit} {column}is blank; {sum} = {expected}, {difference}.",
        },
        {
            "": "Correct the total or one of its parts; look at the source figures first.",
            "blank": "Fill in the total, or check whether numbers stand in the wrong columns.",
        },
        "A total equals the sum of its parts, row by row, exactly: there is no tolerance. A blank means nothing assigned and counts as 0; a blank total over filled parts is one error.\n\nPasses: total 10, parts 4 and 6\nFails: total 10, parts 4 and 5 (the parts make 9, 1 too much)\nNot judged: a part holds something that is no number",
    ),
    "DS001": Words(
        "district is not the sum of its units",
        {
            "": "{unit} {column}is {actual}; the units make {expected}, {difference}.",
            "blank": "{unit} {column}is blank; the units make {expected}, {difference}.",
        },
        {
            "": "Check the district's figure first; if it is settled, check the units.",
            "blank": "Fill in the district's figure, or check whether units stand in the wrong column.",
        },
        "The district equals the sum of its units, column by column. Rates and averages are not additive and not summed; subtotal rows are left out.\n\nPasses: district 10, A 4, B 6\nFails: district 10, A 4, B 5 (the units make 9, 1 too much)\nNot judged: no district row, or a unit's number cannot be read",
    ),
    "NA001": Words(
        "part above the whole",
        "{unit} {column}is {actual}, above its limit {bound} = {expected}, {difference}.",
        "Check both places: a part is never more than the whole.",
        "Where a note declares 1≥2, or 其中 lists only some parts, the part must not exceed the whole.\n\nPasses: whole 10, of which 4\nFails: whole 10, of which 12\nNot judged: one of the two cannot be read",
    ),
    # reasons for not judging
    "unreadable": Words("a cell holds no number", "{column}: a cell holds no number"),
    "blank_unknown": Words("a blank is not 0 here", "{column}: a blank; what was not reported is not 0"),
    "no_district": Words("no district row", "there is no district row to hold against the sum of the units"),
    "no_column": Words("no such column", "the table has no column {unknown}"),
    "not_additive": Words("not additive", "{column}is a rate or an average and cannot be summed"),
    # rule packs: exit code 4
    "PK001": Words(
        "unknown rule pack",
        'there is no rule pack "{name}"; there are: {known}.',
        "Check the name given to --rules, or give a file's path.",
    ),
    "PK002": Words("rule pack is not valid YAML", "{reason}.", "Mend it at the line and column shown."),
    "PK003": Words(
        "invalid rule pack",
        "{field}: {reason}.",
        "Mend it at the line and column shown; cedu schema pack prints the fields.",
    ),
    "PK004": Words(
        "rule pack cannot be read",
        "the rule pack cannot be read ({reason}).",
        "Check the path and your permissions.",
    ),
    # use: exit code 2
    "output_is_input": Words(
        "output is the input",
        "the output is the input; cedu never changes a submitted file.",
        "Choose another name.",
    ),
    "output_is_folder": Words(
        "output is a folder", "this is a folder, not an output file.", "Name a file, such as report.json."
    ),
    "output_is_workbook": Words(
        "output would overwrite a workbook or document",
        "this workbook or document exists already; it was not overwritten.",
        "Choose another name, such as report.json or report.txt.",
    ),
    "output_not_writable": Words(
        "cannot write the output",
        "the output cannot be written ({reason}).",
        "Close it in Excel/WPS first; check the folder and your permissions.",
    ),
    "demo_exists": Words(
        "sample folder has other files",
        "the folder has another {name} already; nothing was overwritten.",
        "Choose another folder: cedu demo NEW_FOLDER",
    ),
    "unknown_code": Words(
        "unknown code",
        "there is no code {name}.",
        "Codes look like PW001; cedu explain without one lists them all.",
    ),
    # cedu itself
    "fault": Words(
        "a fault of cedu",
        "cedu itself failed: {reason}.",
        "Your file is not to blame. Please give the command and the file to the maintainers.",
    ),
}

TERMS: dict[str, str] = {
    "error": "error", "warning": "warning", "note": "note",
    "error_heading": "errors (must be mended): {count}", "warning_heading": "warnings (verify or explain): {count}", "note_heading": "notes: {count}",
    "over": "{amount} too much", "under": "{amount} short",
    "column": "column {code} ({name}) ", "column_path": "column \"{code}\" ", "sum_codes": "columns {sum}", "sum_paths": "{sum}",
    "target": "target", "achievement": "achievement", "base": "last year",
    "count": "count", "amount": "amount", "rate": "rate", "average": "average",
    "units_n": "{count} units", "columns_n": "{count} columns", "period_year": "{period}",
    "holds": "holds in every row", "fails": "does not hold everywhere", "open": "not checked",
    "literal": "as written", "self_inclusion": "the total stood among its own parts; taken out", "group_total": "the letter means the group's total",
    "alias": "the letter is that column", "of_which": "parts not exhaustive: not above", "part": "a part is not above the whole", "not_understood": "not understood", "unknown_column": "no such column",
    "from_note": "notes", "from_code_row": "code row", "from_header": "header",
    "overruled": "the note prevails; not checked",
    "all_good": "nothing found", "found_summary": "to be mended: {errors}; to be verified: {warnings}; notes: {notes}",
    "checked": "checked {relations} sums and bounds, {cells} cells", "not_judged_n": "{count} could not be judged",
    "pack_used": "rule pack {pack}", "pack_none": "checked by the sheet's own notes and header (no rule pack)",
    "not_judged": "not judged", "cannot_read": "cannot be read", "not_checked": "nothing to check: the table declares no relation and has no district row",
    "file_total": "{files} tables: {clean} need no change, {findings} have findings, {failed} could not be checked",
    "reads_relations": "relations the sheet declares", "reads_notes": "notes under the table", "reads_remarks": "remarks on reading",
    "head_code": "code", "head_name": "indicator", "head_group": "group", "head_measure": "unit", "head_kind": "kind", "head_granule": "granule", "head_additive": "additive",
    "head_declared": "declared", "head_read_as": "read as", "head_holds": "result (rows holding/rows with numbers)", "head_why": "from",
    "yes": "yes", "no": "no", "none": "none", "explain_next": "what to do", "explain_codes": "all codes (cedu explain CODE for more)",
    "demo_written": "sample files written to {folder}:", "demo_next": "try:",
    "demo_notice": "the notice as text, its table inside", "demo_targets": "the target table, one row in the wrong columns", "demo_csv": "the same table as CSV in GB18030", "demo_mended": "the table, mended",
    "encoding": "encoding {encoding}", "no_rule_for": "; no rule speaks of columns {columns}, they were not checked", "wrong_call": "wrong call ({reason}). Example: cedu check targets.xlsx; all of it: cedu --help", "none_judged": "nothing could be judged", "notes_only": "nothing to mend or to verify; notes: {notes}", "explain_hint": "what a code means: cedu explain {code}",
}  # fmt: skip

PACK_ERRORS: dict[str, str] = {
    "missing": "this is required", "extra_forbidden": "there is no such field", "literal_error": "must be {expected}",
    "union_tag_invalid": "there is no such check; there are: {expected_tags}", "union_tag_not_found": "check (the kind of rule) is required",
    "string_type": "must be text", "list_type": "must be a list", "tuple_type": "must be a list", "dict_type": "must be a mapping", "model_type": "must be a mapping",
    "model_attributes_type": "must be a mapping", "too_long": "at most {max_length} entries", "too_short": "at least {min_length} entries", "string_pattern_mismatch": "is not written as it should be",
    "string_too_long": "at most {max_length} characters", "string_too_short": "must not be empty", "enum": "must be {expected}", "bool_parsing": "must be true or false",
    "value_error": "{error}", "duplicate_id": "rule id {name} is used twice", "duplicate_key": "{name} is given twice", "alias": "aliases (* or &) are not allowed", "tag": "tags (!) are not allowed",
    "depth": "nested too deeply", "size": "the pack is too large (at most 2,000 rules)", "syntax": "{reason}", "empty": "the file is empty", "column": "column \"{name}\" is not written as it should be",
}  # fmt: skip
