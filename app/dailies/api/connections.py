"""Instagram and TikTok: what is connected, the address for a creator, and the end of it. Tokens are never shown."""

from datetime import UTC, datetime, timedelta
from typing import Literal

import asyncpg
import msgspec

from app.api.actors import ActorText, actor_text
from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.problems import NotThere
from app.dailies.connections.connecting import Connecting, disconnect
from app.dailies.connections.inviting import KEYS, address_for_owner, is_set_up, list_connections
from app.dailies.connections.signing import TICKET_SECONDS
from app.database.pool import Database
from app.texts import Texts

connections = ApiBook("dailies")

DAILIES = "/guilds/{guild_id}/dailies"


class PlatformJson(msgspec.Struct):
    platform: str
    set_up: bool
    """Whether whoever runs the bot has a key for it; without one nothing can be connected."""
    sentence: str
    redirect_address: str
    """The platform's app has to allow it, letter for letter."""


class ConnectionJson(msgspec.Struct):
    id: str
    platform: str
    account_id: str
    name: str
    pasted: str
    """What to paste in order to follow the account."""
    state: Literal["fine", "failing", "paused"]
    reason: str | None
    sentence: str | None
    """What is wrong, and the cure."""
    created_by: ActorText
    """`0` is the operator, at a terminal."""
    created_at: datetime
    refreshed_at: datetime
    ends_at: datetime
    """When the consent would end if it were not refreshed."""


class NewConnection(Sent, frozen=True):
    platform: Literal["instagram", "tiktok"]


class InvitationJson(msgspec.Struct):
    address: str
    """For the account's creator alone: whoever opens it may connect an account of theirs to this server."""
    ends_at: datetime
    sentence: str


@connections.get(DAILIES + "/platforms", "Platforms whose accounts need their creator's consent")
async def list_platforms(call: Call) -> list[PlatformJson]:
    connecting, consent = call.part(Connecting), call.texts("connect-consent")
    return [
        PlatformJson(
            platform,
            set_up := is_set_up(connecting, platform),
            consent if set_up else f"{consent} {call.texts('connect-not-set-up')}",
            connecting.redirect(platform),
        )
        for platform in KEYS
    ]


@connections.get(DAILIES + "/connections", "Accounts that their creators connected")
async def list_connected_accounts(call: Call) -> list[ConnectionJson]:
    rows = await call.part(Database).run(lambda connection: list_connections(connection, call.guild_id))
    return [_shown(call.texts, row) for row in rows]


@connections.post(
    DAILIES + "/connections", "An address at which a creator connects an account", status=201, shows_secret=True
)
async def invite_creator(call: Call, body: NewConnection) -> InvitationJson:
    ends_at = datetime.now(UTC) + timedelta(seconds=TICKET_SECONDS)
    address = address_for_owner(call.part(Connecting), call.guild_id, call.actor_id, body.platform)
    consent, theirs = call.texts("connect-consent"), call.texts("connect-invitation", minutes=TICKET_SECONDS // 60)
    return InvitationJson(address, ends_at, f"{consent} {theirs}")


@connections.delete(DAILIES + "/connections/{connection_id}", "Forget an account's tokens; its source is paused")
async def remove_connection(call: Call) -> None:
    connection_id = call.ids["connection_id"]
    if not await call.part(Database).transact(
        lambda connection: disconnect(connection, call.guild_id, call.actor_id, connection_id)
    ):
        raise NotThere("no such connection")


def _shown(texts: Texts, row: asyncpg.Record) -> ConnectionJson:
    reason = row["paused_reason"] or row["problem"]
    text_id = f"error-source-{reason}"
    return ConnectionJson(
        id=str(row["id"]),
        platform=row["platform"],
        account_id=row["account_id"],
        name=row["name"],
        pasted=f"{row['platform']}:{row['account_id']}",
        state="paused" if row["paused_reason"] else "failing" if row["problem"] else "fine",
        reason=reason,
        sentence=texts(text_id) if reason and texts.has(text_id) else reason,
        created_by=actor_text(row["created_by"]),
        created_at=row["created_at"],
        refreshed_at=row["issued_at"],
        ends_at=row["ends_at"],
    )
