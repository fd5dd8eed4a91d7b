"""TikTok's Login Kit for Web and Display API. https://developers.tiktok.com/doc/login-kit-web

Refresh tokens count once: with the answer to a refresh the one that was sent is dead. PKCE is documented for apps on
phones and desktops only; here the state is bound to the browser, and the secret never leaves the server.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import structlog

from app.dailies.connections.platform import Account, Grant, TokenExpired, Tokens, end_of, json_of, token_in
from app.dailies.sources.protocol import Answer, Fetcher
from app.errors import SourceError
from app.settings import AppKey

NAME = "TikTok"
SCOPES = ("user.info.basic", "video.list")
CONSENT = "https://www.tiktok.com/v2/auth/authorize/"
API = "https://open.tiktokapis.com/v2"
TWO_HOURS, HALF_A_YEAR = 2 * 3600, 180 * 86_400
EARLY = timedelta(minutes=15)
"""So long before its end an access token is refreshed."""
_A_WINDOW = 60

log = structlog.get_logger(__name__)


class TikTok:
    name = NAME

    def __init__(self, key: AppKey) -> None:
        self._key = key

    def consent_url(self, redirect: str, state: str) -> str:
        asked = {"client_key": self._key.id, "response_type": "code", "scope": ",".join(SCOPES)}
        return f"{CONSENT}?{urlencode({**asked, 'redirect_uri': redirect, 'state': state})}"

    async def exchange(self, code: str, redirect: str, http: Fetcher) -> Grant:
        """People may untick scopes."""
        grant = await self._tokens({"grant_type": "authorization_code", "code": code, "redirect_uri": redirect}, http)
        if missing := set(SCOPES) - set(grant.scopes.split(",")):
            raise SourceError("consent-ended", f"TikTok was not allowed to give {', '.join(sorted(missing))}")
        return grant

    async def account(self, tokens: Tokens, http: Fetcher) -> Account:
        found = await ask("GET", "user/info/?fields=open_id,display_name", tokens.access, http)
        user = found["user"] if isinstance(found.get("user"), dict) else {}
        account_id = str(user.get("open_id") or "")
        if not account_id:
            raise SourceError("broken", "TikTok does not say whose account this is")
        return Account(account_id, str(user.get("display_name") or account_id))

    async def refresh(self, tokens: Tokens, http: Fetcher) -> Grant:
        return await self._tokens({"grant_type": "refresh_token", "refresh_token": tokens.refresh}, http)

    def refresh_at(self, grant: Grant) -> datetime:
        return max(datetime.now(UTC), grant.expires_at - EARLY)

    async def _tokens(self, asked: Mapping[str, str], http: Fetcher) -> Grant:
        form = {"client_key": self._key.id, "client_secret": self._key.secret, **asked}
        answer = await http.call("POST", f"{API}/oauth/token/", form=form)
        found = json_of(answer, NAME)
        if "access_token" not in found:
            raise _refused_tokens(found, answer)
        tokens = Tokens(token_in(found, "access_token", NAME), token_in(found, "refresh_token", NAME))
        return Grant(
            tokens=tokens,
            expires_at=end_of(found, "expires_in", TWO_HOURS),
            refresh_expires_at=end_of(found, "refresh_expires_in", HALF_A_YEAR),
            scopes=str(found.get("scope") or "").replace(" ", ""),
        )


async def ask(
    method: str, path: str, token: str, http: Fetcher, json: Mapping[str, Any] | None = None
) -> Mapping[str, Any]:
    """The `data` of an answer. Raises `SourceError`; `TokenExpired` when a refresh may help."""
    headers = {"Authorization": f"Bearer {token}"}
    answer = await http.call(method, f"{API}/{path}", headers=headers, json=json)
    found = json_of(answer, NAME)
    error = found.get("error")
    code = str(error.get("code") or "ok") if isinstance(error, dict) else "ok"
    if code != "ok" or answer.status >= 400:
        raise _trouble(code, error if isinstance(error, dict) else {}, answer)
    data = found.get("data")
    return data if isinstance(data, dict) else {}


def _trouble(code: str, error: Mapping[str, Any], answer: Answer) -> SourceError:
    """https://developers.tiktok.com/doc/tiktok-api-v2-error-handling"""
    log.info("tiktok refused", code=code[:60], status=answer.status, log_id=str(error.get("log_id", ""))[:60])
    sentence = f"TikTok: {code[:60]} (HTTP {answer.status})"
    if code == "access_token_invalid":
        return TokenExpired("consent-ended", sentence, status=answer.status)
    if code in ("scope_not_authorized", "scope_permission_missed"):
        return SourceError("consent-ended", sentence, status=answer.status)
    if code == "rate_limit_exceeded" or answer.status == 429:
        return SourceError("limited", sentence, status=answer.status, retry_after=_A_WINDOW)
    return SourceError("away" if code == "internal_error" else "broken", sentence, status=answer.status)


def _refused_tokens(found: Mapping[str, Any], answer: Answer) -> SourceError:
    """Of its words only the code is kept: a description may quote what was sent."""
    code = str(found.get("error") or "no reason")[:60]
    log.info("tiktok gave no tokens", code=code, log_id=str(found.get("log_id", ""))[:60])
    sentence = f"TikTok gives no tokens: {code} (HTTP {answer.status})"
    if answer.status == 429 or code == "rate_limit_exceeded":
        return SourceError("limited", sentence, status=answer.status, retry_after=_A_WINDOW)
    return SourceError("consent-ended" if code == "invalid_grant" else "broken", sentence, status=answer.status)
