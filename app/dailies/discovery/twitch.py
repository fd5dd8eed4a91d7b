"""Channels of Twitch to the ids of their users."""

import re

from app.dailies.discovery.protocol import Pasted
from app.dailies.sources.protocol import Fetcher, Source
from app.dailies.sources.twitch_api import Twitch
from app.errors import SourceError
from app.settings import AppKey

_HOSTS = {"twitch.tv", "www.twitch.tv", "m.twitch.tv"}
_CHANNEL = re.compile(r"/(\w{1,25})(?:/.*)?")


class TwitchUsers:
    def __init__(self, key: AppKey | None) -> None:
        self._twitch = Twitch(key)

    async def find(self, pasted: Pasted, http: Fetcher) -> list[Source]:
        if pasted.url.host not in _HOSTS:
            return []
        channel = _CHANNEL.fullmatch(pasted.url.path)
        user = await self._twitch.user(http, login=channel[1].lower()) if channel else None
        if user is None:
            raise SourceError("no-account", f"{pasted.url} is no channel of Twitch")
        return [Source(kind="twitch", address=user.id, title=user.display_name or user.login)]
