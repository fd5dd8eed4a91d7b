"""Who gets miles that are awarded from outside Discord: looked up there, because nobody sends their roles along."""

import asyncio
from collections.abc import Collection

import msgspec
from redis.asyncio import Redis

from app.commands.context import Person, person_of
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.rest import DiscordRest
from app.errors import NotFound
from app.guilds.settings import GuildSettings
from app.mileage.role_sync import UNKNOWN_MEMBER
from app.queue.remembering import Remembering

REMEMBERED_SECONDS = 30
UNKNOWN_USER = 10013
MOST_LOOKED_UP = 100
"""In one request: Discord answers some ten look-ups a second."""
TOGETHER = 5


class Found(msgspec.Struct, frozen=True):
    person: Person | None
    """None for whoever is not in the guild."""


class TooManyToLookUp(Exception):
    """`count` of them, more than `MOST_LOOKED_UP`."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} people would have to be looked up")
        self.count = count


class Recipients:
    def __init__(self, database: Database, discord: DiscordRest, redis: Redis) -> None:
        self._database = database
        self._discord = discord
        self._found = Remembering(redis, "recipient", Found, REMEMBERED_SECONDS)
        self._turns = asyncio.Semaphore(TOGETHER)

    async def find(self, guild_id: int, user_id: int, settings: GuildSettings) -> Person | None:
        """As `find_all`."""
        return (await self.find_all(guild_id, [user_id], settings))[user_id]

    async def find_all(
        self, guild_id: int, user_ids: Collection[int], settings: GuildSettings
    ) -> dict[int, Person | None]:
        """Whom the ledger knows is believed to be there; everybody is looked up where roles decide. Raises
        `TooManyToLookUp`, and `DiscordError` when Discord cannot say."""
        known = {} if settings.no_mile_roles else await self._known(guild_id, user_ids)
        unknown = [user_id for user_id in user_ids if user_id not in known]
        if len(unknown) > MOST_LOOKED_UP:
            raise TooManyToLookUp(len(unknown))
        found = await asyncio.gather(*(self.look_up(guild_id, user_id) for user_id in unknown))
        return {**known, **dict(zip(unknown, found, strict=True))}

    async def _known(self, guild_id: int, user_ids: Collection[int]) -> dict[int, Person]:
        async def work(connection: Connection) -> dict[int, Person]:
            rows = queries.mileage.known_members(connection, guild_id=guild_id, user_ids=list(user_ids))
            return {row["user_id"]: Person(row["user_id"], row["name"]) async for row in rows}

        return await self._database.run(work)

    async def look_up(self, guild_id: int, user_id: int) -> Person | None:
        """At Discord, whatever the ledger knows. Raises `DiscordError` when Discord cannot say."""
        async with self._turns:
            found = await self._found.get(f"{guild_id}:{user_id}", lambda: self._ask(guild_id, user_id))
        return found.person

    async def _ask(self, guild_id: int, user_id: int) -> Found:
        try:
            member = await self._discord.get_member(guild_id, user_id)
        except NotFound as error:
            if error.code not in (UNKNOWN_MEMBER, UNKNOWN_USER):
                raise
            return Found(None)
        person = person_of(member.user, member.nick, tuple(member.roles)) if member.user else None
        return Found(person)
