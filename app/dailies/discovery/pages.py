"""Feeds that a web page names. https://www.rssboard.org/rss-autodiscovery"""

from urllib.parse import urljoin

from lxml import etree

from app.dailies.parsing.decoding import decode
from app.dailies.sources.protocol import Answer

MOST_FEEDS = 5
MOST_OF_THE_PAGE = 2_000_000
"""Bytes. YouTube names a channel's feed after a megabyte of scripts."""

_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}


def feeds_named_in(page: Answer) -> list[str]:
    """Their addresses, in the order of the page; comments last, because they are seldom meant."""
    text = decode(page.body[:MOST_OF_THE_PAGE], page.content_type)
    root = etree.fromstring(text.encode("utf-8", "replace") or b"<html/>", _parser()) if text.strip() else None
    if root is None:
        return []
    base = next((element.get("href", "") for element in root.iter("base")), "")
    links = [link for link in root.iter("link") if _names_a_feed(link)]
    links.sort(key=lambda link: "comment" in (link.get("title", "") + link.get("href", "")).lower())
    found = (_joined(page.url, base, link.get("href", "")) for link in links)
    return list(dict.fromkeys(address for address in found if address))[:MOST_FEEDS]


def _parser() -> etree.HTMLParser:
    return etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, huge_tree=False)


def _names_a_feed(link: etree._Element) -> bool:
    kind = link.get("type", "").partition(";")[0].strip().lower()
    return "alternate" in link.get("rel", "").lower().split() and kind in _TYPES and bool(link.get("href"))


def _joined(url: str, base: str, link: str) -> str:
    try:
        return urljoin(urljoin(url, base), link.strip())
    except ValueError:
        return ""
