"""What is due (cedu status): codes, wrong calls, and the words of its text; placeholders equal the Chinese (tested)."""

from cedu_targets.messages.entry import Words

AGENDA: dict[str, Words] = {
    "SC020": Words(
        "Nothing is due in it",
        {
            "": "No item was found: no schedule, no list of tasks, and no paragraph with its owners or its time.",
            "return": "No item was found in it: it is no list of items that came back, and does not count.",
        },
        {
            "": "Give a schedule, a list of tasks or a programme of work; for targets and achievements use cedu gap.",
            "return": "Give a list with the columns 事项 (item) and 完成情况 (answer).",
        },
        "cedu status looks at items: what is to be done, by whom, and when. A table of numbers alone has none.\n\nPasses: a schedule with the columns number, time, content and owner\nFails: the targets of the streets",
    ),
    "unknown_owner": Words("No such owner", 'There is no owner named "{name}".', "The owners are: {known}."),
}
