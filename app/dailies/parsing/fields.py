"""The fields of one element, by name."""

import re

from lxml import etree
from lxml.etree import _Element as Element

from app.dailies.parsing.elements import Names

_MEDIA = ("media:group", "media:content", "media:thumbnail", "media:description")
_NAME_IN_MAIL = re.compile(r"[^\s@()]+@[^\s@()]+ ?\(([^()]+)\)")


class Fields:
    """A feed or an entry. What is not there is an empty text."""

    def __init__(self, names: Names, element: Element | None) -> None:
        self.names = names
        self.element = element
        self._fields: dict[str, list[Element]] = {}
        for child in element if element is not None else ():
            if isinstance(child.tag, str):
                self._fields.setdefault(names.name(child), []).append(child)

    def all(self, name: str) -> list[Element]:
        return self._fields.get(name, [])

    def first(self, name: str) -> Element | None:
        return next(iter(self.all(name)), None)

    def text(self, *alternatives: str) -> str:
        """Of the first that is there and not empty."""
        found = (text_of(element) for name in alternatives for element in self.all(name))
        return next((text for text in found if text), "")

    def attribute(self, name: str, attribute: str) -> str:
        found = (element.get(attribute, "").strip() for element in self.all(name))
        return next((value for value in found if value), "")

    def link(self) -> str:
        """The page: RSS's text, or Atom's `alternate`, which is also what a link without `rel` is."""
        links = [(link.get("rel", "alternate").lower(), link) for link in self.all("link")]
        pages = [link for rel, link in links if rel == "alternate"]
        pages.sort(key=lambda link: "html" not in link.get("type", "html"))
        found = ((text_of(link) or link.get("href", "")).strip() for link in pages)
        return next((link for link in found if link), "")

    def author(self) -> tuple[str, str]:
        """The name and the address of their page."""
        person = self.first("author")
        if person is not None and len(person):
            named = Fields(self.names, person)
            return named.text("name", "email"), named.text("uri", "url")
        name = self.text("dc:creator", "itunes:author", "author", "managingeditor")
        in_mail = _NAME_IN_MAIL.fullmatch(name)
        return (in_mail[1] if in_mail else name), ""

    def media(self) -> list[tuple[str, Element]]:
        """Media RSS with its names, in whatever groups it stands. https://www.rssboard.org/media-rss"""
        tops = [element for name in _MEDIA for element in self.all(name)]
        return [(self.names.name(inner), inner) for element in tops for inner in element.iter("*")]


def text_of(element: Element) -> str:
    """Markup that stands there as markup (Atom's xhtml) comes as HTML."""
    text = element.text or ""
    if len(element):
        text += "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return text.strip()
