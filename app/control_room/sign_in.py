"""`/oauth/login`, `/oauth/callback`, `/oauth/logout`: from a click to a session cookie; `/oauth/session` tells of it.

The way to Discord and back is bound to the browser: `state` is signed, and what it was signed for (a nonce, PKCE's
verifier, where to go afterwards) stands in a cookie that lives for ten minutes. Each way back works once, and has a
cookie of its own: two tabs do not get into each other's way.
"""

import secrets
import time
from urllib.parse import urlencode, urlsplit

import msgspec
import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app.browsers.cookies import cookie_name, set_cookie
from app.browsers.pages import language_of, notice
from app.browsers.seals import Seal
from app.browsers.ways_back import first_time_back
from app.control_room.access import Access
from app.control_room.epochs import Epochs
from app.control_room.origins import Origins
from app.control_room.sessions import MOST_GUILDS, Session, Sessions
from app.database.pool import Database
from app.discord.oauth import DiscordOAuth, challenge_of, new_verifier
from app.discord.permissions import manages_guild
from app.discord.resources import PartialGuild, User
from app.errors import DatabaseUnavailable, DiscordError, Rejected
from app.settings import Secret, Settings

UNDER_WAY_SECONDS = 600
AT_DISCORD = ("server_error", "temporarily_unavailable")
"""Errors that are no fault of ours. https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1"""

log = structlog.get_logger(__name__)


class UnderWay(msgspec.Struct, frozen=True):
    """Kept by the browser between here and Discord."""

    nonce: str
    verifier: str
    next: str
    """A path of ours."""


class SignIn:
    def __init__(
        self,
        settings: Settings,
        oauth: DiscordOAuth,
        sessions: Sessions,
        epochs: Epochs,
        database: Database,
        access: Access,
    ) -> None:
        self._oauth = oauth
        self._access = access
        self._sessions = sessions
        self._epochs = epochs
        self._database = database
        self._origins = Origins(settings)
        self._home = settings.dashboard_url or ""
        self._redirect_uri = f"{settings.public_url}/oauth/callback"
        self._secure = settings.public_url.startswith("https://")
        self._under_way = Seal(settings.session_secrets, "sign-in", UnderWay, UNDER_WAY_SECONDS)
        self._state = Seal(settings.session_secrets, "oauth-state", str, UNDER_WAY_SECONDS)

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/oauth/login", self.login),
            Route("/oauth/callback", self.callback),
            Route("/oauth/session", self.session),
            Route("/oauth/logout", self.logout, methods=["POST", "OPTIONS"]),
        ]

    async def login(self, request: Request) -> Response:
        next_page = own_path(request.query_params.get("next", "/"))
        if elsewhere := self._public_address(request, next_page):
            return RedirectResponse(elsewhere, 303)
        under_way = UnderWay(secrets.token_urlsafe(16), new_verifier(), next_page)
        state = self._state.close(under_way.nonce)
        address = self._oauth.authorize_url(self._redirect_uri, state, challenge_of(under_way.verifier))
        response = RedirectResponse(address, 303, headers={"Cache-Control": "no-store"})
        name = self._cookie(under_way.nonce)
        set_cookie(response, name, self._under_way.close(under_way), UNDER_WAY_SECONDS, secure=self._secure)
        return response

    def _cookie(self, nonce: str) -> str:
        return cookie_name(f"sign-in-{nonce[:8]}", secure=self._secure)

    def _public_address(self, request: Request, next_page: str) -> str | None:
        """Whoever came by another name (`localhost`) would not have the cookie where Discord sends them back to. Sent
        on once at most: behind some proxies every request seems to come by another name."""
        if request.headers.get("host") == urlsplit(self._redirect_uri).netloc or "here" in request.query_params:
            return None
        return f"{self._redirect_uri.removesuffix('callback')}login?{urlencode({'next': next_page, 'here': 1})}"

    async def callback(self, request: Request) -> Response:
        nonce = self._state.open(request.query_params.get("state", ""))
        if nonce is None:
            return _page(request, "sign-in-lost", 400)
        under_way = self._under_way.open(request.cookies.get(self._cookie(nonce), ""))
        if under_way is None or under_way.nonce != nonce:
            return _page(request, "sign-in-lost", 400)
        response = await self._come_back(request, under_way)
        set_cookie(response, self._cookie(nonce), "", 0, secure=self._secure)
        return response

    async def _come_back(self, request: Request, under_way: UnderWay) -> Response:
        given = request.query_params
        try:
            if not await first_time_back(self._database, under_way.nonce, UNDER_WAY_SECONDS):
                return _page(request, "sign-in-lost", 400)
            if error := given.get("error"):
                return _sent_back(request, error)
            session = await self._session(given.get("code", ""), under_way.verifier)
        except Rejected as error:
            log.warning("sign-in refused by Discord", error=str(error))
            return _page(request, "sign-in-refused", 400)
        except DiscordError as error:
            log.warning("sign-in without Discord", error=str(error))
            return _page(request, "sign-in-discord-away", 503)
        except DatabaseUnavailable:
            return _page(request, "sign-in-database-away", 503)
        response = RedirectResponse(f"{self._home}{under_way.next}", 303, headers={"Cache-Control": "no-store"})
        self._sessions.keep(response, session)
        log.info("signed in", user=session.user_id)
        return response

    async def _session(self, code: str, verifier: str) -> Session:
        """Discord's token is used for two questions and then given back."""
        token = await self._oauth.redeem(code, self._redirect_uri, verifier)
        try:
            return await self._described(token)
        finally:
            await self._oauth.revoke(token)

    async def _described(self, token: Secret) -> Session:
        user, guilds = await self._oauth.me(token), await self._oauth.my_guilds(token)
        now = int(time.time())
        return Session(
            user_id=str(user.id),
            name=_name(user),
            avatar=user.avatar,
            guilds=worth_asking(guilds, await self._access.guilds_with_bot()),
            began=now,
            renewed=now,
            epoch=await self._epochs.of(user.id),
        )

    async def home(self, request: Request) -> Response:
        """What is shown for the dashboard where that is not built."""
        texts = language_of(request)
        try:
            session = await self._sessions.read(request)
        except DatabaseUnavailable:
            return _page(request, "sign-in-database-away", 503)
        if session is None:
            way_on = ("/oauth/login", texts("page-sign-in"))
            return notice(texts, texts("page-home-title"), texts("page-home"), 200, way_on)
        sentence = texts("page-home-signed-in", name=session.name)
        return notice(texts, texts("page-home-title"), sentence, 200, ("/api/docs", texts("page-home-docs")))

    async def session(self, request: Request) -> Response:
        """Who is signed in, as JSON; `null`: nobody. For that `/api/v1/me` answers 401, which browsers log."""
        try:
            session = await self._sessions.read(request)
        except DatabaseUnavailable:
            return self._origins.share(request, Response(status_code=503), ["GET"])
        told = {"id": session.user_id, "name": session.name, "avatar": session.avatar} if session else None
        response = JSONResponse(told, headers={"Cache-Control": "no-store"})
        return self._origins.share(request, response, ["GET"])

    async def logout(self, request: Request) -> Response:
        """Here, or with `?everywhere=1` in every browser."""
        response = await self._signed_out(request)
        return self._origins.share(request, response, ["POST"])

    async def _signed_out(self, request: Request) -> Response:
        response = Response(status_code=204)
        if request.method == "OPTIONS":
            return response
        if not self._origins.is_ours(request):
            return Response(status_code=403)
        everywhere = request.query_params.get("everywhere", "0")
        if everywhere not in ("0", "1"):
            return PlainTextResponse("everywhere is 1, or left out", 400)
        if everywhere == "1":
            try:
                await self._sign_out_everywhere(request)
            except DatabaseUnavailable:
                return Response(status_code=503)
        self._sessions.forget(response)
        return response

    async def _sign_out_everywhere(self, request: Request) -> None:
        if session := await self._sessions.read(request):
            await self._epochs.sign_out_everywhere(int(session.user_id))


def own_path(wanted: str) -> str:
    """The path to go on to; `/` for anything that could lead elsewhere (`//host`, `/\\host`, another scheme)."""
    parts = urlsplit(wanted)
    strange = "\\" in wanted or any(ord(letter) < 33 for letter in wanted) or len(wanted) > 1000
    if strange or parts.scheme or parts.netloc or not wanted.startswith("/") or wanted.startswith("//"):
        return "/"
    return wanted


def _name(user: User) -> str:
    return user.global_name or user.username


def worth_asking(guilds: list[PartialGuild], with_bot: frozenset[int]) -> tuple[str, ...]:
    """Those that they manage first, and the newest; as many as a cookie holds."""
    common = [guild for guild in guilds if guild.id in with_bot]
    manageable_first = sorted(
        common, key=lambda guild: (not (guild.owner or manages_guild(guild.permissions)), -guild.id)
    )
    return tuple(str(guild.id) for guild in manageable_first[:MOST_GUILDS])


def _sent_back(request: Request, error: str) -> Response:
    """Without a code."""
    if error == "access_denied":
        return _page(request, "sign-in-denied", 403)
    log.warning("sent back by Discord", error=error[:100])
    if error in AT_DISCORD:
        return _page(request, "sign-in-discord-trouble", 503)
    return _page(request, "sign-in-refused", 400)


def _page(request: Request, what: str, status: int) -> Response:
    texts = language_of(request)
    again = ("/oauth/login", texts("page-sign-in-again"))
    return notice(texts, texts(f"page-{what}-title"), texts(f"page-{what}"), status, again)
