"""What a platform has to be able to do, so that its accounts can be connected."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import msgspec

from app.dailies.sources.protocol import Answer, Fetcher
from app.errors import SourceError

TEN_YEARS = 3653 * 86_400
_TOKEN = re.compile(r"[\x21-\x7e]{8,4096}")
"""Nothing that a header refuses: what is refused would be quoted in an error."""


class Tokens(msgspec.Struct, frozen=True):
    """Whoever has them can read the account."""

    access: str
    refresh: str = ""

    def __repr__(self) -> str:
        return "Tokens(…)"


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens, and until when they are good."""

    tokens: Tokens
    expires_at: datetime
    refresh_expires_at: datetime | None = None
    scopes: str = ""
    """As the platform writes them; empty when it does not say."""


class Account(msgspec.Struct, frozen=True):
    id: str
    name: str


class TokenExpired(SourceError):
    """Refresh, and try once more."""


class Platform(Protocol):
    """Every call raises `SourceError`; of the kind `consent-ended` when only the account's owner can mend it."""

    name: str
    """For people."""

    def consent_url(self, redirect: str, state: str) -> str:
        """Where the account's owner is asked."""

    async def exchange(self, code: str, redirect: str, http: Fetcher) -> Grant:
        """The tokens for a code, which counts once."""

    async def account(self, tokens: Tokens, http: Fetcher) -> Account:
        """Whose tokens these are."""

    async def refresh(self, tokens: Tokens, http: Fetcher) -> Grant:
        """New tokens; the old ones may be dead from then on."""

    def refresh_at(self, grant: Grant) -> datetime:
        """When to refresh tokens that were given just now."""


def json_of(answer: Answer, platform: str) -> Mapping[str, Any]:
    """The object that an API answered. Raises `SourceError` when it is none."""
    if answer.status >= 500:
        raise SourceError("away", f"{platform} answers with an error (HTTP {answer.status})", status=answer.status)
    try:
        return msgspec.json.decode(answer.body, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError):
        sentence = f"{platform} answers with something else than JSON (HTTP {answer.status})"
        raise SourceError("away", sentence, status=answer.status) from None


def token_in(found: Mapping[str, Any], name: str, platform: str) -> str:
    token = found.get(name)
    if not isinstance(token, str) or not _TOKEN.fullmatch(token):
        raise SourceError("broken", f"{platform} answers without a usable {name}")
    return token


def end_of(found: Mapping[str, Any], name: str, seconds: int) -> datetime:
    """`seconds` where the platform does not say how long."""
    said = found.get(name)
    lasts = said if isinstance(said, int) and 0 < said < TEN_YEARS else seconds
    return datetime.now(UTC) + timedelta(seconds=lasts)
