"""Scheduled events as they are kept: https://docs.discord.com/developers/resources/guild-scheduled-event"""

from datetime import datetime

from app.playground.genesis import timestamp
from app.playground.problems import FormProblems, Json
from app.playground.rules import forms
from app.playground.rules.images import image_hash
from app.playground.rules.scheduled_events import ACTIVE, COMPLETED, EXTERNAL, SCHEDULED
from app.playground.snowflakes import new_snowflake
from app.playground.world import World

FIELDS = ("name", "description", "privacy_level", "entity_type")
TIMES = ("scheduled_start_time", "scheduled_end_time")
RULE_LISTS = ("by_weekday", "by_n_weekday", "by_month", "by_month_day", "by_year_day")


def new_event(guild_id: str, creator_id: str) -> Json:
    """Without what only a form can tell."""
    return {
        "id": new_snowflake(),
        "guild_id": guild_id,
        "channel_id": None,
        "creator_id": creator_id,
        "description": None,
        "image": None,
        "scheduled_end_time": None,
        "status": SCHEDULED,
        "entity_id": None,
        "entity_metadata": None,
        "recurrence_rule": None,
        "guild_scheduled_event_exceptions": [],
    }


def change_event(event: Json, form: Json) -> None:
    """`form` was checked before, but for its picture."""
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


def events_of(world: World, guild_id: str) -> list[Json]:
    """All of a guild's, as they stand at this moment."""
    world.guild(guild_id)
    events = [each for each in world.held("scheduled_events").values() if each["guild_id"] == guild_id]
    for event in events:
        _keep_time(world, event)
    return events


def interested(world: World, event: Json) -> list[str]:
    users: list[str] = world.held("event_users").get(event["id"], [])
    return users


def _keep_time(world: World, event: Json) -> None:
    """Only external events begin and end by themselves."""
    if event["entity_type"] != EXTERNAL:
        return
    now = world.clock()
    for status, following, key in ((SCHEDULED, ACTIVE, TIMES[0]), (ACTIVE, COMPLETED, TIMES[1])):
        if event["status"] == status and datetime.fromisoformat(event[key]).timestamp() <= now:
            event["status"], world.changed = following, True
