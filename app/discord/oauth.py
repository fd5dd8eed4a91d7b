"""Signing in with Discord: the authorization code grant with PKCE. What a token is good for is asked once, at once.

https://docs.discord.com/developers/topics/oauth2#authorization-code-grant · https://datatracker.ietf.org/doc/html/rfc7636
"""

import base64
import hashlib
import secrets
from types import TracebackType
from typing import Self, TypeVar
from urllib.parse import urlencode, urlsplit

import httpx
import msgspec

from app.discord.resources import PartialGuild, User
from app.discord.snowflake import decoder
from app.errors import DiscordUnavailable, Rejected
from app.settings import Secret

SCOPES = "identify guilds"
TIMEOUT = 8.0
"""Seconds for each of the calls."""

Answered = TypeVar("Answered")


class _Tokens(msgspec.Struct, frozen=True):
    access_token: str
    scope: str = ""


_TOKENS, _USER, _GUILDS = decoder(_Tokens), decoder(User), decoder(list[PartialGuild])


class DiscordOAuth:
    def __init__(self, client_id: int, client_secret: Secret, api_url: str) -> None:
        self._client_id = str(client_id)
        self._client_secret = client_secret
        self._api_url = api_url
        self._http = httpx.AsyncClient(timeout=TIMEOUT)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        await self._http.aclose()

    def authorize_url(self, redirect_uri: str, state: str, challenge: str) -> str:
        """Where to send the browser."""
        parts = urlsplit(self._api_url)
        asked = {
            "response_type": "code",
            "client_id": self._client_id,
            "scope": SCOPES,
            "redirect_uri": redirect_uri,
            "state": state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "prompt": "none",  # who allowed it once is not asked again
        }
        return f"{parts.scheme}://{parts.netloc}/oauth2/authorize?{urlencode(asked)}"

    async def redeem(self, code: str, redirect_uri: str, verifier: str) -> Secret:
        """The access token. Raises `Rejected` for a code that does not work (any more), or `DiscordUnavailable`."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": verifier,
        }
        asking = self._http.build_request("POST", f"{self._api_url}/oauth2/token", data=form)
        tokens = await self._ask("POST /oauth2/token", asking, _TOKENS, self._basic())
        return Secret(tokens.access_token)

    async def me(self, token: Secret) -> User:
        asking = self._http.build_request("GET", f"{self._api_url}/users/@me", headers=_bearer(token))
        return await self._ask("GET /users/@me", asking, _USER)

    async def my_guilds(self, token: Secret) -> list[PartialGuild]:
        """All of them: Discord allows nobody more than 200, and that is a page."""
        asking = self._http.build_request("GET", f"{self._api_url}/users/@me/guilds", headers=_bearer(token))
        return await self._ask("GET /users/@me/guilds", asking, _GUILDS)

    async def revoke(self, token: Secret) -> None:
        """Of use to nobody who finds it later. Failing is no harm: the token is forgotten all the same."""
        form = {"token": str(token), "token_type_hint": "access_token"}
        try:
            await self._http.post(f"{self._api_url}/oauth2/token/revoke", data=form, auth=self._basic())
        except httpx.HTTPError:
            return

    def _basic(self) -> httpx.BasicAuth:
        return httpx.BasicAuth(self._client_id, self._client_secret)

    async def _ask(
        self,
        route: str,
        request: httpx.Request,
        wanted: msgspec.json.Decoder[Answered],
        auth: httpx.Auth | None = None,
    ) -> Answered:
        """httpx's own errors may show what was sent, so they end here."""
        try:
            answer = await self._http.send(request, auth=auth)
            found = wanted.decode(answer.content) if answer.is_success else None
        except (httpx.HTTPError, msgspec.MsgspecError) as error:
            failure = type(error).__name__
        else:
            if found is not None:
                return found
            if answer.status_code < 500 and answer.status_code != 429:
                raise Rejected(route, answer.status_code)
            failure = f"HTTP {answer.status_code}"
        raise DiscordUnavailable(route, message=failure)


def new_verifier() -> str:
    return secrets.token_urlsafe(48)


def challenge_of(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


def _bearer(token: Secret) -> dict[str, str]:
    return {"Authorization": f"Bearer {token!s}"}
