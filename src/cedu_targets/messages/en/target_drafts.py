"""A pack drafted from the numbers in a text's sentences (cedu rules infer TEXT), and targets in cedu rules show."""

TARGET_DRAFT_TERMS: dict[str, str] = {
    "draft_comment": (
        "Drafted from the numbers in a text's sentences: edit each entry before you use it, and delete what is no target.\n"
        "The value is what stands in quote and is typed nowhere else; of several numbers the one meant stands in 【】.\n"
        'What is marked "check" is a guess:\n'
        "  indicator: the same for the targets of one indicator in several years, which then make a path; achievements are\n"
        "  matched by name and aliases (other names)\n"
        "  kind: share, count, per_head, coverage (every unit has one); base: a share of what, whose heads are counted\n"
        "  by: 到2020年底 (until then), 每年 (every year); scope, each: true where each unit has to reach it; either: one of\n"
        "  those with the same name is enough\n"
        "  counting: new in that year, cumulative, or unstated; strength: expected where being short is a note\n"
        "question goes to the office that issued the text: once it is clear delete it, and write base, by or counting.\n"
        "name at the top is that of the pack, in small letters and digits; source is the document.\n"
        "Is it sound: cedu rules lint THIS_FILE; try it: cedu check FILE --rules THIS_FILE; all fields: cedu schema pack."
    ),
    "draft_doubt": "check",
    "draft_open_counting": "Those of that year alone, or all of them?",
    "draft_open_base": "A share of what?",
    "draft_open_heads": "Whose heads (a head, each thousand) are counted?",
    "draft_open_units": "How many are all of them (villages, households)? Where towns report, write base.",
    "draft_open_time": "No time is said: every year, or by which year?",
    "draft_line": "line {line}",
    "draft_left": "{count} numbers could not be made targets:",
    "draft_left_one": 'line {line}, {printed}: "{text}"{reason}',
    "draft_left_repeated": "; the same words stand {count} times in the text",
    "draft_left_increase": "; a growth over an earlier value that is not here: once it is known, state the rate to be reached as a target of its own",
    "draft_left_unclear": "; these words alone do not give that number",
    "draft_beyond": "From line {line} on {count} more numbers were not looked at: a pack does not hold so many targets.",
    "draft_summary": "{count} targets, of which {asked} ask the office something",
    "draft_summary_left": "; {left} numbers could not be quoted and stand at the end of the file",
    "draft_beside": "The pack is made from the table; {count} numbers in the sentences of the text are not in it: cedu read shows them.",
    "pack_years": "years {years}",
    "pack_target_by": "by: {by}",
    "pack_target_owner": "owner: {owner}",
    "pack_target_aliases": "also called: {names}",
    "pack_target_question": "question: {ask}",
}
