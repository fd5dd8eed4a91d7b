"""XML elements by the names that feeds use for them, whatever the document's prefixes."""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

_CORE = (
    *("http://www.w3.org/2005/atom", "http://purl.org/atom", "http://purl.org/rss", "http://my.netscape.com/rdf"),
    *("http://backend.userland.com/rss", "http://blogs.law.harvard.edu/tech/rss", "http://cyber.law.harvard.edu/rss"),
)
_MODULE = "/rss/1.0/modules/"
"""Of RSS 1.0: not its core, although one of them has an `item`, too (a picture)."""
_PREFIXES = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/rss/1.0/modules/syndication": "sy",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://www.youtube.com/xml/schemas/2015": "yt",
}


def parse_strictly(xml: str) -> Element:
    """Raises `etree.XMLSyntaxError`. Only for documents without a DTD: what those define is never looked at."""
    return etree.fromstring(xml.encode("utf-8", "replace"), _parser(recover=False))


def parse_forgivingly(xml: str) -> Element | None:
    """What can be read of a document that is ill-formed."""
    return etree.fromstring(xml.encode("utf-8", "replace"), _parser(recover=True))


def _parser(recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


class Names:
    """Names in one document: `title` is RSS's or Atom's own, `media:title` that of Media RSS."""

    def __init__(self, root: Element | None = None) -> None:
        tag = str(root.tag) if root is not None else ""
        self._own = tag[1:].partition("}")[0] if tag.startswith("{") else ""
        self._known: dict[str, str] = {}

    def name(self, element: Element) -> str:
        tag = str(element.tag)
        return self._known.get(tag) or self._learn(tag)

    def children(self, element: Element | None, *wanted: str) -> Iterator[Element]:
        if element is not None:
            yield from (child for child in element if isinstance(child.tag, str) and self.name(child) in wanted)

    def _learn(self, tag: str) -> str:
        namespace, brace, local = tag.rpartition("}")
        prefix = self._prefix(namespace[1:]) if brace else ""
        self._known[tag] = name = f"{prefix}:{local}".lower() if prefix else local.lower()
        return name

    def _prefix(self, namespace: str) -> str:
        plain = namespace.rstrip("/").lower()
        known = _PREFIXES.get(plain) or _PREFIXES.get(plain + "#")
        is_core = plain.startswith(_CORE) and _MODULE not in plain
        if known is None and (is_core or namespace == self._own):
            return ""
        return known or namespace
