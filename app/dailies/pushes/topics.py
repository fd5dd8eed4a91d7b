"""What is pushed: a topic's name, and which entries a push says were deleted."""

from urllib.parse import parse_qs, urlsplit

DELETED = b"deleted-entry"
_TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
_YOUTUBE = "yt:video:"
MOST_DELETED = 100


def same_topic(one: str, other: str) -> bool:
    """Google writes the topic of a channel in two ways: there the channel counts, not its spelling."""
    if one == other:
        return True
    channels = [_channel_of(each) for each in (one, other)]
    return channels[0] != "" and channels[0] == channels[1]


def _channel_of(topic: str) -> str:
    try:
        parts = urlsplit(topic)
    except ValueError:
        return ""
    return parse_qs(parts.query).get("channel_id", [""])[0] if parts.hostname == "www.youtube.com" else ""


def deleted_ids(body: bytes) -> list[str]:
    """As items are called by their source. https://www.rfc-editor.org/rfc/rfc6721"""
    if DELETED not in body or b"<!DOCTYPE" in body:
        return []
    from lxml import etree  # here, so that the web process holds no parsers

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        return []
    refs = [element.get("ref", "") for element in root.iter(_TOMBSTONE)]
    return [ref.removeprefix(_YOUTUBE) for ref in refs if ref][:MOST_DELETED]
