"""The Admin API about whoever is signed in."""

import asyncio

import msgspec

from app.api.call import Call
from app.api.declaration import ApiBook, Level
from app.control_room.access import Access
from app.control_room.sessions import Session
from app.discord.snowflake import SnowflakeText, as_text
from app.guilds.setup import invitation
from app.settings import Settings

me = ApiBook("self")

ASKED_TOGETHER = 10


class MyselfJson(msgspec.Struct):
    id: SnowflakeText
    name: str
    avatar: str | None
    """The hash of their picture at Discord."""


class MyGuildJson(msgspec.Struct):
    id: SnowflakeText
    name: str
    icon: str | None
    level: Level


class InvitationJson(msgspec.Struct):
    url: str
    """A page of Discord's."""


@me.get("/me", "Who is signed in")
async def read_me(call: Call, session: Session) -> MyselfJson:
    return MyselfJson(session.user_id, session.name, session.avatar)


@me.get("/guilds", "The servers that they may see, and what they may do there")
async def list_my_guilds(call: Call, session: Session) -> list[MyGuildJson]:
    access, turn = call.part(Access), asyncio.Semaphore(ASKED_TOGETHER)

    async def look(guild_id: str) -> MyGuildJson | None:
        async with turn:
            seen = await access.look(int(guild_id), call.caller.user_id)
        return MyGuildJson(as_text(seen.id), seen.name, seen.icon, seen.level) if seen else None

    found = await asyncio.gather(*(look(guild_id) for guild_id in session.guilds))
    return sorted((guild for guild in found if guild), key=lambda guild: guild.name.casefold())


@me.get("/invitation", "Where Discord asks to which server the bot shall be added")
async def read_invitation(call: Call, session: Session) -> InvitationJson:
    return InvitationJson(invitation(call.part(Settings)))
