"""The Admin API about whoever asks: somebody who is signed in, or a machine with a token."""

import asyncio
from datetime import datetime

import msgspec

from app.api.actors import ActorText
from app.api.call import Call
from app.api.declaration import ApiBook, Level
from app.control_room.access import Access
from app.control_room.callers import Known
from app.discord.snowflake import SnowflakeText, as_text
from app.guilds.setup import invitation
from app.settings import Settings

me = ApiBook("self")

ASKED_TOGETHER = 10


class MyTokenJson(msgspec.Struct):
    """What it may do, and where."""

    hint: str
    """How it begins."""
    guild_id: SnowflakeText
    scopes: list[str]
    expires_at: datetime | None


class MyselfJson(msgspec.Struct):
    id: ActorText
    name: str
    avatar: str | None
    """The hash of their picture at Discord."""
    token: MyTokenJson | None = None
    """When a token asks: then `id` is `token:` and its id."""


class MyGuildJson(msgspec.Struct):
    id: SnowflakeText
    name: str
    icon: str | None
    level: Level


class InvitationJson(msgspec.Struct):
    url: str
    """A page of Discord's."""


@me.get("/me", "Who is signed in, or which token this is")
async def read_me(call: Call, known: Known) -> MyselfJson:
    if token := known.token:
        about = MyTokenJson(token.hint, as_text(token.guild_id), sorted(token.scopes), token.expires_at)
        return MyselfJson(known.caller.audit_name, token.name, None, about)
    avatar = known.session.avatar if known.session else None
    return MyselfJson(as_text(known.caller.user_id), known.caller.name, avatar)


@me.get("/guilds", "The servers that they may see, and what they may do there", people_only=True)
async def list_my_guilds(call: Call, known: Known) -> list[MyGuildJson]:
    access, turn = call.part(Access), asyncio.Semaphore(ASKED_TOGETHER)

    async def look(guild_id: str) -> MyGuildJson | None:
        async with turn:
            seen = await access.look(int(guild_id), call.caller.user_id)
        return MyGuildJson(as_text(seen.id), seen.name, seen.icon, seen.level) if seen else None

    found = await asyncio.gather(*(look(guild_id) for guild_id in (known.session.guilds if known.session else ())))
    return sorted((guild for guild in found if guild), key=lambda guild: guild.name.casefold())


@me.get("/invitation", "Where Discord asks to which server the bot shall be added", people_only=True)
async def read_invitation(call: Call, known: Known) -> InvitationJson:
    return InvitationJson(invitation(call.part(Settings)))
