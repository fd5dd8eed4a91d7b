"""A browser in front of the Control Room: keeps cookies, follows where it is sent, and goes to Discord and back."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from tests import cast
from tests.bot import ADDRESS, Bot
from tests.control_room.discord import PretendDiscord

OURS = {"Origin": ADDRESS, "X-Omo-Request": "1"}
"""What our own pages send along with what changes something."""


class Browser:
    def __init__(self, bot: Bot, discord: PretendDiscord) -> None:
        self.discord = discord
        self.app = bot.app
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(bot.app), base_url=ADDRESS)

    async def begins_to_sign_in(self, next_page: str = "/") -> str:
        """The `state` that goes to Discord."""
        answer = await self.http.get("/oauth/login", params={"next": next_page})
        assert answer.status_code == 303
        asked = parse_qs(urlsplit(answer.headers["location"]).query)
        assert asked["code_challenge_method"] == ["S256"]
        return asked["state"][0]

    async def comes_back(self, state: str, **given: str) -> httpx.Response:
        return await self.http.get("/oauth/callback", params={"state": state, **given})

    async def signs_in(self, person: cast.Person, next_page: str = "/") -> httpx.Response:
        state = await self.begins_to_sign_in(next_page)
        return await self.comes_back(state, code=self.discord.consents(person))

    async def reads(self, path: str, **query: Any) -> httpx.Response:
        return await self.http.get(f"/api/v1{path}", params=query)

    async def sends(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        return await self.http.request(method, f"/api/v1{path}", json=body, headers=OURS | headers)

    @property
    def guild(self) -> str:
        """The path of the guild."""
        return f"/guilds/{self.discord.guild_id}"
