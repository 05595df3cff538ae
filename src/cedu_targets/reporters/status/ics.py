"""`cedu status -f ics`: a calendar of last days (RFC 5545), with an alarm a week before each.

Events of whole days, no VTODO: the calendars that most people have show none of those.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.items import Items
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.status.row_words import end_of, owners_text, place_text, printed_text, row_id, title
from cedu_targets.reporters.status.sentences import count_words, short
from cedu_targets.reporters.status.states import state_word
from cedu_targets.version import __version__

_SETTLED = (State.DONE, State.DONE_LATE, State.VOID)
_DAYS_BEFORE = 7
_MEANT = lazy_pattern(r"[\\;,]")
_LONGEST_LINE = 75
"""Octets, the line's end not counted."""


def render(report: StatusReport, messages: Messages) -> bytes:
    """Every item that is still to be done and has a last day, as an event on it; what has none is counted."""
    rows = [row for row in report.shown if end_of(row) is not None and row.state not in _SETTLED]
    titles = {(file.path, file.number): items for file, items in report.items}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//cedu//cedu {__version__}//{messages.punctuation.tag}"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH", *_about(report, rows, messages)]
    for row in rows:
        lines += _event(row, titles[row.path, row.table], report.as_of, messages)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _about(report: StatusReport, rows: Iterable[StatusRow], messages: Messages) -> Iterator[str]:
    """The calendar's name, and how many items are not in it."""
    day = report.as_of.isoformat()
    name = title(report, messages)
    if report.owner is not None:
        name = messages.punctuation.labelled(report.owner, name)
    yield _text("X-WR-CALNAME", [messages.term("calendar_name", title=name, day=day)])
    left = Counter(row.state for row in report.shown) - Counter(row.state for row in rows)
    if left:
        counts = messages.punctuation.clauses.join(count_words(left, messages, rows=report.shown))
        yield _text("X-WR-CALDESC", [messages.term("calendar_left_out", counts=counts)])


def _event(row: StatusRow, items: Items, as_of: date, messages: Messages) -> Iterator[str]:
    end = end_of(row)
    assert end is not None
    summary = f"{row_id(row, messages)} {short(row.item.text)}"
    owners = owners_text(row, messages)
    told = [
        row.item.text,
        messages.term("calendar_owners", owners=owners) if owners else "",
        messages.term("calendar_time", text=printed_text(row, messages)),
        messages.term("calendar_state", day=as_of.isoformat(), state=state_word(row.state, messages, [row])),
        messages.term("calendar_source", source=" ".join(filter(None, (items.title, place_text(row, messages))))),
    ]
    yield "BEGIN:VEVENT"
    yield f"UID:{_fingerprint(row, items)}@cedu"
    yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{end:%Y%m%d}"
    if end < date.max:  # whoever writes 9999年 means no end
        yield f"DTEND;VALUE=DATE:{end + timedelta(days=1):%Y%m%d}"
    yield _text("SUMMARY", [summary])
    yield _text("DESCRIPTION", filter(None, told))
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:-P{_DAYS_BEFORE}D"
    yield _text("DESCRIPTION", [messages.term("calendar_alarm", text=summary)])
    yield "END:VALARM"
    yield "END:VEVENT"


def _fingerprint(row: StatusRow, items: Items) -> str:
    """The same for an item in every run, wherever its file lies, so that a calendar replaces the event."""
    told = (row.id, row.unit or "", "".join((items.title or "").split()))
    return sha256("\0".join(told).encode(errors="surrogatepass")).hexdigest()[:32]


def _text(name: str, lines: Iterable[str]) -> str:
    """A property of text: what has a meaning in a calendar is written out, and lines are kept apart."""
    return f"{name}:" + "\\n".join(_MEANT.sub(r"\\\g<0>", visible(" ".join(line.split()))) for line in lines)


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, cut between signs; each piece after the first begins with a blank."""
    if len(line.encode()) <= _LONGEST_LINE:
        return line
    pieces, size = [""], 0
    for sign in line:
        width = len(sign.encode())
        if size + width > _LONGEST_LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += sign
        size += width
    return "\r\n".join(pieces)
