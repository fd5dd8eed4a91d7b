"""Hooks, as their admins set them up."""

from datetime import datetime
from typing import Annotated

import asyncpg
import msgspec
from msgspec import UNSET, Meta, UnsetType

from app.api.actors import ActorText, actor_text
from app.api.call import Call, Tagged
from app.api.declaration import ApiBook, Sent
from app.api.problems import ApiError, InvalidRequest
from app.api.versions import require_seen
from app.bridge.api.finding import find_row, list_rows, with_hook
from app.bridge.hooks import (
    BY_HAND,
    MOST_HOOKS,
    Event,
    Wish,
    add_hook,
    change_hook,
    remove_hook,
    rotate_secret,
    target_of,
)
from app.bridge.posting import HookPoster
from app.bridge.secrets import HookSecrets
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.errors import SourceError
from app.texts.lines import one_line

hooks = ApiBook("hooks")

Url = Annotated[str, Meta(min_length=1, max_length=2000)]
Events = Annotated[list[Event], Meta(min_length=1, max_length=3)]
Description = Annotated[str, Meta(max_length=200)]


class HookJson(msgspec.Struct, kw_only=True):
    id: str
    url: str
    description: str
    events: list[Event]
    paused_reason: str | None
    """`by-hand`; `gone`: the address answered 410; `key-lost`: rotate the secret, then resume.

    What happens meanwhile is told once it is resumed."""
    paused_at: datetime | None
    old_secret_until: datetime | None
    """Until then the secret before the last rotation signs along."""
    waiting: int
    dead: int
    """Messages that were tried for a day in vain: replay them when the address works again."""
    created_by: ActorText
    created_at: datetime


class SecretJson(msgspec.Struct):
    secret: str
    """`whsec_…`, shown this once."""
    hook: HookJson


class NewHook(Sent, frozen=True):
    url: Url
    events: Events
    description: Description = ""


class HookPatch(Sent, frozen=True):
    """What is named is replaced."""

    url: Url | UnsetType = UNSET
    events: Events | UnsetType = UNSET
    description: Description | UnsetType = UNSET
    paused: bool | UnsetType = UNSET


@hooks.get("/guilds/{guild_id}/hooks", "Webhooks of the server", level="admin")
async def list_hooks(call: Call) -> list[HookJson]:
    return [
        _hook(row) for row in await call.part(Database).run(lambda connection: list_rows(connection, call.guild_id))
    ]


@hooks.post(
    "/guilds/{guild_id}/hooks", "Make a webhook; its secret is shown this once", level="admin", status=201,
    shows_secret=True,
)  # fmt: skip
async def create_hook(call: Call, body: NewHook) -> SecretJson:
    wish = Wish(
        url=await _checked(call, body.url), events=sorted(set(body.events)), description=one_line(body.description)
    )

    async def work(connection: Connection) -> SecretJson:
        await _require_alone(call, connection, wish.url)
        if await queries.bridge.count_hooks(connection, guild_id=call.guild_id) >= MOST_HOOKS:
            raise ApiError(409, f"a server has {MOST_HOOKS} webhooks at most: remove one first")
        hook_id, secret = await add_hook(connection, call.guild_id, call.actor_id, wish, call.part(HookSecrets))
        return SecretJson(str(secret), _hook(await find_row(connection, call.guild_id, hook_id)))

    return await call.part(Database).transact(work)


@hooks.get("/guilds/{guild_id}/hooks/{hook_id}", "One webhook", level="admin")
async def read_hook(call: Call) -> Tagged[HookJson]:
    row = await call.part(Database).run(lambda connection: find_row(connection, call.guild_id, call.ids["hook_id"]))
    return Tagged(_hook(row), row["version"])


@hooks.patch("/guilds/{guild_id}/hooks/{hook_id}", "Change or pause a webhook", level="admin", statuses=(412, 428))
async def patch_hook(call: Call, body: HookPatch) -> Tagged[HookJson]:
    url = await _checked(call, body.url) if body.url is not UNSET else None

    async def work(connection: Connection, before: Wish, version: int) -> Tagged[HookJson]:
        require_seen(call.headers, version)
        after = _changed(before, body, url)
        if url is not None:
            await _require_alone(call, connection, url)
        await change_hook(connection, call.guild_id, call.actor_id, call.ids["hook_id"], before, after)
        row = await find_row(connection, call.guild_id, call.ids["hook_id"])
        return Tagged(_hook(row), row["version"])

    return await with_hook(call, work)


@hooks.delete("/guilds/{guild_id}/hooks/{hook_id}", "Remove a webhook and its deliveries", level="admin")
async def delete_hook(call: Call) -> None:
    async def work(connection: Connection, before: Wish, version: int) -> None:
        await remove_hook(connection, call.guild_id, call.actor_id, call.ids["hook_id"], before)

    await with_hook(call, work)


@hooks.post(
    "/guilds/{guild_id}/hooks/{hook_id}/secret", "A new secret, shown this once; the old one signs along for a day",
    level="admin", status=201, shows_secret=True,
)  # fmt: skip
async def rotate_hook_secret(call: Call) -> SecretJson:
    async def work(connection: Connection, before: Wish, version: int) -> SecretJson:
        ids = (call.guild_id, call.actor_id, call.ids["hook_id"])
        secret = await rotate_secret(connection, *ids, call.part(HookSecrets))
        return SecretJson(str(secret), _hook(await find_row(connection, call.guild_id, call.ids["hook_id"])))

    return await with_hook(call, work)


async def _checked(call: Call, url: str) -> str:
    """Raises `InvalidRequest` for what can never be posted to."""
    try:
        await call.part(HookPoster).check(url)
    except SourceError:
        raise InvalidRequest({"body.url": call.texts("field-address")}) from None
    if "#" in url:
        raise InvalidRequest({"body.url": call.texts("field-address-fragment")})
    return url.strip()


async def _require_alone(call: Call, connection: Connection, url: str) -> None:
    """Until the transaction ends nobody else makes or moves a hook of this server. Raises `InvalidRequest`."""
    await queries.guilds.lock_settings(connection, guild_id=call.guild_id)
    others = [row for row in await list_rows(connection, call.guild_id) if row["id"] != call.ids.get("hook_id")]
    if target_of(url) in [target_of(row["url"]) for row in others]:
        raise InvalidRequest({"body.url": call.texts("field-address-taken")}, 422)


def _changed(before: Wish, patch: HookPatch, url: str | None) -> Wish:
    paused = before.paused_reason
    if patch.paused is not UNSET:
        paused = (paused or BY_HAND) if patch.paused else None
    return Wish(
        url=url or before.url,
        events=before.events if patch.events is UNSET else sorted(set(patch.events)),
        description=before.description if patch.description is UNSET else one_line(patch.description),
        paused_reason=paused,
    )


def _hook(row: asyncpg.Record) -> HookJson:
    same = {name: row[name] for name in HookJson.__struct_fields__ if name not in ("id", "events", "created_by")}
    return HookJson(**same, id=str(row["id"]), events=list(row["events"]), created_by=actor_text(row["created_by"]))
