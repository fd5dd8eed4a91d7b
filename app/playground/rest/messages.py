"""Channels and what is written in them: https://docs.discord.com/developers/resources/message"""

from typing import Any

from app.discord.permissions import Permission
from app.playground.posting import edit_message, new_message
from app.playground.problems import NOT_THE_AUTHOR, UNKNOWN_MESSAGE, FormProblems, Json, Refusal
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rules import forms
from app.playground.rules.messages import EPHEMERAL, FLAGS_ON_MESSAGES, check_message

NONCE_SECONDS = 300.0
READ = Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY
WRITABLE_CHANNEL_TYPES = (0, 1, 2, 5, 13)


def get_channel(call: Call) -> Reply:
    return 200, _channel(call, Permission.VIEW_CHANNEL)


def list_messages(call: Call) -> Reply:
    """Newest first. Without the MESSAGE_CONTENT intent, what others wrote is empty."""
    channel, limit = _channel(call, READ), call.number("limit", 50, 1, 100)
    visible = [message for message in call.world.messages(channel["id"]).values() if not _hidden(message)]
    before, after = call.number("before", 2**63, 0, 2**64), call.number("after", 0, 0, 2**64)
    visible = [message for message in visible if after < int(message["id"]) < before]
    page = visible[:limit] if "after" in call.query else visible[-limit:]
    return 200, [_as_the_bot_sees(call, channel, message) for message in reversed(page)]


def get_message(call: Call) -> Reply:
    channel = _channel(call, READ)
    return 200, _as_the_bot_sees(call, channel, _message(call))


def create_message(call: Call) -> Reply:
    channel, form = _channel(call, Permission.SEND_MESSAGES), call.form()
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
    _channel(call, Permission.VIEW_CHANNEL)
    message, form = _message(call), call.form()
    if message["author"]["id"] != call.world.application_id:
        raise NOT_THE_AUTHOR()
    check_message(form, FLAGS_ON_MESSAGES, message)
    edit_message(call.world, message, form, call.world.clock())
    return 200, message


def delete_message(call: Call) -> Reply:
    channel = _channel(call, Permission.VIEW_CHANNEL)
    message = _message(call)
    if message["author"]["id"] != call.world.application_id:
        call.world.require_bot_in_channel(channel, Permission.MANAGE_MESSAGES)
    call.world.remove_message(message)
    return 204, None


def _channel(call: Call, needed: Permission) -> Json:
    channel = call.world.channel(call.path["channel_id"])
    call.world.require_bot_in_channel(channel, needed)
    if channel["type"] not in WRITABLE_CHANNEL_TYPES:
        raise Refusal(400, 50024, "Cannot execute action on this channel type")
    return channel


def _message(call: Call) -> Json:
    message = call.world.message(call.path["channel_id"], call.path["message_id"])
    if _hidden(message):
        raise UNKNOWN_MESSAGE()
    return message


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


def _as_the_bot_sees(call: Call, channel: Json, message: Json) -> Json:
    own = message["author"]["id"] == call.world.application_id
    mentioned = any(user["id"] == call.world.application_id for user in message["mentions"])
    if own or mentioned or channel["type"] == 1:
        return message
    return {**message, "content": "", "embeds": [], "attachments": [], "components": []}


_MESSAGES = "/channels/{channel_id}/messages"
ROUTES = (
    Rule("GET", "/channels/{channel_id}", get_channel),
    Rule("GET", _MESSAGES, list_messages),
    Rule("POST", _MESSAGES, create_message),
    Rule("GET", f"{_MESSAGES}/{{message_id}}", get_message),
    Rule("PATCH", f"{_MESSAGES}/{{message_id}}", change_message),
    Rule("DELETE", f"{_MESSAGES}/{{message_id}}", delete_message),
)
