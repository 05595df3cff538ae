"""Marked copies (cedu check --annotate): what was found, marked in the submitted workbook."""

from cedu_targets.messages.entry import Words

MARKED_COPIES: dict[str, Words] = {
    "annotate_suffix": Words(
        "wrong name for a marked copy",
        {
            "": "a marked copy has the format of the submitted file, so its name has to end with {suffix}.",
            "values": "a marked copy is an Excel workbook, so its name has to end with {suffix}.",
        },
        "Example: --annotate {example}",
    ),
    "annotate_stdout": Words(
        "a marked copy is a file",
        "a marked copy is a workbook and cannot be shown on a screen.",
        "Name a file, for example: --annotate marked.xlsx",
    ),
    "annotate_twice": Words(
        "two outputs of one name",
        "the marked copy has the name of another output of this run.",
        "Choose another name for the marked copy.",
    ),
    "annotate_several": Words(
        "several files to mark",
        "with several files --annotate takes a folder (a marked copy of each), and this is a file.",
        "Example: --annotate marked",
    ),
    "annotate_among_inputs": Words(
        "marked copies among the submissions",
        "marked copies cannot lie in a folder of submitted files: the next check would take them for submissions.",
        "Choose another folder, for example: --annotate marked",
    ),
    "annotate_below_inputs": Words(
        "marked copies within the folder of submissions",
        "this folder lies within the one that is checked: the next check or roll-up would take the copies for "
        "submissions.",
        "Write them to a folder outside of it.",
    ),
    "annotate_not_a_folder": Words(
        "not a folder",
        "this is no folder, and marked copies cannot be written into it.",
        "Give --annotate a folder; one that is not there is made.",
    ),
    "annotate_exists": Words(
        "a file of that name exists",
        "the folder has another {name} already; no marked copy was written.",
        "Choose another folder, or move those files away.",
    ),
}
MARKED_COPY_TERMS: dict[str, str] = {
    "sheet_review": "Review",
    "review_title": "Review of {file}",
    "review_hint": "A click on a place leads to its cell. Cells with something to look at are coloured, and a note says what (a cell that had a note is coloured only). Nothing else was changed.",
    "review_hint_values": "A click on a place leads to its cell. Cells with something to look at are coloured, and a note says what.",
    "review_of_values": "The submitted file is no xlsx workbook: this one was made anew with its values, without its formats, formulas and pictures. It is for checking only; please mend the original file.",
    "review_signed": "The submitted file has a digital signature, which holds of that file alone; this workbook has none.",
    "review_due": "should be: {value}",
    "review_todo_cause": "Verify it against the sources first, then mend it.",
    "review_see_cause": "Mending the suspected cause {label} settles this; see the sheet in front.",
    "head_review_todo": "what to do",
    "annotated": "wrote the marked copy {path} ({count} cells marked)",
    "annotated_none": 'wrote the marked copy {path} (no cell to mark; see the sheet "Review")',
    "annotated_folder": "wrote {count} marked copies into the folder {folder}",
    "annotated_values": "{file} is no xlsx workbook: its marked copy was made anew with its values, without its formats and formulas",
    "annotated_signed": "{file} has a digital signature, which holds of that file alone; its marked copy has none",
    "annotate_unreadable": "{file} could not be read; there is no marked copy of it",
    "marked_copy_stem": "{name}-marked",
}
