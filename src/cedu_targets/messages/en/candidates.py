"""Words for the numbers in sentences that may be targets; the placeholders are those of the Chinese (tested)."""

from cedu_targets.messages.entry import Words

CANDIDATES: dict[str, Words] = {
    "RD093": Words(
        "Only sentences with numbers",
        "There is no table of targets in the file, and no list of items, only {count} numbers in sentences; which of them are targets a rule pack has to say.",
        "Draft a rule pack and edit it: cedu rules infer {file}; to see the sentences: cedu read {file}.",
        "Opinions, plans and notices often set targets in sentences (a participation of 50 % by 2025, one community school in each town). Without a rule pack these sentences are only listed, with their line, number and strength; they are not checked, and not compared with what was achieved, since only a person can decide which number is a target, of which base, and when it is due. Ages, levels, numbers of documents, sessions, “a number of”, and what is told of the present and the past are not listed.",
    ),
}

CANDIDATE_TERMS: dict[str, str] = {
    "candidates_only": "no rule pack; there are {count} numbers in sentences: cedu rules infer {file}",
    "candidates_left": "{count} more numbers in sentences were not checked, since no rule pack says whether they are targets; to see each: cedu read {file}",
    "bare_n": "{count} texts without a rule pack", "overview_bare": "no rule pack",
    "candidates_heading": "{count} numbers in sentences (which are targets a rule pack has to say; none was checked)",
    "candidates_hint": "to draft a rule pack: cedu rules infer {file}", "candidates_not_shown": "{count} more are not shown; -f json has all of them",
    "head_candidate": "number", "head_candidate_kind": "kind", "head_candidate_strength": "strength", "head_candidate_text": "text",
    "candidate_share": "share", "candidate_count": "count", "candidate_per_head": "a head", "candidate_coverage": "coverage",
    "candidate_base": "base: {base}", "candidate_scope": "each of {scope}", "candidate_by": "time: {by}", "candidate_all": "all",
}  # fmt: skip
