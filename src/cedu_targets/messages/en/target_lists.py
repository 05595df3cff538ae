"""Words of reports about lists of targets; the placeholders are those of the Chinese ones (tested)."""

TARGET_LIST_TERMS: dict[str, str] = {
    "rule_path": "targets from year to year",
    "rule_counting": "new ones or all",
    "direction_up": "never fall",
    "direction_down": "never rise",
    "direction_none": "go one way",
}
