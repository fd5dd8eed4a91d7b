"""What travels through browsers, signed: a ticket that starts the flow, and the state that comes back with the code."""

import secrets
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from itsdangerous import BadSignature, URLSafeTimedSerializer

from app.errors import BadInput

TICKET_SECONDS = 15 * 60
STATE_SECONDS = 10 * 60


class Ticket(NamedTuple):
    """Whoever has it may connect an account of the platform for the guild."""

    guild_id: int
    actor_id: int
    platform: str


class State(NamedTuple):
    guild_id: int
    actor_id: int
    platform: str
    nonce: str
    browser: str
    """The hash of the secret in the cookie of the browser that started it."""


class Signing:
    """The first secret signs, all verify."""

    def __init__(self, session_secrets: Sequence[str]) -> None:
        self._secrets = session_secrets

    def ticket(self, ticket: Ticket) -> str:
        return self._signer("connect-ticket").dumps(list(ticket))

    def read_ticket(self, signed: str) -> Ticket:
        """Raises `BadInput`."""
        return Ticket(*self._read("connect-ticket", signed, TICKET_SECONDS, "connect-ticket-over"))

    def state(self, ticket: Ticket, browser_secret: str) -> str:
        state = State(*ticket, nonce=secrets.token_urlsafe(16), browser=_hash(browser_secret))
        return self._signer("connect-state").dumps(list(state))

    def read_state(self, signed: str, platform: str, browser_secret: str) -> State:
        """Raises `BadInput`: forged, too old, of another platform, or started in another browser."""
        state = State(*self._read("connect-state", signed, STATE_SECONDS, "connect-state-over"))
        if state.platform != platform or not secrets.compare_digest(state.browser, _hash(browser_secret)):
            raise BadInput("connect-state-over")
        return state

    def _read(self, purpose: str, signed: str, seconds: int, otherwise: str) -> list[Any]:
        try:
            content: list[Any] = self._signer(purpose).loads(signed, max_age=seconds)
        except BadSignature:
            raise BadInput(otherwise) from None
        return content

    def _signer(self, purpose: str) -> URLSafeTimedSerializer:
        """itsdangerous signs with the last secret, we with the first."""
        how = {"digest_method": sha256, "key_derivation": "hmac"}
        return URLSafeTimedSerializer(list(reversed(self._secrets)), salt=purpose, signer_kwargs=how)


def _hash(browser_secret: str) -> str:
    return sha256(browser_secret.encode()).hexdigest()
