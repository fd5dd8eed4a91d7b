"""Fetches avatars from Discord's CDN; a card never waits long for one."""

import asyncio
import re

import httpx
import structlog

from app.mileage.cards.card import Avatar

CDN_URL = "https://cdn.discordapp.com"
MOST_SECONDS = 1.5
MOST_BYTES = 1024 * 1024

_HASH = re.compile(r"(a_)?[0-9a-f]{32}")

log = structlog.get_logger(__name__)


async def fetch_avatar(http: httpx.AsyncClient, avatar: Avatar) -> bytes | None:
    """The picture as Discord sends it, or None when it cannot be had in time.

    https://docs.discord.com/developers/reference#image-formatting
    """
    if not _HASH.fullmatch(avatar.image_hash):
        return None
    try:
        async with asyncio.timeout(MOST_SECONDS):
            return await _download(http, f"{CDN_URL}/avatars/{avatar.user_id}/{avatar.image_hash}.png?size=128")
    except (httpx.HTTPError, TimeoutError) as error:
        log.info("avatar not fetched", user_id=avatar.user_id, reason=type(error).__name__)
        return None


async def _download(http: httpx.AsyncClient, url: str) -> bytes | None:
    picture = bytearray()
    async with http.stream("GET", url) as response:
        response.raise_for_status()
        async for chunk in response.aiter_bytes():
            picture += chunk
            if len(picture) > MOST_BYTES:
                return None
    return bytes(picture)
