"""What was sent to hooks, and sending it again."""

from datetime import datetime
from typing import Annotated, Any, Literal, TypeVar

import asyncpg
import msgspec
from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.paging import MOST_ITEMS, Page, page_of, read_cursor
from app.api.problems import NotThere
from app.bridge.api.finding import find_row, with_hook
from app.bridge.deliveries_search import DeliveriesFilter, search_deliveries
from app.bridge.hooks import Event, Wish
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import Snowflake
from app.guilds.audit import Action, write_audit
from app.queue.doorbell import Doorbell

deliveries = ApiBook("hooks")

State = Literal["waiting", "sent", "dead"]
Result = TypeVar("Result")


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


@deliveries.post("/guilds/{guild_id}/hooks/{hook_id}/ping", "Send a test message", level="admin", status=202)
async def ping_hook(call: Call) -> DeliveryJson:
    async def work(connection: Connection, before: Wish, version: int) -> DeliveryJson:
        ids = {"guild_id": call.guild_id, "hook_id": call.ids["hook_id"]}
        delivery_id = await queries.bridge.add_ping(connection, **ids)
        await _audit(connection, call, "hook.ping", None, {"delivery": delivery_id})
        return _delivery(await queries.bridge.find_delivery(connection, delivery_id=delivery_id, **ids))

    return _ringing(call, await with_hook(call, work))


@deliveries.get("/guilds/{guild_id}/hooks/{hook_id}/deliveries", "What was sent, the newest first", level="admin")
async def list_hook_deliveries(call: Call, query: DeliveriesQuery) -> Page[DeliveryJson]:
    cursor = read_cursor(query.cursor, Snowflake, call.texts)
    wanted = DeliveriesFilter(query.state, query.event, query.since, query.until, cursor)

    async def work(connection: Connection) -> list[asyncpg.Record]:
        await find_row(connection, call.guild_id, call.ids["hook_id"])
        return await search_deliveries(connection, call.guild_id, call.ids["hook_id"], wanted, query.limit + 1)

    rows = await call.part(Database).run(work)
    return page_of(rows, query.limit, _delivery, lambda row: row["id"])


@deliveries.post(
    "/guilds/{guild_id}/hooks/{hook_id}/deliveries/{delivery_id}/replay", "Send a message again", level="admin",
    status=202,
)  # fmt: skip
async def replay_hook_delivery(call: Call) -> DeliveryJson:
    async def work(connection: Connection, before: Wish, version: int) -> DeliveryJson:
        row = await queries.bridge.find_delivery(connection, **call.ids)
        if row is None:
            raise NotThere("no such delivery")
        await queries.bridge.replay_delivery(connection, **call.ids)
        replayed = await queries.bridge.find_delivery(connection, **call.ids)
        old, new = ({"delivery": each["id"], "state": each["state"]} for each in (row, replayed))
        await _audit(connection, call, "hook.replay", old, new)
        return _delivery(replayed)

    return _ringing(call, await with_hook(call, work))


@deliveries.post("/guilds/{guild_id}/hooks/{hook_id}/replay", "Send all dead letters again", level="admin", status=202)
async def replay_dead_letters(call: Call) -> ReplayedJson:
    async def work(connection: Connection, before: Wish, version: int) -> ReplayedJson:
        ids = {"guild_id": call.guild_id, "hook_id": call.ids["hook_id"]}
        replayed = await queries.bridge.replay_dead(connection, **ids)
        await _audit(connection, call, "hook.replay", {"dead": replayed}, {"dead": 0, "waiting": replayed})
        return ReplayedJson(replayed)

    return _ringing(call, await with_hook(call, work))


def _ringing(call: Call, shown: Result) -> Result:
    """A worker sends it now; the sweep would, too."""
    call.part(Doorbell).ring("send_messages", call.guild_id, call.ids["hook_id"])
    return shown


async def _audit(connection: Connection, call: Call, action: Action, before: Any, after: Any) -> None:
    subject = f"hook:{call.ids['hook_id']}"
    await write_audit(connection, call.guild_id, call.actor_id, action, subject, before, after)


def _delivery(row: asyncpg.Record) -> DeliveryJson:
    same = {name: row[name] for name in DeliveryJson.__struct_fields__ if name not in ("id", "data", "next_try_at")}
    next_try_at = row["due_at"] if row["state"] == "waiting" else None
    return DeliveryJson(**same, id=str(row["id"]), next_try_at=next_try_at, data=msgspec.Raw(row["data"].encode()))
