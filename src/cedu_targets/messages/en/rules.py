"""Every kind of rule in one sentence; placeholders equal the Chinese (tested)."""

RULES: dict[str, str] = {
    "part_whole": "{whole} = {sum} in every row",
    "district_sum": "{columns}: district = sum of the units",
    "area_sum": "{columns}: an area's subtotal = the sum of its units",
    "not_above": "{part} {comparator} {bound} in every row",
    "bounds": "{columns}{rows}: {at_least}{at_most}",
    "either": "{floors}: one of them is enough{rows}",
    "present": "{columns}{rows}: must be filled",
    "granule": "{columns}{rows}: multiples of {step}",
    "rates": "{columns}: rates between 0 and 100 %, the district's among its units'",
    "change": "{columns}{rows}: change since last year {at_least}{at_most}",
    "coverage": '{part}{rows} over "{base}": {at_least}{at_most}{stated}',
    "narrative_claim": 'the text\'s "{quote}" agrees with {sum}{rows}',
    "text_consistency": "the text agrees with itself: {nouns}{foreign}",
    "question": "question: {ask}",
}
