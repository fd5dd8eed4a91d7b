"""https://docs.discord.com/developers/resources/message#create-reaction"""

from app.discord.permissions import Permission
from app.playground.problems import UNKNOWN_EMOJI, Json
from app.playground.reactions import react, reactors, unreact
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rest.messages import READ, channel_of_messages, visible_message


def list_users(call: Call) -> Reply:
    """By user id. Nobody here has super reactions (type 1)."""
    message = _message(call)
    who = reactors(call.world, message).get(call.path["emoji_name"], [])
    limit, after = call.number("limit", 25, 1, 100), call.number("after", 0, 0, 2**63)
    ids = sorted(int(user_id) for user_id in who if int(user_id) > after) if not call.number("type", 0, 0, 1) else []
    return 200, [call.world.user(str(user_id)) for user_id in ids[:limit]]


def add_own(call: Call) -> Reply:
    """Joining in with an emoji that is there already needs no permission to add one."""
    message, emoji = _message(call), call.path["emoji_name"]
    if emoji not in reactors(call.world, message):
        channel_of_messages(call, Permission.ADD_REACTIONS)
    react(call.world, message, emoji, call.world.application_id)
    return 204, None


def delete_own(call: Call) -> Reply:
    return _deleted(call, READ, call.path["emoji_name"], call.world.application_id)


def delete_of_user(call: Call) -> Reply:
    return _deleted(call, Permission.MANAGE_MESSAGES, call.path["emoji_name"], call.path["user_id"])


def delete_of_emoji(call: Call) -> Reply:
    return _deleted(call, Permission.MANAGE_MESSAGES, call.path["emoji_name"])


def delete_all(call: Call) -> Reply:
    return _deleted(call, Permission.MANAGE_MESSAGES)


def _deleted(call: Call, needed: Permission, emoji: str | None = None, user_id: str | None = None) -> Reply:
    channel_of_messages(call, needed)
    message = _message(call)
    if emoji is not None and emoji not in reactors(call.world, message):
        raise UNKNOWN_EMOJI()
    unreact(call.world, message, emoji, user_id)
    return 204, None


def _message(call: Call) -> Json:
    channel_of_messages(call, READ)
    return visible_message(call)


_REACTIONS = "/channels/{channel_id}/messages/{message_id}/reactions"
ROUTES = (
    Rule("DELETE", _REACTIONS, delete_all),
    Rule("GET", f"{_REACTIONS}/{{emoji_name}}", list_users),
    Rule("DELETE", f"{_REACTIONS}/{{emoji_name}}", delete_of_emoji),
    Rule("PUT", f"{_REACTIONS}/{{emoji_name}}/@me", add_own),
    Rule("DELETE", f"{_REACTIONS}/{{emoji_name}}/@me", delete_own),
    Rule("DELETE", f"{_REACTIONS}/{{emoji_name}}/{{user_id}}", delete_of_user),
)
