"""https://docs.discord.com/developers/resources/guild-scheduled-event"""

from app.discord.permissions import Permission
from app.playground.events import change_event, events_of, interested, new_event
from app.playground.problems import MISSING_PERMISSIONS, TOO_MANY_EVENTS, UNKNOWN_EVENT, Json
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rules.scheduled_events import FINISHED, IN_STAGE, check_event, check_status
from app.playground.voice import STAGE_MODERATOR

MOST_UNFINISHED = 100


def list_events(call: Call) -> Reply:
    """Those to come and those under way, where the bot sees their channel."""
    shown = [each for each in events_of(call.world, call.path["guild_id"]) if each["status"] not in FINISHED]
    return 200, [_shown(call, each) for each in shown if _sees(call, each)]


def get_event(call: Call) -> Reply:
    return 200, _shown(call, _event(call))


def create_event(call: Call) -> Reply:
    guild_id, form = call.path["guild_id"], call.form()
    check_event(form, form, call.world.clock(), lambda channel_id: _channel_kind(call, channel_id))
    event = new_event(guild_id, call.world.application_id)
    change_event(event, form)
    _require_permissions(call, event, Permission.CREATE_EVENTS)
    if sum(each["status"] not in FINISHED for each in events_of(call.world, guild_id)) >= MOST_UNFINISHED:
        raise TOO_MANY_EVENTS()
    call.world.held("scheduled_events")[event["id"]] = event
    call.world.changed = True
    return 200, _shown(call, event)


def edit_event(call: Call) -> Reply:
    """A `status` starts, ends or cancels it. What is finished stays as it is."""
    event, form = _managed_event(call), call.form()
    check_status(event["status"], form.get("status") or event["status"])
    wanted = {**event, **form}
    check_event(wanted, form, call.world.clock(), lambda channel_id: _channel_kind(call, channel_id))
    changed = {**event}
    change_event(changed, form)
    _require_permissions(call, changed, Permission.CREATE_EVENTS | Permission.MANAGE_EVENTS)
    event |= changed
    call.world.changed = True
    return 200, _shown(call, event)


def delete_event(call: Call) -> Reply:
    event = _managed_event(call)
    del call.world.held("scheduled_events")[event["id"]]
    call.world.held("event_users").pop(event["id"], None)
    call.world.changed = True
    return 204, None


def list_users(call: Call) -> Reply:
    """Who is interested, by user id."""
    event, limit = _event(call), call.number("limit", 100, 1, 100)
    before, after = call.number("before", 2**64, 0, 2**64), call.number("after", 0, 0, 2**64)
    ids = sorted(int(user_id) for user_id in interested(call.world, event) if after < int(user_id) < before)
    page = ids[-limit:] if "before" in call.query and "after" not in call.query else ids[:limit]
    return 200, [_user(call, event, str(user_id)) for user_id in page]


def _event(call: Call) -> Json:
    events = events_of(call.world, call.path["guild_id"])
    event = next((each for each in events if each["id"] == call.path["event_id"]), None)
    if event is None or not _sees(call, event):
        raise UNKNOWN_EVENT()
    return event


def _managed_event(call: Call) -> Json:
    """One's own with either permission, others' only with MANAGE_EVENTS."""
    event = _event(call)
    own = event["creator_id"] == call.world.application_id
    _require_permissions(call, event, Permission.MANAGE_EVENTS | (Permission.CREATE_EVENTS if own else 0))
    return event


def _require_permissions(call: Call, event: Json, any_of: Permission) -> None:
    channel = event["channel_id"] and call.world.channel(event["channel_id"])
    held = call.world.permissions(event["guild_id"], call.world.application_id, channel)
    if not held & any_of:
        raise MISSING_PERMISSIONS()
    if channel:
        voice = Permission.VIEW_CHANNEL | Permission.CONNECT
        in_stage = event["entity_type"] == IN_STAGE
        call.world.require_bot_in_channel(channel, STAGE_MODERATOR if in_stage else voice)


def _sees(call: Call, event: Json) -> bool:
    channel = call.world.state["channels"].get(event["channel_id"])
    held = call.world.permissions(event["guild_id"], call.world.application_id, channel)
    return bool(held & Permission.VIEW_CHANNEL)


def _channel_kind(call: Call, channel_id: str) -> int | None:
    channel = call.world.state["channels"].get(channel_id, {})
    return channel["type"] if channel.get("guild_id") == call.path["guild_id"] else None


def _shown(call: Call, event: Json) -> Json:
    shown = {**event, "creator": call.world.user(event["creator_id"])}
    return {**shown, "user_count": len(interested(call.world, event))} if call.flag("with_user_count") else shown


def _user(call: Call, event: Json, user_id: str) -> Json:
    member = call.world.members(event["guild_id"]).get(user_id)
    described = {"guild_scheduled_event_id": event["id"], "user_id": user_id, "response": 1}
    described["user"] = call.world.user(user_id)
    if call.flag("with_member") and member:
        described["member"] = {**member, "user": described["user"]}
    return described


_EVENTS = "/guilds/{guild_id}/scheduled-events"
ROUTES = (
    Rule("GET", _EVENTS, list_events),
    Rule("POST", _EVENTS, create_event),
    Rule("GET", f"{_EVENTS}/{{event_id}}", get_event),
    Rule("PATCH", f"{_EVENTS}/{{event_id}}", edit_event),
    Rule("DELETE", f"{_EVENTS}/{{event_id}}", delete_event),
    Rule("GET", f"{_EVENTS}/{{event_id}}/users", list_users),
)
