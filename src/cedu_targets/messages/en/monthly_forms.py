"""Codes of lists of units, plans by population and monthly forms (cedu template --for monthly)."""

from cedu_targets.messages.entry import Words

MONTHLY_FORMS: dict[str, Words] = {
    "RC030": Words(
        "A name stands twice in the list",
        "{name} stands in it already ({first}) and is one unit.",
        "Check whether the name is right.",
        "A name that a list of units has twice is one unit. If two units bear the same name, write them so that they "
        "can be told apart.",
    ),
    "RC031": Words(
        "An alias that means several units",
        "“{name}” may be {units} and is not used as an alias.",
        "Give an alias that means one unit only, or leave it out.",
        "The names in the column of aliases tell a unit on a form that writes it differently, so each may mean only one.",
    ),
    "RC032": Words(
        "Sheets beside the list",
        "This sheet has {count} more names that are not in the list (sheet {used}); they are not used.",
        "Put all units on one sheet.",
        "The list of units is the first sheet of a file that has names of units; of the others the further names are told.",
    ),
    "RC033": Words(
        "No list of units",
        "There is no list of units in the file.",
        "Write a unit a line under the heading “Unit” (with columns “Alias” and “Residents” if you like), or a name a "
        "line in a text file.",
        "A list of units (--units) is a workbook, a Word table, a csv or a text: a column headed 村（居）, 社区, 单位, "
        "单位名称, Unit or Village, or a name a line. Totals and notes are no units; columns of persons and telephones "
        "are not used.",
    ),
}
