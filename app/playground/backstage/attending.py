"""People join voice and stage channels, and say which events they are interested in."""

from app.discord.permissions import Permission
from app.playground.backstage.ask import Ask, Rule
from app.playground.events import events_of
from app.playground.problems import MISSING_PERMISSIONS, UNKNOWN_EVENT, Json, PlaygroundError
from app.playground.rules.channels import HEARD
from app.playground.voice import join_voice, leave_voice


async def join(ask: Ask) -> Json:
    """From whichever channel they were in."""
    me, channel = ask.who(), ask.world.channel(ask.path["channel_id"])
    if channel["type"] not in HEARD:
        raise PlaygroundError(f"#{channel['name']} is no voice channel")
    if not ask.world.may(me["id"], channel, Permission.VIEW_CHANNEL | Permission.CONNECT):
        raise MISSING_PERMISSIONS()
    return join_voice(ask.world, me["id"], channel)


async def leave(ask: Ask) -> None:
    channel = ask.world.channel(ask.path["channel_id"])
    leave_voice(ask.world, channel["guild_id"], ask.who()["id"])


async def be_interested(ask: Ask) -> None:
    users, me = _interested(ask), ask.who()
    if me["id"] not in users:
        users.append(me["id"])
        ask.world.changed = True


async def lose_interest(ask: Ask) -> None:
    users, me = _interested(ask), ask.who()
    if me["id"] in users:
        users.remove(me["id"])
        ask.world.changed = True


def _interested(ask: Ask) -> list[str]:
    """Their ids, as the world keeps them."""
    guild_id, event_id = ask.path["guild_id"], ask.path["event_id"]
    event = next((each for each in events_of(ask.world, guild_id) if each["id"] == event_id), None)
    if event is None:
        raise UNKNOWN_EVENT()
    ask.world.member(guild_id, ask.who()["id"])
    users: list[str] = ask.world.held("event_users").setdefault(event_id, [])
    return users


_VOICE = "/voice/{channel_id}"
_INTEREST = "/events/{guild_id}/{event_id}/interest"
ROUTES = (
    Rule("PUT", _VOICE, join),
    Rule("DELETE", _VOICE, leave),
    Rule("PUT", _INTEREST, be_interested),
    Rule("DELETE", _INTEREST, lose_interest),
)
