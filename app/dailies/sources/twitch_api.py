"""What Twitch's API answers, as far as it is read. https://dev.twitch.tv/docs/api/reference/"""

import asyncio

import httpx
import msgspec

from app.dailies.sources.api import read_answer
from app.dailies.sources.protocol import Answer, Fetcher
from app.errors import SourceError
from app.settings import AppKey

API = "https://api.twitch.tv/helix"
TOKENS = "https://id.twitch.tv/oauth2/token"


class Stream(msgspec.Struct, frozen=True):
    id: str
    user_login: str = ""
    user_name: str = ""
    title: str | None = None
    game_name: str | None = None
    started_at: str | None = None
    thumbnail_url: str | None = None


class User(msgspec.Struct, frozen=True):
    id: str
    login: str = ""
    display_name: str = ""
    profile_image_url: str | None = None


class Streams(msgspec.Struct, frozen=True):
    data: list[Stream]


class Users(msgspec.Struct, frozen=True):
    data: list[User]


class Token(msgspec.Struct, frozen=True):
    access_token: str


class Twitch:
    """Its API, with the token of the app. The token is only kept so that it need not be asked for each time."""

    def __init__(self, key: AppKey | None) -> None:
        self._key = key
        self._token = ""
        self._minting = asyncio.Lock()

    async def streams(self, http: Fetcher, user_id: str) -> tuple[Answer, list[Stream]]:
        answer = await self._get(http, f"{API}/streams?{httpx.QueryParams({'user_id': user_id})}")
        return answer, [stream for stream in read_answer(answer, Streams).data if stream.id]

    async def user(self, http: Fetcher, **wanted: str) -> User | None:
        """By `id` or `login`."""
        answer = await self._get(http, f"{API}/users?{httpx.QueryParams(wanted)}")
        return next(iter(read_answer(answer, Users).data), None)

    async def _get(self, http: Fetcher, url: str) -> Answer:
        token = self._token or await self._mint(http, "")
        answer = await self._ask(http, url, token)
        return await self._ask(http, url, await self._mint(http, token)) if answer.status == 401 else answer

    async def _ask(self, http: Fetcher, url: str, token: str) -> Answer:
        return await http.call("GET", url, headers={"Client-Id": self._own_key.id, "Authorization": f"Bearer {token}"})

    async def _mint(self, http: Fetcher, refused: str) -> str:
        """https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/#client-credentials-grant-flow"""
        async with self._minting:
            if self._token == refused:
                form = {
                    "client_id": self._own_key.id,
                    "client_secret": self._own_key.secret,
                    "grant_type": "client_credentials",
                }
                answer = await http.call("POST", TOKENS, form=form)
                if answer.status in (400, 401, 403):
                    raise SourceError("off", "Twitch does not accept TWITCH_CLIENT_ID and TWITCH_CLIENT_SECRET")
                self._token = read_answer(answer, Token).access_token
            return self._token

    @property
    def _own_key(self) -> AppKey:
        if self._key is None:
            raise SourceError("off", "Twitch is off here: TWITCH_CLIENT_ID and TWITCH_CLIENT_SECRET are not set")
        return self._key
