"""Packs, calls, and faults of cedu itself (exit codes 4, 2, 70)."""

from cedu_targets.messages.entry import Words

RUNNING: dict[str, Words] = {
    # rule packs: exit code 4
    "PK001": Words(
        "unknown rule pack",
        'there is no rule pack "{name}"; there are: {texts}.',
        "Check the name of the pack, or give its file's path.",
    ),
    "PK002": Words(
        "rule pack is not valid YAML",
        "{reason}.",
        {
            "": "Mend it at the line and column shown.",
            "cut": "Mend it at the line and column shown; what stands behind it can only be looked at then.",
        },
    ),
    "PK003": Words(
        "invalid rule pack",
        "{field}: {reason}.",
        {
            "": "Mend it at the line and column shown; cedu schema pack prints the fields.",
            "explanations": "Mend it at the line and column shown; cedu check --write-explanations writes what such a file looks like.",
            "explanations_book": "Mend the cell shown; cedu check TABLE --write-explanations explanations.xlsx writes what such a workbook looks like.",
        },
    ),
    "PK004": Words("cannot be read", "this file cannot be read ({reason}).", "Check the path and your permissions."),
    "PK006": Words(
        "cannot compare",
        {
            "": "this is no cedu report to compare with ({reason}).",
            "missing": "there is no such file.",
            "kind": "this is a {kind} file, not a JSON report.",
            "size": "this report has more than {limit} MB, or more than {count} values; it was not read.",
        },
        {
            "": "Give a report that was saved with -f json.",
            "missing": "Check the name and the folder; the first time there is no earlier report: leave --baseline out.",
            "kind": "Give a .json report saved with cedu check -f json; pages and workbooks cannot be compared with.",
            "size": "Check the files in parts, with a report for each to compare with.",
        },
    ),
    "PK007": Words(
        "not a text file",
        {
            "": "this is a {kind} file; a YAML text is wanted here.",
            "explanations_book": "there are no explanations in this file (no column of keys that cedu wrote).",
        },
        {
            "": "A rule pack is a .yaml file: cedu rules infer TABLE -o pack.yaml makes one from a table; a table to be checked stands right after cedu check.",
            "explanations": "Explanations are a workbook or a .yaml file: cedu check TABLE --write-explanations explanations.xlsx or --write-explanations explanations.yaml writes a draft.",
            "explanations_book": "Give a file that was written by cedu check TABLE --write-explanations explanations.xlsx or --write-explanations explanations.yaml and filled in.",
        },
    ),
    # use: exit code 2
    "output_is_input": Words(
        "output is the input",
        "the output is the input; cedu never changes a submitted file.",
        "Choose another name.",
    ),
    "output_twice": Words(
        "two outputs are one file",
        "two outputs have one name; the second would replace the first.",
        "Choose another name.",
    ),
    "output_is_folder": Words(
        "output is a folder", "this is a folder, not an output file.", "Name a file, such as report.json."
    ),
    "output_is_link": Words(
        "output is a link",
        "this is a link; cedu writes no file through a link.",
        "Name the file that the link points to, or choose another name.",
    ),
    "output_is_no_file": Words(
        "output is no file",
        {"": "this is no ordinary file to write to.", "unread": "this is a pipe that no program reads."},
        {
            "": "Name an ordinary file, such as report.json.",
            "unread": "Start the program that reads it first, or name an ordinary file.",
        },
    ),
    "output_changed": Words(
        "output changed during the run",
        "another file was put there while cedu ran, or the one there was changed; it was not overwritten.",
        "Run it again with another name.",
    ),
    "output_is_workbook": Words(
        "output would overwrite a workbook or document",
        "this workbook or document exists already; it was not overwritten.",
        "Choose another name, such as {example}.",
    ),
    "output_is_not_ours": Words(
        "output would overwrite another file",
        "this file exists already; cedu did not write it as a report, or it was changed since. It was not overwritten.",
        "Choose another name, or move the file away first.",
    ),
    "stdin_twice": Words(
        "only one standard input", "- stands for the standard input and may be given once.", "Name the other files."
    ),
    "format_needs_file": Words(
        "this report needs a file",
        {
            "": "{format} is written to a file.",
            "screen": "{format} is written to a file, not to the screen.",
            "suffix": "{format} is written here; the file's name has to end in {suffix}.",
        },
        {
            "": "Name the file with {option}, such as {option} report{suffix}.",
            "suffix": "Choose a name that ends in {suffix}, such as {option} {example}.",
        },
    ),
    "unknown_suffix": Words(
        "no format for this suffix",
        {
            "": "there is no report format for {suffix} files.",
            "foreign": "the format {format} is not written to {suffix} files.",
            "yaml": "what is written is YAML, not a {suffix} file.",
            "explanations": "explanations are written as YAML or as a workbook, not as a {suffix} file.",
        },
        {
            "": "End the name in one of {known}, or say the format with -f ({formats}).",
            "foreign": "End the name in one of {known}, or choose another format with -f ({formats}).",
            "yaml": "End the name in one of {known}.",
            "explanations": "End the name in one of {known}.",
        },
    ),
    "paper_unused": Words(
        "a format without a size of paper",
        "the format {format} has no size of paper, so --paper is of no use here.",
        "Leave --paper out, or choose a printed format with -f ({formats}).",
    ),
    "slips_not_a_folder": Words(
        "not a folder",
        "this is not a folder; slips cannot be written to it.",
        "Give --slips a folder (it is made if new), or a name that ends in .html (all slips as one page).",
    ),
    "slip_exists": Words(
        "a file of that name exists",
        "the folder has another {name} already; nothing was written.",
        "Choose another folder, or move those files away.",
    ),
    "excel_too_large": Words(
        "too large for a sheet",
        "a sheet of Excel cannot hold {rows} rows or {count} columns.",
        "Use -f json or -f text, or check the files one by one.",
    ),
    "parquet_extra": Words(
        "a component is missing",
        "A Parquet file is written by duckdb, which is not installed.",
        "Install it: {python} -m pip install 'cedu-targets[duckdb]'; or write -o findings.csv: the same rows, nothing to install.",
    ),
    "output_not_writable": Words(
        "cannot write the output",
        {
            "": "the output cannot be written ({reason}).",
            "full": "the output cannot be written: the disk is full.",
            "no_folder": "the output cannot be written: there is no such folder.",
            "closed": "the output cannot be written: permission denied.",
            "open": "the output cannot be written: it is open in a program (Excel, WPS), or permission is denied.",
        },
        {
            "": "Close it in Excel/WPS first; check the folder and your permissions.",
            "full": "Make room on the disk, or write to another one; nothing half written was left.",
            "no_folder": "Make the folder first, or check the name.",
            "closed": "Write to a folder that you may write to; if the file is open in Excel/WPS, close it.",
            "open": "Close it and run the command again, or write to another name; the file is as it was.",
        },
    ),
    "stdout_not_writable": Words(
        "cannot write to stdout",
        {"": "stdout cannot be written ({reason}).", "full": "stdout cannot be written: the disk is full."},
        {
            "": "Check where the output goes, or write to a file with -o.",
            "full": "Make room on the disk, or send the output to another one.",
        },
    ),
    "disk_full": Words(
        "disk full",
        "the disk is full; temporary files cannot be written ({reason}).",
        "Make room on the disk, or choose another temporary folder with TMPDIR (TEMP on Windows).",
    ),
    "no_more": Words(
        "no more files or processes",
        "the system allows no more open files or processes ({reason}).",
        "Lower --jobs, or raise the system's limits (ulimit -n, ulimit -u) and try again.",
    ),
    "demo_exists": Words(
        "sample folder has other files",
        "the folder has another {name} already; nothing was overwritten.",
        "Choose another folder: cedu demo NEW_FOLDER",
    ),
    "stub_exists": Words(
        "the file is there already",
        "the file is there already and was not overwritten.",
        "Choose another name; what has been written is left alone.",
    ),
    "unknown_code": Words(
        "unknown code",
        "there is no code {name}.",
        "Codes look like PW001; cedu explain without one lists them all.",
    ),
    # cedu itself
    "fault": Words(
        "a fault of cedu",
        "cedu itself failed (for its maintainers: {reason}).",
        "Your file is not to blame. Please give the command and the file to the maintainers.",
    ),
}
