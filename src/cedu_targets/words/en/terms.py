"""Words and short phrases of the reports."""

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
