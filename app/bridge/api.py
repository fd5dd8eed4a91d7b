"""The Admin API about hooks and what was sent to them."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated, Any, Literal, TypeVar

import asyncpg
import msgspec
from msgspec import UNSET, Meta, UnsetType

from app.api.call import Call, Tagged
from app.api.declaration import ApiBook, Sent
from app.api.paging import MOST_ITEMS, Page, page_of, read_cursor
from app.api.problems import ApiError, InvalidRequest, NotThere
from app.api.versions import require_seen
from app.bridge.deliveries_search import DeliveriesFilter, search_deliveries
from app.bridge.hooks import BY_HAND, MOST_HOOKS, Event, Wish, add_hook, change_hook, remove_hook, rotate_secret
from app.bridge.posting import HookPoster
from app.bridge.secrets import HookSecrets
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import Snowflake, SnowflakeText, as_text
from app.errors import SourceError
from app.guilds.audit import write_audit
from app.mileage.bookings import clean
from app.queue.doorbell import Doorbell

hooks = ApiBook("hooks")

State = Literal["waiting", "sent", "dead"]
Url = Annotated[str, Meta(min_length=1, max_length=2000)]
Events = Annotated[list[Event], Meta(min_length=1, max_length=3)]
Description = Annotated[str, Meta(max_length=200)]
Result = TypeVar("Result")


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
    created_by: SnowflakeText
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


class DeliveryJson(msgspec.Struct, kw_only=True):
    id: str
    """The message's `webhook-id` is `msg_` and this."""
    event: str
    subject: str
    state: State
    attempts: int
    last_status: int | None
    """What the address answered; null: nothing yet, or no answer (see `last_problem`)."""
    last_problem: str | None
    happened_at: datetime
    tried_at: datetime | None
    next_try_at: datetime | None
    data: Any


class DeliveriesQuery(Sent, frozen=True):
    state: State | None = None
    event: Event | Literal["ping"] | None = None
    since: Annotated[datetime, Meta(tz=True)] | None = None
    until: Annotated[datetime, Meta(tz=True)] | None = None
    limit: Annotated[int, Meta(ge=1, le=MOST_ITEMS)] = 50
    cursor: str | None = None


class ReplayedJson(msgspec.Struct):
    replayed: int


@hooks.get("/guilds/{guild_id}/hooks", "Webhooks of the server", level="admin")
async def list_hooks(call: Call) -> list[HookJson]:
    return [_hook(row) for row in await call.part(Database).run(lambda connection: _rows(connection, call.guild_id))]


@hooks.post("/guilds/{guild_id}/hooks", "Make a webhook; its secret is shown this once", level="admin", status=201)
async def create_hook(call: Call, body: NewHook) -> SecretJson:
    wish = Wish(url=_checked(call, body.url), events=sorted(set(body.events)), description=clean(body.description))

    async def work(connection: Connection) -> SecretJson:
        if await queries.bridge.count_hooks(connection, guild_id=call.guild_id) >= MOST_HOOKS:
            raise ApiError(409, f"a server has {MOST_HOOKS} webhooks at most: remove one first")
        hook_id, secret = await add_hook(connection, call.guild_id, call.actor_id, wish, call.part(HookSecrets))
        return SecretJson(str(secret), _hook(await _row(connection, call.guild_id, hook_id)))

    return await call.part(Database).transact(work)


@hooks.get("/guilds/{guild_id}/hooks/{hook_id}", "One webhook", level="admin")
async def read_hook(call: Call) -> Tagged[HookJson]:
    row = await call.part(Database).run(lambda connection: _row(connection, call.guild_id, call.ids["hook_id"]))
    return Tagged(_hook(row), row["version"])


@hooks.patch("/guilds/{guild_id}/hooks/{hook_id}", "Change or pause a webhook", level="admin", statuses=(412, 428))
async def patch_hook(call: Call, body: HookPatch) -> Tagged[HookJson]:
    url = _checked(call, body.url) if body.url is not UNSET else None

    async def work(connection: Connection, before: Wish, version: int) -> Tagged[HookJson]:
        require_seen(call.headers, version)
        after = _changed(before, body, url)
        await change_hook(connection, call.guild_id, call.actor_id, call.ids["hook_id"], before, after)
        row = await _row(connection, call.guild_id, call.ids["hook_id"])
        return Tagged(_hook(row), row["version"])

    return await _with_hook(call, work)


@hooks.delete("/guilds/{guild_id}/hooks/{hook_id}", "Remove a webhook and its deliveries", level="admin")
async def delete_hook(call: Call) -> None:
    async def work(connection: Connection, before: Wish, version: int) -> None:
        await remove_hook(connection, call.guild_id, call.actor_id, call.ids["hook_id"], before)

    await _with_hook(call, work)


@hooks.post(
    "/guilds/{guild_id}/hooks/{hook_id}/secret", "A new secret, shown this once; the old one signs along for a day",
    level="admin", status=201,
)  # fmt: skip
async def rotate_hook_secret(call: Call) -> SecretJson:
    async def work(connection: Connection, before: Wish, version: int) -> SecretJson:
        ids = (call.guild_id, call.actor_id, call.ids["hook_id"])
        secret = await rotate_secret(connection, *ids, call.part(HookSecrets))
        return SecretJson(str(secret), _hook(await _row(connection, call.guild_id, call.ids["hook_id"])))

    return await _with_hook(call, work)


@hooks.post("/guilds/{guild_id}/hooks/{hook_id}/ping", "Send a test message", level="admin", status=202)
async def ping_hook(call: Call) -> DeliveryJson:
    async def work(connection: Connection, before: Wish, version: int) -> DeliveryJson:
        ids = {"guild_id": call.guild_id, "hook_id": call.ids["hook_id"]}
        delivery_id = await queries.bridge.add_ping(connection, **ids)
        return _delivery(await queries.bridge.find_delivery(connection, delivery_id=delivery_id, **ids))

    return _ringing(call, await _with_hook(call, work))


@hooks.get("/guilds/{guild_id}/hooks/{hook_id}/deliveries", "What was sent, the newest first", level="admin")
async def list_hook_deliveries(call: Call, query: DeliveriesQuery) -> Page[DeliveryJson]:
    cursor = read_cursor(query.cursor, Snowflake)
    wanted = DeliveriesFilter(query.state, query.event, query.since, query.until, cursor)

    async def work(connection: Connection) -> list[asyncpg.Record]:
        await _row(connection, call.guild_id, call.ids["hook_id"])
        return await search_deliveries(connection, call.guild_id, call.ids["hook_id"], wanted, query.limit + 1)

    rows = await call.part(Database).run(work)
    return page_of(rows, query.limit, _delivery, lambda row: row["id"])


@hooks.post(
    "/guilds/{guild_id}/hooks/{hook_id}/deliveries/{delivery_id}/replay", "Send a message again", level="admin",
    status=202,
)  # fmt: skip
async def replay_hook_delivery(call: Call) -> DeliveryJson:
    async def work(connection: Connection, before: Wish, version: int) -> DeliveryJson:
        await queries.bridge.replay_delivery(connection, **call.ids)
        row = await queries.bridge.find_delivery(connection, **call.ids)
        if row is None:
            raise NotThere("no such delivery")
        await _audit_replay(connection, call, f"delivery:{row['id']}")
        return _delivery(row)

    return _ringing(call, await _with_hook(call, work))


@hooks.post("/guilds/{guild_id}/hooks/{hook_id}/replay", "Send all dead letters again", level="admin", status=202)
async def replay_dead_letters(call: Call) -> ReplayedJson:
    async def work(connection: Connection, before: Wish, version: int) -> ReplayedJson:
        ids = {"guild_id": call.guild_id, "hook_id": call.ids["hook_id"]}
        replayed = await queries.bridge.replay_dead(connection, **ids)
        await _audit_replay(connection, call, f"{replayed} dead letters")
        return ReplayedJson(replayed)

    return _ringing(call, await _with_hook(call, work))


async def _with_hook(call: Call, work: Callable[[Connection, Wish, int], Awaitable[Result]]) -> Result:
    """In one transaction, in which nobody else changes the hook. Raises `NotThere`."""

    async def locked(connection: Connection) -> Result:
        ids = {"guild_id": call.guild_id, "hook_id": call.ids["hook_id"]}
        row = await queries.bridge.lock_hook(connection, **ids)
        if row is None:
            raise NotThere("no such webhook")
        named = {name: row[name] for name in Wish.__struct_fields__}
        return await work(connection, Wish(**named), row["version"])

    return await call.part(Database).transact(locked)


def _checked(call: Call, url: str) -> str:
    """Raises `InvalidRequest` for what can never be posted to."""
    try:
        call.part(HookPoster).check(url)
    except SourceError as error:
        raise InvalidRequest({"body.url": str(error)}) from None
    return url.strip()


def _changed(before: Wish, patch: HookPatch, url: str | None) -> Wish:
    paused = before.paused_reason
    if patch.paused is not UNSET:
        paused = (paused or BY_HAND) if patch.paused else None
    return Wish(
        url=url or before.url,
        events=before.events if patch.events is UNSET else sorted(set(patch.events)),
        description=before.description if patch.description is UNSET else clean(patch.description),
        paused_reason=paused,
    )


def _ringing(call: Call, shown: Result) -> Result:
    """A worker sends it now; the sweep would, too."""
    call.part(Doorbell).ring("send_messages", call.guild_id, call.ids["hook_id"])
    return shown


async def _audit_replay(connection: Connection, call: Call, what: str) -> None:
    subject = f"hook:{call.ids['hook_id']}"
    await write_audit(connection, call.guild_id, call.actor_id, "hook.replay", subject, None, {"replayed": what})


async def _rows(connection: Connection, guild_id: int) -> list[asyncpg.Record]:
    return [row async for row in queries.bridge.list_hooks(connection, guild_id=guild_id)]


async def _row(connection: Connection, guild_id: int, hook_id: int) -> asyncpg.Record:
    """A server has few of them. Raises `NotThere`."""
    found = next((row for row in await _rows(connection, guild_id) if row["id"] == hook_id), None)
    if found is None:
        raise NotThere("no such webhook")
    return found


def _hook(row: asyncpg.Record) -> HookJson:
    same = {name: row[name] for name in HookJson.__struct_fields__ if name not in ("id", "events", "created_by")}
    return HookJson(**same, id=str(row["id"]), events=list(row["events"]), created_by=as_text(row["created_by"]))


def _delivery(row: asyncpg.Record) -> DeliveryJson:
    same = {name: row[name] for name in DeliveryJson.__struct_fields__ if name not in ("id", "data", "next_try_at")}
    next_try_at = row["due_at"] if row["state"] == "waiting" else None
    return DeliveryJson(**same, id=str(row["id"]), next_try_at=next_try_at, data=msgspec.Raw(row["data"].encode()))
