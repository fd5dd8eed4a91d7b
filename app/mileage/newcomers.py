"""People who may have no miles yet, so that the ledger does not know their names: found at Discord."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence

import msgspec
import structlog
from redis.asyncio import Redis

from app.commands.context import person_of
from app.discord.resources import Member
from app.discord.rest import DiscordRest
from app.errors import DiscordError
from app.mileage.recipients import Recipients
from app.queue.remembering import Remembering

REMEMBERED_SECONDS = 30
LONGEST_WAIT = 2.0
"""Seconds. Whoever types a name sees the ledger's members after it, whatever Discord does."""
MOST_FOUND = 20

log = structlog.get_logger(__name__)


class Newcomer(msgspec.Struct, frozen=True):
    user_id: int
    name: str
    username: str
    """Empty when it was not asked for."""


class Newcomers:
    """Nobody is found when Discord does not say in time. Bots earn nothing, and are not found."""

    def __init__(self, recipients: Recipients, discord: DiscordRest, redis: Redis) -> None:
        self._recipients = recipients
        self._discord = discord
        self._found = Remembering(redis, "newcomers", list[Newcomer], REMEMBERED_SECONDS)

    async def meant(self, guild_id: int, text: str) -> Sequence[Newcomer]:
        """By an id, or as `named`."""
        if _ID.fullmatch(text):
            return await _in_time(lambda: self._with_id(guild_id, int(text)))
        return await self.named(guild_id, text)

    async def named(self, guild_id: int, name: str) -> Sequence[Newcomer]:
        """Whose username or name in the guild begins so."""
        key = f"{guild_id}:{name.casefold()}"
        return await _in_time(lambda: self._found.get(key, lambda: self._search(guild_id, name)))

    async def _with_id(self, guild_id: int, user_id: int) -> list[Newcomer]:
        person = await self._recipients.look_up(guild_id, user_id)
        return [Newcomer(person.id, person.name, "")] if person and not person.is_bot else []

    async def _search(self, guild_id: int, name: str) -> list[Newcomer]:
        found = await self._discord.search_members(guild_id, name, MOST_FOUND)
        return [newcomer for member in found if (newcomer := _newcomer(member))]


async def _in_time(ask: Callable[[], Awaitable[list[Newcomer]]]) -> list[Newcomer]:
    try:
        async with asyncio.timeout(LONGEST_WAIT):
            return await ask()
    except (DiscordError, TimeoutError) as error:
        log.info("nobody looked for at discord", reason=type(error).__name__)
        return []


def _newcomer(member: Member) -> Newcomer | None:
    user = member.user
    return Newcomer(user.id, person_of(user, member.nick).name, user.username) if user and not user.bot else None


_ID = re.compile(r"\d{17,18}|[1-8]\d{18}", re.ASCII)
