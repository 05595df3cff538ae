"""Findings about formulas: without results, stale, stopping short."""

from cedu_targets.messages.entry import Words

FORMULAS: dict[str, Words] = {
    "RD046": Words(
        "a formula that passes over numbers kept as text",
        "{unit} {column}: the formula makes {actual}, since it passes over numbers kept as text ({cells}); with them it is {expected}.",
        "Put numbers alone in these cells, and calculate anew.",
        "SUM takes a text for nothing: 500人 and '500 look like numbers and are not added. What the formula names and leaves out makes its total wrong.",
    ),
    "RD002": Words(
        "formula without a result",
        {
            reason: f"{{unit}} {{column}} ({{cells}}, cells: {{size}}) is a formula without a result in the file, and cedu cannot calculate it: {text}."
            for reason, text in {
                "": "it is not written in a way that can be calculated",
                "function": "it uses {detail}, which is not calculated",
                "circle": "it refers to itself, directly or through others",
                "outside": "it refers to another file",
                "sheet": 'the file has no sheet "{detail}"',
                "text": 'a cell that it uses holds the text "{detail}", not a number',
                "date": "{detail}, which it uses, is a date",
                "hidden": "row {detail} of the range of its SUBTOTAL is hidden, and it does not show whether by a filter",
                "cell": "{detail}, which it uses, has no result either",
                "size": "it is too long, refers to too many cells, or its numbers are too large",
            }.items()
        },
        "Open it in Excel/WPS, recalculate and save, or put the number.",
        'Workbooks made by programs often hold formulas without results. What follows from the cells, cedu calculates itself (see RD052): + - * / ^ % &, SUM, SUBTOTAL, SUMIF, SUMIFS, SUMPRODUCT, AVERAGE, COUNT, COUNTA, MAX, MIN, PRODUCT, ROUND, ROUNDUP, ROUNDDOWN, TRUNC, INT, ABS, also over other sheets of the file. Other functions are not calculated. A number that is not known is not 0; sums that need it are "not judged". Cells that lie together for one reason are one finding.',
    ),
    "RD027": Words(
        "stale formula result",
        "{unit} {column} has the formula {formula}, which makes {expected} of its cells; the file stores {actual}, {difference}.",
        "Open it in Excel/WPS, recalculate, save, and check again.",
        "A file stores each formula with the result of the last calculation. Where numbers were changed and nothing was recalculated the two differ; checks go by what is stored. Only sums and differences of cells and SUM are recomputed, no other function is judged.",
    ),
    "RD028": Words(
        "sum leaves out a cell",
        "{unit} {column} has the formula {formula}, which does not include {cells} ({missing}).",
        "Extend the formula to all cells that should count.",
        "When a row or a column is inserted, the range of a SUM often stays behind. A total should include every unit (every part); what it includes through a subtotal counts.",
    ),
    "RD029": Words(
        "number typed over a formula",
        "{unit} {column} is a typed number; all others in its row or column are formulas.",
        "Check whether a formula was overwritten.",
        "One typed number among formulas of a total row or a calculated column usually replaced a formula, and will not follow later changes.",
    ),
    "RD034": Words(
        "too many formulas to recompute all",
        "{count} formulas of this table, from this cell on, were not recomputed from what is stored: they are over too many cells. Their stored results are checked as usual.",
        "To have them looked at, shorten the sums that every row repeats, or split the file.",
        "So that no file takes too long, recomputing stops at a limit that usual tables are far from. Beyond it nobody looks whether a result is out of date or a sum leaves out a row, and this says of how many; all other checks go on.",
    ),
    "RD040": Words(
        "what the format hides",
        "some formulas of this {format} file are not understood, so whether they were ever calculated is not known; their stored results were checked.",
        "If a program made the file, open it in Excel/WPS, save it as .xlsx, and check that.",
        "Some programs write formulas that were never calculated, with 0 as the result. Of sums and differences that shows, and cedu calculates them (RD052); of other formulas in an .xls it does not, so it is said once.",
    ),
    "RD052": Words(
        "formulas calculated by cedu",
        "{count} formulas of this sheet have no stored result; cedu calculated them from the cells and checked with what they make.",
        "Nothing to do; to see the results in the file, open it in Excel/WPS and save it once.",
        "Workbooks made by programs often hold formulas without results, or with 0 for each. cedu calculates them exactly, by Excel's rules (in fractions, nothing is rounded on the way); the result is taken with 15 significant digits, as Excel stores it, and checked like any other. Of a formula with a stored result that result is taken. For those that cannot be calculated see RD002.",
    ),
    "RD053": Words(
        "formula without a result beside the table",
        "{count} formulas in titles, headers, names and the like have no result, and cedu cannot calculate them; they were read as blank: {texts}.",
        "Open it in Excel/WPS, recalculate and save, or write what should stand there.",
        "Titles, headers and names may be formulas too. Where a text or a number follows from the cells it is used (see RD052); the others are read as blank, and named here.",
    ),
}
