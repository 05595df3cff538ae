"""Workflow commands as the runner of GitHub reads them."""

import re
from typing import NamedTuple


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def commands(text: str) -> list[Command]:
    """As the runner takes a line apart: the name up to a blank, properties up to `::`, the rest is the message."""
    assert text.endswith("\n")
    found = []
    for line in text[:-1].split("\n"):
        match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        assert match is not None, line
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        for sign, code in ((":", "%3A"), (",", "%2C")):
            properties = {name: value.replace(code, sign) for name, value in properties.items()}
        found.append(Command(match[1], {name: plain(value) for name, value in properties.items()}, plain(match[3])))
    return found


def plain(text: str) -> str:
    assert not re.search("%(?!25|0A|0D)", text)
    return text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
