"""`cedu letters --fields`: what may stand in an own template, each field with its meaning and an example."""

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.letters.fields import FIELDS, Field


def render(messages: Messages) -> str:
    """A line for each field, the rows of a list under it; the other language's name stands in brackets."""
    lines = [messages.term("fields_head")]
    for field in FIELDS:
        lines.append(("    " if field.of else "") + _line(field, messages))
        if field.is_list:
            lines.append("    " + _loop(field, messages))
    lines += ["", messages.term("fields_foot")]
    return "\n".join(lines) + "\n"


def _line(field: Field, messages: Messages) -> str:
    own = messages.term(f"letter_field_{field.key}")
    other = Messages(Language.EN if messages.language is Language.ZH else Language.ZH).term(f"letter_field_{field.key}")
    shown = (
        own
        if field.is_list
        else f"{{{{ {messages.term('letter_field_row')}.{own} }}}}"
        if field.of
        else f"{{{{ {own} }}}}"
    )
    return messages.term("fields_line", field=shown, other=other, says=messages.term(f"letter_field_{field.key}_says"))


def _loop(field: Field, messages: Messages) -> str:
    kind = "p" if field.key == "notes" else "tr"
    row, name = messages.term("letter_field_row"), messages.term(f"letter_field_{field.key}")
    term = "fields_loop_lines" if kind == "p" else "fields_loop_rows"
    loop = f"{{%{kind} for {row} in {name} %}} … {{%{kind} endfor %}}"
    return messages.term(term, loop=loop, field=f"{{{{ {row} }}}}")
