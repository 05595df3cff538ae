"""An HTML report taken apart: its elements in order, what they are called, where its links lead."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "rect", "path", "link", "img", "input"}


@dataclass
class Element:
    """An element with the text in it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """What a page is made of. An element that is closed by another's end tag is in `unbalanced`."""

    source: str
    elements: list[Element] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self.feed(self.source)
        self.close()
        self.unbalanced += [element.name for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop().name != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, name: str) -> list[Element]:
        """Every element of a name, in the order of the page."""
        return [element for element in self.elements if element.name == name]

    @property
    def ids(self) -> list[str]:
        """What can be linked to."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @property
    def links(self) -> list[str]:
        """Where links lead."""
        return [element.attributes["href"] for element in self.elements if "href" in element.attributes]
