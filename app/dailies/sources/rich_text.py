"""Bluesky's texts: links stand beside the text, by its UTF-8 bytes. https://docs.bsky.app/docs/advanced-guides/post-richtext"""

from collections.abc import Iterable

import msgspec


class Index(msgspec.Struct, frozen=True, rename="camel"):
    byte_start: int = 0
    byte_end: int = 0


class Feature(msgspec.Struct, frozen=True):
    uri: str | None = None
    """Of a link; mentions and tags have none."""


class Facet(msgspec.Struct, frozen=True):
    index: Index = Index()
    features: list[Feature] = []

    @property
    def link(self) -> str:
        uris = (feature.uri or "" for feature in self.features)
        return next((uri for uri in uris if uri.startswith(("https://", "http://"))), "")


def with_links(text: str, facets: Iterable[Facet]) -> str:
    """The text with whole addresses in it: what people see there is often shortened. Facets that overlap, or that do
    not fit the text, are left out."""
    raw, end = text.encode("utf-8", "replace"), len(text.encode("utf-8", "replace"))
    for facet in sorted(facets, key=lambda facet: facet.index.byte_start, reverse=True):
        index = facet.index
        if not facet.link or not 0 <= index.byte_start < index.byte_end <= end:
            continue
        try:
            shown = raw[index.byte_start : index.byte_end].decode()
        except UnicodeDecodeError:
            continue
        raw = raw[: index.byte_start] + _written(shown, facet.link).encode("utf-8", "replace") + raw[index.byte_end :]
        end = index.byte_start
    return raw.decode("utf-8", "replace")


def _written(shown: str, link: str) -> str:
    if _bare(link).startswith(_bare(shown).rstrip("….")):
        return link
    return f"{shown} ({link})"


def _bare(link: str) -> str:
    return link.strip().lower().removeprefix("https://").removeprefix("http://").removeprefix("www.")
