"""https://docs.discord.com/developers/resources/message#get-channel-pins

Discord also writes a line into the channel when something is pinned; the playground does not.
"""

from app.discord.permissions import Permission
from app.playground.genesis import timestamp
from app.playground.problems import TOO_MANY_PINS, FormProblems, Json
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rest.messages import READ, as_the_bot_sees, channel_of_messages, visible_message
from app.playground.rules import forms

MOST_PINS = 250


def list_pins(call: Call) -> Reply:
    """Pinned last comes first."""
    channel, limit = channel_of_messages(call, READ), call.number("limit", 50, 1, 50)
    before, messages = _before(call), call.world.messages(channel["id"])
    pins = sorted(_pins(call).items(), key=lambda pin: str(pin[1]), reverse=True)
    older = [(message_id, at) for message_id, at in pins if message_id in messages and (not before or at < before)]
    items = [
        {"pinned_at": at, "message": as_the_bot_sees(call, channel, messages[message_id])}
        for message_id, at in older[:limit]
    ]
    return 200, {"items": items, "has_more": len(older) > limit}


def pin(call: Call) -> Reply:
    channel_of_messages(call, Permission.PIN_MESSAGES)
    message, pins = visible_message(call), _pins(call)
    if message["id"] not in pins and len(pins) >= MOST_PINS:
        raise TOO_MANY_PINS()
    pins.setdefault(message["id"], timestamp(call.world.clock()))
    message["pinned"] = call.world.changed = True
    return 204, None


def unpin(call: Call) -> Reply:
    channel_of_messages(call, Permission.PIN_MESSAGES)
    message = visible_message(call)
    _pins(call).pop(message["id"], None)
    message["pinned"], call.world.changed = False, True
    return 204, None


def _pins(call: Call) -> Json:
    """When what was pinned."""
    held: Json = call.world.held("pins").setdefault(call.path["channel_id"], {})
    return held


def _before(call: Call) -> str | None:
    problems = FormProblems()
    at = forms.moment(problems, ("before",), call.query["before"]) if "before" in call.query else None
    problems.raise_any()
    return None if at is None else timestamp(at)


_PINS = "/channels/{channel_id}/messages/pins"
ROUTES = (
    Rule("GET", _PINS, list_pins),
    Rule("PUT", f"{_PINS}/{{message_id}}", pin),
    Rule("DELETE", f"{_PINS}/{{message_id}}", unpin),
)
