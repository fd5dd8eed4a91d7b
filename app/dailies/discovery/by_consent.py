"""Accounts of Instagram and TikTok where nobody connected them: no page of theirs is read, whatever it shows."""

import re

from app.dailies.discovery.protocol import Pasted
from app.dailies.sources.protocol import Fetcher, Source
from app.errors import SourceError

_NAMED = re.compile(r"(instagram|tiktok):(?!//)", re.IGNORECASE)
_HOST = re.compile(r"(?:.+\.)?(instagram|tiktok)\.com", re.IGNORECASE)
_NAMES = {"instagram": "Instagram", "tiktok": "TikTok"}


class ByConsent:
    """Asked after those accounts that are connected."""

    async def find(self, pasted: Pasted, http: Fetcher) -> list[Source]:
        """Raises `SourceError` for everything of these platforms."""
        of_one = _NAMED.match(pasted.text) or _HOST.fullmatch(pasted.url.host)
        if of_one is None:
            return []
        platform = of_one[1].lower()
        raise SourceError(
            "consent-ended",
            f"{_NAMES[platform]} is read only where the account's owner allows it: `omo dailies connect {platform}`"
            " gives the address for that, and docs/connecting_platforms.md says how",
        )
