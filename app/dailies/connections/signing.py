"""What travels through browsers, signed: a ticket that starts the flow, and the state that comes back with the code."""

import secrets
from collections.abc import Sequence
from hashlib import sha256

import msgspec

from app.browsers.seals import Seal
from app.errors import BadInput

TICKET_SECONDS = 15 * 60
STATE_SECONDS = 10 * 60


class Ticket(msgspec.Struct, frozen=True):
    """Whoever has it may connect an account of the platform for the guild."""

    guild_id: int
    actor_id: int
    platform: str


class State(msgspec.Struct, frozen=True):
    ticket: Ticket
    nonce: str
    browser: str
    """The hash of the secret in the cookie of the browser that started it."""


class Signing:
    def __init__(self, session_secrets: Sequence[str]) -> None:
        self._tickets = Seal(session_secrets, "connect-ticket", Ticket, TICKET_SECONDS)
        self._states = Seal(session_secrets, "connect-state", State, STATE_SECONDS)

    def ticket(self, ticket: Ticket) -> str:
        return self._tickets.close(ticket)

    def read_ticket(self, signed: str) -> Ticket:
        """Raises `BadInput`."""
        if (ticket := self._tickets.open(signed)) is None:
            raise BadInput("connect-ticket-over")
        return ticket

    def state(self, ticket: Ticket, browser_secret: str) -> str:
        return self._states.close(State(ticket, secrets.token_urlsafe(16), _hash(browser_secret)))

    def read_state(self, signed: str, platform: str, browser_secret: str) -> State:
        """Raises `BadInput`: forged, too old, of another platform, or started in another browser."""
        state = self._states.open(signed)
        if state is None or state.ticket.platform != platform:
            raise BadInput("connect-state-over")
        if not secrets.compare_digest(state.browser, _hash(browser_secret)):
            raise BadInput("connect-state-over")
        return state


def _hash(browser_secret: str) -> str:
    return sha256(browser_secret.encode()).hexdigest()
