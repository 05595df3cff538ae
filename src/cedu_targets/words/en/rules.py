"""Every kind of rule in one sentence; placeholders equal the Chinese (tested)."""

RULES: dict[str, str] = {
    "part_whole": "{whole} = {sum} in every row",
    "district_sum": "{columns}: district = sum of the units",
    "not_above": "{part} {comparator} {bound} in every row",
}
