"""Makes a member's rank roles fit their miles: claimed from the outbox, one worker per member at a time.

Running it twice changes nothing. A role that cannot be given pauses its rank, with the reason, and nothing else.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime

import asyncpg
import structlog

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.rest import DiscordRest
from app.errors import AccessDenied, DiscordError, NotFound
from app.guilds.roles import role_problem
from app.guilds.settings import GuildSettings
from app.guilds.store import GuildStore, load
from app.mileage.privacy import mark_left
from app.mileage.ranks import role_changes
from app.operations import metrics

log = structlog.get_logger(__name__)

UNKNOWN_MEMBER = 10007
FIRST_RETRY_SECONDS = 5
LONGEST_RETRY_SECONDS = 3600
TOGETHER = 5
"""Members whom one worker looks after at the same time: Discord's limits let more of them only wait."""
AUDIT_REASON = "Rank reached by miles"


class RoleSync:
    def __init__(self, database: Database, discord: DiscordRest) -> None:
        self._database = database
        self._discord = discord
        self._busy = asyncio.Lock()

    async def sync_due(self, seconds: float) -> int:
        """Looks after whoever is due until nobody is, Discord is away, or so many seconds have passed. Returns how many
        were taken up; none while another call is at it, which finds them, too."""
        taken, until = 0, time.monotonic() + seconds
        if self._busy.locked():
            return 0
        async with self._busy:
            while time.monotonic() < until and not self._discord.away and (members := await self._due()):
                await asyncio.gather(*(self._sync_alone(*member) for member in members))
                taken += len(members)
        return taken

    async def _due(self) -> list[tuple[int, int]]:
        async def work(connection: Connection) -> list[tuple[int, int]]:
            rows = queries.mileage.due_rank_syncs(connection, most=TOGETHER)
            return [(row["guild_id"], row["user_id"]) async for row in rows]

        return await self._database.run(work)

    async def _sync_alone(self, guild_id: int, user_id: int) -> None:
        """One member's trouble is nobody else's: their claim ends by itself."""
        try:
            await self.sync(guild_id, user_id)
        except Exception:
            log.exception("role sync failed", guild=str(guild_id), member=str(user_id))

    async def sync(self, guild_id: int, user_id: int) -> str:
        """`done`, `left` (no such member any more), `not-due` (or in other hands), `postponed` (tried again later)."""
        outcome = await self._sync(guild_id, user_id)
        metrics.role_syncs.labels(outcome).inc()
        return outcome

    async def _sync(self, guild_id: int, user_id: int) -> str:
        outcome = "not-due"
        while claim := await self._claim(guild_id, user_id):
            try:
                outcome = await self._apply(guild_id, user_id)
            except DiscordError as error:
                await self._postpone(guild_id, user_id, claim["attempts"], error)
                return "postponed"
            await self._finish(guild_id, user_id, claim["asked_at"])
        return outcome

    async def _claim(self, guild_id: int, user_id: int) -> asyncpg.Record | None:
        async def work(connection: Connection) -> asyncpg.Record | None:
            row: asyncpg.Record | None = await queries.mileage.claim_rank_sync(
                connection, guild_id=guild_id, user_id=user_id
            )
            return row

        return await self._database.run(work)

    async def _finish(self, guild_id: int, user_id: int, asked_at: datetime) -> None:
        async def work(connection: Connection) -> None:
            member = {"guild_id": guild_id, "user_id": user_id}
            if not await queries.mileage.finish_rank_sync(connection, asked_at=asked_at, **member):
                await queries.mileage.release_rank_sync(connection, **member)

        await self._database.transact(work)

    async def _apply(self, guild_id: int, user_id: int) -> str:
        settings, balance = await self._database.run(lambda connection: _wanted(connection, guild_id, user_id))
        try:
            member = await self._discord.get_member(guild_id, user_id)
        except NotFound as error:
            if error.code != UNKNOWN_MEMBER:
                raise
            await self._database.transact(lambda connection: mark_left(connection, guild_id, user_id, left=True))
            return "left"
        give, take = role_changes(settings, balance, set(member.roles))
        for role_id in sorted(give):
            if not await self._change(self._discord.add_role, guild_id, user_id, role_id):
                return await self._apply(guild_id, user_id)  # a rank less: another role may be right now
        for role_id in sorted(take):
            await self._change(self._discord.remove_role, guild_id, user_id, role_id)
        return "done"

    async def _change(
        self, change: Callable[[int, int, int, str], Awaitable[None]], guild_id: int, user_id: int, role_id: int
    ) -> bool:
        """False when the rank was paused instead."""
        try:
            await change(guild_id, user_id, role_id, AUDIT_REASON)
            return True
        except NotFound as error:
            if error.code == UNKNOWN_MEMBER:
                raise
            await self._pause(guild_id, role_id, "role-gone")
        except AccessDenied:
            roles = await self._discord.get_roles(guild_id)
            mine = await self._discord.get_member(guild_id, self._discord.application_id)
            await self._pause(guild_id, role_id, role_problem(role_id, roles, mine.roles) or "refused")
        return False

    async def _pause(self, guild_id: int, role_id: int, reason: str) -> None:
        paused = await self._database.run(
            lambda connection: queries.guilds.pause_rank(connection, guild_id=guild_id, role_id=role_id, reason=reason)
        )
        if paused:
            log.warning("rank paused", guild=str(guild_id), role=str(role_id), reason=reason)

    async def _postpone(self, guild_id: int, user_id: int, attempts: int, error: DiscordError) -> None:
        seconds = min(FIRST_RETRY_SECONDS * 2**attempts, LONGEST_RETRY_SECONDS)
        log.warning("role sync postponed", guild=str(guild_id), member=str(user_id), error=str(error), seconds=seconds)
        await self._database.run(
            lambda connection: queries.mileage.postpone_rank_sync(
                connection, guild_id=guild_id, user_id=user_id, seconds=float(seconds), error=str(error)[:200]
            )
        )


async def _wanted(connection: Connection, guild_id: int, user_id: int) -> tuple[GuildSettings, int]:
    standing = await queries.mileage.member_standing(connection, guild_id=guild_id, user_id=user_id)
    return await load(connection, guild_id), standing["balance"]


async def resume_mended_ranks(database: Database, discord: DiscordRest, guilds: GuildStore) -> int:
    """Takes the pause from every rank whose role can be given again, and looks after its guild's members anew."""

    async def paused(connection: Connection) -> list[tuple[int, int]]:
        return [(row["guild_id"], row["role_id"]) async for row in queries.guilds.paused_ranks(connection)]

    resumed = 0
    for guild_id, role_id in await database.run(paused):
        try:
            roles = await discord.get_roles(guild_id)
            mine = await discord.get_member(guild_id, discord.application_id)
        except DiscordError as error:
            log.info("paused rank not looked at", guild=str(guild_id), error=str(error))
            continue
        if role_problem(role_id, roles, mine.roles) is None:
            await resume_rank(database, guild_id, role_id)
            guilds.forget(guild_id)
            resumed += 1
    return resumed


async def resume_rank(database: Database, guild_id: int, role_id: int) -> None:
    async def work(connection: Connection) -> None:
        await queries.guilds.resume_rank(connection, guild_id=guild_id, role_id=role_id)
        await queries.mileage.ask_for_all_rank_syncs(connection, guild_id=guild_id)

    await database.transact(work)
    log.info("rank resumed", guild=str(guild_id), role=str(role_id))
