"""Feeds for the tests, written down as short as they can be."""

from collections.abc import Iterable


def rss(*items: str, title: str = "The van") -> bytes:
    channel = f"<channel><title>{title}</title>{''.join(items)}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'.encode()


def entry(guid: str = "", link: str = "", title: str = "", date: str = "", text: str = "") -> str:
    """An RSS item; what is empty is left out."""
    fields = {"guid": guid, "link": link, "title": title, "pubDate": date, "description": text}
    return "<item>" + "".join(f"<{name}>{value}</{name}>" for name, value in fields.items() if value) + "</item>"


def entries(guids: Iterable[str]) -> list[str]:
    return [entry(guid, f"https://omo.example/{guid}", f"Day {guid}") for guid in guids]
