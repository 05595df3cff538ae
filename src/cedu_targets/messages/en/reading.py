"""Findings of the reading of a table (RD0xx)."""

from cedu_targets.messages.entry import Words

READING: dict[str, Words] = {
    "RD001": Words(
        "not a number",
        {
            "": '{unit} {column} holds "{text}", which is no number.',
            "vague": '{unit} {column} holds "{text}", which is no definite number.',
            "noun": '{unit} {column} holds "{text}", but this column counts in {measure}, not {noun}.',
            "power": '{unit} {column} holds "{text}", but the column names no unit of measure: it may be {few} or {many}.',
            "bracket": '{unit} {column} holds "{text}": it may be a negative number, a part, or a remark.',
        },
        {
            "": "Put a number; leave it blank where nothing is assigned.",
            "vague": 'Put a definite number. A target may be "≥95%", "95%以上" or "1—2": its floor is what is checked; an achievement is the real number.',
            "noun": "Put the number in {measure}, or mend the unit of measure in the header.",
            "power": "Put the number alone, or name the unit of measure in the header.",
            "bracket": "Put the number alone, with a minus if it is negative; what else the brackets say belongs among the remarks.",
        },
        'A cell should hold one number. Full-width digits, thousands separators, per cent signs, signs of currencies, brackets for minus (of money and of changes) and decimal commas are understood. Numbers with their unit of measure (21.00万人次, 500个), in Chinese words (九成, 百分之九十五, 〇), floors and ranges of targets (≥95%, 不低于95%, 1—2) and numbers with the sign of a footnote (120①) are read too, and said once a column (RD045). A blank, —, -, / and 无 count as blank; for x, N/A, 未报 and the like see RD042. Anything else is reported, never guessed; sums that need it are "not judged".',
    ),
    "RD003": Words(
        "formula error",
        "{unit} {column} shows the Excel error {text}.",
        "Mend the formula or put the number.",
        '#REF!, #DIV/0!, #N/A are neither blank nor 0. Sums that need them are "not judged".',
    ),
    "RD004": Words(
        "date or truth value",
        '{unit} {column} is a date or truth value "{text}", not a number.',
        "Set the cell's format to General and put the number again.",
        "Excel turns input such as 1-2 into a date. A date is no number.",
    ),
    "RD005": Words(
        "per cent or share?",
        {
            "": "{unit} {column} holds {text}: the header or the other numbers are in per cent, so this may be {text}% or {text} times.",
            "number": "{unit} {column} holds the percentage {text}, and the column is no rate.",
        },
        {
            "": "Write the whole column with % signs.",
            "number": "Put the number, or check whether it stands in the wrong column.",
        },
        "95%, 95 and 0.95 are the same number only where a column is written in one way: in per cent throughout, 0.99 beside 98.43 is 0.99%. Only a number that lies among the others as a share, and far from them in per cent, could be either; that is not guessed at.",
    ),
    "RD006": Words(
        "unit repeated",
        {
            "": "{unit_printed} stands more than once.",
            "several": "{count} rows bear a name that stood before; they are told apart by their order (#2, #3 …).",
        },
        {
            "": "Merge the rows, or correct the name.",
            "several": "Sections and lists may repeat names; if these are units entered twice, merge them.",
        },
        "A unit has one row in a table. All rows take part in the district sum; a repeated one is shown with #2.",
    ),
    "RD007": Words(
        "code repeated",
        "code {indicator} stands {count} times.",
        "Correct the code row.",
        "A code names one indicator. Repeated ones are told apart by the column, as in 3(E).",
    ),
    "RD008": Words(
        "no district row",
        "no district (total) row was found to hold against the sum of the units.",
        "If there is a district figure, add a row named 全区 or 合计.",
        "The district row is usually the first or the last, named 全区, 全区目标, 全市, 合计, 总计 or Total.",
    ),
    "RD009": Words(
        "unit name missing",
        "this row has numbers but no unit name; it was not checked.",
        "Add the unit's name.",
        "A row without a name belongs to nobody and cannot count in any sum.",
    ),
    "RD010": Words(
        "codes not consecutive",
        "there is no code {codes}.",
        "If a column was left out, add it; if this is meant, ignore it.",
        "Codes usually run on. A gap may be a column deleted on purpose, or one that was forgotten.",
    ),
    "RD011": Words(
        "header out of step, re-aligned",
        {
            "": 'the header texts do not stand over their codes (merged cells were lost); they were re-aligned by totals, parts and group sizes; the last column {last} is "{last_name}".',
            "uncoded": 'some header texts do not stand over their columns (merged cells were lost); they were re-aligned by totals, parts and group sizes; the last column is "{last_name}".',
        },
        "Check the names with cedu read; the original Excel file avoids this.",
        "A table copied from Word, PDF or a page loses its merged cells and its header slides to the left. The code row is the key; names are re-aligned by the structure and the declared relations, never by position alone.",
    ),
    "RD012": Words(
        "header does not fit",
        {
            "": "the header texts do not fit the codes; the names of the columns are not certain (checks by code are not affected).",
            "uncoded": "the header texts do not fit the columns; their names are not certain, nor are the sums that the header shows.",
        },
        "Check the names with cedu read; complete the header or its merged cells.",
        "Numbers are checked by code all the same; only the names are in doubt.",
    ),
    "RD013": Words(
        "relation not understood",
        '"{declared}" looks like a relation but was not understood, and was not checked.',
        "Write it as 1=2+3 or 1≥2+3.",
        "Understood: A=1+2+…+8, 1栏=2栏+3栏, (1)=(2)+(3), 第1列=第2至8列之和, 3=1-2, 1≥2, C=14=15+16. Products and quotients are not checked.",
    ),
    "RD014": Words(
        "relation names a missing column",
        '"{declared}" names "{unknown}", which is no column of the table; it was not checked.',
        "Correct the note, or add the column.",
        'A letter that names a group of columns ("A: …") means that group\'s total; where no such column is found, nothing is guessed.',
    ),
    "RD015": Words(
        "note and header disagree",
        '{column}: the note says "{declared}" (that is {noted}), the header\'s 合计/其中 says {header}. Checked by the note.',
        "Correct the note or the header so that they agree.",
        "The relations in the notes and the 合计/其中 of the header should say the same. cedu read lists both, and whether each holds.",
    ),
    "RD016": Words(
        "of which: some parts only",
        "the parts under {column} never add up to more than the total; checked as {read_as}, not as a sum.",
        "If they should add up to the total, write the relation in the notes.",
        '其中 sometimes lists only some of the parts. Where every row falls short of the total, only "not above" is checked.',
    ),
    "RD017": Words(
        "more than one district row",
        "{unit} looks like a district row too; {district} was taken as the district and this row was not checked.",
        "Keep one district row, or correct the name.",
        "The district has one row.",
    ),
    "RD018": Words(
        "subtotal row",
        "{unit} is a subtotal, not a unit; it was left out of the district sum; which units it sums is not clear, so it was not checked.",
        "Check the subtotal yourself, or put it right under its units; rename it if it is a unit.",
        "A subtotal counted in the district sum would count its units twice. Where its place makes clear which units it sums, it is checked (DS003).",
    ),
    "RD019": Words(
        "numbers outside the columns",
        {
            "": "column {letter} has {count} numbers but no code; they were not checked.",
            "uncoded": "column {letter} has {count} numbers that were not taken for an indicator; they were not checked.",
            "row": "row {letter} has {count} numbers but no code; they were not checked.",
            "uncoded_row": "row {letter} has {count} numbers that were not taken for an indicator; they were not checked.",
        },
        {
            "": "Give the column a code, or move it away from the table.",
            "uncoded": "If it is an indicator, give it a heading; else move it away from the table.",
            "row": "If the issued table has no such row, delete it and write what is to be said under the remarks; else give it its code.",
            "uncoded_row": "If it is an indicator, give it a name; else move it away from the table.",
        },
        "Only a column with a code (or a header) is an indicator. Amounts left of the names are indicators too; running numbers, codes and years are none, and are not named here.",
    ),
    "RD020": Words(
        "district told by its numbers",
        "the numbers of {unit} are the sums of all other rows; it was taken as the district.",
        "Name it 全区 or 合计; if it is a unit, check its numbers.",
        "The district is usually known by its name. Where no name says so and the first or the last row is the sum of all others, the numbers decide, and this note says it.",
    ),
    "RD021": Words(
        "rule pack does not fit the table",
        'rule pack {pack} was written for "{title}"; this table has another title or other columns{columns}.',
        "Check --rules; --rules none uses no pack.",
        "Rules go by codes. On another table the same code need not be the same indicator; columns that the pack does not mention were not checked.",
    ),
    "RD063": Words(
        "Looks like another year's table",
        'this looks like another year of the table of the pack {pack} ("{title}"), whose rules were not applied.',
        "A pack of this year can be made like it: cedu rules infer --like {pack} {path} -o new-pack.yaml; mend it, then check with --rules new-pack.yaml.",
        "A title that differs in the year alone over mostly the same columns is the same table of another year. Targets and what they count may differ from year to year, so nothing is taken over by itself; the table is checked by what it declares.",
    ),
    "RD050": Words(
        "unit not on the list",
        {
            "": "{unit} is not on the rule pack's list of units.",
            "guess": '{unit} is not on the rule pack\'s list of units; is "{guess}" meant?',
            "many": "{count} units are not on the rule pack's list of units: {names}…",
        },
        "Mend the name, or add it to the pack's list as an alias.",
        "Units are matched by name and alias; their kind (街道, 镇) does not count. A name that is merely similar is suggested and never taken for the same.",
    ),
    "RD051": Words(
        "column named otherwise than in the pack",
        'column {indicator} is headed "{printed}", the rule pack calls it "{known}".',
        "Check whether code and header belong together; if only the wording differs, add it to the pack as an alias.",
        "Rules go by code. Another header may be another wording, or a column out of place.",
    ),
    "CB004": Words(
        "Columns and units that last year's table does not meet",
        {
            "": "",
            "new_columns": "{number} columns are not in last year's table and were not compared: {texts}.",
            "old_columns": "{number} columns of last year are not in this table: {texts}.",
            "new_units": "{number} units are not in last year's table and were not compared: {texts}.",
            "old_units": "{number} units of last year are not in this table: {texts}.",
            "nothing": "No column, or no unit, meets last year's table; nothing was compared.",
            "same_year": "--base is a table of {year}, too; it was compared all the same.",
            "later_year": "--base is a table of {base_year}, later than the {year} that is checked: they seem to be swapped; they were compared all the same.",
        },
        {
            "": "If only a name changed, use one name, or give an alias in the rule pack.",
            "nothing": "Check whether --base names the wrong file.",
            "same_year": "Check whether --base names the wrong file.",
            "later_year": "Swap them: cedu check THIS_YEAR --base LAST_YEAR.",
        },
        "Columns are matched by code and name, units by name (with or without 街道 or 镇). What only one year has cannot be compared.",
    ),
    "RD026": Words(
        "years differ",
        "the title says {period}, the file's name says {other}; read by the title.",
        "Check that it is the right file, or correct the title or the name.",
        "Taking over last year's file and forgetting its title or its name is a common slip. A document number (〔2020〕18号) or a date (20210301) in the name does not count.",
    ),
    "RD030": Words(
        "indicators as rows",
        "this table has indicators as rows and units as columns; it was read with units as rows. Cells keep their places.",
        "Check with cedu read that units and indicators were not confused.",
        "Some tables list the units across. They are exchanged to be read, and checked like any other.",
    ),
    "RD031": Words(
        "several measures in one table",
        'the table holds several measures (target, achieved, last year …) and was read as one table for each; this one takes "{heading}" only.',
        "Check with cedu read that it was taken apart rightly.",
        "Where targets and achievements stand side by side, or in two rows for each unit, each measure is a table of its own and its sums are checked; numbers of different measures are never added up.",
    ),
    "RD032": Words(
        "derived columns not read",
        "{headings} is worked out of the other numbers, or a plan for later months; it was neither read nor checked.",
        "Check it yourself, or work it out anew.",
        "A completion rate or a gap follows from target and achievement, and a plan for later months is neither: it is not a reported number.",
    ),
    "RD033": Words(
        "row of no unit",
        'row "{heading}" is no unit; it was neither read nor checked.',
        "If it is a unit, rename it.",
        "Rows such as 上年数 or 增长率 under the units are there to compare with; they belong to no unit and count in no sum.",
    ),
    "RD060": Words(
        "many rounding differences",
        {
            "": "{count} totals of this table are off their parts by a little (at most {most}), as rounded numbers are.",
            "one": "{unit} {column} is off its parts by a little ({most}), as rounded numbers are.",
        },
        'If the numbers were rounded, say so under the table ("may not add to totals due to rounding"); else check each.',
        "Where no note speaks of rounding, and many totals are off by a few of the last digit and by little of the whole, that is one entry: no error each, and no repair. The first places are named with it; the JSON report has all.",
    ),
    "RD061": Words(
        "total not confirmed",
        "{unit} {column} looks like a total but does not fit the parts that it seems to have ({count} such places), and no other number bears it out. Is it meant as their sum?",
        "If it is, check which rows (columns) it sums, or write the relation under the table (1=2+3); if it is not, rename it.",
        "What is only called a total, and borne out by no number of the table, is not called wrong in each place: it is asked about once. Where it is off by little, or one slip explains it, it is an error all the same.",
    ),
    "RD042": Words(
        "numbers not given",
        '{count} cells say "{texts}": no number is given. They are unknown, not 0; sums that need them are not judged.',
        "Fill in those for which there is a number.",
        "x, .., c, *, (D), N/A, TBD, 未报, 保密 and the like, and one short sign repeated among numbers, say that a number is not reported, not published or does not apply. That is neither a blank nor 0: sums that need such a cell are not judged, all others are.",
    ),
    "RD045": Words(
        "numbers in another form",
        {
            "": "{column}: {count} cells hold a number in another form, which was read: {texts}.",
            "floor": "{column}: {count} cells hold a number in another form, which was read; of floors and ranges the least is checked, and the text is kept: {texts}.",
        },
        "Nothing is to be done where they are read rightly; the number alone is clearest.",
        'A unit of measure is converted to that of the header (or the corner): under 人次, "21.00万人次" is 210000; where no header names one, the cells do. "≥95%", "不低于95%", "95%以上" and "1—2" are read as floors in tables of targets only; what is demanded stays as it is written in cedu read. ①, ¹ and * after a number are signs of footnotes and no digits. Decimal commas (72,6) and brackets for minus, as (20), are said here too. What is not clear is RD001.',
    ),
    "RD043": Words(
        "column of words",
        '{column} holds words or codes ({count} cells, as "{texts}"), which are no amounts; sums that need them are not judged.',
        "If it should hold amounts, put numbers.",
        "Names, places, remarks and codes do not add. Where a column has more words than numbers they are not said one by one; a single text among numbers is still RD001.",
    ),
    "RD044": Words(
        "row of words",
        '{count} cells hold words (as "{texts}") in rows without any number; they were not checked.',
        "If there should be numbers, put them; headings and remarks may stay.",
        "A row of nothing but words is mostly a repeated header, a heading or a remark, and no mistyped number.",
    ),
    "RD062": Words(
        "relation that holds hardly anywhere",
        "{column} should equal {sum} by the relation that is written, but in {count} of {judged} rows it does not: no slip of single numbers.",
        "Check the relation itself: its column numbers, parts that it leaves out, or columns that have moved.",
        "Where a relation that the sheet or a pack states fails in nearly all of four rows or more, and no one cause explains them, that is one finding about the relation and not one a row; its places are listed with it.",
    ),
}
