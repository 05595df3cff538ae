"""Words for what a dossier has to hold, and the numbers that it demands, in every kind of report."""

DOSSIER_TERMS: dict[str, str] = {
    "volumes_n": "{count} volumes: {sizes}", "items_with_targets": "items with numbers: {count}",
    "head_targets": "numbers demanded", "targets_n": "targets: {count} (numbers as quoted; those of the document count)", "target_line": "→ {text}", "target_at_least": "at least {amount}", "target_reach": "{amount}",
    "target_about": "about {amount}", "target_at_most": "at most {amount}", "target_between": "{low} to {high}",
    "target_a_head": "{amount} a head", "target_of_1000": "{amount} per 1,000 heads", "target_of_10000": "{amount} per 10,000 heads", "target_of_heads": "{amount} per {heads} heads",
    "target_base": "of: {base}", "target_each": "each of {scope}",
    "target_either": "one of these is enough", "target_expected": "expected; short of it is a note only",
}  # fmt: skip
