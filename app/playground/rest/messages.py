"""What is written in channels: https://docs.discord.com/developers/resources/message"""

from typing import Any

from app.discord.permissions import Permission
from app.playground.posting import PLAIN, edit_message, new_message
from app.playground.problems import (
    ALREADY_CROSSPOSTED,
    INVALID_MESSAGE_TYPE,
    NOT_A_DM,
    NOT_THE_AUTHOR,
    TOO_OLD_TO_DELETE,
    UNKNOWN_MESSAGE,
    WRONG_CHANNEL_TYPE,
    FormProblems,
    Json,
)
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rest.channels import channel_in
from app.playground.rules import forms
from app.playground.rules.channels import ANNOUNCEMENT, DIRECT, WRITABLE
from app.playground.rules.messages import CROSSPOSTED, EPHEMERAL, FLAGS_ON_MESSAGES, check_message
from app.playground.snowflakes import seconds_of

NONCE_SECONDS = 300.0
BULK_DELETE_SECONDS = 14 * 86_400
READ = Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY
LARGEST_ID = 2**64


def list_messages(call: Call) -> Reply:
    """Newest first. Without the MESSAGE_CONTENT intent, what others wrote is empty."""
    channel, limit = channel_of_messages(call, READ), call.number("limit", 50, 1, 100)
    visible = [message for message in call.world.messages(channel["id"]).values() if not _hidden(message)]
    page = _page(call, visible, limit)
    return 200, [as_the_bot_sees(call, channel, message) for message in reversed(page)]


def get_message(call: Call) -> Reply:
    channel = channel_of_messages(call, READ)
    return 200, as_the_bot_sees(call, channel, visible_message(call))


def create_message(call: Call) -> Reply:
    channel, form = channel_of_messages(call, Permission.SEND_MESSAGES), call.form()
    nonce = _checked_nonce(form)
    check_message(form, FLAGS_ON_MESSAGES)
    if nonce is not None and form.get("enforce_nonce") and (earlier := _sent_with(call, channel, str(nonce))):
        return 200, earlier
    if form.get("embeds"):
        call.world.require_bot_in_channel(channel, Permission.EMBED_LINKS)
    message = new_message(call.world, channel["id"], call.world.bot, form, call.world.clock())
    if nonce is not None:
        message["nonce"] = nonce
        call.world.state["nonces"][str(nonce)] = [channel["id"], message["id"], call.world.clock()]
    call.world.add_message(message)
    return 200, message


def change_message(call: Call) -> Reply:
    channel_of_messages(call, Permission.VIEW_CHANNEL)
    message, form = visible_message(call), call.form()
    if message["author"]["id"] != call.world.application_id:
        raise NOT_THE_AUTHOR()
    check_message(form, FLAGS_ON_MESSAGES, message)
    edit_message(call.world, message, form, call.world.clock())
    return 200, message


def delete_message(call: Call) -> Reply:
    channel = channel_of_messages(call, Permission.VIEW_CHANNEL)
    message = visible_message(call)
    if message["author"]["id"] != call.world.application_id:
        call.world.require_bot_in_channel(channel, Permission.MANAGE_MESSAGES)
    call.world.remove_message(message)
    return 204, None


def delete_messages(call: Call) -> Reply:
    """Ids of no message are no error."""
    channel, problems = channel_of_messages(call, Permission.MANAGE_MESSAGES), FormProblems()
    if channel["type"] == DIRECT:
        raise NOT_A_DM()
    ids = forms.ids(problems, ("messages",), call.form().get("messages"), 2, 100)
    problems.raise_any()
    if any(seconds_of(each) < call.world.clock() - BULK_DELETE_SECONDS for each in ids):
        raise TOO_OLD_TO_DELETE()
    held = call.world.messages(channel["id"])
    for message in [held[each] for each in ids if each in held and not _hidden(held[each])]:
        call.world.remove_message(message)
    return 204, None


def crosspost_message(call: Call) -> Reply:
    """To the channels that follow this one; of those the playground has none."""
    channel, message = channel_of_messages(call, Permission.SEND_MESSAGES), visible_message(call)
    if channel["type"] != ANNOUNCEMENT:
        raise WRONG_CHANNEL_TYPE()
    if message["author"]["id"] != call.world.application_id:
        call.world.require_bot_in_channel(channel, Permission.MANAGE_MESSAGES)
    if message["type"] != PLAIN:
        raise INVALID_MESSAGE_TYPE()
    if message["flags"] & CROSSPOSTED:
        raise ALREADY_CROSSPOSTED()
    message["flags"] |= CROSSPOSTED
    call.world.changed = True
    return 200, as_the_bot_sees(call, channel, message)


def channel_of_messages(call: Call, needed: Permission) -> Json:
    """The channel of the path, if it can hold messages and the bot holds what is needed there."""
    channel = channel_in(call, needed)
    if channel["type"] not in WRITABLE:
        raise WRONG_CHANNEL_TYPE()
    return channel


def visible_message(call: Call) -> Json:
    message = call.world.message(call.path["channel_id"], call.path["message_id"])
    if _hidden(message):
        raise UNKNOWN_MESSAGE()
    return message


def as_the_bot_sees(call: Call, channel: Json, message: Json) -> Json:
    own = call.world.application_id in (message["author"]["id"], message.get("application_id"))
    mentioned = any(user["id"] == call.world.application_id for user in message["mentions"])
    if own or mentioned or channel["type"] == DIRECT:
        return message
    return {**message, "content": "", "embeds": [], "attachments": [], "components": []}


def _page(call: Call, messages: list[Json], limit: int) -> list[Json]:
    """Oldest first. Of `around`, `before` and `after` the first one given counts, and the nearest to it are chosen."""
    if "around" in call.query:
        around = call.number("around", 0, 0, LARGEST_ID)
        older = [message for message in messages if int(message["id"]) <= around]
        newer = [message for message in messages if int(message["id"]) > around]
        return older[-(limit // 2 + 1) :] + newer[: (limit - 1) // 2]
    if "after" in call.query and "before" not in call.query:
        after = call.number("after", 0, 0, LARGEST_ID)
        return [message for message in messages if int(message["id"]) > after][:limit]
    before = call.number("before", LARGEST_ID, 0, LARGEST_ID)
    return [message for message in messages if int(message["id"]) < before][-limit:]


def _hidden(message: Json) -> bool:
    return bool(message["flags"] & EPHEMERAL)


def _checked_nonce(form: Json) -> Any:
    nonce = form.get("nonce")
    if nonce is None or (isinstance(nonce, int) and not isinstance(nonce, bool)):
        return nonce
    problems = FormProblems()
    forms.text(problems, ("nonce",), nonce, 0, 25)
    problems.raise_any()
    return nonce


def _sent_with(call: Call, channel: Json, nonce: str) -> Json | None:
    """The message this nonce already made; an error when it was deleted since, as Discord has it."""
    nonces, now = call.world.state["nonces"], call.world.clock()
    for old in [key for key, (_, _, at) in nonces.items() if now - at > NONCE_SECONDS]:
        del nonces[old]
    if nonce not in nonces:
        return None
    channel_id, message_id, _ = nonces[nonce]
    return call.world.message(channel_id, message_id)


_MESSAGES = "/channels/{channel_id}/messages"
ROUTES = (
    Rule("GET", _MESSAGES, list_messages),
    Rule("POST", _MESSAGES, create_message),
    Rule("POST", f"{_MESSAGES}/bulk-delete", delete_messages),
    Rule("GET", f"{_MESSAGES}/{{message_id}}", get_message),
    Rule("PATCH", f"{_MESSAGES}/{{message_id}}", change_message),
    Rule("DELETE", f"{_MESSAGES}/{{message_id}}", delete_message),
    Rule("POST", f"{_MESSAGES}/{{message_id}}/crosspost", crosspost_message),
)
