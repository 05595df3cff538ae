"""Codes and words of plans and allocations (cedu allocate); the same placeholders as the Chinese."""

from cedu_targets.messages.entry import Words

PLANS: dict[str, Words] = {
    "AL001": Words(
        "demand not understood",
        {
            "": '{unit} {column}: "{said}" is not understood.',
            "number": '"{said}" is no number.',
            "percent": '{unit} {column} is no rate and cannot be given in per cent ("{said}").',
        },
        {
            "": "Write a number (fixed), ≥5 (at least), ≤9 (at most), 5~9 (between) or × (not assigned); leave blank what cedu is to allocate.",
            "number": "Write a number, such as 1200 or 0.85.",
            "percent": "Write a number, such as 0.85.",
        },
        "A unit's cell says what is demanded of its number: a number is fixed, ≥5 at least, ≤9 at most, 5~9 between, × not assigned, and a blank is for cedu to allocate. No words such as 万 or 约.\n\nPasses: 12, ≥5, 5~9, ×\nFails: 5 or so, 2万, to be decided",
    ),
    "AL002": Words(
        "name given twice",
        {
            "": '"{wanted}" is there twice.',
            "unit": 'the unit "{wanted}" has two rows.',
            "code": 'the code "{wanted}" is there twice.',
            "district": 'the unit "{wanted}" is called like the district\'s row.',
            "area": 'the area "{wanted}" is called like a unit.',
            "source": 'the source "{wanted}" has two columns.',
        },
        "Rename one of them, or remove the row (column) too many.",
        "Units, codes, areas and sources are matched by name, and a name can mean only one; blanks inside names do not count.",
    ),
    "AL003": Words(
        "not a multiple of the smallest step",
        "{unit} {column}: {actual} is not a multiple of the smallest step {granule}.",
        'Change it, or the smallest step on the sheet "Indicators".',
        "Targets are allocated in smallest steps (1 person, 0.01 万人次); district totals, fixed numbers and bounds must be multiples of it. cedu never rounds your numbers silently.\n\nPasses: smallest step 0.01, district 4.99\nFails: smallest step 0.01, district 4.995",
    ),
    "AL004": Words(
        "no such name",
        {
            "": 'there is no "{wanted}".',
            "unit": 'the plan has no unit "{wanted}".',
            "unit_guess": 'the plan has no unit "{wanted}"; is "{guess}" meant?',
            "code": "the plan has no column {wanted}.",
            "source": 'there is nothing called "{wanted}" to spread by; there are: {known}.',
            "source_guess": 'there is nothing called "{wanted}" to spread by; is "{guess}" meant? There are: {known}.',
            "area": 'no unit is in the area "{wanted}".',
            "area_guess": 'no unit is in the area "{wanted}"; is "{guess}" meant?',
        },
        "Check the name; it must be written the same in both places.",
        'What can be spread by: a column of the sheet "Weights", a sheet such as 上年目标 (last year\'s targets), or "equal".',
    ),
    "AL005": Words(
        "no district total",
        {
            "": "{column} has no district total.",
            "demanded": "{column} has no district total, but fixed numbers and minima of its units come to {expected}.",
            "part": "{column} has no district total, but column {whole}, of which it is a part, has one.",
            "whole": "{column} has demands, but none of its parts has a district total.",
            "none": "no district total is given: there is nothing to allocate.",
        },
        {
            "": "Fill it in, in the district's row; write 0 where nothing is assigned.",
            "whole": "Fill in the district totals of its parts.",
            "none": "Fill in this year's totals in the district's row.",
        },
        "The district total is what is spread. A column that is blank throughout is not assigned this year; as soon as it has a fixed number or a minimum, or its total column is given, it needs one. A total column may be left blank: it is the sum of its parts.",
    ),
    "AL006": Words(
        "wrong parts of a total",
        {
            "": '{column}: its parts "{said}" are not understood.',
            "twice": "{column} is a part both of column {other} and of column {whole}.",
            "rate": "{column} has a part that cannot be added: column {part} (a rate or an average).",
            "measure": "{column} and its part column {part} have different units of measure ({one}, {two}).",
            "circle": "{column} is, in a circle, a part of itself (column {part}).",
        },
        "Write the parts beside the total, such as 2+…+8 or 15+16.",
        "The parts stand in the row of the total: in column 1's row 2+…+8. A column is a part of one total only; units of measure are the same; rates are never added.",
    ),
    "AL007": Words(
        "weights not understood",
        {
            "": '{column} is to be spread by "{written}", of which "{said}" is not understood.',
            "none": "{column} does not say what it is spread by, and the plan has several: {known}.",
        },
        "Write one name, or a mix such as 上年目标×0.7+常住人口×0.3; equal spreads evenly.",
        "Each source is brought to shares of the district first, so that sources in different units of measure can be mixed. A plan with one source need not name it.",
    ),
    "AL008": Words(
        "a weight is missing",
        {
            "": '{unit} has no number for "{source}", so {column} and others cannot be spread to it.',
            "table": '"{source}" has no row for {unit}, so {column} and others cannot be spread to it.',
        },
        {
            "": "Fill it in; write 0 where it is zero.",
            "table": "Give a new unit fixed numbers or ×, or mix in another source: 上年目标×0.5+常住人口×0.5.",
        },
        "With a single source a unit without a number has no share, and a slip would give it too little: so it must be filled in. In a mix such a unit is weighed by the other sources, and the result says so.",
    ),
    "AL009": Words(
        "negative number",
        "{unit} {column}: {actual}.",
        "Targets and weights are never negative; mend it.",
        "Targets and bases are never negative.",
    ),
    "AL010": Words(
        "how a rate is written",
        {
            "": '{unit} {column} is a rate or an average: it takes one number, not "{said}".',
            "unclear": "{unit} {column}: {said} could be per cent or a fraction.",
        },
        {
            "": "Write one number, such as 95%; leave blank what is the same as the district's; × is not assigned.",
            "unclear": "Write all of them with a per cent sign, such as 95%.",
        },
        "Rates and averages are not spread: the district's holds for all units, and a unit's own is written in its cell.",
    ),
    "AL011": Words(
        "the plan is not complete",
        {
            "": 'the plan lacks "{wanted}".',
            "sheet": 'the workbook has no sheet "{wanted}".',
            "code_row": 'this sheet has no row (column) "{wanted}".',
            "heading": 'this sheet has no column "{wanted}".',
            "no_code": '"{wanted}" has no code.',
            "not_set": 'the sheet "Indicators" has no column {wanted}.',
            "no_column": "the plan's sheet has no column {wanted}.",
            "nameless": "this row has numbers and no unit.",
            "no_units": "the plan has no units.",
        },
        "Add it, or get a blank plan: cedu template --for allocate -o plan.xlsx",
        'A plan workbook has the sheets 分解计划 or "Plan" (like the table to be issued: code row, district, units) and 指标设置 or "Indicators" (a row for each column); "Weights" and last year\'s numbers as needed.',
    ),
    "AL012": Words(
        "neither text nor number",
        {
            "": "this cell cannot be used ({said}).",
            "error": "the formula of this cell fails ({said}).",
            "uncalculated": "the formula of this cell was never calculated.",
            "date": "this cell is a date or a truth value ({said}); 5-9 may have become a date.",
        },
        {
            "": "Make it a number or a text.",
            "error": "Mend the formula, or write the number.",
            "uncalculated": "Open and save the file once in Excel/WPS, or write the number.",
            "date": "Write 5~9, or format the cell as text first.",
        },
        "A plan uses only the numbers and texts that its cells hold.",
    ),
    "AL013": Words(
        "setting not understood",
        {
            "": '{column}: the setting "{said}" is not understood.',
            "kind": '{column}: the kind "{said}" is not understood.',
            "granule": '{column}: the smallest step "{said}" is no number above 0.',
            "growth": '{column}: the growth "{said}" is not understood.',
            "no_last_year": "{column} limits growth, and the plan has no numbers of last year.",
        },
        {
            "": "See the sheet on how to fill it.",
            "kind": "Write count, rate or average.",
            "granule": "Write 1, 0.01 and the like.",
            "growth": "Write a per cent, such as 5%; -5% for a decrease.",
            "no_last_year": "Add a sheet 上年目标 (code row, units), or remove the limit.",
        },
        "Kinds: count (spread and summed), rate or average (set, not spread). Growth is measured against last year's targets, else achievements; the smallest step is always allowed, else small numbers could never grow.",
    ),
    "AL014": Words(
        "name would be taken for a sum or a note",
        'the unit name "{wanted}" would be taken for a sum or a note.',
        "Use the unit's name; cedu adds the subtotals of areas itself.",
        "A row called 合计, 小计 or 说明 is read as a sum or a note in an issued table, and cannot be a unit.",
    ),
    "AL015": Words(
        "invalid plan",
        "{field}: {reason}.",
        "Mend it; cedu schema plan prints the fields.",
        "The fields of a plan in YAML, and titles and names in a workbook, have their shapes and lengths; each that does not fit is told.",
    ),
    "AL016": Words(
        "no plan",
        'the file has no sheet "分解计划" (Plan).',
        "Get a blank plan: cedu template --for allocate -o plan.xlsx; to allocate as last year: cedu allocate --like LAST_YEAR.xlsx",
        "A plan is a workbook (.xlsx, .ods, .xls) with such a sheet, or a .yaml file.",
    ),
    "AL017": Words(
        "nothing to spread by",
        "the file has no column of numbers beside unit names.",
        "Give a table like this: first row unit, population; then a row for each unit.",
        "The file of --weights has a row for each unit; its first row names the columns.",
    ),
    "AL018": Words(
        "no totals",
        "no line of the file names a column of last year's table with a number.",
        "Write a line for each column: code (or name), this year's district total.",
        "The file of --totals has a line for each column; a column that it leaves out is not assigned, or grows with --growth.",
    ),
    "AL019": Words(
        "share of a base that is not understood",
        {
            "": 'the share "{said}" of {column} is not understood.',
            "base": "{column} has a share, and it is not said of which base ({known}).",
            "total": "{column} has both a share and a district total.",
            "parts": "{column} has both a share and parts.",
            "weights": "{column} has both a share and weights.",
            "rate": "{column} is a rate or an average, which cannot be a share of a base.",
        },
        {
            "": "Write a per cent, such as 40%.",
            "base": "Name the base (in YAML of: 常住人口).",
            "total": "The total is the sum of the units: remove one of the two.",
            "parts": "Remove one of the two.",
            "weights": "A share needs no weights: remove one of the two.",
            "rate": "Remove the share, or make it a count.",
        },
        "Of a column with a share (share: 40%) of a base (of: 常住人口) each unit's number is its base times the share, rounded up to a whole step, so that every unit reaches the share; the district's total is their sum. A number that is fixed in a unit's cell, or ×, stays.",
    ),
    "AL020": Words(
        "no base",
        "{unit} has no number of {base}, so {column} cannot be worked out.",
        "Add the number; if it is nil write 0.",
        "A column that is a share of a base needs the base of every unit. A blank is not taken for 0: a unit that was forgotten would get no task.",
    ),
    "AL021": Words(
        "residents that are no whole number",
        "{unit} has {actual} of {base}; persons come whole.",
        "Check the decimal point, or whether it counts in 万人 (say so in the heading).",
        "Where the base counts persons every unit's number is whole; in 万人 it must come to whole persons.",
    ),
    "AL022": Words(
        "total of residents that is not the sum of the units",
        "the total of {base} is {actual}, the units add up to {expected}: a difference of {difference}.",
        "The plan goes by the units and does not use this total. Check the table of residents.",
        "The district's total of a share is the sum of its units, and the total in the table of residents is not used; where the two differ some number in it is wrong.",
    ),
}
