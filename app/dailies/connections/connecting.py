"""The connect flow: a ticket leads to the platform, and a code with its state comes back and becomes tokens.

A state counts once.
"""

import secrets
from collections.abc import Mapping
from typing import NamedTuple

import structlog

from app.browsers.ways_back import first_time_back
from app.dailies.connections import Platforms
from app.dailies.connections.access import address_of
from app.dailies.connections.platform import Account, Grant, Platform
from app.dailies.connections.refreshing import ENDED
from app.dailies.connections.sealing import Sealing
from app.dailies.connections.signing import STATE_SECONDS, Signing, Ticket
from app.dailies.sources.protocol import Fetcher
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.errors import BadInput, SourceError
from app.guilds.audit import write_audit

DISCONNECTED = "disconnected"
"""Why a source pauses when its connection was removed by somebody of the guild."""

log = structlog.get_logger(__name__)


class Beginning(NamedTuple):
    consent_url: str
    browser_secret: str
    """For a cookie: only this browser can bring the state back."""


class Connecting:
    def __init__(
        self,
        database: Database,
        http: Fetcher,
        sealing: Sealing,
        platforms: Platforms,
        signing: Signing,
        public_url: str,
    ) -> None:
        self._database = database
        self._http = http
        self._sealing = sealing
        self._platforms = platforms
        self._signing = signing
        self.public_url = public_url

    def address(self, ticket: Ticket) -> str:
        """What the account's owner opens. Raises `BadInput` for a platform without a key."""
        self.platform(ticket.platform)
        return f"{self.public_url}/oauth/connect/{ticket.platform}?ticket={self._signing.ticket(ticket)}"

    def redirect(self, platform: str) -> str:
        """As it has to be written down at the platform, letter for letter."""
        return f"{self.public_url}/oauth/connect/{platform}/callback"

    def platform(self, name: str) -> Platform:
        try:
            return self._platforms[name]
        except KeyError:
            raise BadInput("connect-not-set-up") from None

    def begin(self, platform: str, signed_ticket: str) -> Beginning:
        """Raises `BadInput`."""
        asked, ticket = self.platform(platform), self._signing.read_ticket(signed_ticket)
        if ticket.platform != platform:
            raise BadInput("connect-ticket-over")
        browser_secret = secrets.token_urlsafe(32)
        state = self._signing.state(ticket, browser_secret)
        return Beginning(asked.consent_url(self.redirect(platform), state), browser_secret)

    async def finish(self, platform: str, came_back: Mapping[str, str], browser_secret: str) -> Account:
        """`came_back`: the parameters of the callback. Raises `BadInput` or `SourceError`; then nothing is stored."""
        asked = self.platform(platform)
        state = self._signing.read_state(came_back.get("state", ""), platform, browser_secret)
        if not await first_time_back(self._database, state.nonce, STATE_SECONDS):
            raise BadInput("connect-state-over")
        if "code" not in came_back:
            denied = came_back.get("error") == "access_denied"
            raise BadInput("connect-denied" if denied else "connect-refused", platform=asked.name)
        grant = await asked.exchange(came_back["code"], self.redirect(platform), self._http)
        account = await asked.account(grant.tokens, self._http)
        await self._database.transact(lambda connection: self._save(connection, state.ticket, grant, account))
        log.info("connected", guild=str(state.ticket.guild_id), platform=platform, account=account.id)
        return account

    async def _save(self, connection: Connection, ticket: Ticket, grant: Grant, account: Account) -> None:
        """And its source goes on, when it paused for want of consent."""
        owner = {"guild_id": ticket.guild_id, "platform": ticket.platform, "account_id": account.id}
        connection_id: int = await queries.connections.save_connection(
            connection,
            name=account.name[:200],
            tokens=self._sealing.seal(grant.tokens, owner),
            scopes=grant.scopes,
            created_by=ticket.actor_id,
            expires_at=grant.expires_at,
            refresh_expires_at=grant.refresh_expires_at,
            due_at=self._platforms[ticket.platform].refresh_at(grant),
            **owner,
        )
        await queries.connections.resume_connected_sources(
            connection,
            guild_id=ticket.guild_id,
            kind=ticket.platform,
            address=address_of(ticket.platform, account.id),
            reasons=[*ENDED, DISCONNECTED],
        )
        after = {"platform": ticket.platform, "account": account.id, "name": account.name, "scopes": grant.scopes}
        subject = f"connection:{connection_id}"
        await write_audit(connection, ticket.guild_id, ticket.actor_id, "dailies.connect", subject, None, after)


async def disconnect(connection: Connection, guild_id: int, actor_id: int, connection_id: int) -> bool:
    """Forgets the tokens and pauses the source. False when there is no such connection."""
    row = await queries.connections.remove_connection(connection, guild_id=guild_id, connection_id=connection_id)
    if row is None:
        return False
    address = address_of(row["platform"], row["account_id"])
    await queries.connections.pause_disconnected_source(
        connection, guild_id=guild_id, kind=row["platform"], address=address, reason=DISCONNECTED
    )
    before = {"platform": row["platform"], "account": row["account_id"], "name": row["name"]}
    subject = f"connection:{connection_id}"
    await write_audit(connection, guild_id, actor_id, "dailies.disconnect", subject, before, None)
    return True


def sentence_for(error: SourceError) -> str:
    """The text for whoever wanted to connect."""
    if error.kind == "consent-ended":
        return "connect-incomplete"
    return "connect-away" if error.kind in ("away", "limited", "too-large") else "connect-refused"
