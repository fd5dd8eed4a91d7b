"""Profiles and handles of Bluesky to DIDs."""

import re

from app.dailies.discovery.protocol import Pasted
from app.dailies.sources.bluesky_api import find_profile
from app.dailies.sources.protocol import Fetcher, Source
from app.errors import SourceError

_HOSTS = {"bsky.app", "www.bsky.app"}
_PROFILE = re.compile(r"/profile/([^/]+)(?:/|$)")
_DID = re.compile(r"did:[a-z]+:[\w.:%-]{1,200}")
_OWN_HANDLE = re.compile(r"@?([a-z0-9-]{1,63}\.bsky\.social)", re.IGNORECASE)
_DOMAIN = re.compile(r"@((?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{1,62})", re.IGNORECASE)
"""https://atproto.com/specs/handle"""


class Bluesky:
    async def find(self, pasted: Pasted, http: Fetcher) -> list[Source]:
        if actor := _actor(pasted):
            return [await _source(actor, http)]
        if domain := _DOMAIN.fullmatch(pasted.text):  # may as well be a handle of YouTube's with a dot in it
            try:
                return [await _source(domain[1], http)]
            except SourceError as error:
                if error.kind != "no-account":
                    raise
        return []


def _actor(pasted: Pasted) -> str:
    if own := _OWN_HANDLE.fullmatch(pasted.text):
        return own[1]
    if _DID.fullmatch(pasted.text):
        return pasted.text
    profile = _PROFILE.match(pasted.url.path) if pasted.url.host in _HOSTS else None
    return profile[1] if profile else ""


async def _source(actor: str, http: Fetcher) -> Source:
    profile = await find_profile(http, actor)
    profile.require_public()
    return Source(kind="bluesky", address=profile.did, title=profile.name)
