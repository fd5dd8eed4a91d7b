"""Jobs of The Dailies."""

from typing import Any

from app.dailies import mending
from app.dailies.connections import warning
from app.dailies.connections.access import ConnectedAccess
from app.dailies.connections.refreshing import Refreshing
from app.dailies.delivering import Delivering
from app.dailies.editing import edit_due
from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.incidents import watch_hosts
from app.dailies.pictures import Pictures
from app.dailies.polling import Polling
from app.dailies.publishing import publish_due
from app.dailies.pushes.subscribing import renew_due
from app.database.pool import Database
from app.database.queries import queries
from app.discord.rest import DiscordRest
from app.guilds.notices import Notices
from app.guilds.store import GuildStore
from app.queue.doorbell import Doorbell
from app.queue.live import Live
from app.settings import Settings

POLL_SECONDS = 50.0
SWEEP_ROWS = 500


async def poll_sources(ctx: dict[str, Any]) -> int:
    """Asks the sources that are due."""
    polling: Polling = ctx["parts"][Polling]
    return await polling.poll_due(POLL_SECONDS)


async def deliver_items(ctx: dict[str, Any], guild_id: int, destination_id: int) -> int:
    """Posts what waits for one channel; returns how many were settled."""
    parts = ctx["parts"]
    pictures = Pictures(parts[HttpFetcher], parts[ConnectedAccess])
    settled = await Delivering(parts[Database], parts[DiscordRest], pictures).deliver(guild_id, destination_id)
    if settled:
        parts[Live].ring(guild_id)
    return settled


async def sweep_deliveries(ctx: dict[str, Any]) -> int:
    """Rings for every channel that has something due: the next post after a pause, a retry, a bell nobody heard."""
    parts = ctx["parts"]

    async def due(connection: Any) -> list[Any]:
        return [row async for row in queries.dailies.due_destinations(connection, most=SWEEP_ROWS)]

    rows = await parts[Database].run(due)
    for row in rows:
        parts[Doorbell].ring("deliver_items", row["guild_id"], row["id"], turn=row["turn"])
    return len(rows)


async def renew_pushes(ctx: dict[str, Any]) -> int:
    """Asks hubs to push, or to go on."""
    parts = ctx["parts"]
    return await renew_due(parts[Database], parts[HttpFetcher], parts[Settings].public_url)


async def edit_posts(ctx: dict[str, Any]) -> int:
    """Lets posts show what became of their items."""
    parts = ctx["parts"]
    return await edit_due(parts[Database], parts[DiscordRest])


async def publish_posts(ctx: dict[str, Any]) -> int:
    """Publishes posts of announcement channels to the servers that follow them."""
    parts = ctx["parts"]
    return await publish_due(parts[Database], parts[DiscordRest])


async def tell_guilds(ctx: dict[str, Any]) -> int:
    """Tells admins what is wrong with their Dailies, and that it is over."""
    parts = ctx["parts"]
    await watch_hosts(parts[Database])
    return await mending.tell_guilds(parts[Database], Notices(parts[DiscordRest], parts[GuildStore]))


async def refresh_connections(ctx: dict[str, Any]) -> int:
    """New tokens for connected accounts, before the old ones end."""
    refreshing: Refreshing = ctx["parts"][Refreshing]
    return await refreshing.refresh_due()


async def warn_guilds(ctx: dict[str, Any]) -> int:
    """Tells admins of connections that end soon."""
    parts = ctx["parts"]
    return await warning.warn_guilds(parts[Database], Notices(parts[DiscordRest], parts[GuildStore]))


async def resume_channels(ctx: dict[str, Any]) -> int:
    """Looks whether the reasons of paused channels are mended."""
    parts = ctx["parts"]
    return await mending.resume_mended_channels(parts[Database], parts[DiscordRest], parts[Doorbell])


async def forget_fetches(ctx: dict[str, Any]) -> None:
    """How polls went, and when hosts were down, is kept for a month."""
    await ctx["parts"][Database].run(queries.dailies.forget_fetches)
    await ctx["parts"][Database].run(queries.dailies.forget_incidents)
    await ctx["parts"][Database].run(queries.dailies.forget_edits)
