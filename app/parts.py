"""The objects that a process shares: opened once, in order, and closed in reverse. Web and workers have the same."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from arq.connections import ArqRedis

from app.bridge.posting import HookPoster
from app.bridge.secrets import HookSecrets
from app.dailies.connections import platforms
from app.dailies.connections.access import ConnectedAccess
from app.dailies.connections.connecting import Connecting
from app.dailies.connections.refreshing import Refreshing
from app.dailies.connections.sealing import Sealing
from app.dailies.connections.signing import Signing
from app.dailies.discovery.connected import ConnectedAccounts
from app.dailies.discovery.discovering import Discovery
from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.politeness import Politeness
from app.dailies.sources import Adapters
from app.database.migrations import require_current_schema, wait_for_database
from app.database.pool import Database, open_pool
from app.discord.rest import DiscordRest
from app.errors import SchemaOutdated
from app.guilds.store import GuildStore
from app.mileage.ledger import Ledger
from app.mileage.rank_cards import CardAddresses
from app.mileage.role_sync import RoleSync
from app.mileage.upkeep import BoardUpkeep
from app.queue.doorbell import IMPATIENT_SECONDS, Doorbell, open_redis
from app.queue.live import Live
from app.settings import Settings

Parts = dict[type, Any]


@asynccontextmanager
async def open_parts(settings: Settings) -> AsyncIterator[Parts]:
    """Waits for the database. Raises `DatabaseUnavailable` or `SchemaOutdated`; starts without Valkey."""
    await _require_database(settings.database_url)
    pool = await open_pool(settings.database_url, settings.database_pool_size)
    redis, bells = open_redis(settings.redis_url, IMPATIENT_SECONDS), open_redis(settings.redis_url)
    discord = DiscordRest(
        bot_token=settings.discord_bot_token,
        application_id=settings.discord_application_id,
        public_url=settings.public_url,
        api_url=settings.discord_api_url,
        redis=redis,
    )
    fetcher = open_fetcher(settings, redis)
    parts = _make(settings, pool, redis, bells, discord, fetcher)
    try:
        yield parts
    finally:
        await fetcher.aclose()
        await parts[HookPoster].aclose()
        await parts[Ledger].close()
        await parts[BoardUpkeep].close()
        await parts[Live].close()
        await parts[Doorbell].close()
        await discord.aclose()
        await bells.aclose()
        await redis.aclose()
        await pool.close()


def open_fetcher(settings: Settings, redis: ArqRedis) -> HttpFetcher:
    trusted = settings.dailies_trusted_hosts
    return HttpFetcher(contact=settings.public_url, trusted=trusted, turn=Politeness(redis).turn)


def _make(
    settings: Settings,
    pool: asyncpg.Pool,
    redis: ArqRedis,
    bells: ArqRedis,
    discord: DiscordRest,
    fetcher: HttpFetcher,
) -> Parts:
    database, doorbell = Database(pool), Doorbell(bells)
    guilds, live = GuildStore(database), Live(bells)
    boards = BoardUpkeep(database, told=live.ring)
    ledger = Ledger(database, guilds, boards, lambda: doorbell.ring("sync_roles"))
    addresses = CardAddresses(settings.public_url, settings.session_secrets)
    connectable, sealing = platforms(settings.platform_keys), Sealing(settings.token_keys)
    refreshing = Refreshing(database, fetcher, sealing, connectable)
    signing = Signing(settings.session_secrets)
    connecting = Connecting(database, fetcher, sealing, connectable, signing, settings.public_url)
    access = ConnectedAccess(database, refreshing)
    adapters = Adapters(settings.platform_keys, redis, access)
    discovery = Discovery(settings.platform_keys, adapters, [ConnectedAccounts(database)])
    made = (settings, database, redis, discord, doorbell, guilds, live)
    mileage = (boards, ledger, addresses, RoleSync(database, discord))
    bridge = (HookPoster(settings.bridge_trusted_hosts), HookSecrets(settings.token_keys))
    dailies = (fetcher, adapters, discovery, refreshing, connecting, access)
    return {type(part): part for part in (*made, *mileage, *dailies, *bridge)}


async def _require_database(database_url: str) -> None:
    await wait_for_database(database_url)
    try:
        connection = await asyncpg.connect(database_url, timeout=5)
    except asyncpg.InvalidCatalogNameError as error:
        raise SchemaOutdated(f"{error}: run `omo migrate`") from error
    try:
        await require_current_schema(connection)
    finally:
        await connection.close()
