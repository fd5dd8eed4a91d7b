"""Subreddits and users of Reddit to their feeds, where the operator wants that.

Reddit turns away most who come without an agreement: 403 for data centres, 429 after a few requests.
"""

import re

from app.dailies.discovery.protocol import Pasted
from app.dailies.sources.protocol import Fetcher, Source
from app.errors import SourceError

_DOMAIN = "reddit.com"
_SHORT = re.compile(r"/?([ru]/[\w-]{2,50})/?")
_PAGE = re.compile(r"/(r|u|user)/([\w-]{2,50})(?:/(?:new|hot|top)?/?)?")


class Reddit:
    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted

    async def find(self, pasted: Pasted, http: Fetcher) -> list[Source]:
        short = _SHORT.fullmatch(pasted.text)
        host, path = (_DOMAIN, f"/{short[1]}") if short else (pasted.url.host, pasted.url.path)
        if host != _DOMAIN and not host.endswith(f".{_DOMAIN}"):
            return []
        if not self._wanted:
            raise SourceError("off", "Reddit is off here: it turns away most bots; DAILIES_REDDIT=on tries it")
        page = _PAGE.fullmatch(path)
        return [Source(kind="feed", address=_feed(page[1], page[2]))] if page else []


def _feed(of: str, name: str) -> str:
    return f"https://www.reddit.com/r/{name}/new/.rss" if of == "r" else f"https://www.reddit.com/user/{name}/.rss"
