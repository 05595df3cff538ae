"""A sample of an own template of letters: Word, set as official papers are, with all fields in their places."""

from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.letters.fields import FIELDS
from cedu_targets.reporters.letters.letter_document import put_signatures
from cedu_targets.reporters.shared.official_page import OfficialPage
from cedu_targets.reporters.shared.page_table import Cell

_TARGETS = (("code", 14), ("indicator", 84), ("measure", 26), ("value", 32))
_LONG = ("indicator", "text")
_DUTIES = (("number", 14), ("text", 92), ("part", 20), ("due", 30))


def render(messages: Messages) -> bytes:
    """The sample in one language; the same bytes each time."""
    page, term = OfficialPage(messages), messages.term
    name = {field.key: term(f"letter_field_{field.key}") for field in FIELDS}
    page.title(_field(name["letter_title"]))
    page.addressee(term("letter_issuer", name=_field(name["letter_issuer"])))
    page.addressee(term("letter_unit", name=_field(name["letter_unit"])))
    page.text(term("letter_opening", table=_field(name["letter_table"])))
    page.heading(term("letter_period"), numbered=False)
    page.text(term("letter_of_year", year=_field(name["letter_year"])))
    page.heading(term("letter_targets"), numbered=False)
    page.text(term("letter_targets_count", count=_field(name["letter_count"])), keep=True)
    _table(page, "targets", _TARGETS, name, messages)
    row = term("letter_field_row")
    page.text(f"{{%p if {name['notes']} %}}")
    page.heading(term("letter_scope"), numbered=False)
    for line in (f"{{%p for {row} in {name['notes']} %}}", _field(row), "{%p endfor %}", "{%p endif %}"):
        page.text(line)
    page.text(f"{{%p if {name['duties']} %}}")
    page.heading(term("letter_duties"), numbered=False)
    _table(page, "duties", _DUTIES, name, messages)
    page.text("{%p endif %}")
    page.blank()
    put_signatures(page, messages)
    return page.bytes()


def _field(name: str) -> str:
    return f"{{{{ {name} }}}}"


def _table(
    page: OfficialPage, of: str, columns: tuple[tuple[str, int], ...], name: dict[str, str], messages: Messages
) -> None:
    """A table with a row that is repeated: what stands in rows of its own begins and ends the loop."""
    row = messages.term("letter_field_row")
    widest = max(range(len(columns)), key=lambda column: columns[column][1])
    begin, end = ([tag if column == widest else "" for column in range(len(columns))] for tag in _loop(row, name[of]))
    cells = [Cell(_field(f"{row}.{name[key]}"), "left" if key in _LONG else "center") for key, _ in columns]
    page.table([width for _, width in columns], [name[key] for key, _ in columns], [begin, cells, end])


def _loop(row: str, rows: str) -> tuple[str, str]:
    return f"{{%tr for {row} in {rows} %}}", "{%tr endfor %}"
