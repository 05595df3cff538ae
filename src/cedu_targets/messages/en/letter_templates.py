"""The words of an own template of letters (cedu letters --template, --fields), with the placeholders of the Chinese."""

from cedu_targets.messages.entry import Words

LETTER_TEMPLATE_TERMS: dict[str, str] = {
    "letter_field_letter_title": "title", "letter_field_letter_title_says": "the title of the letter, such as: Letter of responsibility 2020",
    "letter_field_letter_year": "year", "letter_field_letter_year_says": "the year of the table, such as: 2020",
    "letter_field_letter_unit": "unit", "letter_field_letter_unit_says": "the unit that the letter is for, such as: 示例一街道",
    "letter_field_letter_issuer": "issuer", "letter_field_letter_issuer_says": "who assigns the targets, as --issuer says; else a line to write on",
    "letter_field_letter_table": "table", "letter_field_letter_table_says": "the title of the table, with its document where the rule pack names it",
    "letter_field_letter_source": "source", "letter_field_letter_source_says": "the document that the table belongs to, where the rule pack names it; else empty",
    "letter_field_letter_count": "count", "letter_field_letter_count_says": "how many targets the unit has, such as: 18",
    "letter_field_targets": "targets", "letter_field_targets_says": "the targets of the unit, a row each (blank ones are left out)",
    "letter_field_number": "number", "letter_field_number_says": "the number of the row, such as: 1",
    "letter_field_group": "group", "letter_field_group_says": "the group that the indicator belongs to",
    "letter_field_code": "code", "letter_field_code_says": "such as: 17; empty where it has none",
    "letter_field_indicator": "indicator", "letter_field_indicator_says": "the name of the indicator",
    "letter_field_measure": "measure", "letter_field_measure_says": "the unit of measure, such as: 万人次",
    "letter_field_value": "value", "letter_field_value_says": "the target as the table has it, rates in per cent, such as: 2.47, 95%",
    "letter_field_duties": "duties", "letter_field_duties_says": "what the unit has to see to, a row each (from the rule pack and --with)",
    "letter_field_text": "text", "letter_field_text_says": "the duty, word for word",
    "letter_field_part": "part", "letter_field_part_says": "every unit, leads or supports; empty for the one responsible",
    "letter_field_due": "due", "letter_field_due_says": "such as: by the end of November 2020; empty where nothing is said",
    "letter_field_basis": "basis", "letter_field_basis_says": "the clause that the duty rests on; empty where nothing is said",
    "letter_field_notes": "notes", "letter_field_notes_says": "the notes under the table on what the unit has to reach, word for word, a line each",
    "letter_field_row": "row",
    "fields_head": "Fields that may stand in a template (a Word file); both the English and the Chinese name will do:",
    "fields_line": "{field}  {says} (also {other})",
    "fields_loop_rows": "in a table: {loop}; beginning and end in rows of their own, the row between them is repeated",
    "fields_loop_lines": "in the text: {loop}; beginning and end in paragraphs of their own, {field} between them",
    "fields_foot": "Fields may stand in headers and footers too. For a sample to edit: cedu template --for letters -o sample.docx; to write letters by it: cedu letters TARGETS.xlsx --template sample.docx",
    "letters_by_template": "wrote letters by the template: {count}, into {folder} (with an own template there is no collection of all)",
    "template_letters": "cedu template --for letters -o sample.docx", "template_letters_written": "a sample of letters to be edited in Word; then: cedu letters TARGETS.xlsx --template {path}",
}  # fmt: skip
LETTER_TEMPLATES: dict[str, Words] = {
    "letters_extra": Words(
        "a part is missing", "letters by an own template need docxtpl, which is not installed.",
        "Install it: {python} -m pip install 'cedu-targets[letters]'; without --template it is not needed.",
    ),
    "letters_of_what": Words("which table", "no table of targets was named.", "Name it: cedu letters TARGETS.xlsx."),
    "template_not_word": Words(
        "no Word file", "a template is a Word file in the format .docx.",
        "Save it as .docx in Word or WPS; cedu template --for letters -o sample.docx writes one to begin with.",
    ),
    "template_too_large": Words("template too large", "the template is larger than {limit} MB.", "Take large pictures out of it."),
    "template_only_letters": Words("of letters only", "--template is of letters; the notice has none.", "Leave out --template, or --kind notice."),
    "template_field": Words(
        "no such field",
        {
            "": 'there is no field "{name}"; there are: {texts}.',
            "near": 'there is no field "{name}"; is {texts} meant?',
            "list": '"{name}" is no list to go through; there are: {texts}.',
            "whole": '"{name}" has many entries and is no field by itself.',
        },
        {
            "": "All fields and how they are written: cedu letters --fields.",
            "whole": "Go through its entries, as cedu letters --fields shows.",
        },
    ),
    "template_form": Words(
        "not for templates", "the template uses what is not supported ({form}): only fields, loops (for, two in each other at most) and conditions (if) are.",
        "Write it as cedu letters --fields shows.",
    ),
    "template_braces": Words("wide braces", "the template has full-width braces or per cent signs (｛｛, ｛％), which are no fields.", "Write plain braces and per cent signs, as cedu letters --fields shows."),
    "template_broken": Words(
        "the template is broken",
        {
            "": 'something is not complete near "{where}" ({reason}).',
            "xml": "filled in it is no Word file ({reason}): most likely for or endfor do not stand in rows or paragraphs of their own.",
        },
        "See that braces come in pairs and every for has its endfor; cedu letters --fields shows how.",
    ),
    "template_no_fields": Words("no fields", "there is no field in the template: all letters would be the same.", "Write some in; all of them and how: cedu letters --fields."),
}  # fmt: skip
