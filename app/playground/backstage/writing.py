"""People write, delete and put away messages, and react to them."""

import msgspec

from app.discord.permissions import Permission
from app.playground import people
from app.playground.backstage.ask import Ask, Rule
from app.playground.interactions.memory import may_see
from app.playground.posting import new_message
from app.playground.problems import MISSING_PERMISSIONS, NOT_THE_AUTHOR, UNKNOWN_MESSAGE, Json
from app.playground.reactions import react, unreact
from app.playground.rest.messages import READ
from app.playground.rules.channels import WRITABLE
from app.playground.rules.messages import EPHEMERAL, check_message


class Written(msgspec.Struct, frozen=True, kw_only=True):
    who: str
    channel: str
    """Its id."""
    content: str


async def write(ask: Ask) -> Json:
    written, world = await ask.body(Written), ask.world
    author, channel = people.find_person(world, written.who, None), world.channel(written.channel)
    if channel["type"] not in WRITABLE or not world.may(author["id"], channel, Permission.SEND_MESSAGES):
        raise MISSING_PERMISSIONS()
    body = {"content": written.content.strip()}
    check_message(body, 0)
    message = new_message(world, channel["id"], author, body, world.clock())
    world.add_message(message)
    return message


async def remove(ask: Ask) -> None:
    """One's own message is deleted; an ephemeral one is put away, which the bot is not told."""
    message, me = ask.message(), ask.who()
    if message["flags"] & EPHEMERAL and may_see(ask.world, message, me["id"]):
        ask.world.dismiss(message)
    elif message["author"]["id"] == me["id"]:
        ask.world.remove_message(message)
    else:
        raise NOT_THE_AUTHOR()


async def add_reaction(ask: Ask) -> None:
    message, me = _readable_message(ask)
    react(ask.world, message, ask.path["emoji"], me["id"])


async def remove_reaction(ask: Ask) -> None:
    message, me = _readable_message(ask)
    unreact(ask.world, message, ask.path["emoji"], me["id"])


def _readable_message(ask: Ask) -> tuple[Json, Json]:
    """The message and who reads it. Nobody but the bot knows of an ephemeral one, so none can react to it."""
    message, me = ask.message(), ask.who()
    channel = ask.world.channel(message["channel_id"])
    if message["flags"] & EPHEMERAL or not ask.world.may(me["id"], channel, READ):
        raise UNKNOWN_MESSAGE()
    return message, me


_REACTION = "/messages/{message_id}/reactions/{emoji}"
ROUTES = (
    Rule("POST", "/messages", write),
    Rule("DELETE", "/messages/{message_id}", remove),
    Rule("PUT", _REACTION, add_reaction),
    Rule("DELETE", _REACTION, remove_reaction),
)
