"""Instagram API with Instagram Login, for professional accounts.

https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login
Tokens travel as a query parameter: no address of these calls may be shown anywhere.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import msgspec

from app.dailies.connections.platform import Account, Grant, Tokens, end_of, json_of, token_in
from app.dailies.sources.protocol import Answer, Fetcher
from app.errors import SourceError
from app.settings import AppKey

NAME = "Instagram"
SCOPE = "instagram_business_basic"
GRAPH = "https://graph.instagram.com"
SIXTY_DAYS = 60 * 86_400
YOUNGEST, LAST_MONTH = timedelta(hours=24), timedelta(days=30)
"""A token is refreshed when it is older than the first and lasts less than the second."""

_DEAD = {102, 190}
_THROTTLED = {4, 17, 32, 341, 613}
_TRANSIENT = {1, 2}
_POLICY_BLOCK = 368
_BLOCKED_SECONDS = 6 * 3600
_UNKNOWN_WAIT_SECONDS = 3600


class Instagram:
    name = NAME

    def __init__(self, key: AppKey) -> None:
        self._key = key

    def consent_url(self, redirect: str, state: str) -> str:
        asked = {"client_id": self._key.id, "redirect_uri": redirect, "response_type": "code", "scope": SCOPE}
        return f"https://www.instagram.com/oauth/authorize?{urlencode({**asked, 'state': state})}"

    async def exchange(self, code: str, redirect: str, http: Fetcher) -> Grant:
        """The first token lasts an hour; it is changed at once for one that lasts 60 days."""
        form = {"grant_type": "authorization_code", "redirect_uri": redirect, "code": code.removesuffix("#_")}
        form |= {"client_id": self._key.id, "client_secret": self._key.secret}
        answer = await http.call("POST", "https://api.instagram.com/oauth/access_token", form=form)
        found = _short_lived(json_of(answer, NAME), answer.status)
        scopes = _scopes(found)
        if scopes and SCOPE not in scopes.split(","):
            raise SourceError("consent-ended", f"Instagram was not allowed to give {SCOPE}")
        asked = {"grant_type": "ig_exchange_token", "client_secret": str(self._key.secret)}
        grant = await _long_lived("access_token", asked, token_in(found, "access_token", NAME), http)
        return msgspec.structs.replace(grant, scopes=scopes)

    async def account(self, tokens: Tokens, http: Fetcher) -> Account:
        found = await ask("me", {"fields": "user_id,username"}, tokens.access, http)
        account_id, name = str(found.get("user_id") or found.get("id") or ""), str(found.get("username") or "")
        if not account_id.isdigit():
            raise SourceError("broken", "Instagram does not say whose account this is")
        return Account(account_id, name or account_id)

    async def refresh(self, tokens: Tokens, http: Fetcher) -> Grant:
        return await _long_lived("refresh_access_token", {"grant_type": "ig_refresh_token"}, tokens.access, http)

    def refresh_at(self, grant: Grant) -> datetime:
        return max(datetime.now(UTC) + YOUNGEST, grant.expires_at - LAST_MONTH)


async def ask(path: str, asked: Mapping[str, str], token: str, http: Fetcher) -> Mapping[str, Any]:
    """What the Graph API answers. Raises `SourceError`."""
    return read(await call(path, asked, token, http))


async def call(path: str, asked: Mapping[str, str], token: str, http: Fetcher) -> Answer:
    return await http.call("GET", f"{GRAPH}/{path}?{urlencode({**asked, 'access_token': token})}")


def read(answer: Answer) -> Mapping[str, Any]:
    """Raises `SourceError` by Meta's own code. https://developers.facebook.com/docs/graph-api/guides/error-handling"""
    found = json_of(answer, NAME)
    if isinstance(error := found.get("error"), dict):
        raise _trouble(error, answer)
    if answer.status >= 400:
        raise SourceError("broken", f"Instagram answers with an error (HTTP {answer.status})", status=answer.status)
    return found


def _trouble(error: Mapping[str, Any], answer: Answer) -> SourceError:
    """Of Meta's words only numbers are kept: a message may quote the request."""
    code = int(error["code"]) if isinstance(error.get("code"), int) else 0
    sentence = f"Instagram: error {code}, {error.get('error_subcode', 'no subcode')} (HTTP {answer.status})"
    if code in _DEAD or code == 10 or 200 <= code < 300:
        return SourceError("consent-ended", sentence, status=answer.status)
    if code in _THROTTLED or 80_000 <= code < 81_000:
        wait = regain_seconds(answer.headers) or _UNKNOWN_WAIT_SECONDS
        return SourceError("limited", sentence, status=answer.status, retry_after=wait)
    if code == _POLICY_BLOCK:
        return SourceError("blocked", sentence, status=answer.status, retry_after=_BLOCKED_SECONDS)
    return SourceError("away" if code in _TRANSIENT else "broken", sentence, status=answer.status)


def regain_seconds(headers: Mapping[str, str]) -> int:
    """How long to stay away: asking on while throttled prolongs it. 0 while less than 80 % of the budget is used.

    https://developers.facebook.com/docs/graph-api/overview/rate-limiting
    """
    usages = [_usage(headers.get(name, "")) for name in ("x-app-usage", "x-business-use-case-usage")]
    reports = [usages[0], *(each for group in usages[1].values() if isinstance(group, list) for each in group)]
    return max((_wait_of(each) for each in reports if isinstance(each, dict)), default=0)


def _usage(header: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(header, type=dict[str, Any])
    except msgspec.DecodeError:
        return {}


def _wait_of(report: Mapping[str, Any]) -> int:
    minutes = report.get("estimated_time_to_regain_access")
    if isinstance(minutes, int) and minutes > 0:
        return min(minutes, 24 * 60) * 60
    used = (report.get(name) for name in ("call_count", "total_cputime", "total_time"))
    return _UNKNOWN_WAIT_SECONDS if any(isinstance(each, int | float) and each >= 80 for each in used) else 0


async def _long_lived(path: str, asked: Mapping[str, str], token: str, http: Fetcher) -> Grant:
    found = await ask(path, asked, token, http)
    access = token_in(found, "access_token", NAME)
    return Grant(tokens=Tokens(access), expires_at=end_of(found, "expires_in", SIXTY_DAYS))


def _short_lived(found: Mapping[str, Any], status: int) -> Mapping[str, Any]:
    """Its documents show it inside of `data`, its answers often without."""
    inside = found.get("data")
    found = inside[0] if isinstance(inside, list) and inside and isinstance(inside[0], dict) else found
    if "access_token" not in found:
        raise SourceError("broken", f"Instagram gives no token for this code (HTTP {status})", status=status)
    return found


def _scopes(found: Mapping[str, Any]) -> str:
    """A list or a text, by the version of the API."""
    said = found.get("permissions") or ""
    return ",".join(map(str, said)) if isinstance(said, list) else str(said).replace(" ", "")
