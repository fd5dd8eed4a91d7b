"""What somebody sees: their servers with channels, members and commands, and the messages in a channel."""

from app.discord.permissions import Permission
from app.playground import cast
from app.playground.backstage.ask import Ask, Rule
from app.playground.interactions.memory import may_see
from app.playground.interactions.offered import offered_commands
from app.playground.problems import MISSING_ACCESS, Json
from app.playground.reactions import reactors
from app.playground.rest.messages import READ
from app.playground.rules.channels import WRITABLE
from app.playground.world import World

MESSAGES_SHOWN = 200


async def show_view(ask: Ask) -> Json:
    world, me = ask.world, ask.who()
    guild_ids = [guild_id for guild_id in world.state["guilds"] if me["id"] in world.members(guild_id)]
    return {
        "me": me,
        "people": [_introduced(world, user) for user in world.people()],
        "application": {"id": world.application_id, "bot": world.bot},
        "guilds": [_guild_as_seen(world, guild_id, me) for guild_id in guild_ids],
        "direct": {"channel": world.direct_channel(me["id"]), "commands": offered_commands(world, me, None)},
    }


async def list_messages(ask: Ask) -> list[Json]:
    """Oldest first."""
    world, me = ask.world, ask.who()
    channel = world.channel(ask.path["channel_id"])
    if not world.may(me["id"], channel, READ):
        raise MISSING_ACCESS()
    seen = [message for message in world.messages(channel["id"]).values() if may_see(world, message, me["id"])]
    return [_with_own_reactions(world, message, me) for message in seen[-MESSAGES_SHOWN:]]


def _introduced(world: World, user: Json) -> Json:
    about = next((person.about for person in cast.PEOPLE if person.id == user["id"]), "a newcomer")
    return {"user": user, "locale": world.state["locales"].get(user["id"], "en-US"), "about": about}


def _guild_as_seen(world: World, guild_id: str, me: Json) -> Json:
    visible = [room for room in world.channels(guild_id) if world.may(me["id"], room, Permission.VIEW_CHANNEL)]
    return {
        **world.guild_with_roles(guild_id),
        "channels": [_channel_as_seen(world, room, me) for room in sorted(visible, key=lambda room: room["position"])],
        "members": [world.member_with_user(guild_id, user_id) for user_id in world.members(guild_id)],
        "commands": offered_commands(world, me, guild_id),
        "permissions": str(world.permissions(guild_id, me["id"])),
    }


def _channel_as_seen(world: World, channel: Json, me: Json) -> Json:
    may_write = channel["type"] in WRITABLE and world.may(me["id"], channel, Permission.SEND_MESSAGES)
    return {**channel, "may_write": may_write}


def _with_own_reactions(world: World, message: Json, me: Json) -> Json:
    """The message keeps the reactions as the bot sees them."""
    if not message.get("reactions"):
        return message
    who = reactors(world, message)
    shown = [{**each, "me": me["id"] in who[each["emoji"]["name"]]} for each in message["reactions"]]
    return {**message, "reactions": shown}


ROUTES = (
    Rule("GET", "/view", show_view),
    Rule("GET", "/channels/{channel_id}/messages", list_messages),
)
