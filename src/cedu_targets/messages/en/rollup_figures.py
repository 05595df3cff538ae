"""The words of forms with numbers in a roll-up (`cedu rollup`): codes and what its reports say; as in Chinese."""

from cedu_targets.messages.entry import Words

ROLLUP_FIGURES: dict[str, Words] = {
    "RC041": Words(
        "The year so far is not the sum of its months",
        "{unit}: {column} up to month {month} is {actual}; the {before} of the month before and {alone} of this month make {expected}, {difference}.",
        "Ask the unit which of its numbers is wrong, and for a new form.",
        "The year so far is that of the month before with the month's own; where the month before has none, the months before it are added. Persons are not added from month to month (the same person comes again), so they are not compared.\n\nPasses: 200 up to February, 100 in March, 300 up to March\nFails: 200 up to February, 100 in March, 310 up to March",
    ),
    "RC042": Words(
        "The year so far is less than before",
        "{unit}: {column} up to month {month} is {now}, less than the {before} up to month {earlier}.",
        "Ask the unit whether it corrected the earlier number, or wrote the month's own in the place of the year so far.",
        "A year so far only grows. Where it falls, the month's own number was mostly written in its place, or an earlier one was corrected.\n\nPasses: 200 up to February, 300 up to March\nWarning: 200 up to February, 100 up to March",
    ),
    "RC043": Words(
        "Months that do not add up",
        "{unit}: {column} has only single months and no year so far; persons and rates are not added from month to month, so there is no number.",
        "Ask the unit for the year so far.",
        "Who comes in several months would be counted several times; rates do not add up either. Where there is a year so far, it is taken.\n\nPasses: persons from January to March, reported for March\nFails: the persons of January, of February and of March",
    ),
    "RC044": Words(
        "Months that overlap in part",
        "{unit}: months {first} to {last} overlap in part with those of another form; they cannot be told apart, and this form is not added.",
        "Ask the unit for the year so far from January on, or for a single month.",
        "The numbers of January to June and of May to September both hold May and June; added up they would count twice.\n\nPasses: January to June, July to September\nFails: January to June, May to September",
    ),
}
ROLLUP_FIGURE_TERMS: dict[str, str] = {
    "figures_part": "Forms with numbers", "figures_title": "{title} (forms with numbers)", "figures_both": "There are forms of classes and forms with numbers: they are put together apart and never added to one another.",
    "figures_sheet": "Numbers", "figures_slots_sheet": "Numbers sent", "figures_details_sheet": "Number details", "figures_month_sheet": "Numbers {month}",
    "figures_sent_sheet": "Forms sent", "figures_sent_title": "Forms sent: a row a form, who sent what when",
    "figures_details_title": "Details: a row a number, whether it is counted or not",
    "figures_until": "up to {month}", "figures_unit": "{unit}: {until}, {count} indicators have a number; {forms}", "figures_unit_lacks": "{unit}: {until}, {count} indicators have a number, incomplete ({lacks}); {forms}", "figures_unit_nothing": "{unit}: {forms}",
    "figures_none": "No form with numbers can be counted.", "figures_sums": "{count} indicators, {units} units with numbers, {until}.",
    "figures_kind_month": "month", "figures_kind_total": "year so far", "figures_kind_span": "months {first} to {last}",
    "head_figures_kind": "which", "head_figures_indicator": "indicator", "head_figures_value": "number", "head_figures_filed": "filed on", "head_figures_numbers": "numbers in it",
    "figures_note": "A unit's number is its year so far at its latest month; of single months it is their sum. The total adds the units up; rates are not added.", "figures_incomplete_note": "不完整 (incomplete): some month was not sent or does not count, or a number cannot be read or is blank; there is at least as much, and what has not been reached is not called behind.",
    "figures_sign": "* incomplete: there is more",
    "meaning_figures": "in: in time, or without a date  late  blank: sent, not filled in  missing  differ: two that differ, none counted  not due yet", "meaning_figures_untimed": "in  blank: sent, not filled in  missing  differ: two that differ, none counted  not due yet",
}  # fmt: skip
