"""Hooks: addresses that want to hear of a server's events."""

from collections.abc import Sequence
from typing import Any, Literal

import httpx
import msgspec

from app.bridge.secrets import HookSecrets, new_secret
from app.database.pool import Connection
from app.database.queries import queries
from app.guilds.audit import write_audit
from app.settings import Secret

Event = Literal["miles.awarded", "rank.changed", "dailies.sent"]

MOST_HOOKS = 10
BY_HAND = "by-hand"
GONE = "gone"
KEY_LOST = "key-lost"
OLD_SECRET_HOURS = 24


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What an admin chose for a hook."""

    url: str
    events: Sequence[str]
    description: str = ""
    paused_reason: str | None = None

    def audited(self) -> dict[str, Any]:
        """What stands behind the host of an address may be a secret."""
        return msgspec.structs.asdict(self) | {"url": origin_of(self.url)}


async def add_hook(
    connection: Connection, guild_id: int, actor_id: int, wish: Wish, sealing: HookSecrets
) -> tuple[int, Secret]:
    """Its id and its secret."""
    secret = new_secret()
    hook_id: int = await queries.bridge.add_hook(
        connection,
        guild_id=guild_id,
        url=wish.url,
        description=wish.description,
        events=list(wish.events),
        secret=sealing.seal(secret, guild_id),
        created_by=actor_id,
    )
    await write_audit(connection, guild_id, actor_id, "hook.make", f"hook:{hook_id}", None, wish.audited())
    return hook_id, secret


async def change_hook(
    connection: Connection, guild_id: int, actor_id: int, hook_id: int, before: Wish, after: Wish
) -> None:
    await queries.bridge.change_hook(
        connection,
        guild_id=guild_id,
        hook_id=hook_id,
        url=after.url,
        description=after.description,
        events=list(after.events),
        paused_reason=after.paused_reason,
    )
    subject = f"hook:{hook_id}"
    await write_audit(connection, guild_id, actor_id, "hook.change", subject, before.audited(), after.audited())


async def remove_hook(connection: Connection, guild_id: int, actor_id: int, hook_id: int, before: Wish) -> None:
    await queries.bridge.remove_hook(connection, guild_id=guild_id, hook_id=hook_id)
    await write_audit(connection, guild_id, actor_id, "hook.remove", f"hook:{hook_id}", before.audited(), None)


async def rotate_secret(
    connection: Connection, guild_id: int, actor_id: int, hook_id: int, sealing: HookSecrets
) -> Secret:
    """The old one signs along for a day."""
    secret, after = new_secret(), {"old_secret_hours": OLD_SECRET_HOURS}
    sealed = sealing.seal(secret, guild_id)
    await queries.bridge.rotate_secret(
        connection, guild_id=guild_id, hook_id=hook_id, secret=sealed, hours=OLD_SECRET_HOURS
    )
    await write_audit(connection, guild_id, actor_id, "hook.rotate", f"hook:{hook_id}", None, after)
    return secret


def target_of(url: str) -> tuple[str, str, int, bytes]:
    """Where it leads: the same for two ways to write one address."""
    parts = httpx.URL(url)
    return parts.scheme, parts.host, parts.port or (443 if parts.scheme == "https" else 80), parts.raw_path


def origin_of(url: str) -> str:
    parts = httpx.URL(url)
    return f"{parts.scheme}://{parts.netloc.decode()}/…"
