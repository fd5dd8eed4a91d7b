"""Instagram and TikTok as the bot asks them: codes, tokens that are refreshed and die, media; and the bot's side."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg
import httpx
import respx
from starlette.applications import Starlette

from app.dailies.connections import platforms
from app.dailies.connections.access import ConnectedAccess
from app.dailies.connections.connecting import Connecting
from app.dailies.connections.endpoint import ConnectPages
from app.dailies.connections.refreshing import Refreshing
from app.dailies.connections.sealing import Sealing
from app.dailies.connections.signing import Signing, Ticket
from app.dailies.discovery.connected import ConnectedAccounts
from app.dailies.discovery.discovering import Discovery
from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.items import Poll
from app.dailies.sources import Adapters
from app.dailies.sources.protocol import Source
from app.database.pool import Database
from app.settings import AppKey, PlatformKeys, Secret
from tests.cast import ANA

Json = dict[str, Any]
APP_SECRET = "the-secret-of-the-app"
KEYS = PlatformKeys(
    instagram=AppKey("ig-app", Secret(APP_SECRET)),
    tiktok=AppKey("tt-app", Secret(APP_SECRET)),
)
SESSION_SECRET, TOKEN_KEY = "session-secret-0123456789abcdefgh", "token-key-0123456789abcdefghijklmn"
PUBLIC_URL = "https://bot.example"
BEA_ON_INSTAGRAM, BEA_ON_TIKTOK = "17841400000000001", "open-id-of-bea"


class PretendPlatforms:
    """`asked` are all requests. `troubles` are answers by the end of a path, instead of the usual ones."""

    def __init__(self) -> None:
        self.asked: list[httpx.Request] = []
        self.troubles: dict[str, httpx.Response] = {}
        self.media: list[Json] = []
        self.videos: list[Json] = []
        self.scopes = "user.info.basic,video.list"
        self.headers: dict[str, str] = {}
        self.good_tokens: set[str] = set()
        self.refresh_token = ""
        """TikTok's: the only one that counts."""
        self.seconds = 7200
        """How long TikTok's access tokens last."""
        self._number = 0

    def paths(self) -> list[str]:
        return [request.url.path for request in self.asked]

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """After a moment, so that others who ask at the same time are not over yet."""
        self.asked.append(request)
        await asyncio.sleep(0.02)
        path = request.url.path
        if trouble := next((answer for end, answer in self.troubles.items() if path.endswith(end)), None):
            return trouble
        return self._tiktok(request) if request.url.host == "open.tiktokapis.com" else self._instagram(request)

    def _instagram(self, request: httpx.Request) -> httpx.Response:
        path, asked = request.url.path, request.url.params
        if path == "/oauth/access_token":
            form = parse_qs(request.content.decode())
            if form["code"] != ["good-code"]:
                return httpx.Response(400, json={"error_type": "OAuthException", "code": 400, "error_message": "no"})
            return httpx.Response(200, json={"data": [{"access_token": self._new(), "permissions": SCOPE}]})
        if asked["access_token"] not in self.good_tokens:
            return meta_error(190, 463)
        if path in ("/access_token", "/refresh_access_token"):
            return httpx.Response(200, json={"access_token": self._new(), "expires_in": 5_184_000})
        if path == "/me":
            return httpx.Response(200, json={"user_id": BEA_ON_INSTAGRAM, "username": "bea"})
        return httpx.Response(200, json={"data": self.media}, headers=self.headers)

    def _tiktok(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v2/oauth/token/":
            return self._tiktok_tokens({name: value[0] for name, value in parse_qs(request.content.decode()).items()})
        if request.headers["authorization"].removeprefix("Bearer ") not in self.good_tokens:
            return tiktok_error(401, "access_token_invalid")
        if request.url.path == "/v2/user/info/":
            return fine({"user": {"open_id": BEA_ON_TIKTOK, "display_name": "Bea on tour"}})
        return fine({"videos": self.videos, "cursor": 0, "has_more": False})

    def _tiktok_tokens(self, form: dict[str, str]) -> httpx.Response:
        assert (form["client_key"], form["client_secret"]) == ("tt-app", APP_SECRET)
        if form.get("code", form.get("refresh_token")) not in ("good-code", self.refresh_token):
            return httpx.Response(400, json={"error": "invalid_grant", "error_description": "x", "log_id": "1"})
        self.good_tokens = {token for token in self.good_tokens if not token.startswith("tiktok")}
        access, self.refresh_token = self._new("tiktok"), f"refresh-{self._number}-never-to-be-seen"
        return httpx.Response(
            200,
            json={
                "access_token": access,
                "expires_in": self.seconds,
                "refresh_token": self.refresh_token,
                "refresh_expires_in": 15_552_000,
                "open_id": BEA_ON_TIKTOK,
                "scope": self.scopes,
                "token_type": "Bearer",
            },
        )

    def _new(self, whose: str = "instagram") -> str:
        self._number += 1
        token = f"{whose}-{self._number}-never-to-be-seen"
        self.good_tokens.add(token)
        return token


SCOPE = "instagram_business_basic"


def fine(data: Json) -> httpx.Response:
    return httpx.Response(200, json={"data": data, "error": {"code": "ok", "message": "", "log_id": "1"}})


def tiktok_error(status: int, code: str) -> httpx.Response:
    return httpx.Response(status, json={"data": {}, "error": {"code": code, "message": "no", "log_id": "20261124"}})


def meta_error(code: int, subcode: int = 0, usage: str = "{}") -> httpx.Response:
    error = {"message": "x", "type": "OAuthException", "code": code, "error_subcode": subcode}
    return httpx.Response(400, json={"error": error}, headers={"X-Business-Use-Case-Usage": usage})


@contextmanager
def pretend_platforms() -> Iterator[PretendPlatforms]:
    pretended = PretendPlatforms()
    with respx.mock(assert_all_called=False) as router:
        router.route(host__regex=r"(api|graph)\.instagram\.com|open\.tiktokapis\.com").mock(
            side_effect=pretended.answer
        )
        yield pretended


class Office:
    """What the bot does about connections, for one guild."""

    def __init__(
        self,
        database: Database,
        http: HttpFetcher,
        guild_id: int,
        token_keys: tuple[str, ...] = (TOKEN_KEY,),
        secrets: tuple[str, ...] = (SESSION_SECRET,),
    ) -> None:
        self.database = database
        self.guild_id = guild_id
        connectable, sealing = platforms(KEYS), Sealing(token_keys)
        self.refreshing = Refreshing(database, http, sealing, connectable)
        self.signing = Signing(secrets)
        self.connecting = Connecting(database, http, sealing, connectable, self.signing, PUBLIC_URL)
        self.adapters = Adapters(KEYS, access=ConnectedAccess(database, self.refreshing))
        self.discovery = Discovery(KEYS, self.adapters, [ConnectedAccounts(database)])
        self.http = http

    def browser(self, **headers: str) -> httpx.AsyncClient:
        app = Starlette(routes=ConnectPages(self.connecting).routes)
        return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=PUBLIC_URL, headers=headers)

    def ticket(self, platform: str) -> str:
        return self.connecting.address(Ticket(self.guild_id, ANA.id, platform))

    async def begin(self, browser: httpx.AsyncClient, platform: str) -> dict[str, str]:
        """What the platform is asked."""
        return query_of((await browser.get(self.ticket(platform))).headers["location"])

    async def connect(self, platform: str) -> httpx.Response:
        async with self.browser() as browser:
            asked = await self.begin(browser, platform)
            back = {"code": "good-code", "state": asked["state"]}
            return await browser.get(f"/oauth/connect/{platform}/callback", params=back)

    def source(self, platform: str) -> Source:
        account = {"instagram": BEA_ON_INSTAGRAM, "tiktok": BEA_ON_TIKTOK}[platform]
        return Source(guild_id=self.guild_id, kind=platform, address=f"{platform}:{account}", title="Bea")

    async def poll(self, platform: str) -> Poll:
        return await self.adapters[platform].poll(self.source(platform), self.http)

    async def rows(self) -> list[asyncpg.Record]:
        return await self.fetch("select * from connections where guild_id = $1 order by id", self.guild_id)

    async def row(self) -> asyncpg.Record:
        [row] = await self.rows()
        return row

    async def change(self, what: str) -> None:
        """Such as `expires_at = now()`."""
        await self.fetch(f"update connections set {what} where guild_id = $1", self.guild_id)

    async def fetch(self, statement: str, *arguments: Any) -> list[asyncpg.Record]:
        return await self.database.run(lambda connection: connection.fetch(statement, *arguments))


def cookie_of(browser: httpx.AsyncClient, platform: str) -> str:
    return next(str(each.value) for each in browser.cookies.jar if each.path.endswith(f"/{platform}"))


def query_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
