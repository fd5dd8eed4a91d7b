"""https://docs.discord.com/developers/resources/guild-scheduled-event"""

from datetime import datetime

from app.discord.permissions import Permission
from app.playground.genesis import timestamp
from app.playground.problems import MISSING_PERMISSIONS, TOO_MANY_EVENTS, UNKNOWN_EVENT, FormProblems, Json
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rules import forms
from app.playground.rules.images import image_hash
from app.playground.rules.scheduled_events import (
    ACTIVE,
    COMPLETED,
    EXTERNAL,
    FINISHED,
    IN_STAGE,
    SCHEDULED,
    check_event,
    check_status,
)
from app.playground.snowflakes import new_snowflake
from app.playground.voice import STAGE_MODERATOR

MOST_UNFINISHED = 100
FIELDS = ("name", "description", "privacy_level", "entity_type")
TIMES = ("scheduled_start_time", "scheduled_end_time")
RULE_LISTS = ("by_weekday", "by_n_weekday", "by_month", "by_month_day", "by_year_day")


def list_events(call: Call) -> Reply:
    """Those to come and those under way, where the bot sees their channel."""
    shown = [each for each in events_of(call, call.path["guild_id"]) if each["status"] not in FINISHED]
    return 200, [_shown(call, each) for each in shown if _sees(call, each)]


def get_event(call: Call) -> Reply:
    return 200, _shown(call, _event(call))


def create_event(call: Call) -> Reply:
    guild_id, form = call.path["guild_id"], call.form()
    check_event(form, form, call.world.clock(), lambda channel_id: _channel_kind(call, channel_id))
    event: Json = {
        "id": new_snowflake(),
        "guild_id": guild_id,
        "channel_id": None,
        "creator_id": call.world.application_id,
        "description": None,
        "image": None,
        "scheduled_end_time": None,
        "status": SCHEDULED,
        "entity_id": None,
        "entity_metadata": None,
        "recurrence_rule": None,
        "guild_scheduled_event_exceptions": [],
    }
    _change(event, form)
    _require_permissions(call, event, Permission.CREATE_EVENTS)
    if sum(each["status"] not in FINISHED for each in events_of(call, guild_id)) >= MOST_UNFINISHED:
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
    _change(changed, form)
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
    ids = sorted(int(user_id) for user_id in interested(call, event) if after < int(user_id) < before)
    page = ids[-limit:] if "before" in call.query and "after" not in call.query else ids[:limit]
    return 200, [_user(call, event, str(user_id)) for user_id in page]


def events_of(call: Call, guild_id: str) -> list[Json]:
    """All of a guild's, as they stand at this moment."""
    call.world.guild(guild_id)
    events = [each for each in call.world.held("scheduled_events").values() if each["guild_id"] == guild_id]
    for event in events:
        _keep_time(call, event)
    return events


def interested(call: Call, event: Json) -> list[str]:
    users: list[str] = call.world.held("event_users").get(event["id"], [])
    return users


def _keep_time(call: Call, event: Json) -> None:
    """Only external events begin and end by themselves."""
    if event["entity_type"] != EXTERNAL:
        return
    now = call.world.clock()
    for status, following, key in ((SCHEDULED, ACTIVE, TIMES[0]), (ACTIVE, COMPLETED, TIMES[1])):
        if event["status"] == status and datetime.fromisoformat(event[key]).timestamp() <= now:
            event["status"], call.world.changed = following, True


def _event(call: Call) -> Json:
    events = events_of(call, call.path["guild_id"])
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


def _change(event: Json, form: Json) -> None:
    problems = FormProblems()
    if "image" in form:
        event["image"] = image_hash(problems, ("image",), form["image"])
    for key in TIMES:
        if key in form:
            at = None if form[key] is None else forms.moment(problems, (key,), form[key])
            event[key] = None if at is None else timestamp(at)
    problems.raise_any()
    event |= {key: form[key] for key in FIELDS if key in form}
    if "channel_id" in form:
        event["channel_id"] = form["channel_id"] and str(form["channel_id"])
    if form.get("entity_metadata") is not None or event["entity_type"] != EXTERNAL:
        event["entity_metadata"] = form.get("entity_metadata") or None
    if "recurrence_rule" in form:
        event["recurrence_rule"] = form["recurrence_rule"] and _shown_rule(form["recurrence_rule"])
    event["status"] = form.get("status") or event["status"]


def _shown_rule(rule: Json) -> Json:
    return {**dict.fromkeys(RULE_LISTS), "end": None, "count": None, "interval": 1, **rule}


def _shown(call: Call, event: Json) -> Json:
    shown = {**event, "creator": call.world.user(event["creator_id"])}
    return {**shown, "user_count": len(interested(call, event))} if call.flag("with_user_count") else shown


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
