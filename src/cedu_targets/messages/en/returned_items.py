"""Lists of items that came back (from SC008 on); placeholders must be those of the Chinese (tested)."""

from cedu_targets.messages.entry import Words

RETURNED_ITEMS: dict[str, Words] = {
    "SC008": Words(
        "completed after the day",
        "{item} ({text}) is said to be completed on {completed}, after {as_of}, the day of this run; not judged.",
        "Check the date; if it is right, give a later day with --as-of.",
        "What is completed was completed on the day of the run or before it.\n\nPasses: as of 2019-06-30, completed on 2019-06-28\nFails: as of 2019-06-30, completed on 2019-07-02",
    ),
    "SC009": Words(
        "returns of one item differ",
        {
            "": "{item} ({text}) is “{said}” here and “{other_said}” in {other}; the two differ, so it is not judged.",
            "dates": "{item} ({text}) was completed on {completed} here and on {other_completed} in {other}; the two differ.",
            "same": "The answers to {count} items are those of {other}; they count once.",
        },
        {
            "": "Ask whoever filled it in; of several returns of one unit keep the last only.",
            "same": "Keep one of them only.",
        },
        "What one unit returns twice, or several owners return of one item, should agree; where it does not, the item is not judged. Several owners may be done on different days, unless one of them was late and another was not; of one unit with two days ask which it is. A blank does not count. An item of each of several units (各市、区) is done by each of them: that they differ is as it should be.\n\nPasses: one owner says 已完成, the other left it blank\nFails: one owner says 已完成, the other 进行中",
    ),
    "SC010": Words(
        "return for an unknown item",
        {
            "": "“{text}” is none of the issued items; the row is not counted.",
            "guess": "“{text}” is none of the issued items; is {guess} meant (“{wanted}”)? The row is not counted.",
            "number": "Number {number} of the issued items is “{wanted}”, and this row says “{text}”; which is meant cannot be told, so it is not counted.",
            "several": "“{text}” is more than one of the issued items ({guess}); which is meant cannot be told, so it is not counted.",
            "changed": "The words of {item} are not quite those that were issued (“{wanted}”): here they are “{text}”; its number is the same, so it counts.",
            "blank": "{count} rows are none of the issued items, and nothing is written in them; they were not used.",
        },
        {
            "": "Check the row; a new item is to be added by whoever issued the plan.",
            "guess": "Write the item as it was issued; a list of which neither number nor text was changed is never mistaken.",
            "number": "Write the number or the text as it was issued.",
            "several": "Write the item's own number into the column of numbers.",
            "changed": "Check that it is this item; if it is not, write its number or text as it was issued.",
            "blank": "If the list asks about another plan as well, give that plan to cedu status, too.",
        },
        "A returned row is known by the item's text, whatever its blanks and punctuation; where several items have one text, by the number beside it. A number beside another text is not taken: in a list with rows added or removed, numbers have often moved. A row with a number alone (安排-12) is known by it; one with such a number and a text of which a few signs were changed, none of them a digit, counts, and is noted.",
    ),
    "SC013": Words(
        "not an item of this unit",
        {
            "": "{item} ({text}) belongs to {owners}, not to “{unit}”; the row is not counted.",
            "guess": "{item} ({text}) belongs to {owners}, not to “{unit}”; is “{guess}” meant? The row is not counted.",
            "nobody": "It does not say who filled it in; {count} items that each of several units has to do are not counted.",
        },
        {
            "": "Check who filled it in; leave items of others blank.",
            "guess": "If it is, write the unit by that name, or add an alias to the owners of the rule pack.",
            "nobody": "Write “填报单位：name” on the list; a file named after the unit and nothing else (青山镇.xlsx) is understood, too.",
        },
        "An item is answered by its owners. Who answers is what the list says, else the name of its file: that of an owner, or of one unit alone (words such as 清单 and 反馈, days and numbers aside); an owner's name that is part of a longer one does not count. A list that names nobody is taken for the issuing office's own record, but not for items that each of several units (各市、区) has to do.",
    ),
}
