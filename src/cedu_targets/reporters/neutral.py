"""Text that a submitter controls, made harmless: it shows as text and steers nothing."""

import unicodedata

_STEERING = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"}


def visible(text: str) -> str:
    """The text with control, format and direction characters written out (`\\u202e`), on one line.

    A unit's name could otherwise recolour the terminal, hide a line or reverse the reading order.
    """
    if text.isprintable():
        return text
    return "".join(f"\\u{ord(sign):04x}" if unicodedata.category(sign) in _STEERING else sign for sign in text)
